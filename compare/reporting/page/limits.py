"""How much the page holds: what is longer is cut, and the page says so and where the rest is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from compare.reporting.runs import Run

T = TypeVar("T")

# Characters of article text in the page. Of 550 articles of AllSides with all remarks, 1.0 million make a page of
# 8.8 MB, 2.0 million 12.2 MB, all 3.7 million 17.7 MB: 5.5 MB and 3.3 MB for each million. All are written in 4 s;
# Chromium paints that page in 0.2 s, has loaded it in 1 to 2 s, jumps in 0.1 s, searches in 0.4 s the first time and
# at once after that; slowed down four times, as a phone is, in 0.6 s, 4 to 6 s, 0.2 s and 1.7 s. The limit lies just
# above what was opened: 10 million would be some 38 MB, and a quarter of a minute on a phone, if it has the memory.
MOST_TEXT = 4_000_000
# Entries of one list: more than a person reads, and few enough to scroll through.
MOST_CARDS = 250
MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """The beginning of a list, how long all of it is, and the file that holds all of it."""

    shown: Sequence[T]
    total: int
    file: str

    @property
    def left_out(self) -> int:
        """How many are not shown."""
        return self.total - len(self.shown)


def first(found: Sequence[T], most: int, file: str) -> Listed[T]:
    """At most `most` of what was found."""
    return Listed(found[:most], len(found), file)


def articles_with_text(run: Run, most: int = MOST_TEXT) -> frozenset[str]:
    """The articles whose texts stand in the page: those that tell a remark others tell too come first."""
    told: dict[str, None] = dict.fromkeys(id for remark in run.remarks if remark.across for id in remark.articles)
    return frozenset(fitting(((id, run.articles[id].characters) for id in told | dict.fromkeys(run.handles)), most))


def fitting(sizes: Iterable[tuple[str, int]], most: int) -> Iterable[str]:
    """The names, in order, whose sizes fit into `most` together; what is too large is passed over."""
    for name, size in sizes:
        if size <= most:
            most -= size
            yield name
