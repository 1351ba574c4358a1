"""Stages that say where matched passages stand: their places, what they are, and which matches add nothing.

passages, ends -> matched passages -(article)-> places
matches, places -(left)-(right)-> pairs -(articles)-> the widest pairs -> lines, ledgers
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np

from compare.engines.batches import Batch, Schema, runs, take, texts
from compare.engines.contracts import Engine, Parts, stage
from compare.matching.matches import EXACT
from compare.matching.stages import PASSAGES
from compare.pipeline.rows import LINES, boilerplate_of, from_json, lines_batch, speech_of, to_json
from compare.reading.identities import identity, spell
from compare.reading.texts import words
from compare.reporting.exports import encode, group_line, match_line
from compare.speech.statements import Statement


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


@dataclass(frozen=True, slots=True)
class Pair:
    """A match between two passages, with what is known of both."""

    left: Place
    right: Place
    group: int | None
    tier: str
    jaccard: float
    containment_left: float
    containment_right: float

    @property
    def boilerplate(self) -> str | None:
        """The kind of boilerplate that either side is."""
        return self.left.boilerplate or self.right.boilerplate


ENDS = Schema(id="uint64")
PLACES = Schema(id="uint64", record="text")
MEMBERS = Schema(id="uint64", representative="uint64", record="text")
LEFT = Schema(
    id="uint64", tier="uint8", jaccard="float64", left="float64", right="float64", group="uint64", other="uint64"
)
HALVES = Schema(id="uint64", record="text")
PAIRED = Schema(id="uint64", articles="uint64", record="text")
# The stretches of an article that stand elsewhere too.
SPANS = Schema(id="uint64", article="uint64", start="int64", end="int64")

TIERS = {EXACT: "exact"}


def places(engine: Engine, passages: Parts, matches: Parts, groups: Parts, speech: Parts) -> Parts:
    """The PLACES of all passages that match or are in a group."""
    ends = engine.map(ends_of_matches, matches)
    members = engine.map(ends_of_groups, groups)
    matched = engine.group(matched_passages, passages, ends, members, key="id")
    return engine.group(place, matched, speech, key="article")


def pairs(engine: Engine, matches: Parts, placed: Parts) -> Parts:
    """The matches with both places, those left out that stand inside a wider one: PAIRED."""
    halves = engine.group(meet_left, engine.map(by_left, matches), placed, key="id")
    paired = engine.group(meet_right, halves, placed, key="id")
    return engine.group(keep_widest, paired, key="articles")


def group_lines(engine: Engine, groups: Parts, placed: Parts) -> Parts:
    """The lines of groups.jsonl."""
    return engine.group(lines_of_groups, engine.group(place_members, groups, placed, key="id"), key="representative")


@stage(ENDS)
def ends_of_matches(matches: Batch) -> Batch:
    """The passages that matches name."""
    return {"id": np.unique(np.concatenate([matches["left"], matches["right"]]))}


@stage(ENDS)
def ends_of_groups(groups: Batch) -> Batch:
    """The passages that groups name."""
    return {"id": np.unique(groups["id"])}


@stage(PASSAGES)
def matched_passages(passages: Batch, ends: Batch, members: Batch) -> Batch:
    """The passages that some match or group names."""
    named = np.isin(passages["id"], np.concatenate([ends["id"], members["id"]]))
    return take(passages, np.asarray(named))


@stage(PLACES)
def place(passages: Batch, speech: Batch) -> Batch:
    """Where each passage stands, which statement it is part of, and which kind of boilerplate it is."""
    heard = speech_of(speech)
    marks = dict(zip(speech["id"].tolist(), boilerplate_of(speech), strict=True))
    outlets = dict(zip(speech["id"].tolist(), texts(speech, "outlet"), strict=True))
    found = []
    rows = zip(*(passages[name].tolist() for name in ("article", "start", "end", "boilerplate")), strict=True)
    for (article, start, end, boilerplate), text in zip(rows, texts(passages, "text"), strict=True):
        teller = statement_at(heard[article].statements, start, end)
        kind = next((m.kind for m in marks[article] if m.start < end and start < m.end), None) if boilerplate else None
        known = outlets[article] or None
        found.append(Place(article, start, end, teller, kind, len(words(text)), known))
    return PLACES.pack({"id": passages["id"], "record": [to_json(one) for one in found]})


def statement_at(statements: Iterable[Statement], start: int, end: int) -> int | None:
    """The statement whose words make up at least half of `[start, end)`; the fullest of several."""
    shares = [(sum(max(0, min(b, end) - max(a, start)) for a, b in s.spans), s.id) for s in statements]
    most, id = max(shares, default=(0, 0))
    return id if 2 * most >= end - start else None


@stage(LEFT)
def by_left(matches: Batch) -> Batch:
    """The matches under the id of their left passage."""
    exact = matches["tier"] == EXACT
    return {
        "id": matches["left"],
        "other": matches["right"],
        "tier": matches["tier"],
        "jaccard": matches["jaccard"],
        "left": matches["containment_left"],
        "right": matches["containment_right"],
        "group": np.where(exact, matches["left"], np.uint64(0)),
    }


def places_by_id(batch: Batch) -> dict[int, Place]:
    """The places of a batch of PLACES."""
    return {id: from_json(text, Place) for id, text in zip(batch["id"].tolist(), texts(batch, "record"), strict=True)}


@stage(HALVES)
def meet_left(lefts: Batch, placed: Batch) -> Batch:
    """Each match with the place of its left passage, under the id of its right one."""
    known = places_by_id(placed)
    names = ("id", "group", "tier", "jaccard", "left", "right")
    rows = zip(*(lefts[name].tolist() for name in names), strict=True)
    pairs = [
        Pair(known[id], known[id], group or None, TIERS.get(tier, "near-duplicate"), jaccard, left, right)
        for id, group, tier, jaccard, left, right in rows
    ]
    return HALVES.pack({"id": lefts["other"], "record": [to_json(pair) for pair in pairs]})


@stage(PAIRED)
def meet_right(halves: Batch, placed: Batch) -> Batch:
    """Each match with both places, the one that comes first on the left."""
    known = places_by_id(placed)
    found = [
        complete(from_json(text, Pair), known[id])
        for id, text in zip(halves["id"].tolist(), texts(halves, "record"), strict=True)
    ]
    return paired(found)


def complete(half: Pair, right: Place) -> Pair:
    """The match with its right place; sides exchanged where the right one comes first."""
    left, scores = half.left, (half.containment_left, half.containment_right)
    if (right.article, right.start) < (left.article, left.start):
        left, right, scores = right, left, scores[::-1]
    return Pair(left, right, half.group, half.tier, half.jaccard, *scores)


def paired(found: Sequence[Pair]) -> Batch:
    """A batch of PAIRED."""
    return PAIRED.pack(
        {
            "id": [identity("match", *map(str, ends(pair))) for pair in found],
            "articles": [identity(spell(pair.left.article), spell(pair.right.article)) for pair in found],
            "record": [to_json(pair) for pair in found],
        }
    )


def ends(pair: Pair) -> tuple[int, ...]:
    """The places of both sides as numbers."""
    return tuple(n for side in (pair.left, pair.right) for n in (side.article, side.start, side.end))


@stage(PAIRED)
def keep_widest(batch: Batch) -> Batch:
    """The matches of each pair of articles without those whose both sides stand inside a wider match."""
    found = [from_json(text, Pair) for text in texts(batch, "record")]
    bounds = runs(batch["articles"]).tolist()
    kept: list[Pair] = []
    for a, b in itertools.pairwise(bounds):
        kept += widest(found[a:b])
    return paired(kept)


def widest(found: Sequence[Pair]) -> list[Pair]:
    """The matches of two articles, widest first, but those inside one that is kept."""
    kept: list[Pair] = []
    for pair in sorted(found, key=lambda p: (p.left.start - p.left.end, p.left.start, p.right.start)):
        if not any(inside(pair.left, wide.left) and inside(pair.right, wide.right) for wide in kept):
            kept.append(pair)
    return kept


def inside(place: Place, wide: Place) -> bool:
    """Whether a place lies within another of the same article."""
    return wide.article == place.article and wide.start <= place.start and place.end <= wide.end


@stage(LINES)
def lines_of_pairs(batch: Batch) -> Batch:
    """The lines of matches.jsonl for passages."""
    found = [from_json(text, Pair) for text in texts(batch, "record")]
    return lines_batch([(pair.left.article, pair.left.start, encode(pair_line(pair))) for pair in found])


def pair_line(pair: Pair) -> dict[str, object]:
    """One match of passages."""
    return match_line(
        left=side(pair.left),
        right=side(pair.right),
        outlets=(pair.left.outlet, pair.right.outlet),
        tier=pair.tier,
        group=pair.group,
        scores=(pair.jaccard, pair.containment_left, pair.containment_right),
        boilerplate=pair.boilerplate,
        words=min(pair.left.words, pair.right.words),
    )


def side(place: Place) -> tuple[int, int, int, int | None]:
    """A place as a match names it."""
    return place.article, place.start, place.end, place.statement


@stage(SPANS)
def spans_of_pairs(batch: Batch) -> Batch:
    """Both sides of the matches between two articles."""
    found = [from_json(text, Pair) for text in texts(batch, "record")]
    sides = [one for pair in found if pair.left.article != pair.right.article for one in (pair.left, pair.right)]
    columns = {name: list(map(attrgetter(name), sides)) for name in ("article", "start", "end")}
    return SPANS.pack({**columns, "id": [one.start for one in sides]})


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
