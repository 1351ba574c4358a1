"""metadata.csv: what is known of the files beside it, one row a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from compare.reading.inputs import Facts, Problem, facts
from compare.reading.tables import read_table

NAME = "metadata.csv"


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
    for line in read_table(path, ["path"], metadata.problems):
        name = os.path.normpath(line.fields["path"].replace("\\", "/")).replace(os.sep, "/")
        if name == ".":
            metadata.problems.append(Problem(line.number, "the row names no file; fill in its path"))
        elif name in metadata.rows:
            first = metadata.rows[name].line
            told = f"{name} has a row already (line {first}), which is used; take one of the two out"
            metadata.problems.append(Problem(line.number, told))
        else:
            fields = {column: value for column, value in line.fields.items() if column != "path"}
            metadata.rows[name] = Row(line.number, facts(fields))
    return metadata
