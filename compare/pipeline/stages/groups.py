"""Stages that write groups: passages whose words are the same, each with its place.

groups, places -(id)-> members -(representative)-> lines
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from compare.engines.batches import Batch, Schema, runs, texts
from compare.engines.contracts import stage
from compare.pipeline.rows import LINES, from_json, lines_batch
from compare.reporting.exports import encode, group_line

MEMBERS = Schema(id="uint64", representative="uint64", record="text")


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


@stage(MEMBERS)
def place_members(groups: Batch, placed: Batch) -> Batch:
    """The members of groups with their places."""
    known = dict(zip(placed["id"].tolist(), texts(placed, "record"), strict=True))
    records = [known[id] for id in groups["id"].tolist()]
    return MEMBERS.pack({"id": groups["id"], "representative": groups["representative"], "record": records})


@stage(LINES)
def lines_of_groups(members: Batch) -> Batch:
    """The lines of groups.jsonl: passages whose words are the same."""
    found = [from_json(text, Place) for text in texts(members, "record")]
    ids = members["id"].tolist()
    bounds = runs(members["representative"]).tolist()
    lines = []
    for a, b in itertools.pairwise(bounds):
        group = int(members["representative"][a])
        first = found[ids.index(group, a, b)]
        lines.append(
            (
                group,
                0,
                encode(
                    group_line(group, side(first), list(map(side, found[a:b])), outlets(found[a:b]), kinds(found[a:b]))
                ),
            )
        )
    return lines_batch(lines)


def outlets(found: Iterable[Place]) -> list[str]:
    """The known outlets of these places."""
    return sorted({one.outlet for one in found if one.outlet})


def kinds(found: Iterable[Place]) -> list[str | None]:
    """The kind of boilerplate that each place is."""
    return [one.boilerplate for one in found]
