"""The short form of the benchmarks on somebody's own articles."""

from __future__ import annotations

import os
from dataclasses import dataclass

from compare.benches import growths, recalls, speeds
from compare.benches.corpora import Source
from compare.benches.growths import Growth
from compare.benches.recalls import Recalls
from compare.benches.speeds import Speeds
from compare.errors import InputError, UsageError
from compare.pipeline.jobs import Paths, as_paths

# A minute or so on two cores; benchmarks/ has the long form.
PASSAGES, OTHERS, EXHAUSTIVE = 20_000, 5_000, 5_000
GROWTH = (12_500, 25_000, 50_000, 100_000)


@dataclass(frozen=True, slots=True)
class Benchmarks:
    """What was measured; `str` gives the tables."""

    source: Source
    workers: int
    speeds: Speeds
    recalls: Recalls
    growth: list[Growth]

    def __str__(self) -> str:
        sections = {
            "Speed": speeds.report(self.speeds),
            "Recall": recalls.report(self.recalls),
            "Growth": growths.report(self.source, self.growth, self.workers),
        }
        return "\n\n".join(f"## {name}\n\n{text}" for name, text in sections.items())


def bench(paths: Paths, *, workers: int | None = None) -> Benchmarks:
    """Measure speed, recall and growth of near-duplicate search on the paragraphs of these articles.

    Raises InputError where they hold no paragraph, UsageError for fewer than one worker.
    """
    if workers is not None and workers < 1:
        raise UsageError(f"{workers} workers cannot do any work: give 1 or more")
    source, hands = Source(as_paths(paths)), workers or os.cpu_count() or 1
    if next(iter(source.batches(1)), None) is None:
        raise InputError(f"there is no paragraph to measure on in {source.name}: give files or folders with articles")
    return Benchmarks(
        source,
        hands,
        speeds.measure(source, PASSAGES, hands, OTHERS),
        recalls.measure(source, EXHAUSTIVE),
        growths.grow(source, GROWTH, hands),
    )
