"""The marks of a paragraph and which way each faces, by the characters beside it; most single ones are apostrophes."""

from __future__ import annotations

import re
from html import unescape
from typing import Literal, NamedTuple

from compare.speech.languages.english import ELISIONS

# What a page's code left in the text; marks in it set values and quote nobody. Skipped whole.
CODE = (
    r"<[A-Za-z/][^<>]*>|\[[a-z]+ [\w-]+=[^\[\]]*\]"  # a tag: <a href="x">, [player file="x"]
    r"|=(?<=\w=)[\"“”][^\s\"“”<>][^\"“”<>]*[\"“”]?"  # a value without its tag: date="March 9
    r"|[\"“”'](?:/?>|\]\[/|(?= [\w-]+=[\"“”]))"  # a tag's end without its beginning
)
MARK = re.compile(
    rf"(?P<code>{CODE})"
    r"|'(?<=\S')(?=''(?!'))|’(?<=\S’)(?=’’(?!’))|``|''|‘‘|’’|[\"“”„‟«»‹›「」『』‘’‚‛'`″′〝〞]"
    # left over from a page's source
    r"|&(?:quot|apos|[lrb]dquo|[ls]bquo|[lr]squo|[lr]s?aquo|#(?:0?3[49]|171|187|821[6-8]|822[0-2])|#x(?:2[27]|201[89a-eA-E]));"
)
SINGLES = frozenset("‘'`‚‛‹›′")
OPENING = frozenset("“„‟«‹「『〝‚‛") | {"``", "‘‘"}
STRAIGHT = frozenset(['"', "″", "''"])
# Words that end like a closed quotation: "the boys’ room", "Marx' house", "nothin' but".
APOSTROPHE_END = re.compile(r"(?:[sxz]|in|['’‘]n)$")
CJK = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
INCHES = re.compile(r"\d['’′]\s?\d{1,2}$")
DECADE = re.compile(r"\d0s?\b")
WORD = re.compile(r"[^\W\d_]+")
AFTER_CLOSING = frozenset(".,;:!?)]}—–-/…”’") | {""}

Face = Literal["open", "close", "either", "apostrophe"]


class Mark(NamedTuple):
    """A mark as it stands for (a page may spell it `&quot;`) and its place."""

    sign: str
    start: int
    end: int


def faced(text: str) -> list[tuple[Mark, Face]]:
    """The marks of a paragraph in order, each with the way it faces."""
    found = [Mark(unescape(m.group()), m.start(), m.end()) for m in MARK.finditer(text) if m["code"] is None]
    faces = [_face(text, one, *_neighbours(text, found, index)) for index, one in enumerate(found)]
    return list(zip(found, _settled(text, found, faces), strict=True))


def _neighbours(text: str, found: list[Mark], index: int) -> tuple[str, str]:
    """The characters before and after a mark; a mark that the page spelled out counts as what it stands for."""
    _, a, b = found[index]
    before, after = text[max(0, a - 1) : a], text[b : b + 1]
    if before == ";" and index and found[index - 1].end == a:
        before = found[index - 1].sign
    if after == "&" and index + 1 < len(found) and found[index + 1].start == b:
        after = found[index + 1].sign
    return before, after


def _settled(text: str, found: list[Mark], faces: list[Face]) -> list[Face]:
    """The faces, where a mark that may close is an apostrophe, or inches, if a surer one follows before the next opens.

    'The boys' room is theirs,' against 'the boys' and 'the girls'; "a 12" record," against "chapter 12" and "13".
    """
    settled = faces.copy()
    surer = {True: False, False: False}  # by whether the marks are single
    for index in range(len(found) - 1, -1, -1):
        mark, a, b = found[index]
        if faces[index] == "apostrophe":
            continue
        single = mark in "’'′"
        if faces[index] == "close" and (single or mark in STRAIGHT):
            if not _may_be_no_mark(text, single, a, b):
                surer[single] = True
            elif surer[single]:
                settled[index] = "apostrophe"
        elif faces[index] != "close":
            surer[single or mark in SINGLES] = False
    return settled


def _face(text: str, place: Mark, before: str, after: str) -> Face:
    """What a mark looks like where it stands, by the characters beside it: open, close, either or apostrophe."""
    mark, a, b = place
    if mark in OPENING:
        return "open"
    if mark in "’‘'`′":
        return _single_face(text, mark, b, before, after)
    if mark not in ("''", "»", "›") and INCHES.search(text[max(0, a - 6) : a]):
        return "apostrophe"
    if mark not in STRAIGHT:
        return "close"
    blank_before, blank_after = not before.strip(), not after.strip()
    if (blank_before or before in "([{“‘„«") and not blank_after:
        return "open" if after not in ".,;:!?)" or (after == "." and text[b : b + 2] == "..") else "either"
    if not blank_before and (blank_after or after in AFTER_CLOSING) and not (before in "—–" and after.isalnum()):
        return "close"
    return "either"


def _single_face(text: str, mark: str, b: int, before: str, after: str) -> Face:
    """The same for single marks, which are mostly apostrophes."""
    if mark in "‘’" and CJK.search(before + after):  # words there have neither blanks nor apostrophes
        return "open" if mark == "‘" else "close"
    is_inside = after.isalpha() or after.isdecimal()  # a footnote's ¹ is neither
    if before.isalnum() and is_inside:
        return "apostrophe"
    may_open = mark == "‘" or (mark != "’" and before not in tuple(".,!?…"))
    if may_open and not before.isalnum() and after.strip() and after not in tuple(".,;:!?)"):
        if DECADE.match(text, b):
            return "apostrophe"
        word = WORD.match(text, b, b + 12)
        return "apostrophe" if word and word.group().lower() in ELISIONS else "open"
    if mark in "’'′" and before.strip() and (not is_inside or (before in ".,!?" and after.isdecimal())):
        return "close"
    return "apostrophe"


def _may_be_no_mark(text: str, single: bool, a: int, b: int) -> bool:
    """Whether what looks like a closing mark may be an apostrophe ("the boys’ room") or inches ("a 12" record")."""
    if text[b : b + 1] != " " or not text[b + 1 : b + 2].isalpha():
        return False
    return bool(APOSTROPHE_END.search(text[max(0, a - 2) : a])) if single else text[a - 1 : a].isdigit()
