"""people.csv and outlets.csv: the names that a corpus has for its people and outlets, for the whole of an input."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from compare.reading.inputs import Problem, Skipped, shown
from compare.reading.instants import zone
from compare.reading.tables import Line, read_table
from compare.reading.texts import fold

PEOPLE, OUTLETS = "people.csv", "outlets.csv"
ALSO = ";"  # parts the other names in one field
# The columns of each list.
PEOPLE_COLUMNS = ("name", "also")
OUTLET_COLUMNS = ("outlet", "also", "group", "language", "time zone")
WEB_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>[^\s/:]+\.[^\s/:]+)(?:[:/]\S*)?")


@dataclass(frozen=True, slots=True)
class Listed:
    """A person or an outlet by the name that a list gives, and the row that says so."""

    name: str
    source: str  # "people.csv, line 3"
    group: str | None = None
    language: str | None = None
    zone: str | None = None  # in which its times are counted: "Europe/Moscow", "+03:00"


Names = Mapping[str, Listed]  # by every form of the name
NO_NAMES: Names = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class NameLists:
    """All lists of an input: whom each form of a name means, and what was wrong with rows."""

    people: dict[str, Listed] = field(default_factory=dict)
    outlets: dict[str, Listed] = field(default_factory=dict)
    problems: tuple[Skipped, ...] = ()


@dataclass(slots=True)
class _Row:
    path: Path
    line: int
    listed: Listed
    also: list[str]


def read_name_lists(paths: Iterable[str | os.PathLike[str]]) -> NameLists:
    """The lists in the folders given, and beside the files given. Never raises for what they hold."""
    folders = list(folders_of(paths).values())
    problems: list[Skipped] = []
    people = [row for one in folders for row in _rows(one / PEOPLE, PEOPLE_COLUMNS, ("name", "also"), problems)]
    outlets = [row for one in folders for row in _rows(one / OUTLETS, OUTLET_COLUMNS, ("outlet",), problems)]
    return NameLists(_forms(people, person_form, problems), _forms(outlets, outlet_form, problems), tuple(problems))


def folders_of(paths: Iterable[str | os.PathLike[str]]) -> dict[str, Path]:
    """The folders whose lists hold for this input, by their real places: those given, and those of files given."""
    given = [Path(path) for path in sorted({os.path.normpath(os.fspath(path)) for path in paths})]
    beside = [path if path.is_dir() else path.parent for path in given if path.exists()]
    return {os.path.realpath(folder): folder for folder in beside}


def person_form(name: str) -> str:
    """A person's name or role for looking up: folded, without possessive and the article before it."""
    return _plain(name).removesuffix("'s").removeprefix("the ")


def outlet_form(name: str) -> str:
    """An outlet's name for looking up: folded; of a web address the host, without "www."."""
    plain = _plain(name)
    address = WEB_ADDRESS.fullmatch(plain)
    return address["host"] if address else plain


def listed_outlet(name: str | None, outlets: Names) -> Listed | None:
    """The outlet of this name; a host is also found by what it is part of: edition.cnn.com by cnn.com."""
    if not name or not outlets:
        return None
    form = outlet_form(name)
    while form not in outlets and WEB_ADDRESS.fullmatch(form):
        form = form.partition(".")[2]
    return outlets.get(form)


def _plain(name: str) -> str:
    return " ".join(fold(name).split())


def _rows(path: Path, columns: tuple[str, ...], needed: tuple[str, ...], told: list[Skipped]) -> Iterator[_Row]:
    """The rows with a name; what is wrong with the others, and with fields, is told."""
    problems: list[Problem] = []
    for line in read_table(path, needed, problems, columns):
        extra = ", ".join(value for value in line.beyond if value)
        if extra:
            reason = f"it has more fields than there are columns, and “{extra}” is not used; put the field into quotes"
            problems.append(Problem(line.number, reason))
        if any("\n" in value or "\r" in value for value in line.fields.values()):
            reason = "a field runs over more than one line; close its quotation mark, so that no row is lost in it"
            problems.append(Problem(line.number, reason))
        name = " ".join(line.fields[columns[0]].split())
        if not _plain(name):
            problems.append(Problem(line.number, f"the row names nobody; fill in its {columns[0]}"))
            continue
        listed = Listed(
            name,
            f"{path.name}, line {line.number}",
            line.fields.get("group") or None,
            line.fields.get("language") or None,
            _zone(line, problems),
        )
        also = [other.strip() for other in line.fields.get("also", "").split(ALSO)]
        yield _Row(path, line.number, listed, [other for other in also if other])
    told += [Skipped(shown(path), problem.line, problem.reason) for problem in problems]


def _zone(line: Line, problems: list[Problem]) -> str | None:
    """The time zone of the row; one that nobody knows is told."""
    name = line.fields.get("time zone")
    if name and zone(name) is None:
        told = f"there is no time zone “{name}”, and none is used; write its IANA name (Europe/Moscow) or +03:00"
        problems.append(Problem(line.number, told))
        return None
    return name or None


def _forms(rows: Iterable[_Row], form: Callable[[str], str], told: list[Skipped]) -> dict[str, Listed]:
    """Whom each form means. A name is its own row's before it is another's; what two rows claim means neither."""
    named: dict[str, _Row] = {}
    for row in rows:
        first = named.setdefault(form(row.listed.name), row)
        if first is not row:
            reason = f"{row.listed.name} has a row already ({first.listed.source}), which is used; make one of the two"
            told.append(Skipped(shown(row.path), row.line, reason))
    claims: dict[str, dict[int, tuple[_Row, str]]] = {}
    for row in named.values():
        for also in row.also:
            claims.setdefault(form(also), {})[id(row)] = (row, also)
    means = {key: row.listed for key, row in named.items()}
    for key, claimed in claims.items():
        (first, _), *others = claimed.values()
        if key in named:
            owner = named[key]
            told += [_clash(row, also, owner, "it stays theirs") for row, also in claimed.values() if row is not owner]
        elif others:
            told += [_clash(row, also, first, "it stands for neither") for row, also in others]
        else:
            means[key] = first.listed
    return means


def _clash(row: _Row, also: str, other: _Row, so: str) -> Skipped:
    claimed = f"“{also}” of {row.listed.name} is a name of {other.listed.name} too ({other.listed.source})"
    return Skipped(shown(row.path), row.line, f"{claimed}: {so}; take it out of one of the two rows")
