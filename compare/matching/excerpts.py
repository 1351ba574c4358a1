"""Excerpts: stretches cut out of their article, with their places, so that they can be compared away from it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from compare.matching.alignments import Alignment, align
from compare.matching.changes import Change, changes
from compare.reading.texts import Word, words

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`text` is the article's text from `start` on, as far as the last of `spans`; spans count in the article."""

    article: int
    statement: int
    outlet: str | None
    start: int
    text: str
    spans: Spans
    speaker: str | None  # key of the person
    cue: str | None  # the reporting words

    @property
    def inner(self) -> Spans:
        """The spans as offsets into `text`."""
        return tuple((start - self.start, end - self.start) for start, end in self.spans)

    def words(self) -> list[Word]:
        """The words of the spans, with offsets into `text`."""
        return [word for start, end in self.inner for word in words(self.text, start, end)]

    def content(self) -> str:
        """The words of the spans as they stand, joined by a space."""
        return " ".join(self.text[start:end] for start, end in self.inner)


def align_excerpts(left: Excerpt, right: Excerpt) -> tuple[Alignment, tuple[Change, ...]]:
    """The two excerpts word by word and what their differences do, in offsets of their two articles."""
    alignment = align(left.text, left.inner, right.text, right.inner)
    found = changes(left.text, left.inner, right.text, right.inner, alignment)
    operations = tuple(op.moved_by(left.start, right.start) for op in alignment.operations)
    bases = {"left": left.start, "right": right.start}
    insertions = tuple(
        note._replace(start=note.start + bases[note.side], end=note.end + bases[note.side])
        for note in alignment.insertions
    )
    return replace(alignment, operations=operations, insertions=insertions), found
