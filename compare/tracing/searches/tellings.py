"""Told: a stretch of an article that carries the words asked for, laid beside them."""

from __future__ import annotations

from dataclasses import dataclass

from compare.matching.alignments import Alignment, Operation, align
from compare.matching.changes import Change, changes
from compare.tracing.searches.denials import lost_denials, opposites, small_denials

# Changes that make it another claim: such a version is told otherwise, however many words agree.
DECISIVE = ("number", "name", "negation")
# A longer list of words is shown by its beginning.
SHOWN = 8
LISTED = 3

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
        found += opposites(asked, text, alignment)
        found += lost_denials(asked, asked_spans, text, stretch, alignment)
        found += () if found else small_denials(asked, text, alignment)
    return Beside(
        *stretch,
        alignment,
        round(alignment.equal / alignment.left_words, 6) if alignment.left_words else 0.0,
        tuple(asked[op.left_start : op.left_end] for op in operations if op.op in ("cut", "replaced")),
        tuple(text[op.right_start : op.right_end] for op in operations if op.op in ("inserted", "replaced")),
        tuple(found),
    )


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


def differences(asked: str, text: str, operations: tuple[Operation, ...]) -> str:
    """What differs, in the words of both sides: "here “classified” for “unclassified”, without “today”"."""
    shown = []
    for op in operations:
        mine, here = asked[op.left_start : op.left_end], text[op.right_start : op.right_end]
        if op.op == "replaced":
            shown.append(f"here “{clip(here)}” for “{clip(mine)}”")
        elif op.op in ("cut", "inserted"):
            shown.append(f"without “{clip(mine)}”" if op.op == "cut" else f"here with “{clip(here)}”")
        elif op.op == "moved":
            shown.append(f"“{clip(here)}” in another place")
    return first_of(shown)


def listed(stretches: tuple[str, ...]) -> str:
    """Stretches of words as they are shown, the longest clipped: “one”, “two”."""
    return first_of([f"“{clip(one)}”" for one in stretches])


def first_of(shown: list[str]) -> str:
    """The first few of a list, and how many more there are."""
    more = len(shown) - LISTED
    return ", ".join(shown[:LISTED]) + (f" and {more} more" if more > 0 else "")


def clip(stretch: str) -> str:
    """The first words of a stretch."""
    parted = stretch.split()
    return " ".join(parted[:SHOWN]) + (" …" if len(parted) > SHOWN else "")
