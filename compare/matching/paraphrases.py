"""The probability that two parts of statements report one remark: a logistic model small enough to read.

Its weights stand in `paraphrases.json` beside this file, with what they were trained on and how well they did; the
script `benchmarks/paraphrases.py` made them. Who spoke is a rule, not a weight: two different named speakers never
make one remark, however alike their words.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.matching.likenesses import FEATURES, Comparable, Floats, feature_matrix, read_part

WEIGHTS = Path(__file__).with_suffix(".json")
# Two statements further apart are two occasions, whoever says them: news repeats a remark within days.
DAYS_APART = 14

# From which probability two parts are linked. Inside one article a reporter tells a remark and then quotes it, so that
# chance likeness is rare; across articles it is common. By cross-validation on labelled pairs: within, 0.3 gives
# precision .74 and recall .93 (0.5: .88, .80); across, 0.5 gives .95 and .90 (0.8: .99, .83).
LINKED_WITHIN, LINKED_ACROSS = 0.3, 0.5


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model over standardised features."""

    names: tuple[str, ...]
    means: Floats
    scales: Floats
    weights: Floats
    intercept: float

    def probability(self, features: Floats) -> Floats:
        """P(same remark) for rows of features, shape (..., len(names)): shape (...), rounded to 6 decimals."""
        scores = (np.asarray(features, dtype=np.float64) - self.means) / self.scales @ self.weights + self.intercept
        rounded: Floats = np.round(1 / (1 + np.exp(-scores)), 6)
        return rounded


class Link(NamedTuple):
    """What is held about a pair of parts."""

    probability: float  # that they report one remark; 0 where a rule forbids it
    likeness: float  # what the model alone says: beside a probability of 0 it tells the same claim by another speaker
    reason: str


@cache
def stored_model() -> Model:
    """The model that comes with the program."""
    card = json.loads(WEIGHTS.read_text("utf-8"))
    model = Model(
        names=tuple(card["features"]),
        means=np.array(card["means"], dtype=np.float64),
        scales=np.array(card["scales"], dtype=np.float64),
        weights=np.array(card["weights"], dtype=np.float64),
        intercept=float(card["intercept"]),
    )
    if model.names != FEATURES:
        raise ValueError(f"{WEIGHTS.name}: weights are for other features; run benchmarks/paraphrases.py again")
    return model


def probability(features: Floats) -> Floats:
    """P(same remark) by the stored model; shape (..., len(FEATURES)) to (...), rounded to 6 decimals."""
    return stored_model().probability(features)


def day(published: str | None) -> date | None:
    """The day that an EDTF date names, sure or not; None where it names none ("2018-08", "XXXX-10-21")."""
    try:
        return date.fromisoformat((published or "").rstrip("?~%")[:10])
    except ValueError:
        return None


def forbidden(left: Comparable, right: Comparable) -> str | None:
    """Why two parts cannot report one remark whatever their words, or None."""
    if left.speaker is not None and right.speaker is not None and left.speaker != right.speaker:
        return "different speakers"
    one, other = day(left.published), day(right.published)
    apart = abs((one - other).days) if one and other else 0
    return f"{apart} days apart" if apart > DAYS_APART else None


def reason(row: Floats) -> str:
    """What speaks for and against, in a few words."""
    value = dict(zip(FEATURES, row.tolist(), strict=True))
    said = "same speaker" if value["same_speaker"] else "speaker not named on both sides"
    words = round(float(np.expm1(value["stems_common"])))
    found = [said, f"{words} content word{'' if words == 1 else 's'} in common", f"cosine {value['cosine']:.2f}"]
    found += ["a number in common"] * bool(value["numbers_agree"]) + ["other numbers"] * bool(value["numbers_conflict"])
    found += ["other names"] * bool(value["names_conflict"]) + ["only one side denies"] * bool(
        value["negation_differs"]
    )
    return ", ".join(found)


def link(
    parts: Sequence[Comparable], left: NDArray[np.integer], right: NDArray[np.integer], cosines: Floats
) -> list[Link]:
    """Score the pairs `(parts[left[i]], parts[right[i]])`; `cosines` are those of their embeddings.

    One link a pair, in order. Each part is read once, however many pairs it is in.
    """
    needed = np.unique(np.concatenate([left, right])) if len(left) else np.array([], dtype=np.int64)
    readings = dict(zip(needed.tolist(), (read_part(parts[i]) for i in needed.tolist()), strict=True))
    rows = feature_matrix(parts, left, right, cosines, readings)
    likenesses = probability(rows)
    links: list[Link] = []
    for i, j, row, likeness in zip(left.tolist(), right.tolist(), rows, likenesses.tolist(), strict=True):
        against = forbidden(parts[i], parts[j])
        if against:
            links.append(Link(0.0, likeness, f"{against}; {reason(row).split(', ', 1)[1]}"))
        else:
            links.append(Link(likeness, likeness, reason(row)))
    return links
