"""Cells: where there is too much to compare all with all, only what lies near the same centroids is compared.

An inverted file (Sivic and Zisserman 2003; Jégou, Douze and Schmid 2011) over centroids that come with the program, so
that the cells of a statement depend on its vector alone and an added article changes no other pair.

`cells.npy` holds 256 centroids (spherical k-means, 25 rounds) of the vectors that the installed model gives to 24,000
statements of AllSides 2012-2016; for another model there are none.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from compare.matching.candidates import meaning
from compare.matching.candidates.pairs import NONE, Pairs, join
from compare.matching.embeddings import Vectors

# Rows in a window beyond which cells are used: 50,000 with as many take half a minute of one core.
MOST_EXACT = 50_000
# In how many cells each row looks for its like. Of 1,626 pairs of 550 articles that are held to be one remark 2, 4, 8,
# 16 and 24 find .81, .88, .93, .96 and .97, for .011, .021, .040, .076 and .111 of the comparisons.
PROBES = 16
# Of each of these cells a row may have so many of its best as a share of all: a quarter finds .950 of those pairs, a
# half .961, all .964, for at most 4, 8 and 16 times as many pairs as without cells.
SHARE = 4
BLOCK = 4096  # rows at once


def cells(vectors: Vectors) -> NDArray[np.int64]:
    """The nearest cells of unit vectors (n, 384), the nearest first: (n, PROBES)."""
    found = [np.empty((0, PROBES), np.int64)]
    for first in range(0, len(vectors), BLOCK):
        near = np.round(vectors[first : first + BLOCK].astype(np.float64) @ centroids().T, meaning.PLACES)
        found.append(np.argsort(-near, axis=1, kind="stable")[:, :PROBES])
    return np.concatenate(found)


@cache
def centroids() -> NDArray[np.float64]:
    """The centroids, unit vectors: (cells, 384)."""
    with files("compare.matching.candidates").joinpath("cells.npy").open("rb") as file:
        stored: NDArray[np.float64] = np.load(file).astype(np.float64)
    return stored


@cache
def digest() -> str:
    """SHA-256 of the centroids."""
    return sha256(files("compare.matching.candidates").joinpath("cells.npy").read_bytes()).hexdigest()


def find_in_cells(
    vectors: Vectors,
    cosine: float,
    top: int,
    owners: NDArray[np.uint64],
    days: NDArray[np.int64] | None = None,
    apart: int = 0,
    asking: NDArray[np.bool_] | None = None,
) -> Pairs:
    """As `meaning.find`, or with `days` (n) as `meaning.find_near`, but only among the rows of the cells near each.

    Of each cell a row has `top` / SHARE at most.
    """
    near = cells(vectors)
    own = near[:, 0]
    asked = np.ones(len(vectors), np.bool_) if asking is None else asking
    found = [NONE]
    for cell in range(len(centroids())):
        seekers, members = np.flatnonzero((near == cell).any(axis=1) & asked), np.flatnonzero(own == cell)
        found.append(meaning.find_among(vectors, cosine, top // SHARE, owners, seekers, members, days, apart))
    return join(found)
