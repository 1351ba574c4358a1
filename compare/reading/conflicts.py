"""What two places say differently of one article: both sides are kept, in one sentence each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.reading.agencies import WIRES, same_outlet
from compare.reading.captions import caption, of_another_story
from compare.reading.datelines import Dateline
from compare.reading.dates import DAY, apart, edtf
from compare.reading.inputs import Record
from compare.reading.lines import Line
from compare.reading.name_lists import Names
from compare.reading.outlets import foot_name, same_listed
from compare.reading.publications import published
from compare.reading.texts import words

# Days by which a dateline may differ from the day of publication: filed before midnight, printed the day after.
FILED_BEFORE = 3

PLACE = r"(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
# An event of a kind at which things are said, and its place: "during their meeting in Moscow".
EVENT = re.compile(
    r"\b(?:meeting|talks|conference|summit|briefing|interview|speech|rally|ceremony|visit|session)\b"
    rf"[^.;:\"“”\n]{{0,80}}?\bin {PLACE}"
)
MONTHS = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
CAPTION_DATE = re.compile(rf"\b(?:on|in) (?P<date>{DAY})")
# The opening of a story, in lines, is where it says at which event its words were spoken.
OPENING = 8


def conflicts(
    record: Record,
    text: str,
    rows: list[Line],
    found: list[Dateline],
    title: tuple[int, int] | None,
    outlets: Names,
) -> tuple[str, ...]:
    """What two places say differently, one sentence each, both sides named; `title` is where the text has its own."""
    day, _ = published(record, rows, found)
    return (
        *_outlet(record, rows, outlets),
        *_title(record, text, title),
        *_unreadable(record),
        *_dateline_against_field(record, found),
        *_captions(text, rows, day),
    )


def _says(record: Record) -> str:
    return "its own fields say" if record.facts_from == "its own fields" else f"{record.facts_from} says"


def _outlet(record: Record, rows: list[Line], outlets: Names) -> Iterator[str]:
    foot = foot_name(rows)
    # An agency's copyright under a story of another outlet is a credit, and no conflict.
    if not record.outlet or foot is None or any(same_outlet(foot[0], wire) for wire in WIRES):
        return
    if not same_listed(foot[0], record.outlet, outlets):
        yield f"{_says(record)} {record.outlet}; the foot of the page says “{foot[1]}”"


def _title(record: Record, text: str, title: tuple[int, int] | None) -> Iterator[str]:
    if not record.title or title is None:
        return
    opening = text[title[0] : title[1]]
    if [word.text for word in words(opening)] != [word.text for word in words(record.title)]:
        yield f"{_says(record)} the title is “{record.title}”; the text opens with “{opening}”"


def _unreadable(record: Record) -> Iterator[str]:
    if record.published and not edtf(record.published):
        yield f"{_says(record)} it was published “{record.published}”, which is no date"


def _dateline_against_field(record: Record, found: list[Dateline]) -> Iterator[str]:
    day = edtf(record.published) if record.published else None
    for dateline in found[:1]:
        distance = apart(day, dateline.date) if day and dateline.date else None
        if distance is not None and distance > FILED_BEFORE:
            yield f"{_says(record)} {record.published}; the dateline says “{dateline.words}”"


def _captions(text: str, rows: list[Line], day: str | None) -> Iterator[str]:
    """A caption's day where nothing else gives one, and its place where the story names another for the event."""
    under_pictures = {row.start for row in rows if caption(row.text)}
    opening = [row for row in rows if row.start not in under_pictures and len(row.text) > 80][:OPENING]
    told = [event["place"] for row in opening for event in EVENT.finditer(row.text[:1500])]
    for row in rows:
        if row.start not in under_pictures or of_another_story(row, text):
            continue
        event = EVENT.search(row.text)
        date = CAPTION_DATE.search(row.text)
        place = event["place"] if event and not MONTHS.match(event["place"]) else None
        elsewhere = place is not None and bool(told) and place not in told
        stated = day is None and date is not None
        if elsewhere or stated:
            said = ", ".join(words for words in (place, date["date"] if date else None) if words)
            counter = [f"the text says {told[0]}"] if elsewhere else []
            counter += ["the text states no date"] if stated else []
            yield f"a caption says {said}; {' and '.join(counter)}"
