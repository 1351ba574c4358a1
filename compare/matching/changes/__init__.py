"""What a difference between two wordings may do to their meaning, named with the words and their places.

Two variants of one quotation are compared where their alignment differs; wordings that cannot be aligned (a headline
and the quotation below it) by what each holds: numbers, names, negations and so on. What one side leaves out is no
change by itself; what stands otherwise on the other side is. Each kind has its own small rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from compare.matching.alignments import Alignment, align
from compare.matching.alignments.sides import side_of
from compare.matching.changes.differences import Difference, differences
from compare.matching.changes.gaps import Gap, gaps_of
from compare.matching.changes.negations import negation_changes, never_changes
from compare.matching.changes.rules import (
    attribution_change,
    condition_changes,
    modality_changes,
    name_changes,
    number_changes,
    strength_changes,
)
from compare.matching.changes.variants import variant_changes
from compare.matching.changes.views import NEAR, Change, Place, View

__all__ = ["Change", "Difference", "changes", "compared"]

# From this similarity on two wordings are variants of one text and what stands in the same place is compared; below it
# the words in common are mostly small ones. Set by reading examples; it was not swept.
ALIGNED = 0.55

Rule = Callable[[View, View], Iterator[Change]]

# Each rule with the kind of finding that it is about: it is asked where either side has one. The kinds that hold in a
# translation too stand first: there, reworded words are neutral.
STRICT: tuple[tuple[Rule, str], ...] = (
    (number_changes, "numbers"),
    (name_changes, "names"),
    (negation_changes, "negations"),
)
LOOSE: tuple[tuple[Rule, str], ...] = (
    (modality_changes, "modalities"),
    (condition_changes, "conditions"),
    (strength_changes, "strengths"),
    (never_changes, "negations"),
)


def changes(
    left_text: str,
    left_spans: Sequence[Place],
    right_text: str,
    right_spans: Sequence[Place],
    alignment: Alignment | None = None,
    left_cue: str = "",
    right_cue: str = "",
) -> tuple[Change, ...]:
    """What stands otherwise on the two sides, by place on the left; `alignment` is made where it is not given.

    Cues are the reporting verbs of both sides; where both are given, their colours are compared too.
    """
    said = tuple(attribution_change(left_cue, right_cue)) if left_cue and right_cue else ()
    if side_of(left_text, left_spans).folded == side_of(right_text, right_spans).folded:
        return said
    if alignment is None:
        alignment = align(left_text, left_spans, right_text, right_spans)
    left, right = views_of(left_text, left_spans, right_text, right_spans, alignment)
    return (*told(left, right, list(gaps_of(alignment, left, right))), *said)


def compared(
    left_text: str,
    left_spans: Sequence[Place],
    right_text: str,
    right_spans: Sequence[Place],
    alignment: Alignment,
) -> tuple[tuple[Change, ...], tuple[Difference, ...]]:
    """What stands otherwise on the two sides, and every difference between them by its kind."""
    left, right = views_of(left_text, left_spans, right_text, right_spans, alignment)
    if left.side.folded == right.side.folded:
        return (), differences(left, right, alignment, ())
    gaps = list(gaps_of(alignment, left, right))
    return tuple(told(left, right, gaps)), differences(left, right, alignment, gaps)


def views_of(
    left_text: str,
    left_spans: Sequence[Place],
    right_text: str,
    right_spans: Sequence[Place],
    alignment: Alignment,
) -> tuple[View, View]:
    """Both sides as the rules see them."""
    left, right = tuple(left_spans), tuple(right_spans)
    aligned = alignment.similarity >= ALIGNED and alignment.equal >= NEAR
    return (
        View(left_text, left, side_of(left_text, left), alignment, aligned, right=False),
        View(right_text, right, side_of(right_text, right), alignment, aligned, right=True),
    )


def told(left: View, right: View, gaps: Sequence[Gap]) -> list[Change]:
    """The changes, by place on the left."""
    found = variant_changes(left, right, gaps) if left.aligned and not left.free else held_against(left, right)
    return sorted(found, key=lambda change: (change.left_span or change.right_span or (0, 0), change.kind))


def held_against(left: View, right: View) -> list[Change]:
    """The changes between a text and its translation, or between wordings that do not align."""
    rules = STRICT if left.free else STRICT + LOOSE
    asked = [rule for rule, kind in rules if getattr(left.all, kind) or getattr(right.all, kind)]
    return [change for rule in asked for change in rule(left, right)]
