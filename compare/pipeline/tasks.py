"""The tasks: one function a command, of the same name, with the same options and defaults."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from compare.engines.contracts import Parts
from compare.errors import UsageError
from compare.matching.embeddings import find_model
from compare.matching.embeddings.products import read_precision
from compare.matching.matches import JACCARD
from compare.matching.stages import RECALL
from compare.pipeline.earlier import earlier_results, tell_earlier
from compare.pipeline.inputs import read_articles
from compare.pipeline.jobs import Paths, job, target_of
from compare.pipeline.joins import Encoded, cut_into_parts, join_remarks, link_parts, link_quoted_parts
from compare.pipeline.publications import publish
from compare.pipeline.quantities import read_share
from compare.pipeline.questions import ask, chosen, holding, remarks_of, results_folder, retrace, tell_scope, tell_where
from compare.pipeline.rejoins import rejoined
from compare.pipeline.steps import (
    extract_statements,
    hear,
    match_passages,
    place_matches,
    share_quotations,
    write_clusters,
    write_found,
    write_reuse,
)
from compare.pipeline.tiers import ALL_TIERS, PASSAGES, read_tiers
from compare.pipeline.windows import read_period, read_window
from compare.reporting.findings import Remarks
from compare.reporting.inquiries import Inquiry
from compare.reporting.page.pages import write_page
from compare.reporting.runs import Run
from compare.tracing.remarks import LINKED
from compare.tracing.searches.queries import read_asked

Folder = str | os.PathLike[str] | None


def dedupe(
    paths: Paths,
    *,
    output: Folder = None,
    tiers: str | Iterable[str] = ALL_TIERS,
    since: str | None = None,
    until: str | None = None,
    window: int | None = None,
    jaccard: float = JACCARD,
    recall: float = RECALL,
    within_outlet: bool = False,
    keep_boilerplate: bool = False,
    model: str | None = None,
    precision: str = "auto",
    probability: float = LINKED,
    engine: str = "auto",
    workers: int | None = None,
    memory: str | None = None,
    strict: bool = False,
    anew: bool = False,
    quiet: bool = False,
) -> Run:
    """Compare all articles: same text, shared quotations, statements that report one remark. Nothing is deleted.

    `paths` are files and folders; results are written to `output` (by default `results/NAME`) and given back. What is
    compared: the `tiers` named ("exact,quotation", or a list), by default all four; articles published from `since`
    until `until` (EDTF: a day, a month or a year) and those without a date; with `window`, only what was published
    within so many days of each other. Passages are nearly identical from `jaccard` on, and `recall` is the share of
    such pairs that is looked for. `within_outlet` and `keep_boilerplate` count as reuse what is left out of the counts
    otherwise. Statements are encoded by `model`, in float32, bfloat16, or what the processor is made for (`precision`),
    and joined into remarks from `probability` on. `memory` ("2GiB") is the most that all processes take together, and
    means that engine.
    Raises UsageError for what cannot be meant, InputError where no article can be read, OutputError where the results
    cannot be written.
    """
    target = target_of("dedupe", paths, output)
    asked, period = read_tiers(tiers), read_period(since, until)
    options = {
        "tiers": asked,
        "since": since,
        "until": until,
        "window": read_window(window),
        "jaccard": read_share("jaccard", jaccard),
        "recall": read_share("recall", recall),
        "within_outlet": within_outlet,
        "keep_boilerplate": keep_boilerplate,
        "model": model,
        "precision": precision,
        "probability": read_share("probability", probability),
    }
    if "paraphrase" in asked:
        find_model(model)  # a model that is not there is told before any work is done for it
        read_precision(precision)
    if not anew and (run := earlier_results(target, "dedupe", paths, options | {"strict": strict})):
        tell_earlier(run, quiet)
        return run
    with job("dedupe", paths, target, engine, workers, strict, quiet, memory, **options) as work:
        articles = read_articles(work, period)
        speech, told = hear(work, articles, asked)
        shared = share_quotations(work, articles, speech, window) if "quotation" in asked else ()
        same = {name for name in PASSAGES if name in asked}
        paired, encoded = None, None
        if same:
            passages, alike = match_passages(work, articles, same, jaccard, recall, window)
            placed, paired = place_matches(work, articles, told, passages, alike, same, window)
            if "near-duplicate" in same:
                write_clusters(work, articles, speech, alike.matches, placed, paired, jaccard)
            write_reuse(work, articles, speech, placed, paired, window, within_outlet, keep_boilerplate)
        judged: list[Parts] = []
        if shared or "paraphrase" in asked:
            parts = cut_into_parts(work, articles, speech)
            encoded = Encoded(parts)
            if "paraphrase" in asked:
                found, encoded = link_parts(work, parts, model, precision, window)
                judged.append(found)
            if shared:
                judged.append(link_quoted_parts(work, shared[0], parts))
            join_remarks(work, judged, parts, speech, probability)
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
    where: Paths,
    *,
    output: Folder = None,
    engine: str = "auto",
    workers: int | None = None,
    strict: bool = False,
    quiet: bool = False,
) -> Run:
    """The quotations that articles share, aligned word by word.

    `where` is a results folder, in which nothing is computed anew, or files; see `dedupe` for the other arguments and
    errors. UsageError where `output` is given for a results folder.
    """
    folder = results_folder(where)
    if folder is not None:
        if output is not None:
            raise UsageError(
                f"{folder} is a results folder: nothing is computed, so there is nothing to write; drop --output"
            )
        return holding(Run.open(folder), "alignments")
    target = target_of("quotes", where, output)
    with job("quotes", where, target, engine, workers, strict, quiet) as work:
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
    where: Paths,
    *,
    speaker: str | None = None,
    across: bool = False,
    changed: bool = False,
    probability: float | None = None,
    quiet: bool = False,
) -> Remarks:
    """The remarks of a results folder, or of files, which are compared first: all, or those of one speaker, those that
    several articles tell, those with a change that may touch the meaning.

    With `probability` they are joined again from it on, and nothing else is computed anew.
    """
    run = opened(where, quiet)
    joined = remarks_of(run) if probability is None else rejoined(holding(run, "links"), probability)
    found = chosen(joined, speaker, across, changed)
    tell_scope(run, quiet)
    return found


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
