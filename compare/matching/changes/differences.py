"""Each difference between two variants by its kind: how they differ, whatever it does to the meaning.

Kinds: "spelling" (the same words: punctuation, contractions, figures, spelling), "clipped", "insertion" (an editor's,
with its kind), "reworded", "inserted" (who said it, in the midst of the words), "reordered", and "translated".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.matching.alignments import Alignment
from compare.matching.changes.gaps import Gap
from compare.matching.changes.views import Place, View
from compare.reading.texts import Word
from compare.speech.languages.english_changes import FUNCTION_WORDS
from compare.speech.languages.english_strengths import ATTRIBUTION_TONES

# Inside a quotation, up to so many words that only one side has were put in or dropped; more are a clip. Set by reading
# examples; it was not swept.
FEW = 3
SAYING = frozenset().union(*ATTRIBUTION_TONES.values())
# Marks that say nothing: the comma or full stop at the end belongs to the outlet's own sentence.
OUTER = " \t\n\u00a0.,;:!?…'\"“”‘’—–-"


class Difference(NamedTuple):
    """One difference; the place is None on a side that has nothing there."""

    kind: str  # spelling, clipped, insertion, reworded, inserted, reordered, translated
    where: str  # start, end, inside; "" where that says nothing
    note: str  # of a clip: which side is shorter, "marked" or not; of an insertion its kind
    left_span: Place | None
    right_span: Place | None
    sure: float


def differences(left: View, right: View, alignment: Alignment, gaps: Sequence[Gap]) -> tuple[Difference, ...]:
    """How two aligned wordings differ, in the order of the left side; nothing where they are the same to the letter."""
    found = [*noted(alignment, gaps), *reordered(alignment), *repointed(left.text, right.text, alignment)]
    found += (one for gap in gaps for one in of_gap(gap, left, right, alignment))
    return tuple(sorted(found, key=lambda one: one.left_span or one.right_span or (0, 0)))


def noted(alignment: Alignment, gaps: Sequence[Gap]) -> Iterator[Difference]:
    """What editors inserted; an ellipsis marks a clip and is none, nor is a note in words that only one side has."""
    for note in alignment.insertions:
        cut = [place_of(gap.left if note.side == "left" else gap.right) for gap in gaps if not (gap.left and gap.right)]
        if note.kind != "ellipsis" and not any(one and one[0] <= note.start < one[1] for one in cut):
            place, mine = (note.start, note.end), note.side == "left"
            yield Difference("insertion", "inside", note.kind, place if mine else None, None if mine else place, 0.95)


def reordered(alignment: Alignment) -> Iterator[Difference]:
    """The clauses that changed their places."""
    for one in alignment.operations:
        if one.op == "moved":
            yield Difference(
                "reordered", "", "", (one.left_start, one.left_end), (one.right_start, one.right_end), 0.95
            )


def of_gap(gap: Gap, left: View, right: View, alignment: Alignment) -> Iterator[Difference]:
    """What one gap is: at an end and on one side a clip, on both sides other words, or the same in another form."""
    places = place_of(gap.left), place_of(gap.right)
    if gap.same:
        yield Difference("spelling", "", "same words", *places, 0.9)
    elif bracketed(left, gap.left) != bracketed(right, gap.right):
        yield Difference("insertion", "inside", "round brackets", *places, 0.8)
    elif gap.left and gap.right:
        yield both_sided(gap, places, alignment)
    elif gap.left or gap.right:
        words, detail = (gap.left, "left") if gap.left else (gap.right, "right")
        marked = is_marked(gap, alignment, left, right)
        if not gap.inside or marked or gap.longest > FEW:
            sure = 0.95 if not gap.inside or marked else 0.7
            yield clip(gap, places, sure, marked)
        elif SAYING & {word.text for word in words}:
            yield Difference("inserted", "inside", f"{detail}, who said it", *places, 0.8)
        elif all(word.text in FUNCTION_WORDS for word in words):
            yield Difference("reworded", "inside", f"{detail} only", *places, 0.8)
        else:
            yield clip(gap, places, 0.5)


def both_sided(gap: Gap, places: tuple[Place | None, Place | None], alignment: Alignment) -> Difference:
    """What stands for other words: in a translation nothing of note; at an end, where one has much more, a clip."""
    if alignment.translation:
        return Difference("translated", "inside", "", *places, 0.8)
    if gap.inside:
        return Difference("reworded", "inside", "", *places, 0.9 if gap.longest <= 2 * FEW else 0.7)
    if abs(len(gap.left) - len(gap.right)) <= FEW:
        return Difference("reworded", "start" if gap.head else "end", "", *places, 0.6)
    return clip(gap, places, 0.7)


def bracketed(view: View, words: Sequence[Word]) -> bool:
    """Whether these words stand in round brackets, as newsrooms that have no square ones set what they put in."""
    if not words:
        return False
    start, end = words[0].start, words[-1].end
    return view.text[max(0, start - 1) : start] == "(" and view.text[end : end + 1] == ")"


def clip(gap: Gap, places: tuple[Place | None, Place | None], sure: float, marked: bool = False) -> Difference:
    """A clip, with the side that is the shorter one."""
    shorter = "right" if len(gap.left) > len(gap.right) else "left"
    where = "start" if gap.head else "end" if gap.tail else "inside"
    return Difference("clipped", where, f"{shorter}, {'marked' if marked else 'not marked'}", *places, sure)


def place_of(words: Sequence[Word]) -> Place | None:
    """From the first to the last character of some words."""
    return (words[0].start, words[-1].end) if words else None


def is_marked(gap: Gap, alignment: Alignment, left: View, right: View) -> bool:
    """Whether the side that lacks the words has an ellipsis there."""
    side, view, at = ("right", right, gap.at[1]) if gap.left else ("left", left, gap.at[0])
    marks = [one.start for one in alignment.insertions if one.kind == "ellipsis" and one.side == side]
    if not marks or gap.head:
        return bool(marks) and min(marks) < view.words[0].start
    after = view.after(at, 1)
    return any(at <= mark and (not after or mark < after[0].start) for mark in marks)


def repointed(left: str, right: str, alignment: Alignment) -> Iterator[Difference]:
    """The equal words that have other punctuation or capitals on the two sides, typography apart."""
    for op, start, end, other_start, other_end in alignment.operations:
        if op == "equal" and left[start:end] != right[other_start:other_end]:
            said = without_notes(left, start, end, "left", alignment)
            if plain(said) != plain(without_notes(right, other_start, other_end, "right", alignment)):
                yield Difference("spelling", "", "punctuation", (start, end), (other_start, other_end), 0.9)


def without_notes(text: str, start: int, end: int, side: str, alignment: Alignment) -> str:
    """A stretch of one side without what editors inserted there."""
    parts = []
    for note in alignment.insertions:
        if note.side == side and start <= note.start < end:
            parts.append(text[start : note.start])
            start = note.end
    return " ".join([*parts, text[start:end]])


MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "—": "-", "–": "-", "\u00a0": " "})

DASHES = re.compile(r"\s*-+\s*")


def plain(text: str) -> str:
    """A text without the differences of typesetting: curly marks, long dashes, spaces, capitals."""
    return " ".join(DASHES.sub("-", text.translate(MARKS)).split()).strip(OUTER).lower()
