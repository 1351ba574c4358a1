"""The steps of a run that join what is said into remarks: parts of statements, links between them, remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import texts
from compare.engines.contracts import Parts
from compare.matching.candidates import cells, meaning
from compare.matching.candidates.pairs import Pairs, join, without
from compare.matching.candidates.prospects import Looks, prospects
from compare.matching.embeddings import Encoder, Vectors
from compare.matching.paraphrases import DAYS_APART
from compare.pipeline import lines
from compare.pipeline.jobs import Job
from compare.pipeline.rows import speech_of
from compare.pipeline.sources import sources_of
from compare.pipeline.stages import articles as article_stages
from compare.pipeline.stages import links as link_stages
from compare.pipeline.stages import quoted, remarks
from compare.tracing.echoes import echoes
from compare.tracing.remarks import LINKED, rejoin

# Cosine from which two parts become a candidate, and how many a part may have. Not swept: low enough that the labelled
# pairs of benchmarks/part_pairs.csv, drawn at them, hold next to no remark in their lowest bands of likeness.
NEAR_WITHIN, NEAR_ACROSS, MOST_NEAR = 0.2, 0.4, 30
# The nearest misses kept: enough to see where the line runs, however large the corpus.
MOST_NEAR_MISSES = 200


@dataclass(frozen=True)
class Encoded:
    """The parts of statements (PARTS) and their vectors, row by row; none where nothing was encoded."""

    parts: Parts
    vectors: Vectors | None = None


def cut_into_parts(job: Job, articles: Parts, speech: Parts) -> Parts:
    """The parts of statements: what is joined into remarks; PARTS."""
    with job.progress.stage("cutting statements into parts"):
        parts = job.engine.group(article_stages.cut_parts, articles, speech, key="id")
        job.counts["parts"] = parts.rows
    return parts


def link_quoted_parts(job: Job, shared: Parts, parts: Parts) -> Parts:
    """What is held about the parts of quotations that are shared (SHARED): JUDGED; no model, no vectors."""
    with job.progress.stage("linking quotations"):
        return quoted.linked_by_quotations(job.engine, shared, parts)


def link_parts(
    job: Job, parts: Parts, model: str | None, precision: str = "auto", window: int | None = None
) -> tuple[Parts, Encoded]:
    """What is held about the parts of statements that may report one remark (JUDGED), and the parts with vectors.

    The model that is installed along knows no language but English: it scores no part in another one.
    """
    job.engine.rest()
    if parts.rows < 2:
        return job.engine.keep(link_stages.JUDGED, ()), Encoded(parts)
    with job.progress.stage("loading the model"):
        encoder = Encoder(model, precision)
        job.facts["model"] = encoder.facts() | ({"cells": cells.digest()} if model is None else {})
    scored = gathered(parts, "english") if model is None else np.ones(parts.rows, np.bool_)
    vectors = encode_parts(job, parts, encoder, scored)
    apart = DAYS_APART if window is None else min(window, DAYS_APART)
    return judge_candidates(job, parts, vectors, scored, apart, celled=model is None), Encoded(parts, vectors)


def encode_parts(job: Job, parts: Parts, encoder: Encoder, scored: NDArray[np.bool_]) -> Vectors:
    """The vectors of parts, row by row; zeros for those that are not `scored`."""
    with job.progress.stage("encoding", int(scored.sum())) as advance:
        written = chain.from_iterable(texts(batch, "text") for batch in parts)
        asked = [text if one else "" for text, one in zip(written, scored.tolist(), strict=True)]
        vectors = encoder.encode(asked, advance)
        # What was known from an earlier run is no finding: it stands in run.json alone.
        job.facts["encoding"] = {"encoded": encoder.encoded, "known": encoder.from_cache}
        job.counts["parts_cut_short_by_the_model"] = encoder.truncated
        if encoder.trouble:
            job.progress.tell(encoder.trouble)
    return vectors


def judge_candidates(
    job: Job, parts: Parts, vectors: Vectors, scored: NDArray[np.bool_], apart: int, celled: bool
) -> Parts:
    """What is held about the parts that lie near by meaning, or share a run of words: JUDGED; `apart` in days."""
    with job.progress.stage("linking statements"):
        ids, owners, days = (gathered(parts, name) for name in ("id", "article", "day"))
        left, right = candidates_by_meaning(vectors, owners, days, apart, celled)
        job.counts["candidates_by_meaning"] = len(left)
        cosines = meaning.likeness(vectors, left, right)
        looked = job.engine.map(link_stages.look, parts)
        looks = Looks(*(gathered(looked, name) for name in Looks._fields))
        kept = prospects(cosines, looks, left, right)
        job.counts["candidates_judged"] = int(kept.sum())
        near = left[kept], right[kept]
        worded = without(link_stages.shared_runs_of(parts, days, apart, owners, scored), near)
        job.counts["candidates_by_words"] = len(worded[0])
        pairs = np.concatenate([near[0], worded[0]]), np.concatenate([near[1], worded[1]])
        cosines = np.concatenate([cosines[kept], meaning.likeness(vectors, *worded)])
        by_words = np.arange(len(cosines)) >= len(near[0])
        return link_stages.judged_pairs(job.engine, parts, ids, days, pairs, cosines, by_words)


def gathered(parts: Parts, name: str) -> NDArray[Any]:
    """A column of all batches, one after the other."""
    return np.concatenate([parts.schema.empty()[name], *(batch[name] for batch in parts)])


def candidates_by_meaning(
    vectors: Vectors,
    owners: NDArray[np.uint64],
    days: NDArray[np.int64],
    window: int = DAYS_APART,
    celled: bool = False,
) -> Pairs:
    """Pairs of rows of `vectors` near enough to be looked at: inside an article more freely than across articles.

    Across articles, only what was published within days of each other is compared, `window` or DAYS_APART, whichever is
    less. What has no known day looks for its nearest among all. With `celled`, where that is more than can be compared,
    only near the centroids that the installed model has.
    """
    apart, undated = min(window, DAYS_APART), days <= 0
    near, far = meaning.widest_window(days, apart), len(vectors) if undated.any() else 0
    found = [meaning.find(vectors, NEAR_WITHIN, MOST_NEAR, blocks=owners)]
    if celled and near > cells.MOST_EXACT:
        found.append(cells.find_in_cells(vectors, NEAR_ACROSS, MOST_NEAR, owners, days, apart))
    else:
        found.append(meaning.find_near(vectors, NEAR_ACROSS, MOST_NEAR, days, apart, owners))
    if celled and far > cells.MOST_EXACT:
        found.append(cells.find_in_cells(vectors, NEAR_ACROSS, MOST_NEAR, owners, asking=undated))
    else:
        found.append(meaning.find(vectors, NEAR_ACROSS, MOST_NEAR, owners=owners, asking=undated))
    return join(found)


def join_remarks(job: Job, judged: Sequence[Parts], parts: Parts, speech: Parts, probability: float = LINKED) -> None:
    """Join what is held about parts (tables of JUDGED) into remarks, from `probability` on, and write these with their
    traces, the same claims by other speakers, and the nearest misses.
    """
    with job.progress.stage("joining remarks"):
        links = remarks.links(judged)
        held = remarks.parts_by_id(parts, (end for link in links for end in (link.left, link.right)))
        found = rejoin(held, links, probability)
        job.counts["links"], job.counts["remarks"] = sum(len(remark.links) for remark in found), len(found)
        lines.write(job.engine, job.folder, "links", remarks.link_lines(job.engine, links, held))
        beside = echoes(found, remarks.alike_across_speakers(judged, parts, found))
        told = remarks.tellings(job.engine, found, carriers(speech), sources_of(job.folder, found), beside)
        written = job.engine.map(remarks.write_out, told, outlets=job.names.outlets)
        for file, name in (("remarks", "remark"), ("traces", "trace")):
            lines.write(job.engine, job.folder, file, job.engine.map(remarks.lines_named, written, name=name))
        misses = remarks.near_misses(job.engine, judged[0], parts, found, MOST_NEAR_MISSES)
        lines.write(job.engine, job.folder, "near_misses", misses)


def carriers(speech: Parts) -> dict[int, str]:
    """The outlet through which a statement came, for the statements that name one."""
    return {
        statement.id: statement.carrier
        for batch in speech
        for said in speech_of(batch).values()
        for statement in said.statements
        if statement.carrier
    }
