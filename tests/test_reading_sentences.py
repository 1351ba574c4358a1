import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.reading.sentences import sentences

ODD = st.text(
    st.one_of(
        st.sampled_from("ab AB.!?…\"”“’')]\n\r\t ,-—1\x00\ufeff\u2028\u00a0\u200b\ud800\udfff😀"),
        st.characters(),
    ),
    max_size=80,
)


def split(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["He left.", "Mr. Grey stayed."],  # a title right after the end of a sentence
        ["The case is Smith v. Jones.", "It was heard in the U.S. Senate."],
        ["They fired at random, i.e. at houses.", "Nobody was hurt."],
        ["“Why?” he asked.", "She did not say."],  # a quoted question, and its cue
        ["She said: “No.”", "Then she left."],  # the mark belongs to the sentence before
        ['They are a shield.".', "Then came the night."],
        ["Sen. Ann Lee, R-Calif., met Gov. J. K. Ode in Washington, D.C.", "They spoke for an hour."],
        ["COLUMBIA, S.C. — Voters went to the polls on Saturday."],
        ["1. Trade: the talks went on."],
        ["Is it over?", "No!", "Not yet."],
        ["The talks at 5 p.m. Tuesday were short.", "Nobody stayed."],
        ["We waited ...", "Nothing came."],
        ["The price fell 3.5 percent on tass.example.com today.", "It rose later."],
        ["The group (banned in Russia - eds. TASS) left.", "Others stayed."],
        ["World War II.", "He was there."],
        ["The vote was on Feb. 1.", "His campaign won; then-Sen. Ann Lee was no. 2.", "Others lost."],
        ["1. Trade: they talked.", "2. Peace: they did not."],
    ],
)
def test_sentences_of_news(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


def test_a_sentence_glued_to_the_one_before_is_found() -> None:
    assert split("They cut spending.But the deficit grew.") == ["They cut spending.", "But the deficit grew."]


def test_lines_of_wrapped_text_run_on_and_blank_lines_end_sentences() -> None:
    assert split("The board said on\nFriday it would wait. It\ndid.") == [
        "The board said on\nFriday it would wait.",
        "It\ndid.",
    ]
    assert split("A heading\n\nThe text. More") == ["A heading", "The text.", "More"]


def test_offsets_hold_beyond_ascii_and_in_a_part_of_a_text() -> None:
    text = "xx «Да.» 😀 Ünïcödé ends here. “Ça va.” Then éé."
    assert split(text[3:]) == [text[a:b] for a, b in sentences(text, 3)]
    assert [text[a:b] for a, b in sentences(text, 3, 8)] == ["«Да.»"]


@given(ODD, st.integers(0, 90), st.integers(0, 90))
def test_any_text_gives_sorted_trimmed_spans_that_cover_it(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    at = start
    for left, right in sentences(text, start, end):
        assert at <= left < right <= end
        assert text[at:left].isspace() or at == left
        assert text[left:right].strip() == text[left:right]
        at = right
    assert not text[at:end].strip()


@pytest.mark.parametrize("unit", ["word ", "“”", ". ", "He left. ", 'x."', "\n", "Mr. "])
def test_one_long_line_is_normal_input(unit: str) -> None:
    text = unit * 100_000
    found = sentences(text)
    assert [text[a:b] for a, b in found] == [text[a:b].strip() for a, b in found]
    assert sum(b - a for a, b in found) >= len("".join(text.split()))
