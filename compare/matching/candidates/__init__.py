"""Candidates: pairs that might match. They have no score yet: compare.matching.matches scores them on the texts.

Three ways of finding them keep one contract: rows in, pairs of row numbers out (left < right, none twice, ascending).
`exact` misses no pair of sets, `minhash` misses few and scales, `meaning` works on vectors.
"""
