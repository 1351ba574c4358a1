"""Stages that link parts of statements by the quotations they share: what joins remarks where no paraphrase is sought.

shared quotations -> pairs -(left statement)-> halves -(right statement)-> judged links
"""

from __future__ import annotations

from collections import defaultdict

from compare.engines.batches import Batch, Schema, texts
from compare.engines.contracts import Engine, Parts, stage
from compare.matching.paraphrases import forbidden
from compare.matching.quotations import shared
from compare.pipeline.rows import from_json, parts_of
from compare.pipeline.stages.remarks import JUDGED, Judged, judged_batch, on_occasions, tier
from compare.reading.texts import words
from compare.tracing.remarks import Part

# How likely two quotations with words in common report one remark, whoever is named: of 62 sure pairs of two outlets
# that `shared` holds to share words 53 do, 4 more overlap in a part, 5 are one claim by two speakers.
QUOTED = 0.85

SIDES = Schema(statement="uint64", other="uint64")
HALVES = Schema(statement="uint64", record="text")  # the right statement, and a quoted Part of the left one


def linked_by_quotations(engine: Engine, shared_quotations: Parts, parts: Parts) -> Parts:
    """The quoted parts of statements that share a quotation (SHARED), and what is held about them: JUDGED."""
    halves = engine.group(meet_left, engine.map(sides, shared_quotations), parts, key="statement")
    return engine.group(judge, halves, parts, key="statement")


@stage(SIDES)
def sides(found: Batch) -> Batch:
    """Each pair of statements under its left one."""
    return {"statement": found["left"], "other": found["right"]}


@stage(HALVES)
def meet_left(pairs: Batch, parts: Batch) -> Batch:
    """The quoted parts of each left statement, under the right one."""
    quoted = quoted_parts(parts)
    rows = [
        (other, record)
        for left, other in zip(pairs["statement"].tolist(), pairs["other"].tolist(), strict=True)
        for _, record in quoted[left]
    ]
    return HALVES.pack({"statement": [other for other, _ in rows], "record": [record for _, record in rows]})


@stage(JUDGED)
def judge(halves: Batch, parts: Batch) -> Batch:
    """The quoted parts that share words, each pair once."""
    quoted = quoted_parts(parts)
    found = []
    for statement, record in zip(halves["statement"].tolist(), texts(halves, "record"), strict=True):
        left = from_json(record, Part)
        for right, _ in quoted[statement]:
            held = judged(left, right)
            found += [held] if held else []
    return judged_batch(found)


def quoted_parts(parts: Batch) -> dict[int, list[tuple[Part, str]]]:
    """The quoted parts of each statement, with their records."""
    found: defaultdict[int, list[tuple[Part, str]]] = defaultdict(list)
    for part, record in zip(parts_of(parts), texts(parts, "record"), strict=True):
        if part.quoted:
            found[part.statement].append((part, record))
    return found


def judged(one: Part, other: Part) -> Judged | None:
    """What is held about two quoted parts; None where they share no words worth the name."""
    left, right = sorted((one, other), key=lambda part: part.id)
    folded = [[word.text for word in words(part.text)] for part in (left, right)]
    same_speaker = left.speaker is not None and left.speaker == right.speaker
    found = shared(folded[0], folded[1], left.article == right.article, same_speaker)
    if found is None:
        return None
    against = forbidden(left, right)
    reason = f"{against}; {found.reason}" if against else found.reason
    return on_occasions(Judged(left, right, tier(left, right), 0.0 if against else QUOTED, QUOTED, reason))
