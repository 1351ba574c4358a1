"""Every pair of passages with Jaccard likeness at or above a threshold, as stages of an engine.

representatives -> occurrences of shingles -(key)-> recurring ones -(id)-> prefixes -(key)-> meetings -(id)-> pairs

The prefix filter (see `exact`), made narrower: two sets that must share c members share k <= c of them among the first
n - c + k of each, in any one order of all members (Wang, Li and Feng, "Can we beat the prefix filtering?", SIGMOD 2012,
section 3). With k = 2 a pair is looked at only where it meets twice. Shingles that stand in one passage come first in
that order, and need never be sent anywhere.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import Batch, Schema, runs, starts, take
from compare.engines.contracts import Engine, Parts, stage
from compare.engines.orders import order_by
from compare.matching.candidates.exact import MARGIN
from compare.matching.candidates.pairs import LEFT_OUT, PAIRS, Candidates, Rows, left_out_of, pair_up

# How often a pair must meet (k). At Jaccard 0.3 each of 355,000 paragraphs of AllSides meets 12 or 19 others (k = 1,
# 2), of which 10 or 1.8 remain to be scored; of 57,000 paragraphs k = 3 meets 2.5 times as often as 2, a third remain.
MEETINGS = 2
# Where more passages than this share a telling shingle (a form with one word changed each time) each meets only so many
# as follow it by size, so that a crowd of n costs n times AHEAD and not n squared; what is left out is counted.
CROWD, AHEAD = 500, 50

# Scores are rounded to six decimals before they meet the threshold: so much below it a pair may still reach it.
ROUNDING = 5e-7

OCCURRENCES = Schema(key="uint64", id="uint64", size="uint32")  # a shingle of a passage that has `size` of them
RECURRING = Schema(id="uint64", count="uint32", key="uint64", size="uint32")  # `count`: passages that have it
# id is the left passage, the smaller of the two. A passage that meets itself counts the pairs left out in a crowd.
MET = Schema(id="uint64", right="uint64", times="uint32")


def find(engine: Engine, representatives: Parts, jaccard: float) -> Candidates:
    """The candidates among `representatives` (id, shingles): all pairs of this Jaccard likeness, but for crowds.

    Passages without shingles pair with none. 0 < `jaccard` <= 1.
    """
    jaccard = max(jaccard - ROUNDING, ROUNDING)
    occurrences = engine.map(occur, representatives)
    recurring = engine.group(recur, occurrences, key="key")
    prefixes = engine.group(choose_prefixes, recurring, key="id", jaccard=jaccard)
    met = engine.group(meet, prefixes, key="key", jaccard=jaccard)
    return Candidates(engine.group(agree, met, key="id"), left_out_of(engine.map(count_left_out, met)))


@stage(OCCURRENCES)
def occur(representatives: Batch) -> Batch:
    """Each shingle of each passage; the key is its hash, in the upper half, by which keys are spread."""
    sizes = np.diff(representatives["shingles:offsets"])
    return {
        "key": representatives["shingles"].astype(np.uint64) << np.uint64(32),
        "id": np.repeat(representatives["id"], sizes),
        "size": np.repeat(sizes.astype(np.uint32), sizes),
    }


@stage(RECURRING)
def recur(occurrences: Batch) -> Batch:
    """The shingles that two or more passages have, with how many have them."""
    counts = np.diff(runs(occurrences["key"]))
    found = take(occurrences, np.repeat(counts > 1, counts))
    return {**found, "count": np.repeat(counts[counts > 1], counts[counts > 1]).astype(np.uint32)}


@stage(OCCURRENCES)
def choose_prefixes(recurring: Batch, *, jaccard: float) -> Batch:
    """The rarest shingles of each passage, as many as it takes for two passages that match to meet.

    Rows come by (id, count, key): in the one order of all shingles, passage by passage.
    """
    bounds = runs(recurring["id"])
    lengths = np.diff(bounds)
    places = np.arange(len(recurring["id"])) - np.repeat(bounds[:-1], lengths)
    sizes = recurring["size"].astype(np.int64)
    alone = sizes - np.repeat(lengths, lengths)  # shingles that no other passage has come before all others
    return take(
        {name: recurring[name] for name in ("key", "id", "size")},
        places < sizes - needed(sizes, jaccard) + MEETINGS - alone,
    )


@stage(MET)
def meet(prefixes: Batch, *, jaccard: float) -> Batch:
    """The passages that share a shingle of their prefixes, of sizes that can match; each pair as often as it meets."""
    order = order_by([prefixes["key"], prefixes["size"], prefixes["id"]])
    ids, sizes = prefixes["id"][order], prefixes["size"][order].astype(np.int64)
    bounds = runs(prefixes["key"][order])
    members = np.diff(bounds)
    group = np.repeat(np.arange(len(members)), members)
    # Within a group sizes ascend: partners of a fitting size are the next ones.
    ranks = (group << 32) | sizes
    largest = np.minimum(np.floor(sizes / jaccard + MARGIN), 0xFFFFFFFF).astype(np.int64)
    ends = np.searchsorted(ranks, (group << 32) | largest, side="right")
    near = np.where(members[group] > CROWD, np.minimum(ends, np.arange(len(ends)) + AHEAD + 1), ends)
    left, right = pair_up(near)
    crowded = np.flatnonzero(near < ends)
    # Two passages so small that one shingle is enough to match need meet only once.
    times = np.where(needed(sizes[right], jaccard) < MEETINGS, MEETINGS, 1)
    return {
        "id": np.concatenate([np.minimum(ids[left], ids[right]), ids[crowded]]),
        "right": np.concatenate([np.maximum(ids[left], ids[right]), ids[crowded]]),
        "times": np.concatenate([times, (ends - near)[crowded]]).astype(np.uint32),
    }


@stage(PAIRS)
def agree(met: Batch) -> Batch:
    """The pairs that meet often enough, each once."""
    met = take(met, np.asarray(met["id"] != met["right"]))
    first = np.flatnonzero(starts(met["id"], met["right"]))
    times = np.add.reduceat(met["times"], first) if len(first) else met["times"]
    first = first[times >= MEETINGS]
    return {"id": met["id"][first], "right": met["right"][first]}


@stage(LEFT_OUT)
def count_left_out(met: Batch) -> Batch:
    """How many pairs crowds left out."""
    return {"pairs": met["times"][met["id"] == met["right"]].sum(keepdims=True, dtype=np.int64)}


def needed(sizes: Rows, jaccard: float) -> Rows:
    """How many shingles a passage of each size (n) shares at least with any passage that it matches."""
    found: NDArray[np.int64] = np.ceil(jaccard * sizes - MARGIN).astype(np.int64)
    return found
