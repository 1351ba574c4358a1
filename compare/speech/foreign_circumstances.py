"""When, where and to whom something was said, and through which outlet, as far as the cue's own clause tells."""

from __future__ import annotations

from collections.abc import Iterator

from compare.speech.foreign_clauses import DASHES, stop_from
from compare.speech.foreign_mentions import mention_in, outlet_at
from compare.speech.foreign_rules import Found
from compare.speech.languages.facts import Language
from compare.speech.units import Sentence

# "на совместной пресс-конференции с главой МИД Франции": an adjunct has no more words.
LONGEST_ADJUNCT = 12
# "Как сообщает агентство ТАСС со ссылкой на посольство": a clause that names the carrier has no more units.
LONGEST_CLAUSE = 12

Range = tuple[int, int]


def carried(units: Sentence, language: Language) -> tuple[int, int, str | None]:
    """The sentence without the clause that says who carries it, `[first, end)`, and the carrier: ..., сообщает ТАСС."""
    comma = next((i for i in range(min(len(units), LONGEST_CLAUSE)) if units[i].text == ","), None)
    if comma is not None:
        name = _clause_of_outlet(units, 0, comma, language)
        opens = units[0].low in language.as_words or _is_frame(units, 0, language)
        that = comma + 1 < len(units) and units[comma + 1].low in language.that
        if name and (opens or that):
            return comma + 1 + that, len(units), name
    for place in range(len(units) - 2, max(0, len(units) - LONGEST_CLAUSE), -1):
        if units[place].text == ",":
            name = _clause_of_outlet(units, place + 1, len(units), language)
            return (0, place, name) if name else (0, len(units), None)
    return 0, len(units), None


def _is_frame(units: Sentence, first: int, language: Language) -> bool:
    return tuple(u.low for u in units[first : first + 2]) in language.frames


def _clause_of_outlet(units: Sentence, first: int, end: int, language: Language) -> str | None:
    """The outlet, where `units[first:end]` says no more than that it reports."""
    while first < end and (units[first].text in DASHES or units[first].low in language.as_words):
        first += 1
    reports = any(u.low in language.verbs for u in units[first:end]) or _is_frame(units, first, language)
    if not reports or any(u.low in language.that for u in units[first:end]):
        return None
    frame = 2 * _is_frame(units, first, language)
    mention = mention_in(units, first + frame, end, language, bool(frame))
    if mention is None or mention.kind != "outlet":
        return None
    named = outlet_at(units, mention.first, mention.end, language)
    return named[1] if named else None


def circumstances(text: str, units: Sentence, found: Found, language: Language) -> tuple[str | None, str | None]:
    """The occasion, in the words of the text, and the carrier."""
    said: list[Range] = []
    carrier = None
    for first, end in _pieces(units, found, language):
        for adjunct in _adjuncts(units, first, end, language):
            if said and said[-1][1] == adjunct[0]:
                said[-1] = (said[-1][0], adjunct[1])
            else:
                said.append(adjunct)
        for place in range(first, end):
            named = outlet_at(units, place, end, language)
            carrier = carrier or (named[1] if named else None)
    if found.mention is not None and found.mention.kind == "outlet":
        named = outlet_at(units, found.mention.first, found.mention.end, language)
        carrier = named[1] if named else None
    return " ".join(text[units[a].start : units[b - 1].end] for a, b in said) or None, carrier


def _pieces(units: Sentence, found: Found, language: Language) -> Iterator[Range]:
    """What the clause of the cue has besides the cue, the speaker and the words said."""
    taken = sorted([found.cue, *([(found.mention.first, found.mention.end)] if found.mention else [])])
    left, right = taken[0][0], taken[-1][1]
    floor = max((b for _, b in found.contents if b <= left), default=0)
    while left > floor and units[left - 1].text not in (",", ":", ";") and units[left - 1].text not in DASHES:
        left -= 1
    opens = max((i + 1 for i in range(floor, left - 1) if units[i].text == ","), default=floor)
    if left > opens and units[opens].low in language.occasion_openers:
        yield opens, left - 1
    ceiling = min((a for a, _ in found.contents if a >= right), default=len(units))
    right = min(stop_from(units, right), ceiling)
    at = left
    for first, end in taken:
        if at < first:
            yield at, first
        at = max(at, end)
    if at < right:
        yield at, right


def _adjuncts(units: Sentence, first: int, end: int, language: Language) -> Iterator[Range]:
    place = first
    last = -1  # where the adjunct before ended: "на встрече" goes on "с послами"
    while place < end:
        after = _after_adjunct(units, place, end, place == last, language)
        if after > place:
            yield place, after
            last = after
        place = max(after, place + 1)


def _after_adjunct(units: Sentence, place: int, end: int, goes_on: bool, language: Language) -> int:
    """Where the adjunct that begins at `place` ends; `place` itself where none does."""
    low = units[place].low
    if low in language.occasion_openers:
        return next((i for i in range(place, end) if units[i].text == ","), end)
    if low in language.times or low in language.listeners:
        return place + 1
    if low.isdigit():
        return place + 2 if place + 1 < end and units[place + 1].low in language.months else place
    if low not in language.prepositions or place + 1 >= end:
        return place
    after = place + 1
    if units[after].low in language.times:
        return after + 1
    while after < min(end, place + LONGEST_ADJUNCT) and (units[after].word or units[after].pair is not None):
        if after > place + 1 and _opens(units, after, language):
            break
        after += 1
    known = any(u.low.startswith(language.occasion_stems) for u in units[place + 1 : after] if u.low)
    somewhere = low in language.inside and units[place + 1].capital
    return after if known or somewhere or goes_on else place


def _opens(units: Sentence, place: int, language: Language) -> bool:
    """Whether another adjunct or the verb begins here."""
    low = units[place].low
    return low in language.prepositions or low in language.times or low in language.listeners or low in language.verbs
