"""What a difference between two wordings may do to their meaning, named with the words and their places.

Two variants of one quotation are compared where their alignment differs; wordings that cannot be aligned (a headline
and the quotation below it) by what each holds: numbers, names, negations and so on. What one side leaves out is no
change by itself; what stands otherwise on the other side is. Each kind has its own small rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from compare.matching.alignments import Alignment, align
from compare.matching.changes.negations import negation_changes, never_changes
from compare.matching.changes.rules import (
    attribution_change,
    condition_changes,
    hedge_changes,
    modality_changes,
    name_changes,
    number_changes,
    strength_changes,
)
from compare.matching.changes.views import NEAR, Change, Place, View, view_of

__all__ = ["Change", "changes"]

# From this similarity on two wordings are variants of one text and what stands in the same place is compared; below it
# the words in common are mostly small ones. Set by reading examples; it was not swept.
ALIGNED = 0.55

Rule = Callable[[View, View], Iterator[Change]]

# The kinds that hold in a translation too stand first: there, reworded words are neutral.
STRICT: tuple[Rule, ...] = (number_changes, name_changes, negation_changes)
LOOSE: tuple[Rule, ...] = (modality_changes, hedge_changes, condition_changes, strength_changes, never_changes)


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
    if alignment is None:
        alignment = align(left_text, left_spans, right_text, right_spans)
    aligned = alignment.similarity >= ALIGNED and alignment.equal >= NEAR
    left = view_of(left_text, left_spans, alignment, aligned, right=False)
    right = view_of(right_text, right_spans, alignment, aligned, right=True)
    rules = STRICT if left.free else STRICT + LOOSE
    found = [change for rule in rules for change in rule(left, right)]
    found.sort(key=lambda change: (change.left_span or change.right_span or (0, 0), change.kind))
    return (*found, *attribution_change(left_cue, right_cue))
