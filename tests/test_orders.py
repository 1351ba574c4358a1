"""Sorting rows by several columns: the same order as sorting by all of them at once."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.engines.orders import order_and_ties, order_by

COLUMNS = {
    "few": st.integers(0, 2).map(np.uint64),
    "hashes": st.integers(0, 2**64 - 1).map(np.uint64),
    "below zero": st.integers(-(2**40), 2**40).map(np.int64),
    "yes or no": st.booleans(),
    "floats": st.sampled_from([0.5, -1.5, 2.0]).map(np.float64),
}


@st.composite
def tables(draw: st.DrawFn) -> list[np.ndarray]:
    """One to four columns of one length."""
    length = draw(st.integers(0, 30))
    kinds = draw(st.lists(st.sampled_from(list(COLUMNS)), min_size=1, max_size=4))
    return [np.array(draw(st.lists(COLUMNS[kind], min_size=length, max_size=length))) for kind in kinds]


@given(tables())
def test_it_is_the_order_of_all_columns(columns: list[np.ndarray]) -> None:
    order, tied = order_and_ties(columns)
    expected = np.lexsort(columns[::-1])
    assert sorted(order.tolist()) == list(range(len(columns[0])))
    for column in columns:
        assert (column[order] == column[expected]).all()
    rows = list(zip(*(column[order].tolist() for column in columns), strict=True))
    assert tied.tolist() == [one == other for one, other in pairwise(rows)]


@pytest.mark.parametrize("rows", [0, 1])
def test_no_rows_and_one(rows: int) -> None:
    assert order_by([np.zeros(rows, np.uint64), np.zeros(rows)]).tolist() == list(range(rows))


def test_values_that_agree_in_all_the_bits_there_is_room_for() -> None:
    """Beside 20 bits of runs 44 bits of a value fit: these differ in the last one only."""
    groups = np.repeat(np.arange(1 << 20, dtype=np.uint64), 2)
    values = np.tile(np.array([(1 << 63) + 1, 1 << 63], np.uint64), 1 << 20)
    values[0] = 0
    order = order_by([groups, values])
    assert (groups[order] == groups).all()
    assert (values[order].reshape(-1, 2)[:, 0] < values[order].reshape(-1, 2)[:, 1]).all()
