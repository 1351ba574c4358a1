"""Which texts may hold the words asked for: a cheap test before any text is parted into words.

A text is squeezed to its letters and digits, folded. Squeezing goes character by character, so that a run of words
stands in a text only if the squeezed run stands in the squeezed text: the test lets too much pass, and misses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from compare.matching.quotations import CONTENT, GRAM, LONG_RUN, grams
from compare.reading.texts import fold
from compare.speech.insertions import insertions
from compare.speech.languages.english_changes import FUNCTION_WORDS
from compare.tracing.searches.queries import Asked

NON_ASCII = re.compile(r"[^\x00-\x7f]+")
LOWER = bytes(range(256)).lower()
NO_LETTERS = bytes(i for i in range(128) if not chr(i).isalnum())
# What parts a word into its letters; and letters that every version of SQLite takes for such (Unicode 6.1): a word with
# others is not looked up.
NO_WORD = re.compile(r"[\W\d_]+")
KNOWN = re.compile("[a-z\u00df-\u024f\u0370-\u0523]+")
# Runs of characters beyond ASCII that are kept folded: apostrophes and single letters make up nearly all.
REMEMBERED = 4096
# A query longer than this is looked up by every fifth of its runs of four words: a run of eight still holds one.
LONG_QUERY = 60
# Up to so many words, all of them in order with others between are a version, without four in a row (see versions.py).
SHORT = LONG_RUN


def squeeze(text: str) -> bytes:
    """The folded letters and digits of a text, and nothing else: the squeezed words of it, one behind the other."""
    if not text.isascii():
        text = NON_ASCII.sub(lambda found: squeeze_run(found.group()), text)
    return text.encode().translate(LOWER, NO_LETTERS)


@lru_cache(maxsize=REMEMBERED)
def squeeze_run(run: str) -> str:
    """The same of characters beyond ASCII. A sign that only unfolds to letters ("™") belongs to no word."""
    letters = "".join(c for c in run if c.isalnum())
    return "".join(c for c in fold(letters) if c.isalnum()) if letters else ""


def spelled(text: str) -> str:
    """The text with its letters folded as `words` folds them, and all that is no letter as what parts words."""
    return text if text.isascii() else NON_ASCII.sub(lambda found: spelled_run(found.group()), text)


@lru_cache(maxsize=REMEMBERED)
def spelled_run(run: str) -> str:
    """The same of characters beyond ASCII."""
    return "".join(fold(c) if c.isalnum() else " " for c in run)


def letters_of(found: Iterable[str]) -> frozenset[str]:
    """The words of letters that stand in these folded words: "don't" has two, "1,200" none."""
    pieces = {piece for word in found for piece in NO_WORD.split(word) if piece}
    return frozenset(piece for piece in pieces if KNOWN.fullmatch(piece))


def run_of(gram: Sequence[str]) -> frozenset[str]:
    """Folded words in a row as what stands in a row in any text that has them; else their `letters_of`."""
    pieces = [piece for word in gram for piece in NO_WORD.split(word) if piece]
    return frozenset([" ".join(pieces)]) if pieces and all(map(KNOWN.fullmatch, pieces)) else letters_of(gram)


class Sieve:
    """The test for one query."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.run = b"".join(squeeze(asked.text[word.start : word.end]) for word in asked.found)
        self.words = [squeeze(word) for word in asked.bare]
        self.bare_run = b"".join(self.words)
        self.scattered = GRAM <= len(asked.bare) <= SHORT and len(asked.content) >= CONTENT - 1
        step = 1 if len(asked.bare) <= LONG_QUERY else LONG_RUN - GRAM + 1
        telling = [gram for gram in grams(asked.bare, GRAM)[::step] if not FUNCTION_WORDS.issuperset(gram)]
        self.grams = [squeeze("".join(gram)) for gram in telling]
        # No text passes without one of these: a run of four in a row, or all words anywhere. All in a row are among
        # them so that the texts that have them can be told from the others.
        self.needed = list(dict.fromkeys((run_of(asked.bare), *map(run_of, telling), letters_of(asked.bare))))

    def may_hold(self, text: str) -> bool:
        """Whether the words, or enough of them for a version, may stand in the text."""
        squeezed = squeeze(text)
        if self.has_gram(squeezed) or (self.scattered and in_order(self.words, squeezed)):
            return True
        return self.may_run(text, squeezed)

    def may_run(self, text: str, squeezed: bytes) -> bool:
        """Whether all the words may stand in a text as one run, but for what an editor put in."""
        if self.run in squeezed or self.bare_run in squeezed:
            return True
        broken = ("[" in text or "(" in text) and in_order(self.words, squeezed)
        return broken and self.bare_run in squeeze(without_insertions(text))

    def may_share(self, sentence: str) -> bool:
        """Whether a run of four of the words may stand in a sentence."""
        return "[" in sentence or "(" in sentence or self.has_gram(squeeze(sentence))

    def has_gram(self, squeezed: bytes) -> bool:
        """Whether a squeezed text has one of the runs of four words."""
        return any(gram in squeezed for gram in self.grams)


def without_insertions(text: str) -> str:
    """The text without what editors put into it, which broke the run of words."""
    notes = insertions(text, ((0, len(text)),))
    edges = [0, *(place for note in notes for place in (note.start, note.end)), len(text)]
    return " ".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))


def in_order(pieces: Sequence[bytes], squeezed: bytes) -> bool:
    """Whether the pieces stand in a squeezed text one after the other, whatever stands between."""
    at = 0
    for piece in pieces:
        at = squeezed.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True
