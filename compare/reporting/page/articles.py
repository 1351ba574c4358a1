"""The articles: a row each with of what they are made, and each in full."""

from __future__ import annotations

from dataclasses import dataclass

from compare.reporting.nouns import Article, Ledger
from compare.reporting.page.highlights import Highlights, Voice
from compare.reporting.page.pieces import Piece
from compare.reporting.page.sources import Source
from compare.reporting.runs import Run

# The parts of a ledger in the order of the bar.
PARTS = (
    ("own", "own words"),
    ("quoted", "quoted speech"),
    ("same_text", "same text"),
    ("boilerplate", "boilerplate"),
)


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a ledger bar, in hundredths of its width."""

    kind: str
    name: str
    start: float
    width: float

    @property
    def percent(self) -> str:
        """ "12%"."""
        return f"{self.width:.0f}%"


@dataclass(frozen=True, slots=True)
class Row:
    """An article in a list."""

    source: Source
    shares: list[Share]
    words: int


@dataclass(frozen=True, slots=True)
class FullArticle:
    """An article with all that was found in it; `pieces` is None where its text is left out of the page."""

    row: Row
    article: Article
    known: list[tuple[str, str]]
    pieces: list[Piece] | None
    voices: list[Voice]


def rows(run: Run, sources: list[Source]) -> list[Row]:
    """The articles in their order."""
    return [Row(one, shares(run.ledgers.get(one.id)), run.articles[one.id].words) for one in sources]


def shares(ledger: Ledger | None) -> list[Share]:
    """The parts of a bar; none where the run did not compute them."""
    found: list[Share] = []
    at = 0.0
    for kind, name in PARTS if ledger else ():
        width = round(100 * getattr(ledger, kind), 2)
        found.append(Share(kind, name, round(at, 2), width))
        at += width
    return found


def full_article(row: Row, article: Article, highlights: Highlights | None) -> FullArticle:
    """One article in full, or without highlights what is known of it."""
    voices = highlights.voices(article.id) if highlights else []  # before the text, which has anchors for their places
    pieces = highlights.pieces(article.id) if highlights else None
    return FullArticle(row, article, known(row.source, article), pieces, voices)


def known(source: Source, article: Article) -> list[tuple[str, str]]:
    """What is known of an article, with the words that say so."""
    told = [
        ("Outlet", because(source.outlet, article.outlet_from)),
        ("Date", because(source.date, article.published_from)),
        ("Author", article.author or ""),
        ("Group", article.group or ""),
        ("File", article.path),
        ("Key", article.key or ""),
        ("Origin", "; ".join(dict.fromkeys(f"{one.kind}: {one.name}" for one in article.origins))),
        ("Conflict", "; ".join(article.conflicts)),
        ("Mended", "; ".join(article.repairs)),
        ("Digest", f"sha256 {article.sha256}"),
    ]
    return [(name, words) for name, words in told if words]


def because(told: str, reason: str | None) -> str:
    """What is known, and the words that say so."""
    return f"{told} (from {reason})" if reason else told
