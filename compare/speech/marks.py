"""Quotation marks paired within one paragraph in one pass; which way each faces is told by `faces`.

A stack of open marks, so that marks nest to any depth. What cannot be paired is mended inside the paragraph and says
so (`repaired`), or is an orphan; it never turns the rest of the paragraph inside out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from compare.reading.sentences import sentences
from compare.speech.faces import AFTER_CLOSING, SINGLES, STRAIGHT, Face, faced

# opening mark -> marks that close it
CLOSERS = {
    "“": ("”", "“", '"', "''", "’’"),
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
    '"': ('"', "”", "''", "’’"),
    "″": "″",
    "``": ("''", '"', "”", "’’"),
    "‘‘": ("’’", "”", '"', "''"),
    "''": ("''", '"', "’’"),
}
# Marks that some languages use the other way round: »so«, „so“, ”so”.
REVERSIBLE = frozenset("“”«»‹›")
SENTENCE_END = re.compile(r"[.!?…][\])'’]*\s*$")
# “He told me, ‘Go home,” she said.
SAID_WITHIN = re.compile(r"[,:] \S[A-Z]")
# Marks nest two or three deep in real text; deeper ones are noise, and a bound keeps every step at constant cost.
DEEPEST = 8
# In sentences: a quotation whose opening mark is missing, with the words on its speaker that stand before it.
MOST_LOST = 4
CLOSE_MISSING = "closing mark missing"
CLOSE_OTHER = "closing mark of another kind"
OPEN_OTHER = "opening mark of another kind"
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
    paragraph = text[start:end]  # so that nothing can look beyond it
    state = _Pairing(paragraph)
    for (mark, a, b), face in faced(paragraph):
        if face == "apostrophe" and (mark != "‘" or state.closable(mark) is None):
            continue
        state.take(mark, a, b, "close" if face == "apostrophe" else face)  # ‚so‘
    state.finish()
    orphans = tuple((a + start, b + start) for a, b in sorted(state.orphans))
    return Marks(_placed(state.done, start), orphans)


class _Pairing:
    """The open marks of one paragraph and what has been paired so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[_Open] = []
        self.orphans: list[tuple[int, int]] = []
        self.done: list[Pair] = []

    def take(self, mark: str, a: int, b: int, face: Face) -> None:
        """Opens or closes with this mark, by what it looks like and by what is open."""
        if mark == "’’" and self.are_two_singles():
            self.take("’", a, a + 1, "close")
            self.take("’", a + 1, b, "close")
            return
        place = self.closable(mark)
        if face == "either":
            face = "open" if place is None else "close"
        elif mark in REVERSIBLE:
            if face == "close" and place is None and not self.before(a).strip() and b < len(self.text):
                face = "open"
            elif face == "open" and place is not None and self.may_end(b):
                face = "close"
        if face == "open":
            self.open(mark, a, b)
        elif place is not None:
            self.finish_at(place, a, b, None)
        elif mark not in SINGLES and mark != "’" and not (mark in STRAIGHT and self.before(a).isdigit()):
            self.close_unopened(mark, a, b)  # a lone single mark is an apostrophe, a straight one after a digit inches

    def are_two_singles(self) -> bool:
        """Whether ’’ closes two single marks, ‘one ‘in another’’, and is no double mark typed as two."""
        if self.closable("’’") is None:
            return self.closable("’") is not None
        return len(self.stack) > 2 and all(o.mark in SINGLES for o in self.stack[-2:])

    def may_end(self, b: int) -> bool:
        """Whether a quotation may end here: nothing of a word follows, or a mark that closes another around it."""
        following = self.text[b : b + 1]
        return following in AFTER_CLOSING | {" "} or self.closable(following) is not None

    def before(self, place: int) -> str:
        """The character before a place."""
        return self.text[max(0, place - 1) : place]

    def close_unopened(self, mark: str, a: int, b: int) -> None:
        """Recovers what a double mark closes that nothing opened, where the text tells it; else it is an orphan."""
        if self.opened_by_orphan(mark, a):
            first = self.orphans.pop()
            self.done.append(Pair(first[1], a, first[0], b, mark, 0, OPEN_OTHER))
            return
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

    def opened_by_orphan(self, mark: str, a: int) -> bool:
        """Whether the last mark that closed nothing opened this: ”, between a stop and a capital, `he said.”If so.”`"""
        if mark != "”" or self.stack or not self.orphans:
            return False
        first, last = self.orphans[-1]
        if self.text[first:last] != "”" or (self.done and self.done[-1].outer_end > first):
            return False
        return self.before(first) in (".", ",", ":") and self.text[last : last + 1].isupper() and last < a

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
            said = SAID_WITHIN.match(begins) or (outer_end is not None and self.is_swapped(inner, outer_end))
            if inner.mark in SINGLES and inner.inner == len(self.done) and said and inner.end < end:
                self.done.append(Pair(inner.end, end, inner.start, end, inner.mark, 0, CLOSE_MISSING))
        self.report(place + 1)
        opened = self.stack.pop()
        if opened.end < end:
            outer = (opened.start, end if outer_end is None else outer_end)
            self.done.append(Pair(opened.end, end, *outer, opened.mark, 0, repaired, runs_on))

    def is_swapped(self, inner: _Open, b: int) -> bool:
        """Whether the mark that closes the inner pair stands behind the one that closes the outer: `'Yes."'`."""
        return self.text[b : b + 1] in tuple(CLOSERS[inner.mark]) and not self.text[b + 1 : b + 2].isalnum()

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
