"""Statements and terms as a run found them."""

from __future__ import annotations

from compare.reporting.nouns.lines import Noun, Span


class Speaker(Noun, frozen=True):
    """Who said it, and the rule that decided."""

    mention: str
    span: Span
    name: str | None
    kind: str
    rule: str
    confidence: float


class Cue(Noun, frozen=True):
    """The reporting words."""

    text: str
    span: Span


class Note(Noun, frozen=True):
    """What an editor put into the quoted words."""

    start: int
    end: int
    kind: str


class Statement(Noun, frozen=True):
    """Reported speech."""

    id: str
    article: str
    form: str
    spans: tuple[Span, ...]
    quoted: tuple[Span, ...]
    content: str
    speakers: tuple[Speaker, ...]
    cue: Cue | None
    said: str | None
    carrier: str | None
    inner_of: str | None
    insertions: tuple[Note, ...]
    repaired: str | None
    rule: str

    @property
    def names(self) -> list[str]:
        """The speakers by name, or by what the text calls them."""
        return [speaker.name or speaker.mention for speaker in self.speakers]


class Term(Noun, frozen=True):
    """What stands in quotation marks and is no statement."""

    article: str
    start: int
    end: int
    kind: str
    repaired: str | None
