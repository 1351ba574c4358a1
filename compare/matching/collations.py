"""Many variants of one quotation as one table: a row a version, the fullest on top, a column a stretch of its words.

Every version is aligned with the fullest one alone (a star): what stands in no column of the fullest, words put in or
moved, has columns of its own. Words that all versions treat alike share a column. Read from left to right, the cells
of a row give back the words of its version in their order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from compare.matching.alignments import align
from compare.matching.alignments.sides import Side, side_of
from compare.matching.readings import Spans

Variant = tuple[str, Spans]


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of one version as it stands there, `[start, end)` in the text that was given."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One version: its number among those given, and a cell a column, None where it has nothing."""

    variant: int
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Collation:
    """The table. A column holds words of the fullest version ("words"), or what others put in or moved there."""

    columns: tuple[str, ...]  # words, inserted, moved
    rows: tuple[Row, ...]


class Piece(NamedTuple):
    """Words of a version that answer none of the fullest where they stand."""

    kind: str  # inserted, moved
    start: int
    end: int


class Placed(NamedTuple):
    """One version beside the fullest."""

    answers: list[tuple[int, int] | None]  # for each word of the fullest, the place of what answers it
    operations: list[int]  # for each word of the fullest, the number of the operation in which it stands
    pieces: dict[int, list[Piece]]  # what stands before each word of the fullest


def collate(variants: Sequence[Variant]) -> Collation:
    """Lay the variants (text, spans) out as one table; the same table, but for the numbers, in any order of them."""
    sides = [side_of(*variant) for variant in variants]
    order = sorted(range(len(variants)), key=lambda i: (-len(sides[i].words), sides[i].folded, variants[i]))
    if not order:
        return Collation((), ())
    full = order[0]
    placed = [place(variants[full], sides[full], variants[i], sides[i]) for i in order]
    columns: list[str] = []
    rows: list[list[tuple[int, int] | None]] = [[] for _ in order]
    bounds = stretches(sides[full], placed)
    for begin, stop in pairwise([*bounds, bounds[-1]]):
        kinds, cells = slot([one.pieces.get(begin, []) for one in placed])
        columns += kinds + (["words"] if begin < stop else [])
        for row, own, one in zip(rows, cells, placed, strict=True):
            row += own + ([extent(one.answers[begin:stop])] if begin < stop else [])
    return Collation(
        tuple(columns),
        tuple(Row(i, tuple(cell(variants[i][0], at) for at in row)) for i, row in zip(order, rows, strict=True)),
    )


def place(full: Variant, top: Side, variant: Variant, side: Side) -> Placed:
    """Lay one version beside the fullest."""
    answers: list[tuple[int, int] | None] = [None] * len(top.words)
    operations = [-1] * len(top.words)
    pieces: dict[int, list[Piece]] = {}
    starts, own_starts = [word.start for word in top.words], [word.start for word in side.words]
    before = 0
    found = align(*full, *variant).operations
    for number, one in sorted(enumerate(found), key=lambda item: (item[1].right_start, item[1].right_end, item[0])):
        begin, stop = bisect_left(starts, one.left_start), bisect_left(starts, one.left_end)
        if one.op != "inserted":
            operations[begin:stop] = [number] * (stop - begin)
        if one.op == "equal":
            first = bisect_left(own_starts, one.right_start)
            answers[begin:stop] = [(word.start, word.end) for word in side.words[first : first + stop - begin]]
        elif one.op == "replaced":
            answers[begin] = (one.right_start, one.right_end)
        elif one.op in ("inserted", "moved"):
            pieces.setdefault(before, []).append(Piece(one.op, one.right_start, one.right_end))
        before = stop if one.op in ("equal", "replaced") else before
    return Placed(answers, operations, pieces)


def stretches(top: Side, placed: Sequence[Placed]) -> list[int]:
    """Where columns of the fullest version begin, and behind the last its end."""
    bounds = {0, len(top.words)}
    for one in placed:
        bounds.update(one.pieces)
        bounds.update(i for i in range(1, len(top.words)) if one.operations[i] != one.operations[i - 1])
    bounds.update(i for i in range(1, len(top.words)) if top.span[i] != top.span[i - 1])
    return sorted(bounds)


def slot(rows: Sequence[Sequence[Piece]]) -> tuple[list[str], list[list[tuple[int, int] | None]]]:
    """The columns between two words of the fullest version, and each row's places in them.

    A version puts each piece into the next column of its kind; where there is none, a new one begins.
    """
    kinds: list[str] = []
    for pieces in rows:
        at = 0
        for piece in pieces:
            at = kinds.index(piece.kind, at) + 1 if piece.kind in kinds[at:] else at + 1
            if at > len(kinds) or kinds[at - 1] != piece.kind:
                kinds.insert(at - 1, piece.kind)
    placed = []
    for pieces in rows:
        at = 0
        row: list[tuple[int, int] | None] = [None] * len(kinds)
        for piece in pieces:
            at = kinds.index(piece.kind, at) + 1
            row[at - 1] = (piece.start, piece.end)
        placed.append(row)
    return kinds, placed


def extent(answers: Sequence[tuple[int, int] | None]) -> tuple[int, int] | None:
    """From the first answer to the end of the last, None where there is none."""
    told = [answer for answer in answers if answer]
    return (told[0][0], told[-1][1]) if told else None


def cell(text: str, at: tuple[int, int] | None) -> Cell | None:
    """A cell of a version."""
    return Cell(text[at[0] : at[1]], *at) if at else None
