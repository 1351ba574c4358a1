"""What a run tells while it works: the stage it is in, on stderr, once a stage takes longer than a second."""

from __future__ import annotations

import resource
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

# A shorter stage is over before its name is read.
PATIENCE = 1.0
# Seconds between two lines that say how far a long stage is, where there is no terminal to draw a bar on.
BETWEEN_LINES = 30.0


@dataclass(frozen=True, slots=True)
class Timing:
    """How long one stage took, and the most memory (MiB) that one process had used when it ended."""

    stage: str
    seconds: float
    peak_mib: int


class Progress:
    """Times the stages of a run and names, on stderr, those that keep the user waiting."""

    def __init__(self, quiet: bool = False) -> None:
        self.timings: list[Timing] = []
        self.started = time.monotonic()
        self._quiet = quiet

    @property
    def seconds(self) -> float:
        """Seconds since the run began."""
        return time.monotonic() - self.started

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
        """Time the block as one stage. Where it has so many things to do in `total`, what it gets is called with how
        many more are done.
        """
        announcement = _Announcement(name, self._quiet, total)
        began = time.monotonic()
        timer = threading.Timer(PATIENCE, announcement.show)
        timer.daemon = True
        timer.start()
        try:
            yield announcement.advance
        finally:
            timer.cancel()
            announcement.clear()
        self.timings.append(Timing(name, round(time.monotonic() - began, 3), peak_mib()))

    def tell(self, sentence: str) -> None:
        """One sentence on stderr."""
        if not self._quiet:
            print(sentence, file=sys.stderr, flush=True)


class _Announcement:
    """The name of a running stage, and how far it is: a moving line or a bar on a terminal, plain lines elsewhere."""

    def __init__(self, name: str, quiet: bool, total: int | None) -> None:
        self._name = name
        self._quiet = quiet
        self._total = total
        self._done = 0
        self._shown: Any = None
        self._lock = threading.Lock()
        self._over = False
        self._began = self._told = time.monotonic()

    def show(self) -> None:
        with self._lock:
            if self._quiet or self._over:
                return
            if not sys.stderr.isatty():
                print(f"{self._name} ...", file=sys.stderr, flush=True)
                return
            from rich.console import Console

            console = Console(stderr=True)
            self._shown = console.status(f"{self._name} ...") if self._total is None else bar(console, self._name)
            self._shown.start()
            if self._total is not None:
                self._shown.add_task("", total=self._total, completed=self._done)

    def advance(self, more: int) -> None:
        """So many more are done."""
        with self._lock:
            self._done += more
            now = time.monotonic()
            if self._quiet or self._total is None or self._over:
                return
            if self._shown is not None:
                self._shown.update(self._shown.task_ids[0], completed=self._done)
            elif now - self._told >= BETWEEN_LINES:
                self._told = now
                print(
                    f"{self._name}: {how_far(self._done, self._total, now - self._began)}", file=sys.stderr, flush=True
                )

    def clear(self) -> None:
        with self._lock:
            self._over = True
            if self._shown is not None:
                self._shown.stop()


def bar(console: Any, name: str) -> Any:
    """A bar (rich) with how many are done of how many, and how long the rest will take."""
    from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    class Rate(ProgressColumn):
        """How many a second."""

        def render(self, task: Task) -> str:
            """The rate of the last half minute."""
            return f"{task.speed:,.0f} a second" if task.speed else ""

    columns = (TextColumn(name), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    return Bar(*columns, console=console, transient=True)


def how_far(done: int, total: int, seconds: float) -> str:
    """How much is done, how fast, and how long the rest will take: "1,200 of 4,000, 400 a second, 7 s left"."""
    rate = done / seconds if seconds > 0 else 0.0
    left = f"{(total - done) / rate:,.0f} s left" if rate else "no telling how long"
    return f"{done:,} of {total:,}, {rate:,.0f} a second, {left}"


def peak_mib() -> int:
    """The most memory that this process, or one that it waited for, has used so far, in MiB."""
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    largest = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return round(largest / unit)
