"""Pairs of quotations that may share words worth the name, found by runs of four words, as arrays.

A run that few quotations have pairs them all. One that many have ("the people of the united") pairs only what was
published within days: one remark is told again within days, and what is found later by it is found by a rarer run. No
pair goes on whose words in common cannot be enough, by their marks (see `most_in_common`).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import Batch, Schema, concatenate, runs, take
from compare.engines.orders import order_by
from compare.matching.quotations import DAYS

# A run of words of a quotation: the key of the run and that of the run behind it (0: none); how many words the
# quotation has, how many another must have in common with it at least, and its mark.
GRAMS = Schema(
    key="uint64", id="uint64", day="int64", behind="uint64", words="uint32", least="uint32", mark="uint64[2]"
)
# Two quotations that share a run of words, and whether they share one of twice as many.
MET = Schema(id="uint64", right="uint64", run="bool")
# Quotations that may share a run and be paired whatever their days. Not a limit on what is found within days.
CROWD = 50
# How many others each quotation meets at most where a run in a crowd pairs.
MOST = 500
# Pairs looked at together: as many as keep the arrays in a few MiB.
CHUNK = 1 << 18

Rows = NDArray[np.int64]


def pairs_by_gram(grams: Batch, window: int | None) -> Batch:
    """The pairs of a batch of GRAMS (sorted by key) that may share enough: MET, each once, the smaller id left."""
    ids = grams["id"]
    found = [MET.empty()]
    for rows in meetings(grams["key"], grams["day"], window):
        left, right, run = promising(grams, *rows)
        one, other = ids[left], ids[right]
        found.append({"id": np.minimum(one, other), "right": np.maximum(one, other), "run": run})
    return each_once(concatenate(found))


def each_once(met: Batch) -> Batch:
    """The different pairs of a batch of MET, sorted; one that shares a long run anywhere does."""
    order = order_by([met["id"], met["right"], ~met["run"]])
    met = take(met, order)
    left, right = met["id"], met["right"]
    return take(met, np.concatenate(([True], (left[1:] != left[:-1]) | (right[1:] != right[:-1])))[: len(left)])


def meetings(keys: NDArray[np.uint64], days: Rows, window: int | None) -> Iterator[tuple[Rows, Rows]]:
    """The rows that meet in groups of equal keys, in chunks; a day of 0 is not known, and lies within any window."""
    bounds = runs(keys)
    sizes = np.diff(bounds)
    group = np.repeat(np.arange(len(sizes)), sizes)
    order = order_by([group, days])
    crowded, ends = np.repeat(sizes > CROWD, sizes), np.repeat(bounds[1:], sizes)
    inside = days[order]
    reach = DAYS if window is None else min(DAYS, window)
    near = np.where(inside == 0, ends, last_within(group, inside, reach))
    wide = ends if window is None else np.where(inside == 0, ends, last_within(group, inside, window))
    rows = np.arange(len(keys))
    ahead = np.where(crowded, np.minimum(near - rows - 1, MOST), wide - rows - 1)
    totals = np.cumsum(ahead)
    begin = 0
    while begin < len(rows):
        before = totals[begin] - ahead[begin]
        end = max(begin + 1, int(np.searchsorted(totals, before + CHUNK)))
        some = ahead[begin:end]
        left = np.repeat(rows[begin:end], some)
        right = left + 1 + np.arange(len(left)) - np.repeat(np.cumsum(some) - some, some)
        yield order[left], order[right]
        begin = end


def last_within(group: Rows, days: Rows, reach: int) -> Rows:
    """Behind the last row of the same group that is at most `reach` days later; rows are sorted by group and day."""
    spread = int(days.max(initial=0)) + reach + 1
    moments = group * spread + days
    return np.searchsorted(moments, moments + reach, side="right")


def promising(grams: Batch, left: Rows, right: Rows) -> tuple[Rows, Rows, NDArray[np.bool_]]:
    """The pairs that have enough words in common, as far as marks tell, or a run twice as long, and which have that."""
    run = (grams["behind"][left] == grams["behind"][right]) & (grams["behind"][left] != 0)
    enough = most_in_common(grams, left, right) >= np.minimum(grams["least"][left], grams["least"][right])
    kept = (run | enough) & (grams["id"][left] != grams["id"][right])
    return left[kept], right[kept], run[kept]


def most_in_common(grams: Batch, left: Rows, right: Rows) -> Rows:
    """How many words two quotations can have in common at most.

    Each bit that only one has is a word at least that the other has not.
    """
    one, other, sizes = grams["mark"][left], grams["mark"][right], grams["words"].astype(np.int64)
    missing = [np.bitwise_count(a & ~b).sum(axis=1, dtype=np.int64) for a, b in ((one, other), (other, one))]
    most: Rows = np.minimum(sizes[left] - missing[0], sizes[right] - missing[1])
    return most
