"""Prospects: of the pairs that an embedding proposes those that may report one remark at all.

What decides about a pair reads both texts and costs 50 microseconds and more; most pairs that are near by meaning share
hardly a word, and come to nothing. Figures that cost a tenth of a microsecond tell them apart: the cosine, and how many
content stems both may have in common, by a bit for each stem.
"""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from compare.matching.candidates.pairs import Rows
from compare.matching.inventories import stem
from compare.reading.texts import WORD, fold
from compare.speech.languages.english_changes import FUNCTION_WORDS

WORDS = 8  # of 64 bits: of ten stems and ten others next to none share a bit by chance
BLOCK = 1 << 17  # pairs at once: 8 MiB of bits

# A logistic model of whether a pair is held to be alike (0.15 and more) by the model of compare.matching.paraphrases,
# fitted on the 290,888 candidates of 550 articles of AllSides: cosine, stems in common (as a logarithm, over the
# fewer, over all), and whether one article has both.
WEIGHTS = np.array([8.158, 1.133, 4.397, 4.632, 0.717])
# From this score on a pair is a prospect. There it keeps .99 of those alike, .999 of those of 0.4 and more, and 23 % of
# all; -6.4 keeps .995 and 28 %, -8.7 .999 and 56 %, -5.4 .98 and 17 %.
LEAST = 12.897 - 6.0

Signatures = NDArray[np.uint64]


def signature(text: str) -> Signatures:
    """A bit for each content stem of a text, shape (WORDS,)."""
    bits = np.zeros(64 * WORDS, np.uint8)
    bits[[bit for bit in map(_bit, WORD.findall(text)) if bit is not None]] = 1
    return np.packbits(bits).view(np.uint64)


def prospects(
    cosines: NDArray[np.float64], signatures: Signatures, owners: NDArray[np.uint64], left: Rows, right: Rows
) -> NDArray[np.bool_]:
    """Which of the pairs of rows may report one remark, shape (pairs,).

    `signatures` (rows, WORDS) and `owners` (rows), the articles, are those of the rows.
    """
    sizes = np.bitwise_count(signatures).sum(axis=1, dtype=np.int64)
    found = np.zeros(len(left), np.bool_)
    for first in range(0, len(left), BLOCK):
        part = slice(first, first + BLOCK)
        one, other = left[part], right[part]
        common = np.bitwise_count(signatures[one] & signatures[other]).sum(axis=1, dtype=np.int64)
        fewer = np.maximum(1, np.minimum(sizes[one], sizes[other]))
        union = np.maximum(1, sizes[one] + sizes[other] - common)
        within = owners[one] == owners[other]
        figures = np.stack([cosines[part], np.log1p(common), common / fewer, common / union, within])
        found[part] = (figures * WEIGHTS[:, None]).sum(axis=0) >= LEAST
    return found


@lru_cache(maxsize=1 << 16)
def _bit(word: str) -> int | None:
    """The bit of a word's stem; None for a function word."""
    folded = fold(word)
    return None if folded in FUNCTION_WORDS else crc32(stem(folded).encode("utf-8", "surrogatepass")) % (64 * WORDS)
