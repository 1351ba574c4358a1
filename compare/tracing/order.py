"""Order in time: by the day where that is all that is known, by the moment between two of which it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeVar

V = TypeVar("V")
# Characters of a date that names its day.
DAY = len("2018-08-29")


class Published(Protocol):
    """What bears a date, as far as it is known."""

    @property
    def published(self) -> str | None:
        """EDTF, "" or None where unknown."""

    @property
    def published_at(self) -> str | None:
        """The moment in UTC, where it is known."""


class Dated(Protocol):
    """What stands in an article, with the article's date as far as it is known."""

    @property
    def article(self) -> int:
        """The id of the article."""

    @property
    def start(self) -> int:
        """Where it begins in the article."""

    @property
    def published(self) -> str:
        """EDTF, "" where unknown."""

    @property
    def published_at(self) -> str | None:
        """The moment in UTC, where it is known."""


def precedence(one: Dated) -> tuple[str, int, int]:
    """The order in time as far as it is known: published (unknown last), the article, the place in it."""
    return (one.published or "~", one.article, one.start)


def is_tied(one: Published, other: Published) -> bool:
    """Whether nothing tells which is the later: by the moments where both are known, else by the day."""
    if one.published_at and other.published_at:
        return one.published_at == other.published_at
    return bool(one.published and other.published) and str(one.published)[:DAY] == str(other.published)[:DAY]


def in_time(versions: Iterable[V], place: Callable[[V], tuple[Any, ...]], moment: Callable[[V], str | None]) -> list[V]:
    """The versions sorted by `place` (day, article, place in it), those of a known `moment` (UTC) by that.

    The places that the latter have among all stay theirs, and they stand on them in their own order: so any two are
    right, however far apart their clocks are, and what has a day only stands where its day puts it.
    """
    ordered = sorted(versions, key=place)
    moments = [moment(version) for version in ordered]
    timed = ((at, version) for at, version in zip(moments, ordered, strict=True) if at is not None)
    told = iter(sorted(timed, key=lambda pair: pair[0]))
    return [version if at is None else next(told)[1] for at, version in zip(moments, ordered, strict=True)]
