"""Stages that say of what an article is made, and how much two articles have in common."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from compare.engines.batches import Batch, runs, texts
from compare.engines.contracts import stage
from compare.pipeline.rows import LINES, boilerplate_of, from_json, lines_batch, speech_of
from compare.pipeline.stages.same_text import Pair
from compare.reading.identities import spell
from compare.reporting.exports import encode


@stage(LINES)
def article_ledgers(speech: Batch, spans: Batch) -> Batch:
    """Of what each article is made: boilerplate, quoted speech, the same text as elsewhere, own words; adding to 1."""
    heard = speech_of(speech)
    same: dict[int, list[tuple[int, int]]] = {}
    for article, start, end in zip(*(spans[name].tolist() for name in ("article", "start", "end")), strict=True):
        same.setdefault(article, []).append((start, end))
    lines = []
    rows = zip(speech["id"].tolist(), speech["characters"].tolist(), boilerplate_of(speech), strict=True)
    for article, characters, marks in rows:
        quoted = [span for statement in heard[article].statements for span in statement.quoted]
        aside = [(mark.start, mark.end) for mark in marks]
        shares = ledger(characters, aside, quoted, same.get(article, []))
        lines.append((article, 0, encode({"article": spell(article), "characters": characters, **shares})))
    return lines_batch(lines)


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
    return {"own": round(1 - sum(shares.values()), 6), **shares}


@stage(LINES)
def pair_ledgers(batch: Batch) -> Batch:
    """How many characters of each of two articles stand in the other too."""
    found = [from_json(text, Pair) for text in texts(batch, "record")]
    bounds = runs(batch["articles"]).tolist()
    lines = []
    for a, b in itertools.pairwise(bounds):
        left, right = found[a].left.article, found[a].right.article
        if left != right:
            told = {
                "left": spell(left),
                "right": spell(right),
                "characters_left": covered((p.left.start, p.left.end) for p in found[a:b]),
                "characters_right": covered((p.right.start, p.right.end) for p in found[a:b]),
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
