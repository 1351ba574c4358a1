"""The parts of a statement that can be compared alone: its sentences, and inside long sentences their clauses."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Sequence
from operator import attrgetter

from compare.reading.sentences import sentences
from compare.reading.texts import Word, words

START = attrgetter("start")

# A part of fewer words says too little to be compared: "as there can be" is no remark.
LEAST_WORDS = 4
# A sentence of fewer words is compared as it is: halves of it are phrases.
LONG = 12

# Where a clause that can stand alone begins: after a semicolon or a spaced dash; after a comma before a conjunction
# that joins main clauses; without a comma only where a new subject makes it sure ("as there can be no truce", "and we
# consider them"). "and" before a verb ("expel and liquidate") is no boundary: it shares its subject. Conditions and
# times ("if", "as long as", "when") stay with the clause that hangs on them: apart from it they change its meaning.
SUBJECT = r"(?:I|we|you|he|she|it|they|there|this|that|these|those)(?:['’][a-z]+)?\s"
# What a dash sets off with one of these hangs on the clause before it: "– in both the military and political sectors".
ADJUNCT = r"(?:about|after|against|as|at|before|by|during|for|from|in|including|into|of|on|to|under|with|without)\s"
# After "but" these go on with the subject of the clause before: "but did so to win", "but not in the north". Of 32 read
# among the 41 such places in 550 articles what follows seldom stands alone, but for questions: "but can you win".
SHARED = (
    r"(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|should|not|never|also|rather)\b"
    rf"(?!\s+{SUBJECT})"
)
BOUNDARY = re.compile(
    rf"""
      ;\s+
    | \s[–—-]{{1,2}}\s+(?!{ADJUNCT})
    | —(?=\w)(?!{ADJUNCT})
    | ,\s+(?=(?:but|because|while|whereas|although|though)\s(?!{SHARED}))
    | ,?\s+(?=(?:and|but|or|because|while|whereas|although|though)\s+{SUBJECT})
    | (?<!far)(?<!long)(?<!soon)(?<!much)(?<!well)(?<!such)\s+(?=as\s+{SUBJECT})
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A relative clause is a part of its own only where it ends the sentence: elsewhere the main clause goes on after it.
RELATIVE = re.compile(r",\s+(?=(?:who|whom|which|where|whose)\s)", re.IGNORECASE)
BRACKETS = re.compile(r"\[[^\[\]]{0,300}\]|\([^()]{0,300}\)")


def last_relative(text: str, start: int, end: int) -> list[int]:
    """Where the relative clause begins that ends the sentence, if one does."""
    comma = max(text.rfind(",", start, end - 1), start)
    found = RELATIVE.match(text, comma, end)
    return [found.end()] if found else []


def clauses(text: str, start: int, end: int, told: Sequence[Word]) -> list[tuple[int, int]]:
    """The clauses of one sentence; a piece of fewer than `LEAST_WORDS` words stays with its neighbour.

    `told` are the words of the text, at least those of the sentence, in order.
    """
    if count(told, start, end) < LONG:
        return [(start, end)]
    inside = [i for m in BRACKETS.finditer(text, start, end) for i in (m.start(), m.end())]
    cuts = {m.end() for m in BOUNDARY.finditer(text, start, end) if m.start() > start} | set(
        last_relative(text, start, end)
    )
    kept: list[tuple[int, int]] = []
    begin = start
    for cut in [*sorted(cut for cut in cuts if bisect(inside, cut) % 2 == 0), end]:
        if count(told, begin, cut) >= LEAST_WORDS:
            kept.append((begin, cut))
            begin = cut
    if begin < end:
        kept = [*kept[:-1], (kept[-1][0], end)] if kept else [(begin, end)]
    return kept


def count(told: Sequence[Word], start: int, end: int) -> int:
    """How many of the words begin in `[start, end)`."""
    return bisect_left(told, end, key=START) - bisect_left(told, start, key=START)


def whole_sentences(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """The sentences of the span, which they cover without a rest; none ends inside a bracket ("(... - eds. TASS)")."""
    inside = [i for m in BRACKETS.finditer(text, *span) for i in (m.start(), m.end())]
    found: list[tuple[int, int]] = []
    at = span[0]
    for _, stop in sentences(text, *span)[:-1]:
        if at < stop and bisect(inside, stop) % 2 == 0:
            found.append((at, stop))
            at = stop
    return [*found, (at, span[1])] if at < span[1] else found


def trimmed(told: Sequence[Word], start: int, end: int) -> tuple[int, int] | None:
    """The span from its first word to its last, or None where it has no word."""
    first, last = bisect_left(told, start, key=START), bisect_left(told, end, key=START) - 1
    return (told[first].start, told[last].end) if first <= last else None


def split_parts(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """The parts of `text[span]` in order: sentences and their clauses, from first word to last, without overlap.

    Every word of the span stands in exactly one part. A sentence of fewer than `LEAST_WORDS` words is kept whole.
    """
    told = words(text, *span)
    pieces = (piece for sentence in whole_sentences(text, span) for piece in clauses(text, *sentence, told))
    return [part for part in (trimmed(told, *piece) for piece in pieces) if part]
