"""Where the passages of a benchmark come from: articles that compare can read, or the generator."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from compare.benches import generator
from compare.engines.batches import Batch, offsets_of
from compare.reading.articles import describe
from compare.reading.inputs import Skipped
from compare.reading.passages import lay_out
from compare.reading.records import read

BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Source:
    """Files and folders that compare reads; none of them stands for the generator with this seed."""

    paths: tuple[str, ...] = ()
    seed: int = 1

    @property
    def name(self) -> str:
        """What tables call it."""
        return ", ".join(Path(path).name for path in self.paths) or f"generator, seed {self.seed}"

    def batches(self, passages: int) -> Iterator[Batch]:
        """The first so many PASSAGES, or all that there are: paragraphs in the order of the articles."""
        if not self.paths:
            yield from generator.stream(passages, self.seed)
            return
        found = itertools.islice(paragraphs(self.paths), passages)
        for first in itertools.count(0, BATCH):
            rows = list(itertools.islice(found, BATCH))
            if not rows:
                return
            encoded = [text.encode("utf-8", "surrogatepass") for _, _, text in rows]
            yield generator.pack(
                np.arange(first, first + len(rows)),
                np.array([article for article, _, _ in rows]),
                np.array([start for _, start, _ in rows]),
                np.frombuffer(b"".join(encoded), np.uint8),
                offsets_of([len(one) for one in encoded]),
            )


def paragraphs(paths: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """The paragraphs, titles and subheadings of all articles: number of the article, start, text."""
    records = (found for found in read(paths) if not isinstance(found, Skipped))
    for number, record in enumerate(records):
        for block in lay_out(describe(record), ()):
            yield number, block.start, record.text[block.start : block.end]
