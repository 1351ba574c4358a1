"""Reused spans: for every two articles the stretches of text that are the same in both, or nearly.

A passage is compared whole; reuse seldom is: a copied sentence inside a rewritten paragraph, a wire story trimmed under
a new lede, a paragraph parted in two. So whole articles are compared here, by words and their places:

articles -seeds-> runs of words two articles share -chains-> near-diagonal chains of them
chains -(left)-> halves -(right)-> spans, extended and trimmed by word alignment
"""

from compare.matching.reuses.places import ARTICLES, pair_key
from compare.matching.reuses.spans import REUSES, reused_spans

__all__ = ["ARTICLES", "REUSES", "pair_key", "reused_spans"]
