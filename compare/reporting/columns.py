"""Two versions of a quotation as columns: what stands on both sides above each other, what differs beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from compare.reading.texts import words
from compare.reporting.nouns import Alignment, Excerpt
from compare.reporting.rankings import gravest
from compare.reporting.wording import LEFT_OUT, one_line

Span = tuple[int, int]


class Column(NamedTuple):
    """What stands at one place on the left and on the right; "" where a side has nothing there."""

    left: str
    right: str
    same: bool
    focus: tuple[str, str] | None = None  # the words of the gravest change that bears a name, where it is here

    @property
    def width(self) -> int:
        """The characters that its longer side takes."""
        return max(len(self.left), len(self.right))


class Row(NamedTuple):
    """A stretch of both sides, in characters of their texts: a word in common, or what differs."""

    left: Span | None
    right: Span | None
    same: bool


OMITTED = Column(LEFT_OUT, LEFT_OUT, same=True)
# Marks that belong to the word behind them, where a blank or another one stands before them.
OPENING = frozenset("([{“‘«\"'")
# Words shown of what one side has more at an end: being cut short is how quotations travel.
CLIPPED = 4


def columns(one: Alignment) -> list[Column]:
    """A column for each equal word and for each stretch that differs, with the punctuation behind it."""
    rows = rows_of(one)
    lefts = pieces(one.left.text, [row.left for row in rows])
    rights = pieces(one.right.text, [row.right for row in rows])
    top = gravest(one.changes)
    places = [
        texts_place(side, span) for side, span in zip((one.left, one.right), top.spans if top else (), strict=False)
    ]
    found: list[Column] = []
    whole = True
    for row, left, right in zip(rows, lefts, rights, strict=True):
        focus = (top.left, top.right) if top and not row.same and touches(row, places) else None
        if row.same and not whole:
            # A hyphen parts words, but no columns: "US-led" is one.
            before = found.pop()
            left, right = before.left + left, before.right + right
        found.append(Column(left, right, row.same, focus))
        whole = not row.same or (left[-1:].isspace() and right[-1:].isspace())
    lines = [column._replace(left=one_line(column.left), right=one_line(column.right)) for column in found]
    return [column for column in lines if column.width]


def rows_of(one: Alignment) -> list[Row]:
    """The stretches in the order of both sides: what moved stands on each side where it is there; what an editor put
    among words in common is a stretch of its own.
    """
    notes: tuple[list[Span], list[Span]] = ([], [])
    for note in one.insertions:
        if note.kind != "ellipsis":
            on_right = note.side == "right"
            notes[on_right].append(texts_place((one.left, one.right)[on_right], (note.start, note.end)))
    rows: list[Row] = []
    later = [(on_right, span) for on_right in (False, True) for span in notes[on_right]]
    for op, a, b, c, d in one.operations:
        left = texts_place(one.left, (a, b)) if a < b else None
        right = texts_place(one.right, (c, d)) if c < d else None
        if op == "moved" and right:
            later.append((True, right))
            right = None
        if op == "equal" and left and right:
            rows += equal_rows((one.left.text, left, notes[0]), (one.right.text, right, notes[1]))
        else:
            rows.append(Row(left, right, same=False))
    for on_right, span in later:
        there = [row.right if on_right else row.left for row in rows]
        if not any(mine and mine[0] < span[0] < mine[1] for mine in there):
            row = Row(None, span, same=False) if on_right else Row(span, None, same=False)
            rows.insert(next((i for i, mine in enumerate(there) if mine and mine >= span), len(rows)), row)
    return rows


def equal_rows(*sides: tuple[str, Span, list[Span]]) -> Iterator[Row]:
    """A row for each word in common, without what editors put among them."""
    left, right = (
        [(word.start, word.end) for word in words(text, *span) if not any(a <= word.start < b for a, b in notes)]
        for text, span, notes in sides
    )
    if len(left) == len(right):
        yield from (Row(*both, same=True) for both in zip(left, right, strict=True))
    else:
        yield Row(sides[0][1], sides[1][1], same=True)


def texts_place(excerpt: Excerpt, span: Span | None) -> Span:
    """A stretch of the article, inside one span of the excerpt, as a stretch of its text."""
    base = 0
    for start, end in excerpt.spans:
        if span and start <= span[0] <= end:
            return base + span[0] - start, base + span[1] - start
        base += end - start + 1
    return 0, 0


def pieces(text: str, spans: Sequence[Span | None]) -> list[str]:
    """A text stretch by stretch, each with what stands between it and the next."""
    cuts = pairwise([*(opened(text, span[0]) for span in spans if span), len(text)])
    return [text[slice(*next(cuts))] if span else "" for span in spans]


def opened(text: str, at: int) -> int:
    """Where a word begins, with the marks that open before it."""
    start = at
    while start and text[start - 1] in OPENING:
        start -= 1
    return start if not start or text[start - 1].isspace() else at


def touches(row: Row, places: Sequence[Span]) -> bool:
    """Whether one of the places lies in the stretch of its side."""
    sides = zip((row.left, row.right), places, strict=False)
    return any(span and span[0] < place[1] and place[0] < span[1] for span, place in sides)


def shortened(found: Sequence[Column], around: int, most: int) -> list[Column]:
    """The columns with at most `around` equal words on each side of what differs, and `most` words of that."""
    differ = [number for number, column in enumerate(found) if not column.same]
    kept: list[Column] = []
    for number, column in enumerate(found):
        at = bisect_right(differ, number)
        near = number - differ[at - 1] <= around if at else False
        if near or not column.same or (at < len(differ) and differ[at] - number <= around):
            kept.append(trimmed(column, most, first=number == 0, last=number == len(found) - 1))
        elif kept[-1:] != [OMITTED]:
            kept.append(OMITTED)
    return kept


def trimmed(column: Column, most: int, first: bool, last: bool) -> Column:
    """A stretch that differs with `most` of its words: those of a named change, or the first and last ones, or at an
    end those beside what is the same.
    """
    if column.same:
        return column
    clip = bool(column.left) != bool(column.right)
    focus = column.focus or ("", "")
    left, right = (
        around_focus(text, most, words_of)
        if words_of
        else some_words(text, CLIPPED, 0)
        if clip and last
        else some_words(text, 0, CLIPPED)
        if clip and first
        else some_words(text, most - most // 3, most // 3)
        for text, words_of in zip((column.left, column.right), focus, strict=True)
    )
    return column._replace(left=left, right=right)


def some_words(text: str, head: int, tail: int) -> str:
    """The first words of a text, and the last."""
    found = text.split()
    if len(found) <= head + tail:
        return text
    return " ".join([*found[:head], LEFT_OUT, *found[len(found) - tail :]])


def around_focus(text: str, most: int, focus: str) -> str:
    """Some `most` words of a text, among them those of `focus`."""
    at = text.find(one_line(focus))
    if at < 0 or len(text.split()) <= most:
        return some_words(text, most, 0)
    before, behind = text[:at].split(), text[at:].split()
    lead = min(len(before), most // 3)
    head = [LEFT_OUT] if lead < len(before) else []
    tail = [LEFT_OUT] if len(behind) > most - lead else []
    return " ".join([*head, *before[len(before) - lead :], *behind[: most - lead], *tail])


def window(found: Sequence[Column], room: int) -> list[Column]:
    """The columns around the named change, or the first words in common, that fit into `room` characters."""
    focus = next((i for i, c in enumerate(found) if c.focus), None)
    focus = focus if focus is not None else next((i for i, c in enumerate(found) if c.same and c != OMITTED), 0)
    start, end, used = focus, focus, 0
    sides = [True, True]
    while any(sides):
        for side, at in ((1, end), (0, start - 1)):
            fits = sides[side] and 0 <= at < len(found) and used + found[at].width + 4 <= room
            sides[side] = fits
            if fits:
                used += found[at].width + 4
                start, end = min(start, at), max(end, at + 1)
    inside = list(found[start:end] or [found[focus]])
    head = [OMITTED] if start and inside[0] != OMITTED else []
    return [*head, *inside, *([OMITTED] if end < len(found) and inside[-1] != OMITTED else [])]
