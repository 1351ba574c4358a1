"""Order in time: by the day where that is all that is known, by the moment between two of which it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

V = TypeVar("V")


def in_time(
    versions: Iterable[V], place: Callable[[V], tuple[str, int, int]], moment: Callable[[V], str | None]
) -> list[V]:
    """The versions sorted by `place` (day, article, place in it), those of a known `moment` (UTC) by that.

    The places that the latter have among all stay theirs, and they stand on them in their own order: so any two are
    right, however far apart their clocks are, and what has a day only stands where its day puts it.
    """
    ordered = sorted(versions, key=place)
    moments = [moment(version) for version in ordered]
    timed = ((at, version) for at, version in zip(moments, ordered, strict=True) if at is not None)
    told = iter(sorted(timed, key=lambda pair: pair[0]))
    return [version if at is None else next(told)[1] for at, version in zip(moments, ordered, strict=True)]
