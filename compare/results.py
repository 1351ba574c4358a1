"""The results folder: written aside and swapped in whole, so that an interrupted run leaves the last good results.

A run writes into a new folder beside the one asked for. When all is written, the old results are renamed aside,
the new ones take their name, and only then are the old ones deleted. A run that finds only the ones set aside
(the computer stopped between the two renames) puts them back first. One swap at a time: a lock file holds others off.
"""

from __future__ import annotations

import fcntl
import glob
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from compare.errors import InputError, OutputError, UsageError

# The one file that every run writes, and by which a folder is known to hold results.
RUN_FILE = "run.json"
# What a run writes to be opened and queried.
PAGE = "report.html"
DATABASE = "compare.db"
# The files of a run for programs, a file a noun, in the order of the flow.
NOUNS = (
    "articles",
    "boilerplate",
    "statements",
    "terms",
    "matches",
    "groups",
    "clusters",
    "alignments",
    "remarks",
    "traces",
    "reuse",
    "links",
    "near_misses",
    "skipped",
)
# Endings of the many-article files, left out of the name of a results folder.
ENDINGS = (".xz", ".gz", ".jsonl", ".txt")


def default_folder(paths: Sequence[str | os.PathLike[str]]) -> Path:
    """Where results go when nothing else is said: `results/<name of the input>`.

    The name is that of the first path without the endings of article files; several paths add their number.
    """
    if not paths:
        raise UsageError("no path was given; name the files or folders to compare")
    name = Path(paths[0]).resolve().name
    for ending in ENDINGS:
        name = name.removesuffix(ending)
    more = f"-and-{len(paths) - 1}-more" if len(paths) > 1 else ""
    return Path("results") / f"{name or 'run'}{more}"


@contextmanager
def new_results(target: Path) -> Iterator[Path]:
    """A folder to write into; it becomes `target` when the block ends well, and is removed when it does not.

    Raises OutputError where the target cannot be written, or where it holds something else than results.
    """
    folder = Path(os.path.abspath(target))
    with as_output_error(f"{target} cannot be written", "choose another --output"):
        if not folder.name:
            raise OutputError(f"{target} is no folder that can be replaced; choose another --output")
        folder.parent.mkdir(parents=True, exist_ok=True)
        with locked(folder):
            restore(folder)
            refuse_foreign(folder, target)
            remove_left_over(folder)
            fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.new-{os.getpid()}-", dir=folder.parent))
            fresh.chmod(0o777 & ~current_umask())
    try:
        yield fresh
        with as_output_error(f"{target} could not be written", "the last good results stand"), locked(folder):
            refuse_foreign(folder, target)
            swap(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


@contextmanager
def as_output_error(what: str, instead: str) -> Iterator[None]:
    """Turn an error of the operating system into one sentence."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{what} ({error.strerror}); {instead}") from error


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold other runs off while names change; the lock goes with the process that holds it."""
    path = folder.with_name(f".{folder.name}.lock")
    file = open(path, "w")  # noqa: SIM115 - closed below, where the lock ends
    fcntl.flock(file, fcntl.LOCK_EX)
    # The run before us removes the file with its lock: what we waited for may be a file without a name.
    while not is_at(path, file.fileno()):
        file.close()
        file = open(path, "w")  # noqa: SIM115
        fcntl.flock(file, fcntl.LOCK_EX)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        file.close()


def is_at(path: Path, descriptor: int) -> bool:
    """Whether an open file is the one that stands at this path."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def current_umask() -> int:
    """The permissions that new files are made without."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def swap(fresh: Path, folder: Path) -> None:
    """Give `fresh` the name of `folder`, with the old one aside until that is done."""
    aside = set_aside_name(folder)
    if folder.exists():
        shutil.rmtree(aside, ignore_errors=True)
        folder.rename(aside)
    try:
        fresh.rename(folder)
    except OSError:
        restore(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def restore(folder: Path) -> None:
    """Put back results that an interrupted swap left aside."""
    aside = set_aside_name(folder)
    if aside.exists() and not folder.exists():
        aside.rename(folder)


def set_aside_name(folder: Path) -> Path:
    """The name that the old results bear during a swap; `folder` may be "."."""
    absolute = Path(os.path.abspath(folder))
    return absolute.parent / f".{absolute.name}.old"


def refuse_foreign(folder: Path, shown: Path) -> None:
    """Raise OutputError rather than replace a file, or a folder that holds anything but what a run of ours wrote."""
    if folder.is_dir():
        if not os.access(folder, os.W_OK):
            raise OutputError(f"{shown} is read-only; choose another --output, or make it writable")
        foreign = sorted(entry.name for entry in folder.iterdir() if not is_ours(entry))
        if foreign:
            raise OutputError(f"{shown} holds {foreign[0]}, which is no result of compare; choose another --output")
    elif folder.exists():
        raise OutputError(f"{shown} is a file; choose a folder for --output")


def is_ours(entry: Path) -> bool:
    """Whether a file is one that a run writes."""
    if entry.name == RUN_FILE:
        return is_run_file(entry)
    named = entry.name in (PAGE, DATABASE) or (entry.suffix == ".jsonl" and entry.stem in NOUNS)
    return entry.is_file() and named and is_run_file(entry.parent / RUN_FILE)


def is_run_file(path: Path) -> bool:
    """Whether this is the run.json of a run."""
    try:
        told = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(told, dict) and {"compare", "command"} <= told.keys()


def remove_left_over(folder: Path) -> None:
    """Remove half-written results of runs that are no longer running."""
    for left in folder.parent.glob(f".{glob.escape(folder.name)}.new-*"):
        process = left.name.rpartition(".new-")[2].partition("-")[0]
        if process.isdigit() and not is_running(int(process)):
            shutil.rmtree(left, ignore_errors=True)


def is_running(process: int) -> bool:
    """Whether another process of this number runs on this machine."""
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def is_results(path: Path) -> bool:
    """Whether a path is a folder that holds results, or held them when a swap was interrupted."""
    return is_run_file(path / RUN_FILE) or (not path.exists() and is_run_file(set_aside_name(path) / RUN_FILE))


def require_results(folder: Path) -> Path:
    """`folder`, if it holds results; otherwise InputError says what to do."""
    restore(folder)
    if not (folder / RUN_FILE).is_file():
        raise InputError(f"{folder} holds no results; run: compare dedupe PATH --output {folder}")
    return folder
