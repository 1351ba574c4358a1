"""A sieve of keys: whether a key may be among many, in an array of bits that travels to every process."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]

# Bits a key: one key of sixteen that are not there passes at most. No more bits than 2^25 (4 MiB) in all.
BITS, MOST = 16, 25


def sieve_of(keys: Keys) -> NDArray[np.uint8]:
    """The sieve through which these keys pass."""
    size = min(MOST, max(3, (BITS * len(keys)).bit_length()))
    bits = np.zeros(1 << size, np.bool_)
    bits[keys >> np.uint64(64 - size)] = True
    return np.packbits(bits)


def passes(sieve: NDArray[np.uint8], keys: Keys) -> NDArray[np.bool_]:
    """Whether each key may be among those of the sieve: all of these do, and few others."""
    size = len(sieve).bit_length() + 2
    places = keys >> np.uint64(64 - size)
    bits: NDArray[np.uint8] = sieve[places >> np.uint64(3)] << (places & np.uint64(7)).astype(np.uint8)
    return bits >= 128
