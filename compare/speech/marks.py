"""Quotation marks: which opens, which closes, which is an apostrophe; paired within one paragraph in one pass.

A stack of open marks, so that marks nest to any depth. What cannot be paired is mended inside the paragraph and says
so (`repaired`), or is an orphan; it never turns the rest of the paragraph inside out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import accumulate

from compare.speech.languages.english import ELISIONS

MARK = re.compile(r"(?<=\S)'(?=''(?!'))|``|''|[\"“”„‟«»‹›「」『』‘’‚‛'`″〝〞]")
# opening mark -> marks that close it
CLOSERS = {
    "“": '”“"',
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
    '"': '"”',
    "″": "″",
    "``": ("''", '"'),
    "''": ("''",),
}
SINGLES = frozenset("‘'`‚‛‹›")
OPENING = frozenset("“„‟«‹「『〝‚‛") | {"``"}
STRAIGHT = frozenset(['"', "″", "''"])
# Marks that some languages use the other way round: »so«, „so“, ”so”.
REVERSIBLE = frozenset("“”«»‹›")
SENTENCE_STOP = re.compile(r"[.!?…](?=\s+[\"“‘(]?[A-Z])")
SENTENCE_END = re.compile(r"[.!?…][\])]*\s*$")
INCHES = re.compile(r"\d['’′]\s?\d{1,2}$")
DECADE = re.compile(r"\d0s?\b")
WORD = re.compile(r"[^\W\d_]+")
AFTER_CLOSING = frozenset(".,;:!?)]}—–-/…”’") | {""}
# Marks nest two or three deep in real text; deeper ones are noise, and a bound keeps every step at constant cost.
DEEPEST = 8
CLOSE_MISSING = "closing mark missing"
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
    found = [(m.group(), m.start(), m.end()) for m in MARK.finditer(text, start, end)]
    faces = [_face(text, mark, a, b, start, end) for mark, a, b in found]
    # How many single marks that may close something stand at or after each place: a plural possessive
    # inside single marks ('the boys' room') is told from the closing mark by whether another one follows.
    closings = list(
        accumulate((f == "close" and m in "’'" for f, (m, _, _) in zip(faces, found, strict=True)), initial=0)
    )
    state = _Pairing(text, start, end)
    for index, ((mark, a, b), face) in enumerate(zip(found, faces, strict=True)):
        if face == "apostrophe":
            if mark != "‘" or state.closable(mark) is None:
                continue
            face = "close"  # ‚so‘
        if (
            mark in "’'"
            and face == "close"
            and closings[-1] > closings[index + 1]
            and _is_plural_possessive(text, a, b)
        ):
            continue
        state.take(mark, a, b, face)
    return state.finish()


class _Pairing:
    """The open marks of one paragraph and what has been paired so far."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.stack: list[_Open] = []
        self.orphans: list[tuple[int, int]] = []
        self.done: list[Pair] = []

    def take(self, mark: str, a: int, b: int, face: str) -> None:
        """Opens or closes with this mark, by what it looks like and by what is open."""
        place = self.closable(mark)
        if face == "either":
            face = "open" if place is None else "close"
        elif (
            mark in REVERSIBLE
            and face == "close"
            and place is None
            and not self.text[a - 1 : a].strip()
            and b < self.end
        ):
            face = "open"
        elif (
            mark in REVERSIBLE
            and face == "open"
            and place is not None
            and self.text[b : b + 1] in AFTER_CLOSING | {" "}
        ):
            face = "close"
        if face == "open":
            self.open(mark, a, b)
        elif place is not None:
            self.close(place, a, b)
        elif mark not in SINGLES and mark != "’" and not (mark in STRAIGHT and self.text[a - 1 : a].isdigit()):
            self.orphans.append((a, b))  # a lone single mark is an apostrophe, a straight one after a digit inches

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
            if (
                opened.mark == mark
                and mark not in SINGLES
                and SENTENCE_END.search(self.text[max(opened.end, a - 8) : a])
            ):
                self.finish_at(place, self.trimmed(a), None, CLOSE_MISSING)
        if len(self.stack) < DEEPEST:
            self.stack.append(_Open(mark, a, b, len(self.done)))
        elif mark not in SINGLES:
            self.orphans.append((a, b))

    def close(self, place: int, a: int, b: int) -> None:
        """Closes the pair that the mark at `place` opened."""
        self.finish_at(place, a, b, None)

    def finish_at(
        self, place: int, end: int, outer_end: int | None, repaired: str | None, runs_on: bool = False
    ) -> None:
        """Makes a pair of the mark at `place`; what is open above it was an apostrophe or an orphan."""
        self.report(place + 1)
        opened = self.stack.pop()
        if opened.end < end:
            self.done.append(
                Pair(
                    opened.end,
                    end,
                    opened.start,
                    end if outer_end is None else outer_end,
                    opened.mark,
                    0,
                    repaired,
                    runs_on,
                )
            )

    def report(self, above: int) -> None:
        """Drops what is open from `above` on; double marks among them are orphans."""
        self.orphans += [(o.start, o.end) for o in self.stack[above:] if o.mark not in SINGLES]
        del self.stack[above:]

    def trimmed(self, end: int) -> int:
        while end > self.start and self.text[end - 1].isspace():
            end -= 1
        return end

    def finish(self) -> Marks:
        """Ends the paragraph: a double mark still open goes on to where its sentence or the paragraph ends."""
        double = next((p for p, o in enumerate(self.stack) if o.mark not in SINGLES), None)
        if double is not None:
            opened = self.stack[double]
            if any(p.mark == opened.mark for p in self.done[opened.inner :]):
                self.report(double)  # a whole pair stands inside: the lone mark is the slip, not the pair
            else:
                end, runs_on = self.open_end(opened)
                self.finish_at(double, end, None, CLOSE_MISSING, runs_on)
        self.report(0)
        return Marks(_with_depths(self.done), tuple(sorted(self.orphans)))

    def open_end(self, opened: _Open) -> tuple[int, bool]:
        """Where a quotation ends that its paragraph does not close: a whole utterance runs to the paragraph's end,
        a quoted part of a sentence no further than that sentence."""
        before = self.text[max(self.start, opened.start - 8) : opened.start].rstrip()
        if not before or before[-1] in '.,:!?”"':
            return self.trimmed(self.end), True
        stop = SENTENCE_STOP.search(self.text, opened.end, self.end)
        return (stop.start() + 1 if stop else self.trimmed(self.end)), stop is None


def _with_depths(pairs: list[Pair]) -> tuple[Pair, ...]:
    """The pairs by their start, each with the number of pairs around it."""
    ends: list[int] = []
    found = []
    for one in sorted(pairs, key=lambda p: (p.outer_start, -p.outer_end)):
        while ends and ends[-1] <= one.outer_start:
            ends.pop()
        found.append(replace(one, depth=len(ends)))
        ends.append(one.outer_end)
    return tuple(found)


def _face(text: str, mark: str, a: int, b: int, start: int, end: int) -> str:
    """What a mark looks like where it stands: open, close, either or apostrophe."""
    before = text[a - 1] if a > start else ""
    after = text[b] if b < end else ""
    if mark in OPENING:
        return "open"
    if mark in "’‘'`":
        return _single_face(text, mark, b, before, after)
    if mark not in STRAIGHT:
        return "close"
    if mark != "''" and INCHES.search(text[max(start, a - 6) : a]):
        return "apostrophe"
    blank_before, blank_after = not before.strip(), not after.strip()
    if (blank_before or before in "([{“‘„«") and not blank_after:
        return "open" if after not in ".,;:!?)" or (after == "." and text[b : b + 2] == "..") else "either"
    if not blank_before and (blank_after or after in AFTER_CLOSING) and not (before in "—–" and after.isalnum()):
        return "close"
    return "either"


def _single_face(text: str, mark: str, b: int, before: str, after: str) -> str:
    """The same for single marks, which are mostly apostrophes."""
    if before.isalnum() and after.isalnum():
        return "apostrophe"
    if (
        mark != "’"
        and not before.isalnum()
        and before not in tuple(".,!?…")
        and after.strip()
        and after not in tuple(".,;:!?)")
    ):
        if DECADE.match(text, b):
            return "apostrophe"
        word = WORD.match(text, b, b + 12)
        return "apostrophe" if word and word.group().lower() in ELISIONS else "open"
    if mark in "’'" and before.strip() and not after.isalnum():
        return "close"
    return "apostrophe"


def _is_plural_possessive(text: str, a: int, b: int) -> bool:
    """Whether "s’ " goes on with a word: "the Americans’ statements"."""
    return text[a - 1 : a] == "s" and text[b : b + 1] == " " and text[b + 1 : b + 2].isalpha()
