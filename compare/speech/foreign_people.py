"""Who is meant, in a language that has cases: the persons and bodies that an article names so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from compare.speech.foreign_mentions import Mention, body_name, joined_to, mention_in, name_of, runs
from compare.speech.foreign_names import given_forms, nominatives
from compare.speech.languages.facts import Language
from compare.speech.speakers import CONFIDENCE, Speaker
from compare.speech.units import Sentence

# The shares behind CONFIDENCE are measured on English; nothing labelled is at hand in other languages: a fifth off.
UNMEASURED = 0.8


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
        """Reads the article once for full names: those in the nominative first, which tell their other cases."""
        oblique = []
        for units in sentences:
            for first, end in runs(units, 0, len(units), self.language):
                self.sure.update(u.text for u in units[max(first, 1) : end])
                tokens = [u.text for u in units[slice(*name_of(units, first, end, self.language))]]
                known = given_forms(self.language).get(tokens[0])
                if not known or len(tokens) < 2:
                    continue
                if known[0] == tokens[0]:
                    self._know(tokens, known[1])
                elif len(tokens) == 2:
                    oblique.append((tokens, known))
        for tokens, (given, gender) in oblique:
            options = list(nominatives(tokens[-1], self.language, gender))
            if not any(option in self.full for option in options):
                self._know([given, (options or tokens[-1:])[0]], gender)

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
            name = body_name(units, mention.first, mention.end, self.language)
            return speaker(name or words, "organisation", "organisation")
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

    def spoken_by(
        self, units: Sentence, mention: Mention, genitive: bool, gender: str | None, remember: bool = True
    ) -> list[Speaker]:
        """Who says it, two where they say it together; nobody where an outlet carries it."""
        if mention.kind == "outlet":
            return []
        speakers = self.speakers(units, mention, genitive, gender)
        other = joined_to(units, mention, self.language) if gender == "plural" else None
        if other is not None:
            speakers += self.speakers(units, other, genitive, None)
        if remember and speakers[0].name is not None:
            self.last = speakers
        return speakers

    def _is_surname(self, token: str, units: Sentence, place: int) -> bool:
        """Whether a lone capitalised word is a name: where it opens a sentence anything has a capital."""
        opens = place == 0 or not units[place - 1].word
        looks = token.lower().endswith(self.language.surname_looks)
        return not opens or looks or token in self.sure or token in self.full or token in given_forms(self.language)

    def _named(self, tokens: list[str], genitive: bool, gender: str | None) -> tuple[str, str]:
        """The full name in the nominative that these words stand for."""
        known = given_forms(self.language).get(tokens[0]) if len(tokens) > 1 else None
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
