"""Passages: the spans of an article that can be compared, paragraphs and the sentences in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from compare.reading.articles import Article
from compare.reading.boilerplate import Boilerplate
from compare.reading.layouts import Block, lay_out
from compare.reading.sentences import sentences

__all__ = ["Block", "Passage", "lay_out", "segment"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of an article that can be compared."""

    start: int
    end: int
    grain: str  # paragraph, sentence
    boilerplate: bool


# A passage of which more than this share is marked is boilerplate itself.
MOSTLY = 0.5


def segment(article: Article, boilerplate: Sequence[Boilerplate], blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """Paragraphs, each followed by its sentences, in order; a sentence that is its whole paragraph is given once.

    A line set aside is a passage of its own; what is marked at the head of a paragraph (a dateline) is left out of
    it, so that a report is the same text under any dateline.
    """
    marked = _Marked(boilerplate)
    return tuple(passage for block in blocks for passage in _of_block(article.text, block, marked))


def _of_block(text: str, block: Block, marked: _Marked) -> Iterator[Passage]:
    start, end = block.start, block.end
    if block.kind == "boilerplate":
        yield Passage(start, end, "paragraph", True)
        return
    head = marked.end_of_mark_at(start)
    if head is not None and head < end:
        if text[start:head].count(" ") > 4:  # a caption glued to a title is compared too; a dateline is not
            yield Passage(start, head, "paragraph", True)
        start = head + len(text[head:end]) - len(text[head:end].lstrip())
    yield Passage(start, end, "paragraph", marked.share(start, end) > MOSTLY)
    if block.kind != "paragraph":
        return
    for left, right in sentences(text, start, end):
        if (left, right) != (start, end):
            yield Passage(left, right, "sentence", marked.share(left, right) > MOSTLY)


class _Marked:
    """The marked spans of one article, and how much of any stretch they cover, in logarithmic time."""

    def __init__(self, boilerplate: Sequence[Boilerplate]) -> None:
        self.starts = [span.start for span in boilerplate]
        self.ends = [span.end for span in boilerplate]
        sizes = (span.end - span.start for span in boilerplate)
        self.before = [0, *accumulate(sizes)]

    def end_of_mark_at(self, place: int) -> int | None:
        """The end of the span that starts at this place; None where none does."""
        at = bisect_right(self.starts, place) - 1
        return self.ends[at] if at >= 0 and self.starts[at] == place else None

    def share(self, start: int, end: int) -> float:
        """The share of `[start, end)` that is marked, from 0 to 1."""
        return (self._up_to(end) - self._up_to(start)) / (end - start)

    def _up_to(self, place: int) -> int:
        at = bisect_right(self.starts, place) - 1
        return self.before[at] + min(place, self.ends[at]) - self.starts[at] if at >= 0 else 0
