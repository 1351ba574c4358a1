"""The chain of rules that join a cue with its speaker and the words said, in a language that a file of facts describes.

A rule looks at one sentence from `begin` on, in which every quotation is one unit, and answers with what it found or
with None; the first that answers decides, and the rest of the sentence is read on from where the answer ends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from compare.speech.foreign_people import Mention, mention_in
from compare.speech.languages.facts import Language
from compare.speech.units import STOPS, Sentence

DASHES = frozenset("—–―-")
# Between a verb and "that" stand a speaker and an adjunct, no more.
REACH = 25
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
        end = _stop(units, verb + 1)
        mention = _people_inside(units, verb + 1, verb, end, language) or mention_in(units, place + 1, end, language)
        first = begin + (units[begin].text in DASHES)
        content = (first, place - (units[place - 1].text == ","))
        if content[0] >= content[1] or (mention is None and not dash) or _follows_that(units, end, language):
            continue
        quoted = units[content[1] - 1].pair is not None
        if not quoted and not _is_clause(units, *content):
            continue
        contents = [content]
        if units[end - 1 : end] and end < len(units) and _goes_on(units, end):
            contents.append((end + 1 + (units[end + 1].text in DASHES), _trimmed(units, len(units))))
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


def _follows_that(units: Sentence, end: int, language: Language) -> bool:
    return end + 1 < len(units) and units[end].text == "," and units[end + 1].low in language.that


def _is_clause(units: Sentence, first: int, end: int) -> bool:
    """Whether words without marks can be a remark: two at least, and no list of names."""
    words = [u for u in units[first:end] if u.word or u.pair is not None]
    return len(words) > 1 and any(not u.capital for u in words)


def that_clause(units: Sentence, begin: int, language: Language) -> Found | None:
    """Лавров заявил, что … Also with the speaker after the verb, or none: …, добавив, что …"""
    for place in range(begin, len(units) - 2):
        low = units[place].low
        if low not in language.verbs and low not in language.participles:
            continue
        limit = min(len(units) - 1, place + REACH)
        comma = next((i for i in range(place + 1, limit) if units[i].text == ","), None)
        if comma is None or units[comma + 1].low not in language.that:
            continue
        mention = _speaker(units, begin, place, comma, language)
        if mention is None and low in language.verbs and not _may_share(units, begin, place, language):
            continue
        end = _content_end(units, comma + 2, language)
        return _with(units, "that-clause", ((comma + 2, end),), mention, place, end, language)
    return None


def words_after(units: Sentence, begin: int, language: Language) -> Found | None:
    """Лавров сказал: «…». Лавров: «…». Without marks too, as headlines do: Лавров: США нарушают договор."""
    colon = next((i for i in range(begin, len(units)) if units[i].text == ":"), None)
    if colon is None or colon == begin:
        return None
    end = _trimmed(units, len(units))
    verbs = (i for i in range(colon - 1, begin - 1, -1) if _reports(units[i].low, language))
    verb = next(verbs, None)
    if verb is not None:
        mention = _speaker(units, begin, verb, colon, language)
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
        if second in language.possessives and (first, third) in language.frames:
            mention: Mention | None = Mention(place + 1, place + 2, "pronoun")
            gender: str | None = language.possessives[second]
            cue, after = (place, place + 3), place + 3
        elif (first, second) in language.frames:
            stop = _stop(units, place + 2)
            mention = mention_in(units, place + 2, stop, language, genitive=True)
            gender, cue = None, (place, place + 2)
            # Where no comma parts the speaker from the words, the words begin where the name ends.
            after = mention.end if mention and not (stop < len(units) and units[stop].text == ",") else stop
        else:
            continue
        contents = _around(units, begin, place, after)
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
        verb = next((i for i in range(place + 1, min(place + 4, len(units))) if units[i].low in language.verbs), None)
        if verb is None:
            continue
        end = _stop(units, verb + 1)
        mention = _people_inside(units, verb + 1, verb, end, language) or mention_in(units, place + 1, end, language)
        contents = _around(units, begin, place, end)
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
        mention = _speaker(units, begin, place, about or place, language)
        if about is None or mention is None or about not in (place + 1, mention.end):
            continue  # "опровергли информацию о": of the rumour, not what they say
        end = _stop(units, about + 1)
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


def _speaker(units: Sentence, begin: int, verb: int, end: int, language: Language) -> Mention | None:
    """Who speaks beside a verb: in its own clause before it, in the sentence before it, or right after it."""
    if units[verb].low in language.participles:
        return None
    commas = [i for i in range(begin, verb) if units[i].text == "," or units[i].text in DASHES]
    own = commas[-1] + 1 if commas else begin
    inside = _people_inside(units, own, verb, verb, language)
    return (
        inside
        or mention_in(units, own, verb, language)
        or mention_in(units, verb + 1, end, language)
        or (mention_in(units, begin, verb, language) if commas else None)
    )


def _people_inside(units: Sentence, first: int, verb: int, end: int, language: Language) -> Mention | None:
    """В Кремле заявили, сообщили в Кремле: a body in `[first, end)`, where the verb is plural."""
    if language.verbs.get(units[verb].low) != "plural" or first >= end or units[first].low not in language.inside:
        return None
    mention = mention_in(units, first + 1, end, language)
    if mention is None or mention.first != first + 1 or mention.kind == "pronoun":
        return None
    return Mention(first + 1, mention.end, "organisation")


def _may_share(units: Sentence, begin: int, verb: int, language: Language) -> bool:
    """Whether a verb without a subject has that of the one before: и добавил, что …"""
    return all(not u.word or u.low in language.adverbs or u.low in language.conjunctions for u in units[begin:verb])


def _content_end(units: Sentence, first: int, language: Language) -> int:
    """Where a clause ends: with its sentence, or before another clause that reports something itself."""
    for place in range(first, len(units) - 2):
        if units[place].text == "," and _reports_next(units, place + 1, language):
            return place
    for place in range(first + 1, len(units) - 3):
        if units[place].low in language.conjunctions and units[place + 1].low in language.verbs:
            return place  # "и добавил"
    return _trimmed(units, len(units))


def _reports_next(units: Sentence, first: int, language: Language) -> bool:
    if units[first].low in language.participles:
        return True
    if units[first].low not in language.conjunctions:
        return False
    clause = range(first + 1, min(_stop(units, first + 1), first + REACH))
    verb = next((i for i in clause if units[i].low in language.verbs), None)
    return verb is not None and _follows_that(units, _stop(units, verb + 1), language)


def _around(units: Sentence, begin: int, first: int, after: int) -> tuple[tuple[int, int], ...]:
    """The words on both sides of a parenthesis `[first, after)` that says who said them."""
    before = first
    while before > begin and (units[before - 1].text == "," or units[before - 1].text in DASHES):
        before -= 1
    while after < len(units) and units[after].text in (",", *DASHES):
        after += 1
    end = _trimmed(units, len(units))
    sides = [(a, b) for a, b in ((begin, before), (after, end)) if a < b]
    return tuple(s for s in sides if any(u.word or u.pair is not None for u in units[slice(*s)]))


def _stop(units: Sentence, first: int) -> int:
    """The first comma, dash, colon or end of sentence from here; short quotations and hyphens are read over."""
    marks = (",", ":", ";", *STOPS, *DASHES)
    return next((i for i in range(first, len(units)) if units[i].text in marks), len(units))


def _trimmed(units: Sentence, end: int) -> int:
    """The end without the sentence's own stop."""
    while end > 0 and units[end - 1].low in STOPS:
        end -= 1
    return end
