"""Quotation marks: which opens, which closes, which is an apostrophe; paired within one paragraph in one pass.

A stack of open marks, so that marks nest to any depth. What cannot be paired is mended inside the paragraph and says
so (`repaired`), or is an orphan; it never turns the rest of the paragraph inside out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from compare.reading.sentences import sentences
from compare.speech.languages.english import ELISIONS

MARK = re.compile(
    # the first kind is skipped: marks in a page's tags set its values
    r"<[A-Za-z/][^<>]*>|(?<=\S)'(?=''(?!'))|``|''|[\"“”„‟«»‹›「」『』‘’‚‛'`″′〝〞]"
    # left over from a page's source
    r"|&(?:quot|apos|[lrb]dquo|[ls]bquo|[lr]squo|[lr]s?aquo|#(?:0?3[49]|171|187|821[6-8]|822[0-2])|#x(?:2[27]|201[89a-eA-E]));"
)
# opening mark -> marks that close it
CLOSERS = {
    "“": ("”", "“", '"', "''"),
    "„": '“”"',
    "‟": "”",
    "”": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    "〝": "〞",
    "‚": "‘’",
    "‛": "’",
    "‘": "’'",
    "'": "'’",
    "`": "'’",
    "′": "′’'",
    '"': ('"', "”", "''"),
    "″": "″",
    "``": ("''", '"', "”"),
    "''": ("''", '"'),
}
SINGLES = frozenset("‘'`‚‛‹›′")
OPENING = frozenset("“„‟«‹「『〝‚‛") | {"``"}
STRAIGHT = frozenset(['"', "″", "''"])
# Marks that some languages use the other way round: »so«, „so“, ”so”.
REVERSIBLE = frozenset("“”«»‹›")
SENTENCE_END = re.compile(r"[.!?…][\])'’]*\s*$")
# “He told me, ‘Go home,” she said.
SAID_WITHIN = re.compile(r"[,:] \S[A-Z]")
# Words that end like a closed quotation: "the boys’ room", "Marx' house", "nothin' but".
APOSTROPHE_END = re.compile(r"(?:[sxz]|in|['’‘]n)$")
CJK = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
INCHES = re.compile(r"\d['’′]\s?\d{1,2}$")
DECADE = re.compile(r"\d0s?\b")
WORD = re.compile(r"[^\W\d_]+")
AFTER_CLOSING = frozenset(".,;:!?)]}—–-/…”’") | {""}
# Marks nest two or three deep in real text; deeper ones are noise, and a bound keeps every step at constant cost.
DEEPEST = 8
# In sentences: a quotation whose opening mark is missing, with the words on its speaker that stand before it.
MOST_LOST = 4
CLOSE_MISSING = "closing mark missing"
CLOSE_OTHER = "closing mark of another kind"
OPEN_MISSING = "closing mark without an opening one"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two marks and what stands between them: `text[start:end]` without the marks, `outer` with them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    mark: str  # the opening mark
    depth: int  # 0: not inside other marks
    repaired: str | None
    runs_on: bool = False  # not closed in its paragraph, which it opens or ends: may go on in the next

    @property
    def single(self) -> bool:
        """Whether these are single marks."""
        return self.mark in SINGLES


Found = tuple[str, int, int]  # a mark and its place


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    end: int
    inner: int  # how many pairs were done when it opened: those after are inside


@dataclass(frozen=True, slots=True)
class Marks:
    """The pairs of one paragraph by their start, and the places of closing marks that nothing opened."""

    pairs: tuple[Pair, ...]
    orphans: tuple[tuple[int, int], ...]


def pair(text: str, start: int, end: int) -> Marks:
    """The quotation marks of the paragraph `text[start:end]`, paired. Linear in its length; never raises."""
    paragraph = text[start:end]  # so that nothing can look beyond it
    found = [(unescape(m.group()), m.start(), m.end()) for m in MARK.finditer(paragraph) if m.group()[0] != "<"]
    faces = [_face(paragraph, *one, *_neighbours(paragraph, found, index)) for index, one in enumerate(found)]
    state = _Pairing(paragraph)
    for (mark, a, b), face in zip(found, _settled(paragraph, found, faces), strict=True):
        if face == "apostrophe" and (mark != "‘" or state.closable(mark) is None):
            continue
        state.take(mark, a, b, "close" if face == "apostrophe" else face)  # ‚so‘
    state.finish()
    orphans = tuple((a + start, b + start) for a, b in sorted(state.orphans))
    return Marks(_placed(state.done, start), orphans)


def _neighbours(text: str, found: list[Found], index: int) -> tuple[str, str]:
    """The characters before and after a mark; a mark that the page spelled out counts as what it stands for."""
    _, a, b = found[index]
    before, after = text[max(0, a - 1) : a], text[b : b + 1]
    if before == ";" and index and found[index - 1][2] == a:
        before = found[index - 1][0]
    if after == "&" and index + 1 < len(found) and found[index + 1][1] == b:
        after = found[index + 1][0]
    return before, after


def _settled(text: str, found: list[Found], faces: list[str]) -> list[str]:
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


class _Pairing:
    """The open marks of one paragraph and what has been paired so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[_Open] = []
        self.orphans: list[tuple[int, int]] = []
        self.done: list[Pair] = []

    def take(self, mark: str, a: int, b: int, face: str) -> None:
        """Opens or closes with this mark, by what it looks like and by what is open."""
        place = self.closable(mark)
        if face == "either":
            face = "open" if place is None else "close"
        elif mark in REVERSIBLE:
            if face == "close" and place is None and not self.before(a).strip() and b < len(self.text):
                face = "open"
            elif face == "open" and place is not None and self.text[b : b + 1] in AFTER_CLOSING | {" "}:
                face = "close"
        if face == "open":
            self.open(mark, a, b)
        elif place is not None:
            self.finish_at(place, a, b, None)
        elif mark not in SINGLES and mark != "’" and not (mark in STRAIGHT and self.before(a).isdigit()):
            self.close_unopened(mark, a, b)  # a lone single mark is an apostrophe, a straight one after a digit inches

    def before(self, place: int) -> str:
        """The character before a place."""
        return self.text[max(0, place - 1) : place]

    def close_unopened(self, mark: str, a: int, b: int) -> None:
        """Recovers what a double mark closes that nothing opened, where the text tells it; else it is an orphan."""
        opened = self.stack[0] if self.stack else None
        if opened and self.is_utterance(opened) and self.before(a) in tuple(".,!?"):
            opened.mark = mark  # 'No, I never did,"
            self.finish_at(0, a, b, CLOSE_OTHER)
            return
        place = None if self.stack else self.lost_opening(a, b)
        if place is None:
            self.orphans.append((a, b))
        else:
            self.done.append(Pair(place, a, place, b, mark, 0, OPEN_MISSING))

    def lost_opening(self, a: int, b: int) -> int | None:
        """Where the opening mark stood that is missing: before a sentence that the mark closes with its stop."""
        stop, following = self.before(a), self.text[b : b + 4].lstrip()[:1]
        is_tagged = following.isalpha() if stop == "," else stop in ("!", "?") and following.islower()
        floor = max([0, *(p.outer_end for p in self.done[-1:]), *(o[1] for o in self.orphans[-1:])])
        if not is_tagged and (not floor or stop not in (".", "!", "?") or following):
            return None
        before = sentences(self.text, floor, a)
        if is_tagged:  # ... We left,” he said
            return before[-1][0] if before and (len(before) > 1 or not floor) else None
        return before[1][0] if 1 < len(before) <= MOST_LOST else None  # ... ,” he said. We left.”

    def is_utterance(self, opened: _Open) -> bool:
        """Whether whole sentences stand in the marks, not a part of one: they open the paragraph or follow a stop."""
        before = self.text[max(0, opened.start - 8) : opened.start].rstrip()
        return not before or before[-1] in '.,:!?”"'

    def closable(self, mark: str) -> int | None:
        """Where on the stack the mark is that this one closes. Single marks do not reach over double ones."""
        for place in range(len(self.stack) - 1, -1, -1):
            opened = self.stack[place].mark
            if mark in CLOSERS[opened]:
                return place
            if (mark in SINGLES or mark == "’") and opened not in SINGLES:
                return None
        return None

    def open(self, mark: str, a: int, b: int) -> None:
        """Opens a pair; a mark of the same kind that is still open after a finished sentence lost its partner there."""
        for place in range(len(self.stack) - 1, -1, -1):
            opened = self.stack[place]
            tail = self.text[max(opened.end, a - 8) : a]
            if opened.mark == mark and mark not in SINGLES and SENTENCE_END.search(tail):
                self.finish_at(place, self.trimmed(a), None, CLOSE_MISSING)
        if len(self.stack) < DEEPEST:
            self.stack.append(_Open(mark, a, b, len(self.done)))
        elif mark not in SINGLES:
            self.orphans.append((a, b))

    def finish_at(
        self, place: int, end: int, outer_end: int | None, repaired: str | None, runs_on: bool = False
    ) -> None:
        """Makes a pair of the mark at `place`; what opened above it lost its end or was an apostrophe or an orphan."""
        for inner in self.stack[place + 1 : place + 2]:
            begins = self.text[max(0, inner.start - 2) : inner.end + 1]
            if inner.mark in SINGLES and inner.inner == len(self.done) and SAID_WITHIN.match(begins):
                self.done.append(Pair(inner.end, end, inner.start, end, inner.mark, 0, CLOSE_MISSING))
        self.report(place + 1)
        opened = self.stack.pop()
        if opened.end < end:
            outer = (opened.start, end if outer_end is None else outer_end)
            self.done.append(Pair(opened.end, end, *outer, opened.mark, 0, repaired, runs_on))

    def report(self, above: int) -> None:
        """Drops what is open from `above` on; double marks among them are orphans."""
        self.orphans += [(o.start, o.end) for o in self.stack[above:] if o.mark not in SINGLES]
        del self.stack[above:]

    def trimmed(self, end: int) -> int:
        while end and self.text[end - 1].isspace():
            end -= 1
        return end

    def finish(self) -> None:
        """Ends the paragraph: a double mark still open goes on to where its sentence or the paragraph ends."""
        double = next((p for p, o in enumerate(self.stack) if o.mark not in SINGLES), None)
        if double is not None:
            opened = self.stack[double]
            end, runs_on = self.open_end(opened)
            within = self.done[opened.inner :]
            end = max([end, *(p.outer_end for p in within if p.outer_start < end)])  # never inside another pair
            inner = next((p for p in within if p.mark == opened.mark), None)
            if inner is None or (end <= inner.outer_start and not runs_on):
                self.finish_at(double, end, None, CLOSE_MISSING, runs_on)
            else:
                self.report(double)  # a whole pair stands inside: the lone mark is the slip, not the pair
        elif self.stack and not self.stack[0].start and self.text[1:2].isupper():
            self.finish_at(0, self.trimmed(len(self.text)), None, CLOSE_MISSING, runs_on=True)  # ‘We came.
        self.report(0)

    def open_end(self, opened: _Open) -> tuple[int, bool]:
        """Where a quotation ends that its paragraph does not close: a whole utterance runs to the paragraph's end,
        a quoted part of a sentence no further than that sentence."""
        if self.is_utterance(opened):
            return self.trimmed(len(self.text)), True
        stop = sentences(self.text, opened.end)
        return (stop[0][1], len(stop) == 1) if stop else (opened.end, False)


def _placed(pairs: list[Pair], by: int) -> tuple[Pair, ...]:
    """The pairs of a paragraph that starts at `by`, by their start, each with the number of pairs around it."""
    ends: list[int] = []
    found = []
    for one in sorted(pairs, key=lambda p: (p.outer_start, -p.outer_end)):
        while ends and ends[-1] <= one.outer_start:
            ends.pop()
        places = (one.start + by, one.end + by, one.outer_start + by, one.outer_end + by)
        found.append(Pair(*places, one.mark, len(ends), one.repaired, one.runs_on))
        ends.append(one.outer_end)
    return tuple(found)


def _face(text: str, mark: str, a: int, b: int, before: str, after: str) -> str:
    """What a mark looks like where it stands, by the characters beside it: open, close, either or apostrophe."""
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


def _single_face(text: str, mark: str, b: int, before: str, after: str) -> str:
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
