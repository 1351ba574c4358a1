"""Near-duplicate passages as stages of an engine: sketch, collapse identical ones, find candidates, verify.

passages -sketch-> sketches -(digest)-> representatives, groups
representatives -> candidate pairs (compare.matching.candidates) -(left)-> halves -(right)-> matches
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import Batch, Schema, count, gather, runs, take
from compare.engines.contracts import Engine, Parts, stage
from compare.engines.orders import order_by
from compare.errors import UsageError
from compare.matching import sketches
from compare.matching.candidates import minhash, prefixes
from compare.matching.candidates.pairs import Candidates
from compare.matching.matches import EXACT, JACCARD, NEAR_DUPLICATE, SHORTEST, are_near_duplicates, verify
from compare.matching.word_hashes import hash_words

# The share of the pairs at or above the Jaccard threshold that become candidates. 1 is the exact join: on news it finds
# more and is faster than MinHash at any recall below (results/matching.md).
RECALL = 1.0

NEVER = 1 << 40  # a day that does not come

PASSAGES = Schema(
    id="uint64",
    article="uint64",
    start="int64",
    end="int64",
    day="int64",  # of publication, counted from 0001-01-01; 0 where it is not known
    grain="uint8",
    boilerplate="bool",
    text="text",
)
SKETCHES = Schema(
    id="uint64",
    article="uint64",
    start="int64",
    end="int64",
    first_day="int64",  # of all passages with the same words; an unknown day may be any, from 0 to NEVER
    last_day="int64",
    boilerplate="bool",
    digest="uint64",
    shingles="list<uint32>",
)
DIGESTS = Schema(id="uint64", article="uint64", start="int64", end="int64", boilerplate="bool", digest="uint64")
GROUPS = Schema(id="uint64", representative="uint64", boilerplate="bool")  # one row a member; id is the passage's
ENDS = Schema(id="uint64")
HALVES = Schema(  # id is the right passage, all else is the left one's
    id="uint64",
    left="uint64",
    article="uint64",
    start="int64",
    end="int64",
    first_day="int64",
    last_day="int64",
    boilerplate="bool",
    shingles="list<uint32>",
)
MATCHES = Schema(
    left="uint64",
    right="uint64",
    tier="uint8",  # EXACT or NEAR_DUPLICATE
    jaccard="float64",
    containment_left="float64",
    containment_right="float64",
    boilerplate="bool",  # of either side
    formulaic="bool",  # alike in a phrase or a form only: too little in common to be the same text (see matches)
)


class NearDuplicates(NamedTuple):
    """What was found: matches between passages, and the groups of identical ones (representative and members).

    A group is a star: its members match the representative, and only the representative matches others. Every pair of
    the likeness asked for is a match; whoever counts reuse leaves out those that are formulaic.
    """

    matches: Parts  # MATCHES
    groups: Parts  # GROUPS
    left_out: int  # pairs not looked at, because they stand in crowds that share a form


def near_duplicates(
    engine: Engine,
    passages: Parts,
    *,
    jaccard: float = JACCARD,
    recall: float = RECALL,
    window: int | None = None,
    seed: int = 1,
) -> NearDuplicates:
    """Exact and near-duplicate matches among PASSAGES, across articles and within one.

    Two passages of one article that overlap (a paragraph and its sentence) never match. `recall` below 1 looks for
    candidates by MinHash, with bands picked for that share of the pairs. With `window`, two groups of identical
    passages, the days of whose members lie further apart, are no near-duplicates. Raises UsageError where
    `jaccard` or `recall` is not above 0 and at most 1.
    """
    if not (0 < jaccard <= 1 and 0 < recall <= 1):
        raise UsageError(f"Jaccard {jaccard} and recall {recall} must be above 0 and at most 1")
    sketched = engine.map(sketch, passages)
    representatives = engine.group(represent, sketched, key="digest")
    groups = engine.group(gather_identical, engine.map(leave_shingles, sketched), key="digest")
    found = candidates(engine, representatives, jaccard, recall, seed)
    engaged = engine.group(engage, representatives, engine.map(ends_of, found.pairs), key="id")
    halves = engine.group(meet_left, found.pairs, engaged, key="id")
    matches = engine.group(match, halves, engaged, groups, key="id", jaccard=jaccard, window=window)
    return NearDuplicates(matches, groups, found.left_out)


def candidates(engine: Engine, representatives: Parts, jaccard: float, recall: float, seed: int) -> Candidates:
    """The pairs of SKETCHES that may match."""
    if recall == 1 or jaccard == 1:
        return prefixes.find(engine, representatives, jaccard)
    return minhash.find_in(engine, representatives, recall, jaccard, seed)


@stage(SKETCHES)
def sketch(passages: Batch) -> Batch:
    """Digest and shingles of each passage that has words enough to be compared."""
    words, offsets = hash_words(passages["text"], passages["text:offsets"])
    lengths = np.diff(offsets)
    kept = np.flatnonzero((lengths >= SHORTEST) | (passages["boilerplate"] & (lengths > 0)))
    words, offsets = gather(words, offsets, kept)
    sketched = {name: passages[name][kept] for name in ("id", "article", "start", "end", "boilerplate")}
    days = passages["day"][kept]
    sketched["first_day"], sketched["last_day"] = days, np.where(days, days, NEVER)
    sketched["digest"] = sketches.digest(words, offsets)
    sketched["shingles"], sketched["shingles:offsets"] = sketches.shingle(words, offsets)
    return sketched


@stage(SKETCHES)
def represent(sketched: Batch) -> Batch:
    """The first of each group of passages with the same words.

    By article, not by the passage's id: where one text stands in several articles, all its passages are represented by
    those of one article, so that a sentence and the paragraph around it are matched with the same places.
    """
    single = _without_overlaps(sketched)
    bounds = runs(single["digest"])[:-1]
    if not len(bounds):
        return single
    first, last = (
        merge.reduceat(single[name], bounds) for merge, name in ((np.minimum, "first_day"), (np.maximum, "last_day"))
    )
    return take(single, bounds) | {"first_day": first, "last_day": last}


@stage(GROUPS)
def gather_identical(sketched: Batch) -> Batch:
    """The members of each group of two or more passages with the same words, with their representative."""
    single = _without_overlaps(sketched)
    bounds = runs(single["digest"])
    sizes = np.diff(bounds)
    members = {
        "id": single["id"],
        "representative": np.repeat(single["id"][bounds[:-1]], sizes),
        "boilerplate": np.repeat(np.logical_or.reduceat(single["boilerplate"], bounds[:-1]), sizes),
    }
    return take(members, np.repeat(sizes > 1, sizes))


@stage(DIGESTS)
def leave_shingles(sketched: Batch) -> Batch:
    """What it takes to tell identical passages: their shingles stay behind."""
    return {column.name: sketched[column.name] for column in DIGESTS.columns}


@stage(ENDS)
def ends_of(pairs: Batch) -> Batch:
    """The passages that pairs name."""
    return {"id": np.unique(np.concatenate([pairs["id"], pairs["right"]]))}


@stage(SKETCHES)
def engage(representatives: Batch, ends: Batch) -> Batch:
    """The passages that are in a pair: of the others nothing is sent any further."""
    named = np.isin(representatives["id"], ends["id"])
    return take(representatives, np.asarray(named))


@stage(HALVES)
def meet_left(pairs: Batch, engaged: Batch) -> Batch:
    """Each pair with what is known of its left passage."""
    left = take(engaged, np.searchsorted(engaged["id"], pairs["id"]))
    del left["digest"]
    return {**left, "id": pairs["right"], "left": pairs["id"]}


@stage(MATCHES)
def match(halves: Batch, engaged: Batch, groups: Batch, *, jaccard: float, window: int | None) -> Batch:
    """The pairs that are alike enough, by their exact scores, and the exact matches of groups."""
    right = take(engaged, np.searchsorted(engaged["id"], halves["id"]))
    scores = verify(halves["shingles"], halves["shingles:offsets"], right["shingles"], right["shingles:offsets"])
    kept = (scores.jaccard >= jaccard) & ~_overlap(halves, right)
    if window is not None:
        apart = np.maximum(halves["first_day"] - right["last_day"], right["first_day"] - halves["last_day"])
        kept &= apart <= window
    members = take(groups, groups["id"] != groups["representative"])
    near, exact = int(kept.sum()), count(members)
    ones = np.ones(exact)
    return {
        "left": np.concatenate([halves["left"][kept], members["representative"]]),
        "right": np.concatenate([halves["id"][kept], members["id"]]),
        "tier": np.repeat(np.array([NEAR_DUPLICATE, EXACT], np.uint8), [near, exact]),
        "jaccard": np.concatenate([scores.jaccard[kept], ones]),
        "containment_left": np.concatenate([scores.containment_left[kept], ones]),
        "containment_right": np.concatenate([scores.containment_right[kept], ones]),
        "boilerplate": np.concatenate([(halves["boilerplate"] | right["boilerplate"])[kept], members["boilerplate"]]),
        "formulaic": np.concatenate([~are_near_duplicates(scores, jaccard)[kept], np.zeros(exact, np.bool_)]),
    }


def _without_overlaps(sketched: Batch) -> Batch:
    """The rows by (digest, article, start); of overlapping ones with the same words the widest alone."""
    order = order_by([sketched["digest"], sketched["article"], sketched["start"], -sketched["end"], sketched["id"]])
    same = np.ones(max(len(order) - 1, 0), np.bool_)
    for name in ("digest", "article"):
        same &= sketched[name][order][1:] == sketched[name][order][:-1]
    inside = same & (sketched["start"][order][1:] < sketched["end"][order][:-1])
    kept = np.ones(len(order), np.bool_)
    kept[1:][inside] = False
    return take(sketched, order[kept])


def _overlap(left: Batch, right: Batch) -> NDArray[np.bool_]:
    """Which pairs are of one article and have characters in common."""
    overlap: NDArray[np.bool_] = left["article"] == right["article"]
    return overlap & (left["start"] < right["end"]) & (right["start"] < left["end"])
