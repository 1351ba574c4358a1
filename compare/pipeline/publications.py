"""The last step of a run: the database and the page, made from the files that the steps before have written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat

import numpy as np

import compare
from compare.engines.batches import texts
from compare.engines.contracts import Parts
from compare.matching.embeddings import Vectors
from compare.pipeline.jobs import Job, write_run
from compare.pipeline.joins import Encoded
from compare.pipeline.rows import parts_of, standing
from compare.reading.identities import spell
from compare.reporting.page.pages import write_page
from compare.reporting.runs import Run
from compare.store.databases import StoredPart, write
from compare.tracing.searches import spelled


def publish(job: Job, articles: Parts, encoded: Encoded | None = None) -> None:
    """Write compare.db and report.html; the workers, which have nothing left to do, give their memory back."""
    job.engine.rest()
    with job.progress.stage("writing the database"):
        parts = stored_parts(encoded) if encoded else ()
        write(job.folder, told(job), article_texts(articles), parts, spelled)
    write_run(job)  # the page tells of the run; its own seconds are added when run.json is written again
    with job.progress.stage("writing the page"):
        write_page(Run.open(job.folder))


def told(job: Job) -> dict[str, str | int | None]:
    """What the database tells of its run: nothing that differs where the same is computed again."""
    model = job.facts.get("model", {})
    return {
        "compare": compare.__version__,
        "command": job.command,
        "input_sha256": job.facts["input"]["sha256"],
        "model": model.get("name"),
        "model_sha256": model.get("sha256"),
        **dict(sorted(job.counts.items())),
    }


def article_texts(articles: Parts) -> Iterator[tuple[str, str]]:
    """The texts of the articles that stand for their versions, by id."""
    for batch in articles:
        rows = standing(batch)
        yield from zip(map(spell, rows["id"].tolist()), texts(rows, "text"), strict=True)


def stored_parts(encoded: Encoded) -> Iterator[StoredPart]:
    """The parts with their vectors as 16-bit floats: a cosine of two of them is off by less than 0.001."""
    row = 0
    for batch in encoded.parts:
        found = parts_of(batch)
        vectors = kept(encoded.vectors, row, row + len(found))
        row += len(found)
        for part, vector in zip(found, vectors, strict=True):
            yield StoredPart(
                id=spell(part.id),
                statement=spell(part.statement),
                article=spell(part.article),
                start=part.start,
                end=part.end,
                quoted=part.quoted,
                speaker=part.speaker,
                vector=vector,
            )


def kept(vectors: Vectors | None, first: int, end: int) -> Iterator[bytes | None]:
    """Rows of vectors as they are stored; None for what was not encoded."""
    if vectors is None:
        return repeat(None, end - first)
    rows = vectors[first:end]
    encoded = np.asarray(rows.any(axis=1))
    return (one.tobytes() if known else None for one, known in zip(rows.astype("<f2"), encoded, strict=True))
