"""Tokens: texts cut into what a model reads, and no more of them than it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from compare.matching.embeddings.batches import Tokens

LONGEST_WORD = 100  # characters; tokenizers give up on longer ones, so no more than this a token need be read
CUT_AT_ONCE = 4_096  # texts: a tokenizer gives lists, which take ten times the memory of arrays

# Texts to the numbers of their tokens, at most as many as the model takes, and whether they have more.
Tokenize = Callable[[list[str]], Iterable[tuple[Sequence[int], bool]]]


class Cut(NamedTuple):
    """What is read of a text, and whether that is only its beginning."""

    tokens: Tokens
    short: bool


class Cutter(NamedTuple):
    """How a model wants texts cut: so many tokens at most, each text after a prompt if it was trained so."""

    tokenize: Tokenize
    limit: int
    prompt: str = ""

    def cut(self, texts: Sequence[str]) -> Iterator[Cut]:
        """What is read of each text."""
        longest = self.limit * LONGEST_WORD
        for first in range(0, len(texts), CUT_AT_ONCE):
            some = texts[first : first + CUT_AT_ONCE]
            for text, (numbers, more) in zip(some, self.tokenize([self._read(text) for text in some]), strict=True):
                yield Cut(np.asarray(numbers, np.int32), more or len(text) > longest)

    def _read(self, text: str) -> str:
        # Half a character of UTF-16 alone, as broken files have it, is refused by tokenizers: it becomes a "?".
        return (self.prompt + text[: self.limit * LONGEST_WORD]).encode("utf-8", "replace").decode()
