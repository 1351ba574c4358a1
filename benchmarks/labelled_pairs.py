"""Labelled pairs of places, and whether a run joins them into one remark."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from compare import Run

# How much of the shorter of two spans stands in the other where they are one.
HALF = 0.5
ONE = ("same-remark", "overlap")
NEITHER = ("same-claim",)  # one claim by two speakers: neither right nor wrong


class Labelled(NamedTuple):
    """How labelled pairs are joined."""

    joined: int
    missed: int
    wrongly: int
    apart: int


def joined_pairs(run: Run, gold: Path, articles: Mapping[str | None, str]) -> Labelled:
    """How many labelled pairs have parts in one remark; `articles` maps the key of an article to its id."""
    parts: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for remark in run.remarks:
        for member in remark.members:
            parts[member.article].append((member.start, member.end, remark.id))

    def remarks_of(side: dict[str, Any]) -> set[str]:
        start, end = side["start"], side["end"]
        near = parts[articles[side["ID"]]]
        return {id for a, b, id in near if min(b, end) - max(a, start) >= HALF * min(b - a, end - start)}

    count: Counter[tuple[bool, bool]] = Counter()
    for text in gold.read_text("utf-8").splitlines():
        pair = json.loads(text)
        if pair["sure"] and pair["relation"] not in NEITHER:
            count[pair["relation"] in ONE, bool(remarks_of(pair["a"]) & remarks_of(pair["b"]))] += 1
    return Labelled(*(count[one, joined] for one in (True, False) for joined in (True, False)))
