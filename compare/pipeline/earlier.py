"""Earlier results: a run that would find what the results folder holds already need not be done again."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from compare.errors import InputError
from compare.pipeline.conditions import conditions
from compare.pipeline.inputs import input_facts, note
from compare.pipeline.jobs import Paths, as_paths
from compare.reading.inputs import Skipped, shown
from compare.reading.name_lists import read_name_lists
from compare.reading.records import read
from compare.reporting.runs import Run
from compare.results import PAGE, is_results


def earlier_results(target: Path, command: str, paths: Paths, options: Mapping[str, Any]) -> Run | None:
    """What the same command has written into this folder from the same articles under the same conditions; else None.

    The articles are read for it, and only where all else is the same; nothing of them is looked at but their digest.
    """
    run = opened(target)
    if run is None or run.facts.get("conditions") != conditions(command, options):
        return None
    given = as_paths(paths)
    same = run.facts["paths"] == [shown(path) for path in given] and is_whole(run)
    return run if same and run.facts["input"] == facts_of(given) else None


def opened(target: Path) -> Run | None:
    """The results in a folder, or None where there are none that can be read."""
    try:
        return Run.open(target) if is_results(target) else None
    except InputError:
        return None


def is_whole(run: Run) -> bool:
    """Whether all files stand as they were written, by their sizes; the page may have been written again."""
    sizes = run.facts.get("files", {})
    stand = {name: path.stat().st_size for name in sizes if (path := run.folder / name).is_file()}
    return stand.keys() == sizes.keys() and all(stand[name] == size or name == PAGE for name, size in sizes.items())


def facts_of(paths: tuple[str, ...]) -> dict[str, object]:
    """What run.json would say of the input."""
    digest, articles = hashlib.sha256(), 0
    for found in read(paths):
        note(digest, found)
        articles += not isinstance(found, Skipped)
    return input_facts(digest, articles, read_name_lists(paths))


def tell_earlier(run: Run, quiet: bool) -> None:
    """Say that nothing was done, and how it would be."""
    if not quiet:
        what = f"nothing has changed since {run.folder.as_posix()} was written on {run.facts['date']}"
        print(f"{what}: these are its results; --anew compares again", file=sys.stderr, flush=True)
