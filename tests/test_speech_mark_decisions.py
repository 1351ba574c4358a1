"""What is decided about a pair of marks: somebody's words, words inside another's words, a headline, a page's code."""

import pytest

from compare.reading.articles import describe
from compare.reading.inputs import Record
from compare.reading.passages import Block
from compare.speech.statements import extract


def hear(text):
    """The speech of a text of one paragraph."""
    article = describe(Record(path="x.txt", reader="text", outlet="x", text=text))
    return extract(article, (), [Block(0, len(text), "paragraph")])


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("“Anna Keller answered, ‘Not today,’ and left,” Tom Brandt said.", "Anna Keller", "Not today,"),
        ("“The mayor shouted back, ‘The dam is open!’” Tom Brandt said.", "The mayor", "The dam is open!"),
        ("“Then Keller whispered: ‘We are late.’” Tom Brandt said.", "Keller", "We are late."),
    ],
)
def test_marks_inside_a_quotation_hold_what_another_said(text, speaker, content):
    (inner,) = [s for s in hear(text).statements if s.inner_of is not None]
    assert inner.content == content
    assert [v.name or v.mention for v in inner.speakers] == [speaker]


def test_a_word_used_inside_a_quotation_is_no_statement():
    statements = hear("“Anna Keller never used the term ‘dam’ with us,” Tom Brandt said.").statements
    assert [s.inner_of for s in statements] == [None]


@pytest.mark.parametrize("verb", ["echoed", "mouthed", "typed", "blurted out", "shouted back", "chanted back at him"])
def test_rarer_verbs_take_a_quotation(verb):
    (only,) = hear(f"Anna Keller {verb}, “We stay here.”").statements
    assert only.content == "We stay here."
    assert only.speakers[0].name == "Anna Keller"


def test_a_headline_has_an_author_and_a_scare_quote_has_none():
    assert [t.kind for t in hear("We kept “Rain falls on Rome,” by Tom Brandt, in bed.").terms] == ["title"]
    assert [t.kind for t in hear("The town was “humbled” by Rome in the end.").terms] == ["scare quote"]


@pytest.mark.parametrize(
    "text",
    ['[player file="http://page.example/the-dam-is-open.mp4"]', 'The post date="March 9 of a late year">It rains.'],
)
def test_a_page_s_code_says_nothing(text):
    heard = hear(text)
    assert not heard.terms
    assert not any(s.quoted for s in heard.statements)
