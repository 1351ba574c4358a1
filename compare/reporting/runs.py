"""Reading back what a run wrote: every report is made from the files of a results folder, and only reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from compare.results import RUN_FILE, require_results

Row = dict[str, Any]
# A handle longer than this costs more room in a table than it saves the reader.
LONGEST_HANDLE = 12


@dataclass(frozen=True)
class Run:
    """The results of one run, read from their folder as they are asked for."""

    folder: Path

    @classmethod
    def open(cls, folder: Path) -> Run:
        """The results in `folder`; raises InputError where there are none."""
        return cls(require_results(folder))

    def rows(self, name: str) -> Iterator[Row]:
        """The objects of `name`.jsonl, in order; none where the run did not compute them."""
        path = self.folder / f"{name}.jsonl"
        if path.exists():
            with open(path, "rb") as file:
                for line in file:
                    yield msgspec.json.decode(line)

    @cached_property
    def run(self) -> Row:
        """What run.json says: command, options, counts, seconds."""
        return msgspec.json.decode((self.folder / RUN_FILE).read_bytes())  # type: ignore[no-any-return]

    @cached_property
    def articles(self) -> dict[str, Row]:
        """The articles by id, in the order of their paths; versions of another article are left out."""
        rows = sorted(self.rows("articles"), key=lambda row: natural(row["path"]))
        return {row["id"]: row for row in rows if row["version_of"] is None}

    @cached_property
    def statements(self) -> dict[str, Row]:
        """The statements by id."""
        return {row["id"]: row for row in self.rows("statements")}

    @cached_property
    def handles(self) -> dict[str, str]:
        """A short name for each article, by id: a short piece of its path, or the beginning of its id."""
        paths = [row["path"] for row in self.articles.values()]
        return dict(zip(self.articles, handles(paths) or beginnings(list(self.articles)), strict=True))

    @cached_property
    def versions(self) -> list[Row]:
        """The articles that are further versions, or copies, of one that stands for them."""
        return [row for row in self.rows("articles") if row["version_of"] is not None]


def natural(path: str) -> tuple[tuple[int, int | str], ...]:
    """A key that sorts `x#9` before `x#10`."""
    pieces = re.split(r"(\d+)", path)
    return tuple((0, int(piece)) if piece.isdecimal() else (1, piece) for piece in pieces if piece)


def handles(paths: Sequence[str]) -> list[str] | None:
    """Short names for these paths: the first kind of name that is short and under which no two are alike, or None.

    `000_e7e1.txt` is "000" where no other file begins so, `news.jsonl#12` is "#12" where there is one such file.
    """
    places = [PurePosixPath(path.replace("\\", "/")) for path in paths]
    stems = [re.sub(r"\.(txt|html?)$", "", place.name) for place in places]
    kinds = (
        [re.split(r"[_\W]", stem, maxsplit=1)[0] for stem in stems],
        [stem[stem.find("#") :] if "#" in stem else stem for stem in stems],
        stems,
        [f"{place.parent.name}/{stem}" for place, stem in zip(places, stems, strict=True)],
    )
    for kind in kinds:
        if (
            all(kind)
            and max(Counter(kind).values(), default=1) == 1
            and max(map(len, kind), default=0) <= LONGEST_HANDLE
        ):
            return kind
    return None


def beginnings(ids: Sequence[str]) -> list[str]:
    """The shortest beginnings, of four characters or more, by which these ids can be told apart."""
    length = next((n for n in range(4, 12) if len({id[:n] for id in ids}) == len(ids)), 12)
    return [id[:length] for id in ids]
