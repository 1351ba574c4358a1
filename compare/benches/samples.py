"""A sample: some thousand passages in one batch, and what the array functions of the matching wing make of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.benches.corpora import Source
from compare.benches.numbering import ids_of, numbers_of
from compare.engines.batches import Batch, concatenate, gather, stretch, take, texts
from compare.engines.contracts import Engine, Parts
from compare.matching import sketches
from compare.matching.candidates.pairs import Pairs, Rows
from compare.matching.matches import EXACT
from compare.matching.stages import PASSAGES, NearDuplicates, near_duplicates
from compare.matching.word_hashes import hash_words
from compare.reading.texts import words

# A notice carried n times is n^2 / 2 pairs to whoever does not collapse it: beyond this it would be all that is timed.
OFTEN = 300
BATCH = 5_000  # passages handed to a stage at once
WARMING = 100  # passages that each worker is started with


class Shingled(NamedTuple):
    """Passages with distinct words: their shingles, and for every passage (n) the row that stands for it."""

    shingles: NDArray[np.uint32]
    offsets: Rows
    rows: Rows  # which passage each row is
    stands_for: Rows


class Found(NamedTuple):
    """Pairs of passages that stand for others, and for every passage (n) the one that stands for it."""

    left: Rows
    right: Rows
    stands_for: Rows

    def holds(self, left: Rows, right: Rows) -> NDArray[np.bool_]:
        """Which of these pairs of passages are among those found, or have the same words."""
        first, second = self.stands_for[left], self.stands_for[right]
        return np.asarray((first == second) | np.isin(keys(first, second), keys(self.left, self.right)))


def keys(left: Rows, right: Rows) -> Rows:
    """One number a pair, whichever comes first."""
    return np.asarray((np.minimum(left, right) << 32) | np.maximum(left, right))


def tokens(text: str) -> list[str]:
    """The folded words of a text, without any array: as whoever calls another library would cut it."""
    return [word.text for word in words(text)]


def draw(source: Source, passages: int, shortest: int) -> Batch:
    """The first so many PASSAGES of `shortest` words or more, no wording oftener than OFTEN, ids counted from 0."""
    seen: Counter[tuple[str, ...]] = Counter()
    kept, rows = [PASSAGES.empty()], 0
    for batch in source.batches(2 * passages):
        fit = []
        for text in texts(batch, "text"):
            wording = tuple(tokens(text))
            seen[wording] += 1
            fit.append(len(wording) >= shortest and seen[wording] <= OFTEN)
        kept.append(take(batch, np.array(fit, np.bool_)))
        rows += sum(fit)
        if rows >= passages:
            break
    sample = stretch(concatenate(kept), 0, min(rows, passages))
    return sample | {"id": ids_of(np.arange(min(rows, passages)))}


def drop_repeated(sample: Batch) -> Batch:
    """The first passage of each wording, ids counted anew."""
    first: dict[tuple[str, ...], int] = {}
    for row, text in enumerate(texts(sample, "text")):
        first.setdefault(tuple(tokens(text)), row)
    kept = take(sample, np.array(sorted(first.values()), np.int64))
    return kept | {"id": ids_of(np.arange(len(first)))}


def split(sample: Batch, size: int = BATCH) -> Iterator[Batch]:
    """The sample in batches of so many."""
    rows = len(sample["id"])
    return (stretch(sample, first, min(first + size, rows)) for first in range(0, rows, size))


def warm_up(engine: Engine, sample: Batch, workers: int) -> None:
    """Start the workers, on a few passages, before any clock runs."""
    few = stretch(sample, 0, min(len(sample["id"]), WARMING * workers))
    near_duplicates(engine, engine.keep(PASSAGES, split(few, WARMING)))


def shingle(sample: Batch) -> Shingled:
    """Words, digests and shingles of the sample; passages of the same words have one row."""
    hashes, offsets = hash_words(sample["text"], sample["text:offsets"])
    _, rows, stands = np.unique(sketches.digest(hashes, offsets), return_index=True, return_inverse=True)
    shingles, bounds = sketches.shingle(*gather(hashes, offsets, rows))
    return Shingled(shingles, bounds, rows, rows[stands])


def found_among(shingled: Shingled, pairs: Pairs) -> Found:
    """Pairs of rows as pairs of passages."""
    return Found(shingled.rows[pairs[0]], shingled.rows[pairs[1]], shingled.stands_for)


def found_in(pairs: Parts, passages: int) -> Found:
    """Candidates (PAIRS) among a sample of so many passages, each of words of its own."""
    return _in_order(_column(pairs, "id"), _column(pairs, "right"), np.arange(passages))


def found_by(result: NearDuplicates, passages: int) -> Found:
    """What near_duplicates found in a sample of so many passages."""
    stands_for = np.arange(passages)
    stands_for[_column(result.groups, "id")] = _column(result.groups, "representative")
    near = np.concatenate([np.empty(0, np.bool_), *(batch["tier"] != EXACT for batch in result.matches)])
    return _in_order(_column(result.matches, "left")[near], _column(result.matches, "right")[near], stands_for)


def _in_order(one: Rows, other: Rows, stands_for: Rows) -> Found:
    """The pairs with the passage that comes first on the left."""
    return Found(np.minimum(one, other), np.maximum(one, other), stands_for)


def _column(parts: Parts, name: str) -> Rows:
    """A column of ids of all batches, as the numbers of their passages."""
    return numbers_of(np.concatenate([np.empty(0, np.uint64), *(batch[name] for batch in parts)]))


def keep(engine: Engine, sample: Batch) -> Parts:
    """The sample where the engine keeps its parts."""
    return engine.keep(PASSAGES, split(sample))
