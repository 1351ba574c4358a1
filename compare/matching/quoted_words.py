"""The words of quotations as hashes, end to end in one array, and what of them is compared before any word is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import offsets_of
from compare.matching.quotations import expanded
from compare.matching.word_hashes import Offsets, Words, hash_texts, mix, rows_of
from compare.reading.texts import fold
from compare.speech.languages.english_changes import CONTRACTIONS, FUNCTION_WORDS

# What may be a contraction: a word with an apostrophe, or one of those that are written without.
SHORT = re.compile(rf"[^\W\d_]+(?:['’ʼ][^\W\d_]+)+|\b(?:{'|'.join(w for w in CONTRACTIONS if w.isalpha())})\b", re.I)
# Bits of a quotation's mark, two words of 64: a quotation has 25 words at the median, and 128 bits tell two such apart.
MARK = 2


def expand(values: Words, offsets: Offsets, texts: Sequence[str]) -> tuple[Words, Offsets]:
    """The words of these texts with contractions written out, as `compare.matching.quotations.expanded` does."""
    short = sorted({fold(found) for found in SHORT.findall("\n".join(texts))})
    if not short:
        return values, offsets
    keys, _ = hash_texts(short)
    full, bounds = hash_texts([" ".join(expanded([word])) for word in short])
    order = np.argsort(keys)
    places = np.minimum(np.searchsorted(keys[order], values), len(keys) - 1)
    row = order[places]
    found = keys[row] == values
    lengths = np.where(found, np.diff(bounds)[row], 1)
    begins = offsets_of(lengths)
    written = np.repeat(values, lengths)
    within = np.arange(len(written)) - np.repeat(begins[:-1], lengths)
    changed = np.repeat(found, lengths)
    written[changed] = full[(np.repeat(bounds[:-1][row], lengths) + within)[changed]]
    return written, begins[offsets]


def marks_of(words: Words, offsets: Offsets) -> NDArray[np.uint64]:
    """A mark for each row, one bit a word; a word that stands twice is two words."""
    rows = rows_of(offsets)
    keys = mix(words ^ mix(rows.astype(np.uint64)))
    order = np.argsort(keys, kind="stable")
    inside = keys[order]
    begins = np.flatnonzero(np.concatenate(([True], inside[1:] != inside[:-1]))) if len(inside) else order
    times = np.empty(len(words), np.uint64)
    times[order] = np.arange(len(words)) - np.repeat(begins, np.diff(np.append(begins, len(words))))
    bits = mix(words + times) >> np.uint64(57)
    marks = np.zeros((len(offsets) - 1, MARK), np.uint64)
    for half in range(MARK):
        mine = bits >> np.uint64(6) == half
        np.bitwise_or.at(marks[:, half], rows[mine], np.uint64(1) << (bits[mine] & np.uint64(63)))
    return marks


@cache
def function_words() -> Words:
    """The hashes of function words, sorted."""
    return np.sort(hash_texts([" ".join(sorted(FUNCTION_WORDS))])[0])
