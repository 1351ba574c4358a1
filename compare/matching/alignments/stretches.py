"""Which words of two sides answer each other: stretches of equal words, in order or moved, and the gaps between."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from compare.matching.alignments.sides import Side
from compare.speech.languages.english_changes import FUNCTION_WORDS

# An equal stretch is worth its words; to reach the next one over a gap costs its unequal words, but never more than
# this: a sentence left out inside a quotation is one cut, however long it is, and a lone "the" does not pay for it.
GAP = 4
# Where both sides begin or end together, over words that only one of them has, three words are enough: "(a note of
# any length) across the river".
ANCHORED = 3
# A clause that moved is told from words that merely recur by four words in the same order.
MOVED = 4
# The bit-parallel search keeps one bit for each pair of words; above this it would take more than 64 MB.
PAIRS = 5 * 10**8


class Stretch(NamedTuple):
    """Equal words: where they start on each side (counted in words), and how many."""

    left: int
    right: int
    length: int


class Gap(NamedTuple):
    """Words of both sides between two equal stretches."""

    left: range
    right: range


def common_subsequence(left: list[str], right: list[str]) -> list[Stretch]:
    """The equal stretches of a longest common subsequence, in order."""
    if len(left) * len(right) > PAIRS:
        same = (i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b)
        length = next(same, min(len(left), len(right)))
        return [Stretch(0, 0, length)] if length else []
    equal = (op for op in Indel.opcodes(left, right) if op.tag == "equal")
    return [Stretch(op.src_start, op.dest_start, op.src_end - op.src_start) for op in equal]


def missing(gap: Gap, left: Side, right: Side) -> tuple[int, int]:
    """How many words of each side stand in a gap; none where an editor's mark on the other side stands for them."""
    return (
        0 if stands_for_words(right, gap.right) else len(gap.left),
        0 if stands_for_words(left, gap.left) else len(gap.right),
    )


def stands_for_words(side: Side, gap: range) -> bool:
    """Whether an ellipsis stands in the gap of a side, or brackets and nothing else: "I told [the mayor] to go"."""
    if side.elided and not side.elided.isdisjoint(range(gap.start, gap.stop + 1)):
        return True
    return not gap and gap.start in side.bracketed


def cost_of(gap: Gap, left: Side, right: Side) -> int:
    """What a gap inside costs: words that face each other in full; what only one side has is one cut, however long."""
    lefts, rights = missing(gap, left, right)
    return 2 * min(lefts, rights) + min(abs(lefts - rights), 2 * GAP)


def price_between(first: Stretch, second: Stretch, left: Side, right: Side, shifted: list[Stretch]) -> int:
    """What it costs, in equal words, to reach one stretch from the other; a clause that moved there costs nothing."""
    gap = between(first, second)
    lefts, rights = missing(gap, left, right)
    for one in shifted:
        lefts -= one.length if one.left in gap.left else 0
        rights -= one.length if one.right in gap.right else 0
    price = min(max(lefts, rights, 0), GAP)
    return ANCHORED if price > ANCHORED and is_anchored(first, second, gap, left, right) else price


def is_anchored(first: Stretch, second: Stretch, gap: Gap, left: Side, right: Side) -> bool:
    """Whether both sides begin with one stretch or end with the other, over words that only one of them has.

    Not where the same words stand right beside the other stretch too: there, they are one run with it.
    """
    if gap.left and gap.right:
        return False
    words, run, at = (left.folded, gap.left, 0) if gap.left else (right.folded, gap.right, 1)
    if first.left == first.right == 0:
        return words[: first.length] != words[run.stop - first.length : run.stop]
    if second.left + second.length == len(left.words) and second.right + second.length == len(right.words):
        return words[second[at] :] != words[run.start : run.start + second.length]
    return False


def core(stretches: list[Stretch], left: Side, right: Side, shifted: list[Stretch]) -> list[Stretch]:
    """The stretches worth keeping: those that are worth more than the gaps between them (Kadane)."""
    best, kept = 0, (0, 0)
    score, begin = 0, 0
    for number, stretch in enumerate(stretches):
        if number:
            price = price_between(stretches[number - 1], stretch, left, right, shifted)
            if score >= price:
                score -= price
            else:
                score, begin = 0, number
        score += stretch.length
        if score >= best:
            best, kept = score, (begin, number + 1)
    return stretches[kept[0] : kept[1]]


def widened(stretches: list[Stretch], lefts: list[str], rights: list[str]) -> list[Stretch]:
    """The stretches with the first begun earlier and the last ended later, as far as the words agree there.

    The subsequence may have taken those words where they stand first, in a stretch that was given up.
    """
    if not stretches:
        return []
    i, j, length = stretches[0]
    room = range(1, min(i, j) + 1)
    back = next((k - 1 for k in room if lefts[i - k] != rights[j - k]), min(i, j))
    grown = [Stretch(i - back, j - back, length + back), *stretches[1:]]
    i, j, length = grown[-1]
    a, b = i + length, j + length
    rest = min(len(lefts) - a, len(rights) - b)
    on = next((k for k in range(rest) if lefts[a + k] != rights[b + k]), rest)
    return [*grown[:-1], Stretch(i, j, length + on)]


def between(first: Stretch, second: Stretch) -> Gap:
    """The gap from the end of one stretch to the start of the next."""
    return Gap(range(first.left + first.length, second.left), range(first.right + first.length, second.right))


def moved(gaps: list[Gap], left: list[str], right: list[str]) -> list[Stretch]:
    """Stretches of at least `MOVED` equal words that stand in different gaps."""
    if all(len(gap.left) < MOVED for gap in gaps) or all(len(gap.right) < MOVED for gap in gaps):
        return []
    places: dict[tuple[str, ...], int] = {}
    bound: dict[int, int] = {}
    for gap in gaps:
        for j in range(gap.right.start, gap.right.stop - MOVED + 1):
            places.setdefault(tuple(right[j : j + MOVED]), j)
            bound[j] = gap.right.stop
    found: list[Stretch] = []
    taken: set[int] = set()
    for gap in gaps if places else ():
        i = gap.left.start
        while i + MOVED <= gap.left.stop:
            j = places.get(tuple(left[i : i + MOVED]), -1)
            stop = min(gap.left.stop - i, bound[j] - j) if j >= 0 else 0
            length = next((k for k in range(stop) if left[i + k] != right[j + k] or j + k in taken), stop)
            if length >= MOVED:
                found.append(Stretch(i, j, length))
                taken.update(range(j, j + length))
            i += length if length >= MOVED else 1
    return found


def reordered(stretches: list[Stretch], left: list[str], right: list[str]) -> tuple[list[Stretch], list[Stretch]]:
    """The stretches that stay, and those that moved.

    A subsequence takes a "the" of a clause that moved wherever it fits; such stretches give way to a clause that has
    twice their words: of as many, those that kept their order are worth more.
    """
    kept = list(stretches)
    shifted: list[Stretch] = []
    strong = [one for one in stretches if one.length >= MOVED]
    if min(len(left), len(right)) - sum(one.length for one in strong) < MOVED:
        return kept, shifted
    for clause in moved(gaps_around(strong, len(left), len(right)), left, right):
        in_its_way = [one for one in kept if one.length < MOVED and overlap(one, clause)]
        if 2 * sum(one.length for one in in_its_way) <= clause.length:
            kept = [one for one in kept if one not in in_its_way]
            shifted.append(clause)
    return kept, shifted


def overlap(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches share a word of a side."""
    return (one.left < other.left + other.length and other.left < one.left + one.length) or (
        one.right < other.right + other.length and other.right < one.right + one.length
    )


class Correspondence(NamedTuple):
    """Which words of two sides answer each other."""

    stretches: list[Stretch]  # equal, in order
    gaps: list[Gap]  # before, between and behind them
    shifted: list[Stretch]  # equal, but elsewhere
    translation: bool


def correspondence(left: Side, right: Side, interpreted: bool = False) -> Correspondence:
    """The equal stretches, in order or moved; of a translation all of them, else those that stand together."""
    lefts, rights = left.folded, right.folded
    if (len(rights), rights) < (len(lefts), lefts):  # one order for both, so that ties fall alike
        found = correspondence(right, left, interpreted)
        stretches, shifted = ([mirror(one) for one in some] for some in (found.stretches, found.shifted))
        gaps = [Gap(gap.right, gap.left) for gap in found.gaps]
        return Correspondence(stretches, gaps, sorted(shifted), found.translation)
    if lefts == rights:
        stretches = [Stretch(0, 0, len(lefts))] if lefts else []
        return Correspondence(stretches, gaps_around(stretches, len(lefts), len(rights)), [], False)
    common = common_subsequence(lefts, rights)
    translation = interpreted and is_translation(common, lefts, rights)
    if translation:
        stretches = widened(common, lefts, rights)
        shifted = moved(gaps_around(stretches, len(lefts), len(rights)), lefts, rights)
    else:
        kept, clauses = reordered(common, lefts, rights)
        stretches = widened(core(kept, left, right, clauses), lefts, rights)
        if len(stretches) < len(common) or clauses:  # what was given up may have moved, too
            stretches, shifted = reordered(stretches, lefts, rights)
        else:
            shifted = []
    return Correspondence(stretches, gaps_around(stretches, len(lefts), len(rights)), shifted, translation)


def mirror(stretch: Stretch) -> Stretch:
    """The stretch with its sides exchanged."""
    return Stretch(stretch.right, stretch.left, stretch.length)


def gaps_around(stretches: list[Stretch], left: int, right: int) -> list[Gap]:
    """The gaps before, between and after the stretches: one more than there are stretches."""
    edges = [Stretch(0, 0, 0), *stretches, Stretch(left, right, 0)]
    return [between(first, second) for first, second in pairwise(edges)]


def is_translation(stretches: list[Stretch], lefts: list[str], rights: list[str]) -> bool:
    """Whether two wordings of what somebody said in another language are two translations of it.

    Words alone do not tell: of 110 pairs of AllSides that were read, which differ throughout and keep the order, 3 were
    translations, the others what two outlets heard or abridged, or what was said twice. Of what those said who speak
    another language, all six pairs were that were read and have other words in the same place at least twice, up to
    85 % of the words equal, and no run over twelve.
    """
    gaps = gaps_around(stretches, len(lefts), len(rights))
    lengths = [stretch.length for stretch in stretches]
    shorter, equal = min(len(lefts), len(rights)), sum(lengths)
    if shorter < 12 or not lengths or max(lengths) > 12 or not 0.25 * shorter <= equal <= 0.85 * shorter:
        return False
    return sum(bool(gap.left and gap.right) for gap in gaps) >= 2 and len(content(stretches, lefts)) >= 4


def content(stretches: list[Stretch], words: list[str]) -> set[str]:
    """The words of equal stretches that are no small ones."""
    return {word for start, _, length in stretches for word in words[start : start + length]} - FUNCTION_WORDS
