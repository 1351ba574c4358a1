"""Clusters on the page: the articles, and the passages, that several articles have nearly word for word."""

from __future__ import annotations

from dataclasses import dataclass

from compare.reporting.nouns import Bond, Cluster, Spot
from compare.reporting.page.limits import MOST_CARDS, Listed, first
from compare.reporting.page.sources import Place, Source, Sources
from compare.reporting.runs import Run

# Members of one cluster that are listed, and characters of each that are shown.
MOST_MEMBERS = 30
MOST_CHARACTERS = 400


@dataclass(frozen=True, slots=True)
class Member:
    """One telling; `words` only where none before it has the same."""

    source: Source
    place: Place | None  # of a passage
    words: str


@dataclass(frozen=True, slots=True)
class Bunch:
    """A cluster as the page shows it."""

    id: str
    kind: str
    members: list[Member]
    more: int
    weakest: str
    doubt: str | None


@dataclass(frozen=True, slots=True)
class Clusters:
    """The clusters across articles, those of most members first; boilerplate is left out."""

    articles: Listed[Bunch]
    passages: Listed[Bunch]


def clusters(run: Run, sources: Sources) -> Clusters:
    """What several articles have nearly word for word: whole articles, and passages of three or more places.

    A pair of passages is among the matches already.
    """
    found = sorted(
        (one for one in run.clusters if one.across and not one.boilerplate), key=lambda one: (-len(one.members), one.id)
    )

    def bunches(chosen: list[Cluster]) -> Listed[Bunch]:
        shown = first(chosen, MOST_CARDS, "clusters.jsonl")
        return Listed([bunch(one, run, sources) for one in shown.shown], shown.total, shown.file)

    return Clusters(
        articles=bunches([one for one in found if one.kind == "article"]),
        passages=bunches([one for one in found if one.kind == "passage" and len(one.members) > 2]),
    )


def bunch(cluster: Cluster, run: Run, sources: Sources) -> Bunch:
    """One cluster with its members in order of time."""
    seen: set[str] = set()
    members = []
    for one in cluster.members[:MOST_MEMBERS]:
        if isinstance(one, str):
            members.append(Member(sources[one], None, sources[one].title))
            continue
        words = run.text(one.article)[one.start : one.end][:MOST_CHARACTERS]
        place = sources.place(one.article, one.start, one.end)
        members.append(Member(place.source, place, "" if words in seen else words))
        seen.add(words)
    more = len(cluster.members) - len(members)
    return Bunch(cluster.id, cluster.kind, members, more, weakest(cluster.weakest, sources), cluster.first.doubt)


def weakest(bond: Bond, sources: Sources) -> str:
    """The weakest link in words."""
    names = [sources[one.article if isinstance(one, Spot) else one].handle for one in (bond.left, bond.right)]
    return f"{names[0]} and {names[1]}, alike by {bond.value:.2f}"
