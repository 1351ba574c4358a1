"""How time and memory grow with the number of passages: each size in a process of its own, watched from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from compare.benches import generator, samples
from compare.benches.corpora import Source
from compare.benches.plots import decades, plot
from compare.benches.tables import table
from compare.engines import open_engine
from compare.engines.batches import Batch
from compare.errors import CompareError
from compare.matching.stages import PASSAGES, near_duplicates

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000, 2_000_000)
COPIES = 100_000
INTERVAL = 0.02  # seconds between two looks at the memory of a run
MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Growth:
    """One size: how long near_duplicates took, and the most memory that its processes held together."""

    passages: int
    seconds: float
    processor: float  # seconds of all its processes, the start of the workers included
    matches: int
    grouped: int  # passages in groups of identical ones
    peak: int = 0  # bytes resident, parent and workers together; what they share counts for each


@dataclass(frozen=True, slots=True)
class Task:
    """What a process of its own is to measure."""

    paths: tuple[str, ...]
    seed: int
    passages: int
    copies: int
    workers: int


def measure(source: Source, passages: int, copies: int = 0, workers: int = 2) -> Growth:
    """near_duplicates on so many passages and `copies` of one more, in fresh processes; fewer where there are fewer."""
    task = Task(source.paths, source.seed, passages, copies, workers)
    command = [sys.executable, "-m", "compare.benches.growths", json.dumps(asdict(task))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        peak = 0
        while process.poll() is None:
            peak = max(peak, sum(map(resident, family(process.pid))))
            time.sleep(INTERVAL)
        told = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise CompareError(f"the run over {passages:,} passages ended with exit status {process.returncode}")
    return Growth(**json.loads(told) | {"peak": peak})


def perform(task: Task) -> Growth:
    """The measurement itself. Passages are kept by the engine and workers started before the clock runs."""
    source = Source(tuple(task.paths), task.seed)
    with open_engine("processes", task.workers) as engine:
        samples.warm_up(engine, next(source.batches(samples.WARMING * task.workers)), task.workers)
        passages = engine.keep(PASSAGES, chain(source.batches(task.passages), repeated(task)))
        start, before = time.perf_counter(), time.process_time()
        result = near_duplicates(engine, passages)
        seconds, processor = time.perf_counter() - start, time.process_time() - before
        rows, matches, grouped = passages.rows, result.matches.rows, result.groups.rows
        engine.rest()  # so that the workers' seconds are counted
    workers = os.times().children_user + os.times().children_system
    return Growth(rows, round(seconds, 3), round(processor + workers, 3), matches, grouped)


def repeated(task: Task) -> Iterator[Batch]:
    """The copies of one passage, their ids behind all others."""
    return generator.repeat(task.copies, task.passages, task.seed)


def family(pid: int) -> Iterator[int]:
    """A process and all below it, as Linux tells; elsewhere only itself."""
    yield pid
    try:
        below = [
            child for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
        ]
    except OSError:  # it has ended meanwhile
        return
    for child in below:
        yield from family(int(child))


def resident(pid: int) -> int:
    """Bytes of memory that a process holds; 0 where it has ended or nothing tells."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def exponent(sizes: Sequence[float], values: Sequence[float]) -> float:
    """The power of the sizes by which the values grow: least squares over logarithms."""
    return float(np.polyfit(np.log(sizes), np.log(values), 1)[0])


def bytes_a_passage(runs: Sequence[Growth]) -> float:
    """What each passage beyond those of the smallest run adds to the peak."""
    first, last = runs[0], runs[-1]
    return (last.peak - first.peak) / last.passages


def grow(source: Source, sizes: Sequence[int] = SIZES, workers: int = 2) -> list[Growth]:
    """A run for each size, as far as the source reaches."""
    runs: list[Growth] = []
    for size in sizes:
        runs.append(measure(source, size, workers=workers))
        if runs[-1].passages < size:
            break
    return runs


def report(source: Source, runs: Sequence[Growth], workers: int = 2) -> str:
    """The table and the two figures that are asked for."""
    rows = [
        [
            f"{run.passages:,}",
            f"{run.seconds:.2f}",
            f"{run.passages / run.seconds:,.0f}",
            f"{run.processor:.2f}",
            f"{run.peak / MIB:,.0f}",
            f"{run.matches:,}",
            f"{run.grouped:,}",
        ]
        for run in runs
    ]
    head = ["passages", "seconds", "a second", "processor seconds", "peak MiB", "matches", "in groups"]
    lines = [f"{source.name}, {workers} processes; the clock runs from text to verified matches.", table(head, rows)]
    if len(runs) > 1:
        sizes, clock, processor = zip(*((run.passages, run.seconds, run.processor) for run in runs), strict=True)
        lines.append(
            f"Time grows with exponent {exponent(sizes, clock):.2f} by the clock and {exponent(sizes, processor):.2f} "
            f"in processor seconds, over the last step {exponent(sizes[-2:], clock[-2:]):.2f} and "
            f"{exponent(sizes[-2:], processor[-2:]):.2f}; memory by {bytes_a_passage(runs):,.0f} bytes a passage."
        )
    return "\n\n".join(lines)


def curve(source: Source, runs: Sequence[Growth]) -> str:
    """The plot: seconds and MiB over passages, both axes logarithmic."""
    seconds = [(float(run.passages), run.seconds) for run in runs]
    memory = [(float(run.passages), run.peak / MIB) for run in runs if run.peak]
    largest, longest = seconds[-1]
    straight = [(size, longest * size / largest) for size, _ in (seconds[0], seconds[-1])]
    lines = {"seconds": seconds, "if time grew as passages": straight, "peak memory, MiB": memory}
    values = [value for points in lines.values() for _, value in points]
    return plot(
        f"near_duplicates: {source.name}",
        decades("passages", [size for size, _ in seconds]),
        decades("seconds, MiB", values),
        {name: points for name, points in lines.items() if points},
    )


def footer(source: Source, others: int = COPIES, copies: int = COPIES, workers: int = 2) -> str:
    """The table of a passage repeated many times among others, beside the others alone."""
    alone, among = (measure(source, others, count, workers) for count in (0, copies))
    rows = [
        [name, f"{run.passages:,}", f"{run.seconds:.2f}", f"{run.peak / MIB:,.0f}", f"{run.grouped:,}"]
        for name, run in (("without", alone), (f"with {copies:,} copies of one", among))
    ]
    ratio = f"With them it takes {among.seconds / alone.seconds:.2f} times as long."
    return table(["", "passages", "seconds", "peak MiB", "in groups"], rows) + "\n\n" + ratio


if __name__ == "__main__":
    print(json.dumps(asdict(perform(Task(**json.loads(sys.argv[1]))))))
