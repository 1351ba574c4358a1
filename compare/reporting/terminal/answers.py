"""The first lines: what was read, and the answer to the question that was asked."""

from __future__ import annotations

from compare.reporting.runs import Run
from compare.reporting.wording import count, listing, paragraph


def headline(results: Run) -> list[str]:
    """ "5 articles, 3,123 words, compared in 9 s. Nothing deleted, changed or skipped."."""
    counts = results.facts["counts"]
    size = f"{count(len(results.articles), 'article')}, {count(counts['words'], 'word')}"
    skipped, left_out = counts["skipped"], counts.get("left_out", 0)
    aside = [f"{count(skipped, 'place')} skipped"] if skipped else []
    aside += [f"{count(left_out, 'article')} left out for their dates"] if left_out else []
    care = f"Nothing deleted or changed; {listing(aside)}." if aside else ""
    told = f"{size}, compared in {results.facts['seconds']:.0f} s. {care or 'Nothing deleted, changed or skipped.'}"
    return paragraph(told, indent="")


def answer(results: Run) -> list[str]:
    """The answer as lines."""
    return paragraph(results.answer)
