"""How fast near-duplicate passages are found: seconds a stage, inline and on processes, and that both agree.

    python benchmarks/engines.py [--passages N] [--workers N] [--corpus FILE]

FILE is JSON Lines, one article a line with its "text" (.xz or plain), cut into lines; without it the passages are made
up: words by Zipf's law, one passage in ten an altered copy of an earlier one.
"""

from __future__ import annotations

import argparse
import itertools
import json
import lzma
import resource
import time
from collections.abc import Iterator
from typing import Any

import numpy as np

from compare.engines import open_engine
from compare.engines.batches import Batch, Schema
from compare.engines.contracts import Engine, Parts, Stage
from compare.matching.stages import PASSAGES, near_duplicates, sketch

BATCH = 5_000


def made_up() -> Iterator[str]:
    random = np.random.default_rng(1)
    kept: list[list[int]] = []
    while True:
        length = int(random.integers(8, 60))
        words = np.minimum(random.zipf(1.3, length), 200_000).tolist()
        if kept and random.random() < 0.1:
            words = [w if random.random() < 0.9 else 0 for w in kept[int(random.integers(len(kept)))]]
        if len(kept) < 10_000:
            kept.append(words)
        yield " ".join(_spelled(word) for word in words)


def _spelled(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in str(number))


def lines(corpus: str) -> Iterator[str]:
    opened: Any = lzma.open if corpus.endswith(".xz") else open
    with opened(corpus, "rt", encoding="utf-8") as file:
        for line in file:
            yield from filter(None, map(str.strip, json.loads(line)["text"].split("\n")))


def batches(texts: Iterator[str], passages: int) -> Iterator[Batch]:
    for first in range(0, passages, BATCH):
        part = list(itertools.islice(texts, min(BATCH, passages - first)))
        numbers = range(first, first + len(part))
        nothing = np.zeros(len(part), np.int64)
        yield PASSAGES.pack(
            {
                "id": numbers,
                "article": numbers,
                "start": nothing,
                "end": [len(text) for text in part],
                "day": nothing.astype(np.int64),
                "grain": nothing.astype(np.uint8),
                "boilerplate": nothing.astype(np.bool_),
                "text": part,
            }
        )


class Timed:
    """An engine that says how long each stage took."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def keep(self, schema: Schema, batches: Iterator[Batch]) -> Parts:
        """See Engine."""
        return self.engine.keep(schema, batches)

    def map(self, stage: Stage, *inputs: Any, **arguments: Any) -> Parts:
        """See Engine."""
        return self._time(self.engine.map, stage, *inputs, **arguments)

    def group(self, stage: Stage, *inputs: Any, **arguments: Any) -> Parts:
        """See Engine."""
        return self._time(self.engine.group, stage, *inputs, **arguments)

    def _time(self, verb: Any, stage: Stage, *inputs: Any, **arguments: Any) -> Parts:
        start = time.perf_counter()
        parts: Parts = verb(stage, *inputs, **arguments)
        print(f"  {stage.__name__:<20} {time.perf_counter() - start:7.2f} s {parts.rows:12,} rows")
        return parts


def main() -> None:
    parser = argparse.ArgumentParser(description="time near-duplicate passages on both engines")
    parser.add_argument("--passages", type=int, default=30_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--corpus")
    options = parser.parse_args()
    results = []
    for name in ("inline", "processes"):
        with open_engine(name, options.workers) as engine:
            texts = lines(options.corpus) if options.corpus else made_up()
            passages = engine.keep(PASSAGES, batches(texts, options.passages))
            engine.map(sketch, [PASSAGES.empty()] * options.workers)  # starts the workers
            print(f"{name}: {passages.rows:,} passages")
            start = time.perf_counter()
            found = near_duplicates(Timed(engine), passages)  # type: ignore[arg-type]
            seconds = time.perf_counter() - start
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"  {'text to matches':<20} {seconds:7.2f} s {passages.rows / seconds:12,.0f} passages a second")
            print(f"  {found.matches.rows:,} matches, {found.groups.rows:,} in groups, here at most {peak:,.0f} MiB")
            results.append([{k: v.tobytes() for k, v in b.items()} for parts in found for b in parts])
    print("same bytes:", results[0] == results[1])


if __name__ == "__main__":
    main()
