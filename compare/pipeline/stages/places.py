"""Stages that say of matched passages where they stand, in which statement, and which kind of boilerplate they are."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from compare.engines.batches import Batch, Schema, runs, take, texts
from compare.engines.contracts import stage
from compare.matching.spans import Span, meetings
from compare.matching.stages import ENDS
from compare.pipeline.rows import boilerplate_of, speech_of, to_json
from compare.pipeline.stages.groups import PLACES, Place
from compare.reading.agencies import outlet_key
from compare.reading.identities import identity
from compare.reading.texts import words
from compare.speech.statements import Statement

MEMBERSHIPS = Schema(id="uint64", group="uint64")
# `group` is the representative's id; a passage that is in no group stands for itself.
MATCHED = Schema(
    id="uint64",
    article="uint64",
    start="int64",
    end="int64",
    day="int64",
    boilerplate="bool",
    text="text",
    group="uint64",
)


@stage(ENDS)
def ends_of_matches(matches: Batch) -> Batch:
    """The passages that matches name."""
    return {"id": np.unique(np.concatenate([matches["left"], matches["right"]]))}


@stage(MEMBERSHIPS)
def memberships(groups: Batch) -> Batch:
    """The passages that groups name, each with its group."""
    return {"id": groups["id"], "group": groups["representative"]}


@stage(MATCHED)
def matched_passages(passages: Batch, ends: Batch, members: Batch) -> Batch:
    """The passages that some match or group names, each with its group."""
    named = np.isin(passages["id"], np.concatenate([ends["id"], members["id"]]))
    found = take({name: column for name, column in passages.items() if name != "grain"}, np.asarray(named))
    group = found["id"].copy()
    group[np.searchsorted(group, members["id"])] = members["group"]
    return {**found, "group": group}


@stage(PLACES)
def place(matched: Batch, speech: Batch) -> Batch:
    """Where each passage stands, which statement it is part of, and which kind of boilerplate it is."""
    heard = speech_of(speech)
    marks = dict(zip(speech["id"].tolist(), boilerplate_of(speech), strict=True))
    outlets = dict(zip(speech["id"].tolist(), texts(speech, "outlet"), strict=True))
    sizes = [len(words(text)) for text in texts(matched, "text")]
    spans = list(zip(matched["start"].tolist(), matched["end"].tolist(), strict=True))
    found = []
    for a, b in itertools.pairwise(runs(matched["article"]).tolist()):
        article = int(matched["article"][a])
        tellers = statements_at(heard[article].statements, spans[a:b])
        first: dict[int, int] = {}
        for passage, mark in meetings(spans[a:b], [(mark.start, mark.end) for mark in marks[article]]):
            first[passage] = min(mark, first.get(passage, mark))
        for row in range(a, b):
            aside = matched["boilerplate"][row] and row - a in first
            kind = marks[article][first[row - a]].kind if aside else None
            found.append(Place(article, *spans[row], tellers[row - a], kind, sizes[row], outlets[article] or None))
    keys = {article: identity("outlet", outlet_key(name)) if name else 0 for article, name in outlets.items()}
    return PLACES.pack(
        {
            **{name: matched[name] for name in ("id", "group", "article", "start", "end", "day")},
            "outlet": np.array([keys[one.article] for one in found], np.uint64),
            "characters": speech["characters"][np.searchsorted(speech["id"], matched["article"])],
            "record": [to_json(one) for one in found],
        }
    )


def statements_at(statements: Iterable[Statement], passages: Sequence[Span]) -> list[int | None]:
    """For each passage the statement whose words make up at least half of it; the fullest of several."""
    tellers = [(statement.id, span) for statement in statements for span in statement.spans]
    shares: defaultdict[tuple[int, int], int] = defaultdict(int)
    for i, j in meetings(passages, [span for _, span in tellers]):
        id, (start, end) = tellers[j]
        shares[i, id] += min(end, passages[i][1]) - max(start, passages[i][0])
    most: dict[int, tuple[int, int]] = {}
    for (i, id), share in shares.items():
        most[i] = max(most.get(i, (0, 0)), (share, id))
    return [
        most[i][1] if i in most and 2 * most[i][0] >= end - start else None for i, (start, end) in enumerate(passages)
    ]
