"""Which spans `[start, end)` meet, which stand in which, and how far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

Span = tuple[int, int]


def common(spans: Iterable[Span], start: int, end: int) -> int:
    """How many characters of spans that do not overlap stand in `[start, end)`."""
    return sum(max(0, min(end, b) - max(start, a)) for a, b in spans)


def meetings(left: Sequence[Span], right: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The indices of all spans of two lists that have characters in common. O(n log n) and what it gives."""
    sides = (left, right)
    arrivals = sorted((*span, side, i) for side in (0, 1) for i, span in enumerate(sides[side]) if span[0] < span[1])
    last: tuple[list[int], list[int]] = ([], [])
    for start, _, side, i in arrivals:
        other = sides[1 - side]
        last[1 - side][:] = [j for j in last[1 - side] if start < other[j][1]]
        yield from ((j, i) if side else (i, j) for j in last[1 - side])
        last[side].append(i)


def enclosing(spans: Iterable[Span]) -> dict[Span, list[Span]]:
    """Each span with those that it stands in, itself the last of them."""
    found: dict[Span, list[Span]] = {}
    reaching: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        reaching = [*(one for one in reaching if start < one[1]), (start, end)]
        found[start, end] = [one for one in reaching if end <= one[1]]
    return found
