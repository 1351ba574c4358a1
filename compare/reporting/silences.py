"""Outlets that published in the days of a remark and do not tell it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

# Under so many known outlets nothing can be said of the others.
FEW_OUTLETS = 3


def silent(
    outlets_by_day: Mapping[str, Collection[str]], published: Sequence[str | None], telling: Collection[str]
) -> list[str]:
    """The outlets that published from the first to the last of these dates (EDTF) and are not among those telling it.

    None where a date is not known to the day: then it is not known which days these are.
    """
    known = set().union(*outlets_by_day.values())
    if not all(map(is_day, published)) or len(known) < FEW_OUTLETS or not published:
        return []
    days = [str(date)[:10] for date in published]
    then = {outlet for day, some in outlets_by_day.items() if min(days) <= day <= max(days) for outlet in some}
    return sorted(then - set(telling))


def is_day(published: str | None) -> bool:
    """Whether a date is known to the day."""
    return published is not None and len(published) >= 10 and "X" not in published and published[-1] not in "?~"
