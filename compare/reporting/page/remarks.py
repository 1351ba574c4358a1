"""The cards of remarks: each version beside the others, or the two that say most one above the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from compare.matching.alignments import Operation
from compare.reporting.nouns import Alignment, Change, Member, Remark, Step
from compare.reporting.page.differences import difference, left_out, named_marks, swapped, swapped_change
from compare.reporting.page.likelihoods import likelihood, weakest_link
from compare.reporting.page.limits import MOST_CARDS, Listed, first
from compare.reporting.page.pieces import Mark, Piece, around, cut
from compare.reporting.page.sources import Place, Source, Sources, citation
from compare.reporting.page.surroundings import Alike, Surroundings
from compare.reporting.page.timelines import Drawing, drawing
from compare.reporting.rankings import (
    counted_as_one,
    gravest,
    named,
    telling_pair,
    told_by_most,
    told_otherwise,
    weight,
)
from compare.reporting.runs import Run
from compare.reporting.timelines import Telling
from compare.reporting.wording import count

End = tuple[str | None, int]  # a statement and its first character


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a remark."""

    told: str
    source: Source
    place: Place
    pieces: list[Piece]
    changes: list[str]
    citation: str
    notes: list[str]
    fullest: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One remark with the versions that a view shows of it."""

    id: str
    speaker: str
    source: Source | None  # the one article that tells it
    versions: list[Version]
    changes: list[str]
    head: list[str]
    likelihood: str
    reason: str
    when: str
    silent: str
    same_claim: list[Alike]
    alike: list[Alike]
    other_words: bool
    drawing: Drawing | None
    merges: list[str]


# Reasons why sources are counted together that a card shows.
MOST_MERGES = 6
# Characters of each version of a pair: three lines on a wide screen, so that the first one holds the articles too.
MOST_OF_PAIR = 200
# Two versions, and what is between the first and the second.
Pair = tuple[Member, Member, Sequence[Operation], Sequence[Change]]


class Cards:
    """Makes cards of the remarks of a run."""

    def __init__(self, run: Run, sources: Sources) -> None:
        """Look up what stands in other files once."""
        self.run = run
        self.sources = sources
        self.around = Surroundings(run, sources)

    @cached_property
    def alignments(self) -> Mapping[frozenset[End], Alignment]:
        """The alignments by the places of both sides."""
        return {
            frozenset((side.statement, side.spans[0][0]) for side in (one.left, one.right)): one
            for one in self.run.alignments
        }

    def several(self) -> Listed[Card]:
        """The remarks that two or more articles tell."""
        found = first(told_by_most(self.run.remarks), MOST_CARDS, "remarks.jsonl")
        return Listed([self.card(remark) for remark in found.shown], found.total, found.file)

    def twice(self) -> Listed[Card]:
        """The remarks that one article tells more than once."""
        found = first(told_otherwise(self.run.remarks), MOST_CARDS, "remarks.jsonl")
        return Listed([self.card(remark) for remark in found.shown], found.total, found.file)

    def foremost(self, most: int) -> list[Card]:
        """What to read first: by two versions each."""
        ranked = [*told_by_most(self.run.remarks), *told_otherwise(self.run.remarks)]
        return [self.pair(remark) for remark in ranked[:most]]

    def card(self, remark: Remark) -> Card:
        """All versions, the fullest first, then in order of time."""
        full = remark.fullest
        steps = sorted(remark.steps, key=lambda step: (step.part.statement, step.part.start) != place_of(full))
        several = len(steps) > 2
        versions = [self.version(remark.member(s.part.statement, s.part.start), s, full, several) for s in steps]
        marks = [mark for step in steps for mark in named_marks(step.changed, 0)]
        if not several:
            marks = difference(steps[1].operations, steps[1].changed).left
        versions[0].pieces[:] = cut(full.text, full.start, {*marks})
        changes = [named(change) for step in steps for change in step.changed]
        other = any(difference(step.operations, step.changed).other_words for step in steps)
        return self.framed(remark, versions, changes, other)

    def version(self, member: Member, step: Step, full: Member, several: bool) -> Version:
        """One version as it is told against the fullest."""
        fullest = place_of(member) == place_of(full)
        marks = [] if fullest else difference(step.operations, step.changed).right
        if several and not fullest:
            marks += left_out(step.operations, full.text, full.start)
        notes = [f"keeps {step.kept:.0%} of the fullest version’s words"] if not fullest else []
        notes += [f"through {step.carrier}"] if step.carrier else []
        return self.told(member, marks, [named(change) for change in step.changed], notes, fullest)

    def told(
        self,
        member: Member,
        marks: Sequence[Mark],
        changes: list[str],
        notes: list[str],
        fullest: bool = False,
        most: int | None = None,
    ) -> Version:
        """A version with its place and its citation; of its words `most` characters, or all."""
        source = self.sources[member.article]
        return Version(
            told=member.told,
            source=source,
            place=self.sources.place(member.article, member.start, member.end),
            pieces=around(member.text, member.start, marks, most or len(member.text)),
            changes=changes,
            citation=citation(source, member.text, self.run.facts["compare"]),
            notes=notes,
            fullest=fullest,
        )

    def pair(self, remark: Remark) -> Card:
        """The two versions whose difference says most, in the order of time and place: the headline above."""
        upper, lower, operations, changes = self.telling(remark)
        if remark.members.index(upper) > remark.members.index(lower):
            upper, lower = lower, upper
            operations, changes = [*map(swapped, operations)], [*map(swapped_change, changes)]
        found = difference(operations, changes)
        top = gravest(changes)
        sides = ((upper, found.left), (lower, found.right))
        versions = [self.told(member, marks, [], [], most=MOST_OF_PAIR) for member, marks in sides]
        return self.framed(remark, versions, [named(top)] if top else [], found.other_words)

    def telling(self, remark: Remark) -> Pair:
        """Two versions: with the fullest, where no other two differ more gravely."""
        linked = self.of_link(remark)
        if not remark.across:
            return linked
        beside_fullest = self.of_several(remark)
        gravity = [max(map(weight, pair[3]), default=0) for pair in (linked, beside_fullest)]
        return linked if gravity[0] > gravity[1] else beside_fullest

    def of_several(self, remark: Remark) -> Pair:
        """The fullest version, and of the other articles’ versions the one with the gravest change, or the fullest."""
        full = remark.fullest
        others = [step for step in remark.steps if step.article != full.article]
        telling = max(others, key=lambda step: (max(map(weight, step.changed), default=0), step.kept))
        return full, remark.member(telling.part.statement, telling.part.start), telling.operations, telling.changed

    def of_link(self, remark: Remark) -> Pair:
        """The two versions that the terminal shows, as they were aligned."""
        link, upper, lower = telling_pair(remark)
        one = self.alignments.get(frozenset((place_of(upper), place_of(lower))))
        if one is None:
            return upper, lower, (), link.changes
        if (one.left.statement, one.left.spans[0][0]) == place_of(upper):
            return upper, lower, one.operations, link.changes
        return lower, upper, one.operations, link.mirrored().changes

    def framed(self, remark: Remark, versions: list[Version], changes: list[str], other_words: bool) -> Card:
        """A card with what is known of the remark as a whole."""
        return Card(
            id=remark.id,
            speaker=remark.speaker or "nobody named",
            source=None if remark.across else self.sources[remark.articles[0]],
            versions=versions,
            changes=list(dict.fromkeys(changes)),
            head=self.head(remark),
            likelihood=likelihood(remark),
            reason=weakest_link(remark).reason,
            when=self.when(remark),
            silent=self.around.silent(remark),
            same_claim=self.around.same_claim(remark),
            alike=self.around.alike(remark),
            other_words=other_words,
            drawing=self.drawing(remark),
            merges=[f"{counted_as_one(one)}." for one in remark.merges[:MOST_MERGES]],
        )

    def drawing(self, remark: Remark) -> Drawing | None:
        """The remark in time; None where one article tells it."""
        articles = self.run.articles
        return drawing(remark.id, [Telling(articles[s.article], s.carrier, s.follows) for s in remark.steps])

    def head(self, remark: Remark) -> list[str]:
        """How many versions, outlets and origins, and whether they may be translations of one original."""
        head = [count(len(remark.members), "version")]
        head += [count(len(remark.articles), "article")] if remark.across else []
        head += [count(len(remark.outlets), "outlet")] if len(remark.outlets) > 1 else []
        head += [remark.origins_in_words] if remark.across else []
        return head + (["perhaps two translations"] if remark.across and self.translated(remark) else [])

    def translated(self, remark: Remark) -> bool:
        """Whether the wording of two versions differs throughout and their order agrees."""
        ends = (frozenset(place_of(side) for side in remark.sides(link)) for link in remark.links)
        return any(found.translation for end in ends if (found := self.alignments.get(end)))

    def when(self, remark: Remark) -> str:
        """Who had it first among these articles, with the doubt; nothing where one article tells it."""
        if not remark.across:
            return ""
        source = self.sources[remark.first.article]
        if remark.first.doubt:
            return f"Which was earlier here is not known: {remark.first.doubt}."
        return f"Earlier here: {source.outlet}, {source.date}."


def place_of(member: Member) -> tuple[str, int]:
    """The statement and the first character of a version."""
    return member.statement, member.start
