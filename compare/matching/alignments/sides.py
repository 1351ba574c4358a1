"""The words of one side of an alignment: all but what editors put in."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from compare.matching.readings import Spans, remembered
from compare.reading.texts import Word, words
from compare.speech.insertions import Insertion, insertions


class Side(NamedTuple):
    """The words of one side that take part, the span each stands in, and before which words an editor's mark stands."""

    words: list[Word]
    span: list[int]
    elided: frozenset[int]  # an ellipsis
    bracketed: frozenset[int]  # square brackets, often in the place of other words
    begin: int
    insertions: tuple[Insertion, ...]
    folded: list[str]
    starts: list[int]  # where each word begins and ends
    ends: list[int]


@remembered
def side_of(text: str, spans: Spans) -> Side:
    """The words of `spans` without the editors' insertions."""
    kept: list[Word] = []
    places: list[int] = []
    marked: dict[str, set[int]] = defaultdict(set)
    notes: list[Insertion] = []
    for number, (start, end) in enumerate(spans):
        here = insertions(text, ((start, end),))
        begin = start
        for note in here:
            kept += words(text, begin, note.start)
            marked[note.kind].add(len(kept))
            begin = note.end
        kept += words(text, begin, end)
        places += [number] * (len(kept) - len(places))
        notes += here
    return Side(
        words=kept,
        span=places,
        elided=frozenset(marked["ellipsis"]),
        bracketed=frozenset(marked["square brackets"]),
        begin=spans[0][0] if spans else 0,
        insertions=tuple(notes),
        folded=[word.text for word in kept],
        starts=[word.start for word in kept],
        ends=[word.end for word in kept],
    )
