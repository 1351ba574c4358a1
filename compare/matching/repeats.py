"""What a whole corpus teaches of a passage: it is a line that one outlet repeats, or text that many outlets carry.

Counted is per outlet, in how many of its articles a passage stands and on which days, and not in how many articles
of all: a wire story in forty papers would look like a footer. An unknown outlet equals nothing and teaches nothing.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import runs, starts

Integers = NDArray[np.int64]
Ids = NDArray[np.uint64]

# A line is its outlet's own when this many of its articles carry it, the first and the last this many days apart.
# Read by eye over what one outlet repeats in 16,452 articles of 2012-2016: of what three or four articles carried in
# less than two weeks most (9 of 15) was background of a running story; over longer a quarter (5 of 18) was still news,
# mostly letters quoted at length. Of what this rule labels 39 of 40 were furniture: newsletters, who the author is,
# galleries, how a poll was made. What three or four articles carry is missed.
FEWEST, LONGEST_STORY = 5, 14
# Without days to tell by, a line is its outlet's own when this many articles carry it that are of other text: in the
# middle one, no more than this share stands in other articles of the outlet. Updates of a story share a third or more.
MANY, MOST_COMMON = 8, 0.25
# A line of an outlet's own is no more than this share of the article, in the middle one: of the lines so found in those
# articles one in 600 was more, of those in 21,578 wire items of 1987 more than half, and these were news put in a form
# ("The company set a dividend of nine cents.").
MOST_OF_ARTICLE = 0.2
# The outlets that repeat a line must hold this share of the articles that carry it: what more often stands once in
# an outlet is a turn of phrase ("That did not happen.") or a wire story that one of its carriers updates.
OWN_SHARE = 2 / 3
# Wire copy: this many outlets within this many days.
WIRE_OUTLETS, WIRE_DAYS = 3, 3


class Carriers(NamedTuple):
    """One row for each outlet that carries a passage: in how many articles, on how many days, how far apart.

    `bounds` are the offsets (passages + 1) of the rows of each passage; `row_of` (copies) is the row of each copy.
    """

    outlets: Ids
    articles: Integers
    days: Integers
    spread: Integers
    bounds: Integers
    row_of: Integers


class Wire(NamedTuple):
    """How many outlets carry a passage within how many days."""

    outlets: int
    days: int


def count_carriers(groups: Ids, outlets: Ids, articles: Ids, days: Integers) -> Carriers:
    """The carriers of each passage, from its copies: `groups` are passages with the same words.

    `outlets` is 0 and `days` (from 0001-01-01) is 0 where they are not known. An article that holds a passage twice
    counts once. Time is n log n.
    """
    order = np.lexsort((articles, outlets, groups))
    group, outlet, article = groups[order], outlets[order], articles[order]
    fresh = starts(group, outlet)
    row_of = np.empty(len(order), np.int64)
    row_of[order] = np.cumsum(fresh) - 1
    by_day = np.lexsort((days, outlets, groups))
    day = days[by_day]
    first = np.flatnonzero(fresh)
    known = np.maximum.reduceat(day, first) if len(first) else day
    earliest = np.minimum.reduceat(np.where(day > 0, day, np.iinfo(np.int64).max), first) if len(first) else day
    return Carriers(
        outlets=outlet[first],
        articles=_sums(fresh | starts(article), first),
        days=_sums((fresh | starts(day)) & (day > 0), first),
        spread=np.where(known > 0, known - earliest, 0),
        bounds=runs(group[first]),
        row_of=row_of,
    )


def are_own_lines(carriers: Carriers, part: NDArray[np.float64], common: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether each carrier repeats its passage as a line of its own.

    Both are shares of its articles (carriers), in the middle one: `part` is the passage itself, `common` all that
    stands in other articles of that outlet.
    """
    lasting = (carriers.articles >= FEWEST) & (carriers.spread >= LONGEST_STORY)
    unrelated = (carriers.articles >= MANY) & (common <= MOST_COMMON)
    found: NDArray[np.bool_] = (lasting | unrelated) & (part <= MOST_OF_ARTICLE) & (carriers.outlets != 0)
    if not len(found):
        return found
    first, sizes = carriers.bounds[:-1], np.diff(carriers.bounds)
    held = np.add.reduceat(np.where(found, carriers.articles, 0), first)
    all_held = np.add.reduceat(carriers.articles, first)
    return np.asarray(found & np.repeat(held >= OWN_SHARE * all_held, sizes))


def middle(values: NDArray[np.float64], rows: Integers, count: int) -> NDArray[np.float64]:
    """The middle value (the lower of two) of each of `count` rows; 1 for a row without a value."""
    order = np.lexsort((values, rows))
    found = np.ones(count)
    bounds = runs(rows[order])
    if len(order):
        at = bounds[:-1] + (np.diff(bounds) - 1) // 2
        found[rows[order][at]] = values[order][at]
    return found


def widest_wire(outlets: Ids, days: Integers) -> Wire | None:
    """The most known outlets that carry a passage within WIRE_DAYS, None where they are fewer than WIRE_OUTLETS."""
    known = (outlets != 0) & (days > 0)
    if len(np.unique(outlets[known])) < WIRE_OUTLETS:
        return None
    order = np.argsort(days[known], kind="stable")
    day, outlet = days[known][order], outlets[known][order]
    ends = np.searchsorted(day, day + WIRE_DAYS)
    found = [Wire(len(np.unique(outlet[a:b])), int(day[b - 1] - day[a]) + 1) for a, b in _windows(day, ends)]
    most = max(found, key=lambda one: (one.outlets, -one.days))
    return most if most.outlets >= WIRE_OUTLETS else None


def _windows(day: Integers, ends: Integers) -> list[tuple[int, int]]:
    """Begin and end of the rows of each window that opens on a new day."""
    first = np.flatnonzero(starts(day))
    return list(zip(first.tolist(), ends[first].tolist(), strict=True))


def _sums(flags: NDArray[np.bool_], first: Integers) -> Integers:
    """How many flags are set in each stretch."""
    return np.add.reduceat(flags.astype(np.int64), first) if len(first) else np.zeros(0, np.int64)
