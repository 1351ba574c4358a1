"""Words that a headline lifts from a quotation, and words that only look so."""

import pytest

from compare.matching.lifts import lifted
from compare.reading.texts import words

OWN = "the delegations met in the capital and talked about health care and the border"


def lift(headline, quotation, own=OWN, marked=()):
    run = lifted(words(headline), words(quotation), quotation, marked, own)
    return None if run is None else " ".join(w.text for w in words(quotation)[run.right : run.right + run.length])


@pytest.mark.parametrize(
    ("headline", "quotation", "taken"),
    [
        (
            "New Offer Utterly Worthless, Says Envoy",
            "we find this offer utterly worthless, as ever",
            "offer utterly worthless",
        ),
        ("Minister to Talk About Health Care", "nobody in this room wants to cut health care", None),
        ("Petrov meets Ivan Orlov", "I have known Ivan Orlov for many years", None),
        ("It has to be done", "this thing has to be seen by all of us", None),
    ],
)
def test_two_plain_words_that_stand_nowhere_else(headline, quotation, taken):
    assert lift(headline, quotation) == taken


def test_one_word_counts_within_marks_alone():
    headline = "Envoy calls border deal a 'charade' to be stopped"
    at = headline.index("charade")
    assert lift(headline, "this charade has to be stopped", marked=[(at, at + 7)]) == "charade"
    assert lift("Envoy calls border deal a charade", "this charade will go on") is None


def test_a_word_of_the_articles_own_text_is_not_lifted():
    headline = "Envoy calls deal a 'charade'"
    at = headline.index("charade")
    assert lift(headline, "this charade will go on", own="the charade of talks", marked=[(at, at + 7)]) is None
