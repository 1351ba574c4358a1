"""A timeline in plain characters, sixty wide: a line an article, a column so many days."""

from __future__ import annotations

from compare.reporting.inquiries import Inquiry
from compare.reporting.timelines import FIRST, LATER, TIED, Row, Telling, Timeline, timeline
from compare.reporting.wording import count, date_in_words, excerpt

# What a line holds at most, and of it the days; the rest is the article.
WIDTH, DAYS = 60, 24
OUTLET = 18
# Lines after which the picture is cut.
MOST = 30
MARKS = {FIRST: "*", TIED: "=", LATER: "o"}
SAID = {FIRST: "* first", TIED: "= perhaps first", LATER: "o later"}


def timeline_lines(found: Inquiry) -> list[str]:
    """The picture; nothing where fewer than two articles have the words, or where all have them on one day."""
    told = [Telling(one.article, one.carrier, one.follows) for one in found.versions]
    drawn = timeline(told, DAYS)
    one_day = drawn.first_day is not None and drawn.first_day == drawn.last_day
    if len(drawn.rows) < 2 or (one_day and not any(row.through or row.column is None for row in drawn.rows)):
        return []
    handles = found.run.lookup.handles
    shown = drawn.rows[:MOST]
    named = {row.article.id: handles[row.article.id] for row in shown}
    indent = 4 + max(map(len, named.values())) + OUTLET
    lines = ["", *heading(drawn, indent)]
    for row in shown:
        lines += row_lines(row, f"{named[row.article.id]:<{indent - OUTLET - 4}}", drawn.columns)
    left = len(drawn.rows) - MOST
    return lines + ([f"  ... {left} more"] if left > 0 else [])


def heading(drawn: Timeline, indent: int) -> list[str]:
    """What a column and the marks mean, and the first and the last day above them."""
    if drawn.first_day is None:
        return ["TIMELINE: no article states its day"]
    seen = {row.place for row in drawn.rows}
    marks = ", ".join(words for place, words in SAID.items() if place in seen)
    days = date_in_words(drawn.first_day)
    days += f" to {date_in_words(drawn.last_day)}" if drawn.last_day != drawn.first_day else ""
    head = f"TIMELINE, a column is {count(drawn.days, 'day')}: {marks}"
    return [head, f"{'':<{min(indent, WIDTH - len(days))}}{days}"]


def row_lines(row: Row, handle: str, columns: int) -> list[str]:
    """One article: its handle, its outlet, its day as a mark, and through whom it has the words."""
    outlet = excerpt_end(row.article.outlet or "not stated", OUTLET)
    days = "." * columns
    if row.column is not None:
        days = f"{days[: row.column]}{MARKS[row.place]}{days[row.column + 1 :]}"
    else:
        days = excerpt(date_in_words(row.article.published), DAYS)
    line = f"  {handle} {outlet:<{OUTLET}} {days}".rstrip()
    if row.through is None:
        return [line]
    through = f"<- {excerpt_end(row.through, DAYS)}"
    together = f"{line} {through}"
    return [together] if len(together) <= WIDTH else [line, f"{through:>{WIDTH}}"]


def excerpt_end(name: str, width: int) -> str:
    """A name cut to a width; what is cut ends in a tilde."""
    return name if len(name) <= width else f"{name[: width - 1]}~"
