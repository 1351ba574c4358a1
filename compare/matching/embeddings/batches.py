"""Batches of texts of one length: the shape of a batch depends on that length alone.

Products of matrices round differently in different shapes. So that a vector is the same bit for bit in whatever
company, a text is computed among texts of exactly its length, always as many of them; a short batch is filled up.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Tokens = NDArray[np.int32]
Vectors = NDArray[np.float32]

# Tokens a batch, at most. A product of 256 is within a tenth of the rate of one of 1,024; and few texts, of which most
# batches are short, are through sooner: 300 sentences of news at 193 a second of one processor, 118 with 512, 62 with
# 1,024; 600 and more without filling 480 with 512, 510 with 2,048.
TOKENS = 256


def rows_of(length: int) -> int:
    """How many texts of a length make a batch."""
    return max(1, TOKENS // length)


def batches_of(texts: Sequence[Tokens]) -> list[list[int]]:
    """The places of the texts in batches of one length, the last of a length maybe short.

    In a shuffled order, always the same, so that what is done tells how long the rest will take.
    """
    by_length: dict[int, list[int]] = defaultdict(list)
    for place, tokens in enumerate(texts):
        by_length[len(tokens)].append(place)
    batches = [
        group[first : first + rows_of(length)]
        for length, group in sorted(by_length.items())
        for first in range(0, len(group), rows_of(length))
    ]
    random.Random(0).shuffle(batches)
    return batches


def filled(texts: Sequence[Tokens]) -> NDArray[np.int64]:
    """The tokens of a batch (rows, length), filled up with its last text."""
    missing = rows_of(len(texts[0])) - len(texts)
    return np.stack([*texts, *[texts[-1]] * missing]).astype(np.int64)
