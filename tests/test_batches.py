"""Batches of columns: packing, checking, taking apart and putting together, and to Arrow and back."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.engines.batches import (
    OFFSETS,
    Batch,
    Schema,
    concatenate,
    count,
    ragged,
    runs,
    stretch,
    take,
    texts,
)
from compare.errors import CompareError

SCHEMA = Schema(id="uint64", seen="bool", text="text", shingles="list<uint32>", vector="float32[3]", score="float64")

ROW = st.tuples(
    st.integers(0, 2**64 - 1),
    st.booleans(),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=12),
    st.lists(st.integers(0, 2**32 - 1), max_size=5),
    st.lists(st.floats(width=32, allow_nan=False), min_size=3, max_size=3),
    st.floats(allow_nan=False),
)


def pack(rows: list[tuple[Any, ...]]) -> Batch:
    columns = zip(*rows, strict=True) if rows else [()] * len(SCHEMA.columns)
    return SCHEMA.pack({column.name: values for column, values in zip(SCHEMA.columns, columns, strict=True)})


def unpack(batch: Batch) -> list[tuple[Any, ...]]:
    shingles = [row.tolist() for row in ragged(batch, "shingles")]
    flat = [batch[name].tolist() for name in ("id", "seen", "vector", "score")]
    return list(zip(flat[0], flat[1], texts(batch, "text"), shingles, flat[2], flat[3], strict=True))


@given(st.lists(ROW, max_size=6))
def test_packed_rows_come_back(rows: list[tuple[Any, ...]]) -> None:
    batch = pack(rows)
    assert count(batch) == len(rows)
    assert unpack(batch) == rows


@given(st.lists(ROW, max_size=8), st.data())
def test_take_is_row_by_row(rows: list[tuple[Any, ...]], data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=10)) if rows else []
    assert unpack(take(pack(rows), np.array(chosen, np.int64))) == [rows[i] for i in chosen]
    mask = np.array([i % 2 == 0 for i in range(len(rows))], np.bool_)
    assert unpack(take(pack(rows), mask)) == rows[::2]
    assert unpack(take(pack(rows), slice(1, None, 3))) == rows[1::3]


@given(st.lists(ROW, max_size=8), st.integers(0, 8), st.integers(0, 8))
def test_stretch_and_concatenate_undo_each_other(rows: list[tuple[Any, ...]], a: int, b: int) -> None:
    first, last = sorted((min(a, len(rows)), min(b, len(rows))))
    batch = pack(rows)
    parts = [stretch(batch, 0, first), stretch(batch, first, last), stretch(batch, last, len(rows))]
    assert unpack(SCHEMA.check(parts[1])) == rows[first:last]
    assert unpack(SCHEMA.check(concatenate(parts))) == rows


@given(st.lists(ROW, max_size=6))
def test_arrow_and_back(rows: list[tuple[Any, ...]]) -> None:
    batch = pack(rows)
    table = to_arrow(batch)
    assert {field.name: str(field.type) for field in table.schema} == SCHEMA.arrow()
    assert table.column("text").to_pylist() == texts(batch, "text")
    assert table.column("shingles").to_pylist() == [row.tolist() for row in ragged(batch, "shingles")]
    back = from_arrow(table)
    assert list(back) == list(batch)
    for name, values in batch.items():
        assert back[name].dtype == values.dtype
        assert back[name].tobytes() == values.tobytes()


def to_arrow(batch: Batch) -> pa.Table:
    arrays = {}
    for column in SCHEMA.columns:
        values, offsets = batch[column.name], batch.get(column.name + OFFSETS)
        if column.text:
            buffers = [None, pa.py_buffer(offsets), pa.py_buffer(values)]
            arrays[column.name] = pa.Array.from_buffers(pa.large_string(), len(offsets) - 1, buffers)
        elif column.variable:
            arrays[column.name] = pa.LargeListArray.from_arrays(offsets, values)
        elif column.width is not None:
            arrays[column.name] = pa.FixedSizeListArray.from_arrays(values.ravel(), column.width)
        else:
            arrays[column.name] = pa.array(values)
    return pa.table(arrays)


def from_arrow(table: pa.Table) -> Batch:
    batch: Batch = {}
    for column in SCHEMA.columns:
        array = table.column(column.name).combine_chunks()
        array = array.chunk(0) if isinstance(array, pa.ChunkedArray) else array
        if column.text:
            _, offsets, values = array.buffers()
            batch[column.name] = np.frombuffer(values or b"", np.uint8)
            batch[column.name + OFFSETS] = np.frombuffer(offsets, np.int64)
        elif column.variable:
            batch[column.name] = array.values.to_numpy(zero_copy_only=False)
            batch[column.name + OFFSETS] = array.offsets.to_numpy()
        elif column.width is not None:
            batch[column.name] = array.values.to_numpy(zero_copy_only=False).reshape(-1, column.width)
        else:
            batch[column.name] = array.to_numpy(zero_copy_only=False)
    return batch


def test_empty_has_every_column() -> None:
    empty = SCHEMA.empty()
    assert count(empty) == 0
    assert list(empty) == list(SCHEMA.arrays)
    assert empty["vector"].shape == (0, 3)
    assert empty["text:offsets"].tolist() == [0]


def test_lone_surrogates_survive() -> None:
    schema = Schema(text="text")
    assert texts(schema.pack({"text": ["a\ud800b", ""]}), "text") == ["a\ud800b", ""]


def test_packed_columns_pass_through() -> None:
    schema = Schema(shingles="list<uint32>")
    values, offsets = np.arange(5, dtype=np.uint32), np.array([0, 2, 5])
    batch = schema.pack({"shingles": values, "shingles:offsets": offsets})
    assert [row.tolist() for row in ragged(batch, "shingles")] == [[0, 1], [2, 3, 4]]


@pytest.mark.parametrize(
    ("column", "wrong", "message"),
    [
        ("id", np.arange(2), '"id" is int64'),
        ("id", np.arange(6, dtype=np.uint64).reshape(2, 3), '"id" is uint64 of 2 dimensions'),
        ("seen", np.zeros(3, np.bool_), '"seen" has 3 rows where the first column has 2'),
        ("vector", np.zeros((2, 4), np.float32), '"vector" holds 4 values a row, declared are 3'),
        ("text:offsets", np.array([0, 1]), '"text:offsets" must be int64 with 3 entries'),
        ("text:offsets", np.array([0, 9, 9]), '"text:offsets" must rise from 0 to 2'),
        ("shingles:offsets", np.array([0, 2, 1]), '"shingles:offsets" must rise from 0 to 1'),
        ("surplus", np.zeros(2), '"surplus" is not declared'),
        ("score", None, '"score" is missing'),
    ],
)
def test_check_names_the_column(column: str, wrong: Any, message: str) -> None:
    batch = pack([(1, True, "ab", [7], [1, 2, 3], 0.5), (2, False, "", [], [1, 2, 3], 0.5)])
    assert SCHEMA.check(batch)
    batch[column] = wrong
    if wrong is None:
        del batch[column]
    with pytest.raises(CompareError, match=message):
        SCHEMA.check(batch)


@pytest.mark.parametrize(
    ("schema", "columns", "message"),
    [
        (Schema(id="uint8"), {"id": [300]}, '"id" cannot be packed as uint8'),
        (Schema(id="uint64"), {"id": np.array([1.5])}, '"id" cannot be packed as uint64: it holds float64'),
        (Schema(id="uint64"), {"id": [1.5]}, '"id" cannot be packed as uint64: it holds float64'),
        (Schema(id="uint64"), {"id": [-1]}, '"id" cannot be packed'),
        (Schema(text="text"), {"text": [1]}, '"text" cannot be packed'),
        (Schema(v="float32[2]"), {"v": [[1.0]]}, '"v" cannot be packed'),
        (Schema(id="uint64", n="int64"), {"id": [1]}, '"n" is missing'),
        (Schema(id="uint64"), {"id": [1], "more": [2]}, '"more" is not declared'),
        (Schema(id="uint64", n="int64"), {"id": [1], "n": [1, 2]}, '"n" has 2 rows'),
    ],
)
def test_pack_says_what_does_not_fit(schema: Schema, columns: dict[str, Any], message: str) -> None:
    with pytest.raises(CompareError, match=message):
        schema.pack(columns)


@pytest.mark.parametrize("kind", ["int", "uint65", "list<text>", "list<uint32", "uint32[]", "string", ""])
def test_an_unknown_kind_is_refused(kind: str) -> None:
    with pytest.raises(CompareError, match="column"):
        Schema(id=kind)


def test_concatenating_nothing_is_refused() -> None:
    with pytest.raises(CompareError, match="no batch"):
        concatenate([])


def test_runs() -> None:
    assert runs(np.array([3, 3, 5, 7, 7, 7])).tolist() == [0, 2, 3, 6]
    assert runs(np.array([], np.uint64)).tolist() == [0]
