"""How much the page holds: what is longer is cut, and the page says so and where the rest is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from compare.reporting.runs import Run

T = TypeVar("T")

# Characters of article text in the page. 550 articles of AllSides have 3.0 million and make a page of 10.4 MB, which
# Chromium loads in about a second; at 10 million it is some 35 MB, the most that an office computer opens with ease.
MOST_TEXT = 10_000_000
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
