"""The days of a remark as columns of a picture: which article stands in which, and what is known of its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from compare.reporting.nouns import Article
from compare.reporting.silences import is_day
from compare.tracing.order import is_tied

FIRST, TIED, LATER, UNDATED = "first", "perhaps first", "later", "no day"


@dataclass(frozen=True, slots=True)
class Row:
    """One article in a timeline."""

    article: Article
    versions: int
    column: int | None  # None where its day is not known
    place: str  # first, perhaps first, later, no day
    through: str | None  # the carrier that it names
    follows: str | None  # the article of that carrier, where it stands in the timeline


@dataclass(frozen=True, slots=True)
class Timeline:
    """The articles of a remark in order of time, on so many columns of `days` each."""

    rows: tuple[Row, ...]
    first_day: str | None  # ISO, of the first column; None where no day is known
    last_day: str | None
    columns: int
    days: int


@dataclass(frozen=True, slots=True)
class Telling:
    """A version: its article, and through whom the words came."""

    article: Article
    carrier: str | None
    follows: str | None


def timeline(told: Sequence[Telling], most_columns: int) -> Timeline:
    """The timeline of versions that are in order of time, on at most so many columns."""
    articles = {one.article.id: one.article for one in told}
    days = {id: date.fromisoformat(str(one.published)[:10]) for id, one in articles.items() if is_day(one.published)}
    begin, end = (min(days.values()), max(days.values())) if days else (None, None)
    span = (end - begin).days + 1 if begin and end else 0
    each = max(1, -(-span // most_columns))
    columns = {id: (day - begin).days // each for id, day in days.items() if begin}
    head = next((one for id, one in articles.items() if id in days), None)
    rows = tuple(
        Row(
            article=article,
            versions=sum(one.article.id == id for one in told),
            column=columns.get(id),
            place=place_of(article, head, list(articles.values())),
            through=next((one.carrier for one in told if one.article.id == id and one.carrier), None),
            follows=next((one.follows for one in told if one.article.id == id and one.follows in articles), None),
        )
        for id, article in articles.items()
    )
    first, last = (day.isoformat() if day else None for day in (begin, end))
    return Timeline(rows, first, last, -(-span // each), each)


def place_of(article: Article, head: Article | None, articles: Sequence[Article]) -> str:
    """Whether an article is the first whose day is known, perhaps it, or later. It is the first only where none is as
    early, and where every day is known.
    """
    if head is None or not is_day(article.published):
        return UNDATED
    if article.id != head.id and not is_tied(article, head):
        return LATER
    sure = all(is_day(one.published) and (one.id == head.id or not is_tied(one, head)) for one in articles)
    return FIRST if sure else TIED
