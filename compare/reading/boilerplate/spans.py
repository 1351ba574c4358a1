"""Boilerplate: a span that is not the article's own reporting, marked with its kind and never cut out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A span `[start, end)` of an article that is set aside, why, and by which rule.

    Kinds: crumb, newsletter, comments, advertisement, social, related, caption, credit, dateline, editorial note,
    separator, footer.
    """

    start: int
    end: int
    kind: str
    reason: str  # the rule, in words
