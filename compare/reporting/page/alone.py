"""The shared quotations of a run as a page of their own, for `compare quotes --format html`: no script, no articles."""

from __future__ import annotations

from importlib.resources import files

from compare.reporting.page.overviews import heading
from compare.reporting.page.policies import policy
from compare.reporting.page.quotations import quotations
from compare.reporting.page.showing import environment
from compare.reporting.page.sources import Sources
from compare.reporting.runs import Run
from compare.reporting.wording import date_in_words


def quotations_page(run: Run) -> str:
    """The page; equal results give equal text."""
    style = files("compare.reporting.page").joinpath("style.css").read_text("utf-8")
    return (
        environment()
        .get_template("alone.html")
        .render(
            style=style,
            policy=policy(style),
            heading=heading(run),
            version=run.facts["compare"],
            date=date_in_words(run.facts.get("date")) if run.facts.get("date") else None,
            quotations=quotations(run, Sources(run, frozenset())),
            looked=run.answer_in_parts.looked,
            alone=True,
        )
    )
