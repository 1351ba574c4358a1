"""Quotations of an article: its paragraphs with their marks paired, and those that run over several joined."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.reading.passages import Block
from compare.speech.languages.english_people import ROLES
from compare.speech.marks import CLOSERS, OPEN_MISSING, Pair, pair

# British papers quote with single marks. So few pairs of that length in an article without double ones tell it.
FEWEST_SINGLE = 2
LONG_SINGLE = 20
WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(slots=True)
class Paragraph:
    """A block that can hold speech: its outer pairs are quotations, what stands inside them is `nested`."""

    start: int
    end: int
    kind: str  # title, subheading, paragraph
    pairs: list[Pair]
    nested: list[Pair]
    singles: list[Pair]  # single marks of an article that quotes with double ones: terms
    orphans: tuple[tuple[int, int], ...]


def paragraphs_of(text: str, blocks: Sequence[Block]) -> tuple[list[Paragraph], dict[Pair, list[Pair]]]:
    """The blocks that can hold speech, with their marks; and for each quotation that runs on, its later parts."""
    found = []
    for block in blocks:
        if block.kind == "boilerplate":
            continue
        marks = pair(text, block.start, block.end)
        outer = [p for p in marks.pairs if p.depth == 0]
        nested = [p for p in marks.pairs if p.depth > 0]
        found.append(Paragraph(block.start, block.end, block.kind, outer, nested, [], marks.orphans))
    quotes_singly = not any(not p.single for one in found if one.kind == "paragraph" for p in one.pairs) and (
        sum(p.end - p.start >= LONG_SINGLE for one in found for p in one.pairs) >= FEWEST_SINGLE
    )
    for one in found:
        if not quotes_singly or one.kind != "paragraph":
            singles = [p for p in one.pairs if p.single]
            one.singles = [p for p in singles if not p.runs_on]
            # double marks inside single ones (a headline, a slip) stand for themselves
            inside = [p for p in one.nested if p.depth == 1 and not p.single and _is_within(p, singles)]
            one.pairs = sorted([*(p for p in one.pairs if not p.single), *inside], key=lambda p: p.start)
    return found, _run_on(text, found)


def _is_within(one: Pair, others: list[Pair]) -> bool:
    """Whether a pair stands inside one of these, which are sorted and do not overlap."""
    place = bisect_right(others, one.outer_start, key=lambda p: p.start)
    return place > 0 and one.outer_start < others[place - 1].end


def _run_on(text: str, paragraphs: list[Paragraph]) -> dict[Pair, list[Pair]]:
    """Joins a quotation that its paragraph leaves open with the next, which opens with a mark or closes with one."""
    later: dict[Pair, list[Pair]] = {}
    head: Pair | None = None
    for place, one in enumerate(paragraphs):
        following = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        if head is not None and one.pairs:
            later[head].append(one.pairs[0])
            if not (len(one.pairs) == 1 and one.pairs[0].runs_on):
                head = None
        last = one.pairs[-1] if one.pairs else None
        if last is None or not last.runs_on or following is None or following.kind != "paragraph":
            head = None
            continue
        begins = _unopened(text, following, last) or (following.pairs[0] if following.pairs else None)
        if (
            begins is None
            or text[following.start : begins.outer_start].strip()
            or begins.mark not in (last.mark, *CLOSERS[last.mark])
        ):
            head = None
            continue
        whole = replace(last, repaired=None)
        one.pairs[-1] = whole
        if head is None:
            head = whole
            later[head] = []
        else:
            later[head][-1] = whole
    return later


def _is_signature(line: str) -> bool:
    """Whether a line only names somebody: `Sen. Ann Hill.`, `Ann Hill, head of the party.`"""
    words = WORD.findall(line.split(",")[0])
    capitals = [w for w in words if w[0].isupper()]
    return len(capitals) > 1 and words[-1] is capitals[-1] and all(w[0].isupper() or w in ROLES for w in words)


def _unopened(text: str, paragraph: Paragraph, last: Pair) -> Pair | None:
    """The rest of a quotation that the paragraph before left open, where this one closes it without an opening mark."""
    if not paragraph.orphans:
        return None
    a, b = paragraph.orphans[0]
    is_first = not paragraph.pairs or a < paragraph.pairs[0].start
    if not is_first or text[a:b] not in CLOSERS[last.mark] or text[a - 1] not in ".,!?":
        return None
    if not text[b : paragraph.end].strip() and _is_signature(text[paragraph.start : a]):
        paragraph.orphans = paragraph.orphans[1:]  # a pull quote, closed behind the name of its speaker
        return None
    rest = Pair(paragraph.start, a, paragraph.start, b, last.mark, 0, OPEN_MISSING)
    paragraph.pairs.insert(0, rest)
    paragraph.orphans = paragraph.orphans[1:]
    return rest
