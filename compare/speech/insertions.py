"""What an editor put into someone's words: brackets, signed and legal notes, and the marks of what was left out.

They are found on the text and kept as they stand, with their kind: nobody's quotation, though inside the marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


class Insertion(NamedTuple):
    """A stretch that is not the speaker's, `[start, end)` in the article's text."""

    start: int
    end: int
    kind: str  # square brackets, signed note, legal note, ellipsis


# A bracket holds no second opening bracket and at most 300 characters, so that a search never runs over the text twice:
# the longest note of an editor in the wire copy read for this rule has 96 characters.
SQUARE = re.compile(r"\[[^\[\]]{0,300}\]")
ROUND = re.compile(r"\([^()]{0,300}\)")
ELLIPSIS = re.compile(r"…|\.(?: ?\.){2,3}")

# "(... - TASS)", "(... — ed.)": a dash and whoever signs, at the end. "(Ed. note: ...)", "(sic)".
SIGNED = re.compile(r"[-–—] ?(?:[A-Z][\w.]{1,12}(?: [A-Z]\w{1,12})?|[Ee]ds?\.?(?: note)?)\)$")
EDITORS = re.compile(r"^\((?:eds?\b|editor|sic\b)", re.IGNORECASE)
LEGAL = re.compile(r"\b(?:banned|outlawed|designated|recognized|prohibited) ", re.IGNORECASE)


def kind_of_round(note: str) -> str | None:
    """What a round bracket is, or None: in most of them the speaker or the transcript goes on speaking."""
    if SIGNED.search(note) or EDITORS.search(note):
        return "signed note"
    return "legal note" if LEGAL.search(note) else None


def insertions(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Insertion, ...]:
    """The insertions inside `spans`, in order and without overlap; none crosses the end of a span."""
    found: list[Insertion] = []
    for start, end in spans:
        here = [Insertion(m.start(), m.end(), "square brackets") for m in SQUARE.finditer(text, start, end)]
        for m in ROUND.finditer(text, start, end):
            kind = kind_of_round(m.group())
            if kind:
                here.append(Insertion(m.start(), m.end(), kind))
        here += [Insertion(m.start(), m.end(), "ellipsis") for m in ELLIPSIS.finditer(text, start, end)]
        last = start
        for insertion in sorted(here, key=lambda one: (one.start, -one.end)):
            if insertion.start >= last:
                found.append(insertion)
                last = insertion.end
    return tuple(found)
