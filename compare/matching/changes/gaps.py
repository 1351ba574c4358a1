"""Where two aligned wordings differ: the words of both sides between what is equal."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from compare.matching.alignments import Alignment, Operation
from compare.matching.changes.forms import same_words
from compare.matching.changes.views import Place, View, places_of
from compare.matching.inventories import Finding
from compare.reading.texts import Word
from compare.reading.texts import words as words_of

# At an end, more words than this on a side are a clip and not words in the place of others.
FEW = 3
SENTENCE_ENDS = frozenset(".!?;")
CLAUSE_MARKS = frozenset(",;:.!?…—–")


class Gap(NamedTuple):
    """What stands between two equal stretches, on both sides."""

    left: Sequence[Word]
    right: Sequence[Word]
    at: Place  # where it begins on either side, so that what has no words there has a place too
    head: bool  # before all that is equal
    tail: bool  # behind it
    same: bool  # whether both sides have the same words in another form

    @property
    def inside(self) -> bool:
        """Whether equal words stand before and behind it."""
        return not (self.head or self.tail)

    @property
    def facing(self) -> bool:
        """Whether a few words stand in the place of a few others, be it at an end."""
        return self.inside or (0 < len(self.left) <= FEW and 0 < len(self.right) <= FEW)

    @property
    def longest(self) -> int:
        """The words of the side that has more."""
        return max(len(self.left), len(self.right))


def gaps_of(alignment: Alignment, left: View, right: View) -> Iterator[Gap]:
    """The gaps of an alignment in the order of the left side; what merely moved is in none."""
    before, here = False, list[Operation]()
    seen_equal = any(one.op == "equal" for one in alignment.operations)
    for one in alignment.operations if seen_equal else ():
        if one.op == "equal":
            if here:
                yield gap_of(here, left, right, not before, False)
                here = []
            before = True
        elif one.op != "moved":
            here.append(one)
    if here:
        yield gap_of(here, left, right, False, True)


def gap_of(operations: Sequence[Operation], left: View, right: View, head: bool, tail: bool) -> Gap:
    """The words of some operations next to each other.

    At an end without the equal words at that end: they were too few to be worth a stretch of their own.
    """
    start, end = extent(operations, right=False)
    other_start, other_end = extent(operations, right=True)
    lefts, rights = left.between(start, end), right.between(other_start, other_end)
    if head:
        same = in_common(lefts, rights)
        lefts, rights, head = lefts[same:], rights[same:], not same
    elif tail:
        same = in_common(lefts[::-1], rights[::-1])
        lefts, rights, tail = lefts[: len(lefts) - same], rights[: len(rights) - same], not same
    return Gap(lefts, rights, (start, other_start), head, tail, same_words(lefts, rights))


def in_common(lefts: Sequence[Word], rights: Sequence[Word]) -> int:
    """How many words both sides begin with."""
    pairs = enumerate(zip(lefts, rights, strict=False))
    return next((at for at, (one, other) in pairs if one.text != other.text), min(len(lefts), len(rights)))


def extent(operations: Sequence[Operation], right: bool) -> Place:
    """From the first to the last character of some operations on one side."""
    if len(operations) == 1:
        return places_of(operations[0], right)
    places = [places_of(one, right) for one in operations]
    return min(start for start, _ in places), max(end for _, end in places)


def held(findings: Sequence[Finding], words: Sequence[Word], whole: bool = False) -> list[Finding]:
    """The findings that touch these words, or lie among them as a `whole`."""
    if not words or not findings:
        return []
    start, end = words[0].start, words[-1].end
    if whole:
        return [one for one in findings if start <= one.start and one.end <= end]
    return [one for one in findings if one.start < end and one.end > start]


def in_brackets(view: View, there: Sequence[Word], at: int) -> list[Word]:
    """What an editor of one side put in square brackets at its words in a gap, or at its place where it has none."""
    before = view.before(there[0].start if there else at, 1)
    after = view.after(there[-1].end if there else at, 1)
    start, end = before[0].end if before else 0, after[0].start if after else len(view.text)
    notes = view.side.insertions
    first = bisect_left(notes, start, key=lambda note: note.start)
    here = takewhile(lambda note: note.end <= end, map(notes.__getitem__, range(first, len(notes))))
    return [word for note in here for word in words_of(view.text, note.start, note.end)]


def adjoining(view: View, words: Sequence[Word], gap: Gap, most: int) -> Sequence[Word]:
    """Of the words of one side of a gap those next to what is equal: in its sentence, at an end at `most` so many."""
    if gap.inside:
        return words
    found: list[Word] = []
    for word in list(words)[::-1][:most] if gap.head else words[:most]:
        near = view.after(word.end, 1) if gap.head else view.before(word.start, 1)
        between = (word.end, near[0].start) if gap.head else (near[0].end, word.start)
        if SENTENCE_ENDS & set(view.text[slice(*between)]):
            break
        found.append(word)
    return found[::-1] if gap.head else found
