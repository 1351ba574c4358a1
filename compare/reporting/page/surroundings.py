"""What stands around a remark: places that are alike and not it, and outlets that published then and do not tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from compare.reporting.nouns import Echo, Lookalike, NearMiss, Remark
from compare.reporting.page.sources import Place, Source, Sources
from compare.reporting.rankings import why_apart
from compare.reporting.runs import Run
from compare.reporting.silences import is_day, silent
from compare.reporting.wording import count, excerpt, listing

# Near misses, and claims of other speakers, that one remark shows, and characters of each.
MOST_ALIKE, MOST_CLAIMS, ALIKE_WIDTH = 2, 3, 140
# Outlets whose silence is told by name.
MOST_OUTLETS = 8


@dataclass(frozen=True, slots=True)
class Alike:
    """A place that is alike and not the remark; `why` is nothing where another speaker makes the same claim."""

    speaker: str
    source: Source
    place: Place
    words: str
    why: str


class Surroundings:
    """Looks up what stands around the remarks of a run."""

    def __init__(self, run: Run, sources: Sources) -> None:
        """Of this run."""
        self.run = run
        self.sources = sources

    @cached_property
    def misses(self) -> Mapping[str | None, list[tuple[Lookalike, NearMiss]]]:
        """By statement what was nearly it."""
        found: dict[str | None, list[tuple[Lookalike, NearMiss]]] = defaultdict(list)
        for miss in self.run.near_misses:
            found[miss.left.statement].append((miss.right, miss))
            found[miss.right.statement].append((miss.left, miss))
        return found

    @cached_property
    def outlets_by_day(self) -> Mapping[str, set[str]]:
        """The outlets that published on each day that is known in full."""
        found: dict[str, set[str]] = defaultdict(set)
        for article in self.run.articles:
            if article.outlet and is_day(article.published):
                found[str(article.published)[:10]].add(article.outlet)
        return found

    def alike(self, remark: Remark) -> list[Alike]:
        """The nearest places that are not the remark, the nearest first."""
        found = [pair for statement in remark.statements for pair in self.misses.get(statement, ())]
        apart = {*remark.statements, *(claim.statement for claim in remark.same_claim)}
        found = [pair for pair in found if pair[0].statement not in apart]
        found.sort(key=lambda pair: -pair[1].likeness)
        return [
            self.beside(side, why_apart(miss.relation, miss.why, miss.likeness)) for side, miss in found[:MOST_ALIKE]
        ]

    def same_claim(self, remark: Remark) -> list[Alike]:
        """The same claim by other speakers, the likest first."""
        found = sorted(remark.same_claim, key=lambda claim: -claim.likeness)
        return [self.beside(one, "") for one in found[:MOST_CLAIMS]]

    def beside(self, place: Lookalike | Echo, why: str) -> Alike:
        """A place that stands beside a remark."""
        return Alike(
            speaker=place.name or "nobody named",
            source=self.sources[place.article],
            place=self.sources.place(place.article, place.start, place.end),
            words=excerpt(place.text, ALIKE_WIDTH),
            why=why,
        )

    def silent(self, remark: Remark) -> str:
        """The outlets of the run that published between the first and the last version and do not tell it."""
        dates = [member.published for member in remark.members]
        others = silent(self.outlets_by_day, dates, remark.outlets) if remark.across else []
        if not others:
            return ""
        told = f"{listing(others, MOST_OUTLETS)}."
        return f"Published here in those days without telling it ({count(len(others), 'outlet')}): {told}"
