"""Who spoke: from the words of the text to the name they stand for in this article, and which rule says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from compare.speech.aliases import candidates, described, may_mean, prefers
from compare.speech.issuers import issuer
from compare.speech.languages.english import FEMALE_PRONOUNS, MALE_PRONOUNS, PLURAL_PRONOUNS, PREPOSITIONS
from compare.speech.languages.english_names import FEMALE_GIVEN, MALE_GIVEN
from compare.speech.languages.english_people import (
    BEFORE_SURNAMES,
    BODY_HEADS,
    GROUPS,
    NAMES_TOO,
    NATIONS,
    TITLES,
)
from compare.speech.names import PARTY_TAG, bare, opens_sentence, person_key, spelled_as_body
from compare.speech.people import People, own_words
from compare.speech.persons import Person
from compare.speech.phrases import Phrase, name_part
from compare.speech.units import Sentence


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: the words of the text (`mention`), and the name they stand for in this article."""

    mention: str
    start: int
    end: int
    name: str | None  # "Sergey Lavrov"; None where the article names nobody
    kind: str  # person, organisation, role, unknown
    rule: str  # which rule decided
    confidence: float


# How often the words a rule takes for the speaker are the annotated ones, rounded to a twentieth: PolNeAR train, the
# first 300 articles, 3,200 statements whose words were found (Newell et al. 2018 name the words, not the person; that
# a role or a pronoun stands for the right person was checked by eye on the seeds and is set a little lower).
CONFIDENCE = {
    "full name": 0.95,  # 499 of 519
    "surname": 0.95,  # 886 of 928
    "name, not met in full": 0.85,  # 101 of 118
    "role, one person fits": 0.9,  # 13 of 14
    "role, last speaker fits": 0.85,  # 12 of 14
    "role, last named fits": 0.75,  # 26 of 27 read in articles it was not built on
    "role, nobody named": 0.85,  # 98 of 115
    "organisation": 0.85,  # 130 of 150
    "seat of power": 0.8,  # 9 of 11
    "pronoun, last speaker": 0.9,  # 426 of 443 find the pronoun
    "pronoun, subject before": 0.85,  # 167 of 173 find it
    "pronoun, nobody found": 0.5,
    "plural pronoun, both": 0.7,
    "plural pronoun, last group": 0.7,  # 21 of 25
    "group": 0.85,  # 189 of 225
    "paper, its body named": 0.8,  # 32 of 34 read in articles it was not built on; the words are those of "document"
    "document": 0.85,  # 85 of 101
    "plain noun": 0.6,  # 70 of 113
    "same subject": 0.8,  # 271 of 338
    "subject of the sentence": 0.65,  # 47 of 68
    "subject of the sentence before": 0.6,  # 14 of 24; of 17 quotations that another outlet gives by name, 14
    "continues": 0.6,  # 59 of 95; the name is right more often than the words: the cue stands in the next paragraph
}


# So many sentences after somebody spoke or was spoken of, a role may still go on with this one.
LONGEST_SILENCE = 2


class Voices:
    """What is known, at a place in the article, of who may be meant: resolves mentions in reading order."""

    def __init__(self, text: str, people: People) -> None:
        self.text = text
        self.people = people
        self.last: list[Speaker] = []  # who spoke last
        self.recent: list[Person] = []  # persons who spoke or opened a sentence, latest last
        self.sentences: tuple[Sentence, Sentence] = ([], [])  # the one before and the one read now
        self.turn = 0  # the number of the one read now
        self.unmet: dict[str, Person] = {}  # persons whom the article names by surname alone
        self.opened: tuple[int, list[Speaker]] = 0, []  # the last sentence with a subject, and whom that names
        self.spoke = 0  # the sentence in which somebody spoke last
        self.noted: dict[int, int] = {}  # id of a person -> the sentence that noted it last
        self.unnamed: set[str] = set()  # roles of those whom the article leaves without a name: "an aide"
        self.meant: tuple[int, Person | None] = -1, None  # the last role taken for whoever was named last, and whom
        self.several: list[Speaker] = []  # the last "A and B", or the last body: whom "they" may be

    def read(self, units: Sentence) -> None:
        """Goes on to the next sentence."""
        self.sentences = self.sentences[1], units
        self.turn += 1

    def resolve(self, units: Sentence, phrases: list[Phrase], rule: str | None = None) -> list[Speaker]:
        """The speakers that these phrases of a sentence name; `rule` says how sure it is that they spoke."""
        found = [s for phrase in phrases for s in self._resolve(units, phrase)]
        return found if rule is None else [_by_rule(s, rule) for s in found]

    def heard(self, speakers: list[Speaker]) -> None:
        """Notes who has just spoken."""
        if not speakers:
            return
        self.last = speakers
        self.spoke = self.turn
        self.note(speakers)

    def open(self, speakers: list[Speaker]) -> None:
        """Notes whom the sentence is about."""
        self.opened = self.turn, speakers
        self.note(speakers)

    def note(self, speakers: list[Speaker]) -> None:
        """Notes who opened a sentence or spoke: the first of several is who "he" will be."""
        for speaker in reversed(speakers):
            person = self._person(speaker)
            if person is not None:
                self.recent = [p for p in self.recent[-7:] if p is not person] + [person]
                self.noted[id(person)] = self.turn
            elif speaker.kind in ("organisation", "role", "unknown"):
                self.several = [speaker]
        if len(speakers) > 1:
            self.several = speakers

    def _person(self, speaker: Speaker) -> Person | None:
        """Who spoke, also where the article never has the name in full."""
        if speaker.name is None or speaker.kind != "person":
            return None
        known = self.people.find(speaker.name)
        return known or self.unmet.setdefault(speaker.name, Person(speaker.name, "", None))

    def again(self, rule: str) -> list[Speaker]:
        """Whoever spoke last, once more; beside no cue, whom the sentence right before is about: "Ann Day agreed." """
        turn, subject = self.opened
        told = len(subject) == 1 and subject[0].kind == "person" and subject[0].name is not None
        if rule == "continues" and told and self.spoke < turn == self.turn - 1:
            return [_by_rule(subject[0], "subject of the sentence before")]
        return [_by_rule(s, rule) for s in self.last]

    def _resolve(self, units: Sentence, phrase: Phrase) -> list[Speaker]:
        paper = issuer(units, phrase) if phrase.kind in ("group", "document", "body") else None
        first, last = _beside_cue(units, phrase, paper is not None)
        start, end = units[first].start, units[last].end
        words = [u.low for u in units[phrase.first : phrase.last + 1]]
        whole = self.text[units[phrase.first].start : units[phrase.last].end]

        def speaker(name: str | None, kind: str, rule: str) -> Speaker:
            return Speaker(
                self.text[start:end],
                start,
                end,
                name,
                kind,
                rule,
                CONFIDENCE[rule],
            )

        if phrase.kind == "pronoun":
            return self._pronoun(words[0], speaker(None, "unknown", "pronoun, nobody found"))
        if paper is not None:
            name = self.text[units[paper[0]].start : units[paper[1]].end]
            return [speaker(_clean(name), "organisation", "paper, its body named")]
        part = name_part(units, phrase.first, phrase.last)
        if phrase.kind == "name" and part is not None:
            return [self._named(units, phrase, part, speaker)]
        if phrase.kind == "body":
            if part is not None and self._is_person(units, part):
                return [self._named(units, phrase, part, speaker)]
            name = _body_name(whole)
            last_word = words[-1].removesuffix("'s")
            return [speaker(name, "organisation", "seat of power" if last_word in NATIONS else "organisation")]
        if phrase.kind == "role":
            person = self.people.find(whole) if len(words) == 1 and whole[0].isupper() else None
            if person is not None:  # "King said", of Peter King
                return [speaker(person.name, "person", "surname")]
            return [self._role(words, speaker(None, "role", "role, nobody named"))]
        if phrase.kind == "document":
            return [speaker(None, "unknown", "document")]
        if phrase.kind == "group":
            head = words[-1]
            if head in BODY_HEADS and len(words) > 1 and PREPOSITIONS.isdisjoint(words):
                return [speaker(_body_name(whole), "organisation", "organisation")]
            return [speaker(None, "role", "group")]
        return [speaker(None, "unknown", "plain noun")]

    def _is_person(self, units: Sentence, part: tuple[int, int]) -> bool:
        """Whether the words of a body are a name: "Ann Hall", "Rep. Keller of Georgia", "Hall" once met so."""
        texts = tuple(u.text for u in units[part[0] : part[1] + 1])
        if part[0] > 0 and units[part[0] - 1].low in BEFORE_SURNAMES:
            return bare(texts[-1]) in NAMES_TOO
        start, end = own_words(texts)
        if end - start > 1:
            return bare(texts[start]) in MALE_GIVEN or bare(texts[start]) in FEMALE_GIVEN
        person = self.people.find(_clean(texts[0])) if len(texts) == 1 else None
        return person is not None and person.given is not None and person.places[0] < units[part[0]].start

    def _named(
        self,
        units: Sentence,
        phrase: Phrase,
        part: tuple[int, int],
        speaker: Callable[[str | None, str, str], Speaker],
    ) -> Speaker:
        """Whom a run of capitalised words names: a person, a body, or nobody where only the sentence gave a capital."""
        first = part[0]
        while first > phrase.first and units[first - 1].capital and not units[first - 1].low.endswith("'s"):
            first -= 1
        run = units[first : part[1] + 1]
        texts = [u.text for u in run]
        start, end = own_words(tuple(texts))
        name = _clean(" ".join(texts[start:end]))
        titles = frozenset(u.low for u in units[max(0, first - 2) : first + start])
        person = self.people.find(name or (_clean(texts[0]) if len(texts) == 1 else ""), titles, units[first].start)
        if person is not None:
            return speaker(person.name, "person", "full name" if end - start > 1 else "surname")
        last = run[-1].low.removesuffix("'s")
        if last in GROUPS:
            return speaker(None, "role", "group")
        if run[0].low == "of" or (len(texts) == 1 and PARTY_TAG.match(texts[0])):
            return speaker(None, "unknown", "plain noun")
        article = start == 0 and first <= phrase.first + 1 and units[phrase.first].low in ("the", "a", "an")
        if article or start == end or (end - start == 1 and spelled_as_body(_clean(texts[start]))):
            if len(texts) == 1 and (opens_sentence(last) or len(last) < 2):
                return speaker(None, "unknown", "plain noun")
            return speaker(_clean(" ".join(texts)), "organisation", "organisation")
        opening = run[0] is units[0] and bare(name) not in self.people.inside and name[1:].islower()
        if (len(texts) == 1 and opening) or (start == 0 and self.people.is_plain(texts[:end])):
            return speaker(None, "unknown", "plain noun")
        return speaker(name, "person", "name, not met in full")

    def _role(self, words: list[str], plain: Speaker) -> Speaker:
        if words[0] in ("a", "an", "another", "one"):
            self.unnamed.add(words[-1])
            return plain  # somebody not met before
        fitting = candidates(words, self.people) or described(words, self.people)
        rule = "role, one person fits"
        if len(fitting) > 1:
            spoke = [p for p in reversed(self.recent) if p in fitting]
            fitting = spoke or fitting
            rule = "role, last speaker fits"
        if fitting:
            return Speaker(plain.mention, plain.start, plain.end, fitting[0].name, "person", rule, CONFIDENCE[rule])
        person = self._just_named(words, plain.start)
        if person is None:
            return plain
        rule = "role, last named fits"
        return Speaker(plain.mention, plain.start, plain.end, person.name, "person", rule, CONFIDENCE[rule])

    def _just_named(self, words: list[str], at: int) -> Person | None:
        """Whom the sentence before is about or had speak, where "the businessman" may be this one; else None."""
        if words[0] != "the" or words[-1] in self.unnamed or not self.recent:
            return None
        if self.meant[0] == at:
            met = self.meant[1]  # as what the sentence is about, and noted since
            return met if met is not None and may_mean(words, met) else None
        person = self.recent[-1]
        near = self.turn - LONGEST_SILENCE <= self.noted[id(person)] < self.turn
        sure = near and may_mean(words, person) and not self._is_rivalled(person, words)
        self.meant = at, person if sure else None
        return self.meant[1]

    def _is_rivalled(self, person: Person, words: list[str]) -> bool:
        """Whether the sentence before, or this one, names somebody else whom a role may mean as well."""
        named = (found for units in self.sentences for found in self.people.named_in(units))
        return any(one is not person and may_mean(words, one) and not prefers(words, person, one) for one in named)

    def _pronoun(self, word: str, plain: Speaker) -> list[Speaker]:
        def known(name: str | None, kind: str, rule: str) -> Speaker:
            return Speaker(plain.mention, plain.start, plain.end, name, kind, rule, CONFIDENCE[rule])

        if word in PLURAL_PRONOUNS:
            rule = "plural pronoun, both" if len(self.several) > 1 else "plural pronoun, last group"
            return [known(s.name, s.kind, rule) for s in self.several] or [plain]
        gender = "male" if word in MALE_PRONOUNS else "female" if word in FEMALE_PRONOUNS else None
        if gender is None:
            body = self.several if word == "it" and len(self.several) == 1 else []
            return [known(s.name, s.kind, "plural pronoun, last group") for s in body] or [plain]
        person = next((p for p in reversed(self.recent) if p.may_be(gender)), None)
        role = self.last[0] if self.last and self.last[0].kind == "role" else None
        if person is None or self.noted[id(person)] < self.turn - 1:
            told = role is not None and self.spoke >= self.turn - 1
            named = None if told else self._named_near(plain.start, gender)
            if role is not None and told and person is not None and person.given is None:
                return [known(role.name, "role", "pronoun, last speaker")]
            person = named or person
        if person is not None:
            spoke = any(s.name == person.name for s in self.last)
            return [known(person.name, "person", "pronoun, last speaker" if spoke else "pronoun, subject before")]
        if role is not None:
            return [known(role.name, "role", "pronoun, last speaker")]
        return [plain]

    def _named_near(self, end: int, gender: str) -> Person | None:
        """The one person of this sex whom this sentence names before `end`, else whom the sentence before names.

        Nobody's possessive: "Mr. Lee's aide" tells of the aide.
        """
        sex = "mrs" if gender == "female" else "mr"
        for units in reversed(self.sentences):
            before = [u for u in units if u.end <= end]
            found = {id(p): p for p in self.people.named_in(before, sex, owners=False) if p.gender == gender}
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None


def _beside_cue(units: Sentence, phrase: Phrase, named: bool) -> tuple[int, int]:
    """The first and last unit of the words for the speaker.

    "who" beside the cue where it stands for somebody named, or for several, as PolNeAR labels it; else the words that
    it stands for, which tell more: "a statement that said", "a man who said".
    """
    if phrase.relative is None:
        return phrase.first, phrase.last
    several = phrase.kind == "group" and units[phrase.relative].low == "who"
    if named or several or phrase.kind in ("name", "body"):
        return phrase.relative, phrase.relative
    return phrase.first, phrase.last


def _by_rule(speaker: Speaker, rule: str) -> Speaker:
    return replace(speaker, rule=rule, confidence=min(speaker.confidence, CONFIDENCE[rule]))


def _clean(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s").rstrip(",")


def _body_name(text: str) -> str:
    words = text.split()
    while len(words) > 1 and (
        words[0].lower() in ("the", "a", "an") or bare(words[0]) in TITLES - {"national", "general", "security"}
    ):
        words.pop(0)
    return _clean(" ".join(words))


def key_of(speakers: Sequence[Speaker]) -> str | None:
    """One key for those who said it together, the same in every article; None where nobody is named."""
    return " & ".join(sorted(person_key(speaker.name) for speaker in speakers if speaker.name)) or None
