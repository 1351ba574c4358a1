"""How many passages a second, beside other ways of doing the same, in one run and on the same passages."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple, TypeVar

import numpy as np

from compare.benches import rivals, samples
from compare.benches.corpora import Source
from compare.benches.recalls import RECALLS, THRESHOLDS
from compare.benches.rivals import RIVALS, Scored
from compare.benches.samples import Found, Shingled
from compare.benches.tables import share, table
from compare.engines import open_engine
from compare.engines.batches import Batch, texts
from compare.matching import sketches
from compare.matching.candidates import exact, minhash
from compare.matching.candidates.pairs import Pairs
from compare.matching.matches import JACCARD, SHORTEST, score
from compare.matching.stages import RECALL, near_duplicates
from compare.matching.word_hashes import hash_words

T = TypeVar("T")

TIMES, LONG = 5, 3.0  # a machine does other things as well: the fastest of so many times, within so many seconds


class Timing(NamedTuple):
    """How long something took: on the clock, and in seconds of this process's processors."""

    seconds: float
    processor: float


class Row(NamedTuple):
    """One way of looking: what it took for how many passages, and what it found."""

    name: str
    passages: int
    timing: Timing
    pairs: int
    recall: tuple[float, ...]  # at THRESHOLDS

    @property
    def rate(self) -> float:
        """Passages a second."""
        return self.passages / self.timing.seconds

    @property
    def effort(self) -> float:
        """Processor seconds of this process a passage; what workers do is not counted."""
        return self.timing.processor / self.passages


class Speeds(NamedTuple):
    """The two tables of a run."""

    source: str
    passages: int
    there: Scored  # all pairs from JACCARD on, identical passages among them
    steps: list[tuple[str, Timing]]
    rows: list[Row]
    workers: int


def measure(source: Source, passages: int, workers: int = 2, others: int | None = None) -> Speeds:
    """Time our steps, our ways of finding near-duplicates, and other libraries on the first `others` passages."""
    sample = samples.draw(source, passages, SHORTEST)
    rows = len(sample["id"])
    strings = texts(sample, "text")
    there, timing = timed(lambda: rivals.prefix_join(strings, JACCARD))
    joined = Row("exact join by prefix filter, plain Python", rows, timing, len(there.left), (1.0, 1.0, 1.0))
    ours = [whole(sample, there, RECALL, workers)]
    ours += [whole(sample, there, recall, None) for recall in sorted(RECALLS, reverse=True)]
    ours += [banded(sample, there, recall) for recall in RECALLS[:-1]]
    fewer = strings[: others or rows]
    theirs = [
        rival(name, find, fewer, there) if rivals.installed(library) else Row(name, 0, Timing(1, 1), 0, ())
        for name, library, find in RIVALS
    ]
    return Speeds(source.name, rows, there, steps(sample, there), [*ours, *theirs, joined], workers)


def timed(work: Callable[[], T]) -> tuple[T, Timing]:
    """What the work gives, and the least that it took: what takes under LONG is done again, up to TIMES."""
    best = Timing(float("inf"), float("inf"))
    began = time.perf_counter()
    for _ in range(TIMES):
        clock, processor = time.perf_counter(), time.process_time()
        result = work()
        taken = Timing(time.perf_counter() - clock, time.process_time() - processor)
        best = Timing(*map(min, best, taken))
        if time.perf_counter() - began > LONG:
            break
    return result, best


def steps(sample: Batch, there: Scored) -> list[tuple[str, Timing]]:
    """What each array function takes, in this process."""
    bands = minhash.pick_bands(RECALLS[0], JACCARD)
    (words, offsets), of_words = timed(lambda: hash_words(sample["text"], sample["text:offsets"]))
    (shingles, bounds), of_shingles = timed(lambda: sketches.shingle(words, offsets))
    _, of_digests = timed(lambda: sketches.digest(words, offsets))
    rows = samples.shingle(sample)
    _, of_signatures = timed(lambda: sketches.sign(rows.shingles, rows.offsets, bands.permutations))
    _, of_bands = timed(lambda: minhash.find(rows.shingles, rows.offsets, bands))
    _, of_join = timed(lambda: exact.find(rows.shingles, rows.offsets, JACCARD))
    _, of_scores = timed(lambda: score(shingles, bounds, there.left, there.right))
    return [
        ("words: text to hashes", of_words),
        ("shingles", of_shingles),
        ("digests, by which identical passages are told", of_digests),
        (f"sketch: {bands.permutations} hashes of MinHash", of_signatures),
        (f"candidates: sketch and {bands.bands} x {bands.rows} bands", of_bands),
        ("candidates: exact join", of_join),
        (f"verify: {len(there.left):,} pairs", of_scores),
    ]


def whole(sample: Batch, there: Scored, recall: float, workers: int | None) -> Row:
    """near_duplicates, text to verified matches, on workers or inline."""
    rows = len(sample["id"])
    with open_engine("processes" if workers else "inline", workers) as engine:
        samples.warm_up(engine, sample, workers or 1)
        passages = samples.keep(engine, sample)
        result, timing = timed(lambda: near_duplicates(engine, passages, recall=recall))
        found = samples.found_by(result, rows)
    place = f"{workers} processes" if workers else "inline"
    recalls = recalls_of(found, there)
    name = f"compare, text to verified matches, recall {recall:g}, {place}"
    return Row(name, rows, timing, result.matches.rows, recalls)


def banded(sample: Batch, there: Scored, recall: float) -> Row:
    """Our MinHash as arrays, text to candidates."""
    bands = minhash.pick_bands(recall, JACCARD)

    def find() -> tuple[Shingled, Found]:
        rows = samples.shingle(sample)
        return rows, samples.found_among(rows, minhash.find(rows.shingles, rows.offsets, bands))

    (_, found), timing = timed(find)
    name = f"compare, MinHash {bands.bands} x {bands.rows} for recall {recall:g}, text to candidates"
    return Row(name, len(sample["id"]), timing, len(found.left), recalls_of(found, there))


def rival(name: str, find: Callable[[list[str]], Pairs], strings: list[str], there: Scored) -> Row:
    """Another library, text to candidates."""
    (left, right), timing = timed(lambda: find(strings))
    found = Found(left, right, np.arange(len(strings)))
    seen = there.keep(there.right < len(strings))
    return Row(name, len(strings), timing, len(left), recalls_of(found, seen))


def recalls_of(found: Found, there: Scored) -> tuple[float, ...]:
    """The share found of the pairs from each threshold on."""
    held = found.holds(there.left, there.right)
    chosen = [held[there.jaccard >= least] for least in THRESHOLDS]
    return tuple(float(one.mean()) if len(one) else float("nan") for one in chosen)


def report(measured: Speeds) -> str:
    """Both tables."""
    taken = [
        [name, f"{measured.passages / timing.processor:,.0f}", f"{timing.processor:.2f}"]
        for name, timing in measured.steps
    ]
    first, inline = measured.rows[:2]
    compared = [
        [
            row.name,
            f"{row.rate:,.0f}",
            f"{row.timing.seconds:.2f}",
            f"{row.timing.processor:.2f}" if row is not first else "-",
            f"{row.passages:,}",
            f"{row.pairs:,}",
            *map(share, row.recall),
            f"{first.rate / row.rate:.1f}",
            f"{row.effort / inline.effort:.1f}" if row is not first else "-",
        ]
        if row.passages
        else [row.name, "not installed", *["-"] * 9]
        for row in measured.rows
    ]
    head = [
        "passages a second",
        "seconds",
        "processor",
        "passages",
        "pairs",
        *(f"J >= {least}" for least in THRESHOLDS),
    ]
    identical = int((measured.there.jaccard == 1).sum())
    found = (
        f"{measured.source}: {measured.passages:,} consecutive passages of {SHORTEST} or more words, none more than "
        f"{samples.OFTEN} times; {len(measured.there.left):,} pairs at Jaccard {JACCARD} or more, {identical:,} "
        "of them of the same 3-grams."
    )
    beside = (
        "Beside other ways, with the share that each finds of all pairs. The last columns: how many times as fast the "
        "first line is by the clock, and how many times the processor seconds of the second each takes."
    )
    each = table(["step", "passages a second", "processor seconds"], taken)
    together = table(["way", *head, "clock", "effort"], compared)
    return "\n\n".join([found, f"Each step, one process:\n\n{each}", beside, together])
