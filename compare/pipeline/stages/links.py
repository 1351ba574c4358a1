"""Stages that judge whether two parts of statements report one remark, by what they mean.

parts -encode-> vectors -> pairs, in blocks of days -(brought parts)-> judged pairs -> lines
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import or_

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import Array, Batch, Schema, count, take, texts
from compare.engines.contracts import Engine, Parts, stage
from compare.matching.candidates import shared_runs
from compare.matching.candidates.pairs import Pairs
from compare.matching.candidates.prospects import WORDS, Looks
from compare.matching.excerpts import Excerpt, align_excerpts
from compare.matching.occasions import differ, occasion
from compare.matching.paraphrases import Link, is_dated, link, relation_of
from compare.matching.quotations import shared
from compare.pipeline.rows import LINES, from_json, lines_batch, parts_of, to_json
from compare.reading.identities import identity
from compare.reading.texts import words
from compare.reporting.exports import alignment_line, encode, match_line
from compare.tracing.remarks import Part, needed

# From which probability a pair is listed as possible: the lowest at which half of what is listed inside an article is
# right (swept in benchmarks/paraphrases.py: 0.1 gives precision .43, recall .80; 0.15 .51, .78; 0.2 .63, .76).
NEAR = 0.15
# Words from which a quotation in common is one remark, whatever is told of the occasions: nobody finds so many words
# twice, but for a slogan.
LONG_QUOTATION = 8
# Pairs of a block. A part that has its like in two blocks is read in both; few blocks leave workers idle at the end:
# 10,000, 20,000 and 50,000 take the same time on 4,000 articles of AllSides, within a tenth.
BATCH = 20_000

# A row of Looks.
LOOKS = Schema(signatures=f"uint64[{WORDS}]", voices="uint64", tellings="uint8", articles="uint64", days="int64")
# Pairs of parts, in blocks that are judged together (`shared`: a run of words in common alone proposed it); the parts
# that a block needs, by id and then brought there.
PAIRS = Schema(block="uint64", left="uint64", right="uint64", cosine="float64", shared="bool")
NEEDED = Schema(block="uint64", id="uint64")
BROUGHT = Schema(block="uint64", id="uint64", record="text")
# Pairs of parts that are alike, from NEAR on: what is held about them, and where they are linked or possibly one remark
# a Judged, in `record`.
JUDGED = Schema(
    id="uint64",
    left="uint64",
    right="uint64",
    linked="bool",
    possible="bool",
    probability="float64",
    likeness="float64",
    tier="text",
    relation="text",
    reason="text",
    record="text",
)


@dataclass(frozen=True, slots=True)
class Judged:
    """Two parts and what is held about them."""

    left: Part
    right: Part
    tier: str
    probability: float
    likeness: float
    reason: str
    relation: str = ""  # "same remark", "contradicts", "related", or "" where that was not asked


@stage(LOOKS)
def look(parts: Batch) -> Batch:
    """What is looked at of each part before anything is judged."""
    return LOOKS.pack(Looks.at(parts_of(parts), parts["day"])._asdict())


def shared_runs_of(
    parts: Parts, days: NDArray[np.int64], apart: int, owners: NDArray[np.uint64], scored: NDArray[np.bool_]
) -> Pairs:
    """The rows of parts that share a run of words, of those `scored`: candidates whatever their vectors."""
    rows, keys, first = [np.empty(0, np.int64)], [np.empty(0, np.uint64)], 0
    for batch in parts:
        within, found = shared_runs.runs_of(batch["text"], batch["text:offsets"])
        asked = scored[within + first]
        rows.append(within[asked] + first)
        keys.append(found[asked])
        first += count(batch)
    return shared_runs.find(np.concatenate(rows), np.concatenate(keys), days, apart, owners)


def judged_pairs(
    engine: Engine,
    parts: Parts,
    ids: NDArray[np.uint64],
    days: NDArray[np.int64],
    rows: Pairs,
    cosines: NDArray[np.float64],
    shared: NDArray[np.bool_],
) -> Parts:
    """What is held about the candidates `rows` (row numbers of `ids` and `days`, those of the parts): JUDGED.

    `shared`: which of them a run of words in common alone proposed; their reason says so. Pairs of the same days are
    judged together, so that a part is read once for many of them.
    """
    order = np.lexsort((rows[1], rows[0], np.minimum(days[rows[0]], days[rows[1]])))
    columns = {"left": ids[rows[0]], "right": ids[rows[1]], "cosine": cosines, "shared": shared}
    columns = {name: column[order] for name, column in columns.items()}
    blocks = [(identity("block", first), slice(first, first + BATCH)) for first in range(0, len(order), BATCH)]
    cuts = [(key, {name: column[cut] for name, column in columns.items()}) for key, cut in blocks]
    pairs = engine.keep(PAIRS, (in_block(key, **cut) for key, cut in cuts))
    needed = engine.keep(NEEDED, (in_block(key, id=np.union1d(cut["left"], cut["right"])) for key, cut in cuts))
    return engine.group(judge, pairs, engine.group(bring, needed, parts, key="id"), key="block")


def in_block(key: int, **columns: Array) -> Batch:
    """Columns of one block."""
    return {"block": np.full(len(next(iter(columns.values()))), key, np.uint64), **columns}


@stage(BROUGHT)
def bring(needed: Batch, parts: Batch) -> Batch:
    """The parts that blocks need, under their blocks."""
    rows = np.searchsorted(parts["id"], needed["id"])
    return {**needed, **{name: column for name, column in take(parts, rows).items() if name.startswith("record")}}


@stage(JUDGED)
def judge(pairs: Batch, brought: Batch) -> Batch:
    """The pairs that report one remark, and those that nearly do."""
    ids, first = np.unique(brought["id"], return_index=True)
    parts = parts_of(take(brought, first))
    left, right = np.searchsorted(ids, pairs["left"]), np.searchsorted(ids, pairs["right"])
    links = map(with_source, link(parts, left, right, pairs["cosine"], told_from=NEAR), pairs["shared"].tolist())
    rows = zip(left.tolist(), right.tolist(), links, pairs["cosine"].tolist(), strict=True)
    alike = ((parts[i], parts[j], held, cosine) for i, j, held, cosine in rows if held.likeness >= NEAR)
    return judged_batch([judged(*pair) for pair in alike if pair[0].statement != pair[1].statement])


def with_source(held: Link, shared: bool) -> Link:
    """The same, with the source of the candidate in its reason where that is none that goes without saying."""
    return held._replace(reason=f"{held.reason}, {shared_runs.RUN} words running in common") if shared else held


def judged(left: Part, right: Part, held: Link, cosine: float) -> Judged:
    """All that is held about two parts of two statements."""
    found = on_occasions(Judged(left, right, tier(left, right), *held))
    settled = Link(found.probability, found.likeness, found.reason)
    return replace(found, relation=relation_of(left, right, settled, cosine) or "")


def judged_batch(found: Sequence[Judged]) -> Batch:
    """A batch of JUDGED."""
    linked, possible = [is_linked(one) for one in found], [is_possible(one) for one in found]
    return JUDGED.pack(
        {
            "id": [identity("link", str(j.left.id), str(j.right.id)) for j in found],
            "left": [j.left.id for j in found],
            "right": [j.right.id for j in found],
            "linked": linked,
            "possible": possible,
            **{name: [getattr(j, name) for j in found] for name in ("probability", "likeness")},
            **{name: [getattr(j, name) for j in found] for name in ("tier", "relation", "reason")},
            "record": [to_json(j) if told else "" for j, told in zip(found, map(or_, linked, possible), strict=True)],
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
    """Whether the probability is enough for parts of these speakers, at these places and times."""
    return judged.probability >= needed(judged.left, judged.right, judged.tier)


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
