"""Where two aligned wordings differ: the words of both sides between what is equal."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from compare.matching.alignments import Alignment, Operation
from compare.matching.changes.views import Place, View, places_of
from compare.matching.inventories import Finding
from compare.reading.texts import Word

# At an end, more words than this on a side are a clip and not words in the place of others.
FEW = 3
SENTENCE_ENDS = frozenset(".!?;")


class Gap(NamedTuple):
    """What stands between two equal stretches, on both sides."""

    left: Sequence[Word]
    right: Sequence[Word]
    at: Place  # where it begins on either side, so that what has no words there has a place too
    head: bool  # before all that is equal
    tail: bool  # behind it

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


def words_at(view: View, start: int, end: int) -> Sequence[Word]:
    """The words of a side from `start` up to `end`."""
    first = bisect_left(view.words, start, key=lambda word: word.start)
    return view.words[first : bisect_left(view.words, end, key=lambda word: word.start)]


def gaps_of(alignment: Alignment, left: View, right: View) -> Iterator[Gap]:
    """The gaps of an alignment in the order of the left side; what merely moved is in none."""
    operations = alignment.operations
    equal = [at for at, one in enumerate(operations) if one.op == "equal"]
    if not equal:
        return
    numbered = ((at, one) for at, one in enumerate(operations) if one.op != "moved")
    for same, group in groupby(numbered, key=lambda pair: pair[1].op == "equal"):
        if not same:
            found = list(group)
            lefts, rights = (extent([one for _, one in found], right=side) for side in (False, True))
            head, tail = found[0][0] < equal[0], found[-1][0] > equal[-1]
            gap = Gap(words_at(left, *lefts), words_at(right, *rights), (lefts[0], rights[0]), head, tail)
            yield gap if gap.inside else narrowed(gap)


def narrowed(gap: Gap) -> Gap:
    """A gap at an end without the equal words at that end: they were too few to be worth a stretch of their own."""
    lefts, rights = [word.text for word in gap.left], [word.text for word in gap.right]
    least = min(len(lefts), len(rights))
    if gap.head:
        same = next((k for k in range(least) if lefts[k] != rights[k]), least)
        return gap._replace(left=gap.left[same:], right=gap.right[same:], head=not same)
    same = next((k for k in range(least) if lefts[-1 - k] != rights[-1 - k]), least)
    lefts_on, rights_on = len(lefts) - same, len(rights) - same
    return gap._replace(left=gap.left[:lefts_on], right=gap.right[:rights_on], tail=not same)


def extent(operations: Sequence[Operation], right: bool) -> Place:
    """From the first to the last character of some operations on one side."""
    places = [places_of(one, right) for one in operations]
    return min(start for start, _ in places), max(end for _, end in places)


def held(findings: Sequence[Finding], words: Sequence[Word], whole: bool = False) -> list[Finding]:
    """The findings that touch these words, or lie among them as a `whole`."""
    if not words:
        return []
    start, end = words[0].start, words[-1].end
    if whole:
        return [one for one in findings if start <= one.start and one.end <= end]
    return [one for one in findings if one.start < end and one.end > start]


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
