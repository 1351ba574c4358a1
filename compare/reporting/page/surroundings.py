"""What stands around a remark: places that are alike and not it, and outlets that published then and do not tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from compare.reporting.nouns import Lookalike, NearMiss, Remark
from compare.reporting.page.sources import Place, Sources
from compare.reporting.runs import Run
from compare.reporting.wording import excerpt, listing

# Near misses that one remark shows, and characters of each.
MOST_ALIKE, ALIKE_WIDTH = 2, 140
# Outlets whose silence is told by name; under three known outlets nothing can be said of the others.
MOST_OUTLETS, FEW_OUTLETS = 8, 3


@dataclass(frozen=True, slots=True)
class Alike:
    """A place that is alike and not the remark."""

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
        found = [pair for pair in found if pair[0].statement not in remark.statements]
        found.sort(key=lambda pair: -pair[1].likeness)
        return [
            Alike(
                place=self.sources.place(side.article, side.start, side.end),
                words=excerpt(side.text, ALIKE_WIDTH),
                why=miss.why.split(";")[0],
            )
            for side, miss in found[:MOST_ALIKE]
        ]

    def silent(self, remark: Remark) -> str:
        """The outlets of the run that published between the first and the last version and do not tell it."""
        days = [str(member.published)[:10] for member in remark.members if is_day(member.published)]
        known = set().union(*self.outlets_by_day.values())
        if not remark.across or len(days) < len(remark.members) or len(known) < FEW_OUTLETS:
            return ""
        then = {outlet for day, some in self.outlets_by_day.items() if min(days) <= day <= max(days) for outlet in some}
        others = sorted(then - set(remark.outlets))
        if not others:
            return ""
        return f"Published here in those days without telling it: {listing(others, MOST_OUTLETS)}."


def is_day(published: str | None) -> bool:
    """Whether a date is known to the day."""
    return published is not None and len(published) >= 10 and "X" not in published and published[-1] not in "?~"
