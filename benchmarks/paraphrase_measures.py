"""Measure the paraphrase model beyond a run: on MRPC, on whole pairs of statements, on planted contraries.

usage: python benchmarks/paraphrase_measures.py DATA GOLD [--write]

DATA and GOLD as for paraphrases.py, and mrpc-train.jsonl.xz; --write: to results/paraphrases.md. Ends with exit status
1 where a figure pinned in floors.json for these data has fallen.

- MRPC (Dolan and Brockett 2005): weights of its own, as what it calls a paraphrase is another thing; the features of
  the texts and their squares, 10-fold. The measure is of the features.
- Statement pairs: the stored weights, which saw none of them; by the likeliest pair of parts. Resampled by pair.
- Planted: a side of each pair of parts that is one remark, with a denial put in or a figure changed, against the other
  side and against its own words, both as reporters of two articles tell them.
- Cost: pairs of the parts that the model was trained on, drawn at random, each text read before.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz

from benchmarks.floors import hold
from benchmarks.paraphrases import (
    FOLDS,
    HERE,
    Floats,
    Part,
    auc,
    average_precision,
    features_of,
    fit,
    part_examples,
    read_lines,
    reliability,
    statement_examples,
    vectors,
)
from benchmarks.sections import put
from compare.benches.tables import table
from compare.matching.likenesses import FEATURES, feature_matrix
from compare.matching.paraphrases import LINKED_ACROSS, LISTED, link, probability, relation_of
from compare.reading.texts import words

RESULTS = Path(__file__).parent.parent / "results" / "paraphrases.md"
CONTEXT = 6  # the last features tell who and where: MRPC has none of that
RIDGE = 3.0  # swept 1, 3, 10, 30 on MRPC: they differ by less than .001
RESAMPLES = 1_000
CORPORA = ("mrpc-train", "basil-half", "pairs-dev-articles", "allsides-2012-2016")
KINDS = ("statement", "quote")
DRAWN = 20_000  # pairs that are timed at once, as many as a stage scores
AUXILIARY = re.compile(r"\b(is|are|was|were|will|would|has|have|had|can|could|should|must)\b(?! not|n['’]t)")
FIGURE = re.compile(r"(?<![\w.,])[1-9]\d*(?![\w]|[.,]\d)")


class Measured(NamedTuple):
    """A row of the table, and those of its figures that are pinned."""

    name: str
    found: str
    figures: Mapping[str, float] = MappingProxyType({})


def scored_parts(parts: list[Part]) -> tuple[Floats, np.ndarray, np.ndarray, Floats]:
    """The features of parts 0 and 1, 2 and 3, ...; the rows of both sides; the cosines."""
    vector = vectors([part.text for part in parts])
    left = np.arange(0, len(parts), 2)
    cosines = np.array([float(vector[parts[i].text] @ vector[parts[i + 1].text]) for i in left])
    return feature_matrix(parts, left, left + 1, cosines), left, left + 1, cosines


def mrpc(data: Path) -> list[Measured]:
    """AUC, accuracy and calibration error by 10-fold cross-validation, three draws of folds."""
    rows = read_lines(data / "mrpc-train.jsonl.xz")
    parts = [Part(row[side]) for row in rows for side in ("text1", "text2")]
    figures, _, _, cosines = scored_parts(parts)
    plain = figures[:, : len(FEATURES) - CONTEXT]
    plain = (plain - plain.mean(axis=0)) / np.maximum(plain.std(axis=0), 1e-9)
    figures = np.column_stack([plain, np.clip(plain, -3, 3) ** 2])
    same = np.array([row["label"] for row in rows], dtype=float)
    ones = np.ones(len(same))
    found = []
    for draw in range(3):
        fold = np.random.default_rng(draw).permutation(len(same)) % FOLDS
        p = np.zeros(len(same))
        for number in range(FOLDS):
            kept, held = fold != number, fold == number
            weights = fit(figures[kept], same[kept], ones[kept], RIDGE)
            p[held] = 1 / (1 + np.exp(-(figures[held] @ weights[:-1] + weights[-1])))
        right_ones = float(((p > 0.5) == (same > 0)).mean())
        found.append((auc(p, same > 0, ones), right_ones, reliability(p, same > 0, ones)[0]))
    mean = np.mean(found, axis=0).tolist()
    cosine = auc(cosines, same > 0, ones)
    return [
        Measured(
            "MRPC train, 10-fold, mean of three draws: AUC / accuracy / calibration error",
            " / ".join(f"{value:.4f}" for value in mean),
            percent({"MRPC, AUC": mean[0], "MRPC, accuracy": mean[1]}),
        ),
        Measured("the same by the cosine alone: AUC", f"{cosine:.4f}"),
    ]


def percent(shares: Mapping[str, float]) -> dict[str, float]:
    """Shares as they are pinned."""
    return {name: round(100 * share, 1) for name, share in shares.items()}


def statements(data: Path, gold: Path) -> list[Measured]:
    """Average precision with its interval, against token_set_ratio, and the best F1."""
    examples = statement_examples(data, gold)
    scores = np.array([float(probability(rows).max()) for rows in features_of(examples)])
    ratios = np.array([word_ratio(example.pairs) for example in examples])
    same = np.array([bool(example.same) for example in examples])
    rows = []
    for source in KINDS:
        here = np.flatnonzero(np.array([example.source == source for example in examples]))
        ones = np.ones(len(examples))
        draws = np.random.default_rng(0).choice(here, (RESAMPLES, len(here)))
        both = [[average_precision(s[i], same[i], ones[i]) for s in (scores, ratios)] for i in draws]
        ours = np.array([one for one, _ in both])
        low, high = np.percentile(ours, [2.5, 97.5])
        better = sum(one > other for one, other in both) / RESAMPLES
        p, y = scores[here], same[here]
        best = max(2 * (y & (p >= t)).sum() / ((p >= t).sum() + y.sum()) for t in p)
        whole, ratio = (average_precision(s[here], y, ones[here]) for s in (scores, ratios))
        error = reliability(p, y, ones[here])[0]
        kind = f"{source} pairs"
        shares = {"average precision": whole, "best F1": best, "resamples better than token_set_ratio": better}
        rows += [
            Measured(
                f"{kind}, held out: average precision (95 in 100) / best F1 / calibration error",
                f"{whole:.3f} ({low:.3f} to {high:.3f}) / {best:.3f} / {error:.3f}",
                percent({f"{kind}, {name}": share for name, share in (*shares.items(), ("calibration error", error))}),
            ),
            Measured(
                "the same by token_set_ratio: average precision; resamples in which the model is better",
                f"{ratio:.3f}; {better:.3f}",
            ),
        ]
    return rows


def word_ratio(pairs: list[tuple[Part, Part]]) -> float:
    """token_set_ratio of the folded words of the two whole statements."""
    sides = (dict.fromkeys(one.text for one, _ in pairs), dict.fromkeys(other.text for _, other in pairs))
    left, right = (" ".join(word.text for text in side for word in words(text)) for side in sides)
    return float(fuzz.token_set_ratio(left, right))


def denied(text: str) -> str | None:
    """The text with its first auxiliary denied."""
    found, count = AUXILIARY.subn(r"\1 not", text, count=1)
    return found if count else None


def renumbered(text: str) -> str | None:
    """The text with its first figure changed."""
    found, count = FIGURE.subn(lambda match: str(int(match.group()) * 3 + 4), text, count=1)
    return found if count else None


def planted(data: Path) -> list[Measured]:
    """How many planted contraries are told as such, and how many still pass for one remark."""
    rows = []
    pairs = [example.pairs[0] for example in part_examples(data) if example.same]
    edits: dict[str, Callable[[str], str | None]] = {"denied": denied, "renumbered": renumbered}
    for name, edit in edits.items():
        for beside in ("its own words", "the other side"):
            parts, before = [], []
            for one, other in pairs:
                changed = edit(one.text)
                if changed is not None:
                    told = replace(other, text=one.text if beside == "its own words" else other.text, form="indirect")
                    before += [replace(one, form="indirect", article=-1), told]
                    parts += [replace(one, form="indirect", article=-1, text=changed), told]
            likely, contradicting = judged(parts)
            rows.append(
                Measured(
                    f"{name}, beside {beside}: contradicts / still one remark (before the edit), of",
                    f"{contradicting} / {likely} ({judged(before)[0]}) of {len(parts) // 2}",
                    {
                        f"{name}, beside {beside}, contradicts": contradicting,
                        f"{name}, beside {beside}, one remark": likely,
                    },
                )
            )
    return rows


def judged(parts: list[Part]) -> tuple[int, int]:
    """Of the pairs of parts 0 and 1, 2 and 3, ...: how many are likely one remark, and how many contradict."""
    _, left, right, cosines = scored_parts(parts)
    links = link(parts, left, right, cosines)
    likely = sum(held.probability >= LINKED_ACROSS for held in links)
    asked = zip(left.tolist(), right.tolist(), links, cosines.tolist(), strict=True)
    return likely, sum(relation_of(parts[i], parts[j], held, cosine) == "contradicts" for i, j, held, cosine in asked)


def cost(data: Path) -> list[Measured]:
    """Processor time of a pair: its features, and all that is held about it."""
    parts = [part for example in part_examples(data) for part in example.pairs[0]]
    left, right = np.random.default_rng(0).integers(0, len(parts), (2, DRAWN))
    cosines = np.full(DRAWN, 0.5)
    link(parts, left, right, cosines, LISTED)
    begun = time.process_time()
    feature_matrix(parts, left, right, cosines)
    between = time.process_time()
    link(parts, left, right, cosines, LISTED)
    spent = [1e6 * seconds / DRAWN for seconds in (between - begun, time.process_time() - between)]
    told = f"{spent[0]:.0f} / {spent[1]:.0f} microseconds"
    return [Measured("a pair, processor time: features / all of `link`", told)]


def main(data: Path, gold: Path, write: bool) -> None:
    found = [*mrpc(data), *statements(data, gold), *planted(data), *cost(data)]
    put(RESULTS if write else None, "measures", table(["measure", "found"], [[row.name, row.found] for row in found]))
    read = [*(data / f"{name}.jsonl.xz" for name in CORPORA), *(gold / f"{name}-pairs-dev.jsonl" for name in KINDS)]
    pinned = {name: figure for row in found for name, figure in row.figures.items()}
    hold("paraphrases", pinned, *read, HERE / "part_pairs.csv")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), "--write" in sys.argv)
