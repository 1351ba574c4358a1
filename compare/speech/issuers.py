"""Issuers: the body whose report, poll or statement speaks: "a Daily Mail report", "a poll from Harley University"."""

from __future__ import annotations

from compare.speech.languages.english import ARTICLES, DETERMINERS, PREPOSITIONS, TIMES
from compare.speech.languages.english_people import BODIES, METONYMS, OUTLET_HEADS, OUTLETS, ROLES
from compare.speech.languages.english_references import NAMED_PAPERS, PAPERS, SHARED_BODIES
from compare.speech.names import spelled_as_body
from compare.speech.people import own_words
from compare.speech.phrases import Phrase, is_modifier, phrase_starting
from compare.speech.units import Sentence

LINKS = frozenset({"by", "from"})
# "a poll released on Monday by": at most so many words between.
LONGEST_LINK = 6
BODY_ENDS = BODIES | OUTLET_HEADS | OUTLETS | METONYMS


def issuer(units: Sentence, phrase: Phrase) -> tuple[int, int] | None:
    """The first and last unit of the name of the body whose paper a phrase names; None where none is named."""
    if not any(units[place].low in PAPERS for place in range(phrase.first, phrase.last + 1)):
        return None
    for head in range(phrase.first, phrase.last + 1):
        inside = head > 0 and units[head - 1].capital and head < phrase.last and units[head + 1].capital
        if units[head].low in PREPOSITIONS and not inside:
            return None  # "voters in a Daily Mail poll" are no paper
        if _is_head(units, phrase, head):
            return _before(units, phrase.first, head) or _behind(units, head)
    return None


def _is_head(units: Sentence, phrase: Phrase, place: int) -> bool:
    """A paper at the end of the phrase, or before what hangs on it."""
    low = units[place].low
    if low not in PAPERS or (units[place].capital and place > phrase.first and low not in NAMED_PAPERS):
        return False
    return place == phrase.last or units[place + 1].low in LINKS | {"of", "on"}


def _before(units: Sentence, first: int, head: int) -> tuple[int, int] | None:
    """`a Daily Mail report`, `the Daily Mail's latest poll`."""
    last = head - 1
    while last > first and not units[last].capital and units[last].word:
        last -= 1
    start = last
    while start > first and (units[start - 1].capital or (units[start - 1].low == "of" and units[start - 2].capital)):
        start -= 1
    if last < first or not units[last].capital:
        return None
    return _body_in(units, start, last)


def _behind(units: Sentence, head: int) -> tuple[int, int] | None:
    """`a poll from Harley University`, `a study released Monday by the Harley Institute`."""
    for place in range(head + 1, min(len(units) - 1, head + LONGEST_LINK)):
        unit = units[place]
        if unit.low in LINKS:
            phrase = phrase_starting(units, place + 1, len(units))
            named = phrase is not None and phrase.kind in ("body", "name")
            return _body_in(units, phrase.first, phrase.last) if phrase is not None and named else None
        if not (is_modifier(unit.low) or unit.low in TIMES or unit.low in ("on", "in", "last") or unit.text.isdigit()):
            return None
    return None


def _body_in(units: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """These units without the article, where they name a body and nobody in person."""
    while first < last and units[first].low in ARTICLES:
        first += 1
    texts = tuple(u.text for u in units[first : last + 1])
    low = units[last].low.removesuffix("'s")
    a, b = own_words(texts)
    if a < b or not units[first].capital or low in TIMES or low in ROLES or low in DETERMINERS:
        return None
    if len(texts) > 1:
        return first, last
    named = low in BODY_ENDS or spelled_as_body(texts[0].removesuffix("'s").removesuffix("’s"))
    return (first, last) if named and low not in SHARED_BODIES else None
