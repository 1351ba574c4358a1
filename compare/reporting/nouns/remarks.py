"""Remarks and their versions in time."""

from __future__ import annotations

import msgspec

from compare.matching.alignments import Operation
from compare.reporting.notebooks import table
from compare.reporting.nouns.lines import Noun, Span
from compare.reporting.nouns.matches import Change
from compare.reporting.wording import count, date_in_words


class Member(Noun, frozen=True):
    """One version of a remark: a part of a statement."""

    statement: str
    article: str
    outlet: str | None
    published: str | None
    name: str | None  # who says it, as the article gives the name
    guessed: bool  # whether its words do not name the speaker: a pronoun does, a role, or a sentence before
    form: str
    start: int
    end: int
    quoted: bool
    text: str

    @property
    def told(self) -> str:
        """How the article tells it: quoted, headline or reported."""
        return "quoted" if self.quoted else "headline" if self.form == "headline" else "reported"


class Link(Noun, frozen=True):
    """Why two members are held to be one remark; `changes` are those named between them."""

    left: str
    right: str
    left_span: Span
    right_span: Span
    tier: str
    probability: float
    reason: str
    changes: tuple[Change, ...] = ()

    def mirrored(self) -> Link:
        """The same link with its sides exchanged, and those of its changes."""
        changes = tuple(change.mirrored() for change in self.changes)
        ends = {"left": self.right, "right": self.left, "left_span": self.right_span, "right_span": self.left_span}
        return msgspec.structs.replace(self, **ends, changes=changes)


class Echo(Noun, frozen=True):
    """The same claim by another speaker, which is no version of the remark."""

    statement: str
    article: str
    start: int
    end: int
    name: str | None
    text: str
    likeness: float  # to the version that it is most like


class First(Noun, frozen=True):
    """Who had a remark first, and why that is not sure."""

    article: str
    published: str | None
    doubt: str | None


class Part(Noun, frozen=True):
    """Where the version of a step stands."""

    statement: str
    start: int
    end: int


class Step(Noun, frozen=True):
    """One version in time, against the fullest: what it kept, cut and tells otherwise."""

    part: Part
    article: str
    published: str | None
    doubt: str | None
    kept: float
    cut: tuple[str, ...]
    changed: tuple[Change, ...]
    carrier: str | None
    operations: tuple[Operation, ...]
    follows: str | None = None  # the article of the carrier that it names, where that tells the remark too


class PossibleLink(Noun, frozen=True):
    """Two parts that may report one remark, joined or not."""

    left: Part
    right: Part
    tier: str
    probability: float
    reason: str


class Merge(Noun, frozen=True):
    """Why two sources are counted as one origin."""

    left: str
    right: str
    reason: str


class Trace(Noun, frozen=True):
    """One remark in time."""

    remark: str
    steps: tuple[Step, ...]
    origins: tuple[str, ...]
    merges: tuple[Merge, ...] = ()


class Remark(Noun, frozen=True):
    """All parts of statements that report one utterance; `steps` are the same parts in order of time."""

    id: str
    speaker: str | None
    label: str
    statements: tuple[str, ...]
    members: tuple[Member, ...]
    links: tuple[Link, ...]
    weakest: float
    outlets: tuple[str, ...]
    origins: int
    first: First
    steps: tuple[Step, ...] = ()
    same_claim: tuple[Echo, ...] = ()
    was: tuple[str, ...] = ()  # ids that it had when another version came first
    merges: tuple[Merge, ...] = ()  # which sources are counted as one origin, and why

    @property
    def articles(self) -> list[str]:
        """The articles that tell it, by id, each once."""
        return list(dict.fromkeys(member.article for member in self.members))

    @property
    def origins_in_words(self) -> str:
        """How many independent origins; at most so many where an outlet is not stated, which may be another one's."""
        told = count(self.origins, "independent origin")
        return told if all(member.outlet for member in self.members) else f"at most {told}"

    @property
    def across(self) -> bool:
        """Whether two or more articles tell it."""
        return len(self.articles) > 1

    @property
    def otherwise(self) -> bool:
        """Whether a version is told in other words."""
        return any(link.tier == "paraphrase" for link in self.links)

    @property
    def fullest(self) -> Member:
        """The version of most characters, the first of several: not necessarily what was said."""
        return max(self.members, key=lambda member: len(member.text))

    def changed(self, kind: str | None = None) -> list[Change]:
        """The changes named between its versions, of one kind or of all: negation, number, condition ..."""
        return [change for link in self.links for change in link.changes if kind in (None, change.kind)]

    def member(self, statement: str, start: int) -> Member:
        """The version that begins here; KeyError where there is none."""
        for member in self.members:
            if (member.statement, member.start) == (statement, start):
                return member
        raise KeyError((statement, start))

    def sides(self, link: Link) -> tuple[Member, Member]:
        """The two versions that a link joins."""
        return self.member(link.left, link.left_span[0]), self.member(link.right, link.right_span[0])

    def _repr_html_(self) -> str:
        return table(f"{self.speaker or 'Nobody named'}, versions", self.members, VERSION_COLUMNS)


VERSION_COLUMNS = (
    ("told", lambda member: member.told),
    ("outlet", lambda member: member.outlet or "not stated"),
    ("published", lambda member: date_in_words(member.published)),
    ("words", lambda member: member.text),
)
