"""The summary of a run: the answer in a sentence, then what to read first, in at most forty lines."""

from __future__ import annotations

from compare.reporting.runs import Run
from compare.reporting.terminal import answers, articles, remarks, remnants

# A screen of text: what does not fit is in the files, which the last line names.
MOST_LINES = 40


def summary(results: Run) -> str:
    """The summary of `compare dedupe`, at most 40 lines of 80 columns, plain characters.

    What is told by several articles, what is alike and what one article tells twice share, in this order, the lines
    that the other sections leave.
    """
    before = [*answers.headline(results), "", *answers.answer(results), ""]
    before += [*articles.articles(results), *articles.speakers(results)]
    after = [*remnants.same_text(results), *remnants.set_aside(results), *remnants.repaired(results)]
    after += [*remnants.languages(results), *remnants.versions(results), "", *remnants.where(results)]
    room = MOST_LINES - len(before) - len(after)
    several = remarks.told_by_several(results, room)
    alike = remarks.alike(results, room - len(several))
    twice = remarks.told_twice(results, room - len(several) - len(alike))
    return "\n".join([*before, *several, *twice, *alike, *after])
