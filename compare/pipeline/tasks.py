"""The tasks: one function a command, of the same name, with the same options and defaults."""

from __future__ import annotations

import os
from pathlib import Path

from compare.errors import UsageError
from compare.matching.embeddings import find_model
from compare.pipeline.jobs import Paths, job, target_of
from compare.pipeline.publications import publish
from compare.pipeline.questions import ask, chosen, remarks_of, results_folder, retrace, tell_where
from compare.pipeline.steps import (
    extract_statements,
    join_remarks,
    link_parts,
    match_passages,
    read_articles,
    share_quotations,
    write_found,
)
from compare.reporting.findings import Remarks
from compare.reporting.inquiries import Inquiry
from compare.reporting.page.pages import write_page
from compare.reporting.runs import Run
from compare.tracing.searches.queries import read_asked

Folder = str | os.PathLike[str] | None


def dedupe(
    paths: Paths,
    *,
    output: Folder = None,
    engine: str = "auto",
    workers: int | None = None,
    strict: bool = False,
    quiet: bool = False,
    model: str | None = None,
) -> Run:
    """Compare all articles: same text, shared quotations, statements that report one remark. Nothing is deleted.

    `paths` are files and folders; results are written to `output` (by default `results/NAME`) and given back.
    Raises InputError where no article can be read, OutputError where the results cannot be written.
    """
    target = target_of("dedupe", paths, output)
    find_model(model)  # a model that is not there is told before any work is done for it
    with job("dedupe", paths, target, engine, workers, strict, quiet, model=model) as work:
        articles = read_articles(work)
        speech = extract_statements(work, articles)
        shared = share_quotations(work, articles, speech)
        paired = match_passages(work, articles, speech)
        judged, encoded = link_parts(work, articles, speech, model)
        join_remarks(work, judged, speech)
        write_found(work, shared, paired, judged)
        publish(work, articles, encoded)
    return Run.open(target)


def statements(
    paths: Paths,
    *,
    output: Folder = None,
    engine: str = "auto",
    workers: int | None = None,
    strict: bool = False,
    quiet: bool = False,
) -> Run:
    """Who says what in each article, by which cue and rule. See `dedupe` for the arguments and errors."""
    target = target_of("statements", paths, output)
    with job("statements", paths, target, engine, workers, strict, quiet) as work:
        articles = read_articles(work)
        extract_statements(work, articles)
        publish(work, articles)
    return Run.open(target)


def quotes(
    paths: Paths,
    *,
    output: Folder = None,
    engine: str = "auto",
    workers: int | None = None,
    strict: bool = False,
    quiet: bool = False,
) -> Run:
    """The quotations that articles share, aligned word by word. See `dedupe` for the arguments and errors."""
    target = target_of("quotes", paths, output)
    with job("quotes", paths, target, engine, workers, strict, quiet) as work:
        articles = read_articles(work)
        write_found(work, share_quotations(work, articles, extract_statements(work, articles)))
        publish(work, articles)
    return Run.open(target)


def check(
    paths: Paths,
    *,
    output: Folder = None,
    engine: str = "auto",
    workers: int | None = None,
    strict: bool = False,
    quiet: bool = False,
) -> Run:
    """What was understood of each article, and what cannot be read. See `dedupe` for the arguments and errors."""
    target = target_of("check", paths, output)
    with job("check", paths, target, engine, workers, strict, quiet) as work:
        publish(work, read_articles(work))
    return Run.open(target)


def trace(where: Paths, *, text: str | None = None, remark: str | None = None, quiet: bool = False) -> Inquiry:
    """Where certain words (`text`) or one remark (its id, or the beginning of it) stand, in order of time.

    `where` is a results folder, in which nothing is computed anew, or files, which are compared first. Raises
    UsageError unless exactly one of `text` and `remark` is given, InputError where there is no such remark, or no word.
    """
    if (text is None) == (remark is None):
        raise UsageError("give either text or remark: --text WORDS or --remark ID")
    if text is not None:
        read_asked(text)  # words without a word are refused before anything is compared for them
    run = opened(where, quiet)
    return ask(run, text) if text is not None else retrace(run, str(remark))


def remarks(
    where: Paths, *, speaker: str | None = None, across: bool = False, changed: bool = False, quiet: bool = False
) -> Remarks:
    """The remarks of a results folder, or of files, which are compared first: all, or those of one speaker, those that
    several articles tell, those with a change that may touch the meaning.
    """
    return chosen(remarks_of(opened(where, quiet)), speaker, across, changed)


def report(folder: str | os.PathLike[str]) -> Path:
    """Write the page of a results folder again, from what is stored there; its path. InputError where nothing is."""
    return write_page(Run.open(folder))


def opened(where: Paths, quiet: bool) -> Run:
    """The results that `where` names, or those of comparing the files that it names."""
    folder = results_folder(where)
    if folder is not None:
        return Run.open(folder)
    run = dedupe(where, quiet=quiet)
    tell_where(run, quiet)
    return run
