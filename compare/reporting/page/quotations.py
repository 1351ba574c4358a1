"""Quotations laid side by side: told by two articles, twice in one, or lifted by a headline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.reporting.nouns import Alignment, Excerpt
from compare.reporting.page.collations import Line, Tables
from compare.reporting.page.differences import difference, insertion_marks
from compare.reporting.page.limits import MOST_CARDS, Listed, first
from compare.reporting.page.pieces import Mark, Piece, cut_spans
from compare.reporting.page.sources import Place, Sources, citation
from compare.reporting.precedence import shared_quotations
from compare.reporting.rankings import in_dispute, named
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
    table: list[Line]


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
    ranked = shared_quotations(run)
    lifted = [one for one in ranked if one.reason == LIFTED]
    found = [one for one in ranked if one.reason != LIFTED]
    across = [one for one in found if one.across]
    tables = Tables(across, sources)
    return Quotations(
        across=pairs(across, run, sources, tables),
        inside=pairs([one for one in found if not one.across], run, sources, tables),
        lifted=pairs(lifted, run, sources, tables),
    )


def pairs(found: Sequence[Alignment], run: Run, sources: Sources, tables: Tables) -> Listed[Pair]:
    """As many pairs as the page holds."""
    shown = first(found, MOST_CARDS, "alignments.jsonl")
    return Listed([pair(one, run, sources, tables) for one in shown.shown], shown.total, shown.file)


def pair(one: Alignment, run: Run, sources: Sources, tables: Tables) -> Pair:
    """One alignment with the marks of both sides."""
    found = difference(one.operations, one.changes)
    left = [*found.left, *insertion_marks(one.insertions, "left")]
    right = [*found.right, *insertion_marks(one.insertions, "right")]
    return Pair(
        sides=(side(one.left, left, run, sources), side(one.right, right, run, sources)),
        changes=([in_dispute(one.disputed)] if one.disputed else []) + list(dict.fromkeys(map(named, one.changes))),
        reason=one.reason,
        same=all(operation.op == "equal" for operation in one.operations),
        other_words=found.other_words,
        table=tables.of(one) if one.across else [],
    )


def side(excerpt: Excerpt, marks: list[Mark], run: Run, sources: Sources) -> Side:
    """One side of a pair."""
    source = sources[excerpt.article]
    statement = run.statements[excerpt.statement] if excerpt.statement else None
    return Side(
        place=sources.place(excerpt.article, excerpt.spans[0][0], excerpt.spans[-1][1]),
        told="plain text" if statement is None else "headline" if statement.form == "headline" else "quoted",
        speaker=" and ".join(statement.names) if statement and statement.names else "nobody named",
        spans=cut_spans(excerpt.text, excerpt.spans, marks),
        citation=citation(source, excerpt.text, run.facts["compare"]),
    )
