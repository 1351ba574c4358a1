"""What was set aside, repaired, not compared or not read, each with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
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
    repaired: Listed[Remedy]
    conflicts: list[Remedy]
    versions: Listed[tuple[Article, Source]]
    skipped: Listed[Skipped]

    @property
    def total(self) -> int:
        """How many entries there are."""
        asides = [*self.boilerplate.values(), *self.terms.values()]
        others = self.repaired.total + len(self.conflicts) + self.versions.total + self.skipped.total
        return sum(one.total for one in asides) + others


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
        repaired=repaired(run, sources),
        conflicts=[Remedy(sources[one.id], told) for one in run.articles for told in one.conflicts],
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


def repaired(run: Run, sources: Sources) -> Listed[Remedy]:
    """Marks that do not pair, and texts whose encoding was mended."""
    found = [Remedy(sources[article.id], repair) for article in run.articles for repair in article.repairs]
    for one in run.statements:
        if one.repaired:
            place = sources.place(one.article, one.spans[0][0], one.spans[-1][1])
            found.append(Remedy(sources[one.article], one.repaired, place))
    return first(found, MOST_ROWS, "statements.jsonl")
