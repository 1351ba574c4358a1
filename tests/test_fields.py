"""Fields: quick products propose; what they may miss by rounding is allowed for."""

import numpy as np
import pytest

from compare.matching.candidates import fields, meaning
from compare.matching.candidates.fields import PlainField, QuickField


@pytest.fixture
def vectors():
    """Unit vectors around a dozen directions."""
    random = np.random.default_rng(3)
    found = random.normal(size=(700, 48)) + random.normal(size=(12, 48))[random.integers(0, 12, 700)]
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


@pytest.mark.parametrize("kind", [PlainField, QuickField])
@pytest.mark.parametrize(("begin", "end"), [(0, 700), (13, 140), (699, 700), (5, 5)])
def test_all_that_is_near_is_proposed_and_what_is_proposed_is_near(kind, begin, end, vectors):
    rows = np.random.default_rng(5).permutation(700)
    field, asking = kind(vectors, rows), vectors[100:107]
    left, right, roughly = field.near(asking, begin, end, 0.5)
    exact = asking.astype(np.float64) @ vectors[rows].T.astype(np.float64)
    found = set(zip(left.tolist(), right.tolist(), strict=True))
    assert {(i, begin + j) for i, j in zip(*np.nonzero(exact[:, begin:end] >= 0.5), strict=True)} <= found
    assert all(begin <= j < end for _, j in found)
    assert (np.abs(roughly - exact[left, right]) <= field.margin).all()
    assert (exact[left, right] >= 0.5 - 2 * field.margin).all()


@pytest.mark.parametrize("owned", [False, True])
def test_the_precision_of_the_products_changes_no_pair(owned, vectors, monkeypatch):
    owners = np.arange(700, dtype=np.uint64) // np.uint64(5 if owned else 1)
    days = np.random.default_rng(9).integers(0, 30, 700)
    kinds = []

    def both(kind):
        monkeypatch.setattr(meaning, "field_of", lambda v, rows, asked: kinds.append(kind) or kind(v, rows))
        pairs = meaning.find(vectors, 0.3, 4, owners=owners), meaning.find_near(vectors, 0.3, 4, days, 6, owners)
        return [side.tolist() for found in pairs for side in found]

    plain = both(PlainField)
    assert plain == both(QuickField)
    assert len(plain[0]) > 500
    assert len(plain[2]) > 300
    assert kinds == [PlainField] * 2 + [QuickField] * 2


def test_a_dense_corpus_is_picked_over_before_it_fills_memory(vectors, monkeypatch):
    usual = meaning.find(vectors, 0.05, 3)
    monkeypatch.setattr(meaning, "MANY", 50)
    monkeypatch.setattr(meaning, "TILE", 900)
    monkeypatch.setattr(meaning, "BLOCK", 9)
    assert [side.tolist() for side in meaning.find(vectors, 0.05, 3)] == [side.tolist() for side in usual]


def test_few_products_and_small_ones_are_made_in_32_bits(vectors, monkeypatch):
    rows = np.arange(700)
    monkeypatch.setattr(fields, "choose", lambda precision: "bfloat16")
    assert isinstance(fields.field_of(vectors, rows, [fields.MANY]), QuickField)
    assert isinstance(fields.field_of(vectors, rows, [fields.MANY - 1]), PlainField)
    assert isinstance(fields.field_of(vectors, rows, [20] * fields.MANY), PlainField)
    monkeypatch.setattr(fields, "choose", lambda precision: "float32")
    assert isinstance(fields.field_of(vectors, rows, [fields.MANY]), PlainField)
