"""What the page says of an article wherever it speaks of it, and how it links to a place in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlsplit

from compare.reporting.nouns import Article
from compare.reporting.runs import Run
from compare.reporting.wording import date_in_words


@dataclass(frozen=True, slots=True)
class Source:
    """An article in short."""

    id: str
    handle: str
    outlet: str
    title: str
    date: str
    url: str | None
    path: str

    @property
    def href(self) -> str:
        """The article in the page."""
        return f"#article-{self.id}"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of an article that the page links to."""

    source: Source
    start: int
    end: int
    with_text: bool

    @property
    def anchor(self) -> str:
        """The name of the place in the page; of its article where the text is left out of the page."""
        return f"article-{self.source.id}-{self.start}-{self.end}" if self.with_text else f"article-{self.source.id}"


class Sources:
    """The articles of a run, and the places in them that the page has linked to so far."""

    def __init__(self, run: Run, with_text: frozenset[str]) -> None:
        """Describe every article once; the texts of those in `with_text` stand in the page."""
        self.with_text = with_text
        self._sources = {article.id: described(article, run.handles[article.id]) for article in run.articles}
        self._places: dict[str, set[tuple[int, int]]] = defaultdict(set)
        self._mentioned: set[str] = set()

    def __getitem__(self, article: str) -> Source:
        self._mentioned.add(article)
        return self._sources[article]

    def listed(self) -> list[Source]:
        """The articles whose texts stand in the page, and those that it has spoken of so far, in their order."""
        return [one for id, one in self._sources.items() if id in self.with_text or id in self._mentioned]

    def place(self, article: str, start: int, end: int) -> Place:
        """A link to `[start, end)` of an article, which then has an anchor there."""
        self._places[article].add((start, end))
        return Place(self[article], start, end, article in self.with_text)

    def places(self, article: str) -> list[Place]:
        """The places of an article that are linked to, in order."""
        return [self.place(article, start, end) for start, end in sorted(self._places[article])]


def described(article: Article, handle: str) -> Source:
    """The article in short, with what it does not state said in words."""
    return Source(
        id=article.id,
        handle=handle,
        outlet=article.outlet or "outlet not stated",
        title=article.title or "title not stated",
        date=date_in_words(article.published),
        url=safe_url(article.url),
        path=article.path,
    )


def safe_url(url: str | None) -> str | None:
    """The address if it is one of the web (http or https, with a host), else None."""
    if not url or not url.isprintable():
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def citation(source: Source, words: str, version: str) -> str:
    """One version as a line for someone else's text: who published it, when and where, and the words."""
    where = source.url or f"file {source.path}"
    return f"{source.outlet}, “{source.title}”, {source.date}, {where}: “{words}” (found with compare {version})"
