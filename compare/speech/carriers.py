"""Carriers: the outlet through which words came ("told TASS", "according to RT"), which is never their speaker."""

from __future__ import annotations

from compare.speech.clauses import Attribution
from compare.speech.languages.english import CARRIER_LINKS
from compare.speech.languages.english_occasions import WEEKDAYS
from compare.speech.languages.english_people import OUTLET_HEADS, OUTLETS
from compare.speech.people import name_runs
from compare.speech.units import Sentence


def carrier_of(text: str, units: Sentence, attribution: Attribution) -> str | None:
    """The carrier that the cue's own words name; None for none."""
    if attribution.carrier is not None:
        first, end = attribution.carrier
        return _named(text, units, first, end)
    if attribution.adjunct is None or attribution.verb is None:
        return None
    first, end = attribution.adjunct
    for start, last in name_runs(units[:end]):
        if start < first:
            continue
        before = units[start - 1].low
        before = units[start - 2].low if before in ("the", "a") and start >= 2 else before
        told = attribution.verb.kind == "telling" and start <= first + 1
        if (told or before in CARRIER_LINKS) and is_outlet(units, start, _before_day(units, start, last + 1) - 1):
            return _named(text, units, start, last + 1)
    return None


def is_outlet(units: Sentence, first: int, last: int) -> bool:
    """Whether these words name an outlet: a known agency, or a name that ends in "Times", "News" ..."""
    words = [u.low.removesuffix("'s") for u in units[first : last + 1]]
    return words[-1] in OUTLETS or words[0] in OUTLETS or (len(words) > 1 and words[-1] in OUTLET_HEADS)


def _before_day(units: Sentence, first: int, end: int) -> int:
    """The end of a name without the day after it: "told CNN Monday"."""
    while end > first + 1 and units[end - 1].low in WEEKDAYS:
        end -= 1
    return end


def _named(text: str, units: Sentence, first: int, end: int) -> str:
    end = _before_day(units, first, end)
    named = text[units[first].start : units[end - 1].end].removesuffix("'s").removesuffix("’s")
    return named.removeprefix("the ").removeprefix("The ")
