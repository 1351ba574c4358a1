"""What is read of a stretch is kept for a while: a quotation is laid beside many others, and is read once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

Spans = tuple[tuple[int, int], ...]
Read = TypeVar("Read")

# Readings kept, of each kind: those of statements that a stage meets close to each other. Not swept: of 6,000 sides
# of shared quotations in AllSides 4,099 are different ones: to keep them all would save a third of the reading at most.
KEPT = 1_000
# A longer text is read anew each time: it is hardly ever a quotation, and a thousand of them would fill the memory.
LONGEST = 5_000


def remembered(read: Callable[[str, Spans], Read]) -> Callable[[str, Sequence[tuple[int, int]]], Read]:
    """The function of a text and its spans, with its last answers kept; nobody may change an answer."""
    kept = lru_cache(maxsize=KEPT)(read)

    def recall(text: str, spans: Sequence[tuple[int, int]]) -> Read:
        given = tuple(spans)
        return kept(text, given) if len(text) <= LONGEST else read(text, given)

    recall.__doc__ = read.__doc__
    return recall
