"""The words of whole articles by their hashes and their places in characters, as arrays."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import Batch, Schema, offsets_of, texts
from compare.engines.contracts import stage
from compare.matching.word_hashes import (
    DIGIT,
    LETTER,
    NOTHING,
    WITHIN_DIGITS,
    WITHIN_LETTERS,
    Words,
    bounds_of,
    hash_words,
    mix,
)

# `day` counts from 0001-01-01; it is 0 where the day of publication is not known.
ARTICLES = Schema(id="uint64", day="int64", text="text")
# The words of an article in order: hashes, and characters [starts, ends) of its text.
WORDS = Schema(id="uint64", day="int64", words="list<uint64>", starts="list<uint32>", ends="list<uint32>")

# Characters from here on are classed one by one where a text has them: the rest of the table would take a second.
COMMON = 0x2100


def pair_key(left: Words, right: Words) -> Words:
    """One key for each pair of articles, by their ids (n), the smaller on the left."""
    return mix(mix(left) + right)


@stage(WORDS)
def place_words(articles: Batch) -> Batch:
    """The words of each article."""
    words, offsets = hash_words(articles["text"], articles["text:offsets"])
    rows = texts(articles, "text")
    starts, ends = locate("\0".join(rows))
    begins = np.repeat(offsets_of([len(row) + 1 for row in rows])[:-1], np.diff(offsets))
    return {
        "id": articles["id"],
        "day": articles["day"],
        "words": words,
        "words:offsets": offsets,
        "starts": (starts - begins).astype(np.uint32),
        "starts:offsets": offsets,
        "ends": (ends - begins).astype(np.uint32),
        "ends:offsets": offsets,
    }


def locate(text: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where the words of a text begin and end: those of compare.reading.texts, in characters."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    classes = _classes()[np.minimum(codes, COMMON)]
    for place in np.flatnonzero(codes >= COMMON).tolist():
        classes[place] = _class_of(text[place])
    return bounds_of(classes)


@lru_cache(maxsize=1)
def _classes() -> NDArray[np.uint8]:
    """What each common character is, and NOTHING for all others."""
    return np.array([*(_class_of(chr(code)) for code in range(COMMON)), NOTHING], np.uint8)


@lru_cache(maxsize=1 << 12)
def _class_of(sign: str) -> int:
    """What a character is to compare.reading.texts.WORD."""
    if re.fullmatch(r"\d", sign):
        return DIGIT
    if re.fullmatch(r"[^\W_]", sign):
        return LETTER
    if sign in "'’ʼ":
        return WITHIN_LETTERS
    return WITHIN_DIGITS if sign in ".,:" else NOTHING
