"""Prospects: the cheap look at a pair that spares the costly one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.paraphrases import Part
from compare.matching.candidates import prospects as room
from compare.matching.candidates.prospects import Looks, prospects, signature

SAID = "The ferry will not sail before the harbour is free of ice"
AGAIN = "No ferry sails until the ice has left the harbour, the captain said"
LESS = "The captain waits until the harbour opens"
OTHER = "Teachers want smaller classes in every primary school"


def looks(texts, speakers, forms, articles, days):
    rows = zip(texts, speakers, articles, forms, strict=True)
    return Looks.at([Part(text, speaker, article, form) for text, speaker, article, form in rows], np.array(days))


def keeps(one, other, cosine, speaker=None, forms=("direct", "direct"), articles=(1, 2), days=(7, 7)):
    found = looks((one, other), (speaker, speaker), forms, articles, days)
    return bool(prospects(np.array([cosine]), found, np.array([0]), np.array([1]))[0])


def test_what_shares_words_and_meaning_is_a_prospect_and_what_shares_neither_is_none():
    assert keeps(SAID, AGAIN, 0.7)
    assert keeps(SAID, SAID, 1.0)
    assert not keeps(SAID, OTHER, 0.45)
    assert not keeps(SAID, OTHER, 0.3, articles=(1, 1))


def test_what_one_speaker_says_may_be_in_other_words_throughout():
    assert not keeps(SAID, OTHER, 0.9)
    assert keeps(SAID, OTHER, 0.9, speaker="holm")


def test_it_takes_more_when_reporters_tell_both_or_days_lie_between_or_one_article_quotes_both():
    assert keeps(SAID, LESS, 0.6)
    assert not keeps(SAID, LESS, 0.6, days=(7, 20))
    assert keeps(SAID, LESS, 0.8, days=(7, 0)), "a day that is not known is not far"
    assert keeps(SAID, LESS, 0.6, articles=(1, 1), forms=("direct", "indirect"))
    assert not keeps(SAID, LESS, 0.6, articles=(1, 1))
    assert not keeps(SAID, LESS, 0.6, forms=("indirect", "indirect"))


def test_function_words_case_and_endings_leave_no_trace():
    assert (signature("The harbour is closed") == signature("HARBOURS were closing")).all()
    assert not signature("it is not what they were to be").any()
    assert not signature("\ud800 …").any()


@given(st.lists(st.tuples(st.floats(0.2, 1), st.integers(0, 5), st.integers(0, 5)), max_size=40), st.integers(1, 9))
def test_a_pair_is_judged_the_same_in_any_company(pairs, block):
    texts = (SAID, AGAIN, OTHER, SAID.upper(), "", AGAIN[3:])
    speakers, forms = ("holm", None, "berg", "holm", None, "holm"), ("direct", "indirect", "headline") * 2
    found = looks(texts, speakers, forms, articles=(1, 2, 3, 3, 4, 1), days=(7, 7, 0, 0, 9, 7))
    cosines = np.array([cosine for cosine, _, _ in pairs])
    left, right = (np.array([pair[side] for pair in pairs], np.int64) for side in (1, 2))
    usual, room.BLOCK = room.BLOCK, block
    try:
        together = prospects(cosines, found, left, right)
    finally:
        room.BLOCK = usual
    alone = [
        bool(prospects(cosines[i : i + 1], found, left[i : i + 1], right[i : i + 1])[0]) for i in range(len(pairs))
    ]
    assert together.tolist() == alone
