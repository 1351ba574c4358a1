"""Cells: what is compared where there is too much to compare all with all."""

import numpy as np
import pytest

from compare.matching.candidates import cells, meaning
from compare.pipeline import joins


@pytest.fixture
def vectors():
    """Rows around some of the centroids, a quarter of them in pairs."""
    random = np.random.default_rng(6)
    found = cells.centroids()[random.integers(0, 256, 300)] * 0.8 + random.normal(size=(300, 384)) * 0.03
    found[200:275] = found[:75] + random.normal(size=(75, 384)) * 0.005
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


def as_set(pairs):
    return {(min(pair), max(pair)) for pair in zip(*(side.tolist() for side in pairs), strict=True)}


def test_a_cell_depends_on_the_vector_alone(vectors):
    whole = cells.cells(vectors)
    assert whole.shape == (300, cells.PROBES)
    assert (np.sort(whole, axis=1)[:, 1:] > np.sort(whole, axis=1)[:, :-1]).all()
    assert (cells.cells(vectors[7:8])[0] == whole[7]).all()
    assert (cells.cells(vectors[::-1])[::-1] == whole).all()


@pytest.mark.parametrize("dated", [False, True])
def test_what_is_found_is_near_and_hardly_anything_nearest_is_missed(vectors, dated):
    owners = np.arange(300, dtype=np.uint64)
    days = np.where(np.arange(300) % 3, 700_000, 700_020) if dated else None
    found = as_set(cells.find_in_cells(vectors, 0.4, 30, owners, days, 14))
    likeness = vectors @ vectors.T
    assert all(likeness[pair] >= 0.39 for pair in found)
    twins = {(n, 200 + n) for n in range(75) if days is None or days[n] == days[200 + n]}
    assert len(found & twins) >= 0.95 * len(twins) > 0
    assert days is None or all(days[one] == days[other] for one, other in found)


def test_a_corpus_of_more_than_can_be_compared_takes_cells_where_the_model_has_them(vectors, monkeypatch):
    asked = []
    monkeypatch.setattr(cells, "MOST_EXACT", 100)
    monkeypatch.setattr(cells, "find_in_cells", lambda *a, **k: asked.append(k) or meaning.NONE)
    owners, days = np.arange(300, dtype=np.uint64), np.full(300, 700_000)
    days[:5] = 0
    joins.candidates_by_meaning(vectors, owners, days, celled=True)
    assert len(asked) == 2
    joins.candidates_by_meaning(vectors, owners, days)
    assert len(asked) == 2
    monkeypatch.setattr(cells, "MOST_EXACT", 300)
    joins.candidates_by_meaning(vectors, owners, days, celled=True)
    assert len(asked) == 2


def test_the_widest_window_counts_known_days_alone():
    days = np.array([0, 0, 0, 5, 6, 20, 21, 22, 40])
    assert [meaning.widest_window(days, apart) for apart in (0, 1, 2, 15, 100)] == [1, 3, 3, 5, 6]
    assert meaning.widest_window(days[:3], 4) == 0
