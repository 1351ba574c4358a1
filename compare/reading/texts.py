"""Words with their places, and the one way of folding that every comparison uses.

A text is never rewritten: a word keeps `[start, end)` of the text as read, and carries its folded form beside it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from typing import NamedTuple

# Numbers keep their separators ("350,000", "3.5"), words their inner apostrophes ("don’t"); a hyphen parts words,
# so that "US-led" and "US led", "al-Nusra" and "al Nusra" are the same two words.
WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|[^\W_]+")
APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})


class Word(NamedTuple):
    """One word: folded for comparing, with its place in the text as read."""

    text: str
    start: int
    end: int


# Word(...) goes through a function of Python's own; words are made by the hundred million.
_word = partial(tuple.__new__, Word)


def fold(text: str) -> str:
    """The form in which words are compared: no case, no diacritics, one kind of apostrophe.

    Nothing that tells statements apart is folded away: numbers, negations and endings stay.
    """
    if text.isascii():
        return text.lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return bare.translate(APOSTROPHES).casefold()


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`, in order, with offsets into `text`."""
    found = WORD.finditer(text, start, len(text) if end is None else end)
    return [_word((fold(m[0]), m.start(), m.end())) for m in found]
