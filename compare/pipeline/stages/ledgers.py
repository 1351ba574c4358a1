"""Stages that say of what an article is made, and how much two articles have in common."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from compare.engines.batches import Batch, runs
from compare.engines.contracts import stage
from compare.matching.spans import Span
from compare.pipeline.rows import LINES, boilerplate_of, lines_batch, speech_of
from compare.reading.identities import spell
from compare.reporting.exports import encode


@stage(LINES)
def article_ledgers(speech: Batch, spans: Batch, crowded: Batch, own_lines: Batch, *, keep_boilerplate: bool) -> Batch:
    """Of what each article is made: boilerplate, quoted speech, the same text as elsewhere, own words; adding to 1.

    The same text are the spans given, and members of crowds; boilerplate is what is marked and what the outlet repeats.
    """
    heard = speech_of(speech)
    same, own = places_in(spans, crowded), places_in(own_lines)
    lines = []
    rows = zip(speech["id"].tolist(), speech["characters"].tolist(), boilerplate_of(speech), strict=True)
    for article, characters, marks in rows:
        quoted = [span for statement in heard[article].statements for span in statement.quoted]
        aside = [] if keep_boilerplate else [*((mark.start, mark.end) for mark in marks), *own[article]]
        shares = ledger(characters, aside, quoted, same[article])
        lines.append((article, 0, encode({"article": spell(article), "characters": characters, **shares})))
    return lines_batch(lines)


def places_in(*tables: Batch) -> defaultdict[int, list[Span]]:
    """The spans of SPANS, by their article."""
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for table in tables:
        for article, start, end in zip(*(table[name].tolist() for name in ("article", "start", "end")), strict=True):
            found[article].append((start, end))
    return found


def ledger(
    characters: int,
    boilerplate: Iterable[tuple[int, int]],
    quoted: Iterable[tuple[int, int]],
    same: Iterable[tuple[int, int]],
) -> dict[str, float]:
    """Shares of an article's characters; what is of two kinds counts as the first named."""
    taken = bytearray(characters)
    shares = {}
    for name, spans in (("boilerplate", boilerplate), ("quoted", quoted), ("same_text", same)):
        before, reach = taken.count(1), 0
        for start, end in sorted(spans):
            taken[max(start, reach) : end] = b"\1" * (end - max(start, reach))
            reach = max(reach, end)
        shares[name] = round((taken.count(1) - before) / max(1, characters), 6)
    return {"own": max(0.0, round(1 - sum(shares.values()), 6)), **shares}


@stage(LINES)
def reuse_ledgers(reuses: Batch) -> Batch:
    """Which spans of two articles are the same text or nearly, and how many characters of each they cover together."""
    names = ("left_start", "left_end", "right_start", "right_end")
    spans = np.stack([reuses[name] for name in names], axis=1).tolist()
    bounds = runs(reuses["key"])
    lines = []
    for a, b in itertools.pairwise(bounds.tolist()):
        left, right = int(reuses["left"][a]), int(reuses["right"][a])
        told = {
            "left": spell(left),
            "right": spell(right),
            "characters_left": covered((one[0], one[1]) for one in spans[a:b]),
            "characters_right": covered((one[2], one[3]) for one in spans[a:b]),
            "spans": sorted(spans[a:b]),
        }
        lines.append((left, right, encode(told)))
    return lines_batch(lines)


def covered(spans: Iterable[tuple[int, int]]) -> int:
    """How many characters these spans cover together."""
    total, reach = 0, -1
    for start, end in sorted(spans):
        total += max(0, end - max(start, reach))
        reach = max(reach, end)
    return total
