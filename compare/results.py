"""The results folder: written aside and swapped in whole, so that an interrupted run leaves the last good results.

A run writes into a new folder beside the one asked for. When all is written, the old results are renamed aside,
the new ones take their name, and only then are the old ones deleted. A run that finds only the ones set aside
(the computer stopped between the two renames) puts them back first.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from compare.errors import InputError, OutputError, UsageError

# The one file that every run writes, and by which a folder is known to hold results.
RUN_FILE = "run.json"
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
def new_results(folder: Path) -> Iterator[Path]:
    """A folder to write into; it becomes `folder` when the block ends well, and is removed when it does not.

    Raises OutputError where the folder cannot be written, or where `folder` holds something else than results.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        restore(folder)
        refuse_foreign(folder)
        remove_left_over(folder)
        fresh = folder.with_name(f".{folder.name}.new-{os.getpid()}")
        fresh.mkdir()
    except OSError as error:
        raise OutputError(f"{folder} cannot be written ({error.strerror}); choose another --output") from error
    try:
        yield fresh
        swap(fresh, folder)
    except OSError as error:
        raise OutputError(f"{folder} could not be written ({error.strerror}); the last good results stand") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


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
    """The name that the old results bear during a swap."""
    return folder.with_name(f".{folder.name}.old")


def refuse_foreign(folder: Path) -> None:
    """Raise OutputError rather than replace a folder, or a file, that no run of ours has written."""
    if folder.is_dir():
        if any(folder.iterdir()) and not (folder / RUN_FILE).exists():
            raise OutputError(f"{folder} holds files that are not results of compare; choose another --output")
    elif folder.exists():
        raise OutputError(f"{folder} is a file; choose a folder for --output")


def remove_left_over(folder: Path) -> None:
    """Remove half-written results of runs that are no longer running."""
    for left in folder.parent.glob(f".{folder.name}.new-*"):
        process = left.name.rpartition("-")[2]
        if process.isdigit() and not is_running(int(process)):
            shutil.rmtree(left, ignore_errors=True)


def is_running(process: int) -> bool:
    """Whether a process of this number runs on this machine."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def require_results(folder: Path) -> Path:
    """`folder`, if it holds results; otherwise InputError says what to do."""
    restore(folder)
    if not (folder / RUN_FILE).is_file():
        raise InputError(f"{folder} holds no results; run: compare dedupe PATH --output {folder}")
    return folder
