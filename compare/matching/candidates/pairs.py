"""Pairs: of row numbers, made within groups, each kept once; and of ids, as an engine keeps them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import Schema
from compare.engines.contracts import Parts

# As an engine keeps them: the keys under which rows meet, and pairs of ids, of which id is the smaller.
KEYS = Schema(key="uint64", id="uint64")
PAIRS = Schema(id="uint64", right="uint64")
LEFT_OUT = Schema(pairs="int64")  # how many were not looked at because they stand in crowds

Rows = NDArray[np.int64]
Pairs = tuple[Rows, Rows]  # left and right, of the same length

NONE: Pairs = (np.empty(0, np.int64), np.empty(0, np.int64))


class Candidates(NamedTuple):
    """PAIRS as an engine keeps them, and how many more were not looked at because they stand in crowds."""

    pairs: Parts
    left_out: int


def left_out_of(counted: Parts) -> int:
    """The sum of LEFT_OUT."""
    return sum(int(batch["pairs"].sum()) for batch in counted)


def pair_up(ends: Rows) -> Pairs:
    """All pairs (i, j) with i < j < ends[i], for positions i of an array (n): groups lie next to each other."""
    positions = np.arange(len(ends))
    lengths = np.maximum(ends - positions - 1, 0)
    left = np.repeat(positions, lengths)
    begins = np.cumsum(lengths) - lengths
    return left, np.arange(len(left)) - np.repeat(begins, lengths) + left + 1


def distinct(left: Rows, right: Rows) -> Pairs:
    """The same pairs, smaller row first, ascending, none twice and none of a row with itself."""
    low, high = np.minimum(left, right), np.maximum(left, right)
    keys = np.sort((low[low < high] << 32) | high[low < high])
    if len(keys):
        keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))]
    return keys >> 32, keys & 0xFFFFFFFF


def join(found: list[Pairs]) -> Pairs:
    """The distinct pairs of several findings."""
    if not found:
        return NONE
    return distinct(np.concatenate([left for left, _ in found]), np.concatenate([right for _, right in found]))


def without(pairs: Pairs, others: Pairs) -> Pairs:
    """The pairs that are not among others; both smaller row first."""
    keys = (pairs[0] << 32) | pairs[1]
    new = ~np.isin(keys, (others[0] << 32) | others[1])
    return pairs[0][new], pairs[1][new]
