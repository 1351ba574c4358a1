"""What a run has written of where its articles come from: the agencies they credit, and the text they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from compare.matching.spans import Span
from compare.reading.identities import read
from compare.tracing.origins import COPIED, ArticlePair, own_in_common
from compare.tracing.remarks import Remark

T = TypeVar("T")


class Sources(NamedTuple):
    """Of articles: the agency that each credits first, and the pairs that share a reporter's own text."""

    credits: dict[int, str]
    copied: frozenset[ArticlePair]

    def of(self, remark: Remark) -> Sources:
        """What concerns the articles of one remark."""
        articles = {part.article for part in remark.parts}
        credits = {id: self.credits[id] for id in articles if id in self.credits}
        return Sources(credits, self.copied.intersection(article_pairs(remark)))


class _Origin(msgspec.Struct):
    kind: str
    name: str


class _Article(msgspec.Struct):
    id: str
    origins: list[_Origin]


class _Statement(msgspec.Struct):
    article: str
    spans: list[Span]


class _Mark(msgspec.Struct):
    article: str
    start: int
    end: int


class _Reuse(msgspec.Struct):
    left: str = ""
    right: str = ""
    spans: list[tuple[int, int, int, int]] = []


def sources_of(folder: Path, remarks: Iterable[Remark]) -> Sources:
    """The credits of the articles in `folder`, and which articles of one remark share a reporter's own text."""
    credits = {
        read(article.id): wire
        for article in lines_of(folder, "articles", _Article)
        if (wire := next((origin.name for origin in article.origins if origin.kind == "wire"), None))
    }
    together = {pair for remark in remarks for pair in article_pairs(remark)}
    shared = {
        pair: reuse
        for reuse in lines_of(folder, "reuse", _Reuse)
        if reuse.spans and (pair := (read(reuse.left), read(reuse.right))) in together
    }
    asked = {id for reuse in shared.values() for id in (reuse.left, reuse.right)}
    speech: defaultdict[str, list[Span]] = defaultdict(list)
    for statement in lines_of(folder, "statements", _Statement) if asked else ():
        if statement.article in asked:
            speech[statement.article] += statement.spans
    for mark in lines_of(folder, "boilerplate", _Mark) if asked else ():
        if mark.article in asked:
            speech[mark.article].append((mark.start, mark.end))
    apart = {id: joined(spans) for id, spans in speech.items()}
    return Sources(
        credits,
        frozenset(
            pair
            for pair, reuse in shared.items()
            if own_in_common(reuse.spans, apart.get(reuse.left, []), apart.get(reuse.right, [])) >= COPIED
        ),
    )


def article_pairs(remark: Remark) -> Iterator[ArticlePair]:
    """The pairs of articles that tell a remark, the smaller id first."""
    return combinations(sorted({part.article for part in remark.parts}), 2)


def joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that meet as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def lines_of(folder: Path, name: str, kind: type[T]) -> Iterator[T]:
    """The lines of a results file, as far as `kind` has their fields; none where the run did not write it."""
    path = folder / f"{name}.jsonl"
    decoder = msgspec.json.Decoder(kind)
    if path.exists():
        with open(path, "rb") as file:
            yield from map(decoder.decode, file)
