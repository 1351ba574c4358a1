"""The first screen: what this is, the answer, what to read first."""

from __future__ import annotations

from dataclasses import dataclass

from compare.reporting.page.sources import Place, Sources
from compare.reporting.runs import Run
from compare.reporting.wording import count


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer in three parts: what was found, how it was looked for, how far it reaches."""

    found: str
    looked: str
    scope: str
    longest: Place | None


def answer_of(run: Run, sources: Sources) -> Answer:
    """The answer of the run, with the place of the longest run of words that it names."""
    found, looked, scope = run.answer_in_parts
    longest = run.facts.get("longest_run") if looked else None
    place = None
    if longest and longest.get("statement") in {one.id for one in run.statements}:
        spans = run.statements[longest["statement"]].spans
        place = sources.place(longest["article"], spans[0][0], spans[-1][1])
    return Answer(found, looked, scope, place)


def heading(run: Run) -> str:
    """ "Comparison of 5 articles", or what else the command did."""
    number = count(len(run.articles), "article")
    return {
        "statements": f"Who says what in {number}",
        "quotes": f"Quotations of {number}",
        "check": f"{number} as they were read",
    }.get(run.facts["command"], f"Comparison of {number}")
