"""The contract of engines: one class of tests, run on every engine; and what holds for processes alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import cloudpickle
import numpy as np
import pytest

from compare.engines import Engine, open_engine
from compare.engines.batches import Batch, Schema, concatenate, count, runs, take, texts
from compare.engines.contracts import Parts, stage
from compare.engines.partitions import PARTITIONS
from compare.errors import CompareError, UsageError

cloudpickle.register_pickle_by_value(sys.modules[__name__])  # workers cannot import a test module

ENGINES = ("inline", "processes")
ITEMS = Schema(id="uint64", key="uint64", weight="float64", name="text", numbers="list<uint32>", vector="float32[2]")
TALLY = Schema(key="uint64", left="int64", right="int64", seen="text")
FACTS = Schema(thread_limit="text", torch="bool", pid="int64")


@stage(ITEMS)
def scale(items: Batch, *, by: float) -> Batch:
    return {"weight": items["weight"] * by, **{name: items[name] for name in items if name != "weight"}}


@stage(TALLY)
def tally(left: Batch, right: Batch) -> Batch:
    """How many rows each key has on both sides, and the names on the left in the order in which they came."""
    keys = np.unique(np.concatenate([left["key"], right["key"]]))
    names = texts(left, "name")
    seen = [" ".join(names[i] for i in np.flatnonzero(left["key"] == key)) for key in keys]
    counts = [[int((side["key"] == key).sum()) for key in keys] for side in (left, right)]
    return TALLY.pack({"key": keys, "left": counts[0], "right": counts[1], "seen": seen})


@stage(ITEMS)
def arrive(items: Batch) -> Batch:
    """The rows as they came."""
    return items


@stage(ITEMS)
def forget_a_column(items: Batch) -> Batch:
    return {name: values for name, values in items.items() if name != "weight"}


@stage(ITEMS)
def fail(items: Batch) -> Batch:
    raise ZeroDivisionError(f"{count(items)} items")


@stage(ITEMS)
def die(items: Batch) -> Batch:
    os._exit(3)


@stage(FACTS)
def look_around(items: Batch) -> Batch:
    facts = {"thread_limit": [os.environ["OMP_NUM_THREADS"]], "torch": ["torch" in sys.modules], "pid": [os.getpid()]}
    return FACTS.pack(facts)


def not_a_stage(items: Batch) -> Batch:
    return items


def make_items(rows: int, seed: int = 0) -> Batch:
    """Items with many ties: equal keys, equal ids, and rows that differ in their variable columns alone."""
    random = np.random.default_rng(seed)
    return ITEMS.pack(
        {
            "id": random.integers(0, 6, rows).astype(np.uint64),
            "key": random.integers(0, 9, rows).astype(np.uint64) << np.uint64(57),
            "weight": random.integers(0, 2, rows).astype(np.float64),
            "name": ["abcd"[: int(n)] for n in random.integers(0, 5, rows)],
            "numbers": [list(range(int(n))) for n in random.integers(0, 3, rows)],
            "vector": random.integers(0, 2, (rows, 2)).astype(np.float32),
        }
    )


def split(batch: Batch, sizes: list[int]) -> list[Batch]:
    edges = np.cumsum([0, *sizes])
    return [take(batch, slice(int(a), int(b))) for a, b in pairwise(edges)]


def content(parts: Parts) -> list[dict[str, tuple[str, bytes]]]:
    return [{name: (str(values.dtype), values.tobytes()) for name, values in batch.items()} for batch in parts]


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with open_engine(request.param, workers=2) as engine:
        yield engine


class TestContract:
    def test_map_keeps_order_and_batches(self, engine: Engine) -> None:
        batches = split(make_items(50), [20, 0, 25, 5])
        parts = engine.map(scale, batches, by=3.0)
        assert (len(parts), parts.rows, parts.schema) == (4, 50, ITEMS)
        assert [count(batch) for batch in parts] == [20, 0, 25, 5]
        for given, batch in zip(batches, parts, strict=True):
            assert list(batch) == list(ITEMS.arrays)
            assert (batch["weight"] == given["weight"] * 3).all()
            assert batch["name"].tobytes() == given["name"].tobytes()

    def test_parts_are_read_again_and_mapped_again(self, engine: Engine) -> None:
        parts = engine.keep(ITEMS, split(make_items(30), [10, 20]))
        assert content(parts) == content(parts)
        twice = engine.map(scale, engine.map(scale, parts, by=2.0), by=3.0)
        assert (concatenate(twice)["weight"] == concatenate(parts)["weight"] * 6).all()

    def test_nothing_in_nothing_out(self, engine: Engine) -> None:
        parts = engine.map(scale, iter(()), by=1.0)
        assert (len(parts), parts.rows, list(parts)) == (0, 0, [])
        assert len(engine.group(arrive, parts, key="key")) == 0

    def test_group_brings_each_key_to_one_call(self, engine: Engine) -> None:
        left, right = make_items(80, seed=1), make_items(40, seed=2)
        tallies = engine.group(tally, engine.keep(ITEMS, split(left, [30, 50])), engine.keep(ITEMS, [right]), key="key")
        rows = concatenate(tallies)
        assert len(np.unique(rows["key"])) == tallies.rows == 9
        assert 1 < len(tallies) <= PARTITIONS
        for key, lefts, rights in zip(rows["key"], rows["left"], rows["right"], strict=True):
            assert (lefts, rights) == ((left["key"] == key).sum(), (right["key"] == key).sum())

    def test_group_sends_an_empty_batch_for_an_input_without_rows(self, engine: Engine) -> None:
        tallies = engine.group(tally, engine.keep(ITEMS, [make_items(9)]), engine.keep(ITEMS, []), key="key")
        assert not concatenate(tallies)["right"].any()

    def test_group_sorts_by_key_and_id(self, engine: Engine) -> None:
        for batch in engine.group(arrive, engine.keep(ITEMS, [make_items(90)]), key="key"):
            order = np.lexsort([batch["id"], batch["key"]])
            assert (order == np.arange(len(order))).all()
            assert set(batch["key"][runs(batch["key"])[:-1]]) == set(batch["key"])

    def test_a_failure_reaches_the_caller_as_it_was(self, engine: Engine) -> None:
        with pytest.raises(ZeroDivisionError, match="4 items") as failure:
            engine.map(fail, [make_items(4)])
        assert [note for note in failure.value.__notes__ if note.endswith(".fail")]
        assert engine.map(scale, [make_items(4)], by=1.0).rows == 4  # and the engine still works

    def test_what_a_stage_returns_is_checked(self, engine: Engine) -> None:
        with pytest.raises(CompareError, match='"weight" is missing') as failure:
            engine.map(forget_a_column, [make_items(4)])
        assert "forget_a_column" in failure.value.__notes__[0]

    def test_what_is_kept_is_checked(self, engine: Engine) -> None:
        with pytest.raises(CompareError, match='"key" is missing'):
            engine.keep(TALLY, [Schema(id="uint64").pack({"id": [1]})])

    def test_a_function_that_is_no_stage_is_refused(self, engine: Engine) -> None:
        with pytest.raises(CompareError, match="mark it with @stage"):
            engine.map(not_a_stage, [make_items(1)])

    def test_a_key_must_be_a_uint64_column(self, engine: Engine) -> None:
        with pytest.raises(CompareError, match='"weight" cannot be a key'):
            engine.group(arrive, engine.keep(ITEMS, [make_items(3)]), key="weight")

    def test_rest_keeps_the_parts(self, engine: Engine) -> None:
        parts = engine.map(scale, [make_items(7)], by=2.0)
        engine.rest()
        assert parts.rows == count(concatenate(parts)) == 7
        assert engine.map(scale, parts, by=2.0).rows == 7


@pytest.mark.parametrize("sizes", [[120], [1, 60, 59], [0, 40, 40, 40], [7] * 17 + [1]])
def test_all_engines_give_the_same_bytes(sizes: list[int]) -> None:
    """Whatever the engine, however rows are split into batches and in whatever order they arrive."""
    items = make_items(120)
    shuffled = take(items, np.random.default_rng(5).permutation(120))
    results: list[Any] = []
    for name in ENGINES:
        for source in (items, shuffled):
            with open_engine(name, workers=2) as engine:
                scaled = engine.map(scale, iter(split(source, sizes)), by=0.1)
                arrived = engine.group(arrive, scaled, key="key")
                tallied = engine.group(tally, scaled, arrived, key="key")
                results.append((content(arrived), content(tallied)))
    assert all(result == results[0] for result in results)


def test_map_reads_ahead_only_so_far() -> None:
    done = []

    def batches() -> Iterator[Batch]:
        for number in range(40):
            done.append(number)
            yield make_items(1)

    def broken() -> Iterator[Batch]:
        for number, batch in enumerate(batches()):
            if number == 20:
                raise RuntimeError("the source broke")
            yield batch

    with open_engine("processes", workers=2) as engine, pytest.raises(RuntimeError, match="the source broke"):
        engine.map(scale, broken(), by=1.0)
    assert len(done) == 21
    done.clear()
    with open_engine("processes", workers=1) as engine, pytest.raises(ZeroDivisionError):
        engine.map(fail, batches())
    assert len(done) <= 4


def test_workers_have_one_thread_and_no_torch() -> None:
    with open_engine("processes", workers=2) as engine:
        facts = concatenate(engine.map(look_around, [make_items(1) for _ in range(6)]))
    assert set(texts(facts, "thread_limit")) == {"1"}
    assert not facts["torch"].any()
    assert os.getpid() not in facts["pid"]


def test_rest_ends_the_workers() -> None:
    with open_engine("processes", workers=2) as engine:
        workers = set(concatenate(engine.map(look_around, [make_items(1) for _ in range(6)]))["pid"].tolist())
        engine.rest()
        assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]


def test_a_worker_that_dies_gives_one_clear_sentence() -> None:
    with open_engine("processes", workers=1) as engine, pytest.raises(CompareError, match="a worker process died in"):
        engine.map(die, [make_items(1)])


def test_parts_go_with_their_engine_and_when_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with open_engine("processes", workers=1) as engine:
        parts = engine.map(scale, [make_items(5)], by=1.0)
        (scratch,) = tmp_path.iterdir()
        assert len(list(scratch.iterdir())) == 1
        del parts
        assert not list(scratch.iterdir())
        engine.map(scale, [make_items(5)], by=1.0)
    assert not list(tmp_path.iterdir())
    with pytest.raises(CompareError, match="closed"):
        engine.map(scale, [], by=1.0)


def test_parts_of_another_engine_are_refused() -> None:
    with open_engine("inline") as inline, open_engine("processes", workers=1) as processes:
        parts = inline.keep(ITEMS, [make_items(3)])
        assert processes.map(scale, parts, by=1.0).rows == 3
        with pytest.raises(CompareError, match="another engine"):
            processes.group(arrive, parts, key="key")


def test_unknown_engine_and_no_workers_are_wrong_usage() -> None:
    with pytest.raises(UsageError, match='no engine "spark"'):
        open_engine("spark")
    with pytest.raises(UsageError, match="0 workers"):
        open_engine("processes", workers=0)


# A suite that is run in the background ignores interrupts, and so would what it starts.
SCRIPT = """
import os
import signal
import time
from compare.engines import open_engine
from compare.engines.batches import Schema
from compare.engines.contracts import stage

NUMBERS = Schema(n="int64")

@stage(NUMBERS)
def double(batch, *, wait=0):
    os.write(1, b"working\\n")  # in one piece: both workers write to one pipe
    time.sleep(wait)
    return {"n": batch["n"] * 2}

signal.signal(signal.SIGINT, signal.default_int_handler)
engine = open_engine("processes", workers=2)
parts = engine.map(double, (NUMBERS.pack({"n": [i]}) for i in range(4)), wait=WAIT)
print("sum", sum(int(batch["n"][0]) for batch in parts))
"""


def start_script(folder: Path, wait: int) -> subprocess.Popen[str]:
    path = folder / "script.py"
    path.write_text(textwrap.dedent(SCRIPT).replace("WAIT", str(wait)))
    (folder / "scratch").mkdir()
    environment = {**os.environ, "TMPDIR": str(folder / "scratch"), "PYTHONPATH": str(Path(__file__).parents[1])}
    return subprocess.Popen(
        [sys.executable, str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
    )


def processes_of_session(session: int) -> list[str]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(path.parent.name)
    return found


def test_a_script_without_a_main_guard_works(tmp_path: Path) -> None:
    script = start_script(tmp_path, wait=0)
    output, errors = script.communicate(timeout=60)
    assert (script.returncode, output.splitlines()[-1]) == (0, "sum 12"), errors
    assert output.count("sum") == 1
    assert not list((tmp_path / "scratch").iterdir())


def wait_for_the_end(session: int) -> list[str]:
    deadline = time.monotonic() + 10
    while processes_of_session(session) and time.monotonic() < deadline:
        time.sleep(0.05)
    return processes_of_session(session)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL])
def test_workers_of_a_killed_caller_end_and_clean_up(tmp_path: Path, ending: signal.Signals) -> None:
    script = start_script(tmp_path, wait=60)
    assert script.stdout is not None
    assert script.stdout.readline() == "working\n"
    script.send_signal(ending)
    script.wait(timeout=20)
    assert not wait_for_the_end(script.pid)
    assert not list((tmp_path / "scratch").iterdir())


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")
def test_interrupt_ends_all_and_leaves_nothing(tmp_path: Path) -> None:
    script = start_script(tmp_path, wait=60)
    assert script.stdout is not None
    assert script.stdout.readline() == "working\n"
    time.sleep(0.2)
    os.killpg(script.pid, signal.SIGINT)  # as a terminal does: to all processes of the session
    _, errors = script.communicate(timeout=20)
    assert script.returncode != 0
    assert errors.count("Traceback") == 1, errors
    assert errors.rstrip().endswith("KeyboardInterrupt"), errors
    assert not wait_for_the_end(script.pid)
    assert not list((tmp_path / "scratch").iterdir())
