"""Windows: the sentences of an article that may tell a version of the asked words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from compare.matching.alignments.sides import side_of
from compare.matching.quotations import candidate_grams
from compare.reading.sentences import sentences
from compare.tracing.searches.sieves import Sieve
from compare.tracing.searches.tellings import Place

# Sentences of one version with so many others between them at most: "…," he said. He was cheered. "…".
BETWEEN = 2

Grams = set[tuple[str, ...]]


def windows(sieve: Sieve, text: str) -> Iterator[Place]:
    """The sentences that share a run of words with the asked ones, or hold a few asked words all.

    Sentences that go on where others left off, not far behind them, are one window.
    """
    spots = sentences(text)
    sought = candidate_grams(sieve.asked.bare)
    shares = [
        sought & candidate_grams(folded(text, spot)) if sieve.may_share(text[slice(*spot)]) else set() for spot in spots
    ]
    yield from joined(spots, shares)
    if sieve.scattered:
        yield from scattered(set(sieve.asked.bare), spots, [folded(text, spot) for spot in spots], shares)


def folded(text: str, spot: Place) -> list[str]:
    """The words of a sentence, without what an editor put in."""
    return [word.text for word in side_of(text, [spot]).words]


def joined(spots: Sequence[Place], shares: Sequence[Grams]) -> Iterator[Place]:
    """The sentences that share runs, joined where the next brings mostly runs that were not shared before."""
    begin = last = -1
    known: Grams = set()
    for number, share in enumerate(shares):
        near = begin >= 0 and number - last - 1 <= BETWEEN
        if near and 2 * len(share - known) > len(share):
            last = number
        elif share and not (near and 2 * len(share) < len(known)):  # said again: another telling, unless it is a scrap
            if begin >= 0:
                yield spots[begin][0], spots[last][1]
            begin, last, known = number, number, set()
        known |= share
    if begin >= 0:
        yield spots[begin][0], spots[last][1]


def scattered(
    sought: set[str], spots: Sequence[Place], found: Sequence[Sequence[str]], shares: Sequence[Grams]
) -> Iterator[Place]:
    """Sentences without a run in common that hold all asked words, alone or two together."""
    whole = {i for i, here in enumerate(found) if not shares[i] and sought.issubset(here)}
    yield from (spots[i] for i in sorted(whole))
    for i, j in pairwise(range(len(spots))):
        apart = not ({i, j} & whole or shares[i] or shares[j])
        if apart and sought.issubset({*found[i], *found[j]}):
            yield spots[i][0], spots[j][1]
