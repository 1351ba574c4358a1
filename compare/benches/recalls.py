"""How many of the near-duplicates that there are, are found: against all pairs, counted without any filter.

Over passages of distinct words, 8 or more, and pairs of different articles: copies word for word are always found, and
would hide what is missed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.benches import samples
from compare.benches.corpora import Source
from compare.benches.plots import Points, plot, tenths
from compare.benches.rivals import Scored, score_table, shingles_of
from compare.benches.samples import Found
from compare.benches.tables import share, table
from compare.engines import open_engine
from compare.engines.batches import Batch, texts
from compare.matching.candidates import minhash
from compare.matching.candidates.minhash import Bands
from compare.matching.matches import JACCARD, Scores, are_near_duplicates
from compare.matching.stages import RECALL, candidates, near_duplicates, represent, sketch

SHORTEST = 8  # words
THRESHOLDS = (0.3, 0.5, 0.7)
BINS = 14  # of the curve, from JACCARD to 1
RECALLS = (0.95, 0.99, 1.0)
PUBLIC = ((25, 5), (40, 3))  # bands and rows that others use

Which = NDArray[np.bool_]


class Recalls(NamedTuple):
    """What was found of what there is."""

    source: str
    data: bytes  # the passages themselves, for their digest
    there: Scored  # all pairs of different articles from JACCARD on
    formulaic: Which  # which of them are alike in a form only: too few shingles in common
    candidates: Mapping[str, Which]  # for each way of looking, which of them are candidates
    proposed: Mapping[str, int]  # and how many candidates there were
    matched: Mapping[str, Which]  # for each --recall, which of them near_duplicates gives


def measure(source: Source, passages: int) -> Recalls:
    """Look in each way for the pairs of this many passages."""
    sample = samples.drop_repeated(samples.draw(source, passages, SHORTEST))
    there = across_articles(sample, all_pairs(texts(sample, "text"), JACCARD))
    counts = Scores(there.shared, there.jaccard, there.jaccard, there.jaccard)
    looked = look(sample)
    return Recalls(
        f"{source.name}: {len(sample['id']):,} passages",
        sample["text"].tobytes(),
        there,
        ~are_near_duplicates(counts, JACCARD),
        {name: found.holds(there.left, there.right) for name, found in looked.items()},
        {name: len(found.left) for name, found in looked.items()},
        {name_of(recall): match(sample, recall).holds(there.left, there.right) for recall in RECALLS},
    )


def all_pairs(passages: Sequence[str], jaccard: float) -> Scored:
    """All pairs with this likeness or more, by counting what each passage shares with each earlier one.

    An inverted index of the 3-grams as strings, nothing left out: no hash, no filter, no array of ours.
    """
    sets = [shingles_of(text) for text in passages]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    scored = []
    for number, mine in enumerate(sets):
        for other, shared in Counter(chain.from_iterable(holders[shingle] for shingle in mine)).items():
            likeness = round(shared / (len(mine) + len(sets[other]) - shared), 6)
            if likeness >= jaccard:
                scored.append((other, number, shared, likeness))
        for shingle in mine:
            holders[shingle].append(number)
    return score_table(scored)


def across_articles(sample: Batch, pairs: Scored) -> Scored:
    """The pairs of two articles."""
    return pairs.keep(sample["article"][pairs.left] != sample["article"][pairs.right])


def look(sample: Batch) -> dict[str, Found]:
    """Candidates by two public choices of bands, and by what `--recall` picks."""
    shingled = samples.shingle(sample)
    found = {
        f"{bands} x {rows}": samples.found_among(
            shingled, minhash.find(shingled.shingles, shingled.offsets, Bands(bands, rows))
        )
        for bands, rows in PUBLIC
    }
    return found | {name_of(recall): propose(sample, recall) for recall in RECALLS}


def name_of(recall: float) -> str:
    """A `--recall` with the way it is reached."""
    way = "exact join" if recall == 1 else "MinHash, bands picked on a sample"
    return f"--recall {recall:g} ({way}{', default' if recall == RECALL else ''})"


def propose(sample: Batch, recall: float) -> Found:
    """The candidates that near_duplicates verifies."""
    with open_engine("inline") as engine:
        representatives = engine.group(represent, engine.map(sketch, samples.keep(engine, sample)), key="digest")
        found = candidates(engine, representatives, JACCARD, recall, seed=1)
        return samples.found_in(found.pairs, len(sample["id"]))


def match(sample: Batch, recall: float) -> Found:
    """What near_duplicates finds."""
    with open_engine("inline") as engine:
        result = near_duplicates(engine, samples.keep(engine, sample), recall=recall)
        return samples.found_by(result, len(sample["id"]))


def figures(measured: Recalls) -> dict[str, float]:
    """Recall of near_duplicates in percent: what is pinned."""
    return {
        f"--recall {recall:g}, J >= {least}": 100 * _recall(measured, measured.matched[name_of(recall)], least)
        for recall in RECALLS
        for least in THRESHOLDS[:2]
    }


def report(measured: Recalls) -> str:
    """The tables."""
    looked = [
        [name, f"{measured.proposed[name]:,}", *(share(_recall(measured, found, least)) for least in THRESHOLDS)]
        for name, found in measured.candidates.items()
    ]
    matched = [
        [name, *(share(_recall(measured, found, least)) for least in THRESHOLDS)]
        for name, found in measured.matched.items()
    ]
    every = np.ones(len(measured.formulaic), np.bool_)
    thresholds = [f"J >= {least}" for least in THRESHOLDS]
    return "\n\n".join(
        [
            f"{measured.source} of {SHORTEST} or more words, each of words of its own; pairs of different articles, "
            "and which of them are formulaic (under 8 shingles in common and J < 0.7), found but not counted as reuse:",
            table(
                ["", *thresholds],
                [_counts("pairs", measured, every), _counts("formulaic", measured, measured.formulaic)],
            ),
            "Share of these pairs that become candidates:",
            table(["candidates by", "candidates", *thresholds], looked),
            "Share of them that `near_duplicates` gives as matches:",
            table(["matches by", *thresholds], matched),
        ]
    )


def _counts(name: str, measured: Recalls, rows: Which) -> list[str]:
    return [name, *(f"{int((rows & (measured.there.jaccard >= least)).sum()):,}" for least in THRESHOLDS)]


def _recall(measured: Recalls, found: Which, least: float) -> float:
    chosen = measured.there.jaccard >= least
    return float(found[chosen].mean()) if chosen.any() else float("nan")


def curve(measured: Recalls) -> str:
    """The plot: recall of each way over the likeness of pairs."""
    return plot(
        f"Recall of candidates: {measured.source}",
        tenths("Jaccard likeness of the pair (word 3-grams)", first=3),
        tenths("share found"),
        {name: _by_likeness(measured.there.jaccard, found) for name, found in measured.candidates.items()},
    )


def _by_likeness(jaccard: NDArray[np.float64], found: Which) -> Points:
    """Recall in bins of likeness, each at its mean."""
    numbers = np.minimum((jaccard - JACCARD) / (1 - JACCARD) * BINS, BINS - 1).astype(np.int64)
    return [
        (float(jaccard[numbers == number].mean()), float(found[numbers == number].mean()))
        for number in np.unique(numbers)
    ]
