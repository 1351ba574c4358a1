"""metadata.csv: what is known of the files beside it, one row a file."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from compare.reading.decoding import decode
from compare.reading.inputs import Facts, Problem, facts

NAME = "metadata.csv"
# A title or a comment may be long, and the library's own limit (131,072) ends the whole file.
LONGEST_FIELD = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """What one row says, and where it stands."""

    line: int
    facts: Facts


@dataclass(frozen=True, slots=True)
class Metadata:
    """The rows of one metadata.csv by the file they name (relative to its folder), and what was wrong with others."""

    rows: dict[str, Row] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def missing(self, folder: Path) -> Iterator[Problem]:
        """A problem for each row whose file is not there."""
        for name, row in self.rows.items():
            if not os.path.exists(folder / name):
                yield Problem(row.line, f"it names {name}, which is not there; correct the path or take the row out")


def read_metadata(path: Path) -> Metadata:
    """The rows of this file; an absent file has none, and what cannot be read is a problem, never an exception."""
    metadata = Metadata()
    try:
        text, _ = decode(path.open("rb").read())
    except FileNotFoundError:
        return metadata
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        metadata.problems.append(Problem(None, f"it cannot be read ({reason}): nothing of it is used"))
        return metadata
    lines = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    before = csv.field_size_limit(LONGEST_FIELD)
    try:
        _take_rows(lines, metadata)
    except csv.Error as problem:
        metadata.problems.append(
            Problem(lines.line_num, f"it cannot be read from here on ({problem}): earlier rows are used")
        )
    finally:
        csv.field_size_limit(before)
    return metadata


def _take_rows(lines: csv.DictReader[str], metadata: Metadata) -> None:
    columns = [(name or "").strip().lower() for name in lines.fieldnames or ()]
    if "path" not in columns:
        told = "it has no column named path: nothing of it is used; name the columns in its first line"
        metadata.problems.append(Problem(1, told))
        return
    lines.fieldnames = columns
    for row in lines:
        name = os.path.normpath((row.pop("path", None) or "").strip().replace("\\", "/")).replace(os.sep, "/")
        if name == ".":
            metadata.problems.append(Problem(lines.line_num, "the row names no file; fill in its path"))
        elif name in metadata.rows:
            first = metadata.rows[name].line
            told = f"{name} has a row already (line {first}), which is used; take one of the two out"
            metadata.problems.append(Problem(lines.line_num, told))
        else:
            metadata.rows[name] = Row(lines.line_num, facts(row))


def _delimiter(text: str) -> str:
    """The comma, or what spreadsheets write in its place where the first line has none."""
    header = text[:4096].split("\n", 1)[0]
    return max(",;\t", key=header.count)
