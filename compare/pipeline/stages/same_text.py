"""Stages that say where matched passages stand: their places, what they are, and which matches add nothing.

passages, ends -> matched passages -(article)-> places
places -(group)-> pairs of one group; matches, places -(left group)-(right group)-> pairs of two groups
pairs -(articles)-> the widest pairs -> lines, ledgers

Matches are found between representatives; what two articles have in common counts all members of their groups. So each
pair of members is a pair here, but only one that a representative stands for is told: twenty copies of a paragraph are
nineteen lines of matches.jsonl.
"""

from __future__ import annotations

import itertools
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from compare.engines.batches import Batch, Schema, take, texts
from compare.engines.contracts import Engine, Parts, stage
from compare.matching.matches import EXACT, NEAR_DUPLICATE
from compare.matching.spans import Span, enclosing
from compare.pipeline.rows import LINES, from_json, lines_batch, to_json
from compare.pipeline.stages.crowds import SPANS, few, places_to_pair
from compare.pipeline.stages.groups import Place, lines_of_groups, side
from compare.pipeline.stages.places import ends_of_matches, matched_passages, memberships, place
from compare.pipeline.stages.repeats import label_repeats
from compare.reading.agencies import are_of_one_outlet
from compare.reading.identities import identity, spell
from compare.reporting.exports import encode, match_line


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
    told: bool = True  # whether it is a line of its own, not implied by those of the representatives

    @property
    def boilerplate(self) -> str | None:
        """The kind of boilerplate that either side is; what a rule knew comes before what the corpus taught."""
        return self.left.boilerplate or self.right.boilerplate or self.left.label or self.right.label

    @property
    def same_outlet(self) -> bool | None:
        """Whether both sides are of one outlet, None where one is not known."""
        return are_of_one_outlet(self.left.outlet, self.right.outlet)


@dataclass(frozen=True, slots=True)
class Half:
    """A match between two groups of which the left one's members are known."""

    members: list[Place]  # the representative first
    tier: str
    jaccard: float
    containment_left: float
    containment_right: float


LEFT = Schema(group="uint64", other="uint64", tier="uint8", jaccard="float64", left="float64", right="float64")
HALVES = Schema(group="uint64", record="text")
# `within` is a match between two articles of one known outlet, `boilerplate` one of which either side is such.
PAIRED = Schema(id="uint64", articles="uint64", told="bool", within="bool", boilerplate="bool", record="text")

TIERS = {EXACT: "exact", NEAR_DUPLICATE: "near-duplicate"}


def places(engine: Engine, passages: Parts, matches: Parts, groups: Parts, speech: Parts) -> Parts:
    """The PLACES of all passages that match or are in a group, labelled where an outlet repeats them."""
    ends = engine.map(ends_of_matches, matches)
    members = engine.map(memberships, groups)
    matched = engine.group(matched_passages, passages, ends, members, key="id")
    placed = engine.group(place, matched, speech, key="article")
    return label_repeats(engine, placed, matches)


def pairs(engine: Engine, matches: Parts, placed: Parts) -> Parts:
    """The matches with both places, those left out that stand inside a wider one: PAIRED."""
    identical = engine.group(pair_members, placed, key="group")
    halves = engine.group(meet_left, engine.map(by_left, matches), placed, key="group")
    near = engine.group(meet_right, halves, placed, key="group")
    return engine.group(keep_widest, identical, near, key="articles")


def group_lines(engine: Engine, placed: Parts) -> Parts:
    """The lines of groups.jsonl."""
    return engine.group(lines_of_groups, placed, key="group")


@stage(LEFT)
def by_left(matches: Batch) -> Batch:
    """The matches of two groups, under the left one; those inside a group are made from its members."""
    near = take(matches, np.asarray(matches["tier"] != EXACT))
    return {
        "group": near["left"],
        "other": near["right"],
        "tier": near["tier"],
        "jaccard": near["jaccard"],
        "left": near["containment_left"],
        "right": near["containment_right"],
    }


def members_of(placed: Batch) -> dict[int, list[Place]]:
    """The places of each group of a batch of PLACES, the representative first, then in order."""
    groups: dict[int, list[tuple[bool, int, int, Place]]] = defaultdict(list)
    rows = zip(placed["id"].tolist(), placed["group"].tolist(), texts(placed, "record"), strict=True)
    for id, group, text in rows:
        one = from_json(text, Place)
        groups[group].append((id != group, one.article, one.start, one))
    return {group: [row[-1] for row in sorted(rows, key=lambda row: row[:3])] for group, rows in groups.items()}


@stage(PAIRED)
def pair_members(placed: Batch) -> Batch:
    """The pairs of passages whose words are the same."""
    found = []
    for group, members in members_of(placed).items():
        for i, j in places_to_pair(len(members)):
            found.append(ordered(members[i], members[j], group, TIERS[EXACT], 1.0, 1.0, 1.0, i == 0))
    return paired(found)


@stage(HALVES)
def meet_left(lefts: Batch, placed: Batch) -> Batch:
    """Each match of two groups with the members of its left one, under the right one."""
    known = members_of(placed)
    names = ("group", "tier", "jaccard", "left", "right")
    halves = [
        Half(few(known[group]), TIERS[tier], *scores)
        for group, tier, *scores in zip(*(lefts[name].tolist() for name in names), strict=True)
    ]
    return HALVES.pack({"group": lefts["other"], "record": [to_json(half) for half in halves]})


@stage(PAIRED)
def meet_right(halves: Batch, placed: Batch) -> Batch:
    """The pairs of members that matches of two groups stand for, the one that comes first on the left."""
    known = members_of(placed)
    found = []
    for group, text in zip(halves["group"].tolist(), texts(halves, "record"), strict=True):
        half = from_json(text, Half)
        scores = (half.jaccard, half.containment_left, half.containment_right)
        for (i, left), (j, right) in itertools.product(enumerate(half.members), enumerate(few(known[group]))):
            if not overlap(left, right):
                found.append(ordered(left, right, None, half.tier, *scores, i == j == 0))
    return paired(found)


def overlap(one: Place, other: Place) -> bool:
    """Whether two places have characters in common."""
    return one.article == other.article and one.start < other.end and other.start < one.end


def ordered(
    one: Place, other: Place, group: int | None, tier: str, jaccard: float, left: float, right: float, told: bool
) -> Pair:
    """The match of two places; sides exchanged where the right one comes first."""
    if (other.article, other.start) < (one.article, one.start):
        one, other, left, right = other, one, right, left
    return Pair(one, other, group, tier, jaccard, left, right, told)


def paired(found: Sequence[Pair]) -> Batch:
    """A batch of PAIRED."""
    return PAIRED.pack(
        {
            "id": [identity("match", *map(str, ends(pair))) for pair in found],
            "articles": [identity(spell(pair.left.article), spell(pair.right.article)) for pair in found],
            "told": np.array([pair.told for pair in found], np.bool_),
            "within": np.array([is_within(pair) for pair in found], np.bool_),
            "boilerplate": np.array([pair.boilerplate is not None for pair in found], np.bool_),
            "record": [to_json(pair) for pair in found],
        }
    )


def is_within(pair: Pair) -> bool:
    """Whether the two sides stand in two articles of one known outlet."""
    return pair.left.article != pair.right.article and pair.same_outlet is True


def ends(pair: Pair) -> tuple[int, ...]:
    """The places of both sides as numbers."""
    return tuple(n for side in (pair.left, pair.right) for n in (side.article, side.start, side.end))


@stage(PAIRED)
def keep_widest(identical: Batch, near: Batch) -> Batch:
    """The matches of each pair of articles without those whose both sides stand inside a wider match."""
    found: defaultdict[int, list[Pair]] = defaultdict(list)
    for batch in (identical, near):
        for articles, text in zip(batch["articles"].tolist(), texts(batch, "record"), strict=True):
            found[articles].append(from_json(text, Pair))
    return paired([pair for _, pairs in sorted(found.items()) for pair in widest(pairs)])


def widest(found: Sequence[Pair]) -> list[Pair]:
    """The matches of two articles, widest first, but those whose both sides stand inside one that comes before them.

    Time is n log n times how many passages stand around one (a sentence has its paragraph).
    """
    wider = enclosing({(pair.left.start, pair.left.end) for pair in found})
    starts: defaultdict[Span, list[int]] = defaultdict(list)  # of the right sides of the matches of one left side
    reach: defaultdict[Span, list[int]] = defaultdict(list)  # how far the right sides up to this one go
    kept: list[Pair] = []
    for pair in sorted(found, key=lambda p: (p.left.start - p.left.end, p.left.start, p.right.start)):
        here = pair.left.start, pair.left.end
        last = ((one, bisect(starts[one], pair.right.start) - 1) for one in wider[here])
        if not any(at >= 0 and reach[one][at] >= pair.right.end for one, at in last):
            kept.append(pair)
        starts[here].append(pair.right.start)
        reach[here].append(max(pair.right.end, *reach[here][-1:], 0))
    return kept


@stage(PAIRED)
def counted(paired: Batch, keep_boilerplate: bool = False, within_outlet: bool = False) -> Batch:
    """The matches that count as reuse: with `keep_boilerplate` boilerplate too, with `within_outlet` those between two
    articles of one outlet too. An unknown outlet equals nothing.
    """
    left_out = (paired["boilerplate"] & (not keep_boilerplate)) | (paired["within"] & (not within_outlet))
    return take(paired, np.asarray(~left_out))


@stage(LINES)
def lines_of_pairs(batch: Batch) -> Batch:
    """The lines of matches.jsonl for passages."""
    found = pairs_of(take(batch, batch["told"]))
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


def pairs_of(batch: Batch) -> list[Pair]:
    """The pairs of a batch of PAIRED."""
    return [from_json(text, Pair) for text in texts(batch, "record")]


@stage(SPANS)
def spans_of_own_lines(batch: Batch) -> Batch:
    """The sides of matches that their outlet repeats, each once: boilerplate that the corpus taught."""
    found = pairs_of(batch)
    return spans_of(side for pair in found for side in (pair.left, pair.right) if side.repeated)


def spans_of(found: Iterable[Place]) -> Batch:
    """A batch of SPANS, each once."""
    spans = sorted({(one.article, one.start, one.end) for one in found})
    articles, starts, ends = zip(*spans, strict=True) if spans else ((), (), ())
    return SPANS.pack({"id": starts, "article": articles, "start": starts, "end": ends})
