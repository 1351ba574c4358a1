"""The tasks: one function a command, of the same name, with the same options and defaults."""

from __future__ import annotations

import os

from compare.matching.embeddings import find_model
from compare.pipeline.jobs import Paths, job, target_of
from compare.pipeline.steps import (
    extract_statements,
    join_remarks,
    link_parts,
    match_passages,
    read_articles,
    share_quotations,
    write_found,
)
from compare.reporting.runs import Run

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
        judged = link_parts(work, articles, speech, model)
        join_remarks(work, judged, speech)
        write_found(work, shared, paired, judged)
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
        extract_statements(work, read_articles(work))
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
        read_articles(work)
    return Run.open(target)
