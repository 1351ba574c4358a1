"""Aligning two variants: what was cut, put in, replaced and moved, with places that give the texts back."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.matching.alignments import Alignment, align
from compare.matching.alignments.clips import clips
from compare.matching.changes import changes
from compare.matching.excerpts import Excerpt, align_excerpts
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
    sides = left, [(0, len(left))], right, [(0, len(right))]
    assert align(*sides, interpreted=True).translation
    assert not align(*sides).translation
    assert not align(*sides[:2], *sides[:2], interpreted=True).translation


HARBOUR = (
    "Before you hand us bills for the old harbour, asking that we pay in a week under threat of a boycott, we would "
    "strongly urge our friends in the north to answer for what they sold",
    "Before handing over bills for the old harbour to us, wanting payment in a week or else we are boycotted, we would "
    "strongly urge our friends in the north to take charge of what they sold",
)


def test_what_a_translator_put_otherwise_is_told_from_what_an_outlet_did_by_who_spoke() -> None:
    left, right = HARBOUR
    sides = left, [(0, len(left))], right, [(0, len(right))]
    assert not align(*sides).translation
    assert align(*sides, interpreted=True).translation
    assert align(right, [(0, len(right))], left, [(0, len(left))], interpreted=True).translation
    abridged = left[: left.index(", asking")]
    assert not align(left, sides[1], abridged, [(0, len(abridged))], interpreted=True).translation
    retyped = left.replace("old harbour", "old harbor")
    assert not align(left, sides[1], retyped, [(0, len(retyped))], interpreted=True).translation


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


MIRRORED = {"cut": "inserted", "inserted": "cut"}


@given(WORDS, WORDS)
def test_aligning_is_symmetric(left_words: list[str], right_words: list[str]) -> None:
    left, right = " ".join(left_words), " ".join(right_words)
    there, back = whole(left, right), whole(right, left)
    assert there.similarity == back.similarity
    assert (there.equal, there.run, there.translation) == (back.equal, back.run, back.translation)
    mirrored = {(MIRRORED.get(one.op, one.op), *one[3:], *one[1:3]) for one in back.operations}
    assert {tuple(one) for one in there.operations} == mirrored
    other = {"left": "right", "right": "left"}
    assert set(clips(there)) == {one._replace(side=other[one.side]) for one in clips(back)}


SAID = [
    *("we", "must", "not", "never", "no", "leave", "Syria", "Aleppo", "12", "twelve", "5%", "may", "if", "all", "many"),
    *("some", "sign", "don't", "ready", "to", "only", "will", "signed", "have", "perhaps", ",", "."),
]
SPOKEN = st.lists(
    st.sampled_from(SAID),
    min_size=3,
    max_size=16,
)


@given(SPOKEN, SPOKEN)
def test_changes_are_symmetric(left_words: list[str], right_words: list[str]) -> None:
    left, right = " ".join(left_words), " ".join(right_words)
    there = changes(left, [(0, len(left))], right, [(0, len(right))])
    back = changes(right, [(0, len(right))], left, [(0, len(left))])
    assert sorted((one.kind, str(one.left_span), str(one.right_span)) for one in there) == sorted(
        (one.kind, str(one.right_span), str(one.left_span)) for one in back
    )


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_can_be_aligned(left: str, right: str) -> None:
    whole(left, right)


# Different words without a figure, which would be a word of its own.
DISTINCT = st.integers(20, 60).map(lambda size: [f"{a}{b}x" for a in "bdfgklmn" for b in "aeiouylr"][:size])


class Edit(NamedTuple):
    """What stands in the place of words `[start, stop)` of the original."""

    kind: str
    start: int
    stop: int
    instead: tuple[str, ...]


def edit_at(kind: str, at: int) -> Edit:
    """An edit of so many words from the word at a place on."""
    return {
        "cut": Edit("cut", at, at + 2, ()),
        "inserted": Edit("inserted", at, at, ("Zebra", "quagga")),
        "replaced": Edit("replaced", at, at + 1, ("okapi",)),
        "bracket": Edit("bracket", at, at, ("[an", "editor’s", "note]",)),
        "ellipsis": Edit("ellipsis", at, at + 3, ("…",)),
    }[kind]  # fmt: skip


@st.composite
def edited(draw: st.DrawFn) -> tuple[list[str], list[Edit]]:
    """Different words, and edits of them at least three words apart; perhaps clipped at either end."""
    words_of = draw(DISTINCT)
    kinds = st.sampled_from(["cut", "inserted", "replaced", "bracket", "ellipsis"])
    places = [place for place in range(9, len(words_of) - 9, 7) if draw(st.booleans())]
    edits = [edit_at(draw(kinds), place + draw(st.integers(0, 1))) for place in places]
    head, tail = draw(st.integers(0, 4)), draw(st.integers(0, 4))
    ends = [Edit("cut", 0, head, ())] if head else []
    return words_of, [*ends, *edits, *([Edit("cut", len(words_of) - tail, len(words_of), ())] if tail else [])]


def rebuilt(original: list[str], edits: list[Edit]) -> tuple[str, list[tuple[str, str, str, int, int]]]:
    """The edited text, and its differences: operation, the words on both sides, and where both begin."""
    text, expected, at = "", [], 0
    left_starts = [0]
    for word in original:
        left_starts.append(left_starts[-1] + len(word) + 1)
    for edit in edits:
        text += "".join(f"{word} " for word in original[at : edit.start])
        gone, come = " ".join(original[edit.start : edit.stop]), " ".join(edit.instead)
        op = "cut" if edit.kind == "ellipsis" else edit.kind
        if op != "bracket":
            told = "" if edit.kind == "ellipsis" else come
            expected.append((op, gone, told, left_starts[edit.start] if gone else -1, len(text) if told else -1))
        text += f"{come} " if come else ""
        at = edit.stop
    return text + " ".join(original[at:]), expected


@given(edited())
def test_random_edits_are_found_again_in_their_places(planted: tuple[list[str], list[Edit]]) -> None:
    original, edits = planted
    left = " ".join(original)
    right, expected = rebuilt(original, edits)
    result = whole(left, right)
    found = [
        (
            one.op,
            left[one.left_start : one.left_end],
            right[one.right_start : one.right_end],
            one.left_start if one.left_start < one.left_end else -1,
            one.right_start if one.right_start < one.right_end else -1,
        )
        for one in result.operations
        if one.op != "equal"
    ]
    assert found == expected
    marks = [one.mark for one in clips(result) if one.side == "left"]
    assert marks == [
        "ellipsis" if edit.kind == "ellipsis" else None for edit in edits if edit.kind in ("cut", "ellipsis")
    ]
    if all(edit.kind in ("bracket", "ellipsis") for edit in edits):
        assert result.similarity == 1.0


@given(DISTINCT, st.data())
def test_a_clause_that_moved_is_found_again(original: list[str], data: st.DataObject) -> None:
    size = data.draw(st.integers(4, 6))
    start = data.draw(st.integers(0, len(original) - size))
    clause, rest = original[start : start + size], original[:start] + original[start + size :]
    target = data.draw(st.integers(0, len(rest)).filter(lambda place: abs(place - start) > size))
    left, right = " ".join(original), " ".join([*rest[:target], *clause, *rest[target:]])
    moved = [(old, new) for op, old, new in told(left, right) if op == "moved"]
    assert moved == [(" ".join(clause), " ".join(clause))]
    assert {op for op, _, _ in told(left, right)} == {"equal", "moved"}


def test_short_words_that_fit_by_chance_give_way_to_a_clause_that_moved() -> None:
    left = "If the rain stops we will reopen the road, and the school will open on Monday"
    right = "The school will open on Monday, and we will reopen the road if the rain stops"
    assert ("moved", "If the rain stops", "if the rain stops") in told(left, right)
    assert ("moved", "the school will open on Monday", "The school will open on Monday") in told(left, right)


def test_words_that_kept_their_order_are_worth_more_than_a_move_as_long() -> None:
    left, right = "the town will pay for it, they are going to pay for the dam", "they are going to pay, the mayor says"
    assert ("equal", "they are going to pay", "they are going to pay") in told(left, right)


LONG = (
    "we warned the council in March that the old bridge would not survive another winter, and nobody in that room "
    "wanted to hear it, so now the trucks must go through the valley"
)


@pytest.mark.parametrize(
    ("clipped", "where", "mark"),
    [
        ("we warned the council in March that the old bridge would not survive", "end", None),
        ("we warned the council in March that the old bridge would not survive …", "end", "ellipsis"),
        ("wanted to hear it, so now the trucks must go through the valley", "start", None),
        (". . . wanted to hear it, so now the trucks must go through the valley", "start", "ellipsis"),
        ("we warned the council in March, so now the trucks must go through the valley", "inside", None),
        ("we warned the council in March ... so now the trucks must go through the valley", "inside", "ellipsis"),
    ],
)
def test_a_clip_is_told_with_its_mark(clipped: str, where: str, mark: str | None) -> None:
    result = whole(LONG, clipped)
    assert [(one.side, one.where, one.mark) for one in clips(result)] == [("left", where, mark)]
    assert (result.similarity == 1.0) == (mark == "ellipsis")
    assert result.similarity > (0.9 if where != "inside" else 0.7)


def test_a_clip_of_most_of_the_longer_side_costs_little() -> None:
    full = " ".join(f"w{number}" for number in range(400))
    assert whole(full, "w200 w201 w202 w203 w204 w205").similarity > 0.9


def test_brackets_in_the_place_of_a_word_are_free_on_either_side() -> None:
    left, right = "I told [the mayor] to go home and stay there", "I told him to go home and stay there"
    assert whole(left, right).similarity == whole(right, left).similarity == 1.0
    assert [(one.side, one.where, one.mark) for one in clips(whole(left, right))] == [
        ("right", "inside", "square brackets")
    ]


def test_an_editors_note_inside_a_quotation_hides_no_dropped_not() -> None:
    noted, plain = "Smoking is not [legally] permitted in the hall", "Smoking is permitted in the hall"
    assert ("cut", "not", "") in told(noted, plain)
    found = changes(noted, [(0, len(noted))], plain, [(0, len(plain))])
    assert [one.kind for one in found] == ["negation"]
    assert whole(noted, "Smoking is not permitted in the hall").similarity == 1.0


def test_a_legal_note_of_eight_words_inside() -> None:
    noted = "They fled with the Northern Front (a group outlawed in Ruritania by its court) across the river"
    plain = "They fled with the Northern Front across the river"
    assert whole(noted, plain).similarity == 1.0
    assert changes(noted, [(0, len(noted))], plain, [(0, len(plain))]) == ()
    loose = "They fled with the Northern Front, which Ruritania has outlawed since last year, across the river"
    assert [op for op, _, _ in told(loose, plain)] == ["equal", "cut", "equal"]


def test_a_not_is_missed_in_one_word() -> None:
    left, right = "is not permitted", "permitted"
    assert told(left, right) == [("cut", "is not", ""), ("equal", "permitted", "permitted")]
    assert [one.kind for one in changes(left, [(0, len(left))], right, [(0, len(right))])] == ["negation"]


def test_equal_words_hold_no_change_whatever_is_denied_in_them() -> None:
    left, right = "we will not sign, and we will never sign", "We will not sign and we will never sign."
    assert changes(left, [(0, len(left))], right, [(0, len(right))]) == ()


@pytest.mark.parametrize(
    ("speakers", "known", "told"),
    [
        (("orlov", "orlov"), (True, False), True),
        (("orlov", "orlov"), (False, False), False),
        (("orlov", "weber"), (True, False), False),
        ((None, None), (True, False), False),
    ],
)
def test_one_article_may_introduce_whom_another_only_names(
    speakers: tuple[str | None, ...], known: tuple[bool, ...], told: bool
) -> None:
    left, right = (
        Excerpt(n, n, "paper", 0, text, ((0, len(text)),), speaker, None, None, interpreted)
        for n, (text, speaker, interpreted) in enumerate(zip(HARBOUR, speakers, known, strict=True))
    )
    assert align_excerpts(left, right)[0].translation is told
