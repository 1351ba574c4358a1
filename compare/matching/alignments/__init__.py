"""Two variants of one quotation laid side by side, word by word.

The words of both sides are aligned by their longest common subsequence (rapidfuzz's Indel, bit-parallel C++), without
the editors' insertions; what then stands too far from everything else that is equal is given up again, so that one
"the" at the far end of a long quotation is no agreement; what was left over on both sides is looked through for
clauses that changed places. Aligning is symmetric: `align(b, a)` mirrors `align(a, b)`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from compare.matching.alignments.operations import Operation, operations_of
from compare.matching.alignments.sides import Side, side_of
from compare.matching.alignments.stretches import Correspondence, Gap, correspondence, cost_of, missing

__all__ = ["Alignment", "Inserted", "Operation", "align"]

# A clip at an end costs a tenth of its words: being cut short is how quotations travel.
CLIP = 0.1


class Inserted(NamedTuple):
    """What an editor inserted on one side, `[start, end)` in the text of its article; it takes no part in aligning."""

    side: str  # left, right
    start: int
    end: int
    kind: str  # as of compare.speech.insertions.Insertion

    def moved_by(self, by: int) -> Inserted:
        """The same in a text that begins so many characters earlier."""
        return self._replace(start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two variants correspond; operations are in the order of the left side."""

    similarity: float  # 0 to 1, rounded to 6 decimals; a clip at an end costs little
    operations: tuple[Operation, ...]
    insertions: tuple[Inserted, ...]
    translation: bool  # the words were spoken in another language, and differ as two translations do
    equal: int  # words in common, in the same order
    run: int  # the longest stretch of them without a break
    left_words: int  # without what editors inserted
    right_words: int

    def moved_by(self, left: int, right: int) -> Alignment:
        """The same of texts that begin so many characters earlier."""
        return Alignment(
            self.similarity,
            tuple(one.moved_by(left, right) for one in self.operations),
            tuple(one.moved_by(left if one.side == "left" else right) for one in self.insertions),
            self.translation,
            self.equal,
            self.run,
            self.left_words,
            self.right_words,
        )


def clipped_words(end: Gap, left: Side, right: Side) -> int:
    """How many words only one side has at an end; none where an editor's mark, and no word, stands for them."""
    if end.left and end.right:
        return abs(len(end.left) - len(end.right))
    return max(missing(end, left, right))


def similarity_of(found: Correspondence, left: Side, right: Side) -> float:
    """Equal words against unequal ones, 2E / (2E + unequal) as in Indel's ratio, but lenient at the two ends.

    At an end, what both sides have there is unequal in full; what one side has more is clipped, and costs a tenth;
    nothing where an ellipsis says so.
    """
    shifted = sum([stretch.length for stretch in found.shifted])
    equal = sum([stretch.length for stretch in found.stretches]) + shifted
    if not equal:
        return 0.0 if left.words or right.words else 1.0
    if equal == len(left.words) == len(right.words) and not shifted:
        return 1.0
    ends = found.gaps[0], found.gaps[-1]
    facing = sum([min(len(end.left), len(end.right)) for end in ends]) - shifted
    clipped = sum([clipped_words(end, left, right) for end in ends])
    inside = sum([cost_of(gap, left, right) for gap in found.gaps[1:-1]])
    unequal = inside + 2 * max(0, facing) + CLIP * min(clipped, 2 * equal)
    return round(2 * equal / (2 * equal + unequal), 6)


def align(
    left_text: str,
    left_spans: Sequence[tuple[int, int]],
    right_text: str,
    right_spans: Sequence[tuple[int, int]],
    interpreted: bool = False,
) -> Alignment:
    """Align the words of two sides. Spans are `[start, end)` in their article's text, in order, not overlapping.

    Every word of both sides that no editor inserted stands in exactly one operation; none crosses the end of a span.
    `interpreted`: who speaks is known to speak another language, so that other words in between are a translator's.
    """
    left, right = side_of(left_text, left_spans), side_of(right_text, right_spans)
    found = correspondence(left, right, interpreted)
    lengths = [stretch.length for stretch in found.stretches]
    return Alignment(
        similarity=similarity_of(found, left, right),
        operations=tuple(operations_of(found, left, right)),
        insertions=tuple(
            Inserted(name, *one) for name, side in (("left", left), ("right", right)) for one in side.insertions
        ),
        translation=found.translation,
        equal=sum(lengths),
        run=max(lengths, default=0),
        left_words=len(left.words),
        right_words=len(right.words),
    )
