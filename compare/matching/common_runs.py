"""The longest run of words that a quotation has in common with another article: the nearest miss where none is shared.

Runs of 1, 2, 4, ... words get numbers made of the numbers of their halves, and only places whose run stands in a
quotation and in another article go on: O(N log N log L) for N words and a longest run of L (the doubling of Karp,
Miller and Rosenberg, 1972).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Words = Sequence[str]
Integers = NDArray[np.int64]
NOWHERE = -1


class CommonRun(NamedTuple):
    """A run of words that stands in a quotation and in the text of another article."""

    length: int  # in words
    quotation: int  # index of the quotation
    quotation_word: int  # where it begins there, counted in words
    text: int  # index of the text
    text_word: int


class Places(NamedTuple):
    """One row for each word of all quotations and texts, in that order."""

    words: list[str]
    numbers: Integers  # of the word
    lists: Integers  # which quotation or text it stands in
    offsets: Integers  # its place there
    articles: Integers
    quoted: NDArray[np.bool_]


def lay_out(
    quotations: Sequence[Words], owners: Sequence[int], texts: Sequence[Words], articles: Sequence[int]
) -> Places:
    """All words in one column."""
    lists = [*quotations, *texts]
    sizes = np.array([len(words) for words in lists], dtype=np.int64)
    vocabulary: dict[str, int] = {}
    words = [word for one in lists for word in one]
    numbers = np.fromiter((vocabulary.setdefault(word, len(vocabulary)) for word in words), np.int64, len(words))
    starts = np.repeat(np.cumsum(sizes) - sizes, sizes)
    index = np.repeat(np.arange(len(lists)), sizes)
    of_article = np.unique(np.array([*owners, *articles], dtype=object), return_inverse=True)[1].astype(np.int64)
    return Places(words, numbers, index, np.arange(len(words)) - starts, of_article[index], index < len(quotations))


def keep_shared(places: Places, runs: Integers) -> Integers:
    """The runs' numbers, `NOWHERE` where a run stands in no quotation, or in no article but the quotation's own."""
    at = np.flatnonzero(runs != NOWHERE)
    size = int(runs.max(initial=0)) + 1
    low = [np.full(size, np.iinfo(np.int64).max) for _ in range(2)]
    high = [np.full(size, NOWHERE) for _ in range(2)]
    for side, chosen in enumerate((at[places.quoted[at]], at[~places.quoted[at]])):
        np.minimum.at(low[side], runs[chosen], places.articles[chosen])
        np.maximum.at(high[side], runs[chosen], places.articles[chosen])
    both = (high[0] != NOWHERE) & (high[1] != NOWHERE)
    shared = both & ~((low[0] == high[0]) & (low[1] == high[1]) & (low[0] == low[1]))
    return np.where((runs != NOWHERE) & shared[runs], runs, NOWHERE)


def join(places: Places, first: Integers, size: int, second: Integers) -> Integers:
    """Numbers of the runs made of a run of `size` words and the one right behind it, shared ones only."""
    joined = np.full(len(first), NOWHERE)
    at = np.flatnonzero(first[: len(first) - size] != NOWHERE)
    at = at[(second[at + size] != NOWHERE) & (places.lists[at] == places.lists[at + size])]
    if len(at):
        keys = first[at] * (int(second.max()) + 1) + second[at + size]
        joined[at] = np.unique(keys, return_inverse=True)[1]
    return keep_shared(places, joined)


def longest_common_run(
    quotations: Sequence[Words], owners: Sequence[int], texts: Sequence[Words], articles: Sequence[int]
) -> CommonRun | None:
    """The longest run of words that a quotation shares with the text of an article that is not its own.

    `owners` are the articles of the quotations, `articles` those of the texts. Of runs equally long the one of most
    characters, then the first. None where no word is in common.
    """
    places = lay_out(quotations, owners, texts, articles)
    levels = [keep_shared(places, places.numbers)]
    while (levels[-1] != NOWHERE).any():
        levels.append(join(places, levels[-1], 1 << (len(levels) - 1), levels[-1]))
    if len(levels) == 1:
        return None
    longest, length = levels[-2], 1 << (len(levels) - 2)
    for power in range(len(levels) - 3, -1, -1):
        longer = join(places, longest, length, levels[power])
        if (longer != NOWHERE).any():
            longest, length = longer, length + (1 << power)
    return first_of_longest(places, longest, length, len(quotations))


def first_of_longest(places: Places, longest: Integers, length: int, quotations: int) -> CommonRun:
    """The run of most characters, then the first, with its first place in a text of another article."""
    in_quotation = np.flatnonzero((longest != NOWHERE) & places.quoted)
    _, firsts = np.unique(longest[in_quotation], return_index=True)

    def characters(at: int) -> int:
        return sum(len(word) for word in places.words[at : at + length])

    at = max((int(in_quotation[first]) for first in firsts), key=lambda place: (characters(place), -place))
    same = np.flatnonzero(longest == longest[at])
    quoted, plain = same[places.quoted[same]], same[~places.quoted[same]]
    begin, place = next((q, t) for q in quoted for t in plain if places.articles[q] != places.articles[t])
    return CommonRun(
        length=length,
        quotation=int(places.lists[begin]),
        quotation_word=int(places.offsets[begin]),
        text=int(places.lists[place]) - quotations,
        text_word=int(places.offsets[place]),
    )
