"""The words of texts as 64-bit hashes, whole batches at once: no Python object stands for a word.

The words are those of compare.reading.texts, folded. Texts of ASCII and common punctuation are parted and hashed as
arrays of bytes; what else a text holds (accents, other scripts) is folded first, word by word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import offsets_of
from compare.reading.texts import WORD, fold

Words = NDArray[np.uint64]
Offsets = NDArray[np.int64]
Bytes = NDArray[np.uint8]

# Bytes worked on at once: 256 KiB an array stay in the cache (swept 2^13 to 2^16).
BLOCK = 1 << 15
END = b"\xff"  # ends each text; no UTF-8 has this byte
# E2 80 begins U+2000 to U+203F (dashes, quotation marks, ellipses), C2 A0 is the no-break space: of each one byte is
# kept, which is part of no word but for U+2019. A byte from LEAD on begins a character; other ones make a text foreign.
COMMON = np.array([[0xE2, 0x80], [0xC2, 0xA0]], np.uint8)
DROPPED, LEAD, APOSTROPHE = b"\xe2\x80\xc2", 0xC0, 0x99
# An odd number with no pattern in its bits (from the golden ratio): the base of the polynomial.
BASE = 0x9E3779B97F4A7C15

NOTHING, LETTER, DIGIT, WITHIN_LETTERS, WITHIN_DIGITS = range(5)


def _classes() -> bytes:
    """What each byte is."""
    found = bytearray(256)
    for code in range(128):
        sign = chr(code)
        found[code] = LETTER if sign.isalpha() else DIGIT if sign.isdigit() else NOTHING
    found[ord("'")] = found[APOSTROPHE] = WITHIN_LETTERS
    for sign in ".,:":
        found[ord(sign)] = WITHIN_DIGITS
    return bytes(found)


CLASSES = _classes()
LOWER = bytes(range(256)).lower()
SAME_APOSTROPHE = bytes(ord("'") if code == APOSTROPHE else code for code in range(256))


def hash_words(texts: Bytes, offsets: Offsets) -> tuple[Words, Offsets]:
    """The words of each row of a text column (UTF-8 and its offsets) as hashes, in order: values and offsets.

    The hash of the bytes b1 ... bn of a folded word is mix(b1 + b2 B + ... + bn B^(n-1)) mod 2^64; two distinct words
    collide with probability 2^-64 or so.
    """
    joined = texts.tobytes()
    bounds = offsets.tolist()
    foreign = _foreign(texts, offsets)
    buffer = END.join([*(joined[a:b] for a, b in pairwise(bounds)), b""]).translate(LOWER, DROPPED)
    ends = np.flatnonzero(np.frombuffer(buffer, np.uint8) == END[0])
    values, starts = _in_blocks(buffer, ends)
    own = np.searchsorted(starts, np.concatenate(([0], ends)))
    if not len(foreign):
        return values, own
    rows = [joined[bounds[row] : bounds[row + 1]].decode("utf-8", "surrogatepass") for row in foreign.tolist()]
    return _replace(values, own, foreign, *_folded(rows))


def hash_texts(texts: Sequence[str]) -> tuple[Words, Offsets]:
    """The words of texts as hashes: values and offsets."""
    encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
    return hash_words(np.frombuffer(b"".join(encoded), np.uint8), offsets_of([len(one) for one in encoded]))


def rows_of(offsets: Offsets) -> NDArray[np.int64]:
    """The row of each word."""
    return np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))


def grams_of(words: Words, offsets: Offsets, size: int) -> tuple[NDArray[np.int64], Words]:
    """Where runs of `size` words begin inside one row, and a key for each."""
    rows = rows_of(offsets)
    places = np.flatnonzero(rows[: len(rows) - size + 1] == rows[size - 1 :]) if len(rows) >= size else rows[:0]
    keys = np.zeros(len(places), np.uint64)
    for step in range(size):
        keys = mix(keys + words[places + step])
    return places, keys


def mix(values: Words) -> Words:
    """The 64-bit finalizer of MurmurHash3: a bijection in which every bit depends on every bit."""
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return values ^ (values >> np.uint64(33))


def _foreign(texts: Bytes, offsets: Offsets) -> NDArray[np.int64]:
    """The rows that hold a character beyond ASCII and common punctuation."""
    leads = np.flatnonzero(texts >= LEAD)
    pairs = np.stack([texts[leads], texts[leads + 1]], axis=1)  # UTF-8 never ends with the first byte of a character
    strange = leads[~(pairs[:, None] == COMMON).all(axis=2).any(axis=1)]
    return np.unique(np.searchsorted(offsets, strange, side="right") - 1)


def _in_blocks(buffer: bytes, ends: Offsets) -> tuple[Words, Offsets]:
    """The words of ended texts, and where each begins; a text longer than a block is a block of its own."""
    values, starts = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
    begin = first = 0
    while first < len(ends):
        last = max(first + 1, int(np.searchsorted(ends, begin + BLOCK)))
        end = int(ends[last - 1]) + 1
        begins, stops = bounds_of(np.frombuffer(bytearray(buffer[begin:end].translate(CLASSES)), np.uint8))
        values.append(_hash(np.frombuffer(buffer[begin:end].translate(SAME_APOSTROPHE), np.uint8), begins, stops))
        starts.append(begins + begin)
        begin, first = end, last
    return np.concatenate(values), np.concatenate(starts)


def bounds_of(classes: Bytes) -> tuple[Offsets, Offsets]:
    """Where the words of a text begin and end, by the class of each of its characters, which is changed in place where
    it joins a word: runs of letters, joined by apostrophes, and of digits, by ".,:".
    """
    joints = np.flatnonzero(classes > DIGIT)
    joints = joints[(joints > 0) & (joints < len(classes) - 1)]
    before, after = classes[joints - 1], classes[joints + 1]
    joints = joints[(before == after) & (classes[joints] - before == WITHIN_LETTERS - LETTER)]
    classes[joints] -= WITHIN_LETTERS - LETTER
    edges = np.concatenate(([0], np.flatnonzero(classes[1:] != classes[:-1]) + 1, [len(classes)]))
    kinds = classes[edges[:-1]] if len(classes) else classes
    words = np.flatnonzero((kinds == LETTER) | (kinds == DIGIT))
    return edges[words], edges[words + 1]


def _hash(found: Bytes, starts: Offsets, ends: Offsets) -> Words:
    """The hashes of stretches of bytes, from differences of one running sum over all of them."""
    powers, inverses = _powers(max(2 * BLOCK, 1 << len(found).bit_length()))
    sums = np.zeros(len(found) + 1, np.uint64)
    np.cumsum(found * powers[: len(found)], out=sums[1:])  # wraps around, and so do the differences
    return mix((sums[ends] - sums[starts]) * inverses[starts])


@lru_cache(maxsize=2)
def _powers(count: int) -> tuple[Words, Words]:
    """The powers of BASE (count), and their inverses modulo 2^64."""
    factors = np.full((2, count), [[BASE], [pow(BASE, -1, 1 << 64)]], np.uint64)
    factors[:, 0] = 1
    powers, inverses = np.cumprod(factors, axis=1)
    return powers, inverses


def _folded(rows: Sequence[str]) -> tuple[Words, Offsets]:
    """The hashes of the words of texts of any kind: values and offsets."""
    words = [[fold(word).encode("utf-8", "surrogatepass") for word in WORD.findall(row)] for row in rows]
    every = list(chain.from_iterable(words))
    bounds = offsets_of([len(word) for word in every])
    values = _hash(np.frombuffer(b"".join(every), np.uint8), bounds[:-1], bounds[1:])
    return values, offsets_of([len(row) for row in words])


def _replace(values: Words, offsets: Offsets, rows: Offsets, others: Words, bounds: Offsets) -> tuple[Words, Offsets]:
    """A ragged array with the given rows (ascending) replaced by others."""
    lengths = np.diff(offsets)
    replaced = np.zeros(len(lengths), np.bool_)
    replaced[rows] = True
    kept = values[np.repeat(~replaced, lengths)]
    lengths[rows] = np.diff(bounds)
    whole = np.empty(int(lengths.sum()), np.uint64)
    inside = np.repeat(replaced, lengths)
    whole[inside], whole[~inside] = others, kept
    return whole, offsets_of(lengths)
