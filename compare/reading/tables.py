"""The tables that may stand beside the input (.csv): their rows, and in one sentence what is wrong with them."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from compare.reading.decoding import decode
from compare.reading.inputs import Problem

# A title or a comment may be long, and the library's own limit (131,072) ends the whole file.
LONGEST_FIELD = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """One row: where it stands, its fields by column, and those beyond the last column."""

    number: int
    fields: dict[str, str]
    beyond: tuple[str, ...] = ()


def read_table(
    path: Path, needed: Collection[str], problems: list[Problem], known: Collection[str] | None = None
) -> Iterator[Line]:
    """The rows of this table; an absent file has none, and what cannot be read joins `problems`, never an exception.

    Columns are named in the first line, in any order and case, parted by commas, semicolons or tabs. A table without
    the columns `needed` gives no row. Where `known` is given a column of another name is a problem, and so is a guess
    at the encoding.
    """
    try:
        text, repairs = decode(path.open("rb").read())
    except FileNotFoundError:
        return
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        problems.append(Problem(None, f"it cannot be read ({reason}): nothing of it is used"))
        return
    lines = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    before = csv.field_size_limit(LONGEST_FIELD)
    try:
        columns = [(name or "").strip().lower() for name in lines.fieldnames or ()]
        missing = [name for name in needed if name not in columns]
        if missing:
            told = f"it has no column named {missing[0]}: nothing of it is used; name the columns in its first line"
            problems.append(Problem(1, told))
            return
        if known is not None:
            problems += _doubts(columns, known, repairs)
        lines.fieldnames = columns
        for row in lines:
            beyond = tuple(row.pop(None, ()))
            yield Line(lines.line_num, {name: (value or "").strip() for name, value in row.items()}, beyond)
    except csv.Error as problem:
        problems.append(Problem(lines.line_num, f"it cannot be read from here on ({problem}): earlier rows are used"))
    finally:
        csv.field_size_limit(before)


def _doubts(columns: list[str], known: Collection[str], repairs: tuple[str, ...]) -> Iterator[Problem]:
    for repair in repairs:
        if not repair.startswith("byte-order mark"):
            yield Problem(None, f"{repair}; save it as UTF-8 so that no name is misread")
    for place, name in enumerate(columns):
        if name and name not in known:
            yield Problem(1, f"the column {name} is not known and not used; the columns are {', '.join(known)}")
        elif name in columns[:place]:
            yield Problem(1, f"it has two columns named {name}, of which the last is used; name each column once")


def _delimiter(text: str) -> str:
    """The comma, or what spreadsheets write in its place where the first line has none."""
    header = text[:4096].split("\n", 1)[0]
    return max(",;\t", key=header.count)
