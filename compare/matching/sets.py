"""Sets of many texts as arrays, so that what two of them have in common is counted for many pairs at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
BITS = 32  # of a key: the number of the text stands above them, that of the value in them


class Vocabulary(defaultdict[Hashable, int]):
    """A number for each value met, from 0; it holds for one call and is never written down."""

    def __init__(self) -> None:
        """Begin with no value."""
        super().__init__()
        self.default_factory = self.__len__


class Sets(NamedTuple):
    """The sets of texts 0, 1, 2 ...: those of text t are `keys[starts[t] : starts[t] + sizes[t]]`."""

    keys: Ints
    starts: Ints
    sizes: Ints

    @classmethod
    def of(cls, sets: Sequence[Collection[Hashable]], vocabulary: Vocabulary) -> Sets:
        """The sets by the numbers that `vocabulary` gives their values."""
        sizes = np.fromiter(map(len, sets), np.int64, len(sets))
        values = np.fromiter(map(vocabulary.__getitem__, chain.from_iterable(sets)), np.int64, int(sizes.sum()))
        keys = np.sort((np.repeat(np.arange(len(sets)), sizes) << BITS) | values)
        return cls(keys, np.cumsum(sizes) - sizes, sizes)


def common(ones: Sets, left: Ints, others: Sets, right: Ints, weights: Ints | None = None) -> Floats:
    """How many values the sets `ones[left[i]]` and `others[right[i]]` share: shape (pairs,).

    With `weights`, one a number of the vocabulary, what these add up to: whole numbers, whose sum hangs on no order.
    """
    if not len(others.keys):
        return np.zeros(len(left))
    sizes = ones.sizes[left]
    pairs = np.repeat(np.arange(len(left)), sizes)
    within = np.arange(len(pairs)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    values = ones.keys[ones.starts[left][pairs] + within] & ((1 << BITS) - 1)
    sought = (right[pairs] << BITS) | values
    places = np.minimum(np.searchsorted(others.keys, sought), len(others.keys) - 1)
    shared = others.keys[places] == sought
    worth = None if weights is None else weights[values[shared]]
    found: Floats = np.bincount(pairs[shared], worth, minlength=len(left)).astype(np.float64)
    return found
