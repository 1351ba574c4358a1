"""What reading yields: a Record for each article as it was found, and a word on each thing that was not read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not read: where, and in one sentence why and what to do.

    What is `expected`, the results of our own runs, is no failure.
    """

    path: str
    line: int | None
    reason: str
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What a source beside the text says of an article; None is what it does not say."""

    key: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    retrieved: str | None = None
    archive_url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One article inside a file: its line where the file holds many, what its fields say, and its text."""

    line: int | None
    facts: Facts
    text: str
    repairs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One place in a file that gave no article; `line` is None when it is the file as a whole."""

    line: int | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One article as it was found: where, what is said of it beside the text, and the text itself."""

    path: str  # as given, with "#line" for files of many articles
    reader: str
    group: str | None = None  # the folder below the path given
    key: str | None = None  # the input's own id
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    retrieved: str | None = None
    archive_url: str | None = None
    language: str | None = None
    facts_from: str | None = None  # who says outlet, title and so on: "its own fields", "metadata.csv, line 3"
    text: str
    repairs: tuple[str, ...] = ()


NAMES = tuple(field.name for field in fields(Facts))


def facts(said: Mapping[str, object]) -> Facts:
    """The facts among these fields: strings without blanks around them, numbers as they are written.

    Unknown fields and fields of other kinds are left out; an "id" is the key.
    """
    values = dict(said)
    if "id" in values:
        values["key"] = values["id"]
    return Facts(**{name: _plain(values.get(name)) for name in NAMES})


def _plain(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(str(value).encode("utf-8", "replace").decode().split()) or None


def shown(path: str | os.PathLike[str]) -> str:
    """A path as text that any file can hold: forward slashes, and no bytes that are no characters."""
    return Path(path).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
