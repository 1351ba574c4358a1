"""Stages that join linked parts into remarks, and tell of them.

judged pairs -> links -> remarks -> lines
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

import numpy as np

from compare.engines.batches import OFFSETS, Batch, Schema, count, take, texts
from compare.engines.contracts import Engine, Parts, stage
from compare.matching.paraphrases import LINKED_WITHIN
from compare.pipeline.rows import LINES, from_json, lines_batch, to_json
from compare.pipeline.sources import Sources
from compare.pipeline.stages.links import NEAR
from compare.reading.name_lists import NO_NAMES, Names
from compare.reporting.exports import Line, encode
from compare.reporting.remark_lines import link_line, near_miss_line, remark_line, trace_line
from compare.tracing.echoes import Echo
from compare.tracing.origins import Origins, origins
from compare.tracing.remarks import Link, Part, Remark
from compare.tracing.traces import trace

T = TypeVar("T")

TOLD = Schema(id="uint64", record="text")
# What is written of a remark: its line in remarks.jsonl, and that in traces.jsonl.
WRITTEN = Schema(id="uint64", remark="text", trace="text")
CHUNK = 256  # remarks, or links, in a batch


@dataclass(frozen=True, slots=True)
class Telling:
    """A remark with where its statements come from, and the same claim by other speakers."""

    remark: Remark
    carriers: dict[int, str]
    sources: Sources
    echoes: tuple[Echo, ...]

    def origins(self, outlets: Names) -> Origins:
        """Its independent sources; `outlets` as outlets.csv has them."""
        return origins(self.remark, self.carriers, outlets, self.sources.credits, self.sources.copied)


@dataclass(frozen=True, slots=True)
class Alike:
    """Two parts that are alike, whoever speaks."""

    left: Part
    right: Part
    likeness: float


def links(judged: Iterable[Parts]) -> list[Link]:
    """All links between parts (of tables of JUDGED), also those that join nothing by themselves."""
    found: list[Link] = []
    for batch in chain.from_iterable(judged):
        rows = take(batch, batch["probability"] >= NEAR)
        (left, right, probability), tier = columns(rows, "left", "right", "probability"), texts(rows, "tier")
        found += map(Link, left, right, tier, probability, texts(rows, "reason"))
    return found


def parts_by_id(parts: Parts, ids: Iterable[int]) -> dict[int, Part]:
    """Those of the parts (PARTS) that have these ids."""
    asked = np.unique(np.fromiter(ids, np.uint64))
    found: dict[int, Part] = {}
    for batch in parts:
        rows = np.flatnonzero(np.isin(batch["id"], asked)).tolist()
        records = texts(batch, "record") if rows else []
        found.update((part.id, part) for part in (from_json(records[row], Part) for row in rows))
    return found


def link_lines(engine: Engine, links: Iterable[Link], parts: Mapping[int, Part]) -> Parts:
    """The lines of links.jsonl: what remarks are joined from, so that they can be joined again."""

    def batch(some: Sequence[Link]) -> Batch:
        return lines_batch(
            [(link.left, link.right, encode(link_line(link, parts[link.left], parts[link.right]))) for link in some]
        )

    return engine.keep(LINES, map(batch, chunks(sorted(links, key=attrgetter("left", "right", "tier")), CHUNK)))


def alike_across_speakers(judged: Iterable[Parts], parts: Parts, remarks: Iterable[Remark]) -> Iterator[Alike]:
    """The pairs that are alike and were held apart, with a part of a remark on one side."""
    told = {part.id for remark in remarks for part in remark.parts}
    pairs = []
    for batch in chain.from_iterable(judged):
        kept = take(batch, (batch["probability"] == 0) & (batch["likeness"] >= LINKED_WITHIN))
        rows = zip(*columns(kept, "left", "right", "likeness"), strict=True)
        pairs += [pair for pair in rows if not told.isdisjoint(pair[:2])]
    held = parts_by_id(parts, (end for left, right, _ in pairs for end in (left, right)))
    return (Alike(held[left], held[right], likeness) for left, right, likeness in pairs)


def near_misses(engine: Engine, judged: Parts, parts: Parts, remarks: Iterable[Remark], most: int) -> Parts:
    """The lines of near_misses.jsonl: the pairs across articles that are most alike and not one remark."""
    home = {part.id: remark.id for remark in remarks for part in remark.parts}
    article = {id: owner for batch in parts for id, owner in zip(*columns(batch, "id", "article"), strict=True)}
    best: dict[tuple[int, int], tuple[float, int, int, str, str]] = {}
    for batch in judged:
        told = *columns(batch, "linked", "likeness", "left", "right"), texts(batch, "reason"), texts(batch, "relation")
        for linked, likeness, left, right, *said in zip(*told, strict=True):
            pair = article[left], article[right]
            if linked or pair[0] == pair[1] or (left in home and home[left] == home.get(right)):
                continue
            miss = -likeness, left, right, *said
            best[pair] = min(best.get(pair, miss), miss)
    nearest = sorted(best.values())[:most]
    held = parts_by_id(parts, (end for _, left, right, *_ in nearest for end in (left, right)))
    rows = [
        (rank, 0, encode(near_miss_line(held[left], held[right], -likeness, *said)))
        for rank, (likeness, left, right, *said) in enumerate(nearest)
    ]
    return engine.keep(LINES, [lines_batch(rows)])


def columns(batch: Batch, *names: str) -> list[list[Any]]:
    """Columns of one width as lists of plain values."""
    return [batch[name].tolist() for name in names]


def chunks(found: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """What was found, so many at once."""
    return (found[i : i + size] for i in range(0, len(found), size))


def tellings(
    engine: Engine,
    remarks: Sequence[Remark],
    carriers: Mapping[int, str],
    sources: Sources,
    echoes: Mapping[int, tuple[Echo, ...]],
) -> Parts:
    """The remarks as rows: TOLD."""

    def told(remark: Remark) -> str:
        known = {part.statement: carriers[part.statement] for part in remark.parts if part.statement in carriers}
        return to_json(Telling(remark, known, sources.of(remark), echoes.get(remark.id, ())))

    def batch(some: Sequence[Remark]) -> Batch:
        return TOLD.pack({"id": [one.id for one in some], "record": list(map(told, some))})

    return engine.keep(TOLD, map(batch, chunks(remarks, CHUNK)))


@stage(WRITTEN)
def write_out(batch: Batch, outlets: Names = NO_NAMES) -> Batch:
    """The lines of remarks and of their traces; `outlets` as outlets.csv has them."""
    rows = [written(from_json(record, Telling), outlets) for record in texts(batch, "record")]
    lines = {name: [encode(row[place]).decode() for row in rows] for place, name in enumerate(("remark", "trace"))}
    return WRITTEN.pack({"id": batch["id"], **lines})


def written(one: Telling, outlets: Names) -> tuple[Line, Line]:
    """The lines of a remark and of its trace."""
    found = one.origins(outlets)
    return (
        remark_line(one.remark, found, one.echoes),
        trace_line(one.remark, trace(one.remark, one.carriers), found),
    )


@stage(LINES)
def lines_named(written: Batch, name: str) -> Batch:
    """One column of WRITTEN as lines."""
    place = np.zeros(count(written), np.uint64)
    return {"id": written["id"], "place": place, "line": written[name], f"line{OFFSETS}": written[name + OFFSETS]}
