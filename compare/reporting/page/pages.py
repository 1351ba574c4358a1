"""Writing report.html: one file with its style, its script and all it shows; equal results give equal bytes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from compare.errors import OutputError
from compare.reporting.page.articles import full_article, rows
from compare.reporting.page.clusters import clusters
from compare.reporting.page.highlights import Highlights
from compare.reporting.page.likelihoods import MEASURED
from compare.reporting.page.limits import articles_with_text
from compare.reporting.page.overviews import answer_of, heading
from compare.reporting.page.policies import policy
from compare.reporting.page.quotations import quotations
from compare.reporting.page.remarks import Cards
from compare.reporting.page.same_texts import same_texts
from compare.reporting.page.set_asides import set_aside
from compare.reporting.page.showing import environment
from compare.reporting.page.sources import Sources
from compare.reporting.page.unknowns import misses, unknowns
from compare.reporting.runs import Run
from compare.reporting.scopes import compared
from compare.reporting.wording import date_in_words
from compare.results import NOUNS, PAGE

# One script, in this order.
SCRIPTS = ("views.js", "words.js", "search.js", "corrections.js", "start.js")
# What the first screen holds at 1280 x 800: two cards, two near misses, and a row for each of a few articles.
FOREMOST, NEAREST, FEW_ROWS = 2, 2, 8
# Near misses beneath the remarks.
MOST_MISSES = 60


def write_page(run: Run, folder: Path | None = None) -> Path:
    """Write report.html into `folder`, or into the folder of the run, and give its path back.

    It is written beside and swapped in. Raises OutputError where the folder cannot be written.
    """
    path = (folder or run.folder) / PAGE
    beside = path.with_name(f"{PAGE}.new")
    whole = page(run).encode()
    try:
        beside.write_bytes(whole)
        os.replace(beside, path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror}); choose a folder that can") from error
    finally:
        beside.unlink(missing_ok=True)
    return path


def page(run: Run) -> str:
    """The whole page."""
    resources = files("compare.reporting.page")
    style = resources.joinpath("style.css").read_text("utf-8")
    script = "\n".join(resources.joinpath("scripts", name).read_text("utf-8") for name in SCRIPTS)
    template = environment().get_template("page.html")
    return template.render(style=style, script=script, policy=policy(style, script), **content(run))


def content(run: Run) -> Mapping[str, Any]:
    """All that the templates show; the articles come last, when it is known which of their places are linked to."""
    with_text = articles_with_text(run)
    sources = Sources(run, with_text)
    cards = Cards(run, sources)
    several, twice = cards.several(), cards.twice()
    shown: dict[str, Any] = {
        "heading": heading(run),
        "command": run.facts["command"],
        "version": run.facts["compare"],
        "digest": run.facts["input"]["sha256"],
        "date": date_in_words(run.facts.get("date")) if run.facts.get("date") else None,
        "answer": answer_of(run, sources),
        "foremost": cards.foremost(FOREMOST),
        "nearest": misses(run, sources, NEAREST),
        "unknowns": unknowns(run, sources),
        "several": several,
        "twice": twice,
        "misses": misses(run, sources, MOST_MISSES),
        "misses_total": len(run.near_misses),
        "quotations": quotations(run, sources),
        "looked": run.answer_in_parts.looked,
        "alone": False,
        "same_texts": same_texts(run, sources),
        "clusters": clusters(run, sources),
        "aside": set_aside(run, sources),
        "total": len(run.articles),
        "few_rows": FEW_ROWS,
        "without_text": len(run.articles) - len(with_text),
        "measured": MEASURED,
        "computed": computed(run),
    }
    highlights = Highlights(run, sources, frozenset(card.id for card in (*several.shown, *twice.shown)))
    shown["rows"] = rows(run, sources.listed())
    shown["articles"] = [
        full_article(row, run.articles[row.source.id], highlights if row.source.id in with_text else None)
        for row in shown["rows"]
    ]
    return shown


def computed(run: Run) -> frozenset[str]:
    """What the run looked for: a view of anything else would say that nothing was found."""
    found = frozenset(filter(run.has, NOUNS))
    return found if compared(run.facts, "quotation") else found - {"alignments"}
