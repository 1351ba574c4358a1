"""A line of a results file as an object: what all nouns have in common."""

from __future__ import annotations

import msgspec

Span = tuple[int, int]


class Noun(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a results file."""
