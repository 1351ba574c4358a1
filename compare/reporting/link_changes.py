"""What changes between the two parts that a link joins, of all that changes between their statements.

A quotation is aligned as a whole, and a remark holds parts: what it changes elsewhere is of other remarks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from compare.matching.quotations import expanded
from compare.reading.texts import words
from compare.reporting.nouns import Alignment, Change, Link, Remark

Sides = tuple[str | None, str | None]  # two statements


def changes_by_pair(alignments: Iterable[Alignment]) -> Mapping[Sides, tuple[Change, ...]]:
    """The changes named between two statements, from either side."""
    found: dict[Sides, tuple[Change, ...]] = defaultdict(tuple)
    for one in alignments:
        left, right = one.left.statement, one.right.statement
        found[left, right] += one.changes
        found[right, left] += tuple(change.mirrored() for change in one.changes)
    return found


def with_changes(link: Link, remark: Remark, changes: Mapping[Sides, tuple[Change, ...]]) -> Link:
    """The link with the changes named between its parts, its left one on the left."""
    near = [change for change in changes.get((link.left, link.right), ()) if lies_within(change, link)]
    runs = [run_of(member.text) for member in remark.sides(link)] if near else []
    return msgspec.structs.replace(link, changes=tuple(change for change in near if not is_of_both(change, *runs)))


def lies_within(change: Change, link: Link) -> bool:
    """Whether a change stands in the parts that a link joins."""
    both = zip(change.spans, (link.left_span, link.right_span), strict=True)
    return all(span is None or (span[0] < end and start < span[1]) for span, (start, end) in both)


def is_of_both(change: Change, left: str, right: str) -> bool:
    """Whether what only one statement says otherwise stands in both parts: it is said twice in one of them."""
    if change.left and change.right:
        return False
    alone, other = (change.left, right) if change.left else (change.right, left)
    return bool(alone) and run_of(alone) in other


def run_of(text: str) -> str:
    """The folded words of a text, contractions spelled out, with a blank around each."""
    return " ".join(["", *expanded([word.text for word in words(text)]), ""])
