"""Adverbs beside a cue: those of the list, and those that only their ending shows ("unexpectedly announced")."""

from __future__ import annotations

from compare.speech.languages.english import ADVERBS
from compare.speech.languages.english_adverbs import NOUNS_IN_LY
from compare.speech.names import is_adverb
from compare.speech.units import Unit


def modifies_verb(unit: Unit) -> bool:
    """Whether a word may stand between a subject and its cue without being either."""
    return unit.low in ADVERBS or (not unit.capital and is_adverb(unit.low) and unit.low not in NOUNS_IN_LY)
