"""The chain of rules that join a cue with its speaker and the words said, in a language that a file of facts describes.

A rule looks at one sentence from `begin` on, in which every quotation is one unit, and answers with what it found or
with None; the first that answers decides, and the rest of the sentence is read on from where the answer ends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from compare.speech.foreign_clauses import (
    DASHES,
    REACH,
    around,
    content_end,
    follows_that,
    in_that,
    is_clause,
    may_share,
    people_inside,
    speaker_beside,
    stop_from,
    trimmed,
)
from compare.speech.foreign_mentions import Mention, mention_in, outlet_at
from compare.speech.languages.facts import Language
from compare.speech.units import Sentence

# Before a colon without a verb stands a name with its office.
BEFORE_COLON = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A cue with its speaker and the words said; ranges are units `[first, end)` of the sentence."""

    rule: str
    contents: tuple[tuple[int, int], ...]
    mention: Mention | None  # None: whoever spoke last
    cue: tuple[int, int]
    after: int  # where the next rule reads on
    genitive: bool = False
    gender: str | None = None


def attribute(units: Sentence, language: Language) -> list[Found]:
    """What one sentence reports, in order."""
    found: list[Found] = []
    begin = 0
    while begin < len(units):
        one = next((answer for rule in RULES if (answer := rule(units, begin, language)) is not None), None)
        if one is None or one.after <= begin:
            break
        found.append(one)
        begin = one.after
    return found


def quotation_before(units: Sentence, begin: int, language: Language) -> Found | None:
    """«…», — сказал Лавров. Also without marks: …, сообщил Лавров. And: «…», — он сказал."""
    for place in range(begin + 1, len(units)):
        dash = units[place].text in DASHES
        if not dash and units[place].text != ",":
            if units[place].low in language.that or units[place].text == ":":
                return None
            continue
        verb = place + 1
        if verb < len(units) and units[verb].low in language.pronouns and dash:
            verb += 1
        if verb >= len(units) or units[verb].low not in language.verbs:
            continue
        end = stop_from(units, verb + 1)
        mention = people_inside(units, verb + 1, verb, end, language) or mention_in(units, place + 1, end, language)
        first = begin + (units[begin].text in DASHES)
        content = (first, place - (units[place - 1].text == ","))
        if content[0] >= content[1] or (mention is None and not dash) or follows_that(units, end, language):
            continue
        quoted = units[content[1] - 1].pair is not None
        if not quoted and not is_clause(units, *content):
            continue
        contents = [content]
        if units[end - 1 : end] and end < len(units) and _goes_on(units, end):
            contents.append((end + 1 + (units[end + 1].text in DASHES), trimmed(units, len(units))))
        rule = "quotation before" if quoted else "clause before"
        after = len(units) if len(contents) > 1 else end
        return Found(
            rule, tuple(contents), mention, (verb, verb + 1), after, gender=language.verbs[units[verb].low] or None
        )
    return None


def _goes_on(units: Sentence, end: int) -> bool:
    """Whether the words said go on after the cue: «…», — сказал он, — «…». Or a dash dialogue."""
    if end + 1 >= len(units):
        return False
    return units[end].text in ",." and units[end + 1].text in DASHES and end + 2 < len(units)


def that_clause(units: Sentence, begin: int, language: Language) -> Found | None:
    """Лавров заявил, что … Also with the speaker after the verb, or none: …, добавив, что …"""
    for place in range(begin, len(units) - 2):
        low = units[place].low
        if low == ":" and mention_in(units, begin, place, language) is not None:
            return None  # "Иванов: Белова заявила, что": Иванов says so
        if low not in language.verbs and low not in language.participles:
            continue
        limit = min(len(units) - 1, place + REACH)
        comma = next((i for i in range(place + 1, limit) if units[i].text == ","), None)
        if comma is None or units[comma + 1].low not in language.that:
            continue
        mention = speaker_beside(units, begin, place, comma, language)
        if mention is None and low in language.verbs and not may_share(units, begin, place, language):
            continue
        end = content_end(units, comma + 2, language)
        return _with(units, "that-clause", ((comma + 2, end),), mention, place, end, language)
    return None


def words_after(units: Sentence, begin: int, language: Language) -> Found | None:
    """Лавров сказал: «…». Лавров: «…». Without marks too, as headlines do: Лавров: США нарушают договор."""
    colon = next((i for i in range(begin, len(units)) if units[i].text == ":"), None)
    if colon is None or colon == begin:
        return None
    end = trimmed(units, len(units))
    verbs = (i for i in range(colon - 1, begin - 1, -1) if _reports(units[i].low, language))
    verb = next(verbs, None)
    if verb is not None:
        mention = speaker_beside(units, begin, verb, colon, language)
        if end <= colon + 1:
            return _with(units, "words to come", (), mention, verb, len(units), language)
        return _with(units, "quotation after", ((colon + 1, end),), mention, verb, len(units), language)
    mention = mention_in(units, begin, colon, language)
    if (
        mention is None
        or end <= colon + 1
        or colon - begin > BEFORE_COLON
        or mention.kind == "pronoun"
        or mention.first != begin
    ):
        return None
    if mention.end != colon:
        return None
    return Found("colon, words follow", ((colon + 1, end),), mention, (colon, colon + 1), len(units))


def quotation_first(units: Sentence, begin: int, language: Language) -> Found | None:
    """«…»: Лавров о переговорах. A headline."""
    if begin + 2 >= len(units) or units[begin].pair is None or units[begin + 1].text != ":":
        return None
    mention = mention_in(units, begin + 2, len(units), language)
    if mention is None or mention.first != begin + 2 or mention.kind == "pronoun":
        return None
    if mention.end < len(units) and units[mention.end].low not in language.about:
        return None
    return Found("quotation, colon", ((begin, begin + 1),), mention, (begin + 1, begin + 2), len(units))


def according_to(units: Sentence, begin: int, language: Language) -> Found | None:
    """По словам Лаврова, … Inside: Переговоры, по словам Лаврова, … With a possessive: по его словам."""
    for place in range(begin, len(units) - 2):
        first, second, third = (units[place + i].low for i in range(3))
        if (second in language.possessives or (first, second) in language.frames) and in_that(
            units, begin, place, language
        ):
            return None
        if second in language.possessives and (first, third) in language.frames:
            mention: Mention | None = Mention(place + 1, place + 2, "pronoun")
            gender: str | None = language.possessives[second]
            cue, after = (place, place + 3), place + 3
        elif (first, second) in language.frames:
            stop = stop_from(units, place + 2)
            mention = mention_in(units, place + 2, stop, language, genitive=True)
            gender, cue = None, (place, place + 2)
            # Where no comma parts the speaker from the words, the words begin where the name ends.
            after = mention.end if mention and not (stop < len(units) and units[stop].text == ",") else stop
            carrier = outlet_at(units, after, stop, language) if after < stop else None
            after = carrier[0] if carrier else after
        else:
            continue
        contents = around(units, begin, place, after)
        if mention is None or not contents:
            continue
        return Found("according to, first" if place == begin else "according to, last", contents, mention, cue,
                     len(units), True, gender)  # fmt: skip
    return None


def as_clause(units: Sentence, begin: int, language: Language) -> Found | None:
    """Как сообщил Лавров, … Inside: Переговоры, как заявил Лавров, продолжатся."""
    for place in range(begin, len(units) - 2):
        if units[place].low not in language.as_words:
            continue
        if in_that(units, begin, place, language):
            return None
        verb = next((i for i in range(place + 1, min(place + 4, len(units))) if units[i].low in language.verbs), None)
        if verb is None:
            continue
        end = stop_from(units, verb + 1)
        mention = people_inside(units, verb + 1, verb, end, language) or mention_in(units, place + 1, end, language)
        contents = around(units, begin, place, end)
        if mention is None or not contents:
            continue
        rule = "as he said, first" if place == begin else "as he said, last"
        return _with(units, rule, contents, mention, verb, len(units), language)
    return None


def thing_told(units: Sentence, begin: int, language: Language) -> Found | None:
    """Лавров заявил о готовности к переговорам."""
    for place in range(begin, len(units) - 2):
        if units[place].low not in language.verbs:
            continue
        about = next((i for i in range(place + 1, min(place + 5, len(units))) if units[i].low in language.about), None)
        mention = speaker_beside(units, begin, place, about or place, language)
        if about is None or mention is None or about not in (place + 1, mention.end):
            continue  # "опровергли информацию о": of the rumour, not what they say
        end = stop_from(units, about + 1)
        return _with(units, "thing told", ((about, end),), mention, place, end, language)
    return None


def quoted_part(units: Sentence, begin: int, language: Language) -> Found | None:
    """Лавров назвал решение «серьёзной ошибкой»: the quoted words alone."""
    for place in range(begin, len(units)):
        if units[place].low not in language.verbs:
            continue
        pairs = [i for i in range(place + 1, len(units)) if units[i].pair is not None]
        mention = mention_in(units, begin, place, language)
        if not pairs or mention is None:
            continue
        return _with(units, "quotation after", ((pairs[0], pairs[-1] + 1),), mention, place, pairs[-1] + 1, language)
    return None


Rule = Callable[[Sentence, int, Language], Found | None]
RULES: tuple[Rule, ...] = (
    # A colon and a frame are the surest; "that" must come before rules that look left for the words said.
    according_to,
    as_clause,
    quotation_first,
    quotation_before,
    that_clause,
    words_after,
    thing_told,
    quoted_part,
)


def _with(
    units: Sentence,
    rule: str,
    contents: tuple[tuple[int, int], ...],
    mention: Mention | None,
    verb: int,
    after: int,
    language: Language,
) -> Found:
    gender = language.verbs.get(units[verb].low) or None
    return Found(rule, contents, mention, (verb, verb + 1), after, gender=gender)


def _reports(low: str, language: Language) -> bool:
    return low in language.verbs or low in language.participles
