"""Aligning two variants: what was cut, put in, replaced and moved, with places that give the texts back."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from compare.matching.alignments import Alignment, align
from compare.reading.texts import words
from compare.speech.insertions import insertions


def whole(left: str, right: str) -> Alignment:
    return align(left, [(0, len(left))], right, [(0, len(right))])


def told(left: str, right: str) -> list[tuple[str, str, str]]:
    return [
        (one.op, left[one.left_start : one.left_end], right[one.right_start : one.right_end])
        for one in whole(left, right).operations
    ]


def test_equal_words_whatever_case_and_marks() -> None:
    assert told("We won’t leave, ever!", "we won't leave ever") == [
        ("equal", "We won’t leave, ever", "we won't leave ever")
    ]
    assert whole("We won’t leave, ever!", "we won't leave ever").similarity == 1.0


def test_a_dropped_not_is_named() -> None:
    assert ("cut", "not", "") in told("Smoking is not permitted in the hall", "Smoking is permitted in the hall")


def test_a_word_put_in_and_one_replaced() -> None:
    left, right = "the council will vote on the plan tomorrow", "the council will perhaps vote on the budget tomorrow"
    assert ("inserted", "", "perhaps") in told(left, right)
    assert ("replaced", "plan", "budget") in told(left, right)


def test_a_clip_at_an_end_costs_little_and_one_inside_more() -> None:
    full = "the river has risen by two metres since monday and the bridge is closed to all traffic"
    clipped = "the river has risen by two metres since monday"
    holed = "the river has risen by two metres and the bridge is closed to all traffic"
    other = "the harbour was never meant to take ships of this size at low tide"
    assert whole(full, clipped).similarity > 0.9
    assert 0.7 < whole(full, holed).similarity < 1
    assert whole(full, other).similarity < 0.3


def test_square_brackets_and_signed_and_legal_notes_are_free() -> None:
    plain = "every right to expel any armed group from the land"
    noted = (
        "every right to expel any [foreign] armed group (outlawed in Ruritania - ed.) from the (northern - AGENCY) land"
    )
    result = whole(plain, noted)
    assert result.similarity == 1.0
    assert [one.kind for one in result.insertions] == ["square brackets", "signed note", "signed note"]
    assert noted[result.insertions[0].start : result.insertions[0].end] == "[foreign]"


def test_other_round_brackets_belong_to_the_speaker() -> None:
    text = "we met twice (in spring and in autumn) to talk"
    assert insertions(text, ((0, len(text)),)) == ()


def test_an_ellipsis_stands_for_words_at_no_cost() -> None:
    full = "the old mill by the water, which my father built with his own hands, burned down last night"
    assert whole(full, "the old mill by the water … burned down last night").similarity == 1.0
    assert whole(full, "the old mill by the water burned down last night").similarity < 1.0


def test_two_clauses_that_changed_places() -> None:
    left = "bread was short in all towns that year, and nobody came to the market"
    right = "nobody came to the market, and bread was short in all towns that year"
    assert any(op == "moved" for op, _, _ in told(left, right))


def test_a_lone_small_word_far_away_is_no_agreement() -> None:
    left = "the ministry confirmed the arrest of two men at the border on sunday"
    right = "the ministry confirmed the arrest, a source in one of many provinces wrote without any proof at the end"
    cut = [one for one in told(left, right) if one[0] == "equal"]
    assert cut == [("equal", "the ministry confirmed the arrest", "the ministry confirmed the arrest")]


def test_spans_are_never_crossed() -> None:
    left = '"We are ready," she said. "We are waiting for an answer."'
    spans = [(1, 14), (26, 56)]
    right = "We are ready. We are waiting for an answer."
    result = align(left, spans, right, [(0, len(right))])
    assert result.similarity == 1.0
    assert [left[one.left_start : one.left_end] for one in result.operations] == [
        "We are ready",
        "We are waiting for an answer",
    ]


def test_two_translations_of_one_utterance() -> None:
    left = (
        "It is curious that while the talks are still going on, and before any accord was reached, some groups are so "
        "afraid of the very idea of an accord that they turn to unusual methods"
    )
    right = (
        "What is more, while the talks have not yet ended and there is no accord, certain groups are so worried that "
        "they are using methods that are unusual"
    )
    assert whole(left, right).translation
    assert not whole(left, left).translation


def test_nothing_to_align() -> None:
    assert whole("", "").similarity == 1.0
    assert whole("", "some words").similarity == 0.0
    assert align("", [], "", []).operations == ()


WORDS = st.lists(
    st.sampled_from(["the", "a", "red", "fox", "ran", "not", "home", "[so]", "…", "(x - ed.)", "to"]), max_size=25
)


@given(WORDS, WORDS)
def test_every_word_stands_in_one_operation(left_words: list[str], right_words: list[str]) -> None:
    left, right = " ".join(left_words), " ".join(right_words)
    result = whole(left, right)
    for text, side, at in ((left, "left", 1), (right, "right", 3)):
        free = [(one.start, one.end) for one in result.insertions if one.side == side]
        places = sorted((one[at], one[at + 1]) for one in result.operations if one[at] < one[at + 1])
        assert all(a[1] <= b[0] for a, b in pairwise(places))
        for word in words(text):
            if not any(start <= word.start < end for start, end in free):
                assert sum(start <= word.start and word.end <= end for start, end in places) == 1
    for one in result.operations:
        assert 0 <= one.left_start <= one.left_end <= len(left)
        assert 0 <= one.right_start <= one.right_end <= len(right)
        if one.op in ("equal", "moved"):
            left_part = [
                w.text for w in words(left, one.left_start, one.left_end) if not inside(w.start, result, "left")
            ]
            right_part = [
                w.text for w in words(right, one.right_start, one.right_end) if not inside(w.start, result, "right")
            ]
            assert left_part == right_part != []
    in_order = [one for one in result.operations if one.op != "moved"]
    for at in (1, 3):
        assert [one[at] for one in in_order] == sorted(one[at] for one in in_order)
    assert 0 <= result.similarity <= 1


def inside(place: int, result: Alignment, side: str) -> bool:
    return any(one.side == side and one.start <= place < one.end for one in result.insertions)


@given(WORDS, WORDS)
def test_aligning_is_symmetric(left_words: list[str], right_words: list[str]) -> None:
    left, right = " ".join(left_words), " ".join(right_words)
    there, back = whole(left, right), whole(right, left)
    assert there.similarity == back.similarity
    assert (there.equal, there.run, there.translation) == (back.equal, back.run, back.translation)
    equal = {tuple(one[1:]) for one in there.operations if one.op in ("equal", "moved")}
    mirrored = {(*one[3:], *one[1:3]) for one in back.operations if one.op in ("equal", "moved")}
    assert equal == mirrored


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_can_be_aligned(left: str, right: str) -> None:
    whole(left, right)


@given(st.lists(st.integers(0, 10**6).map(lambda n: f"w{n}"), min_size=12, max_size=40, unique=True), st.data())
def test_planted_edits_are_found_again(original: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(4, len(original) - 5))
    edit = data.draw(st.sampled_from(["cut", "inserted", "replaced"]))
    middle = {"cut": [], "inserted": ["zebra", original[place]], "replaced": ["zebra"]}[edit]
    left, right = " ".join(original), " ".join([*original[:place], *middle, *original[place + 1 :]])
    assert [one[0] for one in told(left, right)] == ["equal", edit, "equal"]
