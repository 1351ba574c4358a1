"""What a notebook shows: the answer, and small tables; every word of an article as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

Column = tuple[str, Callable[[Any], str]]
# Rows shown: what is longer is asked for by a question, or opened as a page.
MOST_ROWS = 20


def table(caption: str, rows: Sequence[Any], columns: Sequence[Column]) -> str:
    """An HTML table of the first rows, and how many more there are."""
    more = f", the first {MOST_ROWS} shown" if len(rows) > MOST_ROWS else ""
    head = "".join(f"<th>{escape(name)}</th>" for name, _ in columns)
    body = "".join(cells([told(row) for _, told in columns]) for row in rows[:MOST_ROWS])
    return f"<table><caption>{escape(caption)}: {len(rows)}{more}</caption><tr>{head}</tr>{body}</table>"


def cells(values: Sequence[str]) -> str:
    """One row."""
    return f"<tr>{''.join(f'<td>{escape(value)}</td>' for value in values)}</tr>"


def overview(answer: str, counts: Mapping[str, int]) -> str:
    """The answer of a run and how much it found."""
    rows = "".join(cells([noun, f"{number:,}"]) for noun, number in counts.items())
    return f"<p>{escape(answer)}</p><table>{rows}</table>"
