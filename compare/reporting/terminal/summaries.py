"""The summary of a run: the answer in a sentence, then what to read first, in at most forty lines."""

from __future__ import annotations

from compare.reporting.runs import Run
from compare.reporting.terminal import answers, articles, remarks, remnants

# A screen of text: what does not fit is in the files, which the last line names.
MOST_LINES = 40


def summary(results: Run) -> str:
    """The summary of `compare dedupe`, at most 40 lines of 80 columns, plain characters.

    What one article tells twice gets the lines that the other sections leave.
    """
    before = [
        answers.headline(results),
        "",
        *answers.answer(results),
        "",
        *articles.articles(results),
        *articles.speakers(results),
        *remarks.told_by_several(results),
    ]
    after = [
        *remarks.alike(results),
        *remnants.same_text(results),
        *remnants.set_aside(results),
        *remnants.repaired(results),
        "",
        *remnants.where(results),
    ]
    return "\n".join([*before, *remarks.told_twice(results, MOST_LINES - len(before) - len(after)), *after])
