"""A results file read a line at a time: its lines are sorted by id, so that one of them is found by halving."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from pathlib import Path

# The id is the first field of a line: {"id":"4fq...", {"remark":"4fq...". No line is that short before it.
FIRST_FIELD = 64


class SortedLines:
    """The lines of one file; none where there is no such file, or nothing in it."""

    def __init__(self, path: Path) -> None:
        self.held: mmap.mmap | bytes = b""
        if path.exists() and path.stat().st_size:
            with open(path, "rb") as file:
                self.held = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def beginning(self, id: str) -> Iterator[bytes]:
        """The lines whose ids begin so, in order. Logarithmic in the size of the file, and in what it gives linear."""
        at = self.first(id)
        while at < len(self.held) and self.id_at(at).startswith(id):
            end = self.held.find(b"\n", at)
            yield self.held[at:end]
            at = end + 1

    def first(self, id: str) -> int:
        """Where the first line begins whose id is this or a later one."""
        low, high = 0, len(self.held)
        while low < high:
            start = self.held.rfind(b"\n", low, (low + high) // 2) + 1 or low
            if self.id_at(start) < id:
                low = self.held.find(b"\n", start) + 1
            else:
                high = start
        return low

    def id_at(self, start: int) -> str:
        """The id of the line that begins here."""
        return self.held[start : start + FIRST_FIELD].split(b'"', 4)[3].decode()
