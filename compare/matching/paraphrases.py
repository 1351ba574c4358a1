"""The probability that two parts of statements report one remark: a logistic model small enough to read.

Its weights stand in `paraphrases.json` beside this file, with what they were trained on and how well they did; the
script `benchmarks/paraphrases.py` made them. Who spoke is a rule, not a weight: two different named persons never
make one remark, however alike their words; nor do two claims of which one takes back the other.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.matching.dates import DAYS_APART as DAYS_APART
from compare.matching.dates import are_dated
from compare.matching.dates import days_apart as days_apart
from compare.matching.likenesses import FEATURES, QUOTED, Comparable, feature_matrix
from compare.matching.relations import ONE_CLAIM, Relation, contradiction, describe, relation
from compare.matching.sets import Floats
from compare.matching.speaker_pairs import are_body_and_voice, speakers_of_pair

WEIGHTS = Path(__file__).with_suffix(".json")

# From which probability two parts are linked. Swept by cross-validation at the base rate of a run (precision, recall):
# inside one article 0.3 (.75, .69), 0.35 (.79, .67), 0.4 (.82, .67), 0.5 (.88, .59); across articles of known days at
# most 14 apart 0.3 (.80, .77), 0.35 (.81, .73), 0.4 (.84, .70), 0.5 (.88, .67): of what 0.3 adds there half is right.
# The same without their dates, among those of other occasions: 0.4 (.83, .70), 0.5 (.87, .67), 0.6 (.91, .63), 0.7
# (.95, .61), 0.8 (.97, .56).
LINKED_WITHIN, LINKED_ACROSS, LINKED_UNDATED = 0.3, 0.4, 0.6
# The same where a body is named on one side and somebody else on the other ("White House", "Jay Carney"). Of 41 such
# pairs that a run over 550 articles held to be alike, read one by one, 14 of the 16 from 0.8 on are one remark; below
# it most are a theme of the day.
LINKED_COMPATIBLE = 0.8
# Below this nothing is listed or linked, and nobody need know whether one part takes back the other.
LISTED = 0.15


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
        # Summed row by row: a product of matrices rounds a row by how many others there are.
        terms = (np.asarray(features, dtype=np.float64) - self.means) / self.scales * self.weights
        scores = terms.sum(axis=-1) + self.intercept
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


def is_dated(left: Comparable, right: Comparable) -> bool:
    """Whether the years of both are known: then they are near each other, or a rule keeps them apart."""
    return are_dated(left.published, right.published)


def is_near(left: Comparable, right: Comparable) -> bool:
    """Whether nothing about their days is in doubt: in one article, or both dated."""
    return left.article == right.article or is_dated(left, right)


def linked_from(left: Comparable, right: Comparable) -> float:
    """From which probability two parts are linked."""
    within = left.article == right.article
    least = LINKED_WITHIN if within else LINKED_ACROSS if is_dated(left, right) else LINKED_UNDATED
    return max(least, LINKED_COMPATIBLE) if are_body_and_voice(left, right) else least


def forbidden(left: Comparable, right: Comparable) -> str | None:
    """Why two parts cannot report one remark whatever their words, or None."""
    if speakers_of_pair(left, right) == "different":
        return "different speakers"
    apart = 0 if left.article == right.article else days_apart(left.published, right.published) or 0
    return f"{apart} days apart" if apart > DAYS_APART else None


def taken_back(left: Comparable, right: Comparable) -> str | None:
    """How one part takes back what the other says, in words, or None.

    Two sides that quote enough words in common are one remark with a word put otherwise.
    """
    against = contradiction(left.text, right.text, quoted=left.form in QUOTED and right.form in QUOTED)
    return describe(against) if against else None


def relation_of(left: Comparable, right: Comparable, held: Link, cosine: float) -> Relation | None:
    """What two scored parts are to each other; None where they have nothing to do with each other."""
    against = held.likeness >= ONE_CLAIM and taken_back(left, right) is not None
    return relation(held.probability >= linked_from(left, right), against, held.likeness, cosine)


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
    parts: Sequence[Comparable],
    left: NDArray[np.integer],
    right: NDArray[np.integer],
    cosines: Floats,
    told_from: float = 0.0,
) -> list[Link]:
    """Score the pairs `(parts[left[i]], parts[right[i]])`; `cosines` are those of their embeddings.

    One link a pair, in order, each the same in any company. A pair of a likeness below `told_from` is given no reason,
    and no rule is asked about it.
    """
    rows = feature_matrix(parts, left, right, cosines)
    likenesses = probability(rows)
    return [
        judge(parts[i], parts[j], row, likeness) if likeness >= told_from else Link(likeness, likeness, "")
        for i, j, row, likeness in zip(left.tolist(), right.tolist(), rows, likenesses.tolist(), strict=True)
    ]


def judge(left: Comparable, right: Comparable, row: Floats, likeness: float) -> Link:
    """What is held about one pair by its likeness and the rules."""
    why = reason(row)
    against = forbidden(left, right)
    if against:
        return Link(0.0, likeness, f"{against}; {why.split(', ', 1)[1]}")
    taken = taken_back(left, right) if likeness >= LISTED else None
    if taken:
        return Link(0.0, likeness, f"contradicts: {taken}; {why}")
    if likeness < linked_from(left, right):
        if are_body_and_voice(left, right) and likeness >= LINKED_ACROSS:
            why = f"possible: speakers not known to be one; {why}"
        elif likeness >= LINKED_ACROSS and not is_near(left, right):
            why = f"possible: dates not stated; {why}"
    return Link(likeness, likeness, why)
