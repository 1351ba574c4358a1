"""How many passages a second: each step of ours, the whole, and datasketch, rensa and a plain exact join beside it.

    python benchmarks/speed.py [--corpus FILE] [--passages N] [--others N] [--workers N] [--into results/matching.md]

Without a corpus the passages are made by a seeded generator. rensa is measured where it is installed.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from sections import put

from compare.benches import speeds
from compare.benches.corpora import Source


def main() -> None:
    parser = argparse.ArgumentParser(description="time near-duplicate search beside other libraries")
    parser.add_argument("--corpus", action="append", default=[])
    parser.add_argument("--passages", type=int, default=60_000)
    parser.add_argument("--others", type=int, help="how many of them other libraries get")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--into", type=Path)
    options = parser.parse_args()
    source = Source(tuple(options.corpus))
    measured = speeds.measure(source, options.passages, options.workers, options.others)
    put(options.into, f"speed, {source.name}", speeds.report(measured))


if __name__ == "__main__":
    main()
