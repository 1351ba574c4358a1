"""Stages that label the passages which an outlet repeats: counted over the corpus, when results are written.

places -> copies; matches -(group)- copies -> variants of a passage, a date or a number changed
copies, variants -(group)-> what its outlet repeats -(article)-> how much of each article that is
places, variants, shares -(group)-> places with their labels

Labels decide nothing before: no passage, statement or candidate goes, so that an added article changes labels alone.
"""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np

from compare.engines.batches import Batch, Schema, concatenate, runs, take, texts
from compare.engines.contracts import Engine, Parts, stage
from compare.matching.matches import NEAR_DUPLICATE
from compare.matching.repeats import Carriers, are_own_lines, count_carriers, middle
from compare.pipeline.rows import from_json, to_json
from compare.pipeline.stages.groups import PLACES, Place, Repeat

# Two wordings of one line have at least this Jaccard: a line of twenty words with one number changed has 0.71. Swept on
# 16,452 articles of 2012-2016: at 0.5 an eighth of what was learned through variants (4 of 32 read) was news around a
# list of links that its site puts into its paragraphs; at 0.6 two such passages were left, at 0.7 none.
VARIANT = 0.7
# A passage learns from no more copies of each of its variants: enough to know a line by.
ENOUGH = 50

COPIES = Schema(**{column.name: column.dtype for column in PLACES.columns if column.name != "record"})
EDGES = Schema(group="uint64", other="uint64")
VARIANTS = Schema(group="uint64", article="uint64", outlet="uint64", day="int64")
REPEATED = Schema(id="uint64", group="uint64", article="uint64", start="int64", end="int64", characters="int64")
SHARES = Schema(id="uint64", group="uint64", share="float64")


def label_repeats(engine: Engine, placed: Parts, matches: Parts) -> Parts:
    """PLACES, each that is a line which its outlet repeats with its label."""
    copies = engine.map(copies_of, placed)
    variants = engine.group(pass_on, engine.map(edges, matches), copies, key="group")
    repeated = engine.group(repeated_in_outlet, copies, variants, key="group")
    shares = engine.group(share_repeated, repeated, key="article")
    return engine.group(label, placed, variants, shares, key="group")


@stage(COPIES)
def copies_of(placed: Batch) -> Batch:
    """The columns of places that are counted."""
    return {name: placed[name] for name in COPIES.arrays}


@stage(EDGES)
def edges(matches: Batch) -> Batch:
    """Each passage with its variants, both ways."""
    near = take(matches, (matches["tier"] == NEAR_DUPLICATE) & (matches["jaccard"] >= VARIANT))
    return {
        "group": np.concatenate([near["left"], near["right"]]),
        "other": np.concatenate([near["right"], near["left"]]),
    }


@stage(VARIANTS)
def pass_on(asked: Batch, copies: Batch) -> Batch:
    """The copies of each passage, under the passages of which it is a variant."""
    first = np.searchsorted(copies["group"], asked["group"])
    sizes = np.minimum(np.searchsorted(copies["group"], asked["group"], "right") - first, ENOUGH)
    rows = np.arange(sizes.sum()) + np.repeat(first - np.cumsum(sizes) + sizes, sizes)
    return {
        "group": np.repeat(asked["other"], sizes),
        **{name: copies[name][rows] for name in ("article", "outlet", "day")},
    }


@stage(REPEATED)
def repeated_in_outlet(copies: Batch, variants: Batch) -> Batch:
    """The copies of what stands in two or more articles of a known outlet."""
    carriers = count_both(copies, variants)
    found = take(copies, (carriers.articles[carriers.row_of] > 1) & (copies["outlet"] != 0))
    return {name: found[name] for name in REPEATED.arrays}


@stage(SHARES)
def share_repeated(repeated: Batch) -> Batch:
    """How much of each article stands in other articles of its outlet: said of each of these passages."""
    order = np.lexsort((repeated["start"], repeated["article"]))
    found = take(repeated, order)
    shares = np.zeros(len(order))
    for a, b in itertools.pairwise(runs(found["article"]).tolist()):
        start, end = found["start"][a:b], found["end"][a:b]
        reach = np.concatenate(([0], np.maximum.accumulate(end)[:-1]))
        covered = np.maximum(end - np.maximum(start, reach), 0).sum()
        shares[a:b] = covered / max(1, int(found["characters"][a]))
    return {"id": found["id"], "group": found["group"], "share": shares}


@stage(PLACES)
def label(placed: Batch, variants: Batch, shares: Batch) -> Batch:
    """Places, each with how often its outlet repeats it where it is a line of the outlet's own."""
    carriers = count_both(placed, variants)
    row, known = carriers.row_of, len(carriers.articles)
    part = middle((placed["end"] - placed["start"]) / np.maximum(placed["characters"], 1), row, known)
    order = np.argsort(placed["id"])
    of_share = row[order][np.searchsorted(placed["id"][order], shares["id"])]
    own = are_own_lines(carriers, part, middle(shares["share"], of_share, known))
    if not own.any():
        return placed
    records = texts(placed, "record")
    for n in np.flatnonzero(own[row]).tolist():
        repeated = Repeat(int(carriers.articles[row[n]]), int(carriers.days[row[n]]))
        records[n] = to_json(replace(from_json(records[n], Place), repeated=repeated))
    columns = {name: placed[name] for name in PLACES.arrays if not name.startswith("record")}
    return PLACES.pack({**columns, "record": records})


def count_both(copies: Batch, variants: Batch) -> Carriers:
    """The carriers of passages, from their copies and those of their variants; `row_of` is of the copies alone."""
    names = ("group", "outlet", "article", "day")
    both = concatenate([{name: batch[name] for name in names} for batch in (copies, variants)])
    found = count_carriers(*(both[name] for name in names))
    return found._replace(row_of=found.row_of[: len(copies["id"])])
