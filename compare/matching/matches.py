"""Matches: candidates that were verified on the shingles themselves, with their exact scores."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import gather
from compare.matching.sketches import Hashes
from compare.matching.word_hashes import Offsets

PLACES = 6  # decimals that scores are rounded to before they meet a threshold or a file
EXACT, NEAR_DUPLICATE = 0, 1  # tiers, as columns hold them

# When two passages are near-duplicates: read on 120 pairs near these thresholds, of different articles, found by the
# exact join in AllSides, Reuters-21578 and 550 articles about shared events.
# Jaccard 0.3 is the average of true reprints (NEWS-COPY, word 3-grams); every pair read between 0.3 and 0.5 that shares
# 8 shingles or more had a sentence or a quotation in common, or is a site's own boilerplate; with 7 or fewer it was a
# phrase or a template ("contributed to this report", "JUST WATCHED ... MUST WATCH", "Shr loss 30 cts vs loss 43 cts").
JACCARD = 0.3
SHARED = 8
# What is too short to share 8 shingles must be nearly all the same: at 0.7 one word is added, dropped or changed at an
# end; at 0.5 to 0.6 it is another item of one template ("Lessons From The Winning Side", "... Losing Side").
SHORT_JACCARD = 0.7
# Shorter news passages are alike by chance ("Thank you.", "Here is how."); boilerplate is compared at any length.
SHORTEST = 5

CHUNK = 1 << 21  # shingles compared at once, about 100 MiB at the peak


class Scores(NamedTuple):
    """Exact scores of n pairs: shingles in common, Jaccard likeness, and the share of each side that is in common."""

    shared: NDArray[np.int64]
    jaccard: NDArray[np.float64]
    containment_left: NDArray[np.float64]
    containment_right: NDArray[np.float64]


def verify(left: Hashes, left_offsets: Offsets, right: Hashes, right_offsets: Offsets) -> Scores:
    """Scores of row i on the left with row i on the right; rows hold distinct shingles, ascending.

    Two empty rows have nothing in common: all scores are 0.
    """
    sizes_left, sizes_right = np.diff(left_offsets), np.diff(right_offsets)
    shared = _shared(_keys(left, sizes_left), _keys(right, sizes_right), len(sizes_left))
    return Scores(
        shared,
        _ratio(shared, sizes_left + sizes_right - shared),
        _ratio(shared, sizes_left),
        _ratio(shared, sizes_right),
    )


def score(shingles: Hashes, offsets: Offsets, left: NDArray[np.int64], right: NDArray[np.int64]) -> Scores:
    """Scores of pairs of rows of one table, a bounded number at once."""
    done = [_no_scores()]
    ends = np.cumsum(np.diff(offsets)[left] + np.diff(offsets)[right])
    first = 0
    while first < len(left):
        begin = ends[first - 1] if first else 0
        last = max(int(np.searchsorted(ends, begin + CHUNK)), first + 1)
        part = slice(first, last)
        done.append(verify(*gather(shingles, offsets, left[part]), *gather(shingles, offsets, right[part])))
        first = last
    return Scores(*(np.concatenate(columns) for columns in zip(*done, strict=True)))


def are_near_duplicates(scores: Scores, jaccard: float = JACCARD) -> NDArray[np.bool_]:
    """Which of the pairs (n) are near-duplicates: `jaccard` and SHARED shingles, or SHORT_JACCARD."""
    long_enough = scores.shared >= SHARED
    return np.where(long_enough, scores.jaccard >= jaccard, scores.jaccard >= max(jaccard, SHORT_JACCARD))


def _keys(values: Hashes, sizes: NDArray[np.int64]) -> NDArray[np.uint64]:
    return (np.repeat(np.arange(len(sizes), dtype=np.uint64), sizes) << np.uint64(32)) | values


def _shared(left: NDArray[np.uint64], right: NDArray[np.uint64], rows: int) -> NDArray[np.int64]:
    """How many keys of (row, value) both sides have, for each row; no side has a key twice."""
    keys = np.sort(np.concatenate([left, right]))
    common = keys[1:][keys[1:] == keys[:-1]]
    return np.bincount((common >> np.uint64(32)).astype(np.int64), minlength=rows)


def _ratio(shared: NDArray[np.int64], of: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.round(shared / np.maximum(of, 1), PLACES)


def _no_scores() -> Scores:
    nothing = np.empty(0, np.float64)
    return Scores(np.empty(0, np.int64), nothing, nothing, nothing)
