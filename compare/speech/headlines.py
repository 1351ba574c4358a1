"""Reported speech in titles and subheadings: "X: claim", "claim - X", and plain lines that sum up a remark."""

from __future__ import annotations

from collections.abc import Sequence

from compare.reading.texts import words
from compare.speech.clauses import Attribution
from compare.speech.languages.english import ARTICLES, CONJUNCTIONS, FINITE, PREPOSITIONS, PRONOUNS, RUBRICS
from compare.speech.phrases import phrase_ending, phrase_starting
from compare.speech.units import Sentence

LONGEST_SPEAKER = 7
SMALL_WORDS = ARTICLES | PREPOSITIONS | CONJUNCTIONS | PRONOUNS | FINITE
# A plain subheading is taken for a remark when so much of it stands in one statement of its section; at 0.5 the three
# of the TASS seed are found, "Contact with Turkey" (a label of two words) is not.
SHARED_WORDS = 0.5
FEWEST_WORDS = 3


def attribute_headline(units: Sentence) -> Attribution | None:
    """The claim and the speaker of a headline form; None where the line has none of these shapes."""
    for rule in (name_colon, claim_dash):
        found = rule(units)
        if found is not None:
            return found
    return None


def name_colon(units: Sentence) -> Attribution | None:
    """`Lavrov: Terror in Idlib needs to be destroyed`."""
    colon = next((i for i, u in enumerate(units[: LONGEST_SPEAKER + 1]) if u.low == ":"), None)
    if not colon or colon + 3 > len(units) or any(u.low in RUBRICS for u in units[:colon]):
        return None
    phrase = phrase_ending(units, 0, colon - 1)
    if phrase is None or phrase.first > 0 or phrase.kind not in ("name", "role", "body", "group"):
        return None
    return Attribution("headline, name and colon", None, [phrase], [(colon + 1, len(units))])


def claim_dash(units: Sentence) -> Attribution | None:
    """`Russia alarmed by refusal — Lavrov`, `Russia not ready - senior diplomat`."""
    for dash in range(len(units) - 2, max(2, len(units) - LONGEST_SPEAKER - 2), -1):
        unit = units[dash]
        if (
            unit.text not in ("—", "–", "-", "―", "--")
            or unit.start == units[dash - 1].end
            or units[dash + 1].start == unit.end
        ):
            continue
        phrase = phrase_starting(units, dash + 1, len(units))
        if phrase is None or phrase.last != len(units) - 1 or phrase.kind not in ("name", "role", "body", "group"):
            return None
        return Attribution("headline, dash and name", None, [phrase], [(0, dash)])
    return None


def sums_up(text: str, line: tuple[int, int], below: Sequence[str]) -> bool:
    """Whether the subheading `text[start:end]` says in short what one of the statements below it says."""
    wanted = {_stem(w.text) for w in words(text, *line) if w.text not in SMALL_WORDS}
    if len(wanted) < FEWEST_WORDS:
        return False
    return any(len(wanted & {_stem(w.text) for w in words(one)}) >= SHARED_WORDS * len(wanted) for one in below)


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    for ending in ("ing", "ed", "es", "s"):
        if len(word) - len(ending) >= 4 and word.endswith(ending):
            return word[: -len(ending)]
    return word
