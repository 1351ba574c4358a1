"""Prospects: the cheap look at a pair that spares the costly one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from compare.matching.candidates import prospects as room
from compare.matching.candidates.prospects import prospects, signature

SAID = "The ferry will not sail before the harbour is free of ice"
AGAIN = "No ferry sails until the ice has left the harbour, the captain said"
OTHER = "Teachers want smaller classes in every primary school"


def keeps(one, other, cosine, same_article=False):
    signatures = np.stack([signature(one), signature(other)])
    owners = np.array([1, 1 if same_article else 2], np.uint64)
    return bool(prospects(np.array([cosine]), signatures, owners, np.array([0]), np.array([1]))[0])


def test_what_shares_words_and_meaning_is_a_prospect_and_what_shares_neither_is_none():
    assert keeps(SAID, AGAIN, 0.7)
    assert keeps(SAID, SAID, 1.0)
    assert not keeps(SAID, OTHER, 0.45)
    assert not keeps(SAID, OTHER, 0.3, same_article=True)


def test_the_nearest_by_meaning_need_no_common_word():
    assert keeps(SAID, OTHER, 0.9)


def test_function_words_case_and_endings_leave_no_trace():
    assert (signature("The harbour is closed") == signature("HARBOURS were closing")).all()
    assert not signature("it is not what they were to be").any()
    assert not signature("\ud800 …").any()


@given(st.lists(st.tuples(st.floats(0.2, 1), st.integers(0, 5), st.integers(0, 5)), max_size=40), st.integers(1, 9))
def test_a_pair_is_judged_the_same_in_any_company(pairs, block):
    signatures = np.stack([signature(text) for text in (SAID, AGAIN, OTHER, SAID.upper(), "", AGAIN[3:])])
    owners = np.array([1, 2, 3, 3, 4, 1], np.uint64)
    cosines = np.array([cosine for cosine, _, _ in pairs])
    left, right = (np.array([pair[side] for pair in pairs], np.int64) for side in (1, 2))
    usual, room.BLOCK = room.BLOCK, block
    try:
        together = prospects(cosines, signatures, owners, left, right)
    finally:
        room.BLOCK = usual
    alone = [
        bool(prospects(cosines[i : i + 1], signatures, owners, left[i : i + 1], right[i : i + 1])[0])
        for i in range(len(pairs))
    ]
    assert together.tolist() == alone
