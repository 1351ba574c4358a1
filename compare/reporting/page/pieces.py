"""Cutting a text at all boundaries of the spans marked in it, so that marks which overlap need no nesting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# What stands where words of a version are not shown.
LEFT_OUT = " […] "


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A marked span of an article's text; an empty one is a place. `words` are what the mark has to say."""

    start: int
    end: int
    kind: str
    words: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch with the marks that cover it."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]

    @property
    def kinds(self) -> list[str]:
        """The kinds of its marks, each once, sorted."""
        return sorted({mark.kind for mark in self.marks})

    @property
    def beginning(self) -> list[Mark]:
        """The marks that begin here."""
        return [mark for mark in self.marks if mark.start == self.start]

    @property
    def signed(self) -> bool:
        """Whether a difference of words is marked on it, which bears a sign of its own."""
        return not {"cut", "added", "otherwise", "moved"}.isdisjoint(self.kinds)

    @property
    def words(self) -> str:
        """What its marks have to say, each thing once."""
        return "; ".join(dict.fromkeys(mark.words for mark in self.marks if mark.words))

    @property
    def href(self) -> str:
        """Where the innermost of its marks that leads somewhere leads."""
        return next((mark.href for mark in reversed(self.marks) if mark.href), "")


def cut(text: str, base: int, marks: Iterable[Mark]) -> list[Piece]:
    """The text, which begins at `base` of its article, as pieces in order that cover it without overlap.

    Every boundary of a mark is a boundary of pieces; an empty mark has an empty piece of its own. Marks count in the
    article; what of them lies outside the text is left out.
    """
    end = base + len(text)
    inside = sorted(mark for mark in marks if overlaps(mark, base, end))
    bounds = sorted({base, end, *(at for mark in inside for at in (mark.start, mark.end) if base < at < end)})
    pieces: list[Piece] = []
    running: list[Mark] = []
    at = 0
    for start, stop in zip(bounds, [*bounds[1:], end], strict=True):
        running = [mark for mark in running if mark.end > start]
        while at < len(inside) and inside[at].start <= start:
            mark = inside[at]
            at += 1
            if mark.start < mark.end:
                running.append(mark)
            else:
                pieces.append(Piece(start, start, "", (mark,)))
        if start < stop:
            pieces.append(Piece(start, stop, text[start - base : stop - base], tuple(running)))
    return pieces


def around(text: str, base: int, marks: Iterable[Mark], most: int) -> list[Piece]:
    """The pieces of at most `most` characters of the text, whole words, with its first named change in view."""
    marks = list(marks)
    if len(text) <= most:
        return cut(text, base, marks)
    focus = min((mark.start for mark in marks if mark.kind == "named"), default=base) - base
    start = max(0, min(focus - most // 2, len(text) - most))
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(text), start + most)
    end = max(text.rfind(" ", start, end), focus) if end < len(text) else end
    pieces = cut(text[start:end], base + start, marks)
    before = [Piece(base + start, base + start, LEFT_OUT, ())] if start else []
    after = [Piece(base + end, base + end, LEFT_OUT, ())] if end < len(text) else []
    return [*before, *pieces, *after]


def overlaps(mark: Mark, start: int, end: int) -> bool:
    """Whether a mark covers, or is a place, of `[start, end]`."""
    return mark.start < end and start < mark.end if mark.start < mark.end else start <= mark.start <= end


def cut_spans(text: str, spans: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> list[list[Piece]]:
    """The pieces of each of several spans, whose words `text` holds joined by a space."""
    found, at = [], 0
    for start, end in spans:
        found.append(cut(text[at : at + end - start], start, marks))
        at += end - start + 1
    return found
