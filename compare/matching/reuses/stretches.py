"""Where two stretches of words agree: the parts of their alignment that hold more equal words than unequal ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from rapidfuzz.distance import Indel

# A fall by so many unequal words ends a stretch. Swept 8 to 20 on planted copies: no difference.
DROP = 12
# What a stretch is worth at least, equal words less unequal ones. Swept 5 to 9: no difference to planted copies; of
# spans of AllSides worth 7 to 9 that were read, 12 of 16 are one text reworded, the rest frames of one form.
RISE = 7
# Equal words that make the same text of two stretches. Read in AllSides, 14 to 16 spans a number: of those with 9 or 10
# half are names and titles ("the ... committee chairman ..."), of 11 and 12 two in five, from 13 on one in eight.
# Copies of 20 words with 20 % changed have 17.
LEAST = 13


class Block(NamedTuple):
    """Equal words, counted in words of each article."""

    left: int
    right: int
    length: int


class Stretch(NamedTuple):
    """Words [start, end) of both articles that are the same text or nearly, and the equal ones among them."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    blocks: tuple[Block, ...]

    def moved_by(self, left: int, right: int) -> Stretch:
        """The same in articles whose windows begin at these places."""
        blocks = tuple(Block(one.left + left, one.right + right, one.length) for one in self.blocks)
        return Stretch(
            self.left_start + left, self.left_end + left, self.right_start + right, self.right_end + right, blocks
        )

    @property
    def equal(self) -> int:
        """How many words of the left side have their equal on the right."""
        total, reach = 0, 0
        for block in sorted(self.blocks):
            total += max(0, block.left + block.length - max(block.left, reach))
            reach = max(reach, block.left + block.length)
        return total


def agreements(left: Sequence[int], right: Sequence[int], cuts: Sequence[tuple[int, int]]) -> list[Stretch]:
    """The stretches of two windows of words (hashes) that agree; what lies between two cuts answers one another.

    An equal word counts 1, the words of a gap between equal ones -1 each, on the side that has more of them. A stretch
    begins where the sum rises from 0 and ends where it was highest before it fell by DROP. It counts where it rose by
    RISE or more, and has LEAST equal words.
    """
    blocks = [block for begin, end in pairwise(cuts) for block in _blocks(left, right, begin, end)]
    found = []
    at = 0
    while at < len(blocks):
        first, best, score = _best(blocks, at)
        if score >= RISE:
            whole = _widened(blocks[first : best + 1], left, right)
            if sum(block.length for block in whole) >= LEAST:
                found.append(_stretch(whole))
        at = best + 1
    return found


def _blocks(left: Sequence[int], right: Sequence[int], begin: tuple[int, int], end: tuple[int, int]) -> list[Block]:
    """The equal words of a longest common subsequence between two cuts (a place in each)."""
    equal = (op for op in Indel.opcodes(left[begin[0] : end[0]], right[begin[1] : end[1]]) if op.tag == "equal")
    return [Block(begin[0] + op.src_start, begin[1] + op.dest_start, op.src_end - op.src_start) for op in equal]


def _best(blocks: Sequence[Block], at: int) -> tuple[int, int, int]:
    """The first and the last block of the next stretch from `at` on, and its score."""
    first = best = at
    score = highest = blocks[at].length
    for number in range(at + 1, len(blocks)):
        last, block = blocks[number - 1], blocks[number]
        score -= max(block.left - last.left, block.right - last.right) - last.length
        if score <= 0 or highest - score > DROP:
            if highest >= RISE:
                break
            first, score, highest = number, 0, 0
        score += block.length
        if score > highest:
            best, highest = number, score
    return first, best, highest


def _widened(blocks: Sequence[Block], left: Sequence[int], right: Sequence[int]) -> list[Block]:
    """The blocks, the first begun earlier and the last ended later as far as words agree there.

    The subsequence may have taken those words where they stand by chance, outside.
    """
    i, j, length = blocks[0]
    back = _agree((left[i - k], right[j - k]) for k in range(1, min(i, j) + 1))
    grown = [Block(i - back, j - back, length + back), *blocks[1:]]
    i, j, length = grown[-1]
    a, b = i + length, j + length
    on = _agree(zip(left[a:], right[b:], strict=False))
    return [*grown[:-1], Block(i, j, length + on)]


def _agree(pairs: Iterable[tuple[int, int]]) -> int:
    """How many pairs are of equals before the first that is not."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches of two articles, those that overlap in both made one, by their places."""
    done: list[Stretch] = []
    reaching: list[Stretch] = []  # as far as the next one, in the left article
    for one in sorted(stretches):
        done += [other for other in reaching if other.left_end <= one.left_start]
        near = [other for other in reaching if other.left_end > one.left_start]
        whole = one
        for other in near:
            whole = _union(whole, other) if _overlap(one, other) else whole
        reaching = [*(other for other in near if not _overlap(one, other)), whole]
    return sorted(done + reaching)


def _overlap(one: Stretch, other: Stretch) -> bool:
    left = one.left_start < other.left_end and other.left_start < one.left_end
    return left and one.right_start < other.right_end and other.right_start < one.right_end


def _union(one: Stretch, other: Stretch) -> Stretch:
    return Stretch(
        min(one.left_start, other.left_start),
        max(one.left_end, other.left_end),
        min(one.right_start, other.right_start),
        max(one.right_end, other.right_end),
        (*one.blocks, *other.blocks),
    )


def _stretch(blocks: Sequence[Block]) -> Stretch:
    """The words from the first of these blocks to the last."""
    first, last = blocks[0], blocks[-1]
    return Stretch(first.left, last.left + last.length, first.right, last.right + last.length, tuple(blocks))
