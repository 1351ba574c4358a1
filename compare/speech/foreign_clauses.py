"""Clauses of a sentence in a language that a file of facts describes: where they end, and who is their subject."""

from __future__ import annotations

from compare.speech.foreign_mentions import Mention, mention_in
from compare.speech.languages.facts import Language
from compare.speech.units import STOPS, Sentence

DASHES = frozenset("—–―-")
# Between a verb and "that" stand a speaker and an adjunct, no more.
REACH = 25


def stop_from(units: Sentence, first: int) -> int:
    """The first comma, dash, colon or end of sentence from here; short quotations and hyphens are read over."""
    marks = (",", ":", ";", *STOPS, *DASHES)
    return next((i for i in range(first, len(units)) if units[i].text in marks), len(units))


def trimmed(units: Sentence, end: int) -> int:
    """The end without the sentence's own stop."""
    while end > 0 and units[end - 1].low in STOPS:
        end -= 1
    return end


def around(units: Sentence, begin: int, first: int, after: int) -> tuple[tuple[int, int], ...]:
    """The words on both sides of a parenthesis `[first, after)` that says who said them."""
    before = first
    while before > begin and (units[before - 1].text == "," or units[before - 1].text in DASHES):
        before -= 1
    while after < len(units) and units[after].text in (",", *DASHES):
        after += 1
    end = trimmed(units, len(units))
    sides = [(a, b) for a, b in ((begin, before), (after, end)) if a < b]
    return tuple(s for s in sides if any(u.word or u.pair is not None for u in units[slice(*s)]))


def may_share(units: Sentence, begin: int, verb: int, language: Language) -> bool:
    """Whether a verb without a subject has that of the one before: и добавил, что …"""
    return all(not u.word or u.low in language.adverbs or u.low in language.conjunctions for u in units[begin:verb])


def content_end(units: Sentence, first: int, language: Language) -> int:
    """Where a clause ends: with its sentence, or before another clause that reports something itself."""
    for place in range(first, len(units) - 2):
        if units[place].text == "," and _reports_next(units, place + 1, language):
            return place
    for place in range(first + 1, len(units) - 3):
        if units[place].low in language.conjunctions and units[place + 1].low in language.verbs:
            return place  # "и добавил"
    return trimmed(units, len(units))


def _reports_next(units: Sentence, first: int, language: Language) -> bool:
    if units[first].low in language.participles:
        return True
    if units[first].low not in language.conjunctions:
        return False
    clause = range(first + 1, min(stop_from(units, first + 1), first + REACH))
    verb = next((i for i in clause if units[i].low in language.verbs), None)
    return verb is not None and follows_that(units, stop_from(units, verb + 1), language)


def people_inside(units: Sentence, first: int, verb: int, end: int, language: Language) -> Mention | None:
    """В Кремле заявили, сообщили в Кремле: a body in `[first, end)`, where the verb is plural."""
    if language.verbs.get(units[verb].low) != "plural" or first >= end or units[first].low not in language.inside:
        return None
    mention = mention_in(units, first + 1, end, language)
    if mention is None or mention.first != first + 1 or mention.kind == "pronoun":
        return None
    return Mention(first + 1, mention.end, "organisation")


def speaker_beside(units: Sentence, begin: int, verb: int, end: int, language: Language) -> Mention | None:
    """Who speaks beside a verb: in its own clause before it, in the sentence before it, or right after it."""
    if units[verb].low in language.participles:
        return None
    commas = [i for i in range(begin, verb) if units[i].text == "," or units[i].text in DASHES]
    own = commas[-1] + 1 if commas else begin
    inside = people_inside(units, own, verb, verb, language)
    return (
        inside
        or mention_in(units, own, verb, language)
        or mention_in(units, verb + 1, end, language)
        or (mention_in(units, begin, verb, language) if commas else None)
    )


def follows_that(units: Sentence, end: int, language: Language) -> bool:
    """Whether a comma at `end` and a "that" go on."""
    return end + 1 < len(units) and units[end].text == "," and units[end + 1].low in language.that


def is_clause(units: Sentence, first: int, end: int) -> bool:
    """Whether words without marks can be a remark: two at least, and no list of names."""
    words = [u for u in units[first:end] if u.word or u.pair is not None]
    return len(words) > 1 and any(not u.capital for u in words)


def in_that(units: Sentence, begin: int, place: int, language: Language) -> bool:
    """Whether somebody else's "that" stands before: Песков сообщил, что, по словам Путина, …"""
    that = next(
        (i for i in range(begin + 1, place) if units[i].low in language.that and units[i - 1].text == ","), begin
    )
    return any(u.low in language.verbs for u in units[begin:that])
