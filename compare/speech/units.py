"""A paragraph as reported speech is read: words and stops, with every quotation one unit, parted into sentences.

What stands inside marks is hidden here, so that no rule can take a cue, a name or a stop from inside a quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import category

from compare.reading.abbreviations import BEFORE_NUMBERS, ENDINGS, LINKS, STARTERS, TITLES
from compare.speech.marks import Pair

TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*(?:[^\W\d_]+)?%?|[^\W\d_]+(?:['’ʼ\-‐‑&][^\W\d_]+)*\d*|\.\.\.+|[^\w\s]|_+"
)
APOSTROPHES = str.maketrans("’ʼ‐‑", "''--")
ABBREVIATIONS = TITLES | ENDINGS | LINKS | BEFORE_NUMBERS
# The longest sentences of PolNeAR train have some 150 units. What is longer is a list or no prose: parted, so that all
# that looks around within a sentence costs at most so much.
LONGEST_SENTENCE = 300
STOPS = frozenset({".", "!", "?", "…", "...", "...."})
# Emoji and what joins, colours and varies them are no words and no stops: they are read over.
PICTURES = frozenset({"So", "Sk", "Cf", "Mn", "Me"})
PARENTHESIS = re.compile(r"\([^()\n]{0,300}\)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, a stop, or a whole quotation (`pair` given) with its marks."""

    text: str
    low: str  # folded; "" for a quotation
    start: int
    end: int
    pair: Pair | None = None

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()

    @property
    def word(self) -> bool:
        """Whether it is a word or a number."""
        return self.text[:1].isalnum()


Sentence = list[Unit]


def sentences_of(
    text: str, start: int, end: int, pairs: Sequence[Pair], hidden: Sequence[tuple[int, int]]
) -> list[Sentence]:
    """The sentences of `text[start:end]`, each pair of `pairs` (sorted, not overlapping) one unit.

    `hidden` are spans to read over (sorted, not overlapping): datelines, editorial notes.
    """
    return split(units_of(text, start, end, pairs, hidden))


def units_of(text: str, start: int, end: int, pairs: Sequence[Pair], hidden: Sequence[tuple[int, int]]) -> list[Unit]:
    """Words, stops and quotations of `text[start:end]`; short parentheses without a quotation are read over."""
    found: list[Unit] = []
    skips = _skips(text, start, end, pairs, hidden)
    at = start
    for a, b, pair in skips:
        if a > at:
            _tokenise(text, at, a, found)
        if pair is not None:
            found.append(Unit(text[a:b], "", a, b, pair))
        at = max(at, b)
    _tokenise(text, at, end, found)
    return found


def _skips(
    text: str, start: int, end: int, pairs: Sequence[Pair], hidden: Sequence[tuple[int, int]]
) -> list[tuple[int, int, Pair | None]]:
    """Quotations, hidden spans and parentheses in order, none overlapping another."""
    wanted: list[tuple[int, int, Pair | None]] = [(p.outer_start, p.outer_end, p) for p in pairs]
    starts = [p.outer_start for p in pairs]

    def touches_pair(a: int, b: int) -> bool:
        place = bisect_right(starts, b - 1)
        return place > 0 and pairs[place - 1].outer_end > a

    wanted += [
        (max(a, start), min(b, end), None) for a, b in hidden if a < end and b > start and not touches_pair(a, b)
    ]
    if "(" in text[start:end]:
        wanted += [
            (m.start(), m.end(), None)
            for m in PARENTHESIS.finditer(text, start, end)
            if not touches_pair(m.start(), m.end())
        ]
    wanted.sort(key=lambda skip: (skip[0], skip[2] is None))
    found: list[tuple[int, int, Pair | None]] = []
    for skip in wanted:
        if not found or skip[0] >= found[-1][1]:
            found.append(skip)
    return found


def _tokenise(text: str, start: int, end: int, found: list[Unit]) -> None:
    for match in TOKEN.finditer(text, start, end):
        token, a = match.group(), match.start()
        if not token.isascii() and len(token) == 1 and category(token) in PICTURES:
            continue
        if (
            token == "."
            and found
            and found[-1].end == a
            and found[-1].pair is None
            and _is_abbreviation(found[-1].text)
        ):
            last = found.pop()
            found.append(Unit(last.text + ".", last.low, last.start, a + 1))
        else:
            found.append(Unit(token, token.lower().translate(APOSTROPHES).rstrip(".") or token, a, match.end()))


def _is_abbreviation(word: str) -> bool:
    return word in ABBREVIATIONS or (len(word) == 1 and word.isupper() and word != "I")


def split(units: Sequence[Unit]) -> list[Sentence]:
    """Parts units into sentences. A quotation ends one only where it ends with a stop and a capital follows."""
    found: list[Sentence] = []
    current: Sentence = []
    for place, unit in enumerate(units):
        current.append(unit)
        following = units[place + 1] if place + 1 < len(units) else None
        if following is None or _ends(unit, units, place, following) or len(current) >= LONGEST_SENTENCE:
            found.append(current)
            current = []
    return found


def _ends(unit: Unit, units: Sequence[Unit], place: int, following: Unit) -> bool:
    if unit.pair is not None:
        inside = unit.text.rstrip("\"”’'»›」』").rstrip()
        return inside[-1:] in STOPS and _opens(following)
    if unit.low in STOPS:
        return _opens(following)
    if unit.text in ("'", "’", ")", "]"):  # a closing mark belongs to the sentence that it closes
        return place > 0 and units[place - 1].low in STOPS and _opens(following)
    # an abbreviation that may end a sentence ("in the U.S. But they")
    return (
        unit.text.endswith(".") and following.text in STARTERS and (unit.text[:-1] in ENDINGS or "." in unit.text[:-1])
    )


def _opens(following: Unit) -> bool:
    if following.pair is not None or following.text in ("‘", "“", "(", "[", "—", "–", "―", "•", "*"):
        return True
    return following.word and (following.capital or following.text[0].isdigit())
