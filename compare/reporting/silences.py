"""Outlets that published in the days of a remark and do not tell it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

# Under so many known outlets nothing can be said of the others.
FEW_OUTLETS = 3
# Who published within so many days of a version could have told it too. A remark that is repeated for a year is not
# left out by whoever published in that year: 103 outlets, of 16 articles in which a slogan is quoted.
DAYS = 2


def silent(
    outlets_by_day: Mapping[str, Collection[str]], published: Sequence[str | None], telling: Collection[str]
) -> list[str]:
    """The outlets that published on one of these dates (EDTF) or up to DAYS later and are not among those telling it.

    None where a date is not known to the day: then it is not known which days these are.
    """
    known = set().union(*outlets_by_day.values())
    if not all(map(is_day, published)) or len(known) < FEW_OUTLETS or not published:
        return []
    days = {date.fromisoformat(str(one)[:10]) + timedelta(after) for one in published for after in range(DAYS + 1)}
    then = {outlet for day in days for outlet in outlets_by_day.get(day.isoformat(), ())}
    return sorted(then - set(telling))


def is_day(published: str | None) -> bool:
    """Whether a date is known to the day."""
    return published is not None and len(published) >= 10 and "X" not in published and published[-1] not in "?~"
