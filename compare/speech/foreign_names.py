"""Names of persons in a language that has cases: which nominative a form may be of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from compare.speech.languages.facts import Language


@lru_cache(maxsize=8)
def given_forms(language: Language) -> dict[str, tuple[str, str]]:
    """Every case of the first names: form -> (nominative, gender)."""
    found: dict[str, tuple[str, str]] = {}
    for gender, names in (("male", language.male_names), ("female", language.female_names)):
        for name in sorted(names, key=lambda name: (name not in language.oblique_stems, name)):
            ending, others = next(rule for rule in language.given_endings if name.endswith(rule[0]))
            stem = language.oblique_stems.get(name, name.removesuffix(ending))
            for other in others:
                found.setdefault(stem + other, (name, gender))
    for gender, names in (("female", language.female_names), ("male", language.male_names)):
        found |= {name: (name, gender) for name in names}
    return found


def nominatives(word: str, language: Language, gender: str | None) -> Iterator[str]:
    """What a surname in another case may be in the nominative, the likeliest first."""
    for ending, nominative, of in language.surname_endings:
        if word.endswith(ending) and len(word) > len(ending) + 1 and gender in (None, of):
            yield word.removesuffix(ending) + nominative


def looks_nominative(word: str, language: Language) -> bool:
    """Whether a capitalised word can be a subject: a first name as it is listed, or no ending of another case."""
    known = given_forms(language).get(word)
    return known[0] == word if known else not word.lower().endswith(language.oblique_endings or ("\0",))
