"""Train and measure the paraphrase model; writes compare/matching/paraphrases.json.

usage: python benchmarks/paraphrases.py DATA GOLD [--write]

DATA: the folder with basil-half, pairs-dev-articles and allsides-2012-2016 (.jsonl.xz). Trained on part_pairs.csv
beside this script: places (the article's line from 0, characters, the form of the statement) of pairs of parts as a run
over those articles compares them, without the pairs that a rule decides. Of three kinds:

- `within` one article, and `near`: in two articles within 14 days. Ranked by a likeness, the top was read (`read`: 1)
  nearly whole and each band below it by a sample; doubtful pairs were left out; a pair weighs as many as it stands for.
  The lowest band counts as different unread: in basil-half 40 pairs read above it held none of one remark, in
  pairs-dev-articles 4 of 38 did, so that a few hundredths of its pairs may be wrong there and recall is flattered.
  Of allsides-2012-2016 1,779 articles were run, none of them of pairs-dev-articles, and 626 pairs of two articles read,
  drawn by bands of probability, form and days, most with an indirect side; those below 0.01 count as different unread.
  Of 1,803 other articles of it 124 pairs more were read, that reporters tell and of which one side names nobody at
  least, drawn by bands of cosine from .72 on: there they share the weight with those drawn before.
- `far`: in two articles more than 60 days apart and without eight words in a row in common: other occasions, unread.

So the weighted pairs have the base rate of a run. All figures on them are by 10-fold cross-validation, folds by event
or day. GOLD: the folder with quote-pairs-dev.jsonl and statement-pairs-dev.jsonl, pairs of statements of two outlets
that are only measured (trained on as well, they change nothing). The seed articles are never trained on.
"""

from __future__ import annotations

import csv
import json
import lzma
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from compare.matching.likenesses import FEATURES, feature_matrix
from compare.matching.paraphrases import WEIGHTS
from compare.matching.parts import split_parts

Floats = NDArray[np.float64]
HERE = Path(__file__).parent
TITLED = frozenset({"pairs-dev-articles"})
# Swept 20, 40, 60, 100 on the same folds: average precision .818, .819, .821, .819 within, .861, .861, .861, .860 near.
RIDGE = 60.0
FOLDS = 10
THRESHOLDS = (0.1, 0.15, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True)
class Part:
    """What the model looks at of a part."""

    text: str
    speaker: str | None = None
    article: int = 0
    form: str = "direct"
    published: str = ""


def read_lines(path: Path, wanted: set[int] | None = None) -> list[dict]:
    """The records of a file; of those that are not `wanted`, by number from 0, only an empty one."""
    with lzma.open(path, "rb") if path.suffix == ".xz" else path.open("rb") as lines:
        return [json.loads(line) if wanted is None or n in wanted else {} for n, line in enumerate(lines)]


def surname(name: str | None) -> str | None:
    return name.lower().split()[-1] if name and name.strip() else None


class Example:
    """One labelled pair: the pairs of parts it may be about, its label, weight, source and group (one fold each)."""

    def __init__(
        self, left: list[Part], right: list[Part], same: int, source: str, weight: float = 1.0, group: str = ""
    ) -> None:
        self.pairs = [(one, other) for one in left for other in right]
        self.same, self.weight, self.source, self.group = same, weight, source, group


def statement_examples(data: Path, gold: Path) -> list[Example]:
    """The sure pairs of statements of two outlets."""
    articles = {row["id"]: (n, row) for n, row in enumerate(read_lines(data / "pairs-dev-articles.jsonl.xz"))}
    examples = []
    for name in ("quote", "statement"):
        for pair in read_lines(gold / f"{name}-pairs-dev.jsonl"):
            if not pair["sure"] or pair["relation"] == "same-claim":
                continue
            sides = []
            for side in "ab":
                place = pair[side]
                number, row = articles[place["ID"]]
                span = (place["start"], place["end"])
                speaker, form = surname(pair[f"speaker_{side}"]), place.get("form", "direct")
                found = split_parts(row["text"], span) or [span]
                told = {"speaker": speaker, "article": number, "form": form, "published": row["published"]}
                sides.append([Part(row["text"][a:b], **told) for a, b in found])
            examples.append(Example(*sides, int(pair["relation"] in ("same-remark", "overlap")), name))
    return examples


def part_examples(data: Path) -> list[Example]:
    """The pairs of parts at the base rate of a run."""
    with (HERE / "part_pairs.csv").open(newline="") as lines:
        pairs = list(csv.DictReader(lines))
    articles: dict[tuple[str, str], dict] = {}
    for corpus in sorted({pair["corpus"] for pair in pairs}):
        wanted = {int(pair[f"article_{side}"]) for pair in pairs for side in "ab" if pair["corpus"] == corpus}
        rows = read_lines(data / f"{corpus}.jsonl.xz", wanted)
        for number in wanted:
            title = f"{rows[number]['title']}\n\n" if corpus in TITLED else ""
            articles[corpus, str(number)] = rows[number] | {"text": title + rows[number]["text"]}
    examples = []
    for pair in pairs:
        sides = []
        for side, name in (("a", "one"), ("b", "one" if pair["one_speaker"] == "1" else None)):
            key = (pair["corpus"], pair[f"article_{side}"])
            text = articles[key]["text"][int(pair[f"start_{side}"]) : int(pair[f"end_{side}"])]
            # What was said on another occasion stands for what is not dated.
            published = "" if pair["kind"] == "far" else articles[key]["published"]
            sides.append([Part(text, name, int(key[1]), form=pair[f"form_{side}"], published=published)])
        first = articles[pair["corpus"], pair["article_a"]]
        group = first.get("event", first["published"])
        examples.append(Example(*sides, int(pair["same"]), pair["kind"], float(pair["weight"]), group))
    return examples


def vectors(texts: list[str]) -> dict[str, Floats]:
    """Unit vectors by the bundled weights, computed once a text."""
    from compare.matching.embeddings import Encoder

    distinct = sorted(set(texts))
    return dict(zip(distinct, Encoder(None).encode(distinct), strict=True))


def features_of(examples: list[Example]) -> list[Floats]:
    """The features of every pair of parts of each example: shape (pairs of parts, features)."""
    pairs = [pair for example in examples for pair in example.pairs]
    vector = vectors([part.text for pair in pairs for part in pair])
    parts = [part for pair in pairs for part in pair]
    cosines = np.array([float(vector[one.text] @ vector[other.text]) for one, other in pairs])
    rows = feature_matrix(parts, np.arange(0, len(parts), 2), np.arange(1, len(parts), 2), cosines)
    bounds = np.cumsum([0, *(len(example.pairs) for example in examples)])
    return [rows[a:b] for a, b in pairwise(bounds)]


def fit(rows: Floats, same: Floats, weights: Floats, ridge: float = RIDGE) -> Floats:
    """Weights of a logistic model with a free intercept (last) by Newton's method with an L2 penalty."""
    rows = np.column_stack([rows, np.ones(len(rows))])
    found = np.zeros(rows.shape[1])
    penalty = np.append(np.full(rows.shape[1] - 1, ridge), 0.0)
    for _ in range(100):
        p = 1 / (1 + np.exp(-rows @ found))
        gradient = rows.T @ (weights * (p - same)) + penalty * found
        hessian = rows.T @ (rows * (weights * p * (1 - p))[:, None]) + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        found -= np.clip(step, -3, 3)
        if np.abs(step).max() < 1e-9:
            break
    return found


class Trained:
    """A fitted model: standardised features, weights, intercept."""

    def __init__(self, features: list[Floats], examples: list[Example]) -> None:
        """Fit to examples of one pair of parts each."""
        rows = np.concatenate(features)
        self.means, self.scales = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-6)
        same = np.array([example.same for example in examples], dtype=float)
        found = fit((rows - self.means) / self.scales, same, np.array([example.weight for example in examples]))
        self.weights, self.intercept = found[:-1], float(found[-1])

    def probabilities(self, features: list[Floats]) -> Floats:
        """For each example that of its likeliest pair of parts."""
        scores = [((rows - self.means) / self.scales @ self.weights + self.intercept).max() for rows in features]
        return 1 / (1 + np.exp(-np.array(scores)))


def auc(p: Floats, same: NDArray[np.bool_], weights: Floats) -> float:
    """The weighted share of pairs of a positive and a negative that stand in order; ties count half."""
    order = np.argsort(p, kind="stable")
    _, level = np.unique(p[order], return_inverse=True)
    positives = np.bincount(level, (weights * same)[order])
    negatives = np.bincount(level, (weights * ~same)[order])
    below = np.cumsum(negatives) - negatives / 2
    return float((positives * below).sum() / (positives.sum() * negatives.sum()))


def average_precision(p: Floats, same: NDArray[np.bool_], weights: Floats) -> float:
    order = np.argsort(-p, kind="stable")
    right = (weights * same)[order]
    return float((np.cumsum(right) / np.cumsum(weights[order]) * right).sum() / right.sum())


def reliability(
    p: Floats, same: NDArray[np.bool_], weights: Floats
) -> tuple[float, list[tuple[float, float, float, int, int]]]:
    """Expected calibration error over ten bins; the rows (low end, mean p, share right, pairs read, pairs in a run)."""
    table, error = [], 0.0
    for low in np.arange(10) / 10:
        here = (p >= low) & (p < low + 0.1 if low < 0.9 else p <= 1)
        if here.any():
            mean, right = np.average(p[here], weights=weights[here]), np.average(same[here], weights=weights[here])
            error += weights[here].sum() / weights.sum() * abs(mean - right)
            counts = int(here.sum()), int(weights[here].sum())
            table.append((float(low), round(float(mean), 3), round(float(right), 3), *counts))
    return float(error), table


def cross_validated(features: list[Floats], examples: list[Example]) -> Floats:
    """The probability of every example by a model that saw none of its group."""
    groups = sorted({example.group for example in examples})
    places = np.random.default_rng(0).permutation(len(groups)) % FOLDS
    of_group = dict(zip(groups, places.tolist(), strict=True))
    fold = np.array([of_group[example.group] for example in examples])
    found = np.zeros(len(examples))
    for number in range(FOLDS):
        kept, held = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        model = Trained([features[i] for i in kept], [examples[i] for i in kept])
        found[held] = model.probabilities([features[i] for i in held])
    return found


def figures(p: Floats, same: NDArray[np.bool_], weights: Floats, cosines: Floats) -> dict[str, float | int]:
    """What is kept in the card for one source."""
    q = np.clip(p, 1e-6, 1 - 1e-6)
    return {
        "pairs": len(p),
        "positives": int(same.sum()),
        "base_rate": round(float(np.average(same, weights=weights)), 4),
        "auc": round(auc(p, same, weights), 3),
        "average_precision": round(average_precision(p, same, weights), 3),
        "average_precision_cosine": round(average_precision(cosines, same, weights), 3),
        "calibration_error": round(reliability(p, same, weights)[0], 4),
        "log_loss": round(float(-np.average(np.where(same, np.log(q), np.log(1 - q)), weights=weights)), 4),
    }


def show_sweep(name: str, p: Floats, same: NDArray[np.bool_], weights: Floats) -> None:
    for row in reliability(p, same, weights)[1]:
        print("  from {:.1f}: mean p {:.3f}, right {:.3f} ({} pairs, {} in a run)".format(*row))
    for threshold in THRESHOLDS:
        taken = p >= threshold
        right, linked = weights[taken & same].sum(), weights[taken].sum()
        print(
            f"  {name} from {threshold}: {linked:.0f} linked, precision {right / max(linked, 1e-9):.3f},"
            f" recall {right / weights[same].sum():.3f}"
        )


def main(data: Path, gold: Path, write: bool) -> None:
    examples, tests = part_examples(data), statement_examples(data, gold)
    features = features_of(examples + tests)
    features, tested = features[: len(examples)], features[len(examples) :]
    model = Trained(features, examples)
    p = np.append(cross_validated(features, examples), model.probabilities(tested))
    everything = examples + tests
    same = np.array([bool(example.same) for example in everything])
    weights = np.array([example.weight for example in everything])
    source = np.array([example.source for example in everything])
    cosines = np.array([one[:, 0].max() for one in features + tested])
    measured = {}
    for name in ("within", "near", "quote", "statement"):
        here = source == name
        measured[name] = figures(p[here], same[here], weights[here], cosines[here])
        print(name, json.dumps(measured[name]))
        show_sweep(name, p[here], same[here], weights[here])
    undated = np.isin(source, ["near", "far"])
    show_sweep("near and far", p[undated], same[undated], weights[undated])
    print(json.dumps(dict(zip(FEATURES, model.weights.round(2).tolist(), strict=True))))
    if write:
        card = {
            "what": "P(two parts of statements report one remark): logistic, over standardised features",
            "trained_on": dict(Counter(example.source for example in examples)),
            "by": "benchmarks/paraphrases.py",
            "cross_validated": {name: measured[name] for name in ("within", "near")},
            "held_out": {name: measured[name] for name in ("quote", "statement")},
            "features": FEATURES,
            "means": model.means.round(6).tolist(),
            "scales": model.scales.round(6).tolist(),
            "weights": model.weights.round(6).tolist(),
            "intercept": round(model.intercept, 6),
        }
        WEIGHTS.write_text(json.dumps(card, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), "--write" in sys.argv)
