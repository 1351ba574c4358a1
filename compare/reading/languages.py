"""The language of a text, by py3langid: naive Bayes over byte sequences, with its model inside and no network."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# As much of the beginning as tells it: of 3,000 English news articles none is taken for another language by its first
# 1,000 characters, and none by its first 500. Twice the sample costs twice the time (0.4 ms) and tells no more.
SAMPLE = 1000
# Of 3,000 English fragments of so many characters none is called something else with this probability (of 40
# characters: none either, of 20: none, but hardly any is told at all). A headline alone is not told.
FEWEST = 40
SURE = 0.9
# The model knows 26 varieties that ISO 639-1 has no code for; their texts fall to the nearest language that has one.
# This one stays: what is no language at all, a table of figures.
NO_LANGUAGE = "zxx"


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of a text ("en", "ru"); None where it is too short, or not sure."""
    sample = text[:SAMPLE].strip()
    if len(sample.encode("utf-8", "surrogatepass")) < FEWEST:
        return None
    name, probability = _identifier().classify(sample)
    return str(name) if probability >= SURE and name != NO_LANGUAGE else None


@cache
def _identifier() -> LanguageIdentifier:
    """Loaded with the first text that needs it: half a second, numpy with it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([one for one in identifier.labels if len(one) == 2 or one == NO_LANGUAGE])
    return identifier
