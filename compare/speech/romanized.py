"""Cyrillic names in Latin letters, so that a person has one key in both: "Сергей Лавров" is "Sergey Lavrov"."""

from __future__ import annotations

import re

from compare.speech.languages.russian_letters import ENGLISH_NAMES, LETTERS, LETTERS_AFTER_VOWELS, VOWELS

CYRILLIC = re.compile(r"[а-яёіїєґ]")
WORD = re.compile(r"[^\W\d_]+")


def romanized(name: str) -> str:
    """The name in Latin letters, folded, by the rules that English news follows; as it is where it is in them.

    First names that English writes its own way are given so ("Дональд" is "donald", "Джеймс" "james").
    """
    low = name.lower()
    return WORD.sub(lambda found: _word(found.group()), low) if CYRILLIC.search(low) else name


def _word(word: str) -> str:
    if word in ENGLISH_NAMES:
        return ENGLISH_NAMES[word]
    before = ["", *word]
    return "".join(
        LETTERS_AFTER_VOWELS[letter]
        if letter in LETTERS_AFTER_VOWELS and last in VOWELS
        else LETTERS.get(letter, letter)
        for last, letter in zip(before, word, strict=False)
    )
