"""Which quotations share words worth the name, and the longest run that two articles have in common."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.matching.common_runs import longest_common_run
from compare.matching.quotations import Around, Run, candidate_grams, fragment_pairs, shared, shared_run
from compare.reading.texts import words


def fold(text: str) -> list[str]:
    return [word.text for word in words(text)]


FULL = "The bridge will stay closed until engineers have looked at every single bolt, and that takes weeks"


@pytest.mark.parametrize(
    ("other", "rule"),
    [
        (FULL, "equal"),
        ("will stay closed until engineers have looked at every single bolt", "contained"),
        ("The bridge will stay shut until our engineers have looked at every bolt, and that takes weeks", "altered"),
        ("The bridge won't stay closed until engineers looked at every single bolt; that takes weeks", "altered"),
        (
            "Nobody here likes it, but engineers have looked at every single bolt, and that is what the mayor wanted",
            "run",
        ),
        ("The mayor has asked the engineers to come back in a few weeks", None),
        ("and that takes weeks", None),
    ],
)
def test_rules(other: str, rule: str | None) -> None:
    for left, right in ((FULL, other), (other, FULL)):
        found = shared(fold(left), fold(right))
        assert (found.rule if found else None) == rule


def test_contractions_are_the_same_words() -> None:
    left, right = "I can't believe how calm it's been in here", "So far I cannot believe how calm it has been in here"
    found = shared(fold(left), fold(right))
    assert found
    assert found.rule == "altered"


def test_fragments_count_only_in_one_article_and_from_one_mouth() -> None:
    fragment, full = fold("a boil"), fold("this is a boil that has to be lanced")
    assert shared(fragment, full) is None
    assert shared(fragment, full, Around(same_article=True)) is None
    assert shared(fragment, full, Around(same_speaker=True)) is None
    found = shared(fragment, full, Around(same_article=True, same_speaker=True))
    assert found
    assert found.rule == "fragment"
    assert shared(fold("of the"), fold("the end of the road is near"), Around(True, True)) is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "He was in the wrong place at the wrong time",
            "They were simply in the wrong place at the wrong time, poor people",
        ),
        ("I want to be president of the United States", "He is not eligible to run for president of the United States"),
    ],
)
def test_stock_phrases_are_no_quotation(left: str, right: str) -> None:
    assert shared(fold(left), fold(right)) is None


HEAVY = "it is not as heavy as that"
DECIDED = "we haven't decided what that is", "we haven't decided what this is"


@pytest.mark.parametrize(
    ("left", "right", "around", "rule"),
    [
        (
            "it is not as heavy as that",
            "I told him it is not as heavy as that and left",
            Around(near=True),
            "contained",
        ),
        (HEAVY, f"I told him {HEAVY} and left", Around(near=True), "contained"),
        (HEAVY, f"I told him {HEAVY} and left", Around(), None),
        (HEAVY, f"I told him {HEAVY}", Around(two_speakers=True, near=True), None),
        (*DECIDED, Around(same_speaker=True, near=True), "altered"),
        (*DECIDED, Around(same_speaker=True), None),
        (*DECIDED, Around(near=True), None),
        ("I can't tell him that he can't do it", "I can't tell him that he can do it", Around(near=True), "altered"),
        ("at the end of the day we are", "at the end of the day it was", Around(same_speaker=True, near=True), None),
    ],
)
def test_one_content_word_is_enough_where_speaker_and_days_agree(
    left: str, right: str, around: Around, rule: str | None
) -> None:
    for one, other in ((left, right), (right, left)):
        found = shared(fold(one), fold(other), around)
        assert (found.rule if found else None) == rule


@given(
    st.lists(st.sampled_from(["the", "united", "states", "of", "america", "president", "bridge"]), max_size=14),
    st.lists(st.sampled_from(["the", "united", "states", "of", "america", "president", "bridge"]), max_size=14),
)
def test_it_is_shared_from_either_side(left: list[str], right: list[str]) -> None:
    found, mirrored = shared(left, right), shared(right, left)
    assert (found and (found.rule, found.common)) == (mirrored and (mirrored.rule, mirrored.common))


def test_longest_run_of_two() -> None:
    assert shared_run(fold("x a b c y"), fold("a b z a b c")) == Run(1, 3, 3)
    assert shared_run([], ["a"]).length == 0


@given(st.lists(st.sampled_from("abcd"), max_size=20), st.lists(st.sampled_from("abcd"), max_size=20))
def test_longest_run_is_the_longest(left: list[str], right: list[str]) -> None:
    run = shared_run(left, right)
    assert left[run.left : run.left + run.length] == right[run.right : run.right + run.length]
    runs = {tuple(left[i:j]) for i in range(len(left)) for j in range(i + 1, len(left) + 1)}
    longest = max(
        (j - i for i in range(len(right)) for j in range(i + 1, len(right) + 1) if tuple(right[i:j]) in runs), default=0
    )
    assert run.length == longest


def longest_of_all(left: list[str], right: list[str]) -> Run:
    """By definition: the longest, the first on the right, then the first on the left."""
    found = [Run(0, 0, 0)]
    for i in range(len(left)):
        for j in range(len(right)):
            size = 0
            while max(i, j) + size < 99 and left[i + size : i + size + 1] == right[j + size : j + size + 1] != []:
                size += 1
            found.append(Run(i, j, size))
    return min(found, key=lambda run: (-run.length, run.right, run.left))


@given(st.text("abc", max_size=25), st.text("abc", max_size=25), st.integers(0, 6), st.integers(0, 12))
def test_longest_run_is_the_first_of_the_longest(left: str, right: str, at: int, size: int) -> None:
    one, other = list(left), list(right[:at] + left[at : at + size] + right[at:])
    assert shared_run(one, other) == longest_of_all(one, other)


@pytest.mark.parametrize("changed", [None, 0, 9_000, 19_999])
def test_quotations_of_twenty_thousand_words_take_seconds(changed: int | None) -> None:
    draw = random.Random(5)
    left = [f"w{draw.randrange(3_000)}" for _ in range(20_000)]
    right = list(left)
    if changed is not None:
        right[changed] = "another"
    found = shared(left, right)
    assert found
    assert found.run.length >= 10_000


def test_fragments_are_looked_up_whole_inside_their_article() -> None:
    quotations = [fold(FULL), fold("they looked at every single bolt"), fold("bolt"), fold("bolt")]
    assert fragment_pairs(quotations, [1, 2, 1, 9]) == {(0, 2)}
    assert fragment_pairs([], []) == set()


def test_a_contraction_is_looked_up_in_full() -> None:
    assert candidate_grams(fold("we don't want this war")) == candidate_grams(fold("we do not want this war"))


def test_longest_common_run_of_a_corpus() -> None:
    texts = [fold("one two three four five"), fold("zero two three four nine"), fold("three four five six")]
    run = longest_common_run([fold("two three four five")], [0], texts, [0, 1, 2])
    assert run is not None
    assert (run.length, run.text, run.text_word) == (3, 2, 0)  # of equally long runs the one with more characters
    assert longest_common_run([fold("one two")], [0], texts[:1], [0]) is None
    assert longest_common_run([], [], texts, [0, 1, 2]) is None


@given(st.integers(0, 10**6))
def test_longest_common_run_against_every_pair(seed: int) -> None:
    draw = random.Random(seed)
    texts = [[draw.choice("abcdef") for _ in range(draw.randint(0, 25))] for _ in range(4)]
    owners = [draw.randrange(4) for _ in range(3)]
    quotations = [texts[owner][draw.randint(0, 5) : draw.randint(5, 20)] for owner in owners]
    run = longest_common_run(quotations, owners, texts, range(4))
    longest = max(
        (
            shared_run(q, t).length
            for q, o in zip(quotations, owners, strict=True)
            for a, t in enumerate(texts)
            if a != o
        ),
        default=0,
    )
    assert (run.length if run else 0) == longest
    if run:
        there = quotations[run.quotation][run.quotation_word : run.quotation_word + run.length]
        assert there == texts[run.text][run.text_word : run.text_word + run.length]
        assert owners[run.quotation] != run.text
