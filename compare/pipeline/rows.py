"""The tables that pass between stages: which columns, and how the nouns stand in them.

What stages sort, join and count by are columns; the noun itself rides along as one column of JSON (`record`), which
the stage that needs the whole noun reads back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

import msgspec
import numpy as np

from compare.engines.batches import Batch, Schema, take, texts
from compare.reading.articles import Article
from compare.reading.boilerplate import Boilerplate
from compare.reading.passages import Block
from compare.reading.records import Record
from compare.speech.statements import Speech
from compare.tracing.remarks import Part

T = TypeVar("T")

# Records as readers find them, before anything is concluded from their texts.
RECORDS = Schema(id="uint64", record="text")
# One row an article. `copy` is the same for the same text from the same outlet; `version_of` is 0 for the article
# that stands for all its versions; `order` is its place in the input.
ARTICLES = Schema(
    id="uint64",
    copy="uint64",
    version_of="uint64",
    order="int64",
    record="text",
    text="text",
    boilerplate="text",
    blocks="text",
)
# One row an article that is no version of another: what is said in it (`record`), and what is needed beside that to
# label its passages. `article` equals `id`, as the key by which passages find it.
SPEECH = Schema(id="uint64", article="uint64", characters="int64", outlet="text", boilerplate="text", record="text")
# One row a part of a statement: what is joined into remarks. `day` counts from 0001-01-01; it is 0 where the date is
# not known to the day. `english`: whether its article is.
PARTS = Schema(
    id="uint64",
    statement="uint64",
    article="uint64",
    start="int64",
    end="int64",
    day="int64",
    english="bool",
    text="text",
    record="text",
)
# A finished line of a results file; parts of it sorted by (id, place).
LINES = Schema(id="uint64", place="uint64", line="text")


def to_json(noun: Any) -> str:
    """A noun, or a sequence of them, as JSON."""
    return msgspec.json.encode(noun).decode()


def from_json(text: str, kind: type[T]) -> T:
    """The noun of this kind that the JSON holds."""
    return msgspec.json.decode(text, type=kind)


def records_of(batch: Batch) -> list[Record]:
    """The records of a batch of RECORDS."""
    return [from_json(text, Record) for text in texts(batch, "record")]


def article_columns(
    articles: Sequence[Article],
    copies: Sequence[int],
    orders: Sequence[int],
    boilerplate: Sequence[Sequence[Boilerplate]],
    blocks: Sequence[Sequence[Block]],
) -> dict[str, list[Any]]:
    """The columns of ARTICLES; the text stands in its own column, not in the record."""
    return {
        "id": [article.id for article in articles],
        "copy": list(copies),
        "version_of": [article.version_of or 0 for article in articles],
        "order": list(orders),
        "record": [to_json(replace(article, text="")) for article in articles],
        "text": [article.text for article in articles],
        "boilerplate": [to_json(marks) for marks in boilerplate],
        "blocks": [to_json(rows) for rows in blocks],
    }


def articles_of(batch: Batch) -> list[Article]:
    """The articles of a batch of ARTICLES."""
    pairs = zip(texts(batch, "record"), texts(batch, "text"), batch["version_of"].tolist(), strict=True)
    return [replace(from_json(record, Article), text=text, version_of=of or None) for record, text, of in pairs]


def boilerplate_of(batch: Batch) -> list[tuple[Boilerplate, ...]]:
    """What is set aside in each article of a batch of ARTICLES."""
    return [from_json(text, tuple[Boilerplate, ...]) for text in texts(batch, "boilerplate")]


def blocks_of(batch: Batch) -> list[tuple[Block, ...]]:
    """The blocks of each article of a batch of ARTICLES."""
    return [from_json(text, tuple[Block, ...]) for text in texts(batch, "blocks")]


def standing(batch: Batch) -> Batch:
    """The rows of ARTICLES that stand for their versions."""
    return take(batch, np.asarray(batch["version_of"] == 0))


def speech_of(batch: Batch) -> dict[int, Speech]:
    """What each article of a batch of SPEECH says, by the article's id."""
    rows = zip(batch["id"].tolist(), texts(batch, "record"), strict=True)
    return {id: from_json(text, Speech) for id, text in rows}


def parts_of(batch: Batch) -> list[Part]:
    """The parts of a batch of PARTS."""
    return [from_json(text, Part) for text in texts(batch, "record")]


def part_columns(parts: Sequence[Part], english: Sequence[bool]) -> dict[str, list[Any]]:
    """The columns of PARTS; `english`, for each part, whether its article is."""
    names = ("id", "statement", "article", "start", "end", "text")
    columns: dict[str, list[Any]] = {name: [getattr(part, name) for part in parts] for name in names}
    days = {published: day_of(published) for published in {part.published for part in parts}}
    return columns | {
        "day": [days[part.published] for part in parts],
        "english": list(english),
        "record": [to_json(part) for part in parts],
    }


def day_of(published: str) -> int:
    """The day of an EDTF date, 0 where it is not known to the day."""
    try:
        return date.fromisoformat(published.rstrip("?~")).toordinal()
    except ValueError:
        return 0


def lines_batch(rows: Sequence[tuple[int, int, bytes]]) -> Batch:
    """A batch of LINES from (id, place, line)."""
    return LINES.pack(
        {
            "id": [id for id, _, _ in rows],
            "place": [place for _, place, _ in rows],
            "line": [line.decode() for _, _, line in rows],
        }
    )
