"""What is seen of one side when two wordings are compared, and the change that a rule may find."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from compare.matching.alignments import Alignment, Operation
from compare.matching.alignments.sides import Side, side_of
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


@dataclass(eq=False)
class View:
    """One side as the rules see it."""

    text: str
    spans: Spans
    side: Side
    alignment: Alignment
    aligned: bool  # whether the two wordings are variants of one text, so that place answers place
    right: bool

    @property
    def words(self) -> list[Word]:
        """The words that take part."""
        return self.side.words

    @cached_property
    def all(self) -> Inventory:
        """All findings."""
        return holdings(self.text, self.spans)

    @property
    def free(self) -> bool:
        """Whether one is a translation of the other: reworded words are neutral."""
        return self.aligned and self.alignment.translation

    @cached_property
    def denied(self) -> frozenset[str]:
        """The stems of all that is denied."""
        return frozenset(word for one in self.all.negations for word in one.value.split())

    @cached_property
    def demanded(self) -> frozenset[tuple[str, ...]]:
        """The beginnings of all conditions."""
        return frozenset(map(self.opening, self.all.conditions))

    def opening(self, condition: Finding) -> tuple[str, ...]:
        """What a condition is and the two words behind it, with which what is demanded begins."""
        return condition.value, *(word.text for word in self.after(condition.end, 2))

    def before(self, place: int, count: int) -> list[Word]:
        """The last words that end at or before a place."""
        at = bisect_right(self.side.ends, place)
        return self.side.words[max(0, at - count) : at]

    def after(self, place: int, count: int) -> list[Word]:
        """The first words that begin at or behind a place."""
        at = bisect_left(self.side.starts, place)
        return self.side.words[at : at + count]

    def between(self, start: int, end: int) -> list[Word]:
        """The words that begin from `start` up to `end`."""
        starts = self.side.starts
        return self.side.words[bisect_left(starts, start) : bisect_left(starts, end)]

    @cached_property
    def changed(self) -> tuple[list[int], list[int]]:
        """Where each stretch that is otherwise on the other side begins, and where it ends, in order."""
        places = sorted(changed_places(self))
        return [start for start, _ in places], [end for _, end in places]

    def otherwise(self, findings: Sequence[Finding]) -> Sequence[Finding]:
        """The findings in such stretches; all of them where nothing is aligned."""
        return within(findings, *self.changed) if self.aligned and findings else findings


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


def changed_places(view: View) -> list[Place]:
    """Where a side differs between the first and the last equal words, and right beside them.

    At an end, too, what stands in the place of something else is otherwise; what merely ends earlier is not.
    """
    operations = view.alignment.operations
    kept = [number for number, operation in enumerate(operations) if operation.op in ("equal", "moved")]
    inside = operations[kept[0] : kept[-1] + 1] if kept else ()
    places = [places_of(one, view.right) for one in inside if one.op in ("cut", "inserted", "replaced")]
    answered = [places_of(one, view.right) for one in operations[:1] + operations[-1:] if one.op == "replaced"]
    if answered:
        places += [place for place in beside(view) if any(a <= place[0] < b for a, b in answered)]
    return places


def beside(view: View) -> list[Place]:
    """The few words right before and behind the part in common, in the same sentence."""
    equal = [places_of(operation, view.right) for operation in view.alignment.operations if operation.op == "equal"]
    if not equal:
        return []
    start, end = min(equal)[0], max(equal)[1]
    before = [(word.start, word.end) for word in view.before(start, NEAR)]
    after = [(word.start, word.end) for word in view.after(end, NEAR)]
    return [place for place in before if SENTENCE_MARKS.isdisjoint(view.text[place[1] : start])] + [
        place for place in after if SENTENCE_MARKS.isdisjoint(view.text[end : place[0]])
    ]


def within(findings: Sequence[Finding], starts: Sequence[int], ends: Sequence[int]) -> list[Finding]:
    """The findings that touch one of the places, which do not overlap: where each starts and ends, in order."""
    kept = []
    for one in findings:
        at = bisect_right(ends, one.start)
        if at < len(starts) and starts[at] < one.end:
            kept.append(one)
    return kept


@remembered
def holdings(text: str, spans: Spans) -> Inventory:
    """All findings of one side."""
    return inventory(text, side_of(text, spans).words)
