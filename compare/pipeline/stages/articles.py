"""Stages that look at one article: read, clean, segment, extract, cut into parts."""

from __future__ import annotations

import itertools

import numpy as np

from compare.engines.batches import Batch, runs, take, texts
from compare.engines.contracts import stage
from compare.matching.parts import split_parts
from compare.matching.spans import common
from compare.matching.stages import PASSAGES
from compare.matching.voices import named
from compare.pipeline.rows import (
    ARTICLES,
    PARTS,
    SPEECH,
    article_columns,
    articles_of,
    blocks_of,
    boilerplate_of,
    day_of,
    part_columns,
    records_of,
    speech_of,
    standing,
    to_json,
)
from compare.reading.agencies import outlet_key
from compare.reading.articles import Article, describe
from compare.reading.boilerplate import mark
from compare.reading.identities import identity, spell
from compare.reading.name_lists import NO_NAMES, Names
from compare.reading.passages import lay_out, segment
from compare.speech.foreign import is_english
from compare.speech.marked import extract_marked
from compare.speech.rosters import Roster
from compare.speech.speakers import key_of
from compare.speech.statements import Speech, Statement, extract
from compare.tracing.remarks import Part

GRAINS = {"paragraph": 0, "sentence": 1, "boilerplate": 2}


@stage(ARTICLES)
def understand(batch: Batch, outlets: Names = NO_NAMES) -> Batch:
    """Records to articles, with what is set aside in each and its lines laid out; `outlets` as outlets.csv has them."""
    articles = [describe(record, outlets) for record in records_of(batch)]
    marks = [mark(article) for article in articles]
    blocks = [lay_out(article, set_aside) for article, set_aside in zip(articles, marks, strict=True)]
    copies = [
        identity("copy", outlet_key(article.outlet) if article.outlet else article.id, article.sha256)
        for article in articles
    ]
    return ARTICLES.pack(article_columns(articles, copies, batch["id"].astype(np.int64).tolist(), marks, blocks))


@stage(ARTICLES)
def settle_versions(batch: Batch, by: str) -> Batch:
    """Among articles that share `by` (their id, or text and outlet) the first of the input stands for the others.

    Of articles of which some are versions already, the first that stands for itself.
    """
    batch = take(batch, np.lexsort((batch["order"], batch["version_of"] != 0, batch[by])))
    version_of = batch["version_of"].copy()
    bounds = runs(batch[by]).tolist()
    for start, end in itertools.pairwise(bounds):
        for row in range(start + 1, end):
            version_of[row] = version_of[row] or version_of[start] or batch["id"][start]
    return batch | {"version_of": version_of}


@stage(PASSAGES)
def cut_passages(batch: Batch) -> Batch:
    """The passages of each article that can be compared."""
    rows = standing(batch)
    columns: dict[str, list[object]] = {
        name: [] for name in ("id", "article", "start", "end", "day", "grain", "boilerplate", "text")
    }
    for article, marks, blocks in zip(articles_of(rows), boilerplate_of(rows), blocks_of(rows), strict=True):
        for passage in segment(article, marks, blocks):
            columns["id"].append(identity("passage", spell(article.id), passage.start, passage.end))
            columns["article"].append(article.id)
            columns["start"].append(passage.start)
            columns["end"].append(passage.end)
            columns["day"].append(day_of(article.published or ""))
            columns["grain"].append(GRAINS[passage.grain])
            columns["boilerplate"].append(passage.boilerplate)
            columns["text"].append(article.text[passage.start : passage.end])
    return PASSAGES.pack(columns)


@stage(SPEECH)
def hear(batch: Batch, people: Names = NO_NAMES, by_marks: bool = False) -> Batch:
    """What is said in each article, or `by_marks` alone what is quoted; `people` as people.csv has them."""
    roster = Roster(people)
    rows = standing(batch)
    articles = articles_of(rows)
    listen = extract_marked if by_marks else extract
    heard = map(roster.name, map(listen, articles, boilerplate_of(rows), blocks_of(rows)))
    return SPEECH.pack(
        {
            "id": rows["id"],
            "article": rows["id"],
            "characters": [len(article.text) for article in articles],
            "outlet": [article.outlet or "" for article in articles],
            "boilerplate": texts(rows, "boilerplate"),
            "record": [to_json(speech) for speech in heard],
        }
    )


@stage(SPEECH)
def leave_statements(speech: Batch) -> Batch:
    """The same articles without what is said in them."""
    columns = {name: column for name, column in speech.items() if not name.startswith("record")}
    return SPEECH.pack(columns | {"record": [to_json(Speech((), ()))] * len(speech["id"])})


@stage(PARTS)
def cut_parts(articles: Batch, speech: Batch) -> Batch:
    """The parts of each article's statements: what is joined into remarks."""
    heard = speech_of(speech)
    parts: list[Part] = []
    english: list[bool] = []
    for article in articles_of(standing(articles)):
        for statement in heard[article.id].statements:
            if statement.inner_of is None:
                parts += parts_of_statement(article, statement)
        english += [is_english(article.language)] * (len(parts) - len(english))
    return PARTS.pack(part_columns(parts, english))


def parts_of_statement(article: Article, statement: Statement) -> list[Part]:
    """The sentences and clauses of one statement, each with who said it and when."""
    who = named(statement.speakers)
    return [
        Part(
            id=identity("part", spell(statement.id), start),
            statement=statement.id,
            article=article.id,
            start=start,
            end=end,
            form=statement.form,
            quoted=2 * common(statement.quoted, start, end) >= end - start,
            outlet=article.outlet,
            speaker=key_of(statement.speakers),
            name=who.name,
            published=article.published or "",
            text=article.text[start:end],
            said=statement.said,
            published_at=article.published_at,
            guessed=who.guessed,
            speaker_kind=who.kind,
        )
        for span in statement.spans
        for start, end in split_parts(article.text, span)
    ]
