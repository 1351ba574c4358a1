"""What a run tells while it works: the stage it is in, on stderr, once a stage takes longer than a second."""

from __future__ import annotations

import resource
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

# A shorter stage is over before its name is read.
PATIENCE = 1.0


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
    def stage(self, name: str) -> Iterator[None]:
        """Time the block as one stage."""
        announcement = _Announcement(name, self._quiet)
        began = time.monotonic()
        timer = threading.Timer(PATIENCE, announcement.show)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            announcement.clear()
        self.timings.append(Timing(name, round(time.monotonic() - began, 3), peak_mib()))

    def tell(self, sentence: str) -> None:
        """One sentence on stderr."""
        if not self._quiet:
            print(sentence, file=sys.stderr, flush=True)


class _Announcement:
    """The name of a running stage: a moving line on a terminal, one plain line elsewhere."""

    def __init__(self, name: str, quiet: bool) -> None:
        self._name = name
        self._quiet = quiet
        self._status: Any = None
        self._lock = threading.Lock()
        self._over = False

    def show(self) -> None:
        with self._lock:
            if self._quiet or self._over:
                return
            if sys.stderr.isatty():
                from rich.console import Console

                self._status = Console(stderr=True).status(f"{self._name} ...")
                self._status.start()
            else:
                print(f"{self._name} ...", file=sys.stderr, flush=True)

    def clear(self) -> None:
        with self._lock:
            self._over = True
            if self._status is not None:
                self._status.stop()


def peak_mib() -> int:
    """The most memory that this process, or one that it waited for, has used so far, in MiB."""
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    largest = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return round(largest / unit)
