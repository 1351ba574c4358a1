"""Which pairs of quotations are looked at: runs of words in arrays, against the same by strings."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from compare.engines import open_engine
from compare.engines.batches import concatenate
from compare.matching.candidates import shared_grams
from compare.matching.excerpts import Excerpt
from compare.matching.quotations import GRAM, SHARED_SHARE, SHARED_WORDS, expanded, grams
from compare.matching.quoted_words import expand
from compare.matching.sieves import passes, sieve_of
from compare.matching.word_hashes import hash_texts
from compare.pipeline.rows import to_json
from compare.pipeline.stages.quotation_pairs import candidate_pairs
from compare.pipeline.stages.quotations import EXCERPTS
from compare.reading.texts import words

VOCABULARY = ["river", "bridge", "don't", "mayor", "can't", "closed", "the", "of", "to", "it's", "weeks", "stay"]


def fold(text: str) -> list[str]:
    return [word.text for word in words(text)]


def found(quotations: list[str], days: list[int] | None = None, window: int | None = None) -> set[tuple[int, int]]:
    """The pairs that are looked at, by numbers."""
    with open_engine("inline") as engine:
        rows = EXCERPTS.pack(
            {
                "id": range(1, len(quotations) + 1),
                "article": range(1, len(quotations) + 1),
                "day": days or [5] * len(quotations),
                "record": [
                    to_json(Excerpt(n, n, None, 0, text, ((0, len(text)),), None, None))
                    for n, text in enumerate(quotations, start=1)
                ],
            }
        )
        across, _ = candidate_pairs(engine, engine.keep(EXCERPTS, [rows]), window)
        batch = concatenate([across.schema.empty(), *across])
    return set(zip(batch["id"].tolist(), batch["right"].tolist(), strict=True))


@given(st.integers(0, 10**6))
def test_every_pair_with_enough_in_common_is_looked_at(seed: int) -> None:
    draw = random.Random(seed)
    first = [draw.choice(VOCABULARY) for _ in range(draw.randint(6, 30))]
    quotations = [" ".join(first)]
    for _ in range(5):
        quotations.append(" ".join(word if draw.random() < 0.8 else draw.choice(VOCABULARY) for word in first))
    looked = found(quotations)
    for i, one in enumerate(quotations, start=1):
        for j, other in enumerate(quotations[i:], start=i + 1):
            left, right = fold(one), fold(other)
            alike = LCSseq.similarity(left, right) >= max(SHARED_WORDS, SHARED_SHARE * min(len(left), len(right)))
            if alike and set(grams(left, GRAM)) & set(grams(right, GRAM)):
                assert (i, j) in looked


def test_what_shares_a_frame_alone_is_not_looked_at() -> None:
    frame = "at the end of the"
    assert found([f"{frame} road stands a mill without corn", f"we will see {frame} year who was right"]) == set()


def test_a_crowd_pairs_within_days_only() -> None:
    many = ["we will rebuild every bridge in this valley"] * (shared_grams.CROWD + 10)
    days = [100 * (number % 2) + 1 for number in range(len(many))]
    pairs = found(many, days)
    half = len(many) // 2
    assert len(pairs) == half * (half - 1)
    assert all(days[left - 1] == days[right - 1] for left, right in pairs)


def test_a_window_holds_for_all_and_unknown_days_lie_within() -> None:
    pairs = found(["we will rebuild every bridge in this valley"] * 3, [1, 30, 0], window=7)
    assert pairs == {(1, 3), (2, 3)}


@given(st.lists(st.lists(st.sampled_from([*VOCABULARY, "Cannot", "they’re"]), max_size=6), min_size=1, max_size=5))
def test_contractions_are_written_out_in_arrays_too(rows: list[list[str]]) -> None:
    texts = [" ".join(row) for row in rows]
    values, offsets = expand(*hash_texts(texts), texts)
    full, bounds = hash_texts([" ".join(expanded(fold(text))) for text in texts])
    assert values.tolist() == full.tolist()
    assert offsets.tolist() == bounds.tolist()


@given(st.lists(st.integers(0, 2**64 - 1), max_size=50))
def test_a_sieve_lets_all_its_keys_pass(keys: list[int]) -> None:
    array = np.array(keys, np.uint64)
    sieve = sieve_of(array)
    assert passes(sieve, array).all()
    others = np.random.default_rng(1).integers(0, 2**63, 4_000).astype(np.uint64)
    assert passes(sieve, others).mean() < 0.2
