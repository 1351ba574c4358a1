"""The first lines: what was read, and the answer to the question that was asked."""

from __future__ import annotations

from compare.reporting.runs import Run
from compare.reporting.wording import count, paragraph


def headline(results: Run) -> list[str]:
    """ "5 articles, 3,123 words, compared in 9 s. Nothing deleted, changed or skipped."."""
    counts = results.facts["counts"]
    size = f"{count(len(results.articles), 'article')}, {count(counts['words'], 'word')}"
    skipped = counts["skipped"]
    care = f"Nothing deleted or changed; {count(skipped, 'place')} skipped." if skipped else ""
    told = f"{size}, compared in {results.facts['seconds']:.0f} s. {care or 'Nothing deleted, changed or skipped.'}"
    return paragraph(told, indent="")


def answer(results: Run) -> list[str]:
    """The answer as lines."""
    return paragraph(results.answer)
