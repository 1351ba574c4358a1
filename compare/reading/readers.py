"""The formats: one reader each, chosen by the ending of the file's name.

A reader takes a path and yields an Entry for each article and a Problem for each place that gave none. It never
holds more than one article, and raises only OSError, before the first entry, for a file that cannot be opened.
"""

from __future__ import annotations

import gzip
import json
import lzma
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from compare.reading.decoding import decode, mend_surrogates
from compare.reading.inputs import Entry, Facts, Problem, facts

Reader = Callable[[Path], Iterator[Entry | Problem]]

BROKEN = (EOFError, lzma.LZMAError, zlib.error, OSError)


def read_text(path: Path) -> Iterator[Entry | Problem]:
    """A text file is one article."""
    data = path.open("rb").read()
    if not data:
        yield Problem(None, "the file is empty; leave it out or put the article's text into it")
        return
    try:
        text, repairs = decode(data)
    except ValueError as problem:
        yield Problem(None, f"{problem}; give the article's text as .txt or .jsonl")
        return
    if text.isspace() or not text:
        yield Problem(None, "the file holds only blanks; leave it out or put the article's text into it")
        return
    yield Entry(None, Facts(), text, repairs)


def read_jsonl(path: Path) -> Iterator[Entry | Problem]:
    """JSON Lines: one article a line, and a line ends at a line feed only (not at U+2028, which texts hold)."""
    with path.open("rb") as stream:
        yield from _read_lines(stream)


def read_jsonl_xz(path: Path) -> Iterator[Entry | Problem]:
    """JSON Lines compressed with xz."""
    with lzma.open(path, "rb") as stream:
        yield from _read_lines(stream)


def read_jsonl_gz(path: Path) -> Iterator[Entry | Problem]:
    """JSON Lines compressed with gzip."""
    with gzip.open(path, "rb") as stream:
        yield from _read_lines(stream)


READERS: dict[str, tuple[str, Reader]] = {
    ".txt": ("text", read_text),
    ".jsonl": ("jsonl", read_jsonl),
    ".jsonl.xz": ("jsonl", read_jsonl_xz),
    ".jsonl.gz": ("jsonl", read_jsonl_gz),
}


def reader_of(name: str) -> tuple[str, Reader] | None:
    """The reader for a file of this name, and what it is called; None where no format has such an ending."""
    for ending, reader in READERS.items():
        if name.lower().endswith(ending):
            return reader
    return None


def _read_lines(stream: Iterable[bytes]) -> Iterator[Entry | Problem]:
    number = entries = 0
    try:
        for number, line in enumerate(stream, 1):
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if line.strip():
                entries += 1
                yield _read_line(number, line)
    except BROKEN as problem:
        reason = str(problem).rstrip(".") or "the data end too early"
        yield Problem(number + 1, f"nothing can be read from here on ({reason}); get the file again")
        return
    if not entries:
        yield Problem(None, "the file holds no articles; leave it out or write one JSON object a line into it")


def _read_line(number: int, line: bytes) -> Entry | Problem:
    try:
        decoded, repairs = decode(line)
        article = json.loads(decoded)
    except (ValueError, RecursionError) as problem:
        reason = problem.msg if isinstance(problem, json.JSONDecodeError) else str(problem)
        return Problem(number, f"the line is no JSON ({reason}); write one whole JSON object a line, in UTF-8")
    if not isinstance(article, dict):
        return Problem(number, "the line is JSON but no object; write one object with a text a line")
    text = article.get("text")
    if not isinstance(text, str):
        told = "no text" if text is None else f"a text that is no string ({type(text).__name__})"
        return Problem(number, f'the article has {told}; give its text as a string under "text"')
    if not text or text.isspace():
        return Problem(number, 'the article\'s text is empty; give it under "text" or leave the line out')
    text, mended = mend_surrogates(text)
    return Entry(number, facts(article), text, (*repairs, *mended))
