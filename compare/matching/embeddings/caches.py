"""The cache of vectors: what a model once made of a text, kept for the next run.

One SQLite file a model digest, in the user's cache folder. A vector is found by the digest of its text; no text is
stored. Several runs may use it at once. Nothing depends on it: where it cannot be read or written, the run goes on.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

VARIABLE = "COMPARE_CACHE"
MOST_BYTES = 2 << 30  # of all files together: 2.5 million vectors of 384 numbers
ASKED_AT_ONCE = 10_000  # SQLite takes 32,766 values in a statement
PATIENCE = 30  # seconds to wait while another run writes

SCHEMA = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL, cut INTEGER NOT NULL)"


class Cached(NamedTuple):
    """What is kept of a text: its vector as little-endian float16, and whether only its beginning was encoded."""

    vector: bytes
    cut: bool


def cache_folder() -> Path | None:
    """Where vectors are kept: the folder that COMPARE_CACHE names (none if it is empty), or the user's own."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "compare-news"


def key_of(text: str) -> bytes:
    """What a text is found by: 16 bytes of its digest."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


class VectorCache:
    """The vectors of one model. `trouble` is the sentence that says why it is not used (any more), if it is not."""

    def __init__(self, folder: Path | None, digest: str, width: int) -> None:
        """Of the model of this digest, whose vectors have so many numbers, in a folder; none keeps nothing."""
        self.trouble: str | None = None
        self._path = None if folder is None else folder / f"vectors-{digest[:32]}.sqlite"
        self._bytes = 2 * width

    def read(self, texts: Sequence[str]) -> Iterator[dict[str, Cached]]:
        """What is known of these texts, some at a time: all vectors of a corpus would fill the memory twice."""
        if self._path is None or not self._path.exists():
            return
        try:
            os.utime(self._path)
            with closing(self._connect()) as connection:
                yield from self._find(connection, {key_of(text): text for text in texts})
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)

    def write(self, known: Mapping[str, Cached]) -> None:
        """Keep what was made of texts."""
        if self._path is None or not known:
            return
        rows = sorted((key_of(text), cached.vector, cached.cut) for text, cached in known.items())
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._connect()) as connection, connection:
                connection.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?, ?)", rows)
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)

    def shrink(self, most_bytes: int = MOST_BYTES) -> None:
        """Make room: the files of models that were not used for longest go; of this model's, the older half."""
        if self._path is None or not self._path.exists():
            return
        try:
            files = sorted(self._path.parent.glob("vectors-*.sqlite"), key=lambda path: path.stat().st_mtime)
            excess = sum(path.stat().st_size for path in files) - most_bytes
            for path in files:
                if excess > 0 and path != self._path:
                    excess -= path.stat().st_size
                    path.unlink()
            if excess > 0:
                with closing(self._connect()) as connection, connection:
                    connection.execute(
                        "DELETE FROM vectors WHERE rowid <= (SELECT (min(rowid) + max(rowid)) / 2 FROM vectors)"
                    )
                with closing(self._connect()) as connection:
                    connection.execute("VACUUM")
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)

    def _find(self, connection: sqlite3.Connection, texts: Mapping[bytes, str]) -> Iterator[dict[str, Cached]]:
        keys = sorted(texts)
        for first in range(0, len(keys), ASKED_AT_ONCE):
            rows = _rows(connection, keys[first : first + ASKED_AT_ONCE])
            yield {texts[key]: Cached(vector, bool(cut)) for key, vector, cut in rows if len(vector) == self._bytes}

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(str(self._path), timeout=PATIENCE)
        # What a crash of the machine may cost is computed again; waiting for the disk is not worth it.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(SCHEMA)  # another run may have made the file, and not yet the table
        return connection

    def _give_up(self, error: Exception) -> None:
        self.trouble = (
            f"the cache of vectors {self._path} cannot be used ({error}), so all is encoded: remove that file, "
            f"or name another folder in {VARIABLE}"
        )
        self._path = None


def _rows(connection: sqlite3.Connection, keys: Sequence[bytes]) -> Iterable[tuple[bytes, bytes, int]]:
    marks = ",".join("?" * len(keys))
    return connection.execute(f"SELECT key, vector, cut FROM vectors WHERE key IN ({marks})", keys)
