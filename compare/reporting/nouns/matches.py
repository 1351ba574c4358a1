"""Places that correspond: matches, groups of equal passages, alignments, and what was nearly a match."""

from __future__ import annotations

import msgspec

from compare.matching.alignments import Operation
from compare.reporting.nouns.lines import Noun, Span

# What a match is called of which one side is a line that its outlet repeats.
REPEATED = "repeated by its outlet"


class Place(Noun, frozen=True):
    """A stretch of an article, and the statement it is part of."""

    article: str
    start: int
    end: int
    statement: str | None


class Match(Noun, frozen=True):
    """Two places that correspond, with exact scores."""

    left: Place
    right: Place
    group: str | None
    tier: str
    jaccard: float
    containment_left: float
    containment_right: float
    probability: float | None
    same_outlet: bool | None
    boilerplate: str | None
    words: int

    @property
    def across(self) -> bool:
        """Whether the two places stand in two articles."""
        return self.left.article != self.right.article

    @property
    def same_text(self) -> bool:
        """Whether the two are the same text, or nearly."""
        return self.tier in ("exact", "near-duplicate")


class GroupLabel(Noun, frozen=True):
    """Whether a group of equal passages is boilerplate, and how often.

    Where it is a line that `outlet` repeats, it stands in so many of its articles, on so many days.
    """

    label: str | None
    members: int
    articles: int
    outlet: str | None = None
    outlet_articles: int | None = None
    outlet_days: int | None = None


class Wire(Noun, frozen=True):
    """How many outlets carry a passage within how many days."""

    outlets: int
    days: int


class Group(Noun, frozen=True):
    """Passages with the same words."""

    id: str
    representative: Place
    members: tuple[Place, ...]
    outlets: tuple[str, ...]
    boilerplate: GroupLabel
    wire: Wire | None = None


class Excerpt(Noun, frozen=True):
    """One side of an alignment."""

    statement: str | None
    article: str
    spans: tuple[Span, ...]
    text: str


class Insertion(Noun, frozen=True):
    """What an editor put into the words of one side."""

    side: str
    start: int
    end: int
    kind: str


class Change(Noun, frozen=True):
    """What a difference does to the meaning; `spans` are its places left and right, where it has one."""

    kind: str
    left: str
    right: str
    spans: tuple[Span | None, Span | None]
    note: str
    sure: float  # how sure, 0 to 1

    def mirrored(self) -> Change:
        """The same change with its sides exchanged."""
        left, right = self.spans
        return msgspec.structs.replace(self, left=self.right, right=self.left, spans=(right, left))


class Difference(Noun, frozen=True):
    """How two wordings differ in one place, whatever it does to the meaning; `spans` are its places left and right."""

    kind: str
    where: str  # start, end or inside; "" where that says nothing
    left: str
    right: str
    spans: tuple[Span | None, Span | None]
    note: str
    sure: float  # how sure, 0 to 1


class Clip(Noun, frozen=True):
    """Words of one side that the other leaves out, and the mark in their place."""

    side: str
    start: int
    end: int
    where: str
    mark: str | None


class Dispute(Noun, frozen=True):
    """Whom two articles name for the same words."""

    left: str
    right: str


class Alignment(Noun, frozen=True):
    """Two variants laid side by side; operations count in the characters of the two articles."""

    left: Excerpt
    right: Excerpt
    tier: str
    reason: str
    similarity: float
    operations: tuple[Operation, ...]
    insertions: tuple[Insertion, ...]
    translation: bool
    changes: tuple[Change, ...]
    differences: tuple[Difference, ...] = ()
    clips: tuple[Clip, ...] = ()
    disputed: Dispute | None = None

    @property
    def across(self) -> bool:
        """Whether the two stand in two articles."""
        return self.left.article != self.right.article


class Lookalike(Noun, frozen=True):
    """One side of a near miss."""

    article: str
    start: int
    end: int
    statement: str | None
    name: str | None
    text: str


class NearMiss(Noun, frozen=True):
    """Two places that are alike and not one remark."""

    left: Lookalike
    right: Lookalike
    likeness: float
    why: str
    relation: str | None = None  # contradicts, related or same remark, by their words alone; None where not asked
