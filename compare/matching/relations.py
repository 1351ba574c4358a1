"""What two parts of statements are to each other: one remark, a claim and its contrary, one theme, or nothing.

A contradiction is two wordings of one claim that differ in what the claim hangs on: only one denies it, or another
number stands in the same place. What one side merely leaves out is none. Another name is none either: of seven pairs
that differ in one, six name one thing twice ("Borneo", "Kalimantan").
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from compare.matching.alignments import align
from compare.matching.changes import Change, changes
from compare.matching.quotations import LONG_RUN

# Answers kept: a pair is asked about twice, when it is scored and when what it is gets told, a block of pairs later.
KEPT = 10_000

Relation = Literal["same remark", "contradicts", "related"]
CONTRADICTING = frozenset({"number", "negation"})
# From which likeness two parts make one claim, but for what contradicts: where parts across articles are linked.
ONE_CLAIM = 0.4
# From which cosine two parts that make no one claim have a theme in common. Not swept: of the labelled pairs hardly any
# has none.
RELATED = 0.35


@lru_cache(maxsize=KEPT)
def contradiction(left: str, right: str, quoted: bool = False) -> Change | None:
    """The first change between two texts that makes two claims of one, or None.

    `quoted`: both are quotations. Then LONG_RUN words in common make them one, with a word put otherwise.
    """
    sides = (left, ((0, len(left)),), right, ((0, len(right)),))
    alignment = align(*sides)
    if quoted and alignment.equal >= LONG_RUN:
        return None
    return next((change for change in changes(*sides, alignment) if contradicts(change)), None)


def contradicts(change: Change) -> bool:
    """Whether a change makes two claims of one; where both sides deny, what they deny is put in other words."""
    return change.kind in CONTRADICTING and not (change.kind == "negation" and change.left and change.right)


def relation(linked: bool, contradicted: bool, likeness: float, cosine: float) -> Relation | None:
    """What a scored pair is: `linked` by its probability, `contradicted` by what it is about; None for unrelated."""
    if contradicted and likeness >= ONE_CLAIM:
        return "contradicts"
    if linked:
        return "same remark"
    return "related" if likeness >= ONE_CLAIM or cosine >= RELATED else None


def describe(change: Change) -> str:
    """A change in words: its kind and what stands on each side."""
    sides = [f"“{side}”" if side else "nothing" for side in (change.left, change.right)]
    return f"{change.kind} {sides[0]} / {sides[1]}"
