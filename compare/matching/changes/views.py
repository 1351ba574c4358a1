"""What is seen of one side when two wordings are compared, and the change that a rule may find."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from compare.matching.alignments import Alignment, Operation
from compare.matching.alignments.sides import side_of
from compare.matching.inventories import Finding, Inventory, inventory
from compare.reading.texts import Word

# How many words beyond the part in common a hedge or condition that was clipped off still belongs to it.
NEAR = 4
# A statement with more findings of one kind than this is a table.
MOST = 100
SENTENCE_MARKS = frozenset(".!?;…")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference that may change the meaning: the words on both sides, "" and None where a side has none."""

    kind: str  # number, name, negation, modality, hedge, condition, strength, attribution
    left: str
    right: str
    left_span: Place | None
    right_span: Place | None
    note: str


class View(NamedTuple):
    """One side as the rules see it."""

    text: str
    words: list[Word]
    all: Inventory
    zone: Inventory  # what stands in changed places only; the same as `all` where nothing is aligned
    aligned: bool
    free: bool  # a translation: reworded words are neutral

    def before(self, place: int, count: int) -> list[Word]:
        """The last words that end at or before a place."""
        at = bisect_right(self.words, place, key=lambda word: word.end)
        return self.words[max(0, at - count) : at]

    def after(self, place: int, count: int) -> list[Word]:
        """The first words that begin at or behind a place."""
        at = bisect_left(self.words, place, key=lambda word: word.start)
        return self.words[at : at + count]


def difference(kind: str, left: View, one: Finding | None, right: View, other: Finding | None, note: str) -> Change:
    """A change between two findings, one of which may be missing."""
    return Change(
        kind=kind,
        left=left.text[one.start : one.end] if one else "",
        right=right.text[other.start : other.end] if other else "",
        left_span=(one.start, one.end) if one else None,
        right_span=(other.start, other.end) if other else None,
        note=note,
    )


def unmatched(findings: Sequence[Finding], others: Sequence[Finding]) -> list[Finding]:
    """Findings whose value the other side does not have, each value once, and not more than `MOST`."""
    values = {other.value for other in others}
    return list({one.value: one for one in reversed(findings) if one.value not in values}.values())[: -MOST - 1 : -1]


def places_of(operation: Operation, right: bool) -> Place:
    """Where an operation is on one side."""
    return (operation.right_start, operation.right_end) if right else (operation.left_start, operation.left_end)


def changed_places(alignment: Alignment, right: bool) -> list[Place]:
    """Where a side differs between the first and the last equal words."""
    equal = [number for number, operation in enumerate(alignment.operations) if operation.op in ("equal", "moved")]
    inside = alignment.operations[equal[0] : equal[-1] + 1] if equal else ()
    return [places_of(one, right) for one in inside if one.op in ("cut", "inserted", "replaced")]


def clipped_words(text: str, found: list[Word], alignment: Alignment, right: bool) -> list[Place]:
    """The few words right before and behind the part in common, in the same sentence."""
    equal = [places_of(operation, right) for operation in alignment.operations if operation.op == "equal"]
    if not equal:
        return []
    start, end = min(equal)[0], max(equal)[1]
    before = [(word.start, word.end) for word in found if word.end <= start][-NEAR:]
    after = [(word.start, word.end) for word in found if word.start >= end][:NEAR]
    return [place for place in before if not SENTENCE_MARKS & set(text[place[1] : start])] + [
        place for place in after if not SENTENCE_MARKS & set(text[end : place[0]])
    ]


def within(findings: tuple[Finding, ...], places: list[Place]) -> tuple[Finding, ...]:
    """The findings that touch one of the places, which do not overlap."""
    ordered = sorted(places)
    ends = [end for _, end in ordered]
    kept = []
    for one in findings:
        at = bisect_right(ends, one.start)
        if at < len(ordered) and ordered[at][0] < one.end:
            kept.append(one)
    return tuple(kept)


def view_of(text: str, spans: Sequence[Place], alignment: Alignment, aligned: bool, right: bool) -> View:
    """One side with all its findings, and those in changed places."""
    found = side_of(text, spans).words
    whole = inventory(text, found)
    if not aligned:
        return View(text, found, whole, whole, False, False)
    inside, clipped = changed_places(alignment, right), clipped_words(text, found, alignment, right)
    near = inside + clipped
    replaced = [
        places_of(one, right) for one in alignment.operations[:1] + alignment.operations[-1:] if one.op == "replaced"
    ]
    # At an end, too, what stands in the place of something else is otherwise; what merely ends earlier is not.
    places = inside + [place for place in clipped if any(a <= place[0] < b for a, b in replaced)]
    zone = Inventory(
        numbers=within(whole.numbers, places),
        names=within(whole.names, places),
        negations=within(whole.negations, places),
        modalities=within(whole.modalities, places),
        hedges=within(whole.hedges, near),
        conditions=within(whole.conditions, near),
        strengths=within(whole.strengths, places),
        stems=whole.stems,
    )
    return View(text, found, whole, zone, True, alignment.translation)
