"""The stage that writes groups: passages whose words are the same, each with its place."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from compare.engines.batches import Batch, runs, texts
from compare.engines.contracts import stage
from compare.pipeline.rows import LINES, from_json, lines_batch
from compare.reporting.exports import encode, group_line


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands and what it is."""

    article: int
    start: int
    end: int
    statement: int | None  # the one whose words make up most of the passage
    boilerplate: str | None  # its kind
    words: int
    outlet: str | None


def side(place: Place) -> tuple[int, int, int, int | None]:
    """A place as a match names it."""
    return place.article, place.start, place.end, place.statement


@stage(LINES)
def lines_of_groups(placed: Batch) -> Batch:
    """The lines of groups.jsonl: two or more passages whose words are the same."""
    found = [from_json(text, Place) for text in texts(placed, "record")]
    ids = placed["id"].tolist()
    lines = []
    for a, b in itertools.pairwise(runs(placed["group"]).tolist()):
        if b - a > 1:
            group, members = int(placed["group"][a]), found[a:b]
            first = found[ids.index(group, a, b)]
            line = group_line(group, side(first), list(map(side, members)), outlets(members), kinds(members))
            lines.append((group, 0, encode(line)))
    return lines_batch(lines)


def outlets(found: Iterable[Place]) -> list[str]:
    """The known outlets of these places."""
    return sorted({one.outlet for one in found if one.outlet})


def kinds(found: Iterable[Place]) -> list[str | None]:
    """The kind of boilerplate that each place is."""
    return [one.boilerplate for one in found]
