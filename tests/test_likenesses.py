"""Features of pairs as arrays, who speaks on two sides, and what two parts are to each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.paraphrases import Part
from compare.matching.dates import DAYS_APART
from compare.matching.inventories import stem
from compare.matching.likenesses import FEATURES, UNDATED, feature_matrix, features
from compare.matching.paraphrases import LINKED_COMPATIBLE, LISTED, link, linked_from, relation_of
from compare.matching.rarities import RAREST, rarity
from compare.matching.relations import contradiction, relation
from compare.matching.sets import Sets, Vocabulary, common
from compare.matching.speaker_pairs import are_body_and_voice, speakers_of_pair


@dataclass(frozen=True)
class Voiced:
    """A speaker as a part has it."""

    speaker: str | None
    name: str | None = None
    speaker_kind: str | None = None


@given(st.lists(st.tuples(st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9))), max_size=8))
def test_common_counts_what_two_sets_share(pairs: list[tuple[set[int], set[int]]]) -> None:
    values = Vocabulary()
    ones, others = (Sets.of([pair[side] for pair in pairs], values) for side in (0, 1))
    rows = np.arange(len(pairs))
    assert common(ones, rows, others, rows).tolist() == [len(one & other) for one, other in pairs]


TEXTS = [
    "The minister said 40 houses burned in Norwick on Friday",
    "Forty houses have burned in Norwick, and nobody must return",
    "FIRE IN NORWICK DESTROYS 40 HOUSES",
    "",
    "The mayor will not open the second bridge before May",
    "\ud800 \U0001f525 ... 3.5",
]


def test_the_features_of_a_pair_are_the_same_bytes_in_any_company() -> None:
    parts = [Part(text, None, number) for number, text in enumerate(TEXTS)]
    left, right = (side.ravel() for side in np.meshgrid(np.arange(len(parts)), np.arange(len(parts))))
    together = feature_matrix(parts, left, right, np.full(len(left), 0.5))
    for i, j, row in zip(left.tolist(), right.tolist(), together, strict=True):
        assert features(parts[i], parts[j], 0.5).tobytes() == row.tobytes()
    links = link(parts, left, right, np.full(len(left), 0.5))
    assert links[::-1] == link(parts, left[::-1], right[::-1], np.full(len(left), 0.5))


def value(one: str, other: str, name: str) -> float:
    return float(features(Part(one, None, 1), Part(other, None, 2), 0.5)[FEATURES.index(name)])


@pytest.mark.parametrize(
    ("one", "other", "name", "expected"),
    [
        ("forty boats left", "40 boats came", "numbers_agree", 1.0),
        ("40 boats left", "50 boats left", "numbers_conflict", 1.0),
        ("40 percent left", "50 boats left", "numbers_conflict", 0.0),
        ("we saw Anna Berg", "we saw Otto Holm", "names_conflict", 1.0),
        ("we saw Anna Berg", "he saw Berg", "names_conflict", 0.0),
        ("they did not leave", "they left", "negation_differs", 1.0),
        ("the small boats left", "the boats left", "plain_only_longer", np.log1p(1)),
        ("the small boats left", "the boats left", "plain_only_shorter", 0.0),
        ("the boats left on Friday", "the boats left", "circumstances_only_longer", np.log1p(1)),
        ("they must go", "they may go", "modality_differs", np.log1p(2)),
        ("they go home", "they go home", "ratio", 1.0),
        ("the filibuster zzyzx", "a zzyzx came", "rarity_mean", 1.0),
        ("the filibuster zzyzx", "a zzyzx came", "rarity_common", np.log1p(1)),
        ("FIRE IN NORWICK TONIGHT", "fire in the town", "title_case", 1.0),
        ("boats left the harbour", "boats left the harbour at noon", "partial", 1.0),
    ],
)
def test_a_feature_tells_what_it_is_named_for(one: str, other: str, name: str, expected: float) -> None:
    assert value(one, other, name) == value(other, one, name) == pytest.approx(expected)


def test_common_adds_up_weights() -> None:
    values = Vocabulary()
    ones, others = Sets.of([{"a", "b"}], values), Sets.of([{"b", "c"}], values)
    weights = np.array([{"a": 1, "b": 20, "c": 300}[str(value)] for value in values])
    row = np.zeros(1, np.int64)
    assert common(ones, row, others, row, weights).tolist() == [20.0]


def test_common_words_are_less_rare() -> None:
    assert 0 <= rarity(stem("president")) < rarity(stem("filibuster")) <= rarity("zzyzx") == RAREST


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("2020-01-01", "2020-01-04", 3),
        ("2020-01-01", "2020-03-01", DAYS_APART),
        ("2020-01-01", "", UNDATED),
        ("XXXX-01-01", "2020-01-01", UNDATED),
    ],
)
def test_days_between_articles_are_a_feature(one: str, other: str, days: int) -> None:
    column = FEATURES.index("days_apart")
    left, right = Part("they go", None, 1, published=one), Part("they go", None, 2, published=other)
    assert features(left, right, 0.5)[column] == features(right, left, 0.5)[column] == np.log1p(days)
    assert features(left, Part("they go", None, 1, published=other), 0.5)[column] == 0


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (Voiced("anna berg"), Voiced("anna berg"), "same"),
        (Voiced("anna berg"), Voiced("otto holm"), "different"),
        (Voiced("anna berg"), Voiced("berg"), "compatible"),
        (Voiced("anna berg"), Voiced(None), "compatible"),
        (Voiced("anna berg & otto holm"), Voiced("otto holm"), "compatible"),
        (Voiced("anna berg & otto holm"), Voiced("ivo lund"), "different"),
        (Voiced("white hous", "White House"), Voiced("otto holm", "Otto Holm"), "compatible"),
        (Voiced("harbour watch", "Harbour Watch", "organisation"), Voiced("otto holm"), "compatible"),
        (Voiced("holly park", "Holly Park"), Voiced("otto holm"), "different"),
        (Voiced("ivo party", "Ivo Party", "person"), Voiced("otto holm", "Otto Holm", "person"), "different"),
    ],
)
def test_speakers_of_a_pair(left: Voiced, right: Voiced, expected: str) -> None:
    assert speakers_of_pair(left, right) == speakers_of_pair(right, left) == expected


def test_a_body_and_a_person_are_linked_from_a_higher_probability() -> None:
    body = Part("x", "harbour council", 1, published="2020-01-01")
    person, unknown = (Part("x", speaker, 2, published="2020-01-02") for speaker in ("otto holm", None))
    assert are_body_and_voice(body, person)
    assert linked_from(body, person) == LINKED_COMPATIBLE > linked_from(body, unknown)


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("The council will open the bridge in May", "The council will not open the bridge in May", "negation"),
        ("The fire burned 40 houses in the valley", "The fire burned 70 houses in the valley", "number"),
        ("The ships must leave the port of Norwick", "The ships must leave the port of Sundby", None),
        ("The fire burned 40 houses", "The fire burned forty houses in the valley", None),
        ("The council will open the bridge", "The council will open the bridge in May", None),
        ("They tried not to leave the town to the rebels", "They tried not to give the rebels the town", None),
        (
            "Throughout the year the council has not left behind a heap of debts",
            "The council had left behind a heap of debts and many angry people",
            "negation",
        ),
        ("He is not the builder of the bridge", "No, I meant he’s the builder of the bridge", "negation"),
        ("There was very little doubt the council used the money", "There was no doubt that money was used", None),
        ("He claims that the council has a plan for the bridge", "They don't have a plan for the bridge", None),
    ],
)
def test_contradictions(left: str, right: str, kind: str | None) -> None:
    for one, other in ((left, right), (right, left)):
        found = contradiction(one, other)
        assert (found.kind if found else None) == kind


def test_a_long_quotation_with_a_word_put_otherwise_is_one() -> None:
    left = "We told the council again that the old bridge is not safe for the buses of the valley"
    right = left.replace("is not", "is")
    assert contradiction(left, right) is not None
    assert contradiction(left, right, quoted=True) is None


def test_what_is_taken_back_is_never_linked_and_says_so() -> None:
    said = "The council will open the second bridge over the Nor before the winter"
    parts = [Part(said, "berg", 1, "indirect"), Part(said.replace("will", "will not"), "berg", 2, "indirect")]
    (held,) = link(parts, np.array([0]), np.array([1]), np.array([0.95]))
    assert held.probability == 0 < LISTED < held.likeness
    assert held.reason.startswith("contradicts: negation ")
    assert relation_of(*parts, held, 0.95) == "contradicts"


def test_relations() -> None:
    assert relation(linked=True, contradicted=False, likeness=0.9, cosine=0.9) == "same remark"
    assert relation(linked=False, contradicted=True, likeness=0.9, cosine=0.9) == "contradicts"
    assert relation(linked=False, contradicted=True, likeness=0.2, cosine=0.5) == "related"
    assert relation(linked=False, contradicted=False, likeness=0.2, cosine=0.1) is None


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_two_texts_have_a_relation(left: str, right: str) -> None:
    parts = [Part(left, None, 1), Part(right, None, 2)]
    (held,) = link(parts, np.array([0]), np.array([1]), np.array([0.9]))
    assert relation_of(*parts, held, 0.9) in ("same remark", "contradicts", "related")
    contradiction(left, right)
