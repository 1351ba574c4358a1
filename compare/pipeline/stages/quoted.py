"""Stages that link parts of statements by the quotations they share: what joins remarks where no paraphrase is sought.

shared quotations -> pairs -(left statement)-> halves -(right statement)-> judged links
parts of all statements -(statement)-> those of the statements that share a quotation --^
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import LCSseq

from compare.engines.batches import Batch, Schema, take, texts
from compare.engines.contracts import Engine, Parts, stage
from compare.matching.paraphrases import days_apart, forbidden, is_dated
from compare.matching.quotations import DAYS, expanded, shared
from compare.pipeline.rows import PARTS, from_json, parts_of
from compare.pipeline.stages.links import JUDGED, Judged, judged_batch, on_occasions, tier
from compare.pipeline.stages.quotations import around
from compare.reading.texts import words
from compare.tracing.remarks import Part

# How likely two quotations with words in common report one remark, whoever is named: of 62 sure pairs of two outlets
# that `shared` holds to share words 53 do, 4 more overlap in a part, 5 are one claim by two speakers.
QUOTED = 0.85
# What all words in common add to that, as a share of the longer part: where links compete for a part, the one with more
# of its words holds, and five words of it said again elsewhere in a quotation do not.
MORE = 0.1
# Words in common that outweigh a speaker who is not named beside them: of 45 pairs of quotations with 14 equal words
# and two names, one of them by a pronoun or carried on, the name was wrong in 44. Of the nine labelled pairs of one
# remark that were not joined five are such, with 7 words in common and more; no pair of two remarks is joined by it.
OUTWEIGHS = 7
# Words in common from which two parts are told to be one by the shared quotation they are of: compare.matching.parts
# cuts none shorter. And their share of the shorter part, so that contractions and a word put in do not part them; on
# the labelled pairs nothing is joined wrongly down to it.
LEAST, MOST_OF_PART = 4, 2 / 3

ENDS = Schema(statement="uint64")
SIDES = Schema(statement="uint64", other="uint64")
HALVES = Schema(statement="uint64", record="text")  # the right statement, and a quoted Part of the left one


def linked_by_quotations(engine: Engine, shared_quotations: Parts, parts: Parts) -> Parts:
    """The quoted parts of statements that share a quotation (SHARED), and what is held about them: JUDGED."""
    pairs = engine.map(sides, shared_quotations)
    few = engine.group(of_these, engine.map(ends, pairs), parts, key="statement")
    halves = engine.group(meet_left, pairs, few, key="statement")
    return engine.group(judge, halves, few, key="statement")


@stage(SIDES)
def sides(found: Batch) -> Batch:
    """Each pair of statements under its left one."""
    return {"statement": found["left"], "other": found["right"]}


@stage(ENDS)
def ends(pairs: Batch) -> Batch:
    """The statements of pairs, each once."""
    return {"statement": np.union1d(pairs["statement"], pairs["other"])}


@stage(PARTS)
def of_these(statements: Batch, parts: Batch) -> Batch:
    """The parts of these statements, most of which share no quotation with any other."""
    return take(parts, np.isin(parts["statement"], statements["statement"]))


@stage(HALVES)
def meet_left(pairs: Batch, parts: Batch) -> Batch:
    """The quoted parts of each left statement, under the right one."""
    quoted = parts_by_statement(parts)
    rows = [
        (other, record)
        for left, other in zip(pairs["statement"].tolist(), pairs["other"].tolist(), strict=True)
        for _, record in quoted[left]
    ]
    return HALVES.pack({"statement": [other for other, _ in rows], "record": [record for _, record in rows]})


@stage(JUDGED)
def judge(halves: Batch, parts: Batch) -> Batch:
    """The quoted parts that share words, each pair once."""
    quoted = parts_by_statement(parts)
    found = []
    for statement, record in zip(halves["statement"].tolist(), texts(halves, "record"), strict=True):
        left = from_json(record, Part)
        for right, _ in quoted[statement]:
            held = judged(left, right) if left.quoted or right.quoted else None
            found += [held] if held else []
    return judged_batch(found)


def parts_by_statement(parts: Batch) -> dict[int, list[tuple[Part, str]]]:
    """The parts of each statement, with their records: a quotation may be less than half of one."""
    found: defaultdict[int, list[tuple[Part, str]]] = defaultdict(list)
    for part, record in zip(parts_of(parts), texts(parts, "record"), strict=True):
        found[part.statement].append((part, record))
    return found


def judged(one: Part, other: Part) -> Judged | None:
    """What is held about two quoted parts of statements that share a quotation; None where these parts share nothing.

    A part of a few words ("Nobody will stop us") counts where the other statement has it whole: the quotation that the
    two share stands around it. Two speakers keep parts asunder where both are named beside their words.
    """
    left, right = sorted((one, other), key=lambda part: part.id)
    folded = [[word.text for word in words(part.text)] for part in (left, right)]
    apart = days_apart(left.published, right.published) if is_dated(left, right) else None
    found = shared(folded[0], folded[1], around(left, right, apart is not None and apart <= DAYS))
    share, reason = (found.common / min(map(len, folded)), found.reason) if found else beside(*folded)
    if not share:
        return None
    likely = QUOTED + MORE * min(share * min(map(len, folded)) / max(map(len, folded)), 1.0)
    against = forbidden(left, right)
    if against == "different speakers" and (left.guessed or right.guessed) and found and found.common >= OUTWEIGHS:
        against = None
    reason = f"{against}; {reason}" if against else reason
    return on_occasions(Judged(left, right, tier(left, right), 0.0 if against else likely, likely, reason))


def beside(left: Sequence[str], right: Sequence[str]) -> tuple[float, str]:
    """Which share two parts that share too little by themselves have in common, as one part of the quotation that their
    statements share, and why; a share of 0 where that is too little.
    """
    full = expanded(left), expanded(right)
    shorter = min(len(one) for one in full)
    common = LCSseq.similarity(*full)
    if common < max(LEAST, MOST_OF_PART * shorter):
        return 0.0, ""
    return common / shorter, f"{common} of {shorter} words in the same order, beside a shared quotation"
