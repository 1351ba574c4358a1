"""How many days lie between two dates of which each may be known to the day, to the month, or without its year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

# Two statements further apart are two occasions, whoever says them: news repeats a remark within days.
DAYS_APART = 14
EDTF = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?)?[?~%]?")


class Days(NamedTuple):
    """The days that an EDTF date may name; where the year is not known ("XXXX-10-21"), those of the year 2000."""

    first: date
    last: date
    year_known: bool


def days(published: str | None) -> Days | None:
    """The days that an EDTF date may name, sure or not ("2018-08-29?", "2018-08", "XXXX-10-21"); None where any may."""
    found = EDTF.fullmatch(published or "")
    if not found or (found["month"] is None and found["year"] == "XXXX"):
        return None
    year = 2000 if found["year"] == "XXXX" else int(found["year"])
    try:
        first = date(year, int(found["month"] or 1), int(found["day"] or 1))
    except ValueError:
        return None
    last = first if found["day"] else date(year, int(found["month"] or 12), 28) + timedelta(days=3)
    return Days(first, last, found["year"] != "XXXX")


def days_apart(one: str | None, other: str | None) -> int | None:
    """How many days lie at least between two EDTF dates; None where either may be any day.

    Where a year is not known, in any year: "XXXX-10-21" and "2017-02-22" are 121 days apart.
    """
    left, right = days(one), days(other)
    if left is None or right is None:
        return None
    if left.year_known and right.year_known:
        return gap(left, right)
    left, right = in_year(left, 2000), in_year(right, 2000)
    return min(gap(left, in_year(right, year)) for year in (1999, 2000, 2001))


def gap(left: Days, right: Days) -> int:
    """The days between two stretches; 0 where they meet."""
    return max(0, (right.first - left.last).days, (left.first - right.last).days)


def in_year(stretch: Days, year: int) -> Days:
    """The same stretch of days in another year; 29 February is the 28th where there is none."""
    first, last = (day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day) for day in stretch[:2])
    return Days(first, last, stretch.year_known)


def are_dated(one: str | None, other: str | None) -> bool:
    """Whether the years of both are known."""
    left, right = days(one), days(other)
    return bool(left and right and left.year_known and right.year_known)
