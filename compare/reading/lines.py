"""The lines of a text, with their places and what stands around them."""

from __future__ import annotations

import re
from typing import NamedTuple

LINE = re.compile(r"[^\n]+")


class Line(NamedTuple):
    """One line that is not blank: `[start, end)` without the blanks around it."""

    start: int
    end: int
    indent: int  # characters of blank before it
    apart: bool  # a blank line, or nothing, stands before it
    text: str


def lines(text: str) -> list[Line]:
    """The lines of this text that are not blank, in order; a line ends at a line feed."""
    found = []
    last = -2  # where the last line that is not blank ended, at its line feed
    for match in LINE.finditer(text):
        whole = match.group()
        body = whole.strip()
        if body:
            indent = len(whole) - len(whole.lstrip())
            start = match.start() + indent
            found.append(Line(start, start + len(body), indent, match.start() != last + 1, body))
            last = match.end()
    return found
