"""When, where and at what a remark was made, as far as the words beside it tell; and whether two occasions are two.

"On Friday" in an article of 1 September 2018 is 31 August. Two occasions are two only where what is told excludes
that they are one: "in an interview" and "on Fox News" do not, an interview and a press conference do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from compare.reading.dates import DAY_FIRST, MONTH, MONTH_FIRST, MONTHS
from compare.speech.languages.english_occasions import (
    CITIES,
    COUNTS,
    EVENTS,
    MAY_BE_ONE,
    RELATIVE_DAYS,
    TURNS,
    UNITS_AGO,
    WEEKDAYS,
)
from compare.speech.languages.english_people import OUTLETS

# Outlets differ by a day over the same words: by their time zone, or by the day on which they publish.
LEAST_APART = 2

Days = tuple[date, date]  # the first and the last that may be meant

PIECES = re.compile(r",\s+(?!\d{4}\b)")
WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")
WEEKDAY = re.compile(rf"\b(last |past )?({'|'.join(WEEKDAYS)})\b", re.I)
RELATIVE = re.compile(rf"\b({'|'.join(sorted(RELATIVE_DAYS, key=len, reverse=True))})\b")  # not "USA Today"
AGO = re.compile(rf"\b(\d{{1,2}}|{'|'.join(COUNTS)}) ({'|'.join(UNITS_AGO)})s? ago\b", re.I)
MONTH_ALONE = re.compile(rf"\b([Ll]ast )?({MONTH})\b(?:\.? ((?:19|20)\d\d)\b|(?!\.? ?\d))")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the words tell of when, at what and where; None where they do not."""

    day: str | None = None  # EDTF: a day, or the first and the last that may be meant ("2018-08-20/2018-08-26")
    event: str | None = None
    host: str | None = None  # the outlet to which, or on which, it was said
    place: str | None = None  # a city
    told: str | None = None  # the day on which the article told it: nothing is told before it is said


@lru_cache(maxsize=10_000)  # a part is in many pairs
def occasion(said: str | None, published: str | None) -> Occasion:
    """The occasion that the words beside a remark tell, in an article published on this day (EDTF)."""
    known = _known_day(published)
    told = known.isoformat() if known else None
    if not said:
        return Occasion(told=told)
    pieces = [_own(piece) for piece in PIECES.split(said)]
    return Occasion(
        day=_day(pieces, known),
        event=_first(EVENTS, pieces),
        host=_host(said),
        place=_only_city(pieces),
        told=told,
    )


def differ(left: Occasion, right: Occasion) -> str | None:
    """Why two occasions cannot be one, in plain words; None where they can."""
    return _other_days(left, right) or _other_events(left, right) or _other_places(left, right)


def _own(piece: str) -> str:
    """The words up to where they turn to something else: `at a rally after Monday's vote` gives `at a rally`."""
    turn = next((m.start() for m in WORD.finditer(piece) if m.group().lower() in TURNS), len(piece))
    return piece[:turn]


def _folded(piece: str) -> str:
    words = (m.group().lower().replace("’", "'").removesuffix("'s") for m in WORD.finditer(piece))
    return " ".join(words)


def _first(table: dict[str, str], pieces: list[str]) -> str | None:
    """What the first words found in a table stand for; two words before one."""
    for words in map(str.split, map(_folded, pieces)):
        for place, word in enumerate(words):
            for name in (" ".join(words[place : place + 2]), word):
                if name in table:
                    return table[name]
    return None


def _host(said: str) -> str | None:
    """The first outlet that is named, as it is written."""
    names = (re.sub("['’]s?$", "", m.group()) for m in WORD.finditer(said))
    return next((name for name in names if name.lower() in OUTLETS), None)


def _only_city(pieces: list[str]) -> str | None:
    """The city after "in", where just one is named."""
    text = " | ".join(map(_folded, pieces))
    found = {city for city in CITIES if f"in {city}" in text and re.search(rf"\bin {re.escape(city)}\b", text)}
    return found.pop() if len(found) == 1 else None


# --- days


def _known_day(published: str | None) -> date | None:
    try:
        found = date.fromisoformat((published or "").rstrip("?~%")[:10])
    except ValueError:
        return None
    return found if 1000 <= found.year < 9000 else None  # from others one could not count back, or on


def _day(pieces: list[str], published: date | None) -> str | None:
    """The day or the days that the words mean, by the first kind of words that tells them."""
    text = ", ".join(pieces)
    for rule in (_dated, _on_weekday, _relative, _ago, _in_month, _in_year):
        found = rule(text, published)
        if found is not None:
            first, last = found
            return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return None


def _dated(text: str, published: date | None) -> Days | None:
    """`Aug. 29`, `29 August 2018`: without a year the last one before the article."""
    latest = published + timedelta(1) if published else None
    if found := MONTH_FIRST.search(text):
        return _single(_in_past(MONTHS[found[1].lower()], int(found[2]), found[3], latest))
    if found := DAY_FIRST.search(text):
        return _single(_in_past(MONTHS[found[2].lower()], int(found[1]), found[3], latest))
    return None


def _single(day: date | None) -> Days | None:
    return (day, day) if day else None


def _in_past(month: int, day: int, year: str | None, latest: date | None) -> date | None:
    """The day in this year; without one the last such day up to `latest`, None where that is not known either."""
    years = (int(year),) if year else (latest.year, latest.year - 1) if latest else ()
    for number in years:
        try:
            found = date(number, month, day)
        except ValueError:
            continue
        if year or (latest and found <= latest):
            return found
    return None


def _on_weekday(text: str, published: date | None) -> Days | None:
    """`on Friday`: the last one, where the day after publication may still be meant (time zones, later versions)."""
    named = {(m[1] is not None, m[2].lower()) for m in WEEKDAY.finditer(text)}
    if published is None or len({name for _, name in named}) != 1:
        return None
    name = next(iter(named))[1]
    latest = published + timedelta(1)
    day = latest - timedelta((latest.weekday() - WEEKDAYS.index(name)) % 7)
    return (day - timedelta(7), day) if any(last for last, _ in named) else (day, day)


def _relative(text: str, published: date | None) -> Days | None:
    found = RELATIVE.search(text[:1].lower() + text[1:])
    if published is None or found is None:
        return None
    first, last = RELATIVE_DAYS[found[1]]
    return published + timedelta(first), published + timedelta(last)


def _ago(text: str, published: date | None) -> Days | None:
    found = AGO.search(text)
    if published is None or found is None:
        return None
    days, doubt = UNITS_AGO[found[2].lower()]
    count = COUNTS.get(found[1].lower()) or int(found[1])
    return published - timedelta(count * days + doubt), published - timedelta(max(0, count * days - doubt))


def _in_month(text: str, published: date | None) -> Days | None:
    found = MONTH_ALONE.search(text)
    if found is None:
        return None
    # "last August" is never the month of the article
    latest = published.replace(day=1) - timedelta(1) if found[1] and published else published
    first = _in_past(MONTHS[found[2].lower()], 1, found[3], latest)
    return (first, (first + timedelta(31)).replace(day=1) - timedelta(1)) if first else None


def _in_year(text: str, published: date | None) -> Days | None:
    found = YEAR.search(text)
    return (date(int(found[0]), 1, 1), date(int(found[0]), 12, 31)) if found else None


# --- what excludes what


def _ends(day: str) -> Days:
    first, _, last = day.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def _in_words(day: str) -> str:
    first, _, last = day.partition("/")
    return f"between {first} and {last}" if last else f"on {first}"


def _other_days(left: Occasion, right: Occasion) -> str | None:
    if left.day is None or right.day is None:
        return _told_too_early(left, right) or _told_too_early(right, left)
    one, other = _ends(left.day), _ends(right.day)
    if max((other[0] - one[1]).days, (one[0] - other[1]).days) < LEAST_APART:
        return None
    return f"said {_in_words(left.day)} in one, {_in_words(right.day)} in the other"


def _told_too_early(said: Occasion, other: Occasion) -> str | None:
    """One article tells the day; the other was published before it."""
    if said.day is None or other.told is None:
        return None
    if (_ends(said.day)[0] - date.fromisoformat(other.told)).days < LEAST_APART:
        return None
    return f"said {_in_words(said.day)} in one, told on {other.told} in the other"


def _other_events(left: Occasion, right: Occasion) -> str | None:
    if left.event is None or right.event is None:
        return None
    if left.event == right.event:
        return _other_hosts(left, right) if left.event == "interview" else None
    if frozenset((left.event, right.event)) in MAY_BE_ONE:
        return None
    return f"said in {_a(left.event)} in one, in {_a(right.event)} in the other"


def _a(event: str) -> str:
    return f"an {event}" if event[0] in "aeiou" else f"a {event}"


def _other_hosts(left: Occasion, right: Occasion) -> str | None:
    if left.host is None or right.host is None or left.host.lower() == right.host.lower():
        return None
    return f"said to {left.host} in one, to {right.host} in the other"


def _other_places(left: Occasion, right: Occasion) -> str | None:
    if left.place is None or right.place is None or left.place == right.place:
        return None
    return f"said in {left.place.title()} in one, in {right.place.title()} in the other"
