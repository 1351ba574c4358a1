"""Prospects: of the pairs that an embedding proposes those that may report one remark at all.

What decides about a pair reads both texts and costs 30 microseconds and more; most pairs that are near by meaning share
hardly a word, and come to nothing. Figures that cost a tenth of a microsecond tell them apart: the cosine, how many
content stems both may have in common, by a bit for each stem, and how, by whom and when they are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from compare.matching.candidates.pairs import Rows
from compare.matching.inventories import stem
from compare.matching.likenesses import QUOTED, UNDATED, Comparable
from compare.reading.identities import identity
from compare.reading.texts import WORD, fold
from compare.speech.languages.english_changes import FUNCTION_WORDS

WORDS = 8  # of 64 bits: of ten stems and ten others next to none share a bit by chance
BLOCK = 1 << 17  # pairs at once: 8 MiB of bits

# How a part is told.
IN_MARKS, BY_REPORTERS, IN_HEADLINES = 1, 2, 3

# A logistic model of whether a pair is held to be alike (0.15 and more) by the model of compare.matching.paraphrases:
# benchmarks/prospects.py fitted it on the 1,293,580 candidates of 550 and of 2,000 articles of AllSides.
FIGURES = (
    "cosine",
    "stems in common, as a logarithm",
    "over the fewer",
    "over all",
    "one article",
    "one speaker is named in both",
    "both in marks, in one article",
    "both told by reporters",
    "days apart, as a logarithm",
    "stems of the shorter, as a logarithm",
    "stems of the longer, as a logarithm",
)
WEIGHTS = np.array([8.902, 6.683, 0.478, 0.815, -0.152, 3.91, -2.112, -1.439, -1.419, -3.358, -1.127])
# From this score on a pair is a prospect. Of those alike, those of 0.4 and more, and all, it keeps .993, .998 and .12
# on the 2,000 articles; -5 keeps .982, .995 and .08, -5.5 .989, .997 and .10, -7 .998, .9998 and .18. By the cosine,
# the stems and the article alone .980, .993 and .31 were kept.
LEAST = 8.311 - 6.0

Signatures = NDArray[np.uint64]
Floats = NDArray[np.float64]


class Looks(NamedTuple):
    """What is looked at of parts, a row each."""

    signatures: Signatures  # (rows, WORDS)
    voices: NDArray[np.uint64]  # who is named as the speaker, 0 for nobody
    tellings: NDArray[np.uint8]  # IN_MARKS, BY_REPORTERS or IN_HEADLINES
    articles: NDArray[np.uint64]
    days: NDArray[np.int64]  # 0 and less where the date is not known to the day

    @classmethod
    def at(cls, parts: Sequence[Comparable], days: NDArray[np.int64]) -> Looks:
        """What is looked at of these parts, of articles published on these days."""
        return cls(
            np.array([signature(part.text) for part in parts], np.uint64).reshape(-1, WORDS),
            np.array([voice(part.speaker) for part in parts], np.uint64),
            np.array([telling(part.form) for part in parts], np.uint8),
            np.array([part.article for part in parts], np.uint64),
            days,
        )


def signature(text: str) -> Signatures:
    """A bit for each content stem of a text, shape (WORDS,)."""
    bits = np.zeros(64 * WORDS, np.uint8)
    bits[[bit for bit in map(_bit, WORD.findall(text)) if bit is not None]] = 1
    return np.packbits(bits).view(np.uint64)


def voice(speaker: str | None) -> int:
    """The number of a speaker by his key; 0 for nobody."""
    return 0 if speaker is None else identity("voice", speaker)


def telling(form: str) -> int:
    """How a part of a statement of this form is told."""
    return IN_MARKS if form in QUOTED else BY_REPORTERS if form == "indirect" else IN_HEADLINES


def prospects(cosines: Floats, looks: Looks, left: Rows, right: Rows) -> NDArray[np.bool_]:
    """Which of the pairs of rows of `looks` may report one remark, shape (pairs,)."""
    found = [(rows * WEIGHTS).sum(axis=1) >= LEAST for rows in figures(cosines, looks, left, right)]
    return np.concatenate([np.empty(0, np.bool_), *found])


def figures(cosines: Floats, looks: Looks, left: Rows, right: Rows) -> Iterator[Floats]:
    """The FIGURES of pairs of rows, shape (pairs, len(FIGURES)), BLOCK pairs at once."""
    sizes = np.bitwise_count(looks.signatures).sum(axis=1, dtype=np.int64)
    for first in range(0, len(left), BLOCK):
        part = slice(first, first + BLOCK)
        one, other = left[part], right[part]
        common = np.bitwise_count(looks.signatures[one] & looks.signatures[other]).sum(axis=1, dtype=np.int64)
        fewer, more = np.minimum(sizes[one], sizes[other]), np.maximum(sizes[one], sizes[other])
        within = looks.articles[one] == looks.articles[other]
        told = looks.tellings[one], looks.tellings[other]
        in_marks, by_reporters = ((told[0] == way) & (told[1] == way) for way in (IN_MARKS, BY_REPORTERS))
        yield np.column_stack(
            [
                cosines[part],
                np.log1p(common),
                common / np.maximum(1, fewer),
                common / np.maximum(1, fewer + more - common),
                within,
                (looks.voices[one] == looks.voices[other]) & (looks.voices[one] > 0),
                in_marks & within,
                by_reporters,
                np.log1p(np.where(within, 0, _days_apart(looks.days[one], looks.days[other]))),
                np.log1p(fewer),
                np.log1p(more),
            ]
        )


def _days_apart(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """The days between days; UNDATED where one is not known."""
    apart: NDArray[np.int64] = np.where((one <= 0) | (other <= 0), UNDATED, np.abs(one - other))
    return apart


@lru_cache(maxsize=1 << 16)
def _bit(word: str) -> int | None:
    """The bit of a word's stem; None for a function word."""
    folded = fold(word)
    return None if folded in FUNCTION_WORDS else crc32(stem(folded).encode("utf-8", "surrogatepass")) % (64 * WORDS)
