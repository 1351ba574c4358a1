"""Chains: seeds of two articles that stand in the same order, near one another in both."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import Batch, Schema, runs, take
from compare.engines.contracts import stage
from compare.matching.reuses.seeds import WIDTH

# All swept on copies planted in half of AllSides (benchmarks/planted.py), 90 cases of each length and rate of change.
# Words between two seeds of a chain: at 16 copies of 20 to 50 words with 20 % changed lose 0.01, at 40 nothing is won.
GAP = 24
# Words a chain may have that no seed reaches, between two parts of it that are chains themselves: a notice inside a
# copied story, which too many articles carry. At 50 long copies fall apart (0.02), at 100 some still do.
BRIDGE = 200
# How far two seeds that are neighbours by diagonal may be apart: words put in and left out between them. 4 parts long
# copies with 30 % changed, 16 wins nothing.
DRIFT = 8
# Words that the seeds of a chain cover: two seeds, or three in a row. More of them (7, 8) saves a quarter of the time
# and loses 0.015 for the shortest copies with 30 % changed.
LEAST = 6
# Words aligned in one piece: aligning takes a bit a pair of words, here 2 MiB; the pieces overlap and become one again.
LONGEST = 4096

# A chain by its first and its last word in both articles, [start, end) counted in words. id is the left article.
CHAINS = Schema(
    id="uint64", right="uint64", left_start="uint32", left_end="uint32", right_start="uint32", right_end="uint32"
)
Numbers = NDArray[np.int64]


@stage(CHAINS)
def chain(seeds: Batch) -> Batch:
    """The chains of seeds that have words enough in common, joined where one goes on after a gap in both articles."""
    pairs = _pairs(seeds)
    seeds = take(seeds, (np.bincount(pairs) > 1)[pairs])  # most pairs of articles share one run and need no sorting
    seeds, chains = _link(seeds, GAP)
    seeds = take(seeds, (_covered(seeds["left_place"], runs(chains)) >= LEAST)[chains])
    seeds, chains = _link(seeds, BRIDGE)
    starts, ends = runs(chains)[:-1], runs(chains)[1:]
    right = seeds["right_place"]
    return {
        "id": seeds["left"][starts],
        "right": seeds["right"][starts],
        "left_start": seeds["left_place"][starts],
        "left_end": seeds["left_place"][ends - 1] + np.uint32(WIDTH),
        "right_start": np.minimum.reduceat(right, starts) if len(starts) else right,
        "right_end": (np.maximum.reduceat(right, starts) if len(starts) else right) + np.uint32(WIDTH),
    }


def _pairs(seeds: Batch) -> Numbers:
    """The number of the pair of articles of each seed (n), from 0 on."""
    changes = [seeds[name][1:] != seeds[name][:-1] for name in ("key", "left", "right")]
    return _number(np.logical_or.reduce(changes), len(seeds["key"]))


def _link(seeds: Batch, gap: int) -> tuple[Batch, Numbers]:
    """The seeds chain by chain, and the number of the chain of each: parted by diagonals, then by places."""
    chains = _pairs(seeds)
    left = seeds["left_place"].astype(np.int64)
    diagonal = seeds["right_place"] - left
    order = np.arange(len(chains))
    order, chains = _part(order, chains, diagonal, DRIFT)
    order, chains = _part(order, chains, left, gap)
    left = left[order]
    pieces = (left - left[runs(chains)[:-1]][chains]) // LONGEST
    return take(seeds, order), _number((chains[1:] != chains[:-1]) | (pieces[1:] != pieces[:-1]), len(chains))


def _part(order: Numbers, chains: Numbers, values: Numbers, most: int) -> tuple[Numbers, Numbers]:
    """Each chain sorted by the values and parted where the next is more than `most` away."""
    again = np.lexsort([values[order], chains])
    order, chains = order[again], chains[again]
    return order, _number((chains[1:] != chains[:-1]) | (np.diff(values[order]) > most), len(order))


def _number(changes: NDArray[np.bool_], count: int) -> Numbers:
    """Numbers from 0 on (count) that rise wherever the next is another (count - 1)."""
    return np.concatenate(([0], np.cumsum(changes)))[:count]


def _covered(places: NDArray[np.uint32], bounds: Numbers) -> Numbers:
    """How many words the seeds of each chain cover; places ascend in a chain."""
    ahead = np.full(len(places), WIDTH)
    ahead[:-1] = np.minimum(np.diff(places.astype(np.int64)), WIDTH)
    ahead[bounds[1:] - 1] = WIDTH
    return np.add.reduceat(ahead, bounds[:-1]) if len(places) else ahead
