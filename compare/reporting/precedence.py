"""Which alignments of a run to read first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from compare.matching.disputes import are_two
from compare.reporting.nouns import Alignment, Excerpt
from compare.reporting.rankings import weight
from compare.reporting.runs import Run

Spot = tuple[str, str | None, int | None]


def shared_quotations(run: Run) -> list[Alignment]:
    """The pairs of quotations with words in common, those that matter most first; what is told in other words alone is
    among the remarks.
    """
    return by_precedence(run, (one for one in run.alignments if one.tier in ("quotation", "exact")))


def by_precedence(run: Run, found: Iterable[Alignment]) -> list[Alignment]:
    """Attributions in dispute first, then changed meanings: those of one speaker before those of two, who may have said
    two things, those of two articles before those of one, the gravest and surest first; then quotations of many outlets
    and of big names. What repeats a pair listed before it comes after all that is new.
    """
    told, spoken = outlets_of(run), quotations_of(run)

    def place(one: Alignment) -> tuple[bool, bool, bool, bool, float, int, int, bool]:
        sides = (one.left, one.right)
        outlets = {outlet for side in sides for outlet in told[spot(side)]}
        names = [spoken[name] for side in sides for name in names_of(run, side)]
        # A change between two wordings that have little in common is less sure to be one.
        gravity = max(map(weight, one.changes), default=0) * one.similarity
        same = one.similarity == 1
        return (
            one.disputed is None,
            not one.changes,
            strangers(names_of(run, one.left), names_of(run, one.right)),
            not one.across,
            -gravity,
            -len(outlets),
            -max(names, default=0),
            same,
        )

    return new_first(sorted(found, key=place))


def new_first(ranked: Iterable[Alignment]) -> list[Alignment]:
    """The same, with each pair behind all others of which one side was listed before with the same changes."""
    seen: set[tuple[object, ...]] = set()
    new: list[Alignment] = []
    again: list[Alignment] = []
    for one in ranked:
        said = tuple(sorted((change.kind, *sorted((change.left, change.right))) for change in one.changes))
        keys = {(side.text.casefold(), said, one.disputed is None) for side in (one.left, one.right)}
        (new if seen.isdisjoint(keys) else again).append(one)
        seen |= keys
    return [*new, *again]


def outlets_of(run: Run) -> dict[Spot, set[str]]:
    """The outlets that share a quotation, by its place: its own, and those of all that are aligned with it."""
    outlet = {article.id: article.outlet or article.id for article in run.articles}
    found: dict[Spot, set[str]] = defaultdict(set)
    for one in run.alignments:
        both = {outlet[one.left.article], outlet[one.right.article]}
        found[spot(one.left)] |= both
        found[spot(one.right)] |= both
    return found


def spot(side: Excerpt) -> Spot:
    """What tells one quotation from all others; the plain text of an article is of no statement."""
    return side.article, side.statement, side.spans[0][0] if side.statement is None else None


def quotations_of(run: Run) -> Counter[str]:
    """How many quotations each person has in the run."""
    return Counter(name for statement in run.statements.quoted() for name in statement.names)


def strangers(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether both sides name somebody, and nobody who may be one of the other side."""
    return bool(left and right) and all(are_two(one, other) for one in left for other in right)


def names_of(run: Run, side: Excerpt) -> list[str]:
    """Who says one side, by name."""
    return run.statements[side.statement].names if side.statement else []
