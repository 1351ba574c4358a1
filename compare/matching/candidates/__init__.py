"""Candidates: pairs that might match. They have no score yet: compare.matching.matches scores them on the texts.

As arrays, four ways of finding them keep one contract: rows in, pairs of row numbers out (left < right, none twice,
ascending). `exact` misses no pair of sets and is the reference, `minhash` misses few, `meaning` works on vectors,
`shared_runs` on runs of words. As stages of an engine, for any number of rows, `prefixes.find` (the default) and
`minhash.find_in` give pairs of ids.
"""
