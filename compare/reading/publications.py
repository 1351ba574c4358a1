"""When an article was published, as far as anything says so."""

from __future__ import annotations

import re

from compare.reading.datelines import Dateline
from compare.reading.dates import DAY, edtf
from compare.reading.inputs import Record
from compare.reading.instants import instant
from compare.reading.lines import Line

# A line that is only a time stamp: "Published: August 5, 2016 10:05", "15-11-2014".
STAMP = re.compile(
    rf"(?:(?:first |last )?(?:published|posted|updated|date)(?: on| at)?:? ?)?"
    rf"(?P<date>{DAY}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})[\s,|T-]*"
    r"(?:(?:at )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?\s*[A-Z+:\d ]{0,10})?\Z",
    re.IGNORECASE,
)
# How far down the page a time stamp stands, in lines.
LAST_STAMP = 6


def published(record: Record, rows: list[Line], found: list[Dateline]) -> tuple[str | None, str | None]:
    """The day as EDTF and the words that say so; (None, None) where nothing does. No year is ever supplied."""
    day, words, by = _stated(record, rows, found)
    return day, f"{by}: {words}" if by else words


def published_at(record: Record, rows: list[Line], found: list[Dateline], zone: str | None) -> str | None:
    """The moment in UTC, where the words that give the day give a time too; `zone` is that of the outlet, if known."""
    day, words, _ = _stated(record, rows, found)
    return instant(words, day, zone) if day and words else None


def _stated(record: Record, rows: list[Line], found: list[Dateline]) -> tuple[str | None, str | None, str | None]:
    """The day, the words that say so, and who says it beside the text."""
    if record.published:
        day = edtf(record.published)
        if day:
            return day, record.published, record.facts_from
    for dateline in found:
        if dateline.date:
            return dateline.date, dateline.words, None
    for row in rows[:LAST_STAMP]:
        stamp = STAMP.match(row.text) if len(row.text) < 90 else None
        day = edtf(stamp["date"]) if stamp else None
        if day:
            return day, row.text, None
    return None, None, None
