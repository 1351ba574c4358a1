"""Writing results: stages that turn tables into finished lines, and the one place where lines reach the disk."""

from __future__ import annotations

import itertools
from pathlib import Path

from compare.engines import Engine
from compare.engines.batches import OFFSETS, Batch
from compare.engines.contracts import Parts, stage
from compare.pipeline.rows import LINES, articles_of, boilerplate_of, lines_batch, speech_of, standing
from compare.reporting.exports import article_line, boilerplate_line, encode, statement_line, term_line


@stage(LINES)
def article_lines(batch: Batch) -> Batch:
    """The lines of articles.jsonl: one for each article read, versions too."""
    rows = zip(articles_of(batch), batch["order"].tolist(), strict=True)
    return lines_batch([(article.id, order, encode(article_line(article))) for article, order in rows])


@stage(LINES)
def boilerplate_lines(batch: Batch) -> Batch:
    """The lines of boilerplate.jsonl."""
    rows = standing(batch)
    return lines_batch(
        [
            (id, mark.start, encode(boilerplate_line(id, mark)))
            for id, marks in zip(rows["id"].tolist(), boilerplate_of(rows), strict=True)
            for mark in marks
        ]
    )


@stage(LINES)
def statement_lines(batch: Batch) -> Batch:
    """The lines of statements.jsonl."""
    return lines_batch(
        [
            (statement.id, 0, encode(statement_line(article, statement)))
            for article, speech in speech_of(batch).items()
            for statement in speech.statements
        ]
    )


@stage(LINES)
def term_lines(batch: Batch) -> Batch:
    """The lines of terms.jsonl."""
    return lines_batch(
        [
            (article, term.start, encode(term_line(article, term)))
            for article, speech in speech_of(batch).items()
            for term in speech.terms
        ]
    )


@stage(LINES)
def in_order(batch: Batch) -> Batch:
    """The lines as `group` brings them: sorted by (id, place)."""
    return batch


def write(engine: Engine, folder: Path, name: str, *tables: Parts) -> int:
    """Write `name`.jsonl sorted by id, one batch in memory at a time, and give the number of lines back.

    `group` gives its calls back in the order of their keys, so that sorted parts make a sorted file; the lines of
    several tables follow one another.
    """
    with open(folder / f"{name}.jsonl", "wb") as file:
        for table in tables:
            for batch in engine.group(in_order, table, key="id"):
                joined, offsets = batch["line"].tobytes(), batch["line" + OFFSETS].tolist()
                for start, end in itertools.pairwise(offsets):
                    file.write(joined[start:end] + b"\n")
    return sum(table.rows for table in tables)
