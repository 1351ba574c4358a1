"""What was set aside, repaired, not compared or not read, each with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from compare.reporting.nouns import Article, Skipped
from compare.reporting.page.limits import MOST_ROWS, Listed, first
from compare.reporting.page.sources import Place, Source, Sources
from compare.reporting.runs import Run


@dataclass(frozen=True, slots=True)
class Aside:
    """A place that is set aside."""

    place: Place
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """What an article needed, or says in two ways."""

    source: Source
    told: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """All that was not compared as news."""

    boilerplate: Mapping[str, Listed[Aside]]
    terms: Mapping[str, Listed[Aside]]
    mended: Listed[Remedy]
    unpaired: Listed[Remedy]
    conflicts: Listed[Remedy]
    versions: Listed[tuple[Article, Source]]
    skipped: Listed[Skipped]

    @property
    def total(self) -> int:
        """How many entries there are."""
        asides = sum(one.total for one in (*self.boilerplate.values(), *self.terms.values()))
        remedies = sum(one.total for one in (self.mended, self.unpaired, self.conflicts))
        return asides + remedies + self.versions.total + self.skipped.total


def set_aside(run: Run, sources: Sources) -> SetAside:
    """Everything that was set aside, by kind."""
    boilerplate: dict[str, list[tuple[str, int, int, str]]] = defaultdict(list)
    for one in run.boilerplate:
        boilerplate[one.kind].append((one.article, one.start, one.end, one.reason))
    terms: dict[str, list[tuple[str, int, int, str]]] = defaultdict(list)
    for term in run.terms:
        terms[term.kind].append((term.article, term.start, term.end, term.repaired or "no statement"))
    versions = [(article, sources[str(article.version_of)]) for article in run.versions]
    return SetAside(
        boilerplate=asides(boilerplate, "boilerplate.jsonl", run, sources),
        terms=asides(terms, "terms.jsonl", run, sources),
        mended=remedies(run, sources, lambda article: article.repairs),
        unpaired=unpaired(run, sources),
        conflicts=remedies(run, sources, lambda article: article.conflicts),
        versions=first(versions, MOST_ROWS, "articles.jsonl"),
        skipped=first(run.skipped, MOST_ROWS, "skipped.jsonl"),
    )


def asides(
    found: Mapping[str, list[tuple[str, int, int, str]]], file: str, run: Run, sources: Sources
) -> dict[str, Listed[Aside]]:
    """The places of each kind, the kinds of most places first."""
    kinds = sorted(found, key=lambda kind: (-len(found[kind]), kind))
    listed = {kind: first(found[kind], MOST_ROWS, file) for kind in kinds}
    return {
        kind: Listed(
            [Aside(sources.place(a, start, end), run.text(a)[start:end], why) for a, start, end, why in some.shown],
            some.total,
            some.file,
        )
        for kind, some in listed.items()
    }


def remedies(run: Run, sources: Sources, told: Callable[[Article], Iterable[str]]) -> Listed[Remedy]:
    """What is told of the articles themselves: how the encoding of a text was mended, what an article says twice."""
    found = [Remedy(sources[article.id], words) for article in run.articles for words in told(article)]
    return first(found, MOST_ROWS, "articles.jsonl")


def unpaired(run: Run, sources: Sources) -> Listed[Remedy]:
    """Quotation marks that do not pair, and what was made of them."""
    listed = first([one for one in run.statements if one.repaired], MOST_ROWS, "statements.jsonl")
    found = [
        Remedy(sources[one.article], str(one.repaired), sources.place(one.article, one.spans[0][0], one.spans[-1][1]))
        for one in listed.shown
    ]
    return Listed(found, listed.total, listed.file)
