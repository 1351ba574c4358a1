"""Batches: columns in numpy arrays, laid out as Arrow lays them out, so that they pass to Arrow without loss.

A column of fixed width is one array: `name`, of one dimension, or of two for lists of a fixed size (vectors).
A column of variable width is two: `name` holds the values of all rows end to end, `name:offsets` (int64, one more
than rows, beginning with 0) says where each row begins: Arrow's large_list and large_string. Text is UTF-8.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.errors import CompareError

Array = NDArray[Any]
Batch = dict[str, Array]

OFFSETS = ":offsets"
# Values a row, in the mean, from which rows are copied one by one, and not value by value: of 20,000 rows the one takes
# .4 microseconds a row whatever its length, the other .05 at 16 values, .4 at 64 and 2.3 at 512.
LONG = 64
KIND = re.compile(r"(?P<text>text)|list<(?P<item>\w+)>|(?P<dtype>\w+?)(?:\[(?P<width>\d+)\])?")
INTEGERS = frozenset(f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64))
DTYPES = INTEGERS | {"bool", "float32", "float64"}
ARROW = {"float32": "float", "float64": "double"}  # Arrow's names where they differ from numpy's


@dataclass(frozen=True, slots=True)
class Column:
    """One declared column: its type of value, and whether rows hold one, `width` or any number of them."""

    name: str
    dtype: str
    width: int | None = None
    variable: bool = False
    text: bool = False

    @property
    def arrow(self) -> str:
        """The Arrow type, as Arrow spells it."""
        item = ARROW.get(self.dtype, self.dtype)
        if self.text:
            return "large_string"
        if self.variable:
            return f"large_list<item: {item}>"
        return item if self.width is None else f"fixed_size_list<item: {item}>[{self.width}]"


class Schema:
    """What columns a batch has: `Schema(id="uint64", text="text", shingles="list<uint32>", vector="float32[384]")`."""

    def __init__(self, **columns: str) -> None:
        self.columns = tuple(_column(name, kind) for name, kind in columns.items())
        self.arrays = tuple(
            array for c in self.columns for array in ((c.name, c.name + OFFSETS) if c.variable else (c.name,))
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Schema) and self.columns == other.columns

    def __hash__(self) -> int:
        return hash(self.columns)

    def __repr__(self) -> str:
        return f"Schema({', '.join(f'{c.name}: {c.arrow}' for c in self.columns)})"

    def check(self, batch: Batch) -> Batch:
        """The batch, its columns in the schema's order; raises CompareError naming the first that is wrong."""
        for name in (*self.arrays, *batch):
            if name not in batch:
                raise CompareError(f'column "{name}" is missing: the batch has {", ".join(batch) or "none"}')
            if name not in self.arrays:
                raise CompareError(f'column "{name}" is not declared: the schema has {", ".join(self.arrays)}')
        rows = count(batch) if batch else 0
        for column in self.columns:
            _check_column(column, batch, rows)
        return {name: batch[name] for name in self.arrays}

    def empty(self) -> Batch:
        """A batch of no rows."""
        return self.pack({column.name: () for column in self.columns})

    def pack(self, columns: Mapping[str, Sequence[Any] | Array]) -> Batch:
        """Arrays from Python values: numbers, lists of numbers, str; what is packed already passes through.

        A variable column is a sequence of rows, or its values with its `name:offsets` beside them.
        Raises CompareError for a missing or undeclared column, for a value that does not fit, and for uneven columns.
        """
        batch: Batch = {}
        for column in self.columns:
            if column.name not in columns:
                raise CompareError(f'column "{column.name}" is missing: given were {", ".join(columns) or "none"}')
            offsets = columns.get(column.name + OFFSETS)
            try:
                batch.update(_pack_column(column, columns[column.name], offsets))
            except (AttributeError, TypeError, ValueError, OverflowError) as error:
                raise CompareError(f'column "{column.name}" cannot be packed as {column.arrow}: {error}') from error
        undeclared = [name for name in columns if name not in self.arrays]
        if undeclared:
            raise CompareError(f'column "{undeclared[0]}" is not declared: the schema has {", ".join(self.arrays)}')
        return self.check(batch)

    def arrow(self) -> dict[str, str]:
        """The Arrow type of each column, as Arrow spells it."""
        return {column.name: column.arrow for column in self.columns}


def _column(name: str, kind: str) -> Column:
    match = KIND.fullmatch(kind)
    if not match or not name.isidentifier():
        raise CompareError(f'column "{name}" cannot be "{kind}": declare text, uint64, uint32[8], list<uint32>')
    if match["text"]:
        return Column(name, "uint8", variable=True, text=True)
    dtype = match["item"] or match["dtype"]
    if dtype not in DTYPES:
        raise CompareError(f'column "{name}" cannot hold "{dtype}": choose one of {", ".join(sorted(DTYPES))}')
    return Column(name, dtype, int(match["width"]) if match["width"] else None, variable=bool(match["item"]))


def _check_column(column: Column, batch: Batch, rows: int) -> None:
    values, name = batch[column.name], column.name
    dimensions = 1 if column.width is None else 2
    if values.dtype != np.dtype(column.dtype) or values.ndim != dimensions:
        raise CompareError(f'column "{name}" is {values.dtype} of {values.ndim} dimensions, declared is {column.arrow}')
    if column.width is not None and values.shape[1] != column.width:
        raise CompareError(f'column "{name}" holds {values.shape[1]} values a row, declared are {column.width}')
    if not column.variable:
        if len(values) != rows:
            raise CompareError(f'column "{name}" has {len(values)} rows where the first column has {rows}')
        return
    offsets = batch[name + OFFSETS]
    if offsets.dtype != np.int64 or offsets.ndim != 1 or len(offsets) != rows + 1:
        raise CompareError(f'column "{name}{OFFSETS}" must be int64 with {rows + 1} entries, one more than rows')
    if offsets[0] != 0 or offsets[-1] != len(values) or (np.diff(offsets) < 0).any():
        raise CompareError(f'column "{name}{OFFSETS}" must rise from 0 to {len(values)}, the number of values')


def _pack_column(column: Column, rows: Sequence[Any] | Array, offsets: Sequence[int] | Array | None) -> Batch:
    if not column.variable:
        shape = (len(rows),) if column.width is None else (len(rows), column.width)
        return {column.name: _exact(rows, column.dtype).reshape(shape)}
    if offsets is not None:
        return {column.name: _exact(rows, column.dtype), column.name + OFFSETS: np.asarray(offsets, np.int64)}
    if column.text:
        encoded = [row.encode("utf-8", "surrogatepass") for row in rows]
        values = np.frombuffer(b"".join(encoded), np.uint8)
        return {column.name: values, column.name + OFFSETS: offsets_of([len(row) for row in encoded])}
    parts = [_exact(row, column.dtype) for row in rows]
    values = np.concatenate(parts) if parts else np.empty(0, column.dtype)
    return {column.name: values, column.name + OFFSETS: offsets_of([len(part) for part in parts])}


def _exact(values: Sequence[Any] | Array, dtype: str) -> Array:
    """The values as this type; what would be cut to fit raises TypeError, so that nothing is lost unseen."""
    given, fitted = np.asarray(values), np.asarray(values, dtype)
    if isinstance(values, np.ndarray):
        lost = not np.can_cast(given.dtype, fitted.dtype, "safe")
    else:
        lost = given.dtype.kind == "f" and fitted.dtype.kind != "f" and (fitted != np.asarray(values, object)).any()
    if given.size and lost:
        raise TypeError(f"it holds {given.dtype}")
    return fitted


def offsets_of(lengths: Sequence[int] | Array) -> NDArray[np.int64]:
    """Offsets (n + 1) of rows of these lengths (n)."""
    offsets = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=offsets[1:])
    return offsets


def runs(keys: Array) -> NDArray[np.int64]:
    """Offsets (groups + 1) of the stretches of equal neighbours in `keys` (n): the groups of a sorted batch."""
    if not len(keys):
        return np.zeros(1, np.int64)
    changes = np.flatnonzero(keys[1:] != keys[:-1]) + 1
    return np.concatenate(([0], changes, [len(keys)])).astype(np.int64)


def starts(*columns: Array) -> NDArray[np.bool_]:
    """Which rows of sorted columns (n each) differ from the one before them; the first does."""
    found = np.ones(len(columns[0]), np.bool_)
    if len(found):
        found[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return found


def count(batch: Batch) -> int:
    """How many rows the batch has."""
    for name, values in batch.items():
        if not name.endswith(OFFSETS):
            offsets = batch.get(name + OFFSETS)
            return len(values) if offsets is None else len(offsets) - 1
    return 0


def texts(batch: Batch, name: str) -> list[str]:
    """The strings of a text column."""
    joined, offsets = batch[name].tobytes(), batch[name + OFFSETS].tolist()
    if joined.isascii():
        whole = joined.decode("ascii")
        return [whole[a:b] for a, b in pairwise(offsets)]
    return [joined[a:b].decode("utf-8", "surrogatepass") for a, b in pairwise(offsets)]


def ragged(batch: Batch, name: str) -> list[Array]:
    """The rows of a variable column, as views."""
    values, offsets = batch[name], batch[name + OFFSETS].tolist()
    return [values[a:b] for a, b in pairwise(offsets)]


def gather(values: Array, offsets: Array, rows: Array) -> tuple[Array, NDArray[np.int64]]:
    """The given rows (row numbers) of a variable column: values and offsets."""
    starts, ends = offsets[rows], offsets[rows + 1]
    lengths = ends - starts
    taken = offsets_of(lengths)
    if taken[-1] > LONG * len(rows):
        held, size = values.data.cast("B"), values.itemsize
        pieces = [held[a:b] for a, b in zip((starts * size).tolist(), (ends * size).tolist(), strict=True)]
        return np.frombuffer(bytearray().join(pieces), values.dtype), taken
    places = np.arange(taken[-1]) + np.repeat(starts - taken[:-1], lengths)
    return values[places], taken


def take(batch: Batch, rows: Array | slice) -> Batch:
    """The given rows, in the order given: row numbers, a boolean for each row, or a slice."""
    if isinstance(rows, slice):
        rows = np.arange(count(batch))[rows]
    rows = np.flatnonzero(rows) if rows.dtype == np.bool_ else np.asarray(rows, np.int64)
    taken: Batch = {}
    for name, values in batch.items():
        if name + OFFSETS in batch:
            taken[name], taken[name + OFFSETS] = gather(values, batch[name + OFFSETS], rows)
        elif not name.endswith(OFFSETS):
            taken[name] = values[rows]
    return taken


def stretch(batch: Batch, start: int, end: int) -> Batch:
    """Rows start to end, as views: nothing is copied but offsets."""
    part: Batch = {}
    for name, values in batch.items():
        offsets = batch.get(name + OFFSETS)
        if offsets is not None:
            bounds = np.asarray(offsets[start : end + 1])
            part[name], part[name + OFFSETS] = values[bounds[0] : bounds[-1]], bounds - bounds[0]
        elif not name.endswith(OFFSETS):
            part[name] = values[start:end]
    return part


def concatenate(batches: Iterable[Batch]) -> Batch:
    """All rows of batches of the same columns, one after the other; raises CompareError if there is no batch."""
    batches = list(batches)
    if not batches:
        raise CompareError("no batch to concatenate: take the empty batch of the schema instead")
    if len(batches) == 1:
        return batches[0]
    joined: Batch = {}
    for name in batches[0]:
        if name.endswith(OFFSETS):
            joined[name] = offsets_of(np.concatenate([np.diff(batch[name]) for batch in batches]))
        else:
            joined[name] = np.concatenate([batch[name] for batch in batches])
    return joined
