"""Asking a corpus for words: do they stand there word for word, shortened, in other words, or are they not found?

`find_words` looks at the texts alone; `find_meaning` at the parts of statements, with the likenesses of their
embeddings; `join_found` lays both together, and `verdict` is the answer in one word. Not found in these articles does
not say that it was never said.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from compare.tracing.searches.answers import HOW, join_found, verdict
from compare.tracing.searches.meanings import Piece, find_meaning
from compare.tracing.searches.queries import asked_parts, read_asked
from compare.tracing.searches.runs import find_runs
from compare.tracing.searches.sieves import Sieve, spelled, squeeze
from compare.tracing.searches.tellings import Told
from compare.tracing.searches.versions import find_versions

__all__ = [
    "HOW",
    "Piece",
    "Told",
    "asked_parts",
    "find_in",
    "find_meaning",
    "find_words",
    "join_found",
    "needed_words",
    "spelled",
    "verdict",
]


def find_words(asked: str, articles: Iterable[tuple[str, str]], most: int | None = None) -> list[Told]:
    """Where the words of `asked` stand in `articles` (id, text): verbatim, shortened or nearly, with near misses.

    In the order of the articles and of the places in each. Every article is looked at alone, and no more than `most` of
    those that may have the words: none behind these is taken. Raises InputError where `asked` has no word.
    """
    sieve = Sieve(read_asked(asked))
    holding = ((article, text) for article, text in articles if sieve.may_hold(text))
    return [told for article, text in islice(holding, most) for told in find_in(sieve, article, text)]


def needed_words(asked: str) -> list[frozenset[str]]:
    """Sets of folded words of letters, or of such in a row: `find_words` finds nothing where none of them is whole."""
    return Sieve(read_asked(asked)).needed


def find_in(sieve: Sieve, article: str, text: str) -> list[Told]:
    """What one article has of the words, by place."""
    runs = find_runs(sieve.asked, article, text) if sieve.may_run(text, squeeze(text)) else []
    found = [*runs, *find_versions(sieve, article, text, [(told.start, told.end) for told in runs])]
    return sorted(found, key=lambda told: (told.start, told.end))
