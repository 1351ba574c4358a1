"""Pairs of texts that have a run of words in common, whatever their embeddings: a clip, and the whole that holds it.

A few words cut from a long sentence often stand further from it than the nearest by meaning do: of what embeddings
alone miss, that is most of what is right.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import Array
from compare.matching.candidates.pairs import NONE, Pairs, Rows, join
from compare.matching.word_hashes import Words, grams_of, hash_texts, hash_words
from compare.speech.languages.english_changes import FUNCTION_WORDS

# Words of a run, of which at least one is no function word. Of the links that only such a run finds in 33,600 parts of
# AllSides, read one by one, 22 of 27 are right where five words are shared, 14 of 22 at four, 1 of 13 at three. All
# pairs by one speaker within two days that share a stem, scored one by one, are right in half of what they add.
RUN = 5
# With how many of those after it in time a text is compared for one run. Not swept: keeps a slogan near linear.
MOST = 10


def runs_of(texts: Array, offsets: Array) -> tuple[Rows, Words]:
    """The runs in the rows of a text column (UTF-8 and its offsets): the row of each, and its key."""
    words, bounds = hash_words(texts, offsets)
    places, keys = grams_of(words, bounds, RUN)
    telling = np.concatenate(([0], np.cumsum(~np.isin(words, function_words()))))
    kept = telling[places + RUN] > telling[places]
    return np.searchsorted(bounds, places[kept], side="right") - 1, keys[kept]


@cache
def function_words() -> Words:
    """The hashes of function words."""
    return hash_texts(sorted(FUNCTION_WORDS))[0]


def find(rows: Rows, keys: Words, days: NDArray[np.int64], apart: int, owners: NDArray[np.uint64]) -> Pairs:
    """The rows of different `owners` that share a run (of `rows`, with its key) at most so many days `apart`.

    `days` and `owners` are those of all rows; a row of an unknown day (0) pairs with none. Of each run a row is paired
    with the MOST next ones in time (of one day, by number). Time is that of sorting the runs.
    """
    rows, keys = rows[days[rows] > 0], keys[days[rows] > 0]
    order = np.lexsort((rows, days[rows], keys))
    rows, keys = rows[order], keys[order]
    found = [NONE]
    for step in range(1, MOST + 1):
        left, right = rows[:-step], rows[step:]
        met = (keys[:-step] == keys[step:]) & (days[right] - days[left] <= apart) & (owners[left] != owners[right])
        found.append((left[met], right[met]))
    return join(found)
