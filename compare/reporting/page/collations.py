"""Three or more versions of one quotation as a table: a row a version, the fullest on top, what differs marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from compare.matching.collations import Cell, collate
from compare.reading.texts import words
from compare.reporting.nouns import Alignment, Excerpt
from compare.reporting.page.sources import Source, Sources
from compare.reporting.precedence import Spot, spot

# Versions in a table: more than a screen of them is read in the list of pairs.
MOST_VERSIONS = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """One cell: its words, and how they differ from the fullest version's ("" where they do not)."""

    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """One version."""

    source: Source
    cells: list[Stretch]


class Tables:
    """A table for each quotation that three or more articles tell, given out once: with the pair that is shown first.

    A table holds a quotation and those that are aligned with it; what is aligned with these alone may be another one.
    """

    def __init__(self, found: Iterable[Alignment], sources: Sources) -> None:
        """Gather what is aligned with each quotation."""
        self._sources = sources
        self._beside: dict[Spot, dict[Spot, Excerpt]] = defaultdict(dict)
        self._given: set[Spot] = set()
        for one in found:
            for side, other in ((one.left, one.right), (one.right, one.left)):
                self._beside[spot(side)][spot(other)] = other

    def of(self, one: Alignment) -> list[Line]:
        """The table around the side of a pair with more versions; empty where there are two, or it was given before."""
        hub = max((one.left, one.right), key=lambda side: len(self._beside[spot(side)]))
        versions = {spot(hub): hub, **self._beside[spot(hub)]}
        fresh = self._given.isdisjoint((spot(one.left), spot(one.right)))
        if not fresh or len({side.article for side in versions.values()}) < 3:
            return []
        self._given |= versions.keys()
        return self.lines(list(versions.values())[:MOST_VERSIONS])

    def lines(self, versions: list[Excerpt]) -> list[Line]:
        """The rows of a table."""
        found = collate([(side.text, spans_in_text(side)) for side in versions])
        if not found.rows:
            return []
        top = found.rows[0].cells
        return [
            Line(
                self._sources[versions[row.variant].article],
                [stretch(kind, cell, full) for kind, cell, full in zip(found.columns, row.cells, top, strict=True)],
            )
            for row in found.rows
        ]


def spans_in_text(side: Excerpt) -> tuple[tuple[int, int], ...]:
    """The spans of a side as places of its text, which holds them joined by a space."""
    found, at = [], 0
    for start, end in side.spans:
        found.append((at, at + end - start))
        at += end - start + 1
    return tuple(found)


def stretch(kind: str, cell: Cell | None, full: Cell | None) -> Stretch:
    """What one version has in a column, beside the fullest one."""
    if cell is None:
        return Stretch("", "cut" if kind == "words" else "")
    if kind != "words" or full is None:
        return Stretch(cell.text, "moved" if kind == "moved" else "added")
    same = [word.text for word in words(cell.text)] == [word.text for word in words(full.text)]
    return Stretch(cell.text, "" if same else "otherwise")
