"""The picture of a remark in time: a line an article, days from left to right, an arrow where a credit says from whom.

It is drawn in units that are pixels on a narrow screen, so that its words can be read there; coordinates are
attributes, because the page's policy allows no style but its own sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from unicodedata import east_asian_width

from compare.reporting.timelines import FIRST, TIED, UNDATED, Row, Telling, timeline
from compare.reporting.wording import count, date_in_words

# The whole width, where the days begin and end, and what a line and the head take.
WIDTH, LEFT, RIGHT, LINE, HEAD = 340, 132, 328, 20, 22
# Small letters of an outlet that fit before the days, and how many of them a capital or an ideograph takes; lines after
# which the picture is cut.
OUTLET, WIDE, MOST = 20, 1.6, 24
# What a mark takes to its left and right: an arrow ends there.
MARK = 8
# More columns than there are units between LEFT and RIGHT cannot be told apart.
COLUMNS = RIGHT - LEFT
PLACES = {FIRST: "first here", TIED: "perhaps first here", UNDATED: "place in time not known"}


@dataclass(frozen=True, slots=True)
class Line:
    """One article: its outlet, whole and as far as it fits, and its mark."""

    outlet: str
    label: str
    kind: str  # first, tied, later, undated: a class of the style sheet
    x: int
    y: int
    shape: str  # the path of its mark
    told: str  # the same in words


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture with all its coordinates."""

    id: str
    width: int
    height: int
    left: int
    right: int
    days: tuple[str, ...]  # the first and the last, or the only one
    lines: list[Line]
    arrows: list[str]  # paths from a version to the one that names it as its carrier
    left_out: int

    @property
    def told(self) -> str:
        """The picture in words."""
        return "; ".join(line.told for line in self.lines) + "."


def drawing(id: str, told: Sequence[Telling]) -> Drawing | None:
    """The picture of a remark whose versions are in order of time.

    None where fewer than two articles tell it, or where it shows nothing: no day but one, and no arrow.
    """
    drawn = timeline(told, COLUMNS)
    in_time = drawn.first_day != drawn.last_day or any(row.follows for row in drawn.rows)
    if len(drawn.rows) < 2 or drawn.first_day is None or not in_time:
        return None
    shown = drawn.rows[:MOST]
    lines = [line_of(row, number, drawn.columns) for number, row in enumerate(shown)]
    of_article = {row.article.id: line for row, line in zip(shown, lines, strict=True)}
    pairs = [
        (of_article[row.follows], line) for row, line in zip(shown, lines, strict=True) if row.follows in of_article
    ]
    days = dict.fromkeys(date_in_words(day) for day in (drawn.first_day, drawn.last_day))
    return Drawing(
        id=id,
        width=WIDTH,
        height=HEAD + LINE * len(shown),
        left=LEFT,
        right=RIGHT,
        days=tuple(days),
        lines=lines,
        arrows=[arrow(before, after) for before, after in pairs],
        left_out=len(drawn.rows) - len(shown),
    )


def line_of(row: Row, number: int, columns: int) -> Line:
    """The line of an article."""
    outlet = row.article.outlet or "outlet not stated"
    x = LEFT + ((RIGHT - LEFT) * (row.column or 0)) // max(1, columns - 1)
    y = HEAD + LINE * number + LINE // 2
    kind = {FIRST: "first", TIED: "tied", UNDATED: "undated"}.get(row.place, "later")
    said = [outlet, date_in_words(row.article.published)]
    said += [PLACES[row.place]] if row.place in PLACES else []
    said += [count(row.versions, "version")] if row.versions > 1 else []
    said += [f"through {row.through}"] if row.through else []
    return Line(outlet, fitted(outlet), kind, x, y, shape(kind, x, y), ", ".join(said))


def fitted(name: str) -> str:
    """A name as far as it fits before the days."""
    widths = accumulate(WIDE if letter.isupper() or east_asian_width(letter) in "WF" else 1 for letter in name)
    room = sum(width <= OUTLET for width in widths)
    return name if room == len(name) else f"{name[: room - 1]}…"


def shape(kind: str, x: int, y: int) -> str:
    """A lozenge for what is first, or perhaps is; a disc for what is later."""
    if kind in ("first", "tied"):
        return f"M{x} {y - 7}L{x + 7} {y}L{x} {y + 7}L{x - 7} {y}Z"
    return f"M{x - 4} {y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z"


def arrow(before: Line, after: Line) -> str:
    """From one mark to another: down, or up, and then along; its head stands before the mark."""
    side = 1 if after.x >= before.x else -1
    begin, away = f"M{before.x} {before.y}", after.x - side * MARK
    if abs(after.x - before.x) <= 2 * MARK:  # one below the other: round the marks
        begin, side, away = f"M{before.x} {before.y}H{before.x - 2 * MARK}", 1, after.x - MARK
    return f"{begin}V{after.y}H{away}m{-4 * side} -3l{4 * side} 3l{-4 * side} 3"
