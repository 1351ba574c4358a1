"""Datelines: where and when a report was filed, and by which agency, at the head of its first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compare.reading.agencies import WIRES, one_of
from compare.reading.dates import DAY, edtf
from compare.reading.lines import Line

CAPITALS = r"[A-Z][A-Z.'’-]{2,24}(?:[ -][A-Z][A-Z.'’-]{1,24}){0,3}"
# After the comma of a place: a state or a country, abbreviated or not.
WITHIN = r"(?:, (?:[A-Z][a-z]{1,4}\.|(?:[A-Z]\.){2,3}|[A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z]{2,}\.?(?: [A-Z]+)?))?"
NAME = r"[A-Z][a-z'’-]+(?:[ -](?:[A-Z][a-z'’-]+|al-[A-Z][a-z]+|de|la|of)){0,3}"
PLACE = rf"(?P<place>(?:{CAPITALS}|{NAME}){WITHIN})"
CITY = rf"(?P<place>{CAPITALS}{WITHIN})"
AGENCY = rf"(?P<agency>{one_of(WIRES)})"
DASH = r" *(?:—|–|-{1,2})"
DATED = rf"(?P<date>{DAY})"

# Each with the place it was seen in. The order: what names an agency first, the bare place and dash last, because
# words in capitals before a dash are often something else ("FILE - In this photo").
RULES = (
    # MOSCOW, October 21. /TASS/. | BEIJING /Xinhua/ --
    (
        "agency between strokes",
        re.compile(rf"{PLACE}(?:[,.]? ?{DATED})?[.,]? ?/(?P<agency>[A-Z][\w. -]{{1,30}})/[.,:]?(?:{DASH})?"),
    ),
    # WASHINGTON (Reuters) - | New Delhi, Jan. 5 (Xinhua) -- | (CNN) The
    ("agency in brackets", re.compile(rf"(?:{PLACE}[,.]? )?(?:{DATED}[.,]? )?\({AGENCY}\)[.:]?(?:{DASH})?(?= |$)")),
    # LONDON (The Something News) —
    ("name in brackets", re.compile(rf"{CITY}[,.]? (?:{DATED}[.,]? )?\((?P<agency>[A-Z][\w. -]{{1,30}})\){DASH}(?= )")),
    # Damascus, SANA – | Tehran, Nov 5, IRNA –
    ("agency after a comma", re.compile(rf"{PLACE}, (?:{DATED}, )?{AGENCY}{DASH}(?= )")),
    # BRUSSELS, March 5 -
    ("place and date", re.compile(rf"{CITY}[,.] ?{DATED}[.,:]?{DASH}(?= )")),
    # MOSCOW –
    ("place and dash", re.compile(rf"{CITY}{DASH}(?= )")),
)
# Spaces that keep words on one line: each one character, so that folding them moves nothing.
SPACES = str.maketrans("\u00a0\u202f", "  ")
WITHOUT_AGENCY = {"place and date", "place and dash"}
# How far down the page, in lines, a dateline without an agency may stand: crumbs, title, captions come before it.
LAST_LINE = 12
# A dateline opens a report, and a report has a first sentence.
SHORTEST_REPORT = 40
NO_PLACE = re.compile(
    r"(?:FILE|FILED|UPDATE[DS]?|WATCH|VIDEO|ANALYSIS|OPINION|EXCLUSIVE|BREAKING|CORRECTION|NOTE|REVIEW|PHOTOS?|POLL|LIVE|"
    r"EDITORIAL|EDITOR|QUESTION|ANSWER|ADVERTISEMENT|SPONSORED|URGENT|ALERT|MORE|READ|SEE|ALSO|NEW|POWER PLAY|PS|FACT|"
    r"CLAIM|TRUE|FALSE|RELATED|LISTEN|TRANSCRIPT|COMMENTARY|STORY|REPORT|AND|BUT|THE|THIS|NOT|YES|WHO|WHAT|WHY|HOW)\b"
)
# Words that no place's name holds after its first: "FLYNN IS IN — the general".
NO_NAME = re.compile(r" (?:IS|ARE|WAS|IN|ON|AT|TO|FOR|BY|AND|OR|A|AN|IT|NOT|WITH|FROM|BACK|OUT|UP|OFF)\b")


@dataclass(frozen=True, slots=True)
class Dateline:
    """`[start, end)` of a dateline, with the place, the agency and the date (EDTF) in it, where it has them."""

    start: int
    end: int
    words: str
    place: str | None
    agency: str | None
    agency_start: int
    date: str | None
    rule: str


def datelines(lines: list[Line]) -> list[Dateline]:
    """The datelines at the head of these lines; one without an agency only near the top, and only once."""
    found: list[Dateline] = []
    for number, line in enumerate(lines):
        dateline = _at_head(line)
        if dateline is None:
            continue
        bare = dateline.rule in WITHOUT_AGENCY
        if not bare or (number < LAST_LINE and not found):
            found.append(dateline)
    return found


def _at_head(line: Line) -> Dateline | None:
    head = line.text[:160].translate(SPACES)
    if not (head[:1].isupper() or head[:1] == "(") or NO_PLACE.match(head):
        return None
    for name, pattern in RULES:
        match = pattern.match(head)
        if not match:
            continue
        if len(line.text) - match.end() < SHORTEST_REPORT or NO_NAME.search(match.group()):
            return None
        said = match.groupdict()
        agency = said.get("agency")
        return Dateline(
            line.start,
            line.start + match.end(),
            line.text[: match.end()],
            said.get("place"),
            agency,
            line.start + (match.start("agency") if agency else 0),
            edtf(said["date"]) if said.get("date") else None,
            name,
        )
    return None
