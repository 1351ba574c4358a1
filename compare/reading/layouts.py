"""Blocks: the lines of an article by what they are, with lines that were only wrapped put together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.reading.articles import Article
from compare.reading.boilerplate import Boilerplate
from compare.reading.lines import Line, lines


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of whole lines: the title, a subheading, a paragraph or something set aside as a whole."""

    start: int
    end: int
    kind: str  # title, subheading, paragraph, boilerplate


# A line that ends a sentence, a clause or a list entry; anything else is open.
CLOSED = re.compile(r"[.!?:;…][\"”’'»)\]]*\Z")
# Hard-wrapped text: wire copy of 1987 breaks at 65 to 70 characters, mail at 72 to 78, terminals at 80. A table or a
# list of names has shorter lines, a paragraph to a line longer ones.
SHORTEST_WRAPPED, LONGEST_WRAPPED = 45, 100
# Of the line ends inside wrapped paragraphs most stand in mid-sentence: 99 in 100 in the wire copy of 1987, and 8 in
# 100 where a line is a paragraph (or a heading, or a caption).
MOST_OPEN = 0.5
# A shorter last line tells a paragraph's end where nothing is indented.
SHORT_LAST = 0.75
# A heading is short; the line under a title may be a whole sentence (144 characters in a seed).
SPEAKER_LABEL = re.compile(r"(?:Q|A|[A-Z][A-Z .]{2,30}): ?")
LONGEST_SUBHEADING, MOST_WORDS, LONGEST_UNDER_TITLE = 110, 16, 260


def lay_out(article: Article, boilerplate: Sequence[Boilerplate]) -> tuple[Block, ...]:
    """The blocks of this article in order; together they hold every line that is not blank."""
    rows = lines(article.text)
    aside = _set_aside(rows, boilerplate)
    blocks: list[Block] = []
    for group in _groups(rows, aside):
        if group[0].start in aside:
            blocks.append(Block(group[0].start, group[0].end, "boilerplate"))
        elif article.title_span and group[0].start <= article.title_span[0] < group[-1].end:
            # Only the line of the title itself: a lede wrapped under it is a paragraph.
            blocks.append(Block(group[0].start, group[0].end, "title"))
            if len(group) > 1:
                blocks.append(Block(group[1].start, group[-1].end, "paragraph"))
        else:
            blocks.append(Block(group[0].start, group[-1].end, "paragraph"))
    return tuple(_with_subheadings(article.text, blocks))


def _set_aside(rows: list[Line], boilerplate: Sequence[Boilerplate]) -> set[int]:
    """The starts of the lines that are marked from end to end."""
    starts = [span.start for span in boilerplate]
    aside = set()
    for row in rows:
        at = bisect_left(starts, row.start)
        if at < len(starts) and starts[at] == row.start and boilerplate[at].end >= row.end:
            aside.add(row.start)
    return aside


def _groups(rows: list[Line], aside: set[int]) -> Iterator[list[Line]]:
    """Lines that make one block: one line each, or several where the text is wrapped."""
    wrapped_apart = _is_wrapped_apart(rows)
    run: list[Line] = []
    for row in rows:
        ends = row.apart and run and not _goes_on(run[-1], row, wrapped_apart)
        if run and (ends or row.start in aside or run[-1].start in aside):
            yield from _paragraphs(run)
            run = []
        run.append(row)
    if run:
        yield from _paragraphs(run)


def _goes_on(before: Line, row: Line, wrapped_apart: bool) -> bool:
    """Whether a paragraph goes on after a blank line: it stopped in mid-sentence, and the next line says so too."""
    if CLOSED.search(before.text) or len(before.text) < SHORTEST_WRAPPED:
        return False
    return wrapped_apart or row.text[0].islower()


def _is_wrapped_apart(rows: list[Line]) -> bool:
    """Whether blank lines were put between all lines of a wrapped text."""
    if len(rows) < 10 or sum(row.apart for row in rows) < 0.9 * len(rows):
        return False
    pairs = list(pairwise(rows))
    going_on = sum(not CLOSED.search(a.text) and b.text[0].islower() for a, b in pairs)
    return going_on > 0.3 * len(pairs) and sum(len(row.text) <= LONGEST_WRAPPED for row in rows) > 0.9 * len(rows)


def _paragraphs(run: list[Line]) -> Iterator[list[Line]]:
    """A run of lines without a blank line between: a line is a paragraph, unless the run is wrapped."""
    if any(row.apart for row in run[1:]):
        yield run
        return
    if not _is_wrapped(run):
        yield from ([row] for row in run)
        return
    width = max(len(row.text) for row in run)
    least = min(row.indent for row in run)
    indented = any(row.indent > least + 1 for row in run)
    paragraph = [run[0]]
    for before, row in pairwise(run):
        ends = CLOSED.search(before.text) and len(before.text) < SHORT_LAST * width
        if row.indent > least + 1 if indented else ends:
            yield paragraph
            paragraph = []
        paragraph.append(row)
    yield paragraph


def _is_wrapped(run: list[Line]) -> bool:
    if len(run) < 2 or max(len(row.text) for row in run) > LONGEST_WRAPPED:
        return False
    lengths = sorted(len(row.text) for row in run[:-1])
    still_open = [after for row, after in pairwise(run) if not CLOSED.search(row.text)]
    going_on = sum(row.text[0].islower() for row in still_open)
    return (
        lengths[len(lengths) // 2] >= SHORTEST_WRAPPED
        and len(still_open) > MOST_OPEN * (len(run) - 1)
        and going_on >= MOST_OPEN * len(still_open)
    )


def _with_subheadings(text: str, blocks: list[Block]) -> Iterator[Block]:
    before: Block | None = None
    for number, block in enumerate(blocks):
        if block.kind == "paragraph":
            words = text[block.start : block.end]
            if before and before.kind == "title":
                heading = _is_open_line(words, LONGEST_UNDER_TITLE) and number + 1 < len(blocks)
            else:
                heading = _is_open_line(words, LONGEST_SUBHEADING) and _is_over_paragraph(text, words, blocks, number)
            if heading:
                block = Block(block.start, block.end, "subheading")
        yield block
        if block.kind != "boilerplate":
            before = block


def _is_open_line(words: str, longest: int) -> bool:
    """A short line of words without a final stop that opens like a heading."""
    if len(words) > longest or "\n" in words or re.search(r"(?:[.!:;,…—–-][\"”’'»)\]]*|\?[\"”’'»)\]]+)\Z", words):
        return False
    opens = words[0].isupper() or words[0].isdigit() or words[0] in "‘'"
    return opens and any(character.isalpha() for character in words)


def _is_over_paragraph(text: str, words: str, blocks: list[Block], number: int) -> bool:
    """A heading between paragraphs: few words, and a longer paragraph that ends in a stop after it."""
    # "Q: Is he a conservative?" is a line of an interview.
    if len(words.split()) > MOST_WORDS or SPEAKER_LABEL.match(words):
        return False
    after = next((block for block in blocks[number + 1 :] if block.kind != "boilerplate"), None)
    if after is None or after.end - after.start <= len(words):
        return False
    return CLOSED.search(text[max(after.start, after.end - 8) : after.end]) is not None
