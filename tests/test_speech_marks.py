"""Quotation marks: every kind pairs, apostrophes never do, and what is missing stays in its paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.speech.marks import CLOSE_MISSING, OPEN_MISSING, pair

PAIRED = [
    ('He said "no" twice.', ["no"]),
    ("He said “no” twice.", ["no"]),
    ("He said ‘no’ twice.", ["no"]),
    ("He said 'no' twice.", ["no"]),
    ("He said ''no'' twice.", ["no"]),
    ("He said ``no'' twice.", ["no"]),
    ("Er sagte „nein“ zweimal.", ["nein"]),
    ("Er sagte „nein” zweimal.", ["nein"]),
    ("Er sagte ‚nein‘ zweimal.", ["nein"]),
    ("Er sagte »nein« zweimal.", ["nein"]),
    ("Il a dit « non » deux fois.", [" non "]),
    ("Он сказал «нет» дважды.", ["нет"]),
    ("Han sade ”nej” igen.", ["nej"]),
    ("彼は「いいえ」と言った。", ["いいえ"]),
    ("彼は『いいえ』と言った。", ["いいえ"]),
    ("He said ″no″ twice.", ["no"]),
    ('("No," he said.)', ["No,"]),
    ('He said—"no"—and left.', ["no"]),
    ('"Yes?" she asked. "We—" he began.', ["Yes?", "We—"]),
    ('"It ends."', ["It ends."]),
    ("“They are shields.”.", ["They are shields."]),
    ('He spoke of "X", "Y" and "Z".', ["X", "Y", "Z"]),
]
UNPAIRED = [
    "The '90s were long and the ’80s longer.",
    "The voters' choice and the parties' leaders.",
    "The voters’ choice and the parties’ leaders.",
    "Rock 'n' roll isn't dead, 'cause they don't stop.",
    "He is 6'2\" tall and his brother 5'11\".",
    'A 12" record and a 7" single.',
    "It’s Syria's, not the Russians’.",
    "’Tis the season; ’em too.",
]


@pytest.mark.parametrize(("text", "inside"), PAIRED)
def test_marks_pair(text, inside):
    marks = pair(text, 0, len(text))
    assert [text[p.start : p.end] for p in marks.pairs] == inside
    assert not marks.orphans
    assert not any(p.repaired for p in marks.pairs)


@pytest.mark.parametrize("text", UNPAIRED)
def test_apostrophes_and_inches_never_pair(text):
    marks = pair(text, 0, len(text))
    assert marks.pairs == ()
    assert marks.orphans == ()


@pytest.mark.parametrize(
    "text",
    [
        "“They hint that ‘it’s not so bad anymore’ and leave,” he said.",
        "\"They hint that 'it's not so bad anymore' and leave,\" he said.",
        "‘They hint that “it’s not so bad anymore” and leave,’ he said.",
        "“They hint that “it’s not so bad anymore” and leave,” he said.",
        '"They hint that ‘it’s not so bad anymore’ and leave," he said.',
        "«They hint that „it’s not so bad anymore“ and leave,» he said.",
    ],
)
def test_marks_nest(text):
    outer, inner = pair(text, 0, len(text)).pairs
    assert text[outer.start : outer.end].endswith("and leave,")
    assert text[inner.start : inner.end] == text[text.index("it") : text.index("anymore") + 7]
    assert (outer.depth, inner.depth) == (0, 1)


def test_single_marks_around_possessives():
    text = "‘The boys’ room is the girls’ too,’ she said."
    (only,) = pair(text, 0, len(text)).pairs
    assert text[only.start : only.end] == "The boys’ room is the girls’ too,"


def test_a_missing_close_ends_with_the_sentence_before_the_next_quotation():
    text = 'He fears that "this is a policy to keep them strong. "This is sad," he added.'
    first, second = pair(text, 0, len(text)).pairs
    assert text[first.start : first.end] == "this is a policy to keep them strong."
    assert (first.repaired, second.repaired) == (CLOSE_MISSING, None)
    assert text[second.start : second.end] == "This is sad,"


def test_a_missing_close_goes_no_further_than_its_paragraph():
    text = "“We will win. We always do."
    (only,) = pair(text, 0, len(text)).pairs
    assert only.runs_on
    assert only.repaired == CLOSE_MISSING
    text = "He called it a “disaster and went home. Nobody followed."
    (only,) = pair(text, 0, len(text)).pairs
    assert text[only.start : only.end] == "disaster and went home."


def test_an_orphan_close_turns_nothing_inside_out():
    text = "They are not in charge”. Tensions are high with the ‘moderate’ side. “We wait,” he said."
    marks = pair(text, 0, len(text))
    assert [text[a:b] for a, b in marks.orphans] == ["”"]
    assert [text[p.start : p.end] for p in marks.pairs] == ["moderate", "We wait,"]


def test_a_lone_mark_beside_a_whole_pair_is_the_slip():
    text = 'He said "no and she said "yes" and left.'
    marks = pair(text, 0, len(text))
    assert [text[p.start : p.end] for p in marks.pairs] == ["yes"]
    assert len(marks.orphans) == 1


@given(st.text(alphabet="ab .,s\n“”‘’\"'«»‹›„″′`「」不;&#39;0(—", max_size=60))
def test_any_marks_give_pairs_that_nest(text):
    marks = pair(text, 0, len(text))
    open_until = []
    for one in marks.pairs:
        assert 0 <= one.outer_start <= one.start <= one.end <= one.outer_end <= len(text)
        assert one.outer_start < one.start or one.repaired == OPEN_MISSING
        while open_until and open_until[-1] <= one.outer_start:
            open_until.pop()
        assert not open_until or one.outer_end <= open_until[-1]
        assert one.depth == len(open_until)
        open_until.append(one.outer_end)


@pytest.mark.parametrize(
    "noise", ['"', '"a ', "“", "”", "'a ", '"A. ', "‘", "«»", "`", "''", '" ', "”“", 'A," b. ', "“a, ‘B” "]
)
def test_a_hundred_thousand_marks_in_a_row_are_read(noise):
    text = noise * 100_000
    marks = pair(text, 0, len(text))
    assert all(p.depth < 9 for p in marks.pairs)
