"""Sketches: what stands for the words of a passage when passages are compared by the million.

Words are folded as everywhere (compare.reading.texts) and become 64-bit hashes; `width` words in a row become one
32-bit shingle hash; a MinHash signature is datasketch's, on these hashes (Broder 1997; scheme "affine32").
All of it is array code over whole batches: a ragged array is its values and its offsets (n + 1).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import offsets_of
from compare.matching.word_hashes import Offsets, Words, mix

Hashes = NDArray[np.uint32]

WIDTH = (
    3  # words a shingle: NEWS-COPY's measure of reprinted news, and the one all figures of this project are given in
)
BLOCK = 1 << 15  # shingles permuted at once: 128 KiB a permutation stay in the cache (swept 2^12 to 2^20)
# The factors of a shingle's words: odd, otherwise arbitrary (the outputs of mix for 1, 2, 3 ..., made odd).
FACTORS = mix(np.arange(1, 17, dtype=np.uint64)) | np.uint64(1)
EMPTY = np.uint32(0xFFFFFFFF)  # datasketch's value for the signature of nothing


def shingle(words: Words, offsets: Offsets, width: int = WIDTH) -> tuple[Hashes, Offsets]:
    """The distinct shingles of each row, ascending: values (32-bit hashes) and offsets.

    Fewer words than `width` are one shingle, no words are none. The hash of words w1 ... wn is the top 32 bits of
    mix(w1 F1 + ... + wn Fn) with odd factors F; two distinct shingles collide with probability 2^-32 (a test counts
    collisions among a million).
    """
    values, sizes = [np.empty(0, np.uint32)], [np.empty(0, np.int64)]
    for first, last in _blocks(offsets, BLOCK):
        found, lengths = _shingle_rows(words[offsets[first] : offsets[last]], np.diff(offsets[first : last + 1]), width)
        values.append(found)
        sizes.append(lengths)
    return np.concatenate(values), offsets_of(np.concatenate(sizes))


def _shingle_rows(words: Words, lengths: Offsets, width: int) -> tuple[Hashes, Offsets]:
    """The shingles of a few rows that lie one behind the other, and how many each row has."""
    positions = np.arange(len(words)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    left = np.repeat(lengths, lengths) - positions  # words from here to the end of the row
    starts = np.flatnonzero((left >= width) | (positions == 0))
    hashes = words[starts] * FACTORS[0]
    for place in range(1, width):
        inside = left[starts] > place
        hashes += np.where(inside, words[np.minimum(starts + place, len(words) - 1)], np.uint64(0)) * FACTORS[place]
    rows = np.repeat(np.arange(len(lengths), dtype=np.uint64), lengths)[starts]
    return _distinct((rows << np.uint64(32)) | (mix(hashes) >> np.uint64(32)), len(lengths))


def digest(words: Words, offsets: Offsets) -> NDArray[np.uint64]:
    """One 64-bit hash (n) for the words of each row in their order; 0 for no words, equal for equal words."""
    lengths = np.diff(offsets)
    positions = (np.arange(len(words)) - np.repeat(offsets[:-1], lengths)).astype(np.uint64)
    sums = np.zeros(len(words) + 1, np.uint64)
    np.cumsum(mix(words + mix(positions)), out=sums[1:])  # wraps around, and so do the differences
    totals = mix(sums[offsets[1:]] - sums[offsets[:-1]] + lengths.astype(np.uint64))
    return np.where(lengths > 0, np.maximum(totals, np.uint64(1)), np.uint64(0))


def sign(shingles: Hashes, offsets: Offsets, permutations: int, seed: int = 1) -> Hashes:
    """The MinHash signatures (n, permutations) of rows of shingles.

    Row for row equal to datasketch's `MinHash(permutations, seed, scheme="affine32", hashfunc=int)` updated with
    the same hashes; its permutations are taken from there. No shingles give 2^32 - 1 throughout, as there.
    """
    factors, summands = _permutations(permutations, seed)
    signatures = np.full((len(offsets) - 1, permutations), EMPTY)
    filled = np.flatnonzero(np.diff(offsets))
    bounds = np.append(offsets[filled], len(shingles))
    mixed = _mix32(shingles)
    for first, last in _blocks(bounds, BLOCK):
        begin, end = bounds[first], bounds[last]
        block, local = mixed[begin:end], bounds[first:last] - begin
        minima = np.empty((permutations, last - first), np.uint32)
        for number in range(permutations):
            np.minimum.reduceat(block * factors[number] + summands[number], local, out=minima[number])
        signatures[filled[first:last]] = minima.T
    return signatures


def _mix32(values: Hashes) -> Hashes:
    """The 32-bit finalizer of MurmurHash3, which datasketch applies to hashes before it permutes them."""
    values = (values ^ (values >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    values = (values ^ (values >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return values ^ (values >> np.uint32(16))


@lru_cache(maxsize=8)
def _permutations(count: int, seed: int) -> Hashes:
    """Factors and summands (2, count) of datasketch's permutations."""
    from datasketch import MinHash

    permutations: Hashes = MinHash(num_perm=count, seed=seed, scheme="affine32").permutations
    return permutations


def _distinct(keys: NDArray[np.uint64], rows: int) -> tuple[Hashes, Offsets]:
    """The values of keys of (row, value), ascending in each row, none twice; and how many each row has."""
    keys = np.sort(keys)  # not np.unique: 1.0 s against 0.007 s for 1.3 million distinct keys
    keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))] if len(keys) else keys
    return keys.astype(np.uint32), np.bincount((keys >> np.uint64(32)).astype(np.int64), minlength=rows)


def _blocks(offsets: Offsets, size: int) -> Iterator[tuple[int, int]]:
    """Stretches [first, last) of rows that hold about `size` values each, or one row."""
    first = 0
    while first < len(offsets) - 1:
        last = max(int(np.searchsorted(offsets, offsets[first] + size)), first + 1)
        last = min(last, len(offsets) - 1)
        yield first, last
        first = last
