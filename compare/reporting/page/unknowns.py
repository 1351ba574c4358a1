"""What is alike and not one remark, and what these articles do not tell: each leads to the evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from compare.reading.texts import fold, words
from compare.reporting.findings import is_named
from compare.reporting.nouns import Article, Lookalike, NearMiss
from compare.reporting.page.pieces import Mark, Piece, cut
from compare.reporting.page.sources import Place, Source, Sources
from compare.reporting.rankings import why_apart
from compare.reporting.runs import Run
from compare.reporting.sites import same_sites

# Articles named of those that do not state something, and contradictions and sites told on the first screen.
MOST_NAMED, MOST_CONFLICTS, MOST_SITES = 6, 3, 2


@dataclass(frozen=True, slots=True)
class Miss:
    """Two places that are alike, their own words marked, and why they are not held to be one remark."""

    why: str
    reason: str
    sides: list[tuple[Place, str, list[Piece]]]

    @property
    def named_apart(self) -> bool:
        """Whether the two are said by different speakers; one person may be spelled in two ways."""
        (_, left, _), (_, right, _) = self.sides
        return not is_named(left, [right])


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that is not stated, and in which articles."""

    told: str
    sources: list[Source]
    more: int


def misses(run: Run, sources: Sources, most: int) -> list[Miss]:
    """The nearest misses, the nearest first; of those between the same words the first."""
    found: dict[frozenset[str], NearMiss] = {}
    for one in run.near_misses:
        found.setdefault(frozenset(fold(side.text) for side in (one.left, one.right)), one)
    return [miss(one, run, sources) for one in [*found.values()][:most]]


def miss(one: NearMiss, run: Run, sources: Sources) -> Miss:
    """One near miss, in the order of the handles."""
    sides = sorted((one.left, one.right), key=lambda side: run.handles[side.article])
    return Miss(
        why=why_apart(one.relation, one.why, one.likeness),
        reason=one.why.partition("; ")[2],
        sides=[lookalike(side, other, sources) for side, other in (sides, sides[::-1])],
    )


def lookalike(side: Lookalike, other: Lookalike, sources: Sources) -> tuple[Place, str, list[Piece]]:
    """One side; the names and numbers that the other side lacks are marked: they are what tells the two apart."""
    elsewhere = {word.text for word in words(other.text)}
    marks = [
        Mark(side.start + word.start, side.start + word.end, "own")
        for word in words(side.text)
        if is_telling(side.text[word.start : word.end]) and word.text not in elsewhere
    ]
    place = sources.place(side.article, side.start, side.end)
    return place, side.name or "nobody named", cut(side.text, side.start, marks)


def is_telling(word: str) -> bool:
    """Whether a word is written like a name or holds a digit."""
    return word[:1].isupper() or any(letter.isdigit() for letter in word)


def unknowns(run: Run, sources: Sources) -> list[Unknown]:
    """What an article says in two ways, articles that may come from one site, outlets and dates that are not stated."""
    conflicts = [unknown(sentence(text), [one], sources) for one in run.articles for text in one.conflicts]
    missing = (
        ("Outlet not stated", [one for one in run.articles if one.outlet is None]),
        ("Date not stated", [one for one in run.articles if not one.published]),
        ("Day stated without its year", [one for one in run.articles if (one.published or "").startswith("X")]),
        ("Date uncertain", [one for one in run.articles if (one.published or "").endswith(("?", "~"))]),
    )
    stated = [unknown(told, some, sources) for told, some in missing if some]
    return [*conflicts[:MOST_CONFLICTS], *sites(run, sources)[:MOST_SITES], *stated]


def sites(run: Run, sources: Sources) -> list[Unknown]:
    """Articles of unknown outlet that share the furniture of another one's site, together by what they share."""
    shared: dict[str, list[Article]] = defaultdict(list)
    for id, told in same_sites(run).items():
        shared[told].append(run.articles[id])
    return [unknown(sentence(told), some, sources) for told, some in shared.items()]


def unknown(told: str, articles: Sequence[Article], sources: Sources) -> Unknown:
    """Something that is not stated in these articles."""
    named = [sources[one.id] for one in articles[:MOST_NAMED]]
    return Unknown(told, named, len(articles) - len(named))


def sentence(text: str) -> str:
    """With a capital at the beginning."""
    return text[:1].upper() + text[1:]
