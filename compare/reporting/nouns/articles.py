"""Articles as a run understood them, what is set aside in them, and of what they are made."""

from __future__ import annotations

from compare.reporting.nouns.lines import Noun


class Origin(Noun, frozen=True):
    """Where an article's text comes from, as its own words say."""

    kind: str
    name: str
    start: int
    end: int


class Article(Noun, frozen=True):
    """One published text, as it was understood; the text itself is `Run.text(id)`."""

    id: str
    key: str | None
    path: str
    version_of: str | None
    reader: str
    outlet: str | None
    outlet_from: str | None
    group: str | None
    title: str | None
    author: str | None
    published: str | None
    published_from: str | None
    published_at: str | None
    url: str | None
    retrieved: str | None
    archive_url: str | None
    sha256: str
    characters: int
    words: int
    language: str | None
    origins: tuple[Origin, ...]
    conflicts: tuple[str, ...]
    repairs: tuple[str, ...]


class Boilerplate(Noun, frozen=True):
    """A span that is set aside, and why."""

    article: str
    start: int
    end: int
    kind: str
    reason: str


class Ledger(Noun, frozen=True):
    """Of what an article is made, as shares of its characters that add up to 1."""

    article: str
    characters: int
    own: float
    boilerplate: float
    quoted: float
    same_text: float


class SharedText(Noun, frozen=True):
    """How much of each of two articles stands in the other too, and where."""

    left: str
    right: str
    characters_left: int
    characters_right: int
    spans: tuple[tuple[int, int, int, int], ...]  # left start and end, right start and end


class Skipped(Noun, frozen=True):
    """What could not be read."""

    path: str
    line: int | None
    reason: str
