"""The words of one side of an alignment: all but what editors put in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from compare.reading.texts import Word, words
from compare.speech.insertions import Insertion, insertions


class Side(NamedTuple):
    """The words of one side that take part, the span each stands in, and where an ellipsis stands before a word."""

    words: list[Word]
    span: list[int]
    elided: frozenset[int]
    begin: int
    insertions: tuple[Insertion, ...]


def side_of(text: str, spans: Sequence[tuple[int, int]]) -> Side:
    """The words of `spans` without the editors' insertions."""
    kept: list[Word] = []
    places: list[int] = []
    elided: set[int] = set()
    notes: list[Insertion] = []
    for number, (start, end) in enumerate(spans):
        here = insertions(text, ((start, end),))
        edges = [(start, start), *((note.start, note.end) for note in here), (end, end)]
        for (_, begin), (stop, _), note in zip(edges, edges[1:], (*here, None), strict=False):
            fresh = words(text, begin, stop)
            kept += fresh
            places += [number] * len(fresh)
            if note and note.kind == "ellipsis":
                elided.add(len(kept))
        notes += here
    return Side(kept, places, frozenset(elided), spans[0][0] if spans else 0, tuple(notes))
