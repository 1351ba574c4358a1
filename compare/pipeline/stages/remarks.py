"""Stages that link parts of statements by what they mean, and tell of remarks.

parts -encode-> vectors -> pairs -(left)-> halves -(right)-> judged links -> remarks -> lines
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import Batch, Schema, texts
from compare.engines.contracts import Engine, Parts, stage
from compare.matching.excerpts import Excerpt, align_excerpts
from compare.matching.occasions import differ, occasion
from compare.matching.paraphrases import is_dated, link, linked_from
from compare.matching.quotations import shared
from compare.pipeline.rows import LINES, from_json, lines_batch, parts_of, to_json
from compare.reading.identities import identity
from compare.reading.name_lists import NO_NAMES, Names
from compare.reading.texts import words
from compare.reporting.exports import (
    alignment_line,
    encode,
    match_line,
    near_miss_line,
    remark_line,
    trace_line,
)
from compare.tracing.remarks import Link, Part, Remark
from compare.tracing.traces import trace

# From which probability a pair is listed as possible: the lowest at which half of what is listed inside an article is
# right (swept in benchmarks/paraphrases.py: 0.1 gives precision .43, recall .80; 0.15 .51, .78; 0.2 .63, .76).
NEAR = 0.15
# Words from which a quotation in common is one remark, whatever is told of the occasions: nobody finds so many words
# twice, but for a slogan.
LONG_QUOTATION = 8
# Pairs handed to the engine at once.
BATCH = 20_000

PAIRS = Schema(id="uint64", right="uint64", cosine="float64")
HALVES = Schema(id="uint64", cosine="float64", record="text")
# Pairs that are linked, or nearly: `record` is a Judged.
JUDGED = Schema(id="uint64", linked="bool", possible="bool", likeness="float64", record="text")
TOLD = Schema(id="uint64", record="text")


@dataclass(frozen=True, slots=True)
class Judged:
    """Two parts and what is held about them."""

    left: Part
    right: Part
    tier: str
    probability: float
    likeness: float
    reason: str

    @property
    def link(self) -> Link:
        """The link between them."""
        return Link(self.left.id, self.right.id, self.tier, self.probability, self.reason)


@dataclass(frozen=True, slots=True)
class Telling:
    """A remark with the carriers of its statements."""

    remark: Remark
    carriers: dict[int, str]


def judged_pairs(
    engine: Engine,
    parts: Parts,
    ids: NDArray[np.uint64],
    rows: tuple[NDArray[np.int64], NDArray[np.int64]],
    cosines: NDArray[np.float64],
) -> Parts:
    """What is held about the candidates `rows` (row numbers of `ids`): JUDGED."""
    left, right = ids[rows[0]], ids[rows[1]]
    cut = range(0, len(left), BATCH)
    batches = (
        {"id": left[i : i + BATCH], "right": right[i : i + BATCH], "cosine": cosines[i : i + BATCH]} for i in cut
    )
    pairs = engine.keep(PAIRS, batches)
    return engine.group(judge, engine.group(meet_left, pairs, parts, key="id"), parts, key="id")


@stage(HALVES)
def meet_left(pairs: Batch, parts: Batch) -> Batch:
    """Each pair with its left part, under the id of the right one."""
    records = dict(zip(parts["id"].tolist(), texts(parts, "record"), strict=True))
    return HALVES.pack(
        {"id": pairs["right"], "cosine": pairs["cosine"], "record": [records[id] for id in pairs["id"].tolist()]}
    )


@stage(JUDGED)
def judge(halves: Batch, parts: Batch) -> Batch:
    """The pairs that report one remark, and those that nearly do."""
    rights = {part.id: part for part in parts_of(parts)}
    records = texts(halves, "record")
    lefts = {record: from_json(record, Part) for record in set(records)}
    left = [lefts[record] for record in records]
    right = [rights[id] for id in halves["id"].tolist()]
    both = [*left, *right]
    index = np.arange(len(left))
    links = link(both, index, index + len(left), halves["cosine"])
    found = []
    for one, other, held in zip(left, right, links, strict=True):
        if held.likeness >= NEAR and one.statement != other.statement:
            found.append(on_occasions(Judged(one, other, tier(one, other), *held)))
    return judged_batch(found)


def judged_batch(found: Sequence[Judged]) -> Batch:
    """A batch of JUDGED."""
    return JUDGED.pack(
        {
            "id": [identity("link", str(j.left.id), str(j.right.id)) for j in found],
            "linked": [is_linked(j) for j in found],
            "possible": [is_possible(j) for j in found],
            "likeness": [j.likeness for j in found],
            "record": [to_json(j) for j in found],
        }
    )


def on_occasions(judged: Judged) -> Judged:
    """The same pair, held apart where its parts were said on two occasions.

    A long quotation in common stays one remark, as one of the outlets may err in the day; that they differ is told.
    """
    left, right = judged.left, judged.right
    if not judged.probability or not (left.said or right.said):
        return judged
    why = differ(occasion(left.said, left.published), occasion(right.said, right.published))
    if why is None:
        return judged
    folded = [[word.text for word in words(part.text)] for part in (left, right)]
    same_words = None if judged.tier == "paraphrase" else shared(folded[0], folded[1])
    if same_words and same_words.common >= LONG_QUOTATION:
        return replace(judged, reason=f"{judged.reason}; {why}")
    return replace(judged, probability=0.0, reason=f"{why}; {judged.reason}")


def is_linked(judged: Judged) -> bool:
    """Whether the probability is enough for parts at these places and times."""
    return judged.probability >= linked_from(judged.left, judged.right)


def is_possible(judged: Judged) -> bool:
    """Whether a pair is worth listing with its probability, without being counted or joined: never across articles
    where it is not known that their dates agree.
    """
    near = judged.left.article == judged.right.article or is_dated(judged.left, judged.right)
    return near and judged.probability >= NEAR


def tier(left: Part, right: Part) -> str:
    """How two linked parts correspond: the same words, a quotation in common, or other words."""
    folded = [[word.text for word in words(part.text)] for part in (left, right)]
    if folded[0] == folded[1]:
        return "exact"
    if left.quoted and right.quoted and shared(folded[0], folded[1]):
        return "quotation"
    return "paraphrase"


def judged_of(parts: Parts, linked: bool) -> Iterator[Judged]:
    """The pairs that are linked, or those that nearly are."""
    for batch in parts:
        chosen = np.flatnonzero(batch["linked"] == linked).tolist()
        records = texts(batch, "record")
        yield from (from_json(records[row], Judged) for row in chosen)


def excerpt_of(part: Part) -> Excerpt:
    """A part as an excerpt of its article."""
    spans = ((part.start, part.end),)
    return Excerpt(part.article, part.statement, part.outlet, part.start, part.text, spans, part.speaker, None)


def told_otherwise(batch: Batch, *columns: str) -> list[Judged]:
    """The parts of a batch of JUDGED that are told in other words, of the rows where one of these columns is true.

    Those told in the same words stand among the shared quotations.
    """
    records = texts(batch, "record")
    chosen = np.logical_or.reduce([batch[name] for name in columns])
    found = (from_json(records[row], Judged) for row in np.flatnonzero(chosen).tolist())
    return [judged for judged in found if judged.tier == "paraphrase"]


@stage(LINES)
def link_alignments(batch: Batch) -> Batch:
    """The lines of alignments.jsonl for linked parts told in other words."""
    rows = []
    for judged in told_otherwise(batch, "linked"):
        left, right = excerpt_of(judged.left), excerpt_of(judged.right)
        line = alignment_line(left, right, judged.tier, judged.reason, *align_excerpts(left, right))
        rows.append((identity("alignment", left.statement, left.start, right.statement, right.start), 0, encode(line)))
    return lines_batch(rows)


@stage(LINES)
def link_matches(batch: Batch) -> Batch:
    """The lines of matches.jsonl for parts told in other words: linked, or possibly one remark."""
    found = told_otherwise(batch, "linked", "possible")
    return lines_batch([(one.left.article, one.left.start, encode(judged_line(one))) for one in found])


def judged_line(judged: Judged) -> dict[str, object]:
    """A match between two parts."""
    folded = [{word.text for word in words(part.text)} for part in (judged.left, judged.right)]
    common = len(folded[0] & folded[1])
    sizes = [max(1, n) for n in (len(folded[0] | folded[1]), len(folded[0]), len(folded[1]))]
    return match_line(
        left=side(judged.left),
        right=side(judged.right),
        outlets=(judged.left.outlet, judged.right.outlet),
        tier=judged.tier,
        scores=(round(common / sizes[0], 6), round(common / sizes[1], 6), round(common / sizes[2], 6)),
        probability=judged.probability,
        words=min(len(words(judged.left.text)), len(words(judged.right.text))),
    )


def side(part: Part) -> tuple[int, int, int, int | None]:
    """A part as a match names it."""
    return part.article, part.start, part.end, part.statement


def near_misses(engine: Engine, parts: Parts, most: int) -> Parts:
    """The lines of near_misses.jsonl: the pairs across articles that are most alike and not one remark."""
    best: dict[tuple[int, int], Judged] = {}
    for judged in judged_of(parts, linked=False):
        pair = (judged.left.article, judged.right.article)
        if pair[0] != pair[1] and (pair not in best or judged.likeness > best[pair].likeness):
            best[pair] = judged
    ranked = sorted(best.values(), key=lambda j: (-j.likeness, j.left.id, j.right.id))[:most]
    rows = [(rank, 0, encode(near_miss_line(j.left, j.right, j.likeness, j.reason))) for rank, j in enumerate(ranked)]
    return engine.keep(LINES, [lines_batch(rows)])


def chunks(remarks: Sequence[Remark], size: int) -> Iterator[Sequence[Remark]]:
    """The remarks, so many at once."""
    return (remarks[i : i + size] for i in range(0, len(remarks), size))


def tellings(engine: Engine, remarks: Sequence[Remark], carriers: Mapping[int, str]) -> Parts:
    """The remarks as rows: TOLD."""
    return engine.keep(TOLD, (told(some, carriers) for some in chunks(remarks, 256)))


def told(remarks: Sequence[Remark], carriers: Mapping[int, str]) -> Batch:
    """A batch of TOLD."""
    tellings = [
        Telling(remark, {p.statement: carriers[p.statement] for p in remark.parts if p.statement in carriers})
        for remark in remarks
    ]
    return TOLD.pack({"id": [remark.id for remark in remarks], "record": list(map(to_json, tellings))})


@stage(LINES)
def remark_lines(batch: Batch, outlets: Names = NO_NAMES) -> Batch:
    """The lines of remarks.jsonl; `outlets` as outlets.csv has them."""
    found = [from_json(record, Telling) for record in texts(batch, "record")]
    return lines_batch([(one.remark.id, 0, encode(remark_line(one.remark, one.carriers, outlets))) for one in found])


@stage(LINES)
def trace_lines(batch: Batch, outlets: Names = NO_NAMES) -> Batch:
    """The lines of traces.jsonl; `outlets` as outlets.csv has them."""
    found = [from_json(record, Telling) for record in texts(batch, "record")]
    return lines_batch(
        [
            (one.remark.id, 0, encode(trace_line(one.remark, trace(one.remark, one.carriers), one.carriers, outlets)))
            for one in found
        ]
    )
