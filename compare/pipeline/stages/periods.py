"""Stages that leave out the articles that were not published in a period, and say so of each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import Batch, take, texts
from compare.engines.contracts import stage
from compare.pipeline.rows import ARTICLES, LINES, from_json, lines_batch
from compare.pipeline.windows import days_of
from compare.reading.records import Skipped
from compare.reporting.exports import encode, skipped_line


@dataclass(frozen=True, slots=True)
class Known:
    """What has to be known of an article here."""

    path: str
    reader: str
    published: str | None


@stage(ARTICLES)
def within(batch: Batch, first: int, last: int) -> Batch:
    """The articles that may have been published in the days from `first` to `last`, and those without a date."""
    return take(batch, ~outside(known_of(batch), first, last))


@stage(LINES)
def left_out(batch: Batch, first: int, last: int, since: str | None, until: str | None) -> Batch:
    """The lines of skipped.jsonl for the other articles; `since` and `until` are the options' own words."""
    known = known_of(batch)
    orders = batch["order"].tolist()
    rows = []
    for row in np.flatnonzero(outside(known, first, last)).tolist():
        days = days_of(known[row].published)
        early = days is not None and days[1] < first
        bound = f"before {since}; left out by --since" if early else f"after {until}; left out by --until"
        rows.append(
            (orders[row], 0, encode(skipped_line(skipped(known[row], f"published {known[row].published}, {bound}"))))
        )
    return lines_batch(rows)


def known_of(batch: Batch) -> list[Known]:
    """Path and date of each article of a batch of ARTICLES."""
    return [from_json(record, Known) for record in texts(batch, "record")]


def outside(known: list[Known], first: int, last: int) -> NDArray[np.bool_]:
    """Which of these articles surely were not published from `first` to `last`."""
    spans = (days_of(one.published) or (first, last) for one in known)
    return np.array([end < first or last < start for start, end in spans], np.bool_)


def skipped(known: Known, reason: str) -> Skipped:
    """The article as one that was left out: its file, and its line there where the file holds many."""
    path, _, line = known.path.rpartition("#")
    if known.reader != "text" and line.isdecimal():
        return Skipped(path, int(line), reason, expected=True)
    return Skipped(known.path, None, reason, expected=True)
