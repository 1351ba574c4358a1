"""How time and memory grow with the passages, and what a passage costs that is repeated a hundred thousand times.

    python benchmarks/growth.py [--corpus FILE] [--sizes 10000,30000,100000] [--footer N] [--workers N]
                                [--into results/matching.md] [--plot results/growth.svg]

Without a corpus the passages are made by a seeded generator; a corpus is taken as far as it reaches. `--footer N`
measures N copies of one passage among N others in place of the growth. Memory is told on Linux only.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from sections import put

from compare.benches import growths
from compare.benches.corpora import Source


def main() -> None:
    parser = argparse.ArgumentParser(description="measure how near-duplicate search grows")
    parser.add_argument("--corpus", action="append", default=[])
    parser.add_argument("--sizes", default=",".join(map(str, growths.SIZES)))
    parser.add_argument("--footer", type=int)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--into", type=Path)
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    source = Source(tuple(options.corpus))
    if options.footer:
        told = growths.footer(source, options.footer, options.footer, options.workers)
        put(options.into, f"footer, {source.name}", told)
        return
    runs = growths.grow(source, sorted(map(int, options.sizes.split(","))), options.workers)
    put(options.into, f"growth, {source.name}", growths.report(source, runs, options.workers))
    if options.plot:
        options.plot.write_text(growths.curve(source, runs), "utf-8")


if __name__ == "__main__":
    main()
