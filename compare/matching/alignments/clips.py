"""What one side of an alignment leaves out: at the start, at the end or inside, and whether a mark there says so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from compare.matching.alignments import Alignment


class Clip(NamedTuple):
    """Words of one side, `[start, end)` in its article, that the other side does not have."""

    side: str  # the side that has the words: left, right
    start: int
    end: int
    where: str  # of what both sides have in common: start, end, inside
    mark: str | None  # what stands in their place on the other side: ellipsis, square brackets ...; None: nothing


def clips(alignment: Alignment) -> tuple[Clip, ...]:
    """What either side leaves out, the left side's words first; `clips` of the mirrored alignment mirror them."""
    return (*missing_from("right", alignment), *missing_from("left", alignment))


def missing_from(side: str, alignment: Alignment) -> Iterator[Clip]:
    """The words that this side leaves out, in the order of the other side."""
    gone, other = ("cut", "left") if side == "right" else ("inserted", "right")
    marks = [(note.start, note.end, note.kind) for note in alignment.insertions if note.side == side]
    kept = [(start, end) for start, end in sorted(one.place(side) for one in alignment.operations) if start < end]
    common = [one.place(other) for one in alignment.operations if one.op in ("equal", "moved")]
    for one in sorted(alignment.operations, key=lambda operation: operation.place(other)):
        if one.op == gone:
            start, end = one.place(other)
            before, behind = around(one.place(side)[0], kept)
            mark = next((kind for begin, stop, kind in marks if before <= begin and stop <= behind), None)
            yield Clip(other, start, end, where(start, common), mark)


def where(start: int, common: list[tuple[int, int]]) -> str:
    """Where a place is to what both sides have in common; without anything in common, it is at the end."""
    if common and start < min(common)[0]:
        return "start"
    return "inside" if common and start < max(common)[0] else "end"


def around(place: int, kept: list[tuple[int, int]]) -> tuple[float, float]:
    """Where the words before an empty place end, and where those behind it begin."""
    at = bisect_left(kept, (place, place))
    return kept[at - 1][1] if at else float("-inf"), kept[at][0] if at < len(kept) else float("inf")
