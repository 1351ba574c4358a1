"""Asking a run: where its results lie, and what of a question needs the model."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.errors import InputError, UsageError
from compare.matching.embeddings import Encoder
from compare.pipeline.jobs import Paths, as_paths
from compare.reporting.findings import Remarks
from compare.reporting.inquiries import Inquiry, inquiry, inquiry_of
from compare.reporting.inquiries.versions import statement_at
from compare.reporting.runs import Run
from compare.reporting.scopes import limits, not_compared
from compare.results import is_results
from compare.store.databases import StoredPart
from compare.tracing.searches import (
    Piece,
    Told,
    asked_parts,
    find_meaning,
    find_words,
    join_found,
    needed_words,
)
from compare.tracing.searches.meanings import NEAREST


def results_folder(where: Paths) -> Path | None:
    """The results folder that `where` names, or None where it names files to compare."""
    paths = [Path(path) for path in as_paths(where)]
    folders = [path for path in paths if is_results(path)]
    if folders and len(paths) > 1:
        raise UsageError(f"{folders[0]} is a results folder; name it alone, or name files only")
    return folders[0] if folders else None


def ask(run: Run, text: str) -> Inquiry:
    """Where certain words stand in the articles of a run. Raises InputError where `text` has no word.

    The model is asked only where no statement has the words: what one statement says was held against all others
    when the articles were compared, and the run has kept what came of it.
    """
    by_words = find_words(text, run.database.texts_with(needed_words(text)))
    if any(told.how != "no" and statement_at(run, told.article, told.start, told.end) for told in by_words):
        return inquiry(run, text, join_found(by_words, ()))
    parts = [part for part in run.database.parts() if part.vector is not None]
    if not parts:
        note = "Only the same words were looked for: these results hold no statements compared by meaning."
        return inquiry(run, text, join_found(by_words, ()), [note])
    return inquiry(run, text, join_found(by_words, by_meaning(run, text, parts)))


def by_meaning(run: Run, text: str, parts: Sequence[StoredPart]) -> list[Told]:
    """The parts of statements that say the same in other words, and the nearest."""
    encoder = same_encoder(run.facts)
    asked = encoder.encode([text[start:end] for start, end in asked_parts(text)])
    cosines = asked @ vectors_of(parts).T
    # Only the nearest of each row are looked at: of the others nobody need know the words.
    rows = np.unique(np.argsort(-cosines, axis=1, kind="stable")[:, :NEAREST])
    return find_meaning(text, [piece_of(run, parts[row]) for row in rows.tolist()], cosines[:, rows])


def piece_of(run: Run, part: StoredPart) -> Piece:
    """A part with its words."""
    words = run.text(part.article)[part.start : part.end]
    return Piece(part.article, part.start, part.end, words, run.lookup.statement(part.statement).form)


def vectors_of(parts: Sequence[StoredPart]) -> NDArray[np.float32]:
    """The vectors of parts that have one, shape (parts, width)."""
    joined = b"".join(part.vector for part in parts if part.vector is not None)
    return np.frombuffer(joined, np.dtype("<f2")).reshape(len(parts), -1).astype(np.float32)


def same_encoder(facts: Mapping[str, Any]) -> Encoder:
    """The model that a run was made with; raises InputError where another one lies there now."""
    encoder = Encoder(facts["options"]["model"], facts["model"]["precision"])
    if encoder.sha256 != facts["model"]["sha256"]:
        raise InputError(
            f'the results were made with another model of the name "{encoder.name}"; run again: compare dedupe PATH'
        )
    return encoder


def retrace(run: Run, id: str) -> Inquiry:
    """The versions of the remark whose id is this, or begins so; InputError where there is none, or several."""
    try:
        return inquiry_of(run, holding(run, "remarks").lookup.remark(id))
    except KeyError as error:
        listed = f"compare remarks {os.path.relpath(run.folder)}"
        among = run.facts["counts"]["remarks"]
        raise InputError(f"{error.args[0]} among the {among} remarks; list them: {listed}") from error


def remarks_of(run: Run) -> Remarks:
    """The remarks of a run; raises InputError where it looked for none."""
    return holding(run, "remarks").remarks


def holding(run: Run, noun: str) -> Run:
    """The run, if it looked for such findings; raises InputError where it did not."""
    if not run.has(noun):
        made = f"compare {run.facts['command']} wrote it"
        why = not_compared(run.facts).rstrip(".") or made
        raise InputError(f"{run.folder} holds no {noun}.jsonl ({why}); run: compare dedupe PATH")
    return run


def chosen(remarks: Remarks, speaker: str | None, across: bool, changed: bool) -> Remarks:
    """The remarks of a speaker, told by several articles, or with a change between versions; all by default."""
    found = remarks.by_speaker(speaker) if speaker is not None else remarks
    found = found.across() if across else found
    return found.changed() if changed else found


def tell_where(run: Run, quiet: bool) -> None:
    """Say where the results of a comparison lie that was made to answer a question."""
    if not quiet:
        told = f"compared; ask again without comparing by naming {run.folder.as_posix()} in place of the files"
        print(told, file=sys.stderr, flush=True)


def tell_scope(run: Run, quiet: bool) -> None:
    """Say what a run did not compare, where an answer could be taken for all there is."""
    if not quiet and limits(run.facts):
        print(limits(run.facts), file=sys.stderr, flush=True)
