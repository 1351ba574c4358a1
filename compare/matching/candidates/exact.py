"""Every pair of sets with Jaccard likeness at or above a threshold, by prefix filtering.

Bayardo, Ma and Srikant, "Scaling up all pairs similarity search" (WWW 2007); Xiao et al., "Efficient similarity joins
for near duplicate detection" (WWW 2008): two sets with Jaccard t or more share a member among the first
n - ceil(t n) + 1 of each, n being its size, in any one order of all members; rare members first leaves few to compare.
"""

from __future__ import annotations

import numpy as np

from compare.engines.batches import runs
from compare.matching.candidates.pairs import Pairs, Rows, distinct, join, pair_up
from compare.matching.sketches import Hashes
from compare.matching.word_hashes import Offsets

BLOCK = 1 << 22  # pairs made at once before duplicates among them go: 64 MiB
MARGIN = 1e-9  # what a product of two floats may err; a set more is looked at, never one less


def find(shingles: Hashes, offsets: Offsets, jaccard: float) -> Pairs:
    """Candidates among rows of distinct shingles (values, offsets): all pairs with Jaccard >= `jaccard` > 0, and more.

    Empty rows pair with none. Time grows with the pairs that share a prefix, which is quadratic where many rows
    share a rare shingle.
    """
    sizes = np.diff(offsets)
    order = np.argsort(sizes, kind="stable")  # rows by size, so that partners of a fitting size lie together
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    ranks, owners = _prefixes(_rank(shingles), offsets, jaccard)
    keys = np.sort((ranks << 32) | place[owners])
    groups, members = keys >> 32, keys & 0xFFFFFFFF
    largest = np.searchsorted(sizes[order], np.floor(sizes[order] / jaccard + MARGIN), side="right")
    ends = np.searchsorted(keys, (groups << 32) | largest[members])
    return join([distinct(order[members[left]], order[members[right]]) for left, right in _pair_blocks(ends)])


def _rank(shingles: Hashes) -> Rows:
    """For each value its place in the order of all distinct values by (occurrences, value)."""
    order = np.argsort(shingles, kind="stable")
    groups = runs(shingles[order])
    counts = np.diff(groups)
    ranks = np.empty(len(counts), np.int64)
    ranks[np.argsort(counts, kind="stable")] = np.arange(len(counts))
    ranked = np.empty(len(shingles), np.int64)
    ranked[order] = np.repeat(ranks, counts)
    return ranked


def _prefixes(ranked: Rows, offsets: Offsets, jaccard: float) -> tuple[Rows, Rows]:
    """The members of each row's prefix, by rank, and the rows they belong to."""
    sizes = np.diff(offsets)
    owners = np.repeat(np.arange(len(sizes)), sizes)
    keys = np.sort((owners << 32) | ranked)
    lengths = sizes - np.ceil(jaccard * sizes - MARGIN).astype(np.int64) + 1
    inside = np.arange(len(keys)) - np.repeat(offsets[:-1], sizes) < np.repeat(lengths, sizes)
    return keys[inside] & 0xFFFFFFFF, owners[inside]


def _pair_blocks(ends: Rows) -> list[Pairs]:
    """The pairs of `pair_up`, about BLOCK at once."""
    pairs_before = np.concatenate(([0], np.cumsum(np.maximum(ends - np.arange(len(ends)) - 1, 0))))
    blocks, first = [], 0
    while first < len(ends):
        last = max(int(np.searchsorted(pairs_before, pairs_before[first] + BLOCK, side="right")) - 1, first + 1)
        left, right = pair_up(ends[first:last] - first)
        blocks.append((left + first, right + first))
        first = last
    return blocks
