"""What a stretch of text holds that a change of meaning hangs on: its numbers, names, negations, modal verbs and so on.

Found by words alone, without a parser: each finding keeps its place and a value by which the same thing in another form
is known again (12 and twelve, 5% and 5 percent, Moscow and Russia, has to and must).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from compare.reading.texts import Word, words
from compare.speech.languages import english_changes as english
from compare.speech.languages.english_strengths import STRENGTH_SCALES

# How many words after "not" its verb is looked for: "not in any way to be allowed" has five.
NEGATION_REACH = 5
NUMBER_FACTORS = english.NUMBER_SCALES | {"dozen": 12}
# Words that can begin a number or a date, beside figures.
NUMERIC = english.NUMBER_WORDS.keys() | english.MONTHS.keys() | english.WEEKDAYS | {"one"}
# Words whose stem, key and kind are kept: nearly all of running text is made of fewer different words.
VOCABULARY = 2**14


class Finding(NamedTuple):
    """One such thing, `[start, end)` in the text."""

    kind: str  # number, percent, year, date, name, negation, modality, hedge, condition, strength
    value: str
    start: int
    end: int


class Inventory(NamedTuple):
    """All findings of a text by kind, and the stems of its content words."""

    numbers: tuple[Finding, ...]
    names: tuple[Finding, ...]
    negations: tuple[Finding, ...]
    modalities: tuple[Finding, ...]
    hedges: tuple[Finding, ...]
    conditions: tuple[Finding, ...]
    strengths: tuple[Finding, ...]
    stems: frozenset[str]


@lru_cache(maxsize=VOCABULARY)
def stem(word: str) -> str:
    """A word without the endings of inflection, so that "fights", "fighting" and "fight" are one."""
    if word.endswith("'s"):
        word = word[:-2]
    for ending in ("ing", "ied", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)] + ("y" if ending in ("ied", "ies") else "")
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


# What passes a negation on to the words behind it, as stems.
PASSING = frozenset(map(stem, english.NEGATION_PASSES))


def content_stems(found: Sequence[Word]) -> frozenset[str]:
    """The stems of all words but function words."""
    return frozenset(stem(word.text) for word in found if word.text not in english.FUNCTION_WORDS)


def spelled(value: float) -> str:
    """A number as one spelling: 5 and 5.0 are the same."""
    return str(int(value)) if value == int(value) else str(value)


def number_value(word: str) -> float | None:
    """The value of one number word or figure, or None. "one" is a pronoun too often to be a number by itself."""
    if word[0].isdigit():
        bare = word.replace(",", "")
        try:
            return float(bare) if len(bare) < 30 else None
        except ValueError:
            return None
    return None if word == "one" else english.NUMBER_WORDS.get(word)


def numbers(text: str, found: Sequence[Word]) -> Iterator[Finding]:
    """Numbers, percentages, years and dates, whatever their form."""
    at = 0
    for first in [number for number, word in enumerate(found) if word.text in NUMERIC or word.text[0].isdigit()]:
        if first < at:
            continue
        at, word = first, found[first]
        if word.text in english.MONTHS and text[word.start].isupper() and is_date(found, at):
            yield Finding("date", f"month {english.MONTHS[word.text]}", word.start, word.end)
        elif word.text in english.WEEKDAYS:
            yield Finding("date", word.text, word.start, word.end)
        value = number_value(word.text)
        if value is None and not (
            word.text == "one" and at + 1 < len(found) and found[at + 1].text in english.NUMBER_SCALES
        ):
            continue
        value = 1.0 if value is None else value
        at += 1
        if at < len(found) and 20 <= value <= 90 and not word.text[0].isdigit():
            unit = english.NUMBER_WORDS.get(found[at].text, 0)
            if 0 < unit < 10:
                value, at = value + unit, at + 1
        while at < len(found) and found[at].text in NUMBER_FACTORS:
            value, at = value * NUMBER_FACTORS[found[at].text], at + 1
        end = found[at - 1].end
        percent = text[end : end + 1] == "%" or (at < len(found) and found[at].text in english.PERCENT_WORDS)
        percent = percent or [w.text for w in found[at : at + 2]] == ["per", "cent"]
        year = word.text.isdigit() and len(word.text) == 4 and 1800 <= value <= 2100
        yield Finding("percent" if percent else "year" if year else "number", spelled(value), word.start, end)


def is_date(found: Sequence[Word], at: int) -> bool:
    """Whether a month's name stands as one: "March 8", "8 March", "in May"; not "may" or a Mrs May."""
    around = [found[i].text for i in (at - 1, at + 1) if 0 <= i < len(found)]
    return any(word[0].isdigit() or word in ("in", "since", "until", "last", "early", "late") for word in around)


def begins_sentence(text: str, start: int) -> bool:
    """Whether a capital at this place may be that of a sentence."""
    before = text[max(0, start - 4) : start].rstrip(" \u00a0\n\t\"“”‘'([")
    return not before or before[-1] in ".!?:…—–"


def is_title_case(text: str, found: Sequence[Word]) -> bool:
    """Whether nearly every longer word has a capital, as in many headlines: then a capital tells no name."""
    longer = [word for word in found if word.end - word.start >= 4]
    return len(longer) >= 3 and sum(text[word.start].isupper() for word in longer) >= 0.7 * len(longer)


@lru_cache(maxsize=VOCABULARY)
def name_key(word: str) -> str:
    """What a name's word stands for: a capital for its state, a possessive and an adjective for their name.

    Five letters tell Syria and Syrian, Europe and European to be one, and hardly ever two names.
    """
    bare = word[:-2] if word.endswith("'s") else word
    return english.STANDS_FOR.get(bare, bare)[:5]


def names(text: str, found: Sequence[Word]) -> Iterator[Finding]:
    """Words of names, one finding a word: a capital where none has to stand. In title case none is sure of a name."""
    capitals = [at for at, word in enumerate(found) if text[word.start].isupper()]
    if not capitals or (len(capitals) > 2 and is_title_case(text, found)):
        return
    for at in capitals:
        word = found[at]
        if word.text in english.NAME_TITLES or word.text in english.WEEKDAYS:
            continue
        if (word.text in english.FUNCTION_WORDS and not text[word.start : word.end].isupper()) or len(word.text) < 2:
            continue
        if word.text in english.MONTHS and is_date(found, at):
            continue
        follows = at + 1 < len(found) and text[found[at + 1].start].isupper() and found[at + 1].start - word.end == 1
        if begins_sentence(text, word.start) and not follows and word.text not in english.STANDS_FOR:
            continue
        yield Finding("name", name_key(word.text), word.start, word.end)


@lru_cache(maxsize=VOCABULARY)
def is_negation(word: str) -> bool:
    """Whether a folded word denies."""
    return word in english.NEGATIONS or word.endswith(english.NEGATION_ENDING)


def negations(found: Sequence[Word]) -> Iterator[Finding]:
    """Negations with the stems of what they deny: the next content word, and the one behind "want to", "ready to"."""
    for at in [number for number, word in enumerate(found) if is_negation(word.text)]:
        word = found[at]
        if word.text == "not" and at + 1 < len(found) and found[at + 1].text == "only":
            continue
        denied: list[str] = []
        end = word.end
        for later in range(at + 1, min(at + 1 + NEGATION_REACH, len(found))):
            here = found[later].text
            if here in english.FUNCTION_WORDS and here not in english.NEGATION_PASSES:
                continue
            denied.append(stem(here))
            end = found[later].end
            passes = later + 1 < len(found) and found[later + 1].text == "to"
            if here not in english.NEGATION_PASSES and not passes:
                break
        yield Finding("negation", " ".join(denied), word.start, end)


def negation_scope(negation: Finding, found: Sequence[Word]) -> frozenset[str]:
    """The stems that a negation may reach: it is wider than what it surely denies, so that doubt makes no change.

    The words behind it, further where it passes on ("does not see efforts to fight"), and for "no", "neither" and the
    like the two before, where the verb stands ("we see neither").
    """
    at = bisect_left(found, negation.start, key=lambda word: word.start)
    before = 2 if found[at].text in english.NOUN_NEGATIONS else 0
    passes = not PASSING.isdisjoint(negation.value.split())
    reach = found[max(0, at - before) : at + 1 + NEGATION_REACH + (4 if passes else 0)]
    return frozenset(stem(word.text) for word in reach if word.text not in english.FUNCTION_WORDS)


LEXICON: dict[str, tuple[str, str]] = {
    **{phrase: ("modality", value) for phrase, value in english.MODALITIES.items()},
    **{phrase: ("hedge", phrase) for phrase in english.HEDGES | english.HEDGE_PHRASES},
    **{phrase: ("condition", phrase) for phrase in english.CONDITIONS},
}
# The words of the longest phrase that begins with a word.
LONGEST: dict[str, int] = {}
for entry in LEXICON:
    beginning, *more = entry.split()
    LONGEST[beginning] = max(LONGEST.get(beginning, 0), 1 + len(more))
STRENGTHS = {
    word: f"{scale} {step}"
    for scale, steps in STRENGTH_SCALES.items()
    for step, group in enumerate(steps)
    for word in group
}


def lexical(found: Sequence[Word]) -> Iterator[Finding]:
    """Modal verbs, hedges and conditions, by the longest phrase at each place."""
    behind = 0
    for at in [number for number, word in enumerate(found) if word.text in LONGEST]:
        if at < behind:
            continue
        run = [word.text for word in found[at : at + LONGEST[found[at].text]]]
        for size in range(len(run), 0, -1):
            phrase = " ".join(run[:size])
            if phrase in LEXICON:
                behind = at + size
                yield Finding(*LEXICON[phrase], found[at].start, found[behind - 1].end)
                break


def inventory(text: str, found: Sequence[Word] | None = None) -> Inventory:
    """Everything a change of meaning can hang on among these words of `text` (by default all of them)."""
    found = words(text) if found is None else found
    lexicon = list(lexical(found))
    return Inventory(
        numbers=tuple(numbers(text, found)),
        names=tuple(names(text, found)),
        negations=tuple(negations(found)),
        modalities=tuple(one for one in lexicon if one.kind == "modality"),
        hedges=tuple(one for one in lexicon if one.kind == "hedge"),
        conditions=tuple(one for one in lexicon if one.kind == "condition"),
        strengths=tuple(
            Finding("strength", STRENGTHS[word.text], word.start, word.end) for word in found if word.text in STRENGTHS
        ),
        stems=content_stems(found),
    )
