"""One quotation under two names: only where both texts name somebody themselves."""

import pytest

from compare.matching.disputes import are_two, disputed
from compare.matching.excerpts import Excerpt, align_excerpts
from compare.matching.voices import names_around, voice_of
from compare.reading.articles import describe
from compare.reading.inputs import Record
from compare.reading.passages import Block
from compare.speech.statements import extract

SAID = "the bridge will be closed from Monday until the last bolt has been replaced"


def voice(text):
    (statement,) = [one for one in statements(text) if one.quoted]
    return voice_of(text, statement)


def statements(text):
    article = describe(Record(path="a.txt", reader="text", outlet="a", text=text))
    return extract(article, (), [Block(0, len(text), "paragraph")]).statements


def excerpt(article, text):
    (statement,) = [one for one in statements(text) if one.quoted]
    start, end = statement.spans[0][0], statement.spans[-1][1]
    return Excerpt(
        article, statement.id, None, start, text[start:end], statement.spans, None, None, voice_of(text, statement)
    )


def dispute(one, other, articles=(1, 2)):
    left, right = (excerpt(article, text) for article, text in zip(articles, (one, other), strict=True))
    return disputed(left, right, align_excerpts(left, right)[0])


def test_two_names_for_the_same_words_are_a_dispute():
    found = dispute(
        f'"In fact {SAID}," Ana Ruiz said on Friday.', f'"{SAID.capitalize()}," Ivan Petrov said on Friday.'
    )
    assert found == ("Ana Ruiz", "Ivan Petrov")


def test_it_is_the_same_from_the_other_side():
    one, other = f'"{SAID}," Ana Ruiz said.', f'"{SAID}," Ivan Petrov told reporters.'
    assert dispute(one, other) == dispute(other, one)[::-1]


@pytest.mark.parametrize(
    "other",
    [
        f'"{SAID}," Ruiz said on Friday.',  # one person
        f'"{SAID}," a spokesman said on Friday.',  # a role
        f'"{SAID}," the mayor said on Friday.',
        f'Ivan Petrov came late. "{SAID}," he said.',  # a pronoun may be anybody
        f'"{SAID}," Ivan Petrov and Ana Ruiz said.',  # said together
        f'"{SAID}," Ivan Petrov, an aide of Ana Ruiz, said.',  # the other one is named beside it
        f'"{SAID}," Pablo Ruiz said.',  # of one surname: a name cut short, or a relative
        '"The bridge will be closed," Ivan Petrov said.',  # too few words
    ],
)
def test_what_may_be_our_own_doubt_is_no_dispute(other):
    assert dispute(f'"{SAID}," Ana Ruiz said on Friday.', other) is None


def test_a_saying_inside_what_else_two_people_said_is_no_dispute():
    saying = "no road is better than a road that ends nowhere"
    one = f'"We have been waiting for the plans of the northern valley since spring came, and {saying}," Ana Ruiz said.'
    other = f'"{saying}, as my grandmother told us whenever she saw another of those ministers," Ivan Petrov said.'
    assert dispute(one, other.replace('"no', '"No')) is None


def test_what_one_repeats_as_the_words_of_another_is_no_dispute():
    one = f'"{SAID.capitalize()}," Ana Ruiz said on Friday.'
    assert dispute(one, f'"As the mayor said, {SAID}," Ivan Petrov told reporters.') is None
    assert dispute(one, f'"In fact, {SAID}," Ivan Petrov told reporters.')


def test_a_phrase_of_few_content_words_is_no_dispute():
    phrase = "this is what we are going to have to do about all of it"
    assert dispute(f'"{phrase.capitalize()}," Ana Ruiz said.', f'"{phrase.capitalize()}," Ivan Petrov said.') is None


def test_inside_one_article_nothing_is_in_dispute():
    assert dispute(f'"{SAID}," Ana Ruiz said.', f'"{SAID}," Ivan Petrov said.', articles=(1, 1)) is None


def test_what_is_told_of_the_words_of_others_is_no_voice():
    assert voice(f'Ana Ruiz rebuked those who hoped that in spite of all "{SAID}".') is None
    assert voice(f'"{SAID}," Ana Ruiz said.').name == "Ana Ruiz"


def test_names_around_are_read_on_both_sides_and_not_inside():
    text = f'Bo Lee came. "{SAID}," said Ana Ruiz of Lima.'
    start = text.index(SAID)
    assert names_around(text, start, start + len(SAID)) == ("ana", "bo", "lee", "lima", "ruiz")


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("Ana Ruiz", "Ivan Petrov", True),
        ("John Boehner", "John Kerry", True),
        ("Boehner", "John Boehner", False),
        ("John", "John Boehner", False),
        ("Bill", "Bill Clinton", False),
        ("Hillary Clinton", "Bill Clinton", False),
        ("Mahmud Ahmadinejad", "M. Ahmedinejad", False),
        ("Сергей Лавров", "Sergey Lavrov", False),
        ("", "Sergey Lavrov", True),
    ],
)
def test_names_of_one_person_are_not_two(one, other, two):
    assert are_two(one, other) is are_two(other, one) is two
