"""The summary of a run: the answer in a sentence, then what to read first, in at most forty lines."""

from __future__ import annotations

from compare.reporting.runs import Run
from compare.reporting.terminal import answers, articles, remarks, remnants

# A screen of text: what does not fit is in the files, which the last line names.
MOST_LINES = 40


def summary(results: Run) -> str:
    """The summary of `compare dedupe`, at most 40 lines of 80 columns, plain characters."""
    head = [answers.headline(results), "", *answers.answer(results), ""]
    after = [*remnants.same_text(results), *remnants.set_aside(results), *remnants.repaired(results)]
    foot = ["", *remnants.where(results)]
    middle = [
        *articles.articles(results),
        *articles.speakers(results),
        *remarks.told_by_several(results),
        *remarks.told_twice(results),
        *remarks.alike(results),
    ]
    room = MOST_LINES - len(head) - len(after) - len(foot)
    return "\n".join([*head, *middle[:room], *after, *foot])
