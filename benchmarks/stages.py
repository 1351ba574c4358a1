"""Seconds and peak memory of each stage of a run, as a table.

python benchmarks/stages.py RUN_DIR...      RUN_DIR: a results folder
"""

from __future__ import annotations

import sys
from pathlib import Path

from compare.reporting.runs import Run


def table(run: Run) -> str:
    """The stages of one run as Markdown; memory is the most that one process had used when the stage ended."""
    counts = run.facts["counts"]
    head = f"{counts['articles']:,} articles, {counts['words']:,} words, engine {run.facts['engine']}"
    lines = [f"{head}, {run.facts['machine']}: {run.facts['seconds']:.1f} s", ""]
    lines += ["| stage | seconds | peak MiB |", "|---|---|---|"]
    lines += [f"| {row['stage']} | {row['seconds']:.1f} | {row['peak_mib']} |" for row in run.facts["stages"]]
    found = ("statements", "quotations", "parts", "candidates_by_meaning", "links", "remarks", "matches")
    told = [f"{counts[name]:,} {name.replace('_', ' ')}" for name in found if name in counts]
    return "\n".join([*lines, "", ", ".join(told), ""])


def main() -> None:
    """Print the tables of the folders named."""
    for folder in sys.argv[1:]:
        print(table(Run.open(Path(folder))))


if __name__ == "__main__":
    main()
