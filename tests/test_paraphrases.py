"""Parts of statements and the probability that two of them report one remark."""

from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.paraphrases import Part
from compare.matching.likenesses import FEATURES, feature_matrix, features, is_one_person
from compare.matching.paraphrases import (
    LINKED_ACROSS,
    LINKED_UNDATED,
    LINKED_WITHIN,
    WEIGHTS,
    days_apart,
    link,
    linked_from,
    probability,
)
from compare.matching.parts import LEAST_WORDS, split_parts
from compare.reading.texts import words


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in split_parts(text, (0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rains. The harbour is closed today.", ["It rains", "The harbour is closed today"]),
        (
            "The council will never accept the new harbour fees as there can be no talks with them",
            ["The council will never accept the new harbour fees", "as there can be no talks with them"],
        ),
        (
            "We spoke for hours with the elected people of the valley, who have every right to their water",
            ["We spoke for hours with the elected people of the valley", "who have every right to their water"],
        ),
        ("They came and they saw and they won", ["They came and they saw and they won"]),
        (
            "The council not only raised the harbour fees this winter, but did so without a word to the town",
            ["The council not only raised the harbour fees this winter, but did so without a word to the town"],
        ),
        (
            "The council raised the harbour fees again this winter, but can you name a town that did not",
            ["The council raised the harbour fees again this winter", "but can you name a town that did not"],
        ),
        (
            "The gates stay open for as long as they pay the fees and keep the peace in the town",
            ["The gates stay open for as long as they pay the fees and keep the peace in the town"],
        ),
        (
            "The rebels (outlawed in Ruritania - eds. AGENCY) will not leave the old town before the winter comes",
            ["The rebels (outlawed in Ruritania - eds. AGENCY) will not leave the old town before the winter comes"],
        ),
        ("", []),
        ("...", []),
    ],
)
def test_parts(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@given(
    st.lists(
        st.sampled_from(["a", "as", "they", "who", "but", ",", ";", ".", "(", ")", "—", "and", "it", "Mr.", "\n"]),
        max_size=60,
    )
)
def test_parts_cover_the_words_and_do_not_overlap(tokens: list[str]) -> None:
    text = " ".join(tokens)
    found = split_parts(text, (0, len(text)))
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert [word for start, end in found for word in words(text, start, end)] == words(text)


@given(st.text(max_size=300), st.integers(0, 50), st.integers(0, 300))
def test_parts_of_any_text_stay_inside_the_span(text: str, start: int, end: int) -> None:
    end = min(end, len(text))
    for a, b in split_parts(text, (min(start, end), end)):
        assert min(start, end) <= a < b <= end


def test_clauses_have_enough_words() -> None:
    text = "He knew it, but he left the town that day; so did I, and they came home because they had no money at all"
    assert all(len(words(part)) >= LEAST_WORDS for part in parts(text))


SAID = "The minister is alarmed by the refusal of the rebels to leave the old town"
QUOTED = "we are deeply alarmed that the rebels are refusing to leave the town"
OTHER = "The ministry has opened a second office for the payment of pensions in the north"


def probability_of(left: Part, right: Part, cosine: float) -> float:
    return float(probability(features(left, right, cosine)))


def test_the_same_in_other_words_is_likelier_than_another_remark() -> None:
    same = probability_of(Part(SAID, "berg", 1), Part(QUOTED, "berg", 2), 0.8)
    other = probability_of(Part(SAID, "berg", 1), Part(OTHER, "berg", 2), 0.2)
    assert same > 0.5 > 0.1 > other


def test_a_number_that_conflicts_and_a_denial_speak_against() -> None:
    def given_words(text: str) -> float:
        base = Part("The fire destroyed 40 houses in the valley and killed nobody in the villages", None, 1)
        return probability_of(base, Part(text, None, 2), 0.85)

    agreeing = given_words("The fire destroyed forty houses in the valley, nobody was killed")
    assert agreeing > given_words("The fire destroyed 70 houses in the valley, nobody was killed")
    assert agreeing > given_words("The fire destroyed forty houses in the valley, some were killed")


def test_different_speakers_and_far_days_never_make_one_remark() -> None:
    pieces = [
        Part(SAID, "berg", 1, published="2020-01-01?"),
        Part(SAID, "holm", 2, published="2020-01-01?"),
        Part(SAID, "berg", 3, published="2020-03-01"),
        Part(SAID, None, 4, published="XXXX-01-05"),
        Part(SAID, None, 5, published="XXXX-06-01"),
    ]
    links = link(pieces, np.array([0, 0, 0, 0]), np.array([1, 2, 3, 4]), np.array([1.0, 1.0, 1.0, 1.0]))
    assert [one.probability for one in links] == [0.0, 0.0, links[2].likeness, 0.0]
    assert links[0].likeness > 0.9
    assert links[0].reason.startswith("different speakers; ")
    assert links[1].reason.startswith("60 days apart; ")
    assert links[2].probability > 0.9
    assert links[3].reason.startswith("152 days apart; ")


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("2020-01-30", "2020-02-02", 3),
        ("2020-01-30?", "2020-02-02~", 3),
        ("XXXX-12-30", "XXXX-01-02", 3),
        ("XXXX-10-21", "XXXX-02-22", 124),
        ("2016-02-29", "XXXX-03-01", 2),
        ("XXXX-01-02", "2017-12-30", 3),
        ("2020-01", "2020-01-20", 0),
        ("2020", "2021-03-01", 60),
        ("2020-02-30", "2020-01-01", None),
        ("XXXX", "2020-01-01", None),
        ("", "2020-01-01", None),
        (None, None, None),
        ("last week", "2020-01-01", None),
    ],
)
def test_days_apart(one: str | None, other: str | None, apart: int | None) -> None:
    assert days_apart(one, other) == days_apart(other, one) == apart


@given(st.text(alphabet="0123456789X-?~T", max_size=12), st.text(alphabet="0123456789X-?~T", max_size=12))
def test_any_dates_compare(one: str, other: str) -> None:
    assert (days_apart(one, other) or 0) >= 0


def test_more_is_asked_where_the_dates_are_not_stated() -> None:
    here = Part(SAID, "berg", 1, published="2020-01-01")
    assert linked_from(here, Part(QUOTED, "berg", 1)) == LINKED_WITHIN
    assert linked_from(here, Part(QUOTED, "berg", 2, published="2020-01-02?")) == LINKED_ACROSS
    for published in ("", "XXXX-01-02"):
        assert linked_from(here, Part(QUOTED, "berg", 2, published=published)) == LINKED_UNDATED
    assert LINKED_WITHIN < LINKED_ACROSS < LINKED_UNDATED


def test_what_only_lacks_a_date_says_so() -> None:
    pieces = [Part(SAID, "berg", 1), Part("The rebels refuse to leave the old town", "berg", 2)]
    for cosine in np.arange(0.3, 1.0, 0.05):
        (found,) = link(pieces, np.array([0]), np.array([1]), np.array([cosine]))
        possible = LINKED_ACROSS <= found.probability < LINKED_UNDATED
        assert found.reason.startswith("possible: dates not stated; ") == possible


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("berg", "berg", True),
        ("anna berg", "berg", True),
        ("anna berg", "otto berg", False),
        ("anna berg", "anna", False),
        ("goldberg", "berg", False),
        ("anna berg & otto holm", "holm", False),
        ("berg", None, False),
    ],
)
def test_a_surname_alone_may_be_one_of_its_bearers(one: str, other: str | None, same: bool) -> None:
    assert is_one_person(one, other) == is_one_person(other, one) == same


def test_links_are_those_of_the_pairs_one_by_one_and_rounded() -> None:
    pieces = [Part(SAID, "berg", 1), Part(QUOTED, "berg", 1), Part(OTHER, None, 2, form="headline")]
    left, right, cosines = np.array([0, 1, 0]), np.array([1, 2, 2]), np.array([0.8, 0.1, 0.2])
    links = link(pieces, left, right, cosines)
    for one, i, j, cosine in zip(links, left, right, cosines, strict=True):
        assert one.probability == probability_of(pieces[i], pieces[j], cosine) == round(one.probability, 6)
    assert "content words in common, cosine 0.80" in links[0].reason
    assert link(pieces, np.array([], int), np.array([], int), np.array([])) == []


def test_features_are_symmetric_and_bounded() -> None:
    for one, other in ((SAID, QUOTED), (SAID, OTHER), ("", SAID), ("", "")):
        there = features(Part(one, "a", 1), Part(other, "a", 2), 0.5)
        assert there == pytest.approx(features(Part(other, "a", 2), Part(one, "a", 1), 0.5))
        assert np.isfinite(there).all()


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_have_a_probability(left: str, right: str) -> None:
    rows = feature_matrix([Part(left), Part(right)], np.array([0]), np.array([1]), np.array([0.0]))
    assert rows.shape == (1, len(FEATURES))
    assert 0 <= float(probability(rows)[0]) <= 1


def test_the_card_says_what_it_was_trained_on() -> None:
    card = json.loads(WEIGHTS.read_text("utf-8"))
    assert tuple(card["features"]) == FEATURES
    assert set(card["trained_on"]) == {"within", "near", "far"}
    for name in ("within", "near"):
        measured = card["cross_validated"][name]
        assert measured["base_rate"] < 0.1
        assert measured["calibration_error"] < 0.02
        assert measured["average_precision"] > measured["average_precision_cosine"] + 0.1
    for measured in card["held_out"].values():
        assert measured["average_precision"] > measured["average_precision_cosine"]
