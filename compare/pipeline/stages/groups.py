"""The stage that writes groups: passages whose words are the same, each with its place."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from compare.engines.batches import Batch, Schema, runs, texts
from compare.engines.contracts import stage
from compare.matching.repeats import widest_wire
from compare.pipeline.rows import LINES, from_json, lines_batch
from compare.reporting.exports import encode, group_line
from compare.reporting.nouns.matches import REPEATED

# What a group is called that is a line which an outlet repeats.
OWN_LINE = "outlet"
# Where a passage stands; `group` is the passage that represents it. `outlet` is a key to count by, 0 where it is not
# known; `characters` are the article's.
PLACES = Schema(
    id="uint64",
    group="uint64",
    article="uint64",
    start="int64",
    end="int64",
    outlet="uint64",
    day="int64",
    characters="int64",
    record="text",
)


@dataclass(frozen=True, slots=True)
class Repeat:
    """In how many articles of its outlet a line of its own stands, and on how many days, variants included."""

    articles: int
    days: int


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
    repeated: Repeat | None = None  # where it is a line that its outlet repeats

    @property
    def label(self) -> str | None:
        """The kind of boilerplate it is, by its own signs or by what the corpus teaches."""
        return self.boilerplate or (REPEATED if self.repeated else None)


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
            line = group_line(
                group,
                side(first),
                list(map(side, members)),
                outlets(members),
                kinds(members),
                repeated=most_repeated(members),
                wire=widest_wire(placed["outlet"][a:b], placed["day"][a:b]),
            )
            lines.append((group, 0, encode(line)))
    return lines_batch(lines)


def outlets(found: Iterable[Place]) -> list[str]:
    """The known outlets of these places."""
    return sorted({one.outlet for one in found if one.outlet})


def kinds(found: Iterable[Place]) -> list[str | None]:
    """The kind of boilerplate that each place is."""
    return [one.boilerplate or (OWN_LINE if one.repeated else None) for one in found]


def most_repeated(found: Iterable[Place]) -> tuple[str, int, int] | None:
    """The outlet of which this is most a line of its own, in how many of its articles, on how many days."""
    own = [(one.repeated.articles, one.repeated.days, one.outlet) for one in found if one.repeated and one.outlet]
    articles, days, outlet = max(own, default=(0, 0, ""))
    return (outlet, articles, days) if own else None
