"""The title of an article, and where it stands in the text."""

from __future__ import annotations

import re

from compare.reading.captions import caption
from compare.reading.furniture import furniture
from compare.reading.lines import Line
from compare.reading.texts import fold

# Of 16,452 recorded titles all but two are shorter (the next is 189 characters); a longer line is a lede.
LONGEST = 200
# A title stands above the story: crumbs, a section and a caption come before it, no more.
LAST_LINE = 6
FINAL_STOP = re.compile(r"(?<!\.\.)[.:;,][\"”’)]*\Z")


def title_from_text(rows: list[Line], heads: set[int]) -> tuple[int, int] | None:
    """The span of the first line that is the story's and looks like a headline; None where it opens otherwise.

    `heads` are the offsets at which a dateline begins: a line with one is the report itself.
    """
    for number, row in enumerate(rows[:LAST_LINE]):
        if furniture(row.text) or caption(row.text):
            continue
        alone = number + 1 < len(rows) and (rows[number + 1].apart or len(rows[number + 1].text) > len(row.text))
        short = len(row.text) <= LONGEST and len(row.text.split()) >= 2
        if row.start not in heads and alone and short and not FINAL_STOP.search(row.text):
            return row.start, row.end
        return None
    return None


def place_title(title: str, rows: list[Line]) -> tuple[int, int] | None:
    """Where a title that is known from elsewhere stands in the text, near its top; None where it does not."""
    wanted = _bare(title)
    for row in rows[:LAST_LINE]:
        if len(row.text) <= 2 * len(title) + 20 and _bare(row.text) == wanted and wanted:
            return row.start, row.end
    return None


def _bare(title: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(title)).strip()
