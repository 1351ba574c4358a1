"""What differs between two versions, as marks on the words of both.

The left version is the one the right is held against. Where a version has little in common with it, marking every
word would be noise: then the words in common are marked quietly, and only the named changes loudly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from compare.matching.alignments import Operation
from compare.reporting.nouns import Change, Insertion
from compare.reporting.page.pieces import Mark
from compare.reporting.wording import excerpt, one_line

# The share of characters in common below which a version counts as told in other words. Read on the remarks of the
# seed articles and of 150 others: below a third what is left of a sentence is names and small words, and its alignment
# explains nothing; nor does it where neither version has half of its words in common.
IN_COMMON, IN_COMMON_OF_EITHER = 1 / 3, 1 / 2
# Characters of a longer stretch left out that are shown where it is missing; the whole stands in the fullest version.
LEFT_OUT_WIDTH = 120

LEFT_KINDS = {"cut": "cut", "replaced": "otherwise", "moved": "moved"}
RIGHT_KINDS = {"inserted": "added", "replaced": "otherwise", "moved": "moved"}


@dataclass(frozen=True, slots=True)
class Difference:
    """The marks of both sides, and whether either has little in common with the other."""

    left: list[Mark]
    right: list[Mark]
    other_words: bool


def swapped(operation: Operation) -> Operation:
    """The same, seen from the other side."""
    op, a, b, c, d = operation
    return Operation({"cut": "inserted", "inserted": "cut"}.get(op, op), c, d, a, b)


def swapped_change(change: Change) -> Change:
    """The same, seen from the other side."""
    return msgspec.structs.replace(change, left=change.right, right=change.left, spans=change.spans[::-1])


def share(operations: Iterable[Operation], side: str) -> float:
    """Which part of the characters under operations stands on the other side too."""
    common = total = 0
    for operation in operations:
        length = operation.left_end - operation.left_start
        if side == "right":
            length = operation.right_end - operation.right_start
        total += length
        common += length if operation.op in ("equal", "moved") else 0
    return common / total if total else 1.0


def few_in_common(operations: Sequence[Operation]) -> tuple[bool, bool]:
    """Whether the left side, and the right, has little in common with the other."""
    left, right = share(operations, "left"), share(operations, "right")
    few = max(left, right) < IN_COMMON_OF_EITHER
    return few or left < IN_COMMON, few or right < IN_COMMON


def difference(operations: Sequence[Operation], changes: Sequence[Change]) -> Difference:
    """The marks of both sides: what the left has that the right lacks is cut, the other way round it is added."""
    few_left, few_right = few_in_common(operations)
    left = [mark for op in operations if (mark := left_mark(op, few_left))]
    right = [mark for op in operations if (mark := right_mark(op, few_right))]
    return Difference(
        left=[*left, *named_marks(changes, 0)],
        right=[*right, *named_marks(changes, 1)],
        other_words=few_left or few_right,
    )


def left_mark(operation: Operation, quiet: bool) -> Mark | None:
    """What became of a stretch of the left side."""
    kind = quiet_kind(operation.op) if quiet else LEFT_KINDS.get(operation.op)
    return Mark(operation.left_start, operation.left_end, kind) if kind else None


def right_mark(operation: Operation, quiet: bool) -> Mark | None:
    """Where a stretch of the right side comes from."""
    kind = quiet_kind(operation.op) if quiet else RIGHT_KINDS.get(operation.op)
    return Mark(operation.right_start, operation.right_end, kind) if kind else None


def quiet_kind(op: str) -> str | None:
    """The mark of words in common, where those are the exception."""
    return "common" if op in ("equal", "moved") else None


def left_out(operations: Sequence[Operation], text: str, base: int) -> Iterator[Mark]:
    """The words of the left side, whose text begins at `base`, as places of the right side where they are missing.

    None where the right side is a small part of the left: it would be the whole left side.
    """
    if few_in_common(operations)[0]:
        return
    for op in operations:
        if op.op == "cut":
            words = text[op.left_start - base : op.left_end - base]
            yield Mark(op.right_start, op.right_start, "left-out", excerpt(words, LEFT_OUT_WIDTH))


def named_marks(changes: Iterable[Change], side: int) -> Iterator[Mark]:
    """The words in which a change that bears a name shows."""
    for change in changes:
        span = change.spans[side]
        if span and span[0] < span[1]:
            yield Mark(*span, "named", one_line(f"{change.kind}: {change.note}"))


def insertion_marks(insertions: Iterable[Insertion], side: str) -> Iterator[Mark]:
    """What an editor put into the words of one side."""
    for insertion in insertions:
        if insertion.side == side:
            yield Mark(insertion.start, insertion.end, "insertion", insertion.kind)
