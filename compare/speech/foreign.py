"""Speech in other languages than English: by a file of facts where there is one, by the marks alone elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compare.speech.cues import Cue
from compare.speech.drafts import Terms
from compare.speech.foreign_circumstances import carried, circumstances
from compare.speech.foreign_clauses import DASHES
from compare.speech.foreign_inner import add_quoted, add_within
from compare.speech.foreign_mentions import mention_in
from compare.speech.foreign_people import Company
from compare.speech.foreign_rules import Found, attribute
from compare.speech.heard import FEWEST_WORDS, Content, content_of, count_words, cue_of, inside
from compare.speech.heard import Heard as Heard
from compare.speech.languages.facts import Language
from compare.speech.languages.russian import RUSSIAN
from compare.speech.marks import Pair
from compare.speech.quotations import Paragraph
from compare.speech.speakers import Speaker
from compare.speech.units import LONGEST_SENTENCE, STOPS, Sentence, units_of

LANGUAGES = {"ru": RUSSIAN}
ENGLISH = frozenset({"en", "eng", "english"})
CODES = {"rus": "ru", "russian": "ru"}


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
            listener.alone(pair, _Source("marks alone"))
    else:
        listener.listen(paragraphs, sentences, facts)
    return listener.heard


def _code(language: str) -> str:
    """The language itself of a tag: "ru" of "ru-RU", "RU" and "Russian"."""
    code = re.split(r"[-_]", language.strip().lower())[0]
    return CODES.get(code, code)


@dataclass(frozen=True, slots=True)
class _Source:
    """Who says it and how that was told."""

    rule: str
    speakers: Sequence[Speaker] = ()
    cue: Cue | None = None
    said: str | None = None
    carrier: str | None = None

    def heard(self, form: str, content: Content) -> Heard:
        return Heard(form, content.spans, content.quoted, list(self.speakers), self.cue, content.repaired,
                     self.rule, self.said, self.carrier)  # fmt: skip


class _Listener:
    """Collects what is heard, and which quotations and parts of them are spoken for."""

    def __init__(self, text: str, later: dict[Pair, list[Pair]], terms: Terms) -> None:
        self.text, self.later, self.terms = text, later, terms
        self.heard: list[Heard] = []
        self.waiting: _Source | None = None  # a cue whose words stand in the next paragraph
        self.taken = {pair for parts in later.values() for pair in parts}  # each goes with its head

    def alone(self, pair: Pair, source: _Source) -> None:
        """A quotation with no cue in its sentence: a statement where it is long enough, a term otherwise."""
        if pair in self.taken:
            return
        self.taken.add(pair)
        parts = [pair, *self.later.get(pair, ())]
        if source.cue is None and sum(count_words(self.text, p) for p in parts) < FEWEST_WORDS:
            self.terms.found += [(p, "term") for p in parts]
            return
        spans = [inside(self.text, p) for p in parts]
        repaired = next((p.repaired for p in parts if p.repaired), None)
        self.heard.append(source.heard("direct", Content(True, spans, spans, repaired)))

    def listen(self, paragraphs: Sequence[Paragraph], sentences: Sequence[Sequence[Sentence]], facts: Language) -> None:
        """The statements of an article whose language's facts are known."""
        company = Company(self.text, facts)
        company.meet([units for these in sentences for units in these])
        for paragraph, these in zip(paragraphs, sentences, strict=True):
            previous: Heard | None = None  # to which a quotation that follows alone belongs
            for units in _joined(these):
                previous = self._sentence(units, paragraph, company, previous)
        add_quoted(self.text, paragraphs, self.heard, company)

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
                    self.alone(unit.pair, self.waiting or _Source("continues", company.again("continues")))
                    self.waiting = None
            return previous
        self.waiting = None
        last = self._attributed(units, paragraph, company)
        for unit in units:
            if unit.pair is not None:
                self.alone(unit.pair, _Source("quotation without a cue"))
        company.note(units)
        return last if last is not None and last.quoted and last.form == "direct" else None

    def _attributed(self, units: Sentence, paragraph: Paragraph, company: Company) -> Heard | None:
        """What the rules find in a sentence; a carrier of the whole of it is taken off first."""
        first, end, carrier = carried(units, company.language)
        core = units[first:end]
        answers = attribute(core, company.language)
        if not answers and carrier is not None:
            core, carrier = units, None
            answers = attribute(core, company.language)
        written = [self._write(core, one, paragraph, company, carrier) for one in answers]
        return written[-1] if written else None

    def _add_part(self, one: Heard, pair: Pair) -> None:
        self.taken.add(pair)
        spans = [inside(self.text, p) for p in (pair, *self.later.get(pair, ()))]
        one.quoted = [*one.quoted, *spans]
        one.spans = [*one.spans, *spans]

    def _write(
        self, units: Sentence, found: Found, paragraph: Paragraph, company: Company, carrier: str | None
    ) -> Heard | None:
        """The statement that one rule's answer makes; a cue whose words are still to come waits for them."""
        if not found.contents:
            self.waiting = self._source(units, found, company, carrier)
            return None
        content = content_of(self.text, units, found, self.taken, self.later)
        if not content.spans:
            return None
        form = "headline" if paragraph.kind != "paragraph" else content.form
        one = self._source(units, found, company, carrier).heard(form, content)
        self.heard.append(one)
        if not content.plain:
            add_within(self.text, units, found, self.heard, len(self.heard) - 1, company)
        return one

    def _source(self, units: Sentence, found: Found, company: Company, carrier: str | None = None) -> _Source:
        speakers = (
            company.again("same subject")
            if found.mention is None
            else company.spoken_by(units, found.mention, found.genitive, found.gender)
        )
        said, through = circumstances(self.text, units, found, company.language)
        return _Source(found.rule, speakers, cue_of(self.text, units, found), said, through or carrier)

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
            self.heard.append(
                self._source(units, found, company).heard("direct", Content(True, spans, spans, pair.repaired))
            )
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
