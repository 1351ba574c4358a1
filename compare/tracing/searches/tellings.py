"""Told: a stretch of an article that carries the words asked for, laid beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.matching.alignments import Alignment, Operation, align
from compare.matching.changes import Change, changes
from compare.matching.inventories import Finding, negations, stem
from compare.reading.texts import Word, words

# Changes that make it another claim: such a version is told otherwise, however many words agree.
DECISIVE = ("number", "name", "negation")
# A negation before the stretch reaches into it from so many words away: "not in any way to be allowed".
BEFORE = 6
REACH = 100  # characters that so many words hardly ever go beyond
SENTENCE_MARKS = '.!?;:\n"“”'
# A longer list of words is shown by its beginning.
SHOWN = 8

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch `[start, end)` of an article, beside the words asked for (the left side of all that compares)."""

    article: str
    start: int
    end: int
    text: str
    how: str  # verbatim, shortened, other words, or no: a nearest miss
    kept: float  # share of the asked words that stand here too, in the same order
    cut: tuple[str, ...]  # asked words that are missing or replaced here
    added: tuple[str, ...]  # words that stand here between or instead of them
    changed: tuple[Change, ...]
    operations: tuple[Operation, ...]  # left: places in the asked text; right: places in the article's text
    probability: float | None  # of other words; None where the words alone decide
    reason: str

    @property
    def otherwise(self) -> bool:
        """Whether a number, a name or a denial is not the one asked for."""
        return any(change.kind in DECISIVE for change in self.changed)


@dataclass(frozen=True, slots=True)
class Beside:
    """The asked words and a stretch of an article side by side."""

    start: int
    end: int
    alignment: Alignment
    kept: float
    cut: tuple[str, ...]
    added: tuple[str, ...]
    changed: tuple[Change, ...]


def lay_beside(asked: str, asked_spans: tuple[Place, ...], text: str, stretch: Place) -> Beside:
    """Align, and say what is missing, added and changed."""
    alignment = align(asked, asked_spans, text, [stretch])
    operations = [op for op in alignment.operations if op.op != "equal"]
    found = list(changes(asked, asked_spans, text, [stretch], alignment))
    if not any(change.kind == "negation" for change in found):
        found += lost_denials(asked, asked_spans, text, stretch, alignment)
    return Beside(
        *stretch,
        alignment,
        round(alignment.equal / alignment.left_words, 6) if alignment.left_words else 0.0,
        tuple(asked[op.left_start : op.left_end] for op in operations if op.op in ("cut", "replaced")),
        tuple(text[op.right_start : op.right_end] for op in operations if op.op in ("inserted", "replaced")),
        tuple(found),
    )


def lost_denials(
    asked: str, asked_spans: tuple[Place, ...], text: str, stretch: Place, alignment: Alignment
) -> Iterator[Change]:
    """Denials of only one side whose denied word stands on both: clipped off with the asked words' beginning, or
    standing in the article right before the stretch, where laying the two side by side sees none.
    """
    same = [op for op in alignment.operations if op.op == "equal"]
    kept = [word for op in same for word in words(asked, op.left_start, op.left_end)]
    stems, left = {stem(word.text) for word in kept}, {word.start for word in kept}
    right = {word.start for op in same for word in words(text, op.right_start, op.right_end)}
    mine = list(negations([word for span in asked_spans for word in words(asked, *span)]))
    others = list(negations([*words_before(text, stretch[0]), *words(text, *stretch)]))
    for one in unanswered(mine, others, stems, left):
        yield Change("negation", asked[one.start : one.end], "", (one.start, one.end), None, "only one side denies")
    for one in unanswered(others, mine, stems, right):
        yield Change("negation", "", text[one.start : one.end], None, (one.start, one.end), "only one side denies")


def unanswered(mine: list[Finding], others: list[Finding], stems: set[str], common: set[int]) -> Iterator[Finding]:
    """Negations not among the `common` words (by their places) that deny one of the `stems`, undenied by the others."""
    denied = {word for other in others for word in other.value.split()}
    for one in mine:
        words_denied = set(one.value.split())
        if one.start not in common and words_denied & stems and not words_denied & denied:
            yield one


def words_before(text: str, place: int) -> list[Word]:
    """The last few words of the sentence before a place."""
    begin = max(0, place - REACH)
    head = text[begin:place]
    stop = max(head.rfind(mark) for mark in SENTENCE_MARKS)
    return words(text, begin + stop + 1, place)[-BEFORE:]


def describe(changed: tuple[Change, ...]) -> str:
    """The changes that make it another claim, in words: "another number: 12 / 15"."""
    told = []
    for change in changed:
        if change.kind in DECISIVE:
            sides = " / ".join(side for side in (change.left, change.right) if side)
            if change.note == "only one side denies":
                told.append(f"only the {'words asked for deny' if change.left else 'article denies'}: {sides}")
            else:
                told.append(f"{change.note}: {sides}")
    return "; ".join(dict.fromkeys(told))


def listed(stretches: tuple[str, ...]) -> str:
    """Stretches of words as they are shown, the longest clipped: “one”, “two”."""
    shown = [f"“{clip(one)}”" for one in stretches[:3]]
    more = len(stretches) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def clip(stretch: str) -> str:
    """The first words of a stretch."""
    parted = stretch.split()
    return " ".join(parted[:SHOWN]) + (" …" if len(parted) > SHOWN else "")
