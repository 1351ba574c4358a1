"""What is seen of one side when two wordings are compared, and the change that a rule may find."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from compare.matching.alignments import Alignment, Operation
from compare.matching.alignments.sides import side_of
from compare.matching.inventories import Finding, Inventory, inventory
from compare.matching.readings import Spans, remembered
from compare.reading.texts import Word

# How many words beyond the part in common a hedge or condition that was clipped off still belongs to it.
NEAR = 4
# A statement with more findings of one kind than this is a table.
MOST = 100
SENTENCE_MARKS = frozenset(".!?;…")
# How sure a change is by default: in the same place of an alignment, and anywhere in wordings that do not align.
IN_PLACE, ANYWHERE = 0.9, 0.6
START_OF, END_OF = attrgetter("start"), attrgetter("end")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference that may change the meaning: the words on both sides, "" and None where a side has none."""

    kind: str  # number, name, negation, modality, hedge, condition, strength, tense, attribution
    left: str
    right: str
    left_span: Place | None
    right_span: Place | None
    note: str
    # How sure it is that the meaning changes: set by hand, by how much each rule rests on; for ranking, no probability.
    sure: float = 0.6


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


def difference(
    kind: str, left: View, one: Finding | None, right: View, other: Finding | None, note: str, sure: float | None = None
) -> Change:
    """A change between two findings, one of which may be missing."""
    return Change(
        kind=kind,
        left=left.text[one.start : one.end] if one else "",
        right=right.text[other.start : other.end] if other else "",
        left_span=(one.start, one.end) if one else None,
        right_span=(other.start, other.end) if other else None,
        note=note,
        sure=sure if sure is not None else IN_PLACE if left.aligned else ANYWHERE,
    )


def unmatched(findings: Sequence[Finding], others: Sequence[Finding]) -> list[Finding]:
    """Findings whose value the other side does not have, each value once, and not more than `MOST`."""
    values = {other.value for other in others}
    return list({one.value: one for one in reversed(findings) if one.value not in values}.values())[: -MOST - 1 : -1]


def places_of(operation: Operation, right: bool) -> Place:
    """Where an operation is on one side."""
    return operation.place("right" if right else "left")


def changed_places(operations: Sequence[Operation], right: bool) -> list[Place]:
    """Where a side differs between the first and the last equal words."""
    equal = [number for number, operation in enumerate(operations) if operation.op in ("equal", "moved")]
    inside = operations[equal[0] : equal[-1] + 1] if equal else ()
    return [places_of(one, right) for one in inside if one.op in ("cut", "inserted", "replaced")]


def clipped_words(text: str, found: list[Word], operations: Sequence[Operation], right: bool) -> list[Place]:
    """The few words right before and behind the part in common, in the same sentence."""
    equal = [places_of(operation, right) for operation in operations if operation.op == "equal"]
    if not equal:
        return []
    start, end = min(equal)[0], max(equal)[1]
    first = bisect_right(found, start, key=END_OF)
    last = bisect_left(found, end, key=START_OF)
    before = [(word.start, word.end) for word in found[max(0, first - NEAR) : first]]
    after = [(word.start, word.end) for word in found[last : last + NEAR]]
    return [place for place in before if SENTENCE_MARKS.isdisjoint(text[place[1] : start])] + [
        place for place in after if SENTENCE_MARKS.isdisjoint(text[end : place[0]])
    ]


def within(findings: tuple[Finding, ...], starts: Sequence[int], ends: Sequence[int]) -> tuple[Finding, ...]:
    """The findings that touch one of the places, which do not overlap: where each starts and ends, in order."""
    if not (findings and ends):
        return ()
    kept = []
    for one in findings:
        at = bisect_right(ends, one.start)
        if at < len(starts) and starts[at] < one.end:
            kept.append(one)
    return tuple(kept)


@remembered
def holdings(text: str, spans: Spans) -> Inventory:
    """All findings of one side."""
    return inventory(text, side_of(text, spans).words)


def view_of(text: str, spans: Sequence[Place], alignment: Alignment, aligned: bool, right: bool) -> View:
    """One side with all its findings, and those in changed places."""
    found, whole = side_of(text, spans).words, holdings(text, spans)
    if not aligned:
        return View(text, found, whole, whole, False, False)
    operations = alignment.operations
    inside, clipped = changed_places(operations, right), clipped_words(text, found, operations, right)
    replaced = [places_of(one, right) for one in operations[:1] + operations[-1:] if one.op == "replaced"]
    # At an end, too, what stands in the place of something else is otherwise; what merely ends earlier is not.
    answered = [place for place in clipped if any(a <= place[0] < b for a, b in replaced)]
    places, near = sorted(inside + answered), sorted(inside + clipped)
    here = [start for start, _ in places], [end for _, end in places]
    around = [start for start, _ in near], [end for _, end in near]
    zone = Inventory(
        numbers=within(whole.numbers, *here),
        names=within(whole.names, *here),
        negations=within(whole.negations, *here),
        modalities=within(whole.modalities, *here),
        hedges=within(whole.hedges, *around),
        conditions=within(whole.conditions, *around),
        strengths=within(whole.strengths, *here),
        stems=whole.stems,
    )
    return View(text, found, whole, zone, True, alignment.translation)
