"""A line of a results file as an object: what all nouns have in common."""

from __future__ import annotations

import msgspec

Span = tuple[int, int]


class Noun(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line of a results file.

    A tree without cycles, so that the collector of cycles need not look at it: hundreds of thousands are held at once.
    """
