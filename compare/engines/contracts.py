"""What every engine does, so that a stage never knows where it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Any, Protocol, TypeVar

from compare.engines.batches import Batch, Schema
from compare.errors import CompareError

Stage = Callable[..., Batch]
S = TypeVar("S", bound=Stage)


def stage(returns: Schema) -> Callable[[S], S]:
    """Mark a top-level function as a stage that returns batches of this schema.

    A stage takes one batch (in a map) or one a table (in a group) and plain keyword arguments; what it returns
    depends on nothing else, so that any engine gives the same bytes.
    """

    def mark(function: S) -> S:
        function.returns = returns  # type: ignore[attr-defined]
        return function

    return mark


def name_of(stage: Stage) -> str:
    """Module and name of a stage."""
    return f"{stage.__module__}.{stage.__qualname__}"


def returns_of(stage: Stage) -> Schema:
    """The schema a stage declares; raises CompareError for a function that is not marked as a stage."""
    schema = getattr(stage, "returns", None)
    if not isinstance(schema, Schema):
        raise CompareError(f"{name_of(stage)} is no stage: mark it with @stage(schema of what it returns)")
    return schema


def run(stage: Stage, batches: tuple[Batch, ...], arguments: dict[str, Any]) -> Batch:
    """What the stage makes of these batches, checked against its schema; a failure carries the stage's name."""
    try:
        return returns_of(stage).check(stage(*batches, **arguments))
    except Exception as error:
        error.add_note(f"in stage {name_of(stage)}")
        raise


class Parts(Protocol):
    """Batches of one schema, kept where the engine keeps them, and read one at a time as often as needed.

    They are gone when the engine is closed, or when nothing refers to them any more.
    """

    @property
    def schema(self) -> Schema:
        """The columns of every batch."""

    @property
    def rows(self) -> int:
        """Rows of all batches together."""

    def __len__(self) -> int:
        """How many batches there are."""

    def __iter__(self) -> Iterator[Batch]:
        """The batches, in order."""


class Engine(Protocol):
    """A place where stages run."""

    def keep(self, schema: Schema, batches: Iterable[Batch]) -> Parts:
        """Keep batches made by the caller (checked against `schema`), one at a time."""

    def map(self, stage: Stage, batches: Parts | Iterable[Batch], **arguments: Any) -> Parts:
        """The stage applied to each batch, in order: as many parts as batches; an iterable is consumed lazily."""

    def group(self, stage: Stage, *inputs: Parts, key: str, **arguments: Any) -> Parts:
        """The stage applied to the rows that share a value of the uint64 column `key`, of all inputs.

        One call takes all rows of many keys, one batch an input: sorted by (key, id, the other columns), so that
        it never depends on how or in which order rows arrived. Keys are spread over a fixed number of calls by
        their hash; an input without rows there is an empty batch, a call for which no input has rows is left out.
        """

    def rest(self) -> None:
        """End the workers and keep the parts: memory and cores are free until the next call."""

    def close(self) -> None:
        """End the workers and remove the parts."""

    def __enter__(self) -> Engine:
        """The engine itself."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """Close the engine."""
