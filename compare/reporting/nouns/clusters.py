"""Clusters: passages, or articles, that are nearly the same text, and the links that hold them together."""

from __future__ import annotations

from compare.reporting.nouns.lines import Noun
from compare.reporting.nouns.remarks import First


class Spot(Noun, frozen=True):
    """A stretch of an article."""

    article: str
    start: int
    end: int


class Bond(Noun, frozen=True):
    """Two members that are alike: `jaccard` of two passages, `share` of two articles; either is `value` as weakest."""

    left: Spot | str
    right: Spot | str
    jaccard: float | None = None
    share: float | None = None
    value: float | None = None


class Cluster(Noun, frozen=True):
    """Nearly the same text in several places, in order of time; its members are passages, or ids of articles."""

    id: str
    kind: str
    members: tuple[Spot | str, ...]
    outlets: tuple[str, ...]
    boilerplate: str | None
    representative: Spot | str
    links: tuple[Bond, ...]
    weakest: Bond
    first: First

    @property
    def articles(self) -> list[str]:
        """The articles of its members, by id, each once."""
        return list(dict.fromkeys(one if isinstance(one, str) else one.article for one in self.members))

    @property
    def across(self) -> bool:
        """Whether its members stand in two or more articles."""
        return len(self.articles) > 1
