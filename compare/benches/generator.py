"""Made-up news: passages of words by Zipf's law, with planted copies of known likeness, in batches of any number.

A batch is a function of the seed and of its number alone: two million passages are made ten thousand at a time, in
arrays, and no batch needs another one. Copies stand in the batch of what they repeat; footers return in every batch.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.benches.numbering import ids_of
from compare.engines.batches import Batch, gather, offsets_of, stretch
from compare.matching.sketches import WIDTH
from compare.matching.stages import PASSAGES

Integers = NDArray[np.int64]

BATCH = 10_000  # passages
ARTICLE = 12  # passages an article
SPACING = 10_000  # characters from the start of one passage of an article to that of the next
# Lengths of 68,884 paragraphs of 3,000 AllSides articles: mean 37 words, median 33, one in twenty under 5 or over 78.
MEDIAN_WORDS, SPREAD, LEAST_WORDS, MOST_WORDS = 33, 0.75, 3, 250
VOCABULARY = 200_000
# Of a hundred passages: altered copies, copies word for word, footers, lines of a template. All else is original.
ALTERED, COPIED, FOOTERS, TEMPLATES = 0.07, 0.03, 0.03, 0.01
DISTINCT_FOOTERS = 200
FAMILIES = 10  # templates a batch: families stay small, however many batches there are
# Every so many-th word of an altered copy is another one: Jaccard 0.33, 0.45, 0.54, 0.67, 0.79 and 0.86 on 3-grams.
STRIDES = (6, 8, 10, 15, 25, 40)
TEMPLATE_STRIDE = 6


class Drawn(NamedTuple):
    """A batch of PASSAGES, and the pairs planted in it: rows (m) and Jaccard likeness (m) on 3-grams.

    The likeness holds where the original repeats none of its own 3-grams.
    """

    passages: Batch
    left: Integers
    right: Integers
    jaccard: NDArray[np.float64]


def stream(passages: int, seed: int = 1) -> Iterator[Batch]:
    """So many PASSAGES in batches of BATCH."""
    for number in range(-(-passages // BATCH)):
        yield stretch(draw(number, seed).passages, 0, min(BATCH, passages - number * BATCH))


def draw(number: int, seed: int = 1) -> Drawn:
    """One batch and what is planted in it."""
    random = np.random.default_rng([seed, number])
    words, offsets = _originals(random, BATCH)
    footers, footer_offsets = _originals(np.random.default_rng(seed), DISTINCT_FOOTERS)
    sources, strides = _plan(random)
    table = np.concatenate([words, footers]), offsets_of([*np.diff(offsets), *np.diff(footer_offsets)])
    words, offsets = gather(*table, sources)
    words, changed = _alter(random, words, offsets, strides)
    copies = np.flatnonzero((sources < BATCH) & (sources != np.arange(BATCH)))
    kept = np.diff(offsets)[copies] - WIDTH + 1 - WIDTH * changed[copies]
    jaccard = kept / (kept + 2.0 * WIDTH * changed[copies])
    return Drawn(_passages(number, words, offsets), sources[copies], copies, jaccard)


def repeat(copies: int, first: int, seed: int = 1) -> Iterator[Batch]:
    """One passage so many times, each time in an article of its own; ids count from `first`."""
    words, offsets = _originals(np.random.default_rng([seed, copies]), 1)
    for done in range(0, copies, BATCH):
        rows = min(BATCH, copies - done)
        ids = np.arange(first + done, first + done + rows)
        yield pack(ids, ids, np.zeros(rows, np.int64), *_spell(*gather(words, offsets, np.zeros(rows, np.int64))))


def pack(ids: Integers, articles: Integers, starts: Integers, text: NDArray[np.uint8], offsets: Integers) -> Batch:
    """Paragraphs as PASSAGES: `text` is their UTF-8 end to end; a passage ends as many bytes behind its start."""
    return PASSAGES.pack(
        {
            "id": ids_of(ids),
            "article": articles.astype(np.uint64),
            "start": starts,
            "end": starts + np.diff(offsets),
            "day": np.zeros(len(ids), np.int64),
            "grain": np.zeros(len(ids), np.uint8),
            "boilerplate": np.zeros(len(ids), np.bool_),
            "text": text,
            "text:offsets": offsets,
        }
    )


def _originals(random: np.random.Generator, rows: int) -> tuple[Integers, Integers]:
    """Rows of words by their rank: values and offsets."""
    lengths = np.exp(random.normal(np.log(MEDIAN_WORDS), SPREAD, rows)).astype(np.int64)
    offsets = offsets_of(np.clip(lengths, LEAST_WORDS, MOST_WORDS))
    return np.searchsorted(_zipf(), random.random(offsets[-1])), offsets


def _plan(random: np.random.Generator) -> tuple[Integers, Integers]:
    """For each row the one that it repeats (itself, another, or a footer behind the batch), and its stride or 0."""
    shares = (1 - ALTERED - COPIED - FOOTERS - TEMPLATES, ALTERED, COPIED, FOOTERS, TEMPLATES)
    kinds = random.choice(len(shares), BATCH, p=shares)
    sources, strides, originals = np.arange(BATCH), np.zeros(BATCH, np.int64), np.flatnonzero(kinds == 0)
    repeats = (kinds == 1) | (kinds == 2)
    sources[repeats] = random.choice(originals, int(repeats.sum()))
    strides[kinds == 1] = random.choice(STRIDES, int((kinds == 1).sum()))
    sources[kinds == 3] = BATCH + random.integers(DISTINCT_FOOTERS, size=int((kinds == 3).sum()))
    sources[kinds == 4] = random.choice(originals[:FAMILIES], int((kinds == 4).sum()))
    strides[kinds == 4] = TEMPLATE_STRIDE
    return sources, strides


def _alter(random: np.random.Generator, words: Integers, offsets: Integers, strides: Integers) -> tuple[Integers, ...]:
    """The words with every stride-th one, from the third to the third from the end, replaced by a rare one; and how
    many were, in each row: each stands in WIDTH shingles of its own.
    """
    lengths = np.diff(offsets)
    rows = np.repeat(np.arange(len(lengths)), lengths)
    places = np.arange(len(words)) - offsets[rows]
    inner = (strides[rows] > 0) & (places >= WIDTH - 1) & (places <= lengths[rows] - WIDTH)
    replaced = inner & ((places - WIDTH + 1) % np.maximum(strides[rows], 1) == 0)
    altered = np.where(replaced, random.integers(VOCABULARY // 2, VOCABULARY, len(words)), words)
    return altered, np.bincount(rows[replaced], minlength=len(lengths))


def _passages(number: int, words: Integers, offsets: Integers) -> Batch:
    ids = np.arange(number * BATCH, (number + 1) * BATCH)
    return pack(ids, ids // ARTICLE, ids % ARTICLE * SPACING, *_spell(words, offsets))


def _spell(words: Integers, offsets: Integers) -> tuple[NDArray[np.uint8], Integers]:
    """The text of rows of words, a full stop behind the last."""
    text, bounds = gather(*_vocabulary(), words)
    ends = bounds[offsets]
    text[ends[1:] - 1] = ord(".")
    return text, ends


@lru_cache(maxsize=1)
def _zipf() -> NDArray[np.float64]:
    """The share of running text that the words up to each rank make up (Zipf 1949, exponent 1)."""
    shares = np.cumsum(1 / np.arange(1, VOCABULARY + 1))
    return np.asarray(shares / shares[-1])


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[NDArray[np.uint8], Integers]:
    """A word for each rank, a blank behind it: the rank in base 100, a syllable a digit."""
    syllables = [consonant + vowel for consonant in "bcdfghjklmnprstvwxyz" for vowel in "aeiou"]

    def spelled(rank: int) -> str:
        return (spelled(rank // 100) if rank >= 100 else "") + syllables[rank % 100]

    words = [f"{spelled(rank)} ".encode() for rank in range(VOCABULARY)]
    return np.frombuffer(b"".join(words), np.uint8), offsets_of([len(word) for word in words])
