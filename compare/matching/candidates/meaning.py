"""Pairs of vectors that point nearly the same way, found by comparing all with all, a block at a time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import runs
from compare.matching.candidates.fields import Field, field_of
from compare.matching.candidates.pairs import NONE, Pairs, Rows, join
from compare.matching.embeddings import Vectors

BLOCK = 1024  # rows compared at once, with so many others that it is TILE products
TILE = 1 << 22  # 8 or 16 MiB
MANY = 1 << 20  # proposals after which the best are picked
PLACES = 6  # decimals that a likeness is rounded to before it meets the threshold

Likenesses = NDArray[np.float64]
# Rows that ask, and the stretch of the field, `[begin, end)`, in which they do.
Meeting = tuple[Rows, int, int]


class Proposals(NamedTuple):
    """Pairs of rows that may be near enough, and roughly how near they are."""

    left: Rows
    right: Rows
    roughly: NDArray[np.float32]


NOTHING = Proposals(*NONE, np.empty(0, np.float32))


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
    meetings = [(rows[a:b][asking[rows[a:b]]], a, b) for a, b in pairwise(bounds.tolist())]
    return _best(vectors, owners, meetings, rows, cosine, top)


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
        return _best(vectors, owners, [(asking, 0, len(members))], members, cosine, top)
    asking, members = (rows[np.argsort(days[rows], kind="stable")] for rows in (asking, members))
    asking, members = (rows[np.searchsorted(days[rows], 1) :] for rows in (asking, members))
    return _best(vectors, owners, _within(days[asking], days[members], asking, apart), members, cosine, top)


def _within(asked: Rows, told: Rows, asking: Rows, apart: int) -> list[Meeting]:
    """The rows of each day with what was told at most so many days from it; `asked` and `told` are days, ascending."""
    bounds = runs(asked)
    one_each = asked[bounds[:-1]]
    begins, ends = np.searchsorted(told, one_each - apart), np.searchsorted(told, one_each + apart, side="right")
    stretches = zip(pairwise(bounds.tolist()), begins.tolist(), ends.tolist(), strict=True)
    return [(asking[first:last], begin, end) for (first, last), begin, end in stretches]


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
    vectors: Vectors, owners: NDArray[np.uint64], meetings: Sequence[Meeting], members: Rows, cosine: float, top: int
) -> Pairs:
    """The pairs of `find` among the rows that meet, where `members` are those of the field; a row asks once."""
    field = field_of(vectors, members, [len(rows) * (end - begin) for rows, begin, end in meetings])
    found, waiting, size = [NONE], [], 0
    for asking, begin, end in meetings:
        for first in range(0, len(asking), BLOCK):
            rows = asking[first : first + BLOCK]
            proposed = _propose(vectors, owners, rows, members, field, begin, end, cosine, top)
            waiting.append(proposed)
            size += len(proposed.left)
            if size > MANY:
                found.append(_settle(vectors, _gather(waiting), cosine, top, field.margin))
                waiting, size = [], 0
    return join([*found, _settle(vectors, _gather(waiting), cosine, top, field.margin)])


def _propose(
    vectors: Vectors,
    owners: NDArray[np.uint64],
    rows: Rows,
    members: Rows,
    field: Field,
    begin: int,
    end: int,
    cosine: float,
    top: int,
) -> Proposals:
    """For each of `rows` all members of a stretch of the field that may be among its best."""
    asking, held = vectors[rows], [NOTHING]
    wide = max(1, TILE // max(1, len(rows)))
    for start in range(begin, end, wide):
        one, place, roughly = field.near(asking, start, min(end, start + wide), cosine)
        left, right = rows[one], members[place]
        others = owners[left] != owners[right]
        held.append(Proposals(left[others], right[others], roughly[others]))
        if sum(len(some.left) for some in held) > MANY:
            held = [_foremost(_gather(held), top, field.margin)]
    return _gather(held)


def _gather(proposed: Sequence[Proposals]) -> Proposals:
    """Several proposals as one."""
    left, right, roughly = (np.concatenate(column) for column in zip(NOTHING, *proposed, strict=True))
    return Proposals(left, right, roughly)


def _foremost(proposed: Proposals, top: int, margin: float) -> Proposals:
    """Those that may be among the `top` best of their left row, where each may be nearer or further by `margin`."""
    # One number to sort by, the row above how far it is: a sort by two columns takes several times as long.
    order = np.argsort((proposed.left << 32) | (2 - proposed.roughly).view(np.int32))
    left, roughly = proposed.left[order], proposed.roughly[order]
    bounds = runs(left)
    last = np.minimum(bounds[:-1] + top, bounds[1:]) - 1
    kept = roughly >= np.repeat(roughly[last] - np.float32(2 * margin), np.diff(bounds))
    return Proposals(left[kept], proposed.right[order][kept], roughly[kept])


def _settle(vectors: Vectors, proposed: Proposals, cosine: float, top: int, margin: float) -> Pairs:
    """The pairs whose likeness is `cosine` or more and among the `top` best of their left row."""
    left, right, _ = _foremost(proposed, top, margin)
    scores = likeness(vectors, left, right)
    order = np.lexsort([right, -scores, left])
    left, right, scores = left[order], right[order], scores[order]
    bounds = runs(left)
    rank = np.arange(len(left)) - np.repeat(bounds[:-1], np.diff(bounds))
    kept = (rank < top) & (scores >= cosine)
    return left[kept], right[kept]
