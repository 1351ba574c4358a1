"""Joining the remarks of a run again, at another probability, from the links that it has written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from compare.matching.voices import named
from compare.pipeline.quantities import read_share
from compare.pipeline.sources import sources_of
from compare.reading.identities import identity, read
from compare.reading.name_lists import Listed, Names
from compare.reporting.findings import Remarks
from compare.reporting.nouns import Remark as Told
from compare.reporting.nouns import Trace
from compare.reporting.remark_lines import remark_line, trace_line
from compare.reporting.runs import Run
from compare.tracing.origins import origins
from compare.tracing.remarks import Link, Part, Remark, rejoin
from compare.tracing.traces import trace

# The parts that links name, with their words.
LINKED_PARTS = """
SELECT parts.statement, parts.start, parts.end, parts.quoted, parts.speaker,
  substr(articles.text, parts.start + 1, parts.end - parts.start)
FROM parts JOIN articles ON articles.id = parts.article
WHERE (parts.statement, parts.start) IN (
  SELECT left_statement, left_start FROM links UNION SELECT right_statement, right_start FROM links
)
ORDER BY parts.id
"""


def rejoined(run: Run, probability: float) -> Remarks:
    """The remarks of a run, joined from this probability on: nothing is encoded, scored or written.

    Raises UsageError where it is no share.
    """
    read_share("probability", probability)
    parts = {part.id: part for part in linked_parts(run)}
    found = rejoin(parts, map(link_of, run.rows("links")), probability)
    carriers = {read(one.id): one.carrier for one in run.statements if one.carrier}
    lines = list(lines_of(found, carriers, run))
    return run.in_full(
        [msgspec.convert(remark, Told) for remark, _ in lines], [msgspec.convert(steps, Trace) for _, steps in lines]
    )


def link_of(row: Mapping[str, Any]) -> Link:
    """A link as it was written."""
    left, right = (identity("part", row[side]["statement"], row[side]["start"]) for side in ("left", "right"))
    return Link(left, right, row["tier"], row["probability"], row["reason"])


def linked_parts(run: Run) -> Iterator[Part]:
    """The parts of statements that links name."""
    for row in run.database.rows(LINKED_PARTS):
        yield part_of(run, *row)


def part_of(run: Run, id: str, start: int, end: int, quoted: int, speaker: str | None, text: str) -> Part:
    """A part as it is stored, `[start, end)` of the statement of this id."""
    statement = run.statements[id]
    article = run.articles[statement.article]
    who = named(statement.speakers)
    return Part(
        id=identity("part", id, start),
        statement=read(id),
        article=read(article.id),
        start=start,
        end=end,
        form=statement.form,
        quoted=bool(quoted),
        outlet=article.outlet,
        speaker=speaker,
        name=who.name,
        published=article.published or "",
        text=text,
        said=statement.said,
        published_at=article.published_at,
        guessed=who.guessed,
        speaker_kind=who.kind,
    )


def lines_of(
    remarks: Sequence[Remark], carriers: Mapping[int, str], run: Run
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each remark as a line of remarks.jsonl, and as one of traces.jsonl."""
    every = sources_of(run.folder, remarks)
    outlets: Names = {form: Listed(name, "outlets.csv") for form, name in run.names.outlets.items()}
    for remark in remarks:
        known = {part.statement: carriers[part.statement] for part in remark.parts if part.statement in carriers}
        sources = every.of(remark)
        found = origins(remark, known, outlets, sources.credits, sources.copied)
        yield remark_line(remark, found), trace_line(remark, trace(remark, known), found)
