"""The database of a run: written once from the files of the results folder, and only read from then on.

It holds what the files hold, and beside that the texts of the articles and the parts that are joined into remarks. The
store knows nothing of news: it turns lines into rows (`rows`), under a declared schema (schema.sql).
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from compare.errors import InputError, OutputError
from compare.results import DATABASE
from compare.store import rows

# The first SQLite that knows STRICT tables (https://sqlite.org/stricttables.html).
OLDEST_SQLITE = (3, 37, 0)
# What SQLite says of a table for words when it was built without FTS5 (https://sqlite.org/fts5.html).
NO_FTS5 = "no such module: fts5"
FTS5_MISSING = (
    f"the SQLite {sqlite3.sqlite_version} of this Python was built without FTS5, by which words are looked up; use a "
    "Python whose SQLite has it, as those of python.org, conda-forge, Debian and Ubuntu have"
)
# What PRAGMA user_version says of a database of this schema; a database of another version is not read.
SCHEMA_VERSION = 5
# Memory for pages while writing. Of 2 (SQLite's own), 16, 64 and 256 MiB on eight copies of 550 articles (116 MB) 64
# was fastest: 7.9, 5.5, 4.6 and 5.5 s; with 2 the time grows faster than the articles.
CACHE_KIB = 65_536
# The indexes, which wait until all rows are there.
INDEX = re.compile(r"^CREATE INDEX .*;$", re.M)

# The files in an order in which every row comes after those it refers to; articles, which need texts, come before.
FILES: dict[str, Callable[[Iterable[rows.Line]], rows.Rows]] = {
    "boilerplate": rows.boilerplate_rows,
    "statements": rows.statement_rows,
    "terms": rows.term_rows,
    "groups": rows.group_rows,
    "clusters": rows.cluster_rows,
    "matches": rows.match_rows,
    "alignments": rows.alignment_rows,
    "remarks": rows.remark_rows,
    "links": rows.link_rows,
    "traces": rows.trace_rows,
    "reuse": rows.reuse_rows,
    "near_misses": rows.near_miss_rows,
    "skipped": rows.skipped_rows,
}


class StoredPart(NamedTuple):
    """A part of a statement: what is joined into remarks."""

    id: str
    statement: str
    article: str
    start: int
    end: int
    quoted: bool
    speaker: str | None  # the folded key of the person
    vector: bytes | None  # its embedding as little-endian float16, None where the run encoded nothing


def check_sqlite() -> None:
    """Raise OutputError where the SQLite of this Python can write no database: better before a run than at its end."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise OutputError(f"this Python comes with SQLite {sqlite3.sqlite_version}; use one with 3.37 or later")
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("CREATE VIRTUAL TABLE article_words USING fts5 (text)")
    except sqlite3.OperationalError as error:
        raise OutputError(f"{DATABASE} cannot be written: {FTS5_MISSING}") from error


def write(
    folder: Path,
    facts: Mapping[str, str | int | None],
    texts: Iterable[tuple[str, str]],
    parts: Iterable[StoredPart],
    spelled: Callable[[str], str] = str,
) -> None:
    """Write compare.db into `folder` from the JSON Lines files that lie there; a file that is missing gives no rows.

    `facts` become the table `run`. `texts` are (id, text) of the articles that stand, in the order of articles.jsonl;
    `parts` may come in any order; `spelled` gives a text as its words are to be looked up. Equal content gives equal
    bytes. Raises OutputError where the file cannot be written, ValueError where the texts are not those of the
    articles, sqlite3.IntegrityError where a line names what is not there; nothing but an empty file is left then.
    """
    check_sqlite()
    path = folder / DATABASE
    try:
        path.unlink(missing_ok=True)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            # The folder is swapped in whole or thrown away: no power cut can leave half of it in place of good results.
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(f"PRAGMA cache_size = {-CACHE_KIB}")
            indexes = INDEX.findall(schema())
            connection.executescript(f"BEGIN; {INDEX.sub('', schema())} PRAGMA user_version = {SCHEMA_VERSION};")
            fill(connection, folder, facts, texts, parts)
            # An index of all rows at once is sorted once, and takes half the time of one that is kept row by row.
            for statement in indexes:
                connection.execute(statement)
            check_references(connection)
            index_words(connection, spelled)
            connection.execute("COMMIT")  # what fails before is rolled back when the connection closes
    except (OSError, sqlite3.OperationalError) as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:  # our own mistake, not that of the disk
            raise
        raise OutputError(f"{path} cannot be written ({error}); choose another --output") from error


def schema() -> str:
    """The statements that make the tables, indexes and views; an index is one line."""
    return files("compare.store").joinpath("schema.sql").read_text("utf-8")


def fill(
    connection: sqlite3.Connection,
    folder: Path,
    facts: Mapping[str, str | int | None],
    texts: Iterable[tuple[str, str]],
    parts: Iterable[StoredPart],
) -> None:
    """Write all rows, a line of a file in memory at a time."""
    insert(connection, (("run", {"name": name, "value": value}) for name, value in facts.items()))
    insert(connection, rows.article_rows(lines_of(folder, "articles"), texts))
    for name, rows_of in FILES.items():
        insert(connection, rows_of(lines_of(folder, name)))
    insert(connection, (("parts", part._asdict()) for part in parts))


def check_references(connection: sqlite3.Connection) -> None:
    """Raise IntegrityError where a row names one that is not there.

    For all rows at once it takes 1.4 s where to ask at each row takes 4.2 (16,447 articles, 1.9 million rows).
    """
    for table, _, owner, _ in connection.execute("PRAGMA foreign_key_check"):
        raise sqlite3.IntegrityError(f"a row of {table} names one of {owner} that is not there")


def index_words(connection: sqlite3.Connection, spelled: Callable[[str], str]) -> None:
    """Write which words of letters stand in which articles (FTS5: https://sqlite.org/fts5.html)."""
    connection.create_function("spelled", 1, spelled, deterministic=True)
    connection.execute("INSERT INTO article_words (rowid, text) SELECT rowid, spelled(text) FROM articles")
    connection.execute("INSERT INTO article_words (article_words) VALUES ('optimize')")


def lines_of(folder: Path, name: str) -> Iterator[rows.Line]:
    """The objects of `name`.jsonl, in order; none where the command did not write it."""
    path = folder / f"{name}.jsonl"
    if path.exists():
        with open(path, "rb") as file:
            for line in file:
                yield msgspec.json.decode(line)


def insert(connection: sqlite3.Connection, found: rows.Rows) -> None:
    """Write rows, each into its table."""
    for table, row in found:
        connection.execute(insertion(table, tuple(row)), tuple(row.values()))


@lru_cache(maxsize=256)
def insertion(table: str, columns: tuple[str, ...]) -> str:
    """The statement that writes a row of these columns."""
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


def quoted(words: str) -> str:
    """Words in a row, as a search asks for them."""
    return f'"{words}"'


@dataclass(frozen=True)
class Database:
    """The database of a results folder, opened for reading: nothing is created or changed.

    It closes at the end of a `with` block, or when nothing refers to it any more.
    """

    path: Path
    connection: sqlite3.Connection

    @classmethod
    def open(cls, folder: Path) -> Database:
        """The database in `folder`; InputError where there is none, or none that this version of compare can read."""
        path = folder / DATABASE
        again = f"run again: compare dedupe PATH --output {folder}"
        if not path.is_file():
            raise InputError(f"{path} is missing; {again}")
        try:
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
            found = connection.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise InputError(f"{path} cannot be read as an SQLite database ({error}); {again}") from error
        if found != SCHEMA_VERSION:
            connection.close()
            raise InputError(f"{path} has schema version {found} and this compare reads {SCHEMA_VERSION}; {again}")
        return cls(path, connection)

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; asking anything after that is an error."""
        self.connection.close()

    def text(self, article: str) -> str:
        """The text of the article with this id, as read; KeyError where there is none."""
        for (text,) in self.rows("SELECT text FROM articles WHERE id = ?", article):
            return str(text)
        raise KeyError(article)

    def texts(self, numbers: Iterable[int]) -> Iterator[tuple[str, str]]:
        """The (id, text) of the articles with these numbers, as `holding` gives them, each read when its turn comes."""
        for number in numbers:
            yield from self.rows("SELECT id, text FROM articles WHERE rowid = ?", number)

    def holding(self, any_of: Sequence[Collection[str]]) -> list[int]:
        """The numbers of the articles that hold all words, or words in a row, of one of these sets.

        Words are of letters only, and as they were `spelled` when the database was written; an empty set all hold.
        Those come first that hold most of the sets, a set counting the more the fewer articles hold it; among equals
        the earliest by `published`, then by id.
        """
        held: dict[int, float] = defaultdict(float)
        for words in any_of:
            asked = " AND ".join(sorted(map(quoted, words)))
            search = "SELECT rowid FROM article_words WHERE article_words MATCH ?"
            found = [*self.rows(search, asked)] if words else [*self.rows("SELECT rowid FROM articles")]
            for (number,) in found:
                held[number] += 1 / len(found)
        known = self.rows("SELECT rowid, coalesce(published, '~'), id FROM articles")
        order = {number: (day, id) for number, day, id in known if number in held}
        return sorted(held, key=lambda number: (-round(held[number], 9), order[number]))

    def vectors(self, most: int) -> Iterator[tuple[list[int], bytes]]:
        """The numbers of the parts that have a vector, and these one behind the other, at most so many at a time."""
        read = self.rows("SELECT rowid, vector FROM parts WHERE vector IS NOT NULL ORDER BY rowid")
        while block := list(islice(read, most)):
            yield [number for number, _ in block], b"".join(vector for _, vector in block)

    def part(self, number: int) -> StoredPart:
        """The part of a statement with this number, as `vectors` gives it."""
        query = "SELECT id, statement, article, start, end, quoted, speaker, vector FROM parts WHERE rowid = ?"
        found = StoredPart(*next(self.rows(query, number)))
        return found._replace(quoted=bool(found.quoted))

    def rows(self, query: str, *values: str | int) -> Iterator[tuple[Any, ...]]:
        """The rows that answer a query, one in memory at a time; InputError where the file turns out to be damaged."""
        try:
            yield from self.connection.execute(query, values)
        except sqlite3.DatabaseError as error:
            if NO_FTS5 in str(error):
                raise InputError(f"{self.path} cannot be searched: {FTS5_MISSING}") from error
            raise InputError(f"{self.path} cannot be read ({error}); run compare dedupe again") from error
