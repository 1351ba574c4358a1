"""What a run has linked to certain places: the same quotation elsewhere, and the other versions of their remarks.

Joining is where such tools go wrong: a place leads only to what it makes up by half or more, in two steps, a quotation
to its other places, and these and the places asked for to their remarks. What is found in the second step leads no
further.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from compare.matching.spans import common
from compare.reporting.findings import is_named
from compare.reporting.inquiries.versions import LINKED, Version, beside, speaker_of, statement_at
from compare.reporting.lookups import Spot
from compare.reporting.nouns import Remark
from compare.reporting.runs import Run

# A quotation that stands inside these is told with the words around it: the whole clause is the version.
RETOLD = ("headline", "mixed")


class Spots:
    """Places that are taken, by article; none overlaps another."""

    def __init__(self, spots: Iterable[Spot] = ()) -> None:
        self._by_article: dict[str, list[Spot]] = defaultdict(list)
        for spot in spots:
            self._by_article[spot[0]].append(spot)

    def take(self, spot: Spot) -> bool:
        """Whether the place was free; then it is taken now."""
        free = self.is_free(spot)
        if free:
            self._by_article[spot[0]].append(spot)
        return free

    def is_free(self, spot: Spot) -> bool:
        """Whether a place overlaps none that is taken."""
        return not any(overlap(spot, other) for other in self._by_article.get(spot[0], ()))


def overlap(one: Spot, other: Spot) -> int:
    """How many characters two places have in common."""
    return common([one[1:]], *other[1:]) if one[0] == other[0] else 0


def makes_up(spot: Spot, whole: Spot) -> bool:
    """Whether a place makes up half of another, or more."""
    return 2 * overlap(spot, whole) >= whole[2] - whole[1]


def linked(run: Run, asked: str, versions: Sequence[Version]) -> list[Version]:
    """What the run holds to be of the same remark as these versions: a quotation in common, or one remark.

    The words of a quotation in another mouth are no version of it: they are a near miss (`how` "no").
    """
    seen = [version.spot for version in versions]
    taken, quoted, others = Spots(seen), list[Spot](), list[Spot]()
    for spot in quoted_elsewhere(run, seen):
        if taken.take(spot):
            (others if other_mouth(run, spot, versions) else quoted).append(spot)
    told = [spot for spot in remark_spots(run, [*seen, *quoted]) if taken.take(spot)]
    same = [beside(run, asked, spot, LINKED, "a quotation in common with it") for spot in quoted]
    same += [beside(run, asked, spot, LINKED, "held to be one remark with it") for spot in told]
    return same + [beside(run, asked, spot, "no", "words in common with it, from another speaker") for spot in others]


def other_mouth(run: Run, spot: Spot, versions: Sequence[Version]) -> bool:
    """Whether a place is said by a known speaker, who is none of those known to have said the versions."""
    here = speaker_of(statement_at(run, *spot))
    known = [version.speaker for version in versions if version.speaker]
    return bool(here and known) and not is_named(str(here), known)


def quoted_elsewhere(run: Run, spots: Sequence[Spot]) -> Iterator[Spot]:
    """Where the quotations that these places make up are quoted besides."""
    for spot in spots:
        for whole, there, statement in run.lookup.quoted_elsewhere(spot[0]):
            if makes_up(spot, whole):
                yield told_around(run, there, statement)


def told_around(run: Run, spot: Spot, id: str | None) -> Spot:
    """A place in a statement, or the whole clause around it where a headline or a reporter tells it."""
    article, begin, finish = spot
    statement = run.lookup.statement(id) if id else None
    if statement is not None and statement.form in RETOLD:
        for start, end in statement.spans:
            if start < finish and begin < end:
                return article, start, end
    return spot


def remark_spots(run: Run, spots: Sequence[Spot]) -> Iterator[Spot]:
    """The versions of the remarks of which these places make up one."""
    found = {
        remark.id: remark
        for spot in spots
        for remark in run.lookup.remarks_at(*spot)
        if any(makes_up(spot, member) for member in spots_of(remark))
    }
    for remark in found.values():
        yield from spots_of(remark)


def spots_of(remark: Remark) -> list[Spot]:
    """Where the versions of a remark stand."""
    return [(member.article, member.start, member.end) for member in remark.members]
