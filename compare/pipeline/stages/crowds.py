"""Groups of identical passages too large to be told pair by pair: crowds.

Of a crowd each member is paired with the representative and its neighbours alone, and matches of the crowd with another
group stand for its representative alone: a notice that thousands of articles carry costs no more than its places. That
each member's words stand elsewhere too is known without its pairs, and counted.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from compare.engines.batches import Batch, Schema, runs, texts
from compare.engines.contracts import stage
from compare.pipeline.rows import from_json
from compare.pipeline.stages.groups import Place

# Members of a group from which on it is a crowd: a group of so many has 1,225 pairs.
CROWD = 50
# The stretches of an article that stand elsewhere too.
SPANS = Schema(id="uint64", article="uint64", start="int64", end="int64")


def places_to_pair(members: int) -> Iterable[tuple[int, int]]:
    """Which members of a group are paired: all, or in a crowd the first with all and the others with the next."""
    if members <= CROWD:
        return itertools.combinations(range(members), 2)
    return itertools.chain(((0, j) for j in range(1, members)), ((i, i + 1) for i in range(1, members - 1)))


def few(members: list[Place]) -> list[Place]:
    """The members of a group, of a crowd the representative alone."""
    return members if len(members) <= CROWD else members[:1]


@stage(SPANS)
def spans_of_crowds(
    placed: Batch, *, window: int | None, keep_boilerplate: bool = False, within_outlet: bool = False
) -> Batch:
    """The members of crowds whose words stand in an article that counts: of another outlet, and near in time."""
    # An article of an unknown outlet equals nothing: it stands for itself.
    outlets = np.where(placed["outlet"] == 0, placed["article"], placed["outlet"])
    owners = (placed["article"] if within_outlet else outlets).tolist()
    days, records = placed["day"].tolist(), texts(placed, "record")
    kept = []
    for a, b in itertools.pairwise(runs(placed["group"]).tolist()):
        if b - a > CROWD:
            news = [row for row in range(a, b) if keep_boilerplate or from_json(records[row], Place).label is None]
            alone = lonely([owners[row] for row in news], [days[row] for row in news], window)
            kept += [row for row, none in zip(news, alone, strict=True) if not none]
    rows = np.array(kept, np.int64)
    spans = {name: placed[name][rows] for name in ("article", "start", "end")}
    return {"id": spans["start"].astype(np.uint64), **spans}


def lonely(owners: Sequence[int], days: Sequence[int], window: int | None) -> list[bool]:
    """For each member whether none of another owner is within so many days; a day of 0 is not known, and may be any."""
    if window is None or 0 in days:
        return [len(set(owners)) < 2] * len(owners)
    order = sorted(range(len(days)), key=days.__getitem__)
    near: Counter[int] = Counter()
    first = last = 0
    alone = [True] * len(days)
    for place in order:
        while last < len(order) and days[order[last]] <= days[place] + window:
            near[owners[order[last]]] += 1
            last += 1
        while days[order[first]] < days[place] - window:
            gone = owners[order[first]]
            near[gone] -= 1
            if not near[gone]:
                del near[gone]
            first += 1
        alone[place] = len(near) < 2
    return alone
