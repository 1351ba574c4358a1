"""A limit of memory: kept, and said in one sentence where it cannot be."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from compare.engines import open_engine
from compare.engines.batches import Batch, Schema
from compare.engines.contracts import Engine, Parts, stage
from compare.engines.memory import peak_memory
from compare.errors import CompareError, UsageError

TABLE = Schema(key="uint64", value="float64")
PEAK = Schema(peak="int64")


@stage(TABLE)
def unchanged(table: Batch) -> Batch:
    """A stage that holds its rows several times."""
    return {"key": table["key"].copy(), "value": np.sqrt(table["value"]) * 2}


@stage(PEAK)
def tell_peak(table: Batch) -> Batch:
    """The most memory that the worker has used."""
    return {"peak": np.array([peak_memory()])}


def rows(batches: int, size: int) -> Iterator[Batch]:
    random = np.random.default_rng(4)
    for _ in range(batches):
        yield {"key": random.integers(0, 2**60, size, dtype=np.uint64), "value": random.random(size)}


def peaks(engine: Engine, made: Parts) -> list[int]:
    return [int(peak) for batch in engine.map(tell_peak, made) for peak in batch["peak"]]


def test_workers_stay_below_what_they_are_given() -> None:
    limit = peak_memory() + 800 * 10**6
    with open_engine("processes", workers=2, memory=limit) as engine:
        made = engine.group(unchanged, engine.keep(TABLE, rows(16, 250_000)), key="key")
        assert made.rows == 4_000_000
        assert 2 * max(peaks(engine, made)) < 800 * 10**6


def test_the_same_bytes_whatever_the_memory() -> None:
    found = []
    for memory in (None, 4 * 10**9, peak_memory() + 500 * 10**6):
        with open_engine("processes", workers=2, memory=memory) as engine:
            made = engine.group(unchanged, engine.keep(TABLE, rows(4, 50_000)), key="key")
            found.append([(batch["key"].tobytes(), batch["value"].tobytes()) for batch in made])
    assert found[0] == found[1] == found[2]


def test_too_little_memory_is_said_with_how_much_it_takes() -> None:
    with (
        open_engine("processes", workers=2, memory=50 * 10**6) as engine,
        pytest.raises(CompareError, match=r"50 MB of memory are too little .* give at least [\d,]+ MB"),
    ):
        engine.group(unchanged, engine.keep(TABLE, rows(1, 1000)), key="key")


def test_one_process_cannot_promise_any() -> None:
    with pytest.raises(UsageError, match="keeps everything in memory"):
        open_engine("inline", memory=10**9)
