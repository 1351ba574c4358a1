"""The engine that works in this process and keeps its parts in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any

from compare.engines.batches import Batch, Schema, concatenate, count, stretch
from compare.engines.contracts import Parts, Stage, returns_of, run
from compare.engines.partitions import PARTITIONS, check_key, collect, lots, scatter


class MemoryParts:
    """Batches in a list."""

    def __init__(self, schema: Schema, batches: list[Batch]) -> None:
        self.schema = schema
        self.rows = sum(count(batch) for batch in batches)
        self._batches = batches

    def __len__(self) -> int:
        return len(self._batches)

    def __iter__(self) -> Iterator[Batch]:
        return iter(self._batches)


class Inline:
    """Runs every stage where it is called; for small inputs, and for looking into a stage with a debugger."""

    def keep(self, schema: Schema, batches: Iterable[Batch]) -> Parts:
        """See Engine."""
        return MemoryParts(schema, [schema.check(batch) for batch in batches])

    def map(self, stage: Stage, batches: Parts | Iterable[Batch], **arguments: Any) -> Parts:
        """See Engine."""
        return MemoryParts(returns_of(stage), [run(stage, (batch,), arguments) for batch in batches])

    def group(self, stage: Stage, *inputs: Parts, key: str, **arguments: Any) -> Parts:
        """See Engine."""
        schema = returns_of(stage)
        for parts in inputs:
            check_key(parts.schema, key)
        scattered = [
            [scatter(concatenate(lot), key) for lot in lots((batch, count(batch)) for batch in parts)]
            for parts in inputs
        ]
        results = []
        for p in range(PARTITIONS):
            pieces = [[stretch(batch, b[p], b[p + 1]) for batch, b in table if b[p] < b[p + 1]] for table in scattered]
            if any(pieces):
                tables = [collect(parts.schema, table, key) for parts, table in zip(inputs, pieces, strict=True)]
                results.append(run(stage, tuple(tables), arguments))
        return MemoryParts(schema, results)

    def rest(self) -> None:
        """See Engine; there are no workers here."""

    def close(self) -> None:
        """See Engine; parts go when nothing refers to them."""

    def __enter__(self) -> Inline:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self.close()
