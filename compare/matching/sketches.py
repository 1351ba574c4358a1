"""Sketches: what stands for the words of a passage when passages are compared by the million.

Words are folded as everywhere (compare.reading.texts) and become 64-bit hashes; `width` words in a row become one
32-bit shingle hash; a MinHash signature is datasketch's, on these hashes (Broder 1997; scheme "affine32").
All of it is array code over whole batches: a ragged array is its values and its offsets (n + 1).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import offsets_of
from compare.reading.texts import WORD, fold

Hashes = NDArray[np.uint32]
Words = NDArray[np.uint64]
Offsets = NDArray[np.int64]

WIDTH = (
    3  # words a shingle: NEWS-COPY's measure of reprinted news, and the one all figures of this project are given in
)
BLOCK = 1 << 15  # shingles permuted at once: 128 KiB a permutation stay in the cache (swept 2^12 to 2^20)
EMPTY = np.uint32(0xFFFFFFFF)  # datasketch's value for the signature of nothing


class _WordHashes(dict[str, int]):
    """The hash of each word as it stands in a text; a word is folded and hashed when it first occurs."""

    def __missing__(self, word: str) -> int:
        digest = hashlib.blake2b(fold(word).encode("utf-8", "surrogatepass"), digest_size=8).digest()
        return self.setdefault(word, int.from_bytes(digest, "little"))


def hash_words(texts: Sequence[str]) -> tuple[Words, Offsets]:
    """The words of each text as 64-bit hashes (BLAKE2b of the folded word), in order: values and offsets."""
    hashes = _WordHashes()
    found = [WORD.findall(text) for text in texts]
    values = np.fromiter(map(hashes.__getitem__, chain.from_iterable(found)), np.uint64, sum(map(len, found)))
    return values, offsets_of([len(words) for words in found])


def shingle(words: Words, offsets: Offsets, width: int = WIDTH) -> tuple[Hashes, Offsets]:
    """The distinct shingles of each row, ascending: values (32-bit hashes) and offsets.

    Fewer words than `width` are one shingle, no words are none. The hash of words w1 ... wn is
    h0 = 0, hi = mix(h(i-1) + wi), cut to its top 32 bits, with the 64-bit finalizer of MurmurHash3 as mix; two
    distinct shingles collide with probability 2^-32 (a test counts collisions among a million).
    """
    lengths = np.diff(offsets)
    positions = np.arange(len(words)) - np.repeat(offsets[:-1], lengths)
    left = np.repeat(lengths, lengths) - positions  # words from here to the end of the row
    starts = np.flatnonzero((left >= width) | (positions == 0))
    hashes = np.zeros(len(starts), np.uint64)
    for place in range(width):
        inside = left[starts] > place
        following = words[np.minimum(starts + place, len(words) - 1)]
        hashes = np.where(inside, mix(hashes + following), hashes)
    rows = np.repeat(np.arange(len(lengths), dtype=np.uint64), lengths)[starts]
    return _distinct((rows << np.uint64(32)) | (hashes >> np.uint64(32)), len(lengths))


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
    starts = offsets[filled]
    mixed = _mix32(shingles)
    for first, last in _blocks(starts, len(shingles)):
        begin, end = starts[first], starts[last] if last < len(starts) else len(shingles)
        block, local = mixed[begin:end], starts[first:last] - begin
        minima = np.empty((permutations, last - first), np.uint32)
        for number in range(permutations):
            np.minimum.reduceat(block * factors[number] + summands[number], local, out=minima[number])
        signatures[filled[first:last]] = minima.T
    return signatures


def mix(values: Words) -> Words:
    """The 64-bit finalizer of MurmurHash3: a bijection in which every bit depends on every bit."""
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return values ^ (values >> np.uint64(33))


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
    """Ragged values from keys of (row, value): ascending in each row, none twice."""
    keys = np.sort(keys)  # not np.unique: 1.0 s against 0.007 s for 1.3 million distinct keys
    keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))] if len(keys) else keys
    lengths = np.bincount((keys >> np.uint64(32)).astype(np.int64), minlength=rows)
    return keys.astype(np.uint32), offsets_of(lengths)


def _blocks(starts: Offsets, total: int) -> list[tuple[int, int]]:
    """Stretches [first, last) of rows that hold about BLOCK values each, or one row."""
    blocks, first = [], 0
    while first < len(starts):
        last = int(np.searchsorted(starts, starts[first] + BLOCK)) if starts[first] + BLOCK < total else len(starts)
        last = max(last, first + 1)
        blocks.append((first, last))
        first = last
    return blocks
