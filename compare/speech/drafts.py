"""Statements in the making: the cues of each paragraph joined with the quotations that other sentences hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from compare.speech.attributions import attribute
from compare.speech.clauses import Attribution
from compare.speech.headlines import attribute_headline
from compare.speech.marks import Pair
from compare.speech.phrases import Phrase, phrase_ending
from compare.speech.quotations import Paragraph
from compare.speech.terms import inside, kind_of
from compare.speech.units import STOPS, Sentence, Unit

Span = tuple[int, int]


@dataclass(slots=True, eq=False)
class Draft:
    """A statement before its speaker is known; spans are characters."""

    rule: str
    units: Sentence
    attribution: Attribution | None
    spans: list[Span] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    plain: bool = True  # nothing but quotations
    headline: bool = False
    inner_of: Draft | None = None

    @property
    def subjects(self) -> list[Phrase]:
        """The phrases that name the speaker."""
        return self.attribution.subjects if self.attribution else []


@dataclass(slots=True)
class Terms:
    """Quotations that turned out to be terms: pair and kind."""

    found: list[tuple[Pair, str]] = field(default_factory=list)


def drafts_of(
    paragraph: Paragraph, sentences: list[Sentence], waiting: Draft | None, terms: Terms
) -> tuple[list[Draft], Draft | None]:
    """The drafts of one paragraph, and the one that still waits for its words in the next."""
    found: list[Draft] = []
    heading = paragraph.kind != "paragraph"
    previous: Draft | None = None  # the last draft that holds a quotation, to which a next one may belong
    taken: set[Pair] = set()
    for place, units in enumerate(sentences):
        if heading:
            headline = attribute_headline(units)
            attributions = [headline] if headline else attribute(units, shouting=True)
        else:
            attributions = attribute(units, shouting=_is_title_case(units))
        if _only_quotations(units):
            following = attribute(sentences[place + 1]) if place + 1 < len(sentences) and not heading else []
            if following and following[0].dangling and not (previous and waiting is None and _ends_open(previous)):
                continue  # "..." Lavrov said.  The next sentence takes it
            previous = _place_alone(units, previous, waiting, found, taken, terms)
            waiting = None
            continue
        waiting = None
        here: list[Draft] = []
        by_attribution: dict[int, Draft] = {}
        for one in attributions:
            draft = Draft(one.rule, units, one, headline=heading)
            if one.dangling:
                before = sentences[place - 1] if place else []
                loose = [u.pair for u in before if u.pair is not None and u.pair not in taken]
                if not loose or one is not attributions[0]:
                    continue
                _add_quotations(draft, [u for u in before if u.pair in loose], taken)
            elif one.awaits:
                waiting = draft
                here.append(draft)
                continue
            else:
                for span in one.contents:
                    add_content(draft, units, span, taken, terms)
            if draft.spans:
                if one.outer is not None:
                    draft.inner_of = by_attribution.get(id(one.outer))
                by_attribution[id(one)] = draft
                here.append(draft)
        here += _unclaimed(units, taken, heading, terms)
        found += [d for d in here if d.spans or d is waiting]
        holding = [d for d in here if d.pairs and d.inner_of is None]
        previous = holding[-1] if holding else next((d for d in reversed(here) if d.spans), None)
    return found, waiting


def _is_title_case(units: Sentence) -> bool:
    """Whether a sentence is written like a headline: nearly every longer word with a capital."""
    longer = [u for u in units if u.pair is None and len(u.text) > 3 and u.text[0].isalpha()]
    return 3 <= len(longer) <= 25 and sum(u.capital for u in longer) >= 0.85 * len(longer)


def _only_quotations(units: Sentence) -> bool:
    return any(u.pair is not None for u in units) and all(u.pair is not None or (not u.word) for u in units)


def _ends_open(draft: Draft) -> bool:
    return bool(draft.pairs) and draft.rule.startswith("quotation")


def _place_alone(
    units: Sentence, previous: Draft | None, waiting: Draft | None, found: list[Draft], taken: set[Pair], terms: Terms
) -> Draft | None:
    """Gives a sentence of quotations alone to the cue that waits for it, or to the quotation that it goes on with."""
    quotations = [u for u in units if u.pair is not None and u.pair not in taken]
    if not quotations:
        return previous
    if waiting is not None:
        _add_quotations(waiting, quotations, taken)
        return waiting
    if previous is not None and previous.pairs and previous.plain:
        _add_quotations(previous, quotations, taken)
        return previous
    if all(len(inside(u.text).split()) < 4 and inside(u.text)[-1:] not in tuple(".!?…,") for u in quotations):
        for unit in quotations:
            assert unit.pair is not None
            taken.add(unit.pair)
            terms.found.append((unit.pair, "term"))
        return previous
    draft = Draft("continues", units, None)
    _add_quotations(draft, quotations, taken)
    found.append(draft)
    return draft


def _add_quotations(draft: Draft, quotations: list[Unit], taken: set[Pair]) -> None:
    for unit in quotations:
        if unit.pair is not None:
            draft.pairs.append(unit.pair)
            draft.spans.append((unit.pair.start, unit.pair.end))
            taken.add(unit.pair)


def add_content(draft: Draft, units: Sentence, span: Span, taken: set[Pair], terms: Terms) -> None:
    """Adds what stands in these units to a draft: quotations alone, or a clause with quotations in it."""
    first, last = _trimmed(units, *span)
    if first >= last:
        return
    inner = draft.attribution is not None and draft.attribution.inner
    quotations = [u for u in units[first:last] if u.pair is not None and (inner or u.pair not in taken)]
    if quotations and all(u.pair is not None or not u.word for u in units[first:last]):
        _add_quotations(draft, quotations, taken)
        return
    for unit in quotations:
        assert unit.pair is not None
        kind = kind_of(units, units.index(unit, first, last)) if not draft.headline else "scare quote"
        if kind in ("title", "nickname") and not draft.headline:
            terms.found.append((unit.pair, kind))
        else:
            draft.pairs.append(unit.pair)
        taken.add(unit.pair)
    draft.plain = False
    draft.spans.append((units[first].start, units[last - 1].end))


def _trimmed(units: Sentence, first: int, last: int) -> Span:
    """Without the commas, dashes and stops around the words."""
    while (
        first < last and units[first].pair is None and not units[first].word and units[first].text not in "$£€#@([‘“'"
    ):
        first += 1
    while (
        first < last
        and units[last - 1].pair is None
        and (
            (not units[last - 1].word and units[last - 1].text not in ")]%’'”")
            or units[last - 1].low in STOPS
            or (units[last - 1].low in ("and", "but"))
        )
    ):
        last -= 1
    return first, last


def _unclaimed(units: Sentence, taken: set[Pair], heading: bool, terms: Terms) -> Iterator[Draft]:
    """Quotations of a sentence that no cue took: terms, or words that somebody named in the sentence may have said."""
    for place, unit in enumerate(units):
        if unit.pair is None or unit.pair in taken:
            continue
        taken.add(unit.pair)
        kind = kind_of(units, place)
        if kind is not None or heading:
            terms.found.append((unit.pair, kind or "term"))
            continue
        draft = Draft("quotation without a cue", units, _named_by_colon(units, place))
        draft.pairs.append(unit.pair)
        draft.spans.append((unit.pair.start, unit.pair.end))
        yield draft


def _named_by_colon(units: Sentence, place: int) -> Attribution | None:
    """`From the report: "..."`, `Here is Clinton: "..."`: who is named right before the colon."""
    if place < 2 or units[place - 1].low != ":":
        return None
    phrase = phrase_ending(units, 0, place - 2)
    return Attribution("name and colon", None, [phrase], []) if phrase is not None and phrase.strong else None
