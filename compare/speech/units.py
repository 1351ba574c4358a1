"""A paragraph as reported speech is read: words and stops, with every quotation one unit, parted into sentences.

What stands inside marks is hidden here, so that no rule can take a cue, a name or a stop from inside a quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category

from compare.reading.abbreviations import BEFORE_NUMBERS, ENDINGS, LINKS, STARTERS, TITLES
from compare.speech.marks import Pair

# Ends of the names that outlets and firms have from their place on the net.
DOMAINS = (".com", ".org", ".net", ".gov", ".edu")
# In parentheses, so that `split` gives blanks and tokens by turns: nothing but blanks stands between two tokens.
TOKEN = re.compile(
    r"([A-Za-z]+(?=[ ,])|"  # nearly every word, told without asking Unicode
    rf"[^\W\d_]+\d*(?:{'|'.join(map(re.escape, DOMAINS))})\b|"  # "Keller.com": a name, no end of a sentence
    r"(?:[RDI][-‐‑])?(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*(?:[^\W\d_]+)?%?|[^\W\d_]+(?:['’ʼ\-‐‑&][^\W\d_]+)*\d*|"
    r"\.\.\.+|[^\w\s]|_+)"
)
APOSTROPHES = str.maketrans("’ʼ‐‑", "''--")
ABBREVIATIONS = TITLES | ENDINGS | LINKS | BEFORE_NUMBERS
# The longest sentences of PolNeAR train have some 150 units. What is longer is a list or no prose: parted, so that all
# that looks around within a sentence costs at most so much.
LONGEST_SENTENCE = 300
STOPS = frozenset({".", "!", "?", "…", "...", "...."})
ARTICLE = re.compile(r"(?:al|el|an|as|ar|ash|ad|at)-[A-Z]")  # "Walid al-Keller" is one name
# Emoji and what joins, colours and varies them are no words and no stops: they are read over.
PICTURES = frozenset({"So", "Sk", "Cf", "Mn", "Me"})
PARENTHESIS = re.compile(r"\([^()\n]{0,300}\)")


@dataclass(slots=True, eq=False)
class Unit:
    """A word, a stop, or a whole quotation (`pair` given) with its marks. Never changed; not frozen, for speed."""

    text: str
    low: str  # folded; "" for a quotation
    start: int
    end: int
    capital: bool  # whether it begins with a capital
    word: bool  # whether it is a word or a number
    pair: Pair | None = None


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
            first = text[a]  # no mark where the opening one is missing
            found.append(Unit(text[a:b], "", a, b, first.isupper(), first.isalnum(), pair))
        at = max(at, b)
    _tokenise(text, at, end, found)
    return found


def _skips(
    text: str, start: int, end: int, pairs: Sequence[Pair], hidden: Sequence[tuple[int, int]]
) -> list[tuple[int, int, Pair | None]]:
    """Quotations, hidden spans and parentheses in order, none overlapping another."""
    bracket = text.find("(", start, end) >= 0
    if not (pairs or hidden or bracket):
        return []
    wanted: list[tuple[int, int, Pair | None]] = [(p.outer_start, p.outer_end, p) for p in pairs]
    starts = [p.outer_start for p in pairs]

    def touches_pair(a: int, b: int) -> bool:
        place = bisect_right(starts, b - 1)
        return place > 0 and pairs[place - 1].outer_end > a

    wanted += [
        (max(a, start), min(b, end), None) for a, b in hidden if a < end and b > start and not touches_pair(a, b)
    ]
    if bracket:
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
    parts = iter(TOKEN.split(text[start:end]))
    at = start
    for blanks, token in zip(parts, parts, strict=False):  # the blanks at the end have no partner
        begin = at + len(blanks)
        at = begin + len(token)
        if token == "." and found and _is_abbreviated(found[-1], begin):
            last = found.pop()
            low = "a." if last.text == "A" else last.low  # "John A. Keller": an initial, no article
            found.append(Unit(last.text + ".", low, last.start, at, last.capital, last.word))
            continue
        low, capital, word = _looks(token)
        if low:
            found.append(Unit(token, low, begin, at, capital, word))


@lru_cache(maxsize=1 << 16)
def _looks(token: str) -> tuple[str, bool, bool]:
    """A token folded, whether it begins with a capital and whether it is a word; folded to "" where it is a picture."""
    if not token.isascii() and len(token) == 1 and category(token) in PICTURES:
        return "", False, False
    capital = token[0].isupper() or ARTICLE.match(token) is not None
    return token.lower().translate(APOSTROPHES).rstrip(".") or token, capital, token[0].isalnum()


def _is_abbreviated(last: Unit, stop: int) -> bool:
    return last.end == stop and last.pair is None and _is_abbreviation(last.text)


def _is_abbreviation(word: str) -> bool:
    return word in ABBREVIATIONS or (len(word) == 1 and word.isupper() and word != "I")


def split(units: Sequence[Unit]) -> list[Sentence]:
    """Parts units into sentences. A quotation ends one only where it ends with a stop and a capital follows."""
    found: list[Sentence] = []
    start = 0
    for place, unit in enumerate(units[:-1]):
        full = place - start + 1 >= LONGEST_SENTENCE
        if not full and unit.word and unit.text[-1] != "." and unit.pair is None:
            continue  # nearly every unit: a plain word ends nothing
        if full or _ends(unit, units, place, units[place + 1]):
            found.append(list(units[start : place + 1]))
            start = place + 1
    if units:
        found.append(list(units[start:]))
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
