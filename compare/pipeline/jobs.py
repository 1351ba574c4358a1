"""One run of a command: where it works, where it writes, what it counts, and the run.json that it leaves."""

from __future__ import annotations

import os
import platform
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec

import compare
from compare.engines import Engine, open_engine
from compare.pipeline.conditions import conditions, libraries
from compare.pipeline.progress import Progress
from compare.pipeline.quantities import read_size
from compare.reading.inputs import shown
from compare.reading.name_lists import NameLists
from compare.results import RUN_FILE, default_folder, new_results
from compare.store.databases import check_sqlite

Paths = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]
# Starting processes costs a second or two; an input of fewer bytes is through all stages but the model's in less.
WORTH_PROCESSES = 2_000_000


@dataclass
class Job:
    """What the steps of one run share."""

    command: str
    paths: tuple[str, ...]
    options: dict[str, Any]
    folder: Path
    engine: Engine
    progress: Progress
    counts: Counter[str] = field(default_factory=Counter)
    facts: dict[str, Any] = field(default_factory=dict)
    names: NameLists = field(default_factory=NameLists)


@contextmanager
def job(
    command: str,
    paths: Paths,
    target: Path,
    engine: str,
    workers: int | None,
    strict: bool,
    quiet: bool,
    memory: str | None = None,
    **options: Any,
) -> Iterator[Job]:
    """A run that writes into a new folder and, when all went well, puts it in the place of the old results."""
    check_sqlite()
    given = as_paths(paths)
    chosen, limit = choose_engine(engine, given, memory), read_size("memory", memory)
    progress = Progress(quiet)
    told = {"output": shown(target), "engine": engine, "workers": workers, "strict": strict, "quiet": quiet}
    told |= {"memory": memory} if command == "dedupe" else {}
    with open_engine(chosen, workers, limit) as place, new_results(target) as folder:
        work = Job(command, given, told | options, folder, place, progress, facts={"engine": chosen})
        yield work
        write_run(work)


def as_paths(paths: Paths) -> tuple[str, ...]:
    """One path or several, as strings."""
    if isinstance(paths, str | os.PathLike):
        return (os.fspath(paths),)
    return tuple(os.fspath(path) for path in paths)


def target_of(command: str, paths: Paths, output: str | os.PathLike[str] | None) -> Path:
    """Where the results go: `output`, or `results/NAME` for dedupe and `results/NAME-COMMAND` for the other commands,
    so that none of them hides what dedupe has found.
    """
    if output is not None:
        return Path(output)
    folder = default_folder(as_paths(paths))
    return folder if command == "dedupe" else folder.with_name(f"{folder.name}-{command}")


def choose_engine(engine: str, paths: Sequence[str], memory: str | None = None) -> str:
    """The engine that "auto" stands for: several processes where the input is large and there are several cores, and
    where memory is limited, as what works in one process keeps everything there.
    """
    if engine != "auto":
        return engine
    if memory is not None:
        return "processes"
    large = sum(size_of(Path(path)) for path in paths) > WORTH_PROCESSES
    return "processes" if large and (os.cpu_count() or 1) > 1 else "inline"


def size_of(path: Path) -> int:
    """Bytes of a file, or of all files below a folder; compressed news holds about four times as much text."""
    if path.is_dir():
        return sum(size_of(file) for file in path.rglob("*") if file.is_file())
    try:
        return path.stat().st_size * (4 if path.suffix in (".xz", ".gz") else 1)
    except OSError:
        return 0


def today() -> date:
    """The day of the run (UTC), or that of SOURCE_DATE_EPOCH, for results that must not depend on the day.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return (datetime.fromtimestamp(int(given), UTC) if given.isdecimal() else datetime.now(UTC)).date()


def write_run(work: Job) -> None:
    """Write run.json: the one file that holds times and facts about the machine."""
    facts = {
        "compare": compare.__version__,
        "command": work.command,
        "date": today().isoformat(),
        "paths": [shown(path) for path in work.paths],
        "options": work.options,
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "libraries": libraries(),
        "conditions": conditions(work.command, work.options),
        "files": {path.name: path.stat().st_size for path in sorted(work.folder.iterdir()) if path.name != RUN_FILE},
        **work.facts,
        "counts": dict(sorted(work.counts.items())),
        "seconds": round(work.progress.seconds, 3),
        "stages": [{"stage": t.stage, "seconds": t.seconds, "peak_mib": t.peak_mib} for t in work.progress.timings],
    }
    encoded = msgspec.json.format(msgspec.json.encode(facts), indent=2)
    (work.folder / RUN_FILE).write_bytes(encoded + b"\n")
