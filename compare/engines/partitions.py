"""How `group` brings rows together: which call a key goes to, and in which order its rows arrive there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import OFFSETS, Array, Batch, Schema, concatenate, offsets_of, take
from compare.engines.orders import order_and_ties
from compare.errors import CompareError

T = TypeVar("T")

# Fixed, so that every engine makes the same calls and returns the same bytes. 64 keeps a call small (10^8 rows of
# 16 bytes are 25 MB a call) and costs a small run little (an empty call is left out).
PARTITIONS = 64
# Keys are hashes: ids of 60 bits, or 64-bit digests. Bits 54 to 59 number 64 partitions, evenly; and calls come in the
# order of their keys where keys are ids, so that sorted parts make one sorted table.
SHIFT, MASK = np.uint64(54), np.uint64(PARTITIONS - 1)
# Rows scattered at once: many small batches make one large one, of which each partition gets a stretch worth copying.
LOT = 1 << 16


def scatter(batch: Batch, key: str) -> tuple[Batch, NDArray[np.int64]]:
    """The rows of a batch ordered by partition, and where each partition begins (PARTITIONS + 1 row numbers)."""
    partition = ((batch[key] >> SHIFT) & MASK).astype(np.uint8)  # of one byte, for which numpy sorts by counting
    order = np.argsort(partition, kind="stable")
    return take(batch, order), offsets_of(np.bincount(partition, minlength=PARTITIONS))


def lots(batches: Iterable[tuple[T, int]]) -> Iterator[list[T]]:
    """Batches, each given with its number of rows, in lots of about LOT rows, to be scattered as one."""
    lot: list[T] = []
    rows = 0
    for batch, more in batches:
        if lot and rows + more > LOT:
            yield lot
            lot, rows = [], 0
        lot.append(batch)
        rows += more
    if lot:
        yield lot


def collect(schema: Schema, pieces: Sequence[Batch], key: str) -> Batch:
    """All rows of one partition, sorted by (key, id, the other columns): the same for any order of arrival."""
    batch = concatenate(pieces) if pieces else schema.empty()
    return take(batch, _order(batch, key))


def check_key(schema: Schema, key: str) -> None:
    """Raises CompareError unless `key` is a uint64 column."""
    if schema.arrow().get(key) != "uint64":
        raise CompareError(f'"{key}" cannot be a key: it is no uint64 column of {schema!r}')


def _order(batch: Batch, key: str) -> NDArray[np.int64]:
    variable = [name for name in batch if name + OFFSETS in batch]
    leading = dict.fromkeys((key, "id"))
    names = [name for name in (*leading, *batch) if name in batch and OFFSETS not in name and name not in variable]
    order, tied = order_and_ties([column for name in dict.fromkeys(names) for column in _flat(batch[name])])
    if variable and tied.any():
        _settle(batch, variable, order, tied)
    return order


def _flat(values: Array) -> list[Array]:
    return [values] if values.ndim == 1 else list(values.T)


def _settle(batch: Batch, variable: list[str], order: NDArray[np.int64], tied: NDArray[np.bool_]) -> None:
    """Sort the rows that are still tied by the contents of their variable columns, in place. Such rows are few."""

    def contents(row: int) -> tuple[bytes, ...]:
        return tuple(
            batch[name][batch[name + OFFSETS][row] : batch[name + OFFSETS][row + 1]].tobytes() for name in variable
        )

    edges = np.diff(np.concatenate(([False], tied, [False])).astype(np.int8))
    for start, end in zip(np.flatnonzero(edges == 1), np.flatnonzero(edges == -1), strict=True):
        order[start : end + 1] = sorted(order[start : end + 1].tolist(), key=contents)
