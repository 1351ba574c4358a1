"""How well the whole program joins remarks: labelled pairs of places, and whose words each remark holds.

    python benchmarks/remarks.py CORPUS --pairs GOLD [GOLD ...] [--run RUN_DIR] [--into results/joining.md]

Compares the articles of CORPUS by all tiers, or takes a RUN_DIR that `compare dedupe` wrote for them. GOLD: labelled
pairs, JSON Lines, a and b {ID, start, end}, relation, sure. Ends with exit status 1 where a figure pinned in
floors.json for these files has fallen.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from floors import hold
from labelled_pairs import Labelled, joined_pairs
from sections import put

import compare
from compare import Run
from compare.benches.tables import table
from compare.matching.speaker_pairs import speakers_of_pair
from compare.pipeline.rejoins import linked_parts
from compare.reading.identities import read
from compare.reporting.nouns.remarks import Remark
from compare.tracing.remarks import Part


def main() -> None:
    parser = argparse.ArgumentParser(description="measure how the program joins labelled pairs")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pairs", type=Path, nargs="+", required=True)
    parser.add_argument("--run", type=Path)
    parser.add_argument("--into", type=Path)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        run = Run.open(options.run) if options.run else compare.dedupe(options.corpus, output=folder, quiet=True)
        articles = {one.key: one.id for one in run.articles if not one.version_of}
        found = {gold.name: joined_pairs(run, gold, articles) for gold in options.pairs}
        parts = {(part.statement, part.start): part for part in linked_parts(run)}
        mixed = sum(
            of_two_people([parts[read(member.statement), member.start] for member in remark.members])
            for remark in run.remarks
        )
        name = f"remarks, {options.corpus.name}"
        put(options.into, name, report(found, run.remarks, mixed))
    hold(name, figures(found, mixed), options.corpus, *options.pairs)


def of_two_people(parts: Sequence[Part]) -> bool:
    """Whether the words of two parts name two people themselves; who is guessed is not named."""
    named = [part for part in parts if part.speaker and not part.guessed]
    return any(speakers_of_pair(one, other) == "different" for one, other in combinations(named, 2))


def report(found: dict[str, Labelled], remarks: Iterable[Remark], mixed: int) -> str:
    """The tables."""
    rows = [[name, *map(str, one)] for name, one in found.items()]
    head = ["labelled pairs", "one remark, joined", "missed", "two remarks, joined", "apart"]
    sizes = sorted((len(remark.members) for remark in remarks), reverse=True)
    largest = ", ".join(map(str, sizes[:3]))
    told = f"{len(sizes):,} remarks; the largest have {largest} parts; {mixed} hold words of two people by name."
    return f"{table(head, rows)}\n\n{told}"


def figures(found: dict[str, Labelled], mixed: int) -> dict[str, float]:
    """What is pinned."""
    pinned: dict[str, float] = {"remarks of two named people": mixed}
    for name, one in found.items():
        pinned |= {f"{name}, joined": one.joined, f"{name}, joined wrongly": one.wrongly}
    return pinned


if __name__ == "__main__":
    main()
