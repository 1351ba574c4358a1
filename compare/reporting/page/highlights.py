"""The text of an article with what was found in it: who says what, what stands elsewhere too, what is set aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from compare.reporting.nouns import Boilerplate, Match, Remark, Statement
from compare.reporting.page.pieces import Mark, Piece, cut
from compare.reporting.page.sources import Place, Sources
from compare.reporting.runs import Run

T = TypeVar("T")
# How the kinds of statements are marked in a text: what stands in marks, and what is told without them.
KINDS = {"direct": "quoted", "mixed": "quoted", "indirect": "reported", "headline": "headline"}


@dataclass(frozen=True, slots=True)
class Voice:
    """A statement as the margin of its article lists it."""

    place: Place
    who: str
    how: str
    form: str
    words: str
    remark: str | None


class Highlights:
    """Marks the texts of a run."""

    def __init__(self, run: Run, sources: Sources, remarks: frozenset[str]) -> None:
        """Look up by article what was found; `remarks` are those that the page shows."""
        self.remarks_shown = remarks
        self.run = run
        self.sources = sources

    @cached_property
    def boilerplate(self) -> Mapping[str, list[Boilerplate]]:
        """What is set aside in each article."""
        found: dict[str, list[Boilerplate]] = defaultdict(list)
        for one in self.run.boilerplate:
            found[one.article].append(one)
        return found

    @cached_property
    def same_text(self) -> Mapping[str, list[Match]]:
        """The passages of each article that stand elsewhere too."""
        found: dict[str, list[Match]] = defaultdict(list)
        for match in self.run.matches.same_text():
            for id in {match.left.article, match.right.article}:
                found[id].append(match)
        return found

    @cached_property
    def remarks(self) -> Mapping[str, Remark]:
        """The remark of the page that each statement belongs to, the first of several."""
        found: dict[str, Remark] = {}
        for remark in self.run.remarks:
            if remark.id in self.remarks_shown:
                for statement in remark.statements:
                    found.setdefault(statement, remark)
        return found

    def pieces(self, article: str) -> list[Piece]:
        """The whole text, cut at all boundaries."""
        return cut(self.run.text(article), 0, {*self.marks(article)})

    def marks(self, article: str) -> Iterator[Mark]:
        """Everything that is marked in a text; places the page links to are boundaries too."""
        for statement in self.run.statements.in_article(article):
            for start, end in statement.spans:
                yield Mark(start, end, KINDS[statement.form], spoken(statement), self.remark_href(statement))
        for one in self.boilerplate.get(article, ()):
            yield Mark(one.start, one.end, "aside", f"set aside, {one.kind}: {one.reason}")
        for match in self.same_text.get(article, ()):
            for side, other in ((match.left, match.right), (match.right, match.left)):
                if side.article == article:
                    words = f"the same text in {self.run.handles[other.article]}"
                    yield Mark(side.start, side.end, "same", words)
        for place in self.sources.places(article):
            yield Mark(place.start, place.start, "anchor", place.anchor)

    def voices(self, article: str) -> list[Voice]:
        """Who says what in an article, in the order of its text."""
        statements = sorted(self.run.statements.in_article(article), key=lambda statement: statement.spans[0])
        return [self.voice(statement) for statement in statements]

    def voice(self, statement: Statement) -> Voice:
        """One statement of the margin."""
        remark = self.remarks.get(statement.id)
        return Voice(
            place=self.sources.place(statement.article, statement.spans[0][0], statement.spans[-1][1]),
            who=" and ".join(statement.names) or "nobody named",
            how=how(statement),
            form=statement.form,
            words=statement.content,
            remark=remark.id if remark else None,
        )

    def remark_href(self, statement: Statement) -> str:
        """The remark a statement belongs to, in the page."""
        remark = self.remarks.get(statement.id)
        return f"#remark-{remark.id}" if remark else ""


def spoken(statement: Statement) -> str:
    """A statement in a line: who, in which form, by which cue and rule."""
    who = " and ".join(statement.names) or "nobody named"
    return f"{who}: {statement.form}; {how(statement)}"


def how(statement: Statement) -> str:
    """By which words and which rules the speaker was found."""
    rules = [f"speaker by rule “{rule}”" for rule in dict.fromkeys(one.rule for one in statement.speakers)]
    cue = f"cue “{statement.cue.text}”" if statement.cue else "no cue"
    carrier = [f"through {statement.carrier}"] if statement.carrier else []
    return "; ".join([f"{cue}, by rule “{statement.rule}”", *rules, *carrier])
