"""Fit and measure the cheap look at a pair that spares the costly one (compare/matching/candidates/prospects.py).

    python -m benchmarks.prospects RUN_DIR [RUN_DIR ...]

RUN_DIR: what `compare dedupe CORPUS` wrote, with all tiers. Its parts and vectors are read, what is near by meaning is
proposed and scored as in a run, all of it; the weights are fitted on all folders together, and each is measured by what
a threshold keeps of the pairs alike (0.15 and more), of those that would be linked (0.4 and more), and of all.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.paraphrases import Floats, fit
from compare import Run
from compare.benches.tables import table
from compare.matching.candidates import meaning
from compare.matching.candidates.prospects import FIGURES, LEAST, WEIGHTS, Looks, figures
from compare.matching.likenesses import feature_matrix
from compare.matching.paraphrases import DAYS_APART, LINKED_ACROSS, LISTED, probability
from compare.pipeline.joins import candidates_by_meaning
from compare.pipeline.rejoins import part_of
from compare.pipeline.rows import day_of

PARTS = """
SELECT parts.statement, parts.start, parts.end, parts.quoted, parts.speaker,
  substr(articles.text, parts.start + 1, parts.end - parts.start), parts.vector
FROM parts JOIN articles ON articles.id = parts.article
WHERE vector IS NOT NULL
ORDER BY articles.published, parts.article, parts.start
"""
SCORED = 50_000  # pairs at once, as a stage judges them
BELOW = (4.5, 5.0, 5.5, 6.0, 6.5, 7.0)  # thresholds that are tried, as scores below an even chance


class Scored(NamedTuple):
    """The candidates of a run."""

    figures: Floats  # (pairs, len(FIGURES))
    likeness: Floats  # (pairs,)


def scored(run: Run) -> Scored:
    """The candidates of a run, with what the cheap look sees of them and what the model holds of them."""
    rows = list(run.database.rows(PARTS))
    parts = [part_of(run, *row[:-1]) for row in rows]
    vectors = np.stack([np.frombuffer(row[-1], np.dtype("<f2")) for row in rows]).astype(np.float32)
    looks = Looks.at(parts, np.array([day_of(part.published) for part in parts]))
    left, right = candidates_by_meaning(vectors, looks.articles, looks.days, DAYS_APART, celled=True)
    order = np.lexsort((right, left))  # a text is read once for pairs that lie beside each other
    left, right = left[order], right[order]
    cosines = meaning.likeness(vectors, left, right)
    likeness = [
        probability(feature_matrix(parts, left[cut], right[cut], cosines[cut]))
        for cut in (slice(first, first + SCORED) for first in range(0, len(left), SCORED))
    ]
    return Scored(np.concatenate(list(figures(cosines, looks, left, right))), np.concatenate(likeness))


def fitted(pairs: Scored) -> tuple[Floats, float]:
    """The weights and the intercept of whether a pair is alike."""
    means, scales = pairs.figures.mean(axis=0), np.maximum(pairs.figures.std(axis=0), 1e-9)
    alike = (pairs.likeness >= LISTED).astype(np.float64)
    found = fit((pairs.figures - means) / scales, alike, np.ones(len(alike)), ridge=1.0)
    weights = found[:-1] / scales
    return weights, float(found[-1] - (weights * means).sum())


def kept(pairs: Scored, weights: Floats, least: float) -> list[str]:
    """What is kept of the pairs alike, of those that would be linked, and of all."""
    taken = pairs.figures @ weights >= least
    asked = pairs.likeness >= LISTED, pairs.likeness >= LINKED_ACROSS, np.ones(len(taken), np.bool_)
    return [f"{taken[one].mean():.4f}" for one in asked]


def main() -> None:
    parser = argparse.ArgumentParser(description="fit and measure the cheap look at a pair")
    parser.add_argument("runs", type=Path, nargs="+")
    options = parser.parse_args()
    found = {folder.name: scored(Run.open(folder)) for folder in options.runs}
    columns = zip(*found.values(), strict=True)
    weights, intercept = fitted(Scored(*(np.concatenate(column) for column in columns)))
    weights = weights.round(3)
    rows = [[name, f"{figure:.3f}"] for name, figure in zip(FIGURES, weights.tolist(), strict=True)]
    print(table(["figure", "weight"], [*rows, ["intercept", f"{intercept:.3f}"]]), end="\n\n")
    head = ["pairs of", "from", "alike", "linked", "all"]
    rows = [
        [f"{name} ({len(pairs.likeness):,})", f"-{below}", *kept(pairs, weights, -below - intercept)]
        for name, pairs in found.items()
        for below in BELOW
    ]
    rows += [[name, "as it is", *kept(pairs, WEIGHTS, LEAST)] for name, pairs in found.items()]
    print(table(head, rows))


if __name__ == "__main__":
    main()
