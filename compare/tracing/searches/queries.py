"""The words that are asked for."""

from __future__ import annotations

from dataclasses import dataclass

from compare.errors import InputError
from compare.matching.alignments.sides import side_of
from compare.matching.parts import split_parts
from compare.matching.quotations import content_words
from compare.reading.texts import Word, words


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: the text as given, from its first word to its last, and its words."""

    text: str
    found: tuple[Word, ...]
    words: tuple[str, ...]  # folded, all of them
    bare: tuple[str, ...]  # without what an editor put into them: "[in Idlib]"; all where nothing else is left
    content: frozenset[str]  # the content words of `bare`

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """From the first word to the last."""
        return ((self.found[0].start, self.found[-1].end),)


def read_asked(text: str) -> Asked:
    """The words of a query; raises InputError where there is none."""
    found = words(text)
    if not found:
        shown = f"“{text.strip()[:40]}”" if text.strip() else "the text asked for"
        raise InputError(f"{shown} has no word to look for: give at least one word or number")
    folded = tuple(word.text for word in found)
    kept = side_of(text, ((found[0].start, found[-1].end),)).words
    bare = tuple(word.text for word in kept) or folded
    return Asked(text, tuple(found), folded, bare, content_words(bare))


def asked_parts(text: str) -> list[tuple[int, int]]:
    """The sentences and clauses of a query that are compared by meaning, `[start, end)`; raises InputError if none."""
    asked = read_asked(text)
    return split_parts(asked.text, asked.spans[0])
