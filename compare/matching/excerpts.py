"""Excerpts: stretches cut out of their article, with their places, so that they can be compared away from it."""

from __future__ import annotations

from dataclasses import dataclass

from compare.matching.alignments import Alignment, align
from compare.matching.changes import Change, Difference, compared
from compare.matching.readings import Spans, remembered
from compare.matching.voices import Voice
from compare.reading.texts import Word, words


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
    voice: Voice | None = None  # who speaks, where the text itself names one person
    interpreted: bool = False  # whether who speaks is known to speak another language

    @property
    def inner(self) -> Spans:
        """The spans as offsets into `text`."""
        return tuple((start - self.start, end - self.start) for start, end in self.spans)

    def words(self) -> list[Word]:
        """The words of the spans, with offsets into `text`."""
        return words_of(self.text, self.inner)

    def content(self) -> str:
        """The words of the spans as they stand, joined by a space."""
        return " ".join(self.text[start:end] for start, end in self.inner)


@remembered
def words_of(text: str, spans: Spans) -> list[Word]:
    """The words of the spans."""
    return [word for start, end in spans for word in words(text, start, end)]


def align_excerpts(left: Excerpt, right: Excerpt) -> tuple[Alignment, tuple[Change, ...], tuple[Difference, ...]]:
    """The two excerpts word by word, in offsets of their articles; what their differences do and are, in their own."""
    sides = left.text, left.inner, right.text, right.inner
    one_speaker = left.speaker is not None and left.speaker == right.speaker
    known = (left.interpreted, right.interpreted)  # one article introduces whom another only names
    alignment = align(*sides, interpreted=any(known) if one_speaker else all(known))
    return alignment.moved_by(left.start, right.start), *compared(*sides, alignment)
