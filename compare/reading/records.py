"""The one door for articles: files and folders in, Records out, and a word on everything that was not read."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator
from dataclasses import fields
from pathlib import Path

from compare.reading.inputs import Entry, Facts, Problem, Record, Skipped, shown
from compare.reading.metadata import NAME, Metadata, read_metadata
from compare.reading.name_lists import OUTLETS, PEOPLE, folders_of
from compare.reading.readers import READERS, reader_of

__all__ = ["Record", "Skipped", "read"]

# What a run writes; a folder with both is a run's output and no input.
RESULTS = {"run.json", "articles.jsonl"}
# What a source beside the text may say.
SAID = tuple(field.name for field in fields(Facts))
# What tells of the articles beside it, and holds none.
BESIDE = {NAME, PEOPLE, OUTLETS}


def read(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Record | Skipped]:
    """Every article under these files and folders, one after the other, with what could not be read among them.

    Folders are searched through, in the order of their names, whatever the order of `paths`; names that begin with
    a dot are passed over in folders; links are followed, and a file that is reached twice is read once.
    Never raises for what it finds: what cannot be read is a Skipped, and the run goes on.
    """
    every = sorted({os.path.normpath(os.fspath(path)) for path in paths})
    seen = _Seen(folders_of(every))
    for given in every:
        path = Path(given)
        if os.path.isdir(path):
            found = False
            for result in _read_folder(path, path, seen, (path,)):
                found = True
                yield result
            if not found and not seen.any_below(path):
                told = "the folder holds no file to read; give one with .txt or .jsonl files"
                yield Skipped(shown(path), None, told)
        elif os.path.exists(path):
            if path.name in BESIDE:
                yield Skipped(shown(path), None, "it tells of the files beside it; give those files, or the folder")
            else:
                yield from _read_file(path, None, seen, (path.parent,))
        elif os.path.islink(path):
            told = "it is a link to something that is not there; mend the link or leave it out"
            yield Skipped(shown(path), None, told)
        else:
            yield Skipped(shown(path), None, "there is no such file or folder; check the path")


class _Seen:
    """What was reached already, by its real place, and the metadata of the folders passed.

    `listing` are the folders whose people.csv and outlets.csv hold for the input.
    """

    def __init__(self, listing: Container[str]) -> None:
        self.listing = listing
        self.places: set[str] = set()
        self.metadata: dict[Path, Metadata] = {}

    def first_time(self, path: Path) -> bool:
        place = os.path.realpath(path)
        if place in self.places:
            return False
        self.places.add(place)
        return True

    def any_below(self, folder: Path) -> bool:
        place = os.path.join(os.path.realpath(folder), "")
        return any(other.startswith(place) for other in self.places)

    def metadata_of(self, folder: Path) -> Metadata:
        if folder not in self.metadata:
            self.metadata[folder] = read_metadata(folder / NAME)
        return self.metadata[folder]


def _read_folder(folder: Path, given: Path, seen: _Seen, above: tuple[Path, ...]) -> Iterator[Record | Skipped]:
    """`above` are the folders, from this one outward to the one given, whose metadata.csv may speak of a file here."""
    if not seen.first_time(folder):
        return
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if not entry.name.startswith("."))
    except OSError as problem:
        yield Skipped(shown(folder), None, _why(problem, "the folder"))
        return
    if set(names) >= RESULTS:
        yield Skipped(
            shown(folder), None, "the folder holds the results of a run, no articles", expected=folder != given
        )
        return
    metadata = seen.metadata_of(folder)
    for row in (*metadata.problems, *metadata.missing(folder)):
        yield Skipped(shown(folder / NAME), row.line, row.reason)
    for name in names:
        path = folder / name
        if os.path.isdir(path):
            yield from _read_folder(path, given, seen, (path, *above))
        elif name not in BESIDE:
            yield from _read_file(path, given, seen, above)
        elif name != NAME and os.path.realpath(folder) not in seen.listing:
            told = f"names are read for the input as a whole; put the rows into {shown(given / name)}"
            yield Skipped(shown(path), None, told)


def _read_file(path: Path, given: Path | None, seen: _Seen, above: tuple[Path, ...]) -> Iterator[Record | Skipped]:
    """`given` is the folder under which the file was found, None where the file itself was given."""
    chosen = reader_of(path.name)
    if chosen is None:
        endings = ", ".join(READERS)
        yield Skipped(shown(path), None, f"no reader for this kind of file; the endings that are read are {endings}")
        return
    if not seen.first_time(path):
        return
    if not os.path.isfile(path):
        told = "it is no regular file" if os.path.exists(path) else "it is a link to something that is not there"
        yield Skipped(shown(path), None, f"{told}; leave it out")
        return
    name, reader = chosen
    inner = path.relative_to(given).parts[:-1] if given else ()
    group = shown(inner[0]) if inner else None
    try:
        for entry in reader(path):
            if isinstance(entry, Problem):
                yield Skipped(shown(path), entry.line, entry.reason)
            else:
                yield _record(entry, path, name, group, seen, above)
    except OSError as problem:
        yield Skipped(shown(path), None, _why(problem, "the file"))


def _record(entry: Entry, path: Path, reader: str, group: str | None, seen: _Seen, above: tuple[Path, ...]) -> Record:
    facts, source = entry.facts, "its own fields"
    if entry.line is None:
        source = NAME
        for folder in above:
            row = seen.metadata_of(folder).rows.get(path.relative_to(folder).as_posix())
            if row:
                facts, source = row.facts, f"{NAME}, line {row.line}"
                break
    told = {name: getattr(facts, name) for name in SAID}
    return Record(
        path=shown(path) + (f"#{entry.line}" if entry.line is not None else ""),
        reader=reader,
        group=group,
        facts_from=source if any(told.values()) else None,
        text=entry.text,
        repairs=entry.repairs,
        **told,
    )


def _why(problem: OSError, what: str) -> str:
    if isinstance(problem, PermissionError):
        return f"no permission to read {what}; change its rights or leave it out"
    return f"{what} cannot be read ({problem.strerror or problem}); leave it out or mend it"
