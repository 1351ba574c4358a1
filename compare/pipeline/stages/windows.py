"""Stages that keep, of matches between passages, those of articles published within so many days of each other.

articles -> days; pairs -> sides -(article)- days -> dated sides -(pair)-> near or not -(family)-> told -(pair)-> pairs
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import Batch, Schema, starts, take, texts
from compare.engines.contracts import Engine, Parts, stage
from compare.pipeline.rows import day_of, from_json, standing
from compare.pipeline.stages.same_text import PAIRED
from compare.reading.identities import identity

# The day on which an article was published, counted from 0001-01-01; 0 where it is not known to the day.
DAYS = Schema(article="uint64", day="int64")
# One row a side of a pair; id is the pair's, `left` and `right` are its passages. A `family` is what told pairs stand
# for: the pairs of one group of equal passages, or those of a match of two groups, known by its scores.
SIDES = Schema(id="uint64", family="uint64", left="uint64", right="uint64", article="uint64", told="bool", day="int64")
NEAR = Schema(id="uint64", family="uint64", left="uint64", right="uint64", told="bool", near="bool")
KEPT = Schema(id="uint64", told="bool")


@dataclass(frozen=True, slots=True)
class Dated:
    """What has to be known of an article here."""

    published: str | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where one side of a pair stands."""

    article: int
    start: int
    end: int

    @property
    def id(self) -> int:
        """The id of the passage."""
        return identity("place", self.article, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Ends:
    """What has to be known of a pair here."""

    left: Stretch
    right: Stretch
    group: int | None
    jaccard: float
    containment_left: float
    containment_right: float

    @property
    def family(self) -> int:
        """The pairs among which it stands."""
        if self.group is not None:
            return self.group
        return identity(*map(str, (self.jaccard, *sorted((self.containment_left, self.containment_right)))))


def within_window(engine: Engine, articles: Parts, paired: Parts, days: int) -> Parts:
    """The PAIRED whose articles were published at most `days` apart, or of which one has no known day.

    Where the pair that told of others is left out, others are told in its place, one a passage.
    """
    sides = engine.group(date, engine.map(sides_of, paired), engine.map(days_of_articles, articles), key="article")
    near = engine.group(hold, sides, key="id", days=days)
    return engine.group(keep_pairs, paired, engine.group(tell_others, near, key="family"), key="id")


@stage(DAYS)
def days_of_articles(articles: Batch) -> Batch:
    """The day of each article that stands."""
    rows = standing(articles)
    published = (from_json(record, Dated).published for record in texts(rows, "record"))
    return DAYS.pack({"article": rows["id"], "day": [day_of(one or "") for one in published]})


@stage(SIDES)
def sides_of(paired: Batch) -> Batch:
    """Both sides of each pair, without their days."""
    found = [from_json(record, Ends) for record in texts(paired, "record")]
    articles = [one.left.article for one in found] + [one.right.article for one in found]
    return SIDES.pack(
        {
            "id": np.tile(paired["id"], 2),
            "family": [one.family for one in found] * 2,
            "left": [one.left.id for one in found] * 2,
            "right": [one.right.id for one in found] * 2,
            "article": articles,
            "told": np.tile(paired["told"], 2),
            "day": np.zeros(len(articles), np.int64),
        }
    )


@stage(SIDES)
def date(sides: Batch, days: Batch) -> Batch:
    """The sides with the days of their articles."""
    if not len(sides["id"]):
        return sides
    return {**sides, "day": days["day"][np.searchsorted(days["article"], sides["article"])]}


@stage(NEAR)
def hold(sides: Batch, days: int) -> Batch:
    """The pairs, and whether their days are near enough; the two sides of each stand next to one another."""
    one, other = sides["day"][0::2], sides["day"][1::2]
    near = (one == 0) | (other == 0) | (np.abs(one - other) <= days)
    return {**{name: sides[name][0::2] for name in ("id", "family", "left", "right", "told")}, "near": near}


@stage(KEPT)
def tell_others(near: Batch) -> Batch:
    """The pairs that are near enough; in a family that lost a told one the first pair of each passage is told."""
    lost = np.isin(near["family"], near["family"][near["told"] & ~near["near"]])
    kept = take({**near, "lost": lost}, near["near"])
    first = firsts(kept, "left") | firsts(kept, "right")
    return {"id": kept["id"], "told": kept["told"] | (kept["lost"] & first)}


def firsts(kept: Batch, side: str) -> NDArray[np.bool_]:
    """Which pairs are the first of their family for the passage on this side, told ones before others."""
    order = np.lexsort([kept["id"], ~kept["told"], kept[side], kept["family"]])
    found = np.empty(len(order), np.bool_)
    found[order] = starts(kept["family"][order], kept[side][order])
    return found


@stage(PAIRED)
def keep_pairs(paired: Batch, kept: Batch) -> Batch:
    """The pairs that are kept, told or not."""
    found = take(paired, np.isin(paired["id"], kept["id"]))
    if not len(found["id"]):
        return found
    return {**found, "told": kept["told"][np.searchsorted(kept["id"], found["id"])]}
