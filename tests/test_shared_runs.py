"""Runs of words in common: candidates whatever their embeddings."""

import numpy as np

from compare.engines.batches import Schema
from compare.matching.candidates import shared_runs
from compare.matching.candidates.pairs import without

TEXTS = [
    "The ferry will not sail before the harbour is free of ice, the captain told us",
    "Not sail before the harbour is free",
    "before the harbour is free of snow",
    "and it is not what they are to be",
    "but it is not what they are to be",
    "",
]


def found(texts, days, owners=None, apart=14):
    column = Schema(text="text").pack({"text": texts})
    rows, keys = shared_runs.runs_of(column["text"], column["text:offsets"])
    owners = np.arange(len(texts)) if owners is None else np.array(owners)
    left, right = shared_runs.find(rows, keys, np.array(days), apart, owners.astype(np.uint64))
    return list(zip(left.tolist(), right.tolist(), strict=True))


def test_five_words_in_common_are_enough_and_function_words_alone_are_not():
    assert found(TEXTS, [700_000] * 6) == [(0, 1), (0, 2), (1, 2)]
    assert found([TEXTS[1], "Sail before the harbour opens"], [700_000] * 2) == []


def test_only_known_days_near_each_other_and_other_owners_count():
    assert found(TEXTS, [700_000, 700_014, 700_015, 0, 0, 0]) == [(0, 1), (1, 2)]
    assert found(TEXTS, [0, 700_000, 700_000, 0, 0, 0]) == [(1, 2)]
    assert found(TEXTS, [700_000] * 6, owners=[1, 1, 2, 3, 3, 3]) == [(0, 2), (1, 2)]
    assert found([], []) == []


def test_a_slogan_is_paired_with_the_next_in_time_alone(monkeypatch):
    monkeypatch.setattr(shared_runs, "MOST", 2)
    texts, days = [TEXTS[1]] * 5, [700_004, 700_003, 700_002, 700_001, 700_000]
    assert found(texts, days) == [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3), (2, 4), (3, 4)]


def test_pairs_that_others_found_are_taken_out():
    pairs = np.array([0, 0, 3]), np.array([1, 2, 4])
    left, right = without(pairs, (np.array([0, 3]), np.array([2, 5])))
    assert (left.tolist(), right.tolist()) == ([0, 3], [1, 4])
