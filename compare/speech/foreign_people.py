"""Who is meant, in a language that has cases: phrases that can speak, and the persons that an article names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from compare.speech.languages.facts import Language
from compare.speech.speakers import CONFIDENCE, Speaker
from compare.speech.units import Sentence, Unit

# The shares behind CONFIDENCE are measured on English; nothing labelled is at hand in other languages: a fifth off.
UNMEASURED = 0.8
# A name inside marks that belongs to an office ("глава «Роснефти»") has no more words.
LONGEST_BODY = 40
# An office with its holder has no more units.
LONGEST_MENTION = 12


@dataclass(frozen=True, slots=True)
class Mention:
    """Units `[first, end)` of a sentence that can speak; `name` are those of them that are the name."""

    first: int
    end: int
    kind: str  # person, organisation, role, pronoun
    name: tuple[int, int] | None = None


def mention_in(units: Sentence, first: int, end: int, language: Language, genitive: bool = False) -> Mention | None:
    """The first phrase of `units[first:end]` that can speak: a pronoun, an office with its holder, a name, a body."""
    place = first
    while place < end:
        unit = units[place]
        if unit.low in language.pronouns and not genitive:
            return Mention(place, place + 1, "pronoun")
        after_preposition = place > 0 and units[place - 1].low in language.prepositions and place > first
        if unit.low in language.roles and not after_preposition:
            return _office(units, _left(units, first, place, language), place, end, language)
        run = _run(units, place, end, language)
        if run == place + 1 < end and units[run].low in language.roles:
            place = run  # "Турецкий лидер": an adjective with the sentence's capital
            continue
        if run > place:
            kind = "organisation" if all(_is_body(u, language) for u in units[place:run]) else "person"
            holder = next((i for i in range(place, run) if units[i].low in language.roles), None)
            listener = kind == "organisation" and not after_preposition and run < end and not units[run].capital
            told = mention_in(units, run, end, language) if listener else None
            if told is not None and told.first == run and told.name is not None:
                return told  # "сказал РИА Новости депутат Орлов": the agency is told
            if not after_preposition and holder is None:
                names = _name_of(units, place, run, language)
                return Mention(place, run, kind, names if kind == "person" else None)
            place = run
            continue
        place += 1
    return None


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
        if unit.low in language.prepositions and not _given_within(units, last + 1, end, language):
            break
        last += 1
    # What follows the name is no part of it: "министр Шойгу в Москве", "глава МИД Лавров журналистам".
    runs = [(a, b) for a, b in _runs(units, role + 1, last + 1, language) if _persons(units, a, b, language)]
    if runs:
        named = _name_of(units, *runs[-1], language)
        return Mention(begin, named[1], "person", named)
    bodies = [i for i in range(role + 1, last + 1) if units[i].capital or units[i].pair is not None]
    return Mention(begin, (bodies[-1] if bodies else role) + 1, "role")


def _given_within(units: Sentence, first: int, end: int, language: Language) -> bool:
    return any(u.text in _given_forms(language) for u in units[first : min(end, first + 8)] if u.capital)


def _runs(units: Sentence, first: int, end: int, language: Language) -> Iterator[tuple[int, int]]:
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


def _name_of(units: Sentence, first: int, end: int, language: Language) -> tuple[int, int]:
    """A person's own name in a run of capitals: from the first name on, without bodies before it."""
    given = next((i for i in range(first, end) if units[i].text in _given_forms(language)), None)
    if given is not None:
        return given, end
    while first + 1 < end and _is_body(units[first], language):
        first += 1
    return first, end


@lru_cache(maxsize=8)
def _given_forms(language: Language) -> dict[str, tuple[str, str]]:
    """Every case of the first names: form -> (nominative, gender)."""
    found: dict[str, tuple[str, str]] = {}
    for gender, names in (("male", language.male_names), ("female", language.female_names)):
        for name in sorted(names):
            ending, others = next(rule for rule in language.given_endings if name.endswith(rule[0]))
            for other in others:
                found.setdefault(name.removesuffix(ending) + other, (name, gender))
    for gender, names in (("female", language.female_names), ("male", language.male_names)):
        found |= {name: (name, gender) for name in names}
    return found


def nominatives(word: str, language: Language, gender: str | None) -> Iterator[str]:
    """What a surname in another case may be in the nominative, the likeliest first."""
    for ending, nominative, of in language.surname_endings:
        if word.endswith(ending) and len(word) > len(ending) + 1 and gender in (None, of):
            yield word.removesuffix(ending) + nominative


@dataclass(slots=True)
class Company:
    """The persons whom an article has named so far, and who spoke last."""

    text: str
    language: Language
    full: dict[str, tuple[str, str | None]] = field(default_factory=dict)  # surname -> full name, gender
    roles: dict[str, str | None] = field(default_factory=dict)  # noun of an office -> its one holder
    last: list[Speaker] = field(default_factory=list)
    subject: list[Speaker] = field(default_factory=list)  # the person whom the last sentence began with
    sure: set[str] = field(default_factory=set)  # words with a capital inside a sentence

    def meet(self, sentences: Sequence[Sentence]) -> None:
        """Reads the article once for full names in the nominative, so that oblique cases find them."""
        for units in sentences:
            for first, end in _runs(units, 0, len(units), self.language):
                self.sure.update(u.text for u in units[max(first, 1) : end])
                names = _name_of(units, first, end, self.language)
                known = _given_forms(self.language).get(units[names[0]].text)
                if known and known[0] == units[names[0]].text and names[1] - names[0] > 1:
                    self._know([u.text for u in units[names[0] : names[1]]], known[1])

    def _know(self, words: list[str], gender: str | None) -> str:
        name = " ".join(words)
        return self.full.setdefault(words[-1], (name, gender))[0]

    def speakers(self, units: Sentence, mention: Mention, genitive: bool, gender: str | None) -> list[Speaker]:
        """Who is meant; `gender` is what the verb or the possessive tells."""
        start, end = units[mention.first].start, units[mention.end - 1].end
        words = self.text[start:end]

        def speaker(name: str | None, kind: str, rule: str) -> list[Speaker]:
            return [Speaker(words, start, end, name, kind, rule, round(CONFIDENCE[rule] * UNMEASURED, 2))]

        if mention.kind == "pronoun":
            meant = self.language.pronouns.get(units[mention.first].low, gender)
            for rule, before in (("pronoun, last speaker", self.last), ("pronoun, subject before", self.subject)):
                if before and self._agrees(before[0], meant):
                    return speaker(before[0].name, before[0].kind, rule)
            return speaker(None, "unknown", "pronoun, nobody found")
        if mention.kind == "organisation":
            return speaker(self.language.bodies.get(words.lower(), words), "organisation", "organisation")
        if mention.name is None:
            noun = next(u.low for u in units[mention.first :] if u.low in self.language.roles)
            holder = self.roles.get(noun.rstrip(self.language.endings))
            return (
                speaker(holder, "person", "role, one person fits")
                if holder
                else speaker(None, "role", "role, nobody named")
            )
        tokens = [u.text for u in units[mention.name[0] : mention.name[1]]]
        if len(tokens) == 1 and not self._is_surname(tokens[0], units, mention.name[0]):
            return speaker(None, "role", "plain noun")
        name, rule = self._named(tokens, genitive, gender)
        if mention.first < mention.name[0]:
            self._hold(units, mention, name)
        return speaker(name, "person", rule)

    def _is_surname(self, token: str, units: Sentence, place: int) -> bool:
        """Whether a lone capitalised word is a name: where it opens a sentence anything has a capital."""
        opens = place == 0 or not units[place - 1].word
        looks = token.lower().endswith(self.language.surname_looks)
        return not opens or looks or token in self.sure or token in self.full or token in _given_forms(self.language)

    def _named(self, tokens: list[str], genitive: bool, gender: str | None) -> tuple[str, str]:
        """The full name in the nominative that these words stand for."""
        known = _given_forms(self.language).get(tokens[0]) if len(tokens) > 1 else None
        of = known[1] if known else gender
        surname = tokens[-1]
        options = [surname, *nominatives(surname, self.language, of)] if genitive else [surname]
        met = next((o for o in options if o in self.full), None)
        if met is None and genitive and len(options) > 1:
            met = options[1]
        nominative = met or surname
        if known:
            middle = tokens[1:-1]
            return self._know([known[0], *middle, nominative], known[1]), "full name"
        if len(tokens) > 1:
            return self._know([*tokens[:-1], nominative], gender), "full name"
        if nominative in self.full:
            return self.full[nominative][0], "surname"
        return nominative, "name, not met in full"

    def _hold(self, units: Sentence, mention: Mention, name: str) -> None:
        """Remembers who holds an office, until another holds one of that noun."""
        for unit in units[mention.first : mention.name[0] if mention.name else mention.end]:
            if unit.low in self.language.roles:
                noun = unit.low.rstrip(self.language.endings)
                self.roles[noun] = name if self.roles.get(noun, name) == name else None
                return  # "пресс-секретарь президента": the first is the office held

    def _agrees(self, speaker: Speaker, gender: str | None) -> bool:
        if gender is None or speaker.kind != "person" or speaker.name is None:
            return speaker.kind == "person" or gender == "plural"
        known = self.full.get(speaker.name.split()[-1], ("", None))[1]
        return known in (None, gender) and gender != "plural"

    def note(self, units: Sentence) -> None:
        """Notes whom a sentence begins with: "he" in the next may be that person, "the minister" too."""
        mention = mention_in(units, 0, len(units), self.language)
        if mention is not None and mention.kind == "person":
            self.subject = self.speakers(units, mention, False, None)

    def again(self, rule: str) -> list[Speaker]:
        """Whoever spoke last, once more."""
        return [replace(s, rule=rule, confidence=round(CONFIDENCE[rule] * UNMEASURED, 2)) for s in self.last]
