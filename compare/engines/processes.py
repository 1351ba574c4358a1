"""The engine that works in processes of this machine and keeps its parts in files of a scratch folder.

Processes are started by loky, never forked (forking after torch hangs), without running the caller's main module
again, so that a script without a `__main__` guard and a notebook work. Workers are told file names, not arrays.
"""

from __future__ import annotations

import gc
import itertools
import os
import shutil
import signal
import tempfile
import weakref
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np

from compare.engines import files
from compare.engines.batches import Batch, Schema, concatenate, count, stretch
from compare.engines.contracts import Parts, Stage, name_of, returns_of, run
from compare.engines.memory import peak_memory
from compare.engines.orphans import watch
from compare.engines.partitions import PARTITIONS, check_key, collect, lots, scatter
from compare.errors import CompareError

Made = tuple[Path, int]  # the file of a batch, and how many rows it has

# One thread a worker: the workers are the threads. torch is not imported there, but BLAS and OpenMP may be.
THREADS = tuple(f"{name}_NUM_THREADS" for name in ("OMP", "OPENBLAS", "MKL", "BLIS"))
AHEAD = 2  # tasks handed out a worker: one being worked on and one waiting, so that no worker waits for the caller
# Partitions a task reads at once: of four, files are opened sixteen times; fewer where four are more than TASK bytes,
# so that a worker's memory does not grow with the corpus until one partition is as large.
SHARES, TASK = (4, 2, 1), 16 << 20
# Objects made between two looks for cycles, in a worker. It makes millions of small ones and hardly a cycle: at the
# interpreter's own 700 the looks are a sixteenth of the time of extraction, at this hardly any; memory stays as it is.
LOOK = 20_000
# What a worker takes before it has read anything, and how often a stage holds what it reads: as it was read, brought
# together, sorted, and in what it makes of it.
WORKER, SWELL = 110 * 10**6, 6
ROW = 1024  # bytes that count as a row where files are gathered in lots: a lot is at most 64 MiB or one file
BOUNDS = ":bounds"  # beside the columns of a scattered batch: where each partition begins


class FileParts:
    """Batches in the files of a folder, which is removed when nothing refers to them any more."""

    def __init__(self, schema: Schema, folder: Path, made: list[Made]) -> None:
        self.schema = schema
        self.rows = sum(rows for _, rows in made)
        self.made = made
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)

    def __len__(self) -> int:
        return len(self.made)

    def __iter__(self) -> Iterator[Batch]:
        for path, _ in self.made:
            yield files.read(path)


class Processes:
    """Runs stages in `workers` processes (by default one a core), which start with the first call.

    With `memory` (bytes), groups are read in smaller shares, and by fewer workers at once, so that this process and its
    workers together stay below it.
    """

    def __init__(self, workers: int | None = None, memory: int | None = None) -> None:
        import loky

        self._workers = workers or loky.cpu_count()
        self._memory = memory
        if memory is not None:  # what each takes before it has read anything, and as much again to work with
            self._workers = max(1, min(self._workers, (memory - peak_memory()) // (2 * WORKER)))
        self._scratch = Path(tempfile.mkdtemp(prefix="compare-"))
        self._remove = weakref.finalize(self, shutil.rmtree, self._scratch, ignore_errors=True)  # at exit, too
        self._numbers = itertools.count()
        self._executor: Any = None

    def keep(self, schema: Schema, batches: Iterable[Batch]) -> Parts:
        """See Engine."""
        folder, made = self._new_folder(), []
        for number, batch in enumerate(batches):
            made.append(_store(folder / str(number), schema.check(batch)))
        return FileParts(schema, folder, made)

    def map(self, stage: Stage, batches: Parts | Iterable[Batch], **arguments: Any) -> Parts:
        """See Engine."""
        schema = returns_of(stage)
        if isinstance(batches, FileParts):
            tasks = ((stage, source, False, arguments) for source, _ in batches.made)
        else:
            tasks = ((stage, self._hand_over(batch), True, arguments) for batch in batches)
        return self._run_all(name_of(stage), schema, _map, tasks)

    def group(self, stage: Stage, *inputs: Parts, key: str, **arguments: Any) -> Parts:
        """See Engine."""
        schema = returns_of(stage)
        for parts in inputs:
            check_key(parts.schema, key)
        tables = [self._scatter(parts, key) for parts in inputs]
        sources = [(table.schema, [path for path, _ in table.made]) for table in tables]
        share, hands = self._room(name_of(stage), [path for _, paths in sources for path in paths])
        tasks = ((stage, sources, key, start, share, arguments) for start in range(0, PARTITIONS, share))
        return self._run_all(name_of(stage), schema, _group, tasks, hands)

    def rest(self) -> None:
        """See Engine."""
        self._end(kill=False)

    def close(self) -> None:
        """See Engine."""
        self._end(kill=True)
        self._remove()

    def __enter__(self) -> Processes:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self.close()

    def _scatter(self, parts: Parts, key: str) -> FileParts:
        if not isinstance(parts, FileParts):
            raise CompareError("these parts belong to another engine: keep them in this one first")
        # Wide rows count for more: a lot of long texts is no larger than one of short ones.
        sized = ((path, max(rows, path.stat().st_size // ROW)) for path, rows in parts.made)
        tasks = ((sources, key) for sources in lots(sized))
        return self._run_all(f"group by {key}", parts.schema, _scatter, tasks)

    def _run_all(
        self,
        work: str,
        schema: Schema,
        function: Callable[..., list[Made]],
        tasks: Iterable[tuple[Any, ...]],
        hands: int | None = None,
    ) -> FileParts:
        """Run every task, in order, `hands` or a bounded number at once; on any failure nothing goes on running."""
        from loky.process_executor import TerminatedWorkerError

        most = AHEAD * self._workers if hands in (None, self._workers) else hands
        folder = self._new_folder()
        waiting: deque[Any] = deque()
        made: list[Made] = []
        try:
            for number, task in enumerate(tasks):
                if len(waiting) >= most:
                    made.extend(waiting.popleft().result())
                waiting.append(self._started().submit(function, folder / str(number), *task))
            for future in waiting:
                made.extend(future.result())
        except BaseException as error:
            self._end(kill=True)
            shutil.rmtree(folder, ignore_errors=True)
            if isinstance(error, TerminatedWorkerError):
                raise CompareError(
                    f"a worker process died in {work}, most likely for want of memory: "
                    "give fewer workers, or work in one process with the inline engine"
                ) from error
            raise
        return FileParts(schema, folder, made)

    def _room(self, work: str, sources: list[Path]) -> tuple[int, int]:
        """How many partitions of these files a task reads, and how many tasks run at once, within the memory given."""
        size = sum(path.stat().st_size for path in sources) // PARTITIONS
        shares = [share for share in SHARES if share * size <= TASK] or [1]
        if self._memory is None:
            return shares[0], self._workers
        partition = SWELL * size
        left = self._memory - peak_memory()
        rooms = [(share, self._workers) for share in shares]
        rooms += [(1, hands) for hands in range(self._workers - 1, 0, -1)]
        for share, hands in rooms:
            if hands * (WORKER + share * partition) <= left:
                return share, hands
        least = -(-(peak_memory() + 2 * (WORKER + partition)) // 10**7) * 10
        raise CompareError(
            f"{self._memory / 10**6:,.3g} MB of memory are too little for these articles: give at least {least:,} MB, "
            f"or compare fewer at once (it was not enough to {work.rpartition('.')[2].replace('_', ' ')})"
        )

    def _hand_over(self, batch: Batch) -> Path:
        source = self._scratch / str(next(self._numbers))
        files.write(source, batch)
        return source

    def _new_folder(self) -> Path:
        if not self._remove.alive:
            raise CompareError("the engine is closed: open another one")
        folder = self._scratch / str(next(self._numbers))
        folder.mkdir()
        return folder

    def _started(self) -> Any:
        if self._executor is None:
            from loky.backend import get_context
            from loky.process_executor import ProcessPoolExecutor

            environment = dict.fromkeys(THREADS, "1")
            with _interrupts_held():
                self._executor = ProcessPoolExecutor(
                    self._workers,
                    context=get_context("loky"),
                    env=environment,
                    initializer=_begin,
                    initargs=(os.getpid(), self._scratch),
                )
                self._executor.submit(int)  # starts all workers
        return self._executor

    def _end(self, kill: bool) -> None:
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=True, kill_workers=kill)


def _begin(caller: int, scratch: Path) -> None:
    """What a worker does first. Only here: the collector of the caller's own process is the caller's."""
    gc.set_threshold(LOOK)
    watch(caller, scratch)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Processes started meanwhile never hear Ctrl-C themselves: the caller does, and ends them without a noise."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _store(path: Path, batch: Batch) -> Made:
    files.write(path, batch)
    return path, count(batch)


def _map(target: Path, stage: Stage, source: Path, discard: bool, arguments: dict[str, Any]) -> list[Made]:
    result = run(stage, (files.read(source),), arguments)
    if discard:
        source.unlink()
    return [_store(target, result)]


def _scatter(target: Path, sources: list[Path], key: str) -> list[Made]:
    batch, bounds = scatter(concatenate(files.read(source) for source in sources), key)
    files.write(target, {**batch, BOUNDS: bounds})
    return [(target, count(batch))]


def _group(
    target: Path,
    stage: Stage,
    sources: list[tuple[Schema, list[Path]]],
    key: str,
    start: int,
    share: int,
    arguments: dict[str, Any],
) -> list[Made]:
    """Run the stage on `share` partitions from `start` on; the results lie beside `target`."""
    tables = [[_share(path, start, share) for path in paths] for _, paths in sources]
    made = []
    for partition in range(share):
        pieces = [[piece for share in shares if count(piece := _piece(share, partition))] for shares in tables]
        if any(pieces):
            rows = [collect(schema, table, key) for (schema, _), table in zip(sources, pieces, strict=True)]
            result = run(stage, tuple(rows), arguments)
            made.append(_store(target.with_name(f"{target.name}-{partition}"), result))
    return made


def _share(path: Path, start: int, share: int) -> tuple[Batch, list[int]]:
    """Read the rows of `share` partitions from a scattered batch, and where each partition begins in them."""
    batch = files.view(path)
    bounds = batch.pop(BOUNDS)[start : start + share + 1].tolist()
    rows = stretch(batch, bounds[0], bounds[-1])
    return {name: np.array(values) for name, values in rows.items()}, [bound - bounds[0] for bound in bounds]


def _piece(share: tuple[Batch, list[int]], partition: int) -> Batch:
    rows, bounds = share
    return stretch(rows, bounds[partition], bounds[partition + 1])
