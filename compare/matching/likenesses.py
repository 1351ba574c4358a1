"""How two parts of statements are alike and how they differ, as numbers: what the paraphrase model looks at.

A part is read once, however many pairs it is in; a pair then costs a few set operations and two calls of rapidfuzz.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from compare.matching.inventories import Finding, Inventory, inventory, name_key, stem
from compare.reading.texts import words

FEATURES = (
    "cosine",  # of the sentence embeddings
    "stems_shared",  # content stems in common, over the smaller set
    "stems_jaccard",  # over the union
    "stems_common",  # how many, as a logarithm: two of three say less than eight of twelve
    "bigrams_shared",  # pairs of adjoining words in common, over the smaller set
    "order",  # stems in the same order (longest common subsequence), over the shorter side
    "token_set",  # rapidfuzz's token_set_ratio, 0 to 1
    "token_sort",  # rapidfuzz's token_sort_ratio, 0 to 1
    "numbers_agree",  # 1 where a number stands on both sides
    "numbers_conflict",  # 1 where both have numbers of one kind and none in common
    "names_agree",  # names in common, over the smaller set
    "names_conflict",  # 1 where each side names somebody or some place that the other does not, and they share none
    "negation_differs",  # 1 where only one side denies
    "length_ratio",  # words of the shorter over words of the longer side
    "shorter",  # logarithm of the words of the shorter side
    "same_speaker",  # 1 where both are named and may be one person, 0 otherwise
    "same_article",  # 1 inside one article, where a lede tells what a quotation says again
    "both_quoted",  # 1 where both have words in quotation marks, inside one article: a speaker seldom says it twice
    "forms_differ",  # 1 where they are of two kinds: a headline or a reporter tells a remark that is then quoted
    "both_told",  # 1 where a reporter tells both
)

QUOTED = ("direct", "mixed")
Floats = NDArray[np.float64]


class Comparable(Protocol):
    """What has to be known about a part: every object with these attributes will do."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def speaker(self) -> str | None:
        """A key of who said it; None where nobody is named, or only by a role."""

    @property
    def article(self) -> int:
        """Where it stands."""

    @property
    def form(self) -> str:
        """direct, mixed, indirect or headline."""

    @property
    def published(self) -> str | None:
        """EDTF; empty or None where unknown."""


class Reading(NamedTuple):
    """What is taken from a part once."""

    folded: str
    stems: list[str]
    bigrams: frozenset[tuple[str, str]]
    inventory: Inventory
    names: frozenset[str]
    capitals: frozenset[str]
    numbers: dict[str, frozenset[str]]


def read_part(part: Comparable) -> Reading:
    """The words, stems, numbers and names of a part."""
    found = words(part.text)
    folded = [word.text for word in found]
    taken = inventory(part.text, found)
    return Reading(
        folded=" ".join(folded),
        stems=[stem(word) for word in folded],
        bigrams=frozenset(pairwise(folded)),
        inventory=taken,
        names=frozenset(one.value for one in taken.names),
        capitals=frozenset(name_key(word.text) for word in found if part.text[word.start].isupper()),
        numbers=by_kind(taken.numbers),
    )


def by_kind(numbers: tuple[Finding, ...]) -> dict[str, frozenset[str]]:
    """The values of each kind: a percentage can only conflict with a percentage, a year with a year."""
    kinds = {one.kind for one in numbers}
    return {kind: frozenset(one.value for one in numbers if one.kind == kind) for kind in kinds}


def share(common: int, one: int, other: int) -> float:
    """How much of the smaller of two sets is in common; 0 where one is empty."""
    smaller = min(one, other)
    return common / smaller if smaller else 0.0


def numbers_conflict(left: Reading, right: Reading) -> bool:
    """Whether both give numbers of one kind, and none of them is the same."""
    return any(kind in right.numbers and not values & right.numbers[kind] for kind, values in left.numbers.items())


def names_conflict(left: Reading, right: Reading) -> bool:
    """Whether each side names what the other does not even mention, and no name stands in both."""
    return bool(left.names - right.capitals and right.names - left.capitals and not left.capitals & right.names)


def compare_readings(left: Reading, right: Reading) -> list[float]:
    """The features of a pair that come from its two texts: all but the cosine (first) and the context (last five)."""
    stems_left, stems_right = left.inventory.stems, right.inventory.stems
    common = len(stems_left & stems_right)
    shorter, longer = sorted((len(left.stems), len(right.stems)))
    agreeing = any(values & right.numbers.get(kind, frozenset()) for kind, values in left.numbers.items())
    shared_names = len(left.names & right.capitals | right.names & left.capitals)
    return [
        share(common, len(stems_left), len(stems_right)),
        common / max(1, len(stems_left | stems_right)),
        math.log1p(common),
        share(len(left.bigrams & right.bigrams), len(left.bigrams), len(right.bigrams)),
        LCSseq.similarity(left.stems, right.stems) / max(1, shorter),
        fuzz.token_set_ratio(left.folded, right.folded) / 100,
        fuzz.token_sort_ratio(left.folded, right.folded) / 100,
        float(agreeing),
        float(numbers_conflict(left, right)),
        min(1.0, share(shared_names, len(left.names), len(right.names))),
        float(names_conflict(left, right)),
        float(bool(left.inventory.negations) != bool(right.inventory.negations)),
        shorter / max(1, longer),
        math.log1p(shorter),
    ]


def is_one_person(one: str | None, other: str | None) -> bool:
    """Whether two keys may name one person: the same words, or the last words of the other ("obama", "barak obama")."""
    if one is None or other is None:
        return False
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return longer == shorter or (" & " not in longer and longer.endswith(f" {shorter}"))


def compare_contexts(left: Comparable, right: Comparable) -> tuple[bool, bool, bool, bool, bool]:
    """The features of a pair that come from where, how and by whom its parts are said."""
    together = left.article == right.article
    kinds = ["quoted" if part.form in QUOTED else part.form for part in (left, right)]
    return (
        is_one_person(left.speaker, right.speaker),
        together,
        together and kinds == ["quoted", "quoted"],
        kinds[0] != kinds[1],
        kinds == ["indirect", "indirect"],
    )


def feature_matrix(
    parts: Sequence[Comparable],
    left: NDArray[np.integer],
    right: NDArray[np.integer],
    cosines: Floats,
    readings: Mapping[int, Reading] | None = None,
) -> Floats:
    """The features of the pairs `(parts[left[i]], parts[right[i]])`: shape (pairs, len(FEATURES)), in that order."""
    if readings is None:
        readings = {number: read_part(part) for number, part in enumerate(parts)}
    matrix = np.zeros((len(left), len(FEATURES)))
    for row, (i, j) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        one, other = parts[i], parts[j]
        matrix[row, 1:-5] = compare_readings(readings[i], readings[j])
        matrix[row, -5:] = compare_contexts(one, other)
    matrix[:, 0] = cosines
    return matrix


def features(left: Comparable, right: Comparable, cosine: float) -> Floats:
    """The features of one pair: shape (len(FEATURES),)."""
    row: Floats = feature_matrix([left, right], np.array([0]), np.array([1]), np.array([cosine]))[0]
    return row
