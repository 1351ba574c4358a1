"""What must hold of the speech of any text: it never raises, offsets give the text back, and time stays linear."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.reading.articles import describe
from compare.reading.boilerplate import mark
from compare.reading.inputs import Record
from compare.reading.passages import lay_out
from compare.speech.statements import extract


def speech_of(text):
    article = describe(Record(path="x.txt", reader="text", outlet="x", text=text))
    boilerplate = mark(article)
    return extract(article, boilerplate, lay_out(article, boilerplate))


WORDS = (
    "Anna Keller she he they said that “ ” \" ‘ ’ ' . , : — ( ) told adding according to the minister who and"
    " \n \n\n X. as"
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS.split(" ")), max_size=60).map(" ".join)))
def test_on_any_text(text):
    speech = speech_of(text)
    ids = [s.id for s in speech.statements]
    assert len(set(ids)) == len(ids)
    assert [s.spans[0][0] for s in speech.statements] == sorted(s.spans[0][0] for s in speech.statements)
    for s in speech.statements:
        assert s.spans
        assert all(0 <= a < b <= len(text) for a, b in s.spans)
        assert all(b <= c for (_, b), (c, _) in zip(s.spans, s.spans[1:], strict=False))
        assert all(any(a <= c and d <= b for a, b in s.spans) for c, d in s.quoted)
        assert s.form != "direct" or s.spans == s.quoted
        assert s.form != "indirect" or not s.quoted
        assert s.content == " ".join(text[a:b] for a, b in s.spans)
        assert all(text[v.start : v.end] == v.mention and 0 <= v.confidence <= 1 for v in s.speakers)
        assert s.cue is None or text[s.cue.start : s.cue.end] == s.cue.words
        assert s.inner_of is None or (s.inner_of in ids and s.inner_of != s.id)
    assert all(0 <= t.start < t.end <= len(text) for t in speech.terms)


@pytest.mark.parametrize(
    "noise",
    [
        "said ",
        "Anna Keller said, ",
        "“A,” he said. ",
        '"',
        "“a ",
        "according to X, ",
        "Minister Al Smith ",
        "(",
        "a b c d e ",
        "'a ' ",
    ],
)
def test_a_long_line_of_one_pattern_is_read(noise):
    assert speech_of(noise * (100_000 // len(noise))) is not None


def test_many_paragraphs_with_running_quotations_are_read():
    assert len(speech_of("\n".join(["“It rains and pours."] * 5_000)).statements) == 1
