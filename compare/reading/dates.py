"""Dates as they are written, and as EDTF (ISO 8601-2): `2018-08-29`, `XXXX-10-21` where no year is stated."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTHS = {name: number for number, name in enumerate(NAMES, 1)} | {name[:3]: n for n, name in enumerate(NAMES, 1)}
MONTHS["sept"] = 9
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
# A day as English writes it: "October 21", "Oct. 21, 2016", "21 October 2016", "Wednesday, Aug 3".
DAY = rf"(?:{WEEKDAY}[.,]{{0,2}} )?(?:{MONTH}\.? \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {MONTH}\.?,?(?: \d{{4}})?)\b"

ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?[?~%]?\Z")
OPEN = re.compile(r"(?:XXXX-\d{2}-\d{2}|\d{4}-(?:\d{2}|XX)-XX)[?~%]?\Z")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})\Z")
BEFORE = rf"(?:{WEEKDAY}[.,]{{0,2}} )?"
MONTH_FIRST = re.compile(rf"{BEFORE}({MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (\d{{4}}))?\b", re.I)
DAY_FIRST = re.compile(rf"{BEFORE}(\d{{1,2}})(?:st|nd|rd|th)?[ -]({MONTH})\.?,?(?:[ -](\d{{4}}))?\b", re.I)
NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b")


def edtf(written: str) -> str | None:
    """The date in these words as EDTF, from its beginning; None where they are no date.

    The time of day is left aside. A day and a month that cannot be told apart (03/04/2016) stay open: 2016-XX-XX.
    """
    words = " ".join(written.split())
    for rule in RULES:
        found = rule(words)
        if found:
            return found
    return None


def _as_iso(words: str) -> str | None:
    if OPEN.match(words):
        return words
    found = ISO.match(words)
    if not found:
        return None
    year, month, day = found.groups()
    doubt = words[-1] if words[-1] in "?~%" else ""
    if day:
        return _day(int(year), int(month), int(day), doubt)
    if month:
        return f"{year}-{month}{doubt}" if 1 <= int(month) <= 12 else None
    return f"{year}{doubt}"


def _as_compact(words: str) -> str | None:
    found = COMPACT.match(words)
    return _day(int(found[1]), int(found[2]), int(found[3])) if found else None


def _as_month_first(words: str) -> str | None:
    found = MONTH_FIRST.match(words)
    if not found:
        return None
    month, day, year = found.groups()
    return _day(int(year) if year else None, MONTHS[month.lower()], int(day))


def _as_day_first(words: str) -> str | None:
    found = DAY_FIRST.match(words)
    if not found:
        return None
    day, month, year = found.groups()
    return _day(int(year) if year else None, MONTHS[month.lower()], int(day))


def _as_numbers(words: str) -> str | None:
    found = NUMBERS.match(words)
    if not found:
        return None
    first, mark, second, year = int(found[1]), found[2], int(found[3]), int(found[4])
    if mark == "." or first > 12:  # stops are written where the day comes first
        return _day(year, second, first)
    if second > 12 or first == second:
        return _day(year, first, second)
    return f"{year}-XX-XX" if first and second else None


RULES: tuple[Callable[[str], str | None], ...] = (_as_iso, _as_compact, _as_month_first, _as_day_first, _as_numbers)


def _day(year: int | None, month: int, day: int, doubt: str = "") -> str | None:
    try:
        datetime.date(2000 if year is None else year, month, day)  # 2000 has a 29 February
    except ValueError:
        return None
    return ("XXXX" if year is None else f"{year:04}") + f"-{month:02}-{day:02}{doubt}"


def apart(one: str, other: str) -> int | None:
    """Days between two EDTF days, by month and day alone where one has no year; None where a day is not given."""
    left, right = one.rstrip("?~%"), other.rstrip("?~%")
    if len(left) != 10 or len(right) != 10 or "X" in left[4:] + right[4:]:
        return None
    if "X" in left + right:
        left, right = "2000" + left[4:], "2000" + right[4:]
        days = abs((datetime.date.fromisoformat(left) - datetime.date.fromisoformat(right)).days)
        return min(days, 366 - days)
    return abs((datetime.date.fromisoformat(left) - datetime.date.fromisoformat(right)).days)
