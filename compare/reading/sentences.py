"""Sentences with their places in the text.

Ordered rules decide at each stop where the words around it tell; blingfire decides the rest. Of the splitters that
keep offsets it is the fastest, and linear (benchmarks/sentences.py). What it gets wrong, again and again in real news,
is what the rules are for: it breaks after "Mr." when a sentence ends right before it, after "v." in the names of court
cases, between a quoted question and "he asked", and after the number of a list.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from compare.reading.abbreviations import BEFORE_NUMBERS, ENDINGS, LINKS, STARTERS, TITLES

# A stop with the marks that close with it, and the second stop that some set after them (`war.".`).
STOP = re.compile(r"[.!?…]+[\"”’'»)\]]*(?:(?<=[\"”’'»)\]])\.)?")
# A blank line, unless it only parts two lines of one sentence.
BLANK_LINE = re.compile(r"(?<![^\W\d_])\n[^\S\n]*\n\s*|\n[^\S\n]*\n\s*(?![a-z\s])")
OPENERS = "\"“‘'«([—–-*• \t\n\r\f\v\u00a0\u200b"
CLOSERS = "\"”’'»)]."
ENDS = ("", ".", "!", "?", ":", ";")
# Words are looked at no further than this on either side of a stop, so that every look costs the same.
REACH = 40
NO_WORD = re.compile(r"[\s\"“”‘«»()\[\]/—–]")
FIRST_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# What the library cannot take, or drops from its count: controls (NUL ends a C string), marks without a width,
# lone surrogates (no UTF-8), and all that follows them; a blank stands in for each.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ud800-\udfff\ufe00-\U0010ffff]"
)


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]` as `[start, end)` offsets into `text`, without the blanks around them.

    A blank line ends a sentence (unless the text goes on in mid-sentence), a single line end never does: lines of
    hard-wrapped text run on.
    Never raises; linear in the length of the text.
    """
    end = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    at = start
    for gap in BLANK_LINE.finditer(text, start, end):
        found += _of_paragraph(text, at, gap.start())
        at = gap.end()
    return found + _of_paragraph(text, at, end)


def _of_paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    paragraph = text[start:end]
    stops = [(stop.start(), stop.end()) for stop in STOP.finditer(paragraph)]
    decided = [_decide(paragraph, stop, place) for stop, place in stops]
    # The library is asked only where the rules leave a place open: one paragraph in twenty.
    proposed = _proposed(paragraph) if None in decided else []
    breaks = []
    for (stop, place), verdict in zip(stops, decided, strict=True):
        if verdict is None:
            # It ends a sentence at some place within the stop and its closing marks.
            near = bisect_left(proposed, stop + 1)
            verdict = near < len(proposed) and proposed[near] <= place
        if verdict:
            breaks.append(place)
    spans = []
    for left, right in zip([0, *breaks], [*breaks, len(paragraph)], strict=True):
        piece = paragraph[left:right]
        a = left + len(piece) - len(piece.lstrip())
        b = right - len(piece) + len(piece.rstrip())
        if a < b:
            spans.append((start + a, start + b))
    return spans


def _proposed(paragraph: str) -> list[int]:
    """Where blingfire ends a sentence, as sorted offsets into the paragraph."""
    if not paragraph or paragraph.isspace():
        return []
    from blingfire import text_to_sentences_and_offsets

    try:
        _, offsets = text_to_sentences_and_offsets(UNSAFE.sub(" ", paragraph))
    except AssertionError:  # its own count of sentences and offsets disagree: the rules alone decide
        return []
    return [stop for _, stop in offsets]


def _decide(paragraph: str, stop: int, place: int) -> bool | None:
    """Whether a sentence ends at `place`, after the stop that starts at `stop`; None leaves it to the library."""
    following = paragraph[place : place + REACH]
    after = following.lstrip(OPENERS)
    word = NO_WORD.split(paragraph[max(0, stop - REACH) : stop])[-1].lstrip("'’").rsplit("-", 1)[-1]
    # The stop is inside a word, a number or an address ("3.5", "U.S", "tass.com") unless a sentence was glued on.
    if following and not following[0].isspace():
        return _is_glued(paragraph[stop:place], word, following)
    # Nothing but closing marks is left: they belong to the sentence before.
    if not following.strip(CLOSERS + " \t\n"):
        return False
    # `"Why?" he asked`, "(i.e. they left)": a sentence does not open with a small letter.
    if after[:1].islower():
        return False
    if paragraph[stop] == ".":
        verdict = _decide_abbreviation(paragraph, word, stop, place, after)
        if verdict is not None:
            return verdict
    # "1. Hillary Clinton": a number at the head of the paragraph, or right after a sentence, counts what follows.
    if word.isdigit() and len(word) < 3:
        before = paragraph[max(0, stop - REACH) : stop - len(word)].rstrip()
        if before[-1:] in ENDS:
            # "Feb. 1. His campaign": here the number belongs to what stands before.
            return NO_WORD.split(before[:-1])[-1] in BEFORE_NUMBERS
    # A word that is no abbreviation, a stop, a capital or a mark that opens: that is a sentence's end.
    if (len(word) > 2 or word.islower()) and "." not in word and after[:1].isupper() and paragraph[stop] in ".!?":
        return True
    return None


def _decide_abbreviation(paragraph: str, word: str, stop: int, place: int, after: str) -> bool | None:
    """What the abbreviation before the stop says; None where it is none."""
    if word in TITLES or word in LINKS:
        return place - stop > 1  # a mark closes after the stop: the word itself is quoted
    if word in BEFORE_NUMBERS and after[:1].isdigit():
        return False
    if word in ENDINGS or "." in word:  # "Inc.", "Calif.", "U.S.", "a.m."; "COLUMBIA, S.C. — It" is a dateline
        if paragraph[place : place + REACH].lstrip()[:1] in ("—", "–", "-"):
            return False
        first = FIRST_WORD.match(after)
        return bool(first and first.group() in STARTERS)
    # "J. K. Rowling", "George W. Bush": an initial, unless it closes a name of letters ("Plan B. Then").
    if len(word) == 1 and word.isupper():
        first = FIRST_WORD.match(after)
        return bool(first and first.group() in STARTERS and first.group() not in ("A", "I"))
    return None


def _is_glued(stop: str, word: str, following: str) -> bool:
    """Whether the next sentence follows without a blank ("spending.But they")."""
    glued = re.match(r"[“\"]?[A-Z](?:[a-z]+)?[ ,]", following)
    return bool(glued and len(word) > 2 and word.isalpha() and word[1:].islower() and stop[0] in ".!?")
