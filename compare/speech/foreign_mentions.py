"""Phrases that can speak, in a language that a file of facts describes: offices, names, bodies, outlets, pronouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.speech.foreign_names import given_forms, looks_nominative
from compare.speech.languages.facts import Language
from compare.speech.units import Sentence, Unit

# A name inside marks that belongs to an office ("глава «Роснефти»") has no more characters.
LONGEST_BODY = 40
# The name of a body has no more words, an office with its holder no more units.
LONGEST_NAME = 4
LONGEST_MENTION = 12


@dataclass(frozen=True, slots=True)
class Mention:
    """Units `[first, end)` of a sentence that can speak; `name` are those of them that are the name."""

    first: int
    end: int
    kind: str  # person, organisation, role, pronoun, outlet
    name: tuple[int, int] | None = None


def mention_in(units: Sentence, first: int, end: int, language: Language, genitive: bool = False) -> Mention | None:
    """The first phrase of `units[first:end]` that can speak: a pronoun, an office with its holder, a name, a body.

    An outlet is given only where nobody else speaks: "сказал ТАСС Иванов" is said by Иванов.
    """
    outlet: Mention | None = None
    place = first
    while place < end:
        unit = units[place]
        if unit.low in language.pronouns and not genitive:
            return outlet or Mention(place, place + 1, "pronoun")
        governed = place > first and units[place - 1].low in language.prepositions
        carrier = outlet_at(units, place, end, language)
        if carrier is not None:
            outlet = outlet or (None if governed else Mention(place, carrier[0], "outlet"))
            place = carrier[0]
            continue
        body = body_at(units, place, end, language)
        if body is not None:
            if not governed:
                return Mention(place, body[0], "organisation")
            place = body[0]
            continue
        if unit.low in language.roles and not governed:
            return _office(units, _left(units, first, place, language), place, end, language)
        run = _run(units, place, end, language)
        if run == place + 1 < end and units[run].low in language.roles:
            place = run  # "Турецкий лидер": an adjective with the sentence's capital
            continue
        if run > place:
            subject = _after_governed(units, place, run, language) if governed else place
            one = _in_run(units, subject, run, end, language) if subject < run else None
            if one is not None:
                return one
            place = run
            continue
        place += 1
    return outlet


def _in_run(units: Sentence, place: int, run: int, end: int, language: Language) -> Mention | None:
    """Who a run of capitals is; None where the holder of an office stands among them."""
    kind = "organisation" if all(_is_body(u, language) for u in units[place:run]) else "person"
    told = mention_in(units, run, end, language) if kind == "organisation" and run < end else None
    if told is not None and told.first == run and told.name is not None:
        return told  # "сказал Госдуме депутат Орлов": the body is told
    if any(u.low in language.roles for u in units[place:run]):
        return None
    return Mention(place, run, kind, name_of(units, place, run, language) if kind == "person" else None)


def _after_governed(units: Sentence, place: int, run: int, language: Language) -> int:
    """Where in a run of capitals after a preposition a subject begins: "в Москве Лавров", "с Эрдоганом Путин"."""
    at = place + (2 if units[place].text in given_forms(language) else 1)
    while at < run and not looks_nominative(units[at].text, language):
        at += 1
    return at


def outlet_at(units: Sentence, place: int, end: int, language: Language) -> tuple[int, str] | None:
    """Where an outlet that is named at `place` ends, and its name: "ТАСС", "агентству Интерфакс", "газете «Мост»"."""
    at = place + (units[place].low in language.outlet_kinds)
    if at >= end:
        return None
    if at > place and units[at].pair is not None and units[at].end - units[at].start <= LONGEST_BODY:
        return at + 1, units[at].text[1:-1]
    for last in (min(at + 2, end), at + 1):
        name = language.outlets.get(" ".join(u.low for u in units[at:last]))
        if name is not None and units[at].capital:
            return last, name
    return None


def body_at(units: Sentence, place: int, end: int, language: Language) -> tuple[int, str] | None:
    """Where a body of several words ends that begins at `place`, and its name in the nominative."""
    low = units[place].low
    if low in language.heads:
        last = place + 1
        while last < end and (units[last].low in language.complements or _is_place(units[last], language)):
            last += 1
        name = language.heads[low].capitalize()
        return (last, _with_rest(name, units[place + 1 : last])) if last > place + 1 else None
    for last in range(min(place + LONGEST_NAME, end), place + 1, -1):
        known = language.bodies.get(" ".join(u.low for u in units[place:last]))
        if known is not None:
            after = last
            while after < end and _is_place(units[after], language):
                after += 1
            return after, _with_rest(known, units[last:after])
    return None


def body_name(units: Sentence, first: int, end: int, language: Language) -> str | None:
    """The nominative of a body in any case, with what follows it: "Госдепа США" is "Госдеп США"."""
    several = body_at(units, first, end, language)
    if several is not None:
        return several[1]
    known = language.bodies.get(units[first].low)
    return _with_rest(known, units[first + 1 : end]) if known else None


def _with_rest(name: str, rest: Sentence) -> str:
    return " ".join([name, *(u.text for u in rest)])


def _is_place(unit: Unit, language: Language) -> bool:
    return unit.capital and _is_body(unit, language) and unit.low not in language.outlets


def joined_to(units: Sentence, mention: Mention, language: Language) -> Mention | None:
    """The second of two who say it together: Иван Петров и Анна Белова."""
    if mention.end + 1 >= len(units) or units[mention.end].low not in language.joining:
        return None
    other = mention_in(units, mention.end + 1, min(len(units), mention.end + LONGEST_MENTION), language)
    return other if other is not None and other.first == mention.end + 1 and other.kind != "pronoun" else None


def _left(units: Sentence, first: int, place: int, language: Language) -> int:
    """Where an office begins: with the adjectives before it ("официальный представитель")."""
    low = max(first, place - 2)
    while place > low:
        unit = units[place - 1]
        if not unit.word or unit.low in language.adverbs | language.prepositions or unit.low in language.verbs:
            break
        place -= 1
    return place


def _office(units: Sentence, begin: int, role: int, end: int, language: Language) -> Mention:
    """An office up to its holder's name: as far as no comma, no verb and no preposition parts it."""
    last = role
    while last + 1 < end:
        unit = units[last + 1]
        body = unit.pair is not None and unit.end - unit.start <= LONGEST_BODY
        if not (body or unit.word) or unit.low in language.verbs or unit.low in language.adverbs:
            break
        outlet = outlet_at(units, last + 1, end, language)
        if outlet is not None and not (outlet[0] < end and units[outlet[0]].capital):
            break  # "сказал посол ТАСС", but "представитель ТАСС Иванов"
        if unit.low in language.prepositions and not _given_within(units, last + 1, end, language):
            break
        last += 1
    # What follows the name is no part of it: "министр Шойгу в Москве", "глава МИД Лавров журналистам".
    named_runs = [(a, b) for a, b in runs(units, role + 1, last + 1, language) if _persons(units, a, b, language)]
    if named_runs:
        named = name_of(units, *named_runs[-1], language)
        return Mention(begin, named[1], "person", named)
    bodies = [i for i in range(role + 1, last + 1) if units[i].capital or units[i].pair is not None]
    return Mention(begin, (bodies[-1] if bodies else role) + 1, "role")


def _given_within(units: Sentence, first: int, end: int, language: Language) -> bool:
    return any(u.text in given_forms(language) for u in units[first : min(end, first + 8)] if u.capital)


def runs(units: Sentence, first: int, end: int, language: Language) -> Iterator[tuple[int, int]]:
    """The runs of capitalised words, in order."""
    place = first
    while place < end:
        run = _run(units, place, end, language)
        if run > place:
            yield place, run
        place = max(run, place + 1)


def _run(units: Sentence, place: int, end: int, language: Language) -> int:
    """Where a run of capitalised words ends that begins here; particles join inside."""
    at = place
    while at < end and units[at].capital and units[at].low not in language.adverbs | language.prepositions:
        if outlet_at(units, at, end, language) is not None:
            break
        if at >= place + 2 and units[at].text in given_forms(language):
            break  # "с Дональдом Трампом Эммануэль Макрон"
        at += 1
        if at + 1 < end and units[at].low in language.particles and units[at + 1].capital:
            at += 1
    return at


def _is_body(unit: Unit, language: Language) -> bool:
    """Whether a capitalised word is a place or a body: by its stem, or spelled as МИД is."""
    if len(unit.text) > 1 and unit.text.isupper() and not unit.text.endswith("."):
        return True
    return any(unit.low.startswith(stem) and len(unit.low) <= len(stem) + 3 for stem in language.place_stems)


def _persons(units: Sentence, first: int, end: int, language: Language) -> bool:
    return not all(_is_body(u, language) for u in units[first:end])


def name_of(units: Sentence, first: int, end: int, language: Language) -> tuple[int, int]:
    """A person's own name in a run of capitals: from the first name on, without bodies before it."""
    given = next((i for i in range(first, end) if units[i].text in given_forms(language)), None)
    if given is not None:
        return given, end
    while first + 1 < end and _is_body(units[first], language):
        first += 1
    return first, end
