"""Fields: rows of unit vectors laid out so that what points nearly as another vector is found by one quick product.

A product of matrices rounds by its shape, and in bfloat16 to three digits: it only proposes, and says by how much it
may err. In bfloat16, where the processor multiplies it, the product of 250 by 9,000 rows takes 3 ms of one core instead
of 30, and reading off what is near 0.3 ms instead of 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from compare.matching.candidates.pairs import Rows
from compare.matching.embeddings import Vectors
from compare.matching.embeddings.products import choose

# Products of two rows from which bfloat16 is worth loading torch, where it is not loaded yet: in 32 bits a fifth of a
# second.
MANY = 20_000_000
# A product of a new shape is prepared for 5 ms, so shapes are few: so many rows, or a multiple of them, by so many.
TALL, WIDE = 128, 2048

Near = tuple[Rows, Rows, NDArray[np.float32]]  # rows that ask, places in the field, and roughly how near they are


class Field(Protocol):
    """Rows among which the nearest are sought."""

    @property
    def margin(self) -> float:
        """By how much a product of unit vectors may err at most."""

    def near(self, asking: Vectors, begin: int, end: int, least: float) -> Near:
        """Where the product of a row of `asking` and one of the field's rows `begin` to `end` is `least` > 0 or more,
        as far as the margin lets tell.
        """


def field_of(vectors: Vectors, rows: Rows, asked: Sequence[int]) -> Field:
    """The rows `rows` of unit vectors (n, d) as a field; `asked`: of how many products of two rows, each time."""
    many = sum(asked) >= max(MANY, len(asked) * TALL * WIDE)
    quick = many and choose("auto") == "bfloat16"
    return QuickField(vectors, rows) if quick else PlainField(vectors, rows)


class PlainField:
    """A field in 32 bits."""

    margin = 1e-4

    def __init__(self, vectors: Vectors, rows: Rows) -> None:
        """Lay out the rows."""
        self._vectors = vectors[rows]

    def near(self, asking: Vectors, begin: int, end: int, least: float) -> Near:
        """See Field."""
        products = (asking @ self._vectors[begin:end].T).ravel()
        found = np.flatnonzero(products >= np.float32(least - self.margin))
        return found // (end - begin), begin + found % (end - begin), products[found]


class QuickField:
    """A field in bfloat16."""

    # A number keeps eight bits, so that each factor is off by 2^-9 of itself at most, and so is what comes out.
    margin = 3 * 2**-9 + 1e-4

    def __init__(self, vectors: Vectors, rows: Rows) -> None:
        """Lay out the rows, a stretch at a time: they take half of what they took."""
        import torch

        # Behind the last row stand so many empty ones that every stretch has its full width.
        self._vectors = torch.zeros((len(rows) + WIDE, vectors.shape[1]), dtype=torch.bfloat16)
        for first in range(0, len(rows), WIDE):
            some = vectors[rows[first : first + WIDE]]
            self._vectors[first : first + len(some)] = torch.from_numpy(some)

    def near(self, asking: Vectors, begin: int, end: int, least: float) -> Near:
        """See Field."""
        import torch

        height, width = (-(-size // step) * step for size, step in ((len(asking), TALL), (end - begin, WIDE)))
        rounded = torch.empty((height, asking.shape[1]), dtype=torch.bfloat16)  # what lies below is not read
        rounded[: len(asking)] = torch.from_numpy(asking)
        products = rounded @ self._vectors[begin : begin + width].T
        # Its bits are the upper half of those of a number of 32, and positive ones stand in the order of their bits.
        bits = products.view(torch.int16).numpy()[: len(asking)].ravel()
        floor = np.array([least - self.margin], np.float32).view(np.int32)[0] >> 16
        found = np.flatnonzero(bits >= np.int16(floor))
        found = found[found % width < end - begin]
        return found // width, begin + found % width, (bits[found].astype(np.int32) << 16).view(np.float32)
