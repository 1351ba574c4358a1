"""Marks what is not the article's own reporting: a pure function of one article.

What a whole corpus would teach (a line that an outlet repeats) is no part of it. News marked as boilerplate is worse
than boilerplate left unmarked: every rule asks for more than one sign, and house paragraphs of background stay.
"""

from __future__ import annotations

import re
from itertools import pairwise

from compare.reading.articles import Article
from compare.reading.boilerplate.notes import notes
from compare.reading.boilerplate.spans import Boilerplate
from compare.reading.captions import caption, of_another_story
from compare.reading.datelines import datelines
from compare.reading.furniture import furniture
from compare.reading.lines import Line, lines

__all__ = ["Boilerplate", "mark"]

# Lines from the top or the bottom that belong to the edge of a page.
EDGE = 3
# Links of a footer are short: "Press TV News Roku".
LONGEST_LINK = 60
FOOTER_OPENS = re.compile(r".*\b(?:addresses|links|apps?|sites?):\Z", re.IGNORECASE)

# How the reason of a caption says that it may belong to another story; reports look for it.
ANOTHER_STORY = "perhaps the caption of another one"


def mark(article: Article) -> tuple[Boilerplate, ...]:
    """The spans of this article that are set aside, sorted, none overlapping another, each with kind and reason."""
    rows = lines(article.text)
    marked = _whole_lines(article, rows)
    marked += _repeated_captions(rows, marked)
    marked += _footer_links(rows, marked)
    for dateline in datelines(rows):
        marked.append(Boilerplate(dateline.start, dateline.end, "dateline", dateline.rule))
    marked += notes(article.text)
    return _without_overlaps(marked)


def _whole_lines(article: Article, rows: list[Line]) -> list[Boilerplate]:
    marked = []
    for number, row in enumerate(rows):
        # A title is a title, whatever it looks like ("Comments", "Photo: ...").
        if article.title_span and row.start == article.title_span[0]:
            continue
        told = caption(row.text)
        if told:
            kind, length, reason = told
            if kind == "caption" and of_another_story(row, article.text):
                reason += f"; none of its names is in the story: {ANOTHER_STORY}"
            marked.append(Boilerplate(row.start, row.start + length, kind, reason))
            continue
        rule = furniture(row.text, at_edge=number < EDGE or number >= len(rows) - EDGE)
        if rule:
            marked.append(Boilerplate(row.start, row.end, rule.kind, rule.reason))
    return marked


def _repeated_captions(rows: list[Line], marked: list[Boilerplate]) -> list[Boilerplate]:
    """A caption printed twice: with the credit glued on, and alone beside it."""
    known = {span.start: span.kind for span in marked}
    reason = "the caption beside it, without the credit"
    found = []
    for first, second in pairwise(rows):
        for row, other in ((first, second), (second, first)):
            repeats = other.text.startswith(row.text) and len(row.text.split()) >= 3
            if repeats and row.start not in known and known.get(other.start) == "caption":
                found.append(Boilerplate(row.start, row.end, "caption", reason))
    return found


def _footer_links(rows: list[Line], marked: list[Boilerplate]) -> list[Boilerplate]:
    """After a footer line that announces addresses or links: the short lines down to the end of the text."""
    opened = {span.start for span in marked if span.kind == "footer"}
    known = {span.start for span in marked}
    for number, row in enumerate(rows):
        if row.start in opened and FOOTER_OPENS.match(row.text):
            rest = rows[number + 1 :]
            if all(len(other.text) <= LONGEST_LINK and not other.text.endswith(".") for other in rest):
                return [
                    Boilerplate(other.start, other.end, "footer", "a link of the footer")
                    for other in rest
                    if other.start not in known
                ]
    return []


def _without_overlaps(marked: list[Boilerplate]) -> tuple[Boilerplate, ...]:
    kept: list[Boilerplate] = []
    for span in sorted(marked, key=lambda span: (span.start, -span.end)):
        if span.start < span.end and (not kept or span.start >= kept[-1].end):
            kept.append(span)
    return tuple(kept)
