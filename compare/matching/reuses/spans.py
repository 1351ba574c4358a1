"""Reused spans as stages of an engine: seeds, chains, then both texts brought together and aligned where chains are."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import Batch, Schema, offsets_of, runs, take
from compare.engines.contracts import Engine, Parts, stage
from compare.matching.reuses import chains, seeds
from compare.matching.reuses.places import pair_key, place_words
from compare.matching.reuses.stretches import Stretch, agreements, merged

Numbers = NDArray[np.int64]

# Words looked at beyond the first and the last seed of a chain. Swept 12 to 48 on planted copies: up to 32 the ends of
# changed copies are found better and better (0.03 for 20 to 50 words with 30 % changed), further on they are not.
MARGIN = 32

# A chain with the words of its left article around it: their hashes, and their characters [starts, ends). `words_start`
# is the place of the first of them; id is the right article, `right_start` and `right_end` the chain's words there.
HALVES = Schema(
    id="uint64",
    left="uint64",
    day="int64",
    words_start="uint32",
    left_start="uint32",
    left_end="uint32",
    right_start="uint32",
    right_end="uint32",
    words="list<uint64>",
    starts="list<uint32>",
    ends="list<uint32>",
)
# One span that stands in two articles, [start, end) in characters of each; the smaller id is on the left, `key` is of
# the pair. `equal` counts the words that are the same, in the same order, of `left_words` and `right_words`.
REUSES = Schema(
    key="uint64",
    left="uint64",
    left_start="int64",
    left_end="int64",
    right="uint64",
    right_start="int64",
    right_end="int64",
    equal="uint32",
    left_words="uint32",
    right_words="uint32",
)


def reused_spans(engine: Engine, articles: Parts, window: int | None = None) -> tuple[Parts, Parts]:
    """The REUSES among ARTICLES, whose ids are unique, and the COUNTS of pairs left out of crowds.

    With a `window` two articles published more than so many days apart have no span; one without a day has any.
    """
    placed = engine.map(place_words, articles)
    grams = engine.map(seeds.gram, placed)
    found = engine.group(seeds.pair, grams, key="key")
    left_out = engine.map(seeds.count_left_out, found)
    chained = engine.group(chains.chain, found, key="key")
    halves = engine.group(meet_left, chained, placed, key="id")
    return engine.group(meet_right, halves, placed, key="id", window=window), left_out


class Located:
    """The words of articles end to end, and those that belong to rows of a table: by their articles' `ids` (n)."""

    def __init__(self, placed: Batch, ids: NDArray[np.uint64]) -> None:
        named = take(placed, np.isin(placed["id"], ids))
        rows = np.searchsorted(named["id"], ids)
        self.days = named["day"][rows]
        self.firsts, self.lasts = named["words:offsets"][rows], named["words:offsets"][rows + 1]
        self.words, self.starts, self.ends = named["words"], named["starts"], named["ends"]

    def windows(self, starts: NDArray[np.uint32], ends: NDArray[np.uint32]) -> tuple[Numbers, Numbers]:
        """Where words [starts, ends) of each article stand here, MARGIN words on either side included."""
        return (
            np.maximum(self.firsts + starts - MARGIN, self.firsts),
            np.minimum(self.firsts + ends + MARGIN, self.lasts),
        )


@stage(HALVES)
def meet_left(chained: Batch, placed: Batch) -> Batch:
    """Each chain with the words of its left article."""
    known = Located(placed, chained["id"])
    begins, stops = known.windows(chained["left_start"], chained["left_end"])
    offsets = offsets_of(stops - begins)
    rows = np.arange(offsets[-1]) + np.repeat(begins - offsets[:-1], np.diff(offsets))
    return {
        "id": chained["right"],
        "left": chained["id"],
        "day": known.days,
        "words_start": (begins - known.firsts).astype(np.uint32),
        "left_start": chained["left_start"],
        "left_end": chained["left_end"],
        "right_start": chained["right_start"],
        "right_end": chained["right_end"],
        "words": known.words[rows],
        "words:offsets": offsets,
        "starts": known.starts[rows],
        "starts:offsets": offsets,
        "ends": known.ends[rows],
        "ends:offsets": offsets,
    }


@stage(REUSES)
def meet_right(halves: Batch, placed: Batch, *, window: int | None) -> Batch:
    """The spans of each pair of articles, by the alignment of the words around its chains."""
    if window is not None:
        halves = _near(halves, Located(placed, halves["id"]).days, window)
    known = Located(placed, halves["id"])
    bounds = runs(pair_key(halves["left"], halves["id"]))
    begins, stops = known.windows(halves["right_start"], halves["right_end"])
    names = ("left_start", "left_end", "right_start", "right_end")
    found, owners = [], []
    for a, b in itertools.pairwise(bounds.tolist()):
        spans = _spans_of_pair(halves, known, range(a, b), begins, stops)
        found += spans
        owners += [a] * len(spans)
    *places, equal, left_words, right_words = np.array(found, np.int64).reshape(-1, 7).T
    left, right = (halves[name][np.array(owners, np.int64)] for name in ("left", "id"))
    return {
        "key": pair_key(left, right),
        "left": left,
        "right": right,
        **dict(zip(names, places, strict=True)),
        "equal": equal.astype(np.uint32),
        "left_words": left_words.astype(np.uint32),
        "right_words": right_words.astype(np.uint32),
    }


def _near(halves: Batch, days: Numbers, window: int) -> Batch:
    """The halves whose articles were published within so many days, or of which one has no day."""
    near = np.abs(halves["day"] - days) <= window
    return take(halves, near | (halves["day"] == 0) | (days == 0))


def _spans_of_pair(halves: Batch, known: Located, rows: range, begins: Numbers, stops: Numbers) -> list[list[int]]:
    """The spans of one pair: both places in characters, the equal words, the words of both."""
    found: list[Stretch] = []
    starts: dict[int, int] = {}  # where the left word of a place begins, and the one before it ends, in characters
    ends: dict[int, int] = {}
    first = int(known.firsts[rows.start])
    for row in rows:
        a, b = halves["words:offsets"][row : row + 2].tolist()
        place, begin, stop = int(halves["words_start"][row]), int(begins[row]), int(stops[row])
        left, right = halves["words"][a:b].tolist(), known.words[begin:stop].tolist()
        inner = [
            (int(halves[f"left_{end}"][row]) - place, int(halves[f"right_{end}"][row]) + first - begin)
            for end in ("start", "end")
        ]
        fresh = [
            one.moved_by(place, begin - first)
            for one in agreements(left, right, [(0, 0), *inner, (len(left), len(right))])
        ]
        starts |= {one.left_start: int(halves["starts"][a + one.left_start - place]) for one in fresh}
        ends |= {one.left_end: int(halves["ends"][a + one.left_end - 1 - place]) for one in fresh}
        found += fresh
    return [
        [
            starts[one.left_start],
            ends[one.left_end],
            int(known.starts[first + one.right_start]),
            int(known.ends[first + one.right_end - 1]),
            one.equal,
            one.left_end - one.left_start,
            one.right_end - one.right_start,
        ]
        for one in merged(found)
    ]
