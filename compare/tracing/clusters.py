"""Clusters: passages, or articles, that are nearly the same text, in time, with the links that say so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compare.reading.identities import identity
from compare.tracing.order import in_time, precedence


@dataclass(frozen=True, slots=True)
class Telling:
    """One passage `[start, end)` of an article, or the article: then both are 0."""

    id: int  # of the passage, or of the article
    article: int
    start: int
    end: int
    boilerplate: str | None  # its kind
    outlet: str | None
    published: str  # EDTF, "" where unknown
    published_at: str | None  # the moment in UTC, where it is known


@dataclass(frozen=True, slots=True)
class Bond:
    """Two tellings that are alike: Jaccard of passages; of articles the larger share of news that is in common."""

    left: int  # ids of tellings
    right: int
    likeness: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Nearly the same text in several places; `tellings` in order of time, article and start.

    `bonds` join all of them, or those that stand for others with the same words, by as few links as there are, and the
    strongest: where the weakest is cut, the cluster comes apart.
    """

    id: int
    kind: str  # passage or article
    tellings: tuple[Telling, ...]
    bonds: tuple[Bond, ...]

    @classmethod
    def of(cls, kind: str, tellings: Iterable[Telling], bonds: Iterable[Bond]) -> Cluster:
        """The cluster, with its id: that of the telling that comes first."""
        ordered = tuple(in_time(tellings, precedence, lambda telling: telling.published_at))
        id = identity("cluster", kind, ordered[0].article, ordered[0].start, ordered[0].end)
        return cls(id, kind, ordered, tuple(sorted(bonds, key=lambda bond: (bond.left, bond.right))))

    @property
    def weakest(self) -> Bond:
        """The weakest of its bonds, the first of several."""
        return min(self.bonds, key=lambda bond: bond.likeness)
