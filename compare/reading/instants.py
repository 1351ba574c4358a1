"""The moment at which something was published: a time of day, and the zone in which it is counted, as UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

# "T23:30:00+03:00", " 23:30:00 GMT", " 10:05 p.m. EDT": what follows the time on its line is its zone, or says none.
TIME = re.compile(
    r"(?:\A|[\sT,|])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?(?![\d:])"
    r"\s?(?:(?P<half>[apAP])\.?[mM]\b\.?)?\s?\(?(?P<zone>(?:(?:UTC|GMT)?[+−-]\d{1,2}(?::?\d{2})?|[A-Z]{1,5})(?![\w:]))?"
)
OFFSET = re.compile(r"(?:(?:UTC|GMT)?(?P<sign>[+−-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?|UTC|GMT|UT|Z)\Z", re.I)
# The furthest that a clock is from UTC: Kiribati, https://www.iana.org/time-zones.
FURTHEST = timedelta(hours=14)
# Zones by the letters that feeds and pages write: those of RFC 822 (5.1), and a few that mean one zone everywhere.
LETTERS = {
    **{"EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00"},
    **{"MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00"},
    **{"CET": "+01:00", "CEST": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00"},
    **{"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"},
}
WHOLE_DAY = 10  # characters of a day that is known in full, without doubt: 2018-08-29


def instant(words: str, day: str, local: str | None = None) -> str | None:
    """The moment in these words as UTC, "2018-08-29T20:30:00Z"; `day` is their day as EDTF, `local` the outlet's zone.

    None where the day is not sure, no time of day is written, or nothing says in which zone it is counted: an offset
    or the letters of a zone in the words, else `local`.
    """
    found = TIME.search(words)
    if found is None or len(day) != WHOLE_DAY or "X" in day:
        return None
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    half = (found["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        naive = datetime.fromisoformat(day).replace(hour=hour, minute=minute, second=second)
        counted = _counted_in(found["zone"], local, naive)
        moment = naive.replace(tzinfo=counted).astimezone(UTC) if counted else None
    except (ValueError, OverflowError):  # 24:10, or a day at the end of the calendar
        return None
    return moment.replace(tzinfo=None).isoformat() + "Z" if moment else None


def zone(name: str) -> tzinfo | None:
    """The zone of this name, "Europe/Moscow" (IANA), "+03:00" or "UTC+3"; None where there is none."""
    return _zone(" ".join(name.split()))


@cache
def _zone(name: str) -> tzinfo | None:
    offset = OFFSET.match(name)
    if offset:
        by = timedelta(hours=int(offset["hours"] or 0), minutes=int(offset["minutes"] or 0))
        return timezone(by if offset["sign"] == "+" else -by) if by <= FURTHEST else None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _counted_in(written: str | None, local: str | None, naive: datetime) -> tzinfo | None:
    """The zone that is written, the outlet's own where it bears these letters then ("CST" in Shanghai), or none is."""
    here = zone(local) if local else None
    if written is None or (here and naive.replace(tzinfo=here).tzname() == written.upper()):
        return here
    return zone(LETTERS.get(written.upper(), written)) if OFFSET.match(written) or written.upper() in LETTERS else None
