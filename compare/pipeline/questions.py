"""Asking a run: where its results lie, and what of a question needs the model."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.errors import InputError, UsageError
from compare.matching.candidates.meaning import PLACES
from compare.matching.embeddings import Encoder
from compare.pipeline.jobs import Paths, as_paths
from compare.reporting.findings import Remarks
from compare.reporting.inquiries import Inquiry, inquiry, inquiry_of
from compare.reporting.runs import Run
from compare.reporting.scopes import limits, not_compared
from compare.reporting.wording import count
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
    verdict,
)
from compare.tracing.searches.meanings import NEAREST
from compare.tracing.searches.queries import read_asked
from compare.tracing.searches.sieves import LONG_QUERY

# Parts whose vectors are in memory at a time: 6 MB of 384 dimensions. Of 372,639 parts the nearest are found in 1 s.
BLOCK = 8192
# Articles that hold some of the words and are read, those first that hold most: 0.25 ms each.
MOST_READ = 4000
# Articles that may have the words, or nearly, and are parted into words: 4 to 9 ms each; of a text of more than
# LONG_QUERY words so many fewer, as it takes so much longer to lay it beside one, but LEAST_LAID.
MOST_LAID, LEAST_LAID = 120, 30


def results_folder(where: Paths) -> Path | None:
    """The results folder that `where` names, or None where it names files to compare."""
    paths = [Path(path) for path in as_paths(where)]
    folders = [path for path in paths if is_results(path)]
    if folders and len(paths) > 1:
        raise UsageError(f"{folders[0]} is a results folder; name it alone, or name files only")
    return folders[0] if folders else None


def ask(run: Run, text: str) -> Inquiry:
    """Where certain words stand in the articles of a run. Raises InputError where `text` has no word.

    The model is asked only where no article has the words.
    """
    needed = needed_words(text)
    held = run.database.holding(needed)
    # A number alone cannot be looked up (`letters_of`): then the texts themselves are gone through.
    read = held[:MOST_READ] if all(needed) else held
    waiting = iter(read)
    most = max(LEAST_LAID, min(MOST_LAID, MOST_LAID * LONG_QUERY // len(read_asked(text).words)))
    by_words = find_words(text, run.database.texts(waiting), most)
    unread = len(held) - len(read) + len([*waiting])
    notes = [left_out(unread)] if unread else []
    if any(told.how != "no" for told in by_words):
        # The articles that have all the words in a row are read first.
        whole = verdict(by_words) == "VERBATIM" and len(run.database.holding(needed[:1])) <= most
        return inquiry(run, text, join_found(by_words, ()), notes, at_least=unread > 0 and not whole)
    if not run.facts["counts"].get("parts"):
        notes += ["Only the same words were looked for: these results hold no statements compared by meaning."]
        return inquiry(run, text, join_found(by_words, ()), notes)
    return inquiry(run, text, join_found(by_words, in_other_words(run, text)), notes)


def left_out(unread: int) -> str:
    """What was not read, and how to ask so that it need not be."""
    more = f"{count(unread, 'more article')} {'holds' if unread == 1 else 'hold'} some of these words"
    first = "those that hold most of them were read first, among equals the earliest"
    return f"{more} and {'was' if unread == 1 else 'were'} not read: {first}. Give more words to ask for."


def in_other_words(run: Run, text: str) -> list[Told]:
    """The parts of statements that say the same in other words, and the nearest."""
    encoder = same_encoder(run.facts)
    asked = encoder.encode([text[start:end] for start, end in asked_parts(text)])
    numbers, cosines = nearest(run.database.vectors(BLOCK), asked)
    parts = [run.database.part(number) for number in numbers]
    order = sorted(range(len(parts)), key=lambda row: parts[row].id)
    return find_meaning(text, [piece_of(run, parts[row]) for row in order], cosines[:, order])


def nearest(
    blocks: Iterable[tuple[list[int], bytes]], asked: NDArray[np.floating]
) -> tuple[list[int], NDArray[np.floating]]:
    """The parts that are among the NEAREST of one of the parts asked for, and all cosines, shape (asked, parts).

    `blocks` are numbers of parts with their vectors; memory does not grow with how many there are.
    """
    numbers, cosines = np.empty(0, np.int64), np.empty((len(asked), 0))
    for block, joined in blocks:
        vectors = np.frombuffer(joined, np.dtype("<f2")).reshape(len(block), -1).astype(np.float32)
        here = asked @ vectors.T
        # Only the nearest of each row are looked at: of the others nobody need know the words.
        least = np.sort(cosines, axis=1)[:, -NEAREST, None] if len(numbers) >= NEAREST else -2.0
        better = (here >= least - 10.0**-PLACES).any(axis=0)
        numbers = np.concatenate([numbers, np.array(block)[better]])
        cosines = np.hstack([cosines, here[:, better].astype(np.float64).round(PLACES)])
        rows = np.unique(np.argsort(-cosines, axis=1, kind="stable")[:, :NEAREST])
        numbers, cosines = numbers[rows], cosines[:, rows]
    return numbers.tolist(), cosines


def piece_of(run: Run, part: StoredPart) -> Piece:
    """A part with its words."""
    words = run.text(part.article)[part.start : part.end]
    return Piece(part.article, part.start, part.end, words, run.lookup.statement(part.statement).form)


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
