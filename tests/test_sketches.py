"""Word shingles and MinHash signatures."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from datasketch import MinHash
from hypothesis import given
from hypothesis import strategies as st

from compare.engines.batches import Schema, offsets_of
from compare.matching import sketches, word_hashes
from compare.matching.sketches import digest, shingle, sign
from compare.matching.word_hashes import Offsets, Words
from compare.reading.texts import words

TEXTS = st.lists(st.text(alphabet="ab1 .,:_'’‘ʼÉé-–\n\xa0²½™ßÆ٣日\u0301\ud800", max_size=40), max_size=6)


def hash_words(texts: list[str]) -> tuple[Words, Offsets]:
    column = Schema(text="text").pack({"text": texts})
    return word_hashes.hash_words(column["text"], column["text:offsets"])


def shingle_sets(texts: list[str], width: int = 3) -> list[set[int]]:
    values, offsets = shingle(*hash_words(texts), width)
    rows = [values[a:b].tolist() for a, b in pairwise(offsets)]
    assert all(row == sorted(set(row)) for row in rows)
    return [set(row) for row in rows]


@given(TEXTS, st.integers(1, 4))
def test_shingles_are_the_runs_of_folded_words(texts: list[str], width: int) -> None:
    """Equal runs of words have equal hashes, different ones different hashes, in every row."""
    expected = []
    for text in texts:
        folded = [word.text for word in words(text)]
        ends = range(width, len(folded) + 1) if len(folded) > width else [len(folded)] if folded else []
        expected.append({tuple(folded[max(end - width, 0) : end]) for end in ends})
    got = shingle_sets(texts, width)
    assert [len(row) for row in got] == [len(row) for row in expected]
    for one, its in zip(expected, got, strict=True):
        for other, others in zip(expected, got, strict=True):
            assert len(its & others) == len(one & other)


@given(TEXTS)
def test_equal_digests_are_equal_words(texts: list[str]) -> None:
    folded = [tuple(word.text for word in words(text)) for text in texts]
    digests = digest(*hash_words(texts)).tolist()
    for one, its in zip(folded, digests, strict=True):
        assert (its == 0) == (not one)
        for other, others in zip(folded, digests, strict=True):
            assert (its == others) == (one == other)


def test_a_row_does_not_depend_on_its_neighbours() -> None:
    texts = ["", "one two three four", "five", "one two three four five"]
    together = shingle_sets(texts)
    assert together == [shingle_sets([text])[0] for text in texts]
    assert [len(row) for row in together] == [0, 2, 1, 3]
    assert together[1] < together[3]


def test_order_and_case() -> None:
    assert shingle_sets(["He did NOT go."]) == shingle_sets(["he did not go"])
    assert not shingle_sets(["a b c"])[0] & shingle_sets(["c b a"])[0]
    assert digest(*hash_words(["a b a b"]))[0] != digest(*hash_words(["a b"]))[0]


def test_collisions_are_as_rare_as_chance() -> None:
    """A million distinct shingles, each of three words out of a hundred: n^2 / 2^33 collide, 116 plus or minus 11."""
    vocabulary, _ = hash_words([f"{a}{b}" for a in "abcdefghij" for b in "abcdefghij"])
    triples = np.stack(np.unravel_index(np.arange(1_000_000), (100, 100, 100)), axis=1)
    hashes, offsets = shingle(vocabulary[triples].ravel(), np.arange(0, 3_000_001, 3, dtype=np.int64))
    assert (np.diff(offsets) == 1).all()
    collisions = 1_000_000 - len(np.unique(hashes))
    assert 60 < collisions < 175
    spread = np.histogram(hashes, bins=64, range=(0, 2**32))[0]
    assert abs(spread - 15625).max() < 6 * 125  # six standard deviations


@pytest.mark.parametrize(("permutations", "seed"), [(1, 1), (60, 1), (128, 7)])
def test_signatures_are_those_of_datasketch(permutations: int, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(3)
    rows = [np.unique(random.integers(0, 2**32, size, dtype=np.uint32)) for size in (5, 0, 1, 300, 0, 0, 17, 40, 0)]
    values, offsets = np.concatenate(rows), offsets_of([len(row) for row in rows])
    expected = []
    for row in rows:
        sketch = MinHash(permutations, seed=seed, scheme="affine32", hashfunc=int)
        for value in row.tolist():
            sketch.update(value)
        expected.append(sketch.hashvalues)
    for block in (1, 10, 64, sketches.BLOCK):
        monkeypatch.setattr(sketches, "BLOCK", block)
        signatures = sign(values, offsets, permutations, seed)
        assert signatures.dtype == np.uint32
        assert (signatures == np.array(expected)).all()


def test_nothing_at_all() -> None:
    values, offsets = shingle(*hash_words([]))
    assert (len(values), offsets.tolist()) == (0, [0])
    assert sign(values, offsets, 8).shape == (0, 8)
    assert digest(*hash_words([])).tolist() == []


def test_time_is_linear_in_one_long_line() -> None:
    line = "“the same words again and again” " * 50_000
    values, _ = shingle(*hash_words([line]))
    assert len(values) == 6
