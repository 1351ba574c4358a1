"""What became of each stretch of words, in characters of the two articles; no operation crosses the end of a span."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from compare.matching.alignments.sides import Side
from compare.matching.alignments.stretches import Correspondence, Gap, Stretch


class Operation(NamedTuple):
    """What became of a stretch: its places in both articles (empty where it is missing)."""

    op: str  # equal, cut, inserted, replaced, moved
    left_start: int
    left_end: int
    right_start: int
    right_end: int

    def place(self, side: str) -> tuple[int, int]:
        """Where it is on the left or the right side."""
        return self[1:3] if side == "left" else self[3:5]

    def moved_by(self, left: int, right: int) -> Operation:
        """The same in texts that begin so many characters earlier."""
        op, left_start, left_end, right_start, right_end = self
        return Operation(op, left_start + left, left_end + left, right_start + right, right_end + right)


def pieces(stretch: range, taken: Sequence[tuple[int, int]]) -> list[range]:
    """What is left of a stretch without the parts `taken` (start, length), in order."""
    left: list[range] = []
    at = stretch.start
    for start, length in taken:
        if at < start:
            left.append(range(at, start))
        at = start + length
    if at < stretch.stop:
        left.append(range(at, stretch.stop))
    return left


def is_whole(stretch: range, span: list[int]) -> bool:
    """Whether a stretch stands in one span."""
    return not stretch or span[stretch.start] == span[stretch.stop - 1]


def within_spans(stretch: range, span: list[int]) -> list[range]:
    """The stretch, parted wherever the next word stands in another span."""
    cuts = [i for i in range(stretch.start + 1, stretch.stop) if span[i] != span[i - 1]]
    return [range(a, b) for a, b in zip([stretch.start, *cuts], [*cuts, stretch.stop], strict=True) if a < b]


def common_pieces(stretch: Stretch, left: Side, right: Side) -> Iterator[tuple[range, range]]:
    """The words of an equal stretch, parted wherever either side goes on in another span."""
    i, j, length = stretch
    lefts, rights = range(i, i + length), range(j, j + length)
    if is_whole(lefts, left.span) and is_whole(rights, right.span):
        yield lefts, rights
        return
    begin = 0
    for k in range(1, length + 1):
        if k == length or left.span[i + k] != left.span[i + k - 1] or right.span[j + k] != right.span[j + k - 1]:
            yield range(i + begin, i + k), range(j + begin, j + k)
            begin = k


def extent(side: Side, stretch: range) -> tuple[int, int]:
    """The characters of a stretch; an empty one stands at the end of the word before it."""
    if stretch:
        return side.words[stretch.start].start, side.words[stretch.stop - 1].end
    at = side.words[stretch.start - 1].end if stretch.start else side.words[0].start if side.words else side.begin
    return at, at


def operation(op: str, left: Side, right: Side, i: range, j: range) -> Operation:
    """An operation over two stretches of words, in characters."""
    left_start, left_end = extent(left, i)
    right_start, right_end = extent(right, j)
    return Operation(op, left_start, left_end, right_start, right_end)


def gap_operations(gap: Gap, shifted: list[Stretch], left: Side, right: Side) -> Iterator[Operation]:
    """The operations of one gap: what moved, and the rest as replaced, cut or inserted."""
    if not shifted and is_whole(gap.left, left.span) and is_whole(gap.right, right.span):
        op = "inserted" if not gap.left else "replaced" if gap.right else "cut"
        yield operation(op, left, right, gap.left, gap.right)
        return
    gone = [one for one in shifted if one.left in gap.left]
    come = sorted((one.right, one.length) for one in shifted if one.right in gap.right)
    lefts = [p for s in pieces(gap.left, [(one.left, one.length) for one in gone]) for p in within_spans(s, left.span)]
    rights = [p for s in pieces(gap.right, come) for p in within_spans(s, right.span)]
    here: list[tuple[int, Operation]] = []
    at_left, at_right = gap.left.stop, gap.right.stop
    for a, b in zip_longest(lefts, rights):
        if a and b:
            here.append((a.start, operation("replaced", left, right, a, b)))
            at_left, at_right = a.stop, b.stop
        elif a:
            here.append((a.start, operation("cut", left, right, a, range(at_right, at_right))))
        elif b:
            here.append((at_left, operation("inserted", left, right, range(at_left, at_left), b)))
    for one in gone:
        for a, b in common_pieces(one, left, right):
            here.append((a.start, operation("moved", left, right, a, b)))
    yield from (found for _, found in sorted(here, key=lambda item: item[0]))


def operations_of(found: Correspondence, left: Side, right: Side) -> Iterator[Operation]:
    """All operations, in the order of the left side."""
    for gap, stretch in zip_longest(found.gaps, found.stretches):
        if gap.left or gap.right:
            yield from gap_operations(gap, found.shifted, left, right)
        for a, b in common_pieces(stretch, left, right) if stretch else ():
            yield operation("equal", left, right, a, b)
