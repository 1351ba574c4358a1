"""Seeds: runs of a few words that two articles share, each with its place in both."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import Batch, Schema, runs, take
from compare.engines.contracts import stage
from compare.matching.reuses.places import pair_key
from compare.matching.word_hashes import grams_of, mix, rows_of

# Words a seed. Swept on copies planted in half of AllSides (benchmarks/planted.py): with 3 copies of which 30 % of the
# words are changed gain 0.01 to 0.03 in plagdet, for three times as many pairs; with 5 they lose 0.01 to 0.04.
WIDTH = 4
# Articles that may share a run and still be paired all with all. Swept 10 to 100: plagdet stays, for a copy has rarer
# runs beside; what grows is the pairs (AllSides, 16,452 articles: 9 million at 30).
CROWD = 30

GRAMS = Schema(key="uint64", id="uint64", place="uint32")  # the place of a run's first word, counted in words
# A run in two articles. `left_out` is with how many others of a crowd the right one could be paired and is not.
SEEDS = Schema(
    key="uint64", left="uint64", right="uint64", left_place="uint32", right_place="uint32", left_out="uint32"
)
COUNTS = Schema(left_out="int64")


@stage(GRAMS)
def gram(placed: Batch) -> Batch:
    """The runs of WIDTH words of each article, each where it stands first.

    A run repeated within an article makes no second seed: what lies between seeds is found by aligning, and an article
    that repeats a line a thousand times costs what any other does.
    """
    words, offsets = placed["words"], placed["words:offsets"]
    whole, keys = grams_of(words, offsets, WIDTH)
    rows = rows_of(offsets)[whole]
    first = _first_of_each(mix(keys + rows.astype(np.uint64)))
    place = whole - offsets[:-1][rows]
    return {"key": keys[first], "id": placed["id"][rows][first], "place": place[first].astype(np.uint32)}


@stage(SEEDS)
def pair(grams: Batch) -> Batch:
    """The pairs of articles that share a run, under a key of the pair, the smaller id on the left.

    Of a crowd each article is paired with the first and with the next alone.
    """
    bounds = runs(grams["key"])
    sizes = np.diff(bounds)
    shared = take(grams, np.repeat(sizes > 1, sizes))
    left, right, left_out = _pairs(runs(shared["key"]))
    ids, places = shared["id"], shared["place"]
    return {
        "key": pair_key(ids[left], ids[right]),
        "left": ids[left],
        "right": ids[right],
        "left_place": places[left],
        "right_place": places[right],
        "left_out": left_out,
    }


@stage(COUNTS)
def count_left_out(seeds: Batch) -> Batch:
    """How many pairs of articles were left out of crowds, each as often as the two share a run."""
    return {"left_out": np.array([seeds["left_out"].sum(dtype=np.int64)])}


def _first_of_each(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    """The indices of the first of each value, in order."""
    order = np.argsort(keys, kind="stable")
    return np.sort(order[runs(keys[order])[:-1]])


def _pairs(bounds: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint32]]:
    """The rows (left, right) that meet in groups with these bounds, and how many earlier rows the right one does not.

    Of a crowd each row meets the next one, and the first: of n (n - 1) / 2 pairs 2 n - 3.
    """
    sizes = np.diff(bounds)
    rows = np.arange(bounds[-1])
    first, last = np.repeat(bounds[:-1], sizes), np.repeat(bounds[1:], sizes) - 1
    crowded = np.repeat(sizes > CROWD, sizes)
    ahead = np.where(crowded, np.minimum(1, last - rows), last - rows)  # how many each meets, from the next on
    left = np.repeat(rows, ahead)
    right = left + 1 + np.arange(len(left)) - np.repeat(np.cumsum(ahead) - ahead, ahead)
    stars = np.flatnonzero(crowded & (rows > first + 1))  # the second is next to the first
    missed = np.concatenate([np.zeros(len(left), np.uint32), (stars - first[stars] - 2).astype(np.uint32)])
    return np.concatenate([left, first[stars]]), np.concatenate([right, stars]), missed
