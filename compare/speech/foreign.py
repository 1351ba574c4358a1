"""Speech in other languages than English: by a file of facts where there is one, by the marks alone elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compare.speech.cues import Cue
from compare.speech.drafts import Terms
from compare.speech.foreign_people import Company, joined_to, mention_in
from compare.speech.foreign_rules import DASHES, Found, attribute
from compare.speech.languages.facts import Language
from compare.speech.languages.russian import RUSSIAN
from compare.speech.marks import Pair
from compare.speech.quotations import Paragraph
from compare.speech.speakers import Speaker
from compare.speech.units import LONGEST_SENTENCE, STOPS, Sentence, units_of

LANGUAGES = {"ru": RUSSIAN}
# Of the quotations in 300 English articles that have so many words 88 % report speech, of those with one word fewer
# 65 %, of single words 42 %: below stand terms, titles and names, and without cues nothing tells them apart.
FEWEST_WORDS = 5
# Chinese, Japanese and Thai part no words: two of their characters, as a rule, are one.
WORD = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]{1,2}|[^\W\d_\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+")
ENGLISH = frozenset({"en", "eng", "english"})
CODES = {"rus": "ru", "russian": "ru"}

Span = tuple[int, int]


@dataclass(slots=True)
class Heard:
    """A statement before it has an identity. Spans are `[start, end)` in the article's text."""

    form: str
    spans: list[Span]
    quoted: list[Span]
    speakers: list[Speaker]
    cue: Cue | None
    repaired: str | None


def is_english(language: str | None) -> bool:
    """Whether an article is read by the rules for English: also where its language is not known."""
    return language is None or _code(language) in ENGLISH


def has_facts(language: str | None) -> bool:
    """Whether there is a file of facts about a language other than English."""
    return _code(language or "") in LANGUAGES


def hear(
    language: str | None,
    text: str,
    paragraphs: Sequence[Paragraph],
    sentences: Sequence[Sequence[Sentence]],
    later: dict[Pair, list[Pair]],
    terms: Terms,
) -> list[Heard]:
    """What an article in another language reports; quotations of few words that report nothing go to `terms`.

    Where the facts of the language are not known each quotation is a statement with neither speaker nor cue.
    """
    facts = LANGUAGES.get(_code(language or ""))
    listener = _Listener(text, later, terms)
    if facts is None:
        for pair in (pair for one in paragraphs for pair in one.pairs):
            listener.alone(pair, [])
    else:
        listener.listen(paragraphs, sentences, facts)
    return listener.heard


def _code(language: str) -> str:
    """The language itself of a tag: "ru" of "ru-RU", "RU" and "Russian"."""
    code = re.split(r"[-_]", language.strip().lower())[0]
    return CODES.get(code, code)


class _Listener:
    """Collects what is heard, and which quotations and parts of them are spoken for."""

    def __init__(self, text: str, later: dict[Pair, list[Pair]], terms: Terms) -> None:
        self.text, self.later, self.terms = text, later, terms
        self.heard: list[Heard] = []
        self.waiting: tuple[list[Speaker], Cue] | None = None  # a cue whose words stand in the next paragraph
        self.taken = {pair for parts in later.values() for pair in parts}  # each goes with its head

    def alone(self, pair: Pair, speakers: list[Speaker], cue: Cue | None = None) -> None:
        """A quotation with no cue in its sentence: a statement where it is long enough, a term otherwise."""
        if pair in self.taken:
            return
        self.taken.add(pair)
        parts = [pair, *self.later.get(pair, ())]
        if cue is None and sum(self.words(p) for p in parts) < FEWEST_WORDS:
            self.terms.found += [(p, "term") for p in parts]
            return
        spans = [self.inside(p) for p in parts]
        self.heard.append(
            Heard("direct", spans, spans, speakers, cue, next((p.repaired for p in parts if p.repaired), None))
        )

    def inside(self, pair: Pair) -> Span:
        """What stands inside the marks, without the blanks that French puts there."""
        words = self.text[pair.start : pair.end]
        start = pair.start + len(words) - len(words.lstrip())
        return (start, start + len(words.strip())) if words.strip() else (pair.start, pair.end)

    def words(self, pair: Pair) -> int:
        """How many words stand inside the marks."""
        return sum(1 for _ in WORD.finditer(self.text, pair.start, pair.end))

    def listen(self, paragraphs: Sequence[Paragraph], sentences: Sequence[Sequence[Sentence]], facts: Language) -> None:
        """The statements of an article whose language's facts are known."""
        company = Company(self.text, facts)
        company.meet([units for these in sentences for units in these])
        for paragraph, these in zip(paragraphs, sentences, strict=True):
            previous: Heard | None = None  # to which a quotation that follows alone belongs
            for units in _joined(these):
                previous = self._sentence(units, paragraph, company, previous)

    def _sentence(
        self, units: Sentence, paragraph: Paragraph, company: Company, previous: Heard | None
    ) -> Heard | None:
        """One sentence; answers with the statement that a quotation right after it continues."""
        for unit in units:
            if unit.pair is not None:
                self._cut_by_author(unit.pair, company)
        if all(u.pair is not None or not u.word for u in units):
            for unit in units:
                if unit.pair is None or unit.pair in self.taken:
                    continue
                if previous is not None:
                    self._add_part(previous, unit.pair)
                else:
                    speakers, cue = self.waiting or (company.again("continues"), None)
                    self.alone(unit.pair, speakers, cue)
                    self.waiting = None
            return previous
        self.waiting = None
        answers = [self._write(units, one, paragraph, company) for one in attribute(units, company.language)]
        for unit in units:
            if unit.pair is not None:
                self.alone(unit.pair, [])
        company.note(units)
        last = answers[-1] if answers else None
        return last if last is not None and last.quoted and last.form == "direct" else None

    def _add_part(self, one: Heard, pair: Pair) -> None:
        self.taken.add(pair)
        spans = [self.inside(p) for p in (pair, *self.later.get(pair, ()))]
        one.quoted = [*one.quoted, *spans]
        one.spans = [*one.spans, *spans]

    def _write(self, units: Sentence, found: Found, paragraph: Paragraph, company: Company) -> Heard | None:
        """The statement that one rule's answer makes; a cue whose words are still to come waits for them."""
        if not found.contents:
            self.waiting = self._speakers(units, found, company), self._cue(units, found)
            return None
        spans: list[Span] = []
        quoted: list[Span] = []
        repaired = None
        plain = all(u.pair is not None or not u.word for a, b in found.contents for u in units[a:b])
        for first, end in found.contents:
            for unit in units[first:end]:
                if unit.pair is None or unit.pair in self.taken or not (plain or self._is_speech(unit.pair)):
                    continue
                parts = [unit.pair, *(self.later.get(unit.pair, ()) if plain else ())]
                self.taken.add(unit.pair)
                quoted += [self.inside(p) for p in parts]
                repaired = repaired or unit.pair.repaired
            if not plain and first < end:
                spans.append((units[first].start, units[end - 1].end))
        spans = sorted(quoted) if plain else spans
        if not spans:
            return None
        form = "headline" if paragraph.kind != "paragraph" else "direct" if plain else "mixed" if quoted else "indirect"
        one = Heard(
            form, spans, sorted(quoted), self._speakers(units, found, company), self._cue(units, found), repaired
        )
        self.heard.append(one)
        return one

    def _is_speech(self, pair: Pair) -> bool:
        """Whether marks inside a clause hold words said: few with a capital are the name of a body or of a work."""
        return self.words(pair) >= FEWEST_WORDS or not self.text[pair.start : pair.start + 1].isupper()

    def _speakers(self, units: Sentence, found: Found, company: Company) -> list[Speaker]:
        if found.mention is None:
            return company.again("same subject")
        speakers = company.speakers(units, found.mention, found.genitive, found.gender)
        other = joined_to(units, found.mention, company.language) if found.gender == "plural" else None
        if other is not None:
            speakers += company.speakers(units, other, found.genitive, None)
        if speakers[0].name is not None:
            company.last = speakers
        return speakers

    def _cue(self, units: Sentence, found: Found) -> Cue:
        start, end = units[found.cue[0]].start, units[found.cue[1] - 1].end
        return Cue(start, end, self.text[start:end], found.rule)

    def _cut_by_author(self, pair: Pair, company: Company) -> None:
        """«Мы готовы, — сказал Лавров, — но ждём»: the words of the author stand inside the marks."""
        if pair in self.taken:
            return
        units = units_of(self.text, pair.start, pair.end, (), ())
        for dash in range(1, len(units) - 3):
            if units[dash].text not in DASHES or units[dash + 1].low not in company.language.verbs:
                continue
            if units[dash - 1].text not in (",", *STOPS):
                continue
            stop = next((i for i in range(dash + 2, len(units)) if units[i].text in ",."), len(units))
            if stop + 2 >= len(units) or units[stop + 1].text not in DASHES:
                continue
            mention = mention_in(units, dash + 2, stop, company.language)
            comma = units[dash - 1]
            cue, gender = (dash + 1, dash + 2), company.language.verbs[units[dash + 1].low] or None
            found = Found("quotation around the cue", (), mention, cue, stop, gender=gender)
            ends = comma.start if comma.text == "," else comma.end
            spans = [(pair.start, ends), (units[stop + 2].start, pair.end)]
            self.taken.add(pair)
            speakers = self._speakers(units, found, company)
            self.heard.append(Heard("direct", spans, spans, speakers, self._cue(units, found), pair.repaired))
            return


def _joined(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, with one that opens with a dash and a small letter put to the one before: «Да!» — сказал он."""
    found: list[Sentence] = []
    for units in sentences:
        goes_on = len(units) > 1 and units[0].text in DASHES and units[1].low == units[1].text and units[1].word
        if found and goes_on and len(found[-1]) + len(units) <= LONGEST_SENTENCE:
            found[-1] = [*found[-1], *units]
        else:
            found.append(list(units))
    return found
