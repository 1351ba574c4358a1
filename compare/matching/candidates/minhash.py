"""Pairs of rows that agree on a band of their MinHash signatures: locality-sensitive hashing.

Broder 1997 for the signatures, Indyk and Motwani 1998 for the bands: of two sets with Jaccard likeness J, a band of
r rows agrees with probability J^r, and at least one of b bands with 1 - (1 - J^r)^b.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import Batch, Schema, gather, offsets_of, runs, starts, take
from compare.engines.contracts import Engine, Parts, stage
from compare.engines.orders import order_by
from compare.errors import UsageError
from compare.matching.candidates import exact
from compare.matching.candidates.pairs import (
    KEYS,
    LEFT_OUT,
    PAIRS,
    Candidates,
    Pairs,
    Rows,
    distinct,
    left_out_of,
    pair_up,
)
from compare.matching.matches import score
from compare.matching.sketches import Hashes, sign
from compare.matching.word_hashes import Offsets, mix

# How pairs of passages thin out as their likeness J grows, where a corpus tells nothing of its own: as J^-4. Exponents
# by maximum likelihood, from all pairs (exact join) of passages of 8 words or more in different articles: 3.3 on 2,000
# AllSides articles (1584 pairs), 3.3 on 550 articles about shared events (350), 4.8 on 8,000 Reuters-21578 items
# (11,125 pairs).
THINNING = 4
# So many pairs of a sample weigh as much as that. With it alone `--recall 0.99` found 98.7 % of the pairs of Reuters.
PRIOR = 20
# The share of the misses allowed that is aimed at: pairs of one family (a form that recurs) are missed together, so
# that what is met on average falls short now and then. Aiming at all of them, `--recall 0.99` found 98.5 % on Reuters.
IN_HAND = 0.5
# Passages whose pairs are looked at all, to see how they thin out here, and the shingles these have at least: the few
# likenesses that shorter ones can have (1/3, 1/2, 1) tell nothing of the others.
SAMPLE, LONG = 10_000, 6
# A longer signature allows longer bands, which let fewer chance pairs through; 256 hashes a passage cost 1 KiB and
# 4 microseconds.
PERMUTATIONS = 256
# A group of more passages than this that agree on a band yields each passage's pairs with the next so many only.
NEIGHBOURS = 500

# A passage that meets itself counts the pairs left out in a crowd.
MET = Schema(id="uint64", right="uint64", left_out="uint32")


Likenesses = NDArray[np.float64]
NONE_SEEN: Likenesses = np.empty(0)


class Bands(NamedTuple):
    """How a signature is cut: `bands` bands of `rows` hashes each."""

    bands: int
    rows: int

    @property
    def permutations(self) -> int:
        """How long the signature is."""
        return self.bands * self.rows

    def recall(self, jaccard: float) -> float:
        """The share of pairs of this likeness that become candidates."""
        return float(1 - (1 - jaccard**self.rows) ** self.bands)

    def average_recall(self, jaccard: float, seen: Likenesses = NONE_SEEN) -> float:
        """The share of pairs of this likeness or more that become candidates, for pairs as they are `seen` in a sample
        (n) and, as much as PRIOR of these, thin out as J^-THINNING.
        """
        grid = np.linspace(jaccard, 1, 201)
        usual = np.average(1 - (1 - grid**self.rows) ** self.bands, weights=grid**-THINNING)
        here = (1 - (1 - seen**self.rows) ** self.bands).sum()
        return float((PRIOR * usual + here) / (PRIOR + len(seen)))


def pick_bands(recall: float, jaccard: float, seen: Likenesses = NONE_SEEN) -> Bands:
    """The bands that find this share of the pairs with Jaccard likeness `jaccard` or more (0 < both < 1).

    The rule: the longest bands that reach the share within 256 hashes, and no more of them than needed; on average over
    the pairs `seen` in a sample, and over what is usual (see `average_recall`).
    Raises UsageError where no bands do.
    """
    if not (0 < recall < 1 and 0 < jaccard < 1):
        raise UsageError(f"recall {recall} and Jaccard {jaccard} must lie between 0 and 1")
    for rows in range(16, 0, -1):
        most = PERMUTATIONS // rows
        if Bands(most, rows).average_recall(jaccard, seen) >= recall:
            enough = (n for n in range(1, most + 1) if Bands(n, rows).average_recall(jaccard, seen) >= recall)
            return Bands(next(enough), rows)
    raise UsageError(
        f"so high a recall ({recall:g}) at so low a likeness ({jaccard:g}) is beyond {PERMUTATIONS} hashes: lower the "
        "recall, raise the likeness, or give recall 1, which needs none"
    )


def keys(signatures: Hashes, bands: Bands) -> NDArray[np.uint64]:
    """The key (n, bands) of each band of signatures (n, permutations): equal where the band is."""
    parts = signatures.reshape(len(signatures), bands.bands, bands.rows).astype(np.uint64)
    hashed = np.broadcast_to(mix(np.arange(1, bands.bands + 1, dtype=np.uint64)), parts.shape[:2])
    for row in range(bands.rows):
        hashed = mix(hashed + parts[:, :, row])
    return hashed


def pair_within(groups: Offsets, neighbours: int = NEIGHBOURS) -> Pairs:
    """Pairs of positions at most `neighbours` apart within groups (offsets): all pairs of smaller groups.

    It bounds what a group of n passages can cost to n times `neighbours`, and leaves the group connected.
    """
    positions = np.arange(groups[-1])
    return pair_up(np.minimum(np.repeat(groups[1:], np.diff(groups)), positions + neighbours + 1))


def find(shingles: Hashes, offsets: Offsets, bands: Bands, seed: int = 1) -> Pairs:
    """Candidates among rows of distinct shingles (values, offsets); empty rows pair with none."""
    filled: Rows = np.flatnonzero(np.diff(offsets))
    banded = keys(sign(shingles, offsets, bands.permutations, seed)[filled], bands)
    flat = banded.ravel()
    order = np.argsort(flat, kind="stable")
    left, right = pair_within(runs(flat[order]))
    rows = np.repeat(filled, bands.bands)[order]
    return distinct(rows[left], rows[right])


def find_in(engine: Engine, representatives: Parts, recall: float, jaccard: float, seed: int = 1) -> Candidates:
    """The candidates among `representatives` (id, shingles) by as many bands as the recall takes (see `pick_bands`)."""
    bands = pick_bands(1 - IN_HAND * (1 - recall), jaccard, look(representatives, jaccard))
    keyed = engine.map(band, representatives, bands=bands.bands, rows=bands.rows, seed=seed)
    met = engine.group(pair, keyed, key="key")
    return Candidates(engine.group(each_once, met, key="id"), left_out_of(engine.map(count_left_out, met)))


def look(representatives: Parts, jaccard: float) -> Likenesses:
    """The likenesses of all pairs at or above `jaccard` among the first passages of some length."""
    values, sizes = [np.empty(0, np.uint32)], [np.empty(0, np.int64)]
    for batch in representatives:
        lengths = np.diff(batch["shingles:offsets"])
        long = np.flatnonzero(lengths >= LONG)
        values.append(gather(batch["shingles"], batch["shingles:offsets"], long)[0])
        sizes.append(lengths[long])
        if sum(map(len, sizes)) >= SAMPLE:
            break
    shingles, offsets = np.concatenate(values), offsets_of(np.concatenate(sizes)[:SAMPLE])
    found = score(shingles, offsets, *exact.find(shingles[: offsets[-1]], offsets, jaccard)).jaccard
    return found[found >= jaccard]


@stage(KEYS)
def band(representatives: Batch, *, bands: int, rows: int, seed: int) -> Batch:
    """The keys under which a passage meets those it may match; one without shingles meets none."""
    cut = Bands(bands, rows)
    representatives = take(representatives, np.diff(representatives["shingles:offsets"]) > 0)
    signatures = sign(representatives["shingles"], representatives["shingles:offsets"], cut.permutations, seed)
    return {"key": keys(signatures, cut).ravel(), "id": np.repeat(representatives["id"], bands)}


@stage(MET)
def pair(keyed: Batch) -> Batch:
    """The pairs of passages that share a key."""
    groups = runs(keyed["key"])
    left, right = pair_within(groups)
    after = np.repeat(groups[1:], np.diff(groups)) - np.arange(groups[-1]) - 1  # members that follow in the group
    crowded = np.flatnonzero(after > NEIGHBOURS)
    ids = keyed["id"]
    return {
        "id": np.concatenate([ids[left], ids[crowded]]),
        "right": np.concatenate([ids[right], ids[crowded]]),
        "left_out": np.concatenate([np.zeros(len(left), np.int64), after[crowded] - NEIGHBOURS]).astype(np.uint32),
    }


@stage(LEFT_OUT)
def count_left_out(met: Batch) -> Batch:
    """How many pairs crowds left out, key by key."""
    return {"pairs": met["left_out"].sum(keepdims=True, dtype=np.int64)}


@stage(PAIRS)
def each_once(met: Batch) -> Batch:
    """Each pair once."""
    order = order_by([met["id"], met["right"]])
    left, right = met["id"][order], met["right"][order]
    fresh = starts(left, right) & (left != right)
    return {"id": left[fresh], "right": right[fresh]}
