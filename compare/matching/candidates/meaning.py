"""Pairs of vectors that point nearly the same way, found by comparing all with all, a block at a time."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import runs
from compare.matching.candidates.pairs import NONE, Pairs, Rows, join
from compare.matching.embeddings import Vectors

BLOCK = 1024  # rows compared with as many at once: 4 MiB of likenesses
PLACES = 6  # decimals that a likeness is rounded to before it meets the threshold
# A product of matrices rounds differently in different shapes; it only proposes, this much below the threshold, and
# the likeness of a proposed pair is computed again, always in the same way.
MARGIN = 1e-4

Likenesses = NDArray[np.float64]


def find(
    vectors: Vectors,
    cosine: float,
    top: int,
    blocks: NDArray[np.uint64] | None = None,
    owners: NDArray[np.uint64] | None = None,
    asking: NDArray[np.bool_] | None = None,
) -> Pairs:
    """Pairs of rows of unit vectors (n, d) with cosine >= `cosine`, each among the `top` best of at least one side.

    Of equals the smaller row number is better. With `blocks` (n), only rows of one block are compared; with `owners`
    (n), rows of one owner are no pair, and take no place among the best; with `asking` (n), only the best of the rows
    so marked are sought. The result depends on nothing but the rows: not on blocks of memory, threads or the order of
    the blocks. Zero vectors pair with none (`cosine` > 0). Time is that of comparing the asking rows of a block with
    all of it, memory linear in rows and `top`; only rows that are equal are quadratic in memory: collapse equal texts
    first.
    """
    everything = np.arange(len(vectors))
    rows = everything if blocks is None else np.argsort(blocks, kind="stable")
    bounds = runs(np.zeros(len(vectors)) if blocks is None else blocks[rows])
    owners = everything.astype(np.uint64) if owners is None else owners
    asking = np.ones(len(vectors), np.bool_) if asking is None else asking
    members = (rows[a:b] for a, b in pairwise(bounds))
    return join([NONE, *(_best(vectors, owners, one[asking[one]], one, cosine, top) for one in members)])


def find_near(
    vectors: Vectors, cosine: float, top: int, days: NDArray[np.int64], apart: int, owners: NDArray[np.uint64]
) -> Pairs:
    """The same among rows whose `days` (n) are known (above 0) and at most `apart` from each other.

    Rows are compared in the order of their days, each only with those of its window: time is that of the rows times
    what is published within twice `apart` days.
    """
    rows = np.arange(len(vectors))
    return find_among(vectors, cosine, top, owners, rows, rows, days, apart)


def find_among(
    vectors: Vectors,
    cosine: float,
    top: int,
    owners: NDArray[np.uint64],
    asking: Rows,
    members: Rows,
    days: NDArray[np.int64] | None = None,
    apart: int = 0,
) -> Pairs:
    """The best of the rows `asking` among those of `members`: with `days` (n) those at most so many `apart`, of which
    both are known.
    """
    if days is None:
        return _best(vectors, owners, asking, members, cosine, top)
    asking, members = (rows[np.argsort(days[rows], kind="stable")] for rows in (asking, members))
    asking, members = (rows[np.searchsorted(days[rows], 1) :] for rows in (asking, members))
    asked, told = days[asking], days[members]
    found, first = [NONE], 0
    while first < len(asking):
        last = min(first + BLOCK, int(np.searchsorted(asked, asked[first] + max(apart, 1), side="right")))
        begin = np.searchsorted(told, asked[first] - apart)
        end = np.searchsorted(told, asked[last - 1] + apart, side="right")
        found.append(_best(vectors, owners, asking[first:last], members[begin:end], cosine, top, days, apart))
        first = last
    return join(found)


def widest_window(days: NDArray[np.int64], apart: int) -> int:
    """The most rows with known `days` (n) that lie within so many days of a day."""
    known = np.sort(days[days > 0])
    if not len(known):
        return 0
    ends = np.searchsorted(known, known + apart, side="right")
    return int((ends - np.searchsorted(known, known - apart)).max())


def likeness(vectors: Vectors, left: Rows, right: Rows) -> Likenesses:
    """The cosine of pairs of rows of unit vectors, rounded: the one figure that is compared and shown."""
    parts = [
        (vectors[left[first : first + BLOCK]].astype(np.float64) * vectors[right[first : first + BLOCK]]).sum(axis=1)
        for first in range(0, len(left), BLOCK)
    ]
    return np.round(np.concatenate(parts), PLACES) if parts else np.empty(0)


def _best(
    vectors: Vectors,
    owners: NDArray[np.uint64],
    asking: Rows,
    members: Rows,
    cosine: float,
    top: int,
    days: NDArray[np.int64] | None = None,
    apart: int = 0,
) -> Pairs:
    """The pairs of `find` among `members`, for those `asking`; where `days` are given those at most so many apart."""
    found = []
    for first in range(0, len(asking), BLOCK):
        rows = asking[first : first + BLOCK]
        left, right = _propose(vectors, owners, rows, members, cosine, top, days, apart)
        scores = likeness(vectors, left, right)
        order = np.lexsort([right, -scores, left])
        left, right, scores = left[order], right[order], scores[order]
        bounds = runs(left)
        rank = np.arange(len(left)) - np.repeat(bounds[:-1], np.diff(bounds))
        kept = (rank < top) & (scores >= cosine)
        found.append((left[kept], right[kept]))
    return join(found)


def _propose(
    vectors: Vectors,
    owners: NDArray[np.uint64],
    rows: Rows,
    members: Rows,
    cosine: float,
    top: int,
    days: NDArray[np.int64] | None,
    apart: int,
) -> Pairs:
    """For each of `rows` all members that may be among its best: those a little below count, too."""
    left, right = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for first in range(0, len(members), BLOCK):
        others = members[first : first + BLOCK]
        products = vectors[rows] @ vectors[others].T
        products[owners[rows][:, None] == owners[others]] = -1
        if days is not None:
            products[np.abs(days[rows][:, None] - days[others]) > apart] = -1
        floor = np.full(len(rows), cosine - MARGIN, np.float32)
        if len(others) > top:
            floor = np.maximum(floor, np.partition(products, -top, axis=1)[:, -top] - np.float32(MARGIN))
        i, j = np.nonzero(products >= floor[:, None])
        left.append(rows[i])
        right.append(others[j])
    return np.concatenate(left), np.concatenate(right)
