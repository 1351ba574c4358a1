"""Findings as rows of a spreadsheet: CSV as of RFC 4180, in UTF-8."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from compare.reporting.nouns import Alignment, Excerpt
from compare.reporting.precedence import names_of, shared_quotations
from compare.reporting.runs import Run

SIDE = ("outlet", "published", "speakers", "text", "statement", "article", "url")
HEAD = (
    "disputed",
    "kinds",
    "changes",
    "similarity",
    "translation",
    *(f"{side}_{column}" for side in ("left", "right") for column in SIDE),
)
# What a spreadsheet takes for the beginning of a formula; a quotation mark before it makes it text.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def quotations_csv(run: Run) -> Iterator[bytes]:
    """A row a pair of shared quotations, those that matter most first, under a row of names."""
    yield line(HEAD)
    for one in shared_quotations(run):
        yield line(row(one, run))


def row(one: Alignment, run: Run) -> list[str]:
    """One pair; what changes lists are the words of each change on both sides."""
    changes = [f"{change.kind}: {change.left} / {change.right}" for change in one.changes]
    return [
        f"{one.disputed.left} / {one.disputed.right}" if one.disputed else "",
        " ".join(sorted({change.kind for change in one.changes})),
        "; ".join(changes),
        str(one.similarity),
        "yes" if one.translation else "no",
        *side(one.left, run),
        *side(one.right, run),
    ]


def side(excerpt: Excerpt, run: Run) -> list[str]:
    """The cells of one side."""
    article = run.articles[excerpt.article]
    return [
        article.outlet or "",
        article.published or "",
        " and ".join(names_of(run, excerpt)),
        excerpt.text,
        excerpt.statement or "",
        excerpt.article,
        article.url or "",
    ]


def line(cells: list[str] | tuple[str, ...]) -> bytes:
    """One line of CSV."""
    out = StringIO()
    csv.writer(out).writerow([safe(cell) for cell in cells])
    return out.getvalue().encode(errors="replace")


def safe(cell: str) -> str:
    """The cell as a text that no spreadsheet runs."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell.replace("\0", "\N{SYMBOL FOR NULL}")
