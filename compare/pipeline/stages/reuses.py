"""Stages that bring articles to the search for reused spans, and say which of these count and where they stand.

articles -> texts -> reused spans -(left article)-(right article)-> those that count -> spans of each article, ledgers
"""

from __future__ import annotations

import itertools
from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import Batch, Schema, concatenate, runs, take, texts
from compare.engines.contracts import Engine, Parts, stage
from compare.matching.reuses import ARTICLES, REUSES, pair_key, reused_spans
from compare.matching.spans import Span, meetings
from compare.pipeline.rows import articles_of, boilerplate_of, day_of, standing
from compare.pipeline.stages.crowds import SPANS
from compare.pipeline.stages.ledgers import covered
from compare.pipeline.stages.same_text import pairs_of
from compare.reading.agencies import outlet_key
from compare.reading.identities import identity

# REUSES under one of their articles, with what is known of those seen: the outlet as a key (0 where it is not known),
# whether a side is set aside, and whether both are of one outlet.
SEEN = Schema(
    article="uint64",
    outlet="uint64",
    aside="bool",
    within="bool",
    **{column.name: column.dtype for column in REUSES.columns},
)


def reuses(engine: Engine, articles: Parts, window: int | None = None) -> tuple[Parts, Parts]:
    """The REUSES among ARTICLES that stand for their versions, and the COUNTS of pairs left out of crowds."""
    return reused_spans(engine, engine.map(texts_of, articles), window)


def counted(
    engine: Engine,
    found: Parts,
    speech: Parts,
    own_lines: Parts,
    keep_boilerplate: bool = False,
    within_outlet: bool = False,
) -> Parts:
    """The REUSES that count: with `keep_boilerplate` boilerplate too, with `within_outlet` what one outlet shares too.

    A span is boilerplate where half of either side is, by SPEECH or as a line its outlet repeats (SPANS).
    """
    seen = engine.map(by_left, found)
    for side, other in (("left", "right"), ("right", "left")):
        seen = engine.group(see, seen, speech, own_lines, key="article", side=side, other=other)
    return engine.map(keep, seen, keep_boilerplate=keep_boilerplate, within_outlet=within_outlet)


@stage(ARTICLES)
def texts_of(articles: Batch) -> Batch:
    """The texts of the articles that stand for their versions, with their days."""
    rows = standing(articles)
    days = [day_of(article.published or "") for article in articles_of(rows)]
    return {
        "id": rows["id"],
        "day": np.array(days, np.int64),
        "text": rows["text"],
        "text:offsets": rows["text:offsets"],
    }


@stage(SEEN)
def by_left(found: Batch) -> Batch:
    """The reused spans under their left articles, of which nothing is seen yet."""
    nothing = np.zeros(len(found["key"]), np.bool_)
    return {"article": found["left"], "outlet": nothing.astype(np.uint64), "aside": nothing, "within": nothing, **found}


@stage(SEEN)
def see(seen: Batch, speech: Batch, own_lines: Batch, *, side: str, other: str) -> Batch:
    """The reused spans with what is known of this side, under the other article."""
    marks: defaultdict[int, list[Span]] = defaultdict(list)
    for article, rows in zip(speech["id"].tolist(), boilerplate_of(speech), strict=True):
        marks[article] += [(mark.start, mark.end) for mark in rows]
    for article, *line in zip(*(own_lines[name].tolist() for name in ("article", "start", "end")), strict=True):
        marks[article].append((line[0], line[1]))
    spans = list(zip(seen[f"{side}_start"].tolist(), seen[f"{side}_end"].tolist(), strict=True))
    aside = [
        2 * size >= end - start
        for a, b in itertools.pairwise(runs(seen["article"]).tolist())
        for size, (start, end) in zip(set_aside(spans[a:b], marks[int(seen["article"][a])]), spans[a:b], strict=True)
    ]
    names = [identity("outlet", outlet_key(name)) if name else 0 for name in texts(speech, "outlet")]
    known = dict(zip(speech["id"].tolist(), names, strict=True))
    outlet = np.array([known[article] for article in seen["article"].tolist()], np.uint64)
    return {
        **seen,
        "article": seen[other],
        "outlet": outlet,
        "aside": seen["aside"] | np.array(aside, np.bool_),
        "within": (outlet == seen["outlet"]) & (outlet != 0),
    }


def set_aside(spans: list[Span], marks: list[Span]) -> list[int]:
    """How many characters of each span stand in any mark."""
    inside: list[list[Span]] = [[] for _ in spans]
    for i, j in meetings(spans, marks):
        inside[i].append((max(spans[i][0], marks[j][0]), min(spans[i][1], marks[j][1])))
    return [covered(some) for some in inside]


@stage(REUSES)
def keep(seen: Batch, *, keep_boilerplate: bool, within_outlet: bool) -> Batch:
    """The reused spans that count."""
    left_out = (seen["aside"] & (not keep_boilerplate)) | (seen["within"] & (not within_outlet))
    return take({name: seen[name] for name in REUSES.arrays}, np.asarray(~left_out))


@stage(REUSES)
def reuses_of_passages(paired: Batch) -> Batch:
    """The pairs of passages of two articles as reused spans; of words in common as many as their shingles tell."""
    found = [pair for pair in pairs_of(paired) if pair.left.article != pair.right.article]
    left, right = (np.array([getattr(pair, side).article for pair in found], np.uint64) for side in ("left", "right"))
    return REUSES.pack(
        {
            "key": pair_key(left, right),
            "left": left,
            "left_start": [pair.left.start for pair in found],
            "left_end": [pair.left.end for pair in found],
            "right": right,
            "right_start": [pair.right.start for pair in found],
            "right_end": [pair.right.end for pair in found],
            "equal": [round(pair.containment_left * pair.left.words) for pair in found],
            "left_words": [pair.left.words for pair in found],
            "right_words": [pair.right.words for pair in found],
        }
    )


@stage(REUSES)
def with_passages(spans: Batch, passages: Batch) -> Batch:
    """The reused spans, and of the passages of the same two articles those too short to be one: that meet none."""
    spans = {name: spans[name] for name in REUSES.arrays}
    rows = {int(key): slice(a, b) for key, (a, b) in keyed(spans["key"])}
    kept = np.ones(len(passages["key"]), np.bool_)
    for key, (a, b) in keyed(passages["key"]):
        if int(key) in rows:
            for side in ("left", "right"):
                ends = (f"{side}_start", f"{side}_end")
                here = list(zip(*(passages[name][a:b].tolist() for name in ends), strict=True))
                there = list(zip(*(spans[name][rows[int(key)]].tolist() for name in ends), strict=True))
                kept[[a + i for i, _ in meetings(here, there)]] = False
    return concatenate([spans, take(passages, kept)])


def keyed(keys: NDArray[np.uint64]) -> list[tuple[np.uint64, Span]]:
    """Each key of sorted ones, and the rows that have it."""
    bounds = runs(keys).tolist()
    return [(keys[a], (a, b)) for a, b in itertools.pairwise(bounds)]


@stage(SPANS)
def spans_of_reuses(found: Batch) -> Batch:
    """Both sides of the reused spans, each once."""
    sides = [
        np.concatenate([found[f"left{name}"], found[f"right{name}"]]).astype(np.uint64)
        for name in ("", "_start", "_end")
    ]
    article, start, end = np.unique(np.stack(sides), axis=1)
    return {"id": start, "article": article, "start": start.astype(np.int64), "end": end.astype(np.int64)}
