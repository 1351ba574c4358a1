"""Texts whose every line is a paragraph, as several tests of speech write them."""

from compare.reading.articles import describe
from compare.reading.inputs import Record
from compare.reading.passages import Block
from compare.speech.statements import Speech, extract


def blocks_of(text: str, kind: str = "paragraph") -> list[Block]:
    """A block of this kind for every line that is not blank."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), kind))
        at += len(line) + 1
    return blocks


def hear(text: str, language: str | None = None, kind: str = "paragraph") -> Speech:
    """The speech of such a text."""
    article = describe(Record(path="x.txt", reader="text", outlet="x", text=text, language=language))
    return extract(article, (), blocks_of(text, kind))
