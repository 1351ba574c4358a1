"""Which share of all near-duplicate pairs is found, against all pairs counted without any filter.

    python benchmarks/recall.py [--corpus FILE] [--passages N] [--into results/matching.md] [--plot results/recall.svg]

Without a corpus the passages are made by a seeded generator. Ends with exit status 1 where a figure pinned in
floors.json for these passages has fallen.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from floors import hold
from sections import put

from compare.benches import recalls
from compare.benches.corpora import Source


def main() -> None:
    parser = argparse.ArgumentParser(description="measure the recall of near-duplicate search")
    parser.add_argument("--corpus", action="append", default=[])
    parser.add_argument("--passages", type=int, default=15_000)
    parser.add_argument("--into", type=Path)
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    source = Source(tuple(options.corpus))
    measured = recalls.measure(source, options.passages)
    put(options.into, f"recall, {source.name}", recalls.report(measured))
    if options.plot:
        options.plot.write_text(recalls.curve(measured), "utf-8")
    hold(f"recall, {source.name}", recalls.figures(measured), measured.data)


if __name__ == "__main__":
    main()
