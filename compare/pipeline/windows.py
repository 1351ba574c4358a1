"""When articles must be published to be compared: in which period, and within how many days of each other."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from compare.errors import UsageError

DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?\Z")
# What follows the part of an EDTF date that is known: "2016-XX-XX" is some day of 2016.
OPEN = re.compile(r"-XX.*\Z")
FIRST, LAST = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day of `since` to the last of `until`, as they were asked for; None is no bound."""

    since: str | None = None
    until: str | None = None

    @property
    def days(self) -> tuple[int, int]:
        """The first and the last day, counted from 0001-01-01."""
        first, last = (days_of(bound) if bound else None for bound in (self.since, self.until))
        return first[0] if first else FIRST, last[1] if last else LAST

    def __str__(self) -> str:
        bounds = (("since", self.since), ("until", self.until))
        return " and ".join(f"{word} {bound}" for word, bound in bounds if bound)


EVER = Period()


def read_period(since: str | None, until: str | None) -> Period:
    """The period between two dates, each a day, a month or a year; UsageError for what is none, or holds no day."""
    for option, given in (("since", since), ("until", until)):
        if given is not None and not (DATE.match(given) and days_of(given)):
            raise UsageError(f'--{option} "{given}" is no date: give a day, a month or a year, as 2016-05-31')
    period = Period(since, until)
    if period.days[0] > period.days[1]:
        raise UsageError(f"--since {since} is after --until {until}: exchange them")
    return period


def read_window(days: int | None) -> int | None:
    """The number of days, checked; UsageError for fewer than none."""
    if days is not None and days < 0:
        raise UsageError(f"--window {days} holds no day: give 0 for one day alone, or more")
    return days


def days_of(edtf: str | None) -> tuple[int, int] | None:
    """The first and last day that an EDTF date may name, sure or not; None where its year is not known."""
    found = DATE.match(OPEN.sub("", (edtf or "").rstrip("?~%")))
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.group("year", "month", "day"))
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    last = first if day else date(first.year, month or 12, monthrange(first.year, month or 12)[1])
    return first.toordinal(), last.toordinal()
