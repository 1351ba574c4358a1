"""Ids for passages that are numbered: spread over all ids as hashes are, and back again.

An engine parts rows by the upper bits of their ids; numbers from 0 would all fall into one part.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

IDS = 1 << 60  # how many ids there are
FACTOR = 0x9E3779B97F4A7C15 % IDS  # odd, from the golden ratio: neighbours come to lie far apart
MASK = np.uint64(IDS - 1)


def ids_of(numbers: NDArray[np.int64]) -> NDArray[np.uint64]:
    """An id for each number, different for different numbers below 2^60."""
    return (numbers.astype(np.uint64) * np.uint64(FACTOR)) & MASK


def numbers_of(ids: NDArray[np.uint64]) -> NDArray[np.int64]:
    """The numbers that these ids were given for."""
    return ((ids * np.uint64(pow(FACTOR, -1, IDS))) & MASK).astype(np.int64)
