"""How `group` brings rows together: which call a key goes to, and in which order its rows arrive there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import OFFSETS, Array, Batch, Schema, concatenate, take
from compare.errors import CompareError

# Fixed, so that every engine makes the same calls and returns the same bytes. 64 keeps a call small (10^8 rows of
# 16 bytes are 25 MB a call) and costs a small run little (an empty call is left out).
PARTITIONS = 64
# Keys are hashes: ids of 60 bits, or 64-bit digests. Bits 54 to 59 number 64 partitions, evenly; and calls come in the
# order of their keys where keys are ids, so that sorted parts make one sorted table.
SHIFT, MASK = np.uint64(54), np.uint64(PARTITIONS - 1)


def scatter(batch: Batch, key: str) -> tuple[Batch, NDArray[np.int64]]:
    """The rows of a batch ordered by partition, and where each partition begins (PARTITIONS + 1 row numbers)."""
    partition = (batch[key] >> SHIFT) & MASK
    order = np.argsort(partition, kind="stable")
    bounds = np.searchsorted(partition[order], np.arange(PARTITIONS + 1, dtype=np.uint64))
    return take(batch, order), bounds.astype(np.int64)


def collect(schema: Schema, pieces: Sequence[Batch], key: str) -> Batch:
    """All rows of one partition, sorted by (key, id, the other columns): the same for any order of arrival."""
    batch = concatenate(pieces) if pieces else schema.empty()
    return take(batch, _order(batch, key))


def check_key(schema: Schema, key: str) -> None:
    """Raises CompareError unless `key` is a uint64 column."""
    if schema.arrow().get(key) != "uint64":
        raise CompareError(f'"{key}" cannot be a key: it is no uint64 column of {schema!r}')


def _order(batch: Batch, key: str) -> NDArray[np.int64]:
    leading = [name for name in dict.fromkeys((key, "id")) if name in batch]
    order = np.lexsort([batch[name] for name in reversed(leading)])
    tied = _tied([batch[name][order] for name in leading])
    if not tied.any():
        return order
    others = [name for name in batch if name not in leading and name + OFFSETS not in batch and OFFSETS not in name]
    columns = [batch[name] for name in leading] + [c for name in others for c in _flat(batch[name])]
    order = np.lexsort(columns[::-1])
    variable = [name for name in batch if name + OFFSETS in batch]
    if variable:
        _settle(batch, variable, order, _tied([column[order] for column in columns]))
    return order


def _flat(values: Array) -> list[Array]:
    return [values] if values.ndim == 1 else list(values.T)


def _tied(columns: Sequence[Array]) -> NDArray[np.bool_]:
    """For each row but the last of sorted columns (n): is it equal to the next? (n - 1)."""
    equal = np.ones(max(len(columns[0]) - 1, 0), np.bool_)
    for column in columns:
        equal &= column[1:] == column[:-1]
    return equal


def _settle(batch: Batch, variable: list[str], order: NDArray[np.int64], tied: NDArray[np.bool_]) -> None:
    """Sort the rows that are still tied by the contents of their variable columns, in place. Such rows are few."""

    def contents(row: int) -> tuple[bytes, ...]:
        return tuple(
            batch[name][batch[name + OFFSETS][row] : batch[name + OFFSETS][row + 1]].tobytes() for name in variable
        )

    edges = np.diff(np.concatenate(([False], tied, [False])).astype(np.int8))
    for start, end in zip(np.flatnonzero(edges == 1), np.flatnonzero(edges == -1), strict=True):
        order[start : end + 1] = sorted(order[start : end + 1].tolist(), key=contents)
