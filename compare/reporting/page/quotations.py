"""Quotations laid side by side: told by two articles, twice in one, or lifted by a headline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compare.reporting.nouns import Alignment, Excerpt
from compare.reporting.page.differences import difference, insertion_marks
from compare.reporting.page.limits import MOST_CARDS, Listed, first
from compare.reporting.page.pieces import Mark, Piece, cut_spans
from compare.reporting.page.sources import Place, Sources, citation
from compare.reporting.rankings import named
from compare.reporting.runs import Run

# Headlines that lift words of a quotation are linked for this reason.
LIFTED = "its words in the headline"


@dataclass(frozen=True, slots=True)
class Side:
    """One variant of a quotation: its spans one by one."""

    place: Place
    told: str
    speaker: str
    spans: list[list[Piece]]
    citation: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two variants, and what is between them."""

    sides: tuple[Side, Side]
    changes: list[str]
    reason: str
    same: bool
    other_words: bool


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of a run by where they are told."""

    across: Listed[Pair]
    inside: Listed[Pair]
    lifted: Listed[Pair]

    @property
    def total(self) -> int:
        """How many pairs there are."""
        return self.across.total + self.inside.total + self.lifted.total


def quotations(run: Run, sources: Sources) -> Quotations:
    """All pairs of quotations with words in common; those told in other words are in the remarks."""
    lifted = [one for one in run.alignments if one.reason == LIFTED]
    found = [one for one in run.alignments if one.tier in ("quotation", "exact") and one.reason != LIFTED]
    return Quotations(
        across=pairs([one for one in found if one.across], run, sources),
        inside=pairs([one for one in found if not one.across], run, sources),
        lifted=pairs(lifted, run, sources),
    )


def pairs(found: Iterable[Alignment], run: Run, sources: Sources) -> Listed[Pair]:
    """The pairs with named changes first, then those that differ."""
    ranked = sorted(found, key=lambda one: (not one.changes, one.similarity == 1))
    shown = first(ranked, MOST_CARDS, "alignments.jsonl")
    return Listed([pair(one, run, sources) for one in shown.shown], shown.total, shown.file)


def pair(one: Alignment, run: Run, sources: Sources) -> Pair:
    """One alignment with the marks of both sides."""
    found = difference(one.operations, one.changes)
    left = [*found.left, *insertion_marks(one.insertions, "left")]
    right = [*found.right, *insertion_marks(one.insertions, "right")]
    return Pair(
        sides=(side(one.left, left, run, sources), side(one.right, right, run, sources)),
        changes=list(dict.fromkeys(map(named, one.changes))),
        reason=one.reason,
        same=all(operation.op == "equal" for operation in one.operations),
        other_words=found.other_words,
    )


def side(excerpt: Excerpt, marks: list[Mark], run: Run, sources: Sources) -> Side:
    """One side of a pair."""
    source = sources[excerpt.article]
    statement = run.statements[excerpt.statement] if excerpt.statement else None
    return Side(
        place=sources.place(excerpt.article, excerpt.spans[0][0], excerpt.spans[-1][1]),
        told="headline" if statement and statement.form == "headline" else "quoted",
        speaker=" and ".join(statement.names) if statement and statement.names else "nobody named",
        spans=cut_spans(excerpt.text, excerpt.spans, marks),
        citation=citation(source, excerpt.text, run.facts["compare"]),
    )
