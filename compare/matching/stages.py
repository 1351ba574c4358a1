"""Near-duplicate passages as stages of an engine: sketch, collapse identical ones, find candidates, verify.

passages -sketch-> sketches -(digest)-> representatives, groups
representatives -band-> keys -(key)-> pairs -(left)-> halves -(right)-> matches
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import Batch, Schema, count, gather, runs, take, texts
from compare.engines.contracts import Engine, Parts, stage
from compare.matching import sketches
from compare.matching.candidates import minhash
from compare.matching.matches import EXACT, JACCARD, NEAR_DUPLICATE, SHORTEST, are_near_duplicates, verify

RECALL = 0.95  # share of the pairs at or above the Jaccard threshold that become candidates

PASSAGES = Schema(
    id="uint64", article="uint64", start="int64", end="int64", grain="uint8", boilerplate="bool", text="text"
)
SKETCHES = Schema(
    id="uint64",
    article="uint64",
    start="int64",
    end="int64",
    boilerplate="bool",
    digest="uint64",
    shingles="list<uint32>",
)
GROUPS = Schema(id="uint64", representative="uint64", boilerplate="bool")  # one row a member; id is the passage's
KEYS = Schema(key="uint64", id="uint64")
PAIRS = Schema(id="uint64", right="uint64")  # id is the left passage, the smaller of the two
HALVES = Schema(  # id is the right passage, all else is the left one's
    id="uint64",
    left="uint64",
    article="uint64",
    start="int64",
    end="int64",
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
)


class NearDuplicates(NamedTuple):
    """What was found: matches between passages, and the groups of identical ones (representative and members).

    A group is a star: its members match the representative, and only the representative matches others.
    """

    matches: Parts  # MATCHES
    groups: Parts  # GROUPS


def near_duplicates(
    engine: Engine, passages: Parts, *, jaccard: float = JACCARD, recall: float = RECALL, seed: int = 1
) -> NearDuplicates:
    """Exact and near-duplicate matches among PASSAGES, across articles and within one.

    Two passages of one article that overlap (a paragraph and its sentence) never match.
    """
    bands = minhash.pick_bands(recall, jaccard)
    sketched = engine.map(sketch, passages)
    representatives = engine.group(represent, sketched, key="digest")
    groups = engine.group(gather_identical, sketched, key="digest")
    keys = engine.map(band, representatives, bands=bands.bands, rows=bands.rows, seed=seed)
    pairs = engine.group(pair, keys, key="key")
    halves = engine.group(meet_left, pairs, representatives, key="id")
    matches = engine.group(match, halves, representatives, groups, key="id", jaccard=jaccard)
    return NearDuplicates(matches, groups)


@stage(SKETCHES)
def sketch(passages: Batch) -> Batch:
    """Digest and shingles of each passage that has words enough to be compared."""
    words, offsets = sketches.hash_words(texts(passages, "text"))
    lengths = np.diff(offsets)
    kept = np.flatnonzero((lengths >= SHORTEST) | (passages["boilerplate"] & (lengths > 0)))
    words, offsets = gather(words, offsets, kept)
    sketched = {name: passages[name][kept] for name in ("id", "article", "start", "end", "boilerplate")}
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
    return take(single, runs(single["digest"])[:-1])


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


@stage(KEYS)
def band(representatives: Batch, *, bands: int, rows: int, seed: int) -> Batch:
    """The keys under which a passage meets those it may match."""
    cut = minhash.Bands(bands, rows)
    signatures = sketches.sign(representatives["shingles"], representatives["shingles:offsets"], cut.permutations, seed)
    return {"key": minhash.keys(signatures, cut).ravel(), "id": np.repeat(representatives["id"], bands)}


@stage(PAIRS)
def pair(keys: Batch) -> Batch:
    """The pairs of passages that share a key, each once in a call."""
    left, right = minhash.pair_within(runs(keys["key"]))
    return _distinct({"id": keys["id"][left], "right": keys["id"][right]})


@stage(HALVES)
def meet_left(pairs: Batch, representatives: Batch) -> Batch:
    """Each pair once, with what is known of its left passage."""
    pairs = _distinct(pairs)
    left = take(representatives, np.searchsorted(representatives["id"], pairs["id"]))
    del left["digest"]
    return {**left, "id": pairs["right"], "left": pairs["id"]}


@stage(MATCHES)
def match(halves: Batch, representatives: Batch, groups: Batch, *, jaccard: float) -> Batch:
    """The pairs that are near-duplicates, by their exact scores, and the exact matches of groups."""
    right = take(representatives, np.searchsorted(representatives["id"], halves["id"]))
    scores = verify(halves["shingles"], halves["shingles:offsets"], right["shingles"], right["shingles:offsets"])
    kept = are_near_duplicates(scores, jaccard) & ~_overlap(halves, right)
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
    }


def _without_overlaps(sketched: Batch) -> Batch:
    """The rows by (digest, article, start); of overlapping ones with the same words the widest alone."""
    order = np.lexsort([-sketched["end"], sketched["start"], sketched["article"], sketched["digest"]])
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


def _distinct(pairs: Batch) -> Batch:
    """The same pairs (id, right), sorted, none twice."""
    order = np.lexsort([pairs["right"], pairs["id"]])
    left, right = pairs["id"][order], pairs["right"][order]
    first = np.ones(len(order), np.bool_)
    first[1:] = (left[1:] != left[:-1]) | (right[1:] != right[:-1])
    return {"id": left[first], "right": right[first]}
