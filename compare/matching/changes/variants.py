"""What two variants of one text say otherwise: gap by gap of their alignment, and by scales of words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from compare.matching.changes.gaps import Gap
from compare.matching.changes.negations import negations_in_place, never_changes
from compare.matching.changes.places import (
    Rule,
    conditions_in_place,
    hedges_in_place,
    names_in_place,
    numbers_in_place,
)
from compare.matching.changes.rules import strength_changes
from compare.matching.changes.views import Change, Place, View
from compare.matching.changes.wordings import modality_in_place, modals_in_place, tense_in_place, verb_in_place
from compare.reading.texts import Word

# All that a gap may tell, and what it tells only where nothing else was told of its words.
TOLD: tuple[Rule, ...] = (
    numbers_in_place,
    names_in_place,
    hedges_in_place,
    conditions_in_place,
    tense_in_place,
)
LEFT_OVER: tuple[Rule, ...] = (modals_in_place, modality_in_place, verb_in_place)
SCALES: tuple[Callable[[View, View], Iterator[Change]], ...] = (strength_changes, never_changes)


def variant_changes(left: View, right: View, every: Sequence[Gap]) -> list[Change]:
    """The changes in the gaps between two aligned wordings; the same words in another form are none."""
    plain, gaps = [gap for gap in every if gap.same], [gap for gap in every if not gap.same]
    found = [change for gap in gaps for rule in TOLD for change in rule(left, right, gap)]
    found += negations_in_place(left, right, gaps)
    by_scale = [change for rule in SCALES for change in rule(left, right)]
    if by_scale:
        told = [gap for gap in gaps if gap.inside and any(concerns(change, gap) for change in found)]
        found += [change for change in by_scale if not any(concerns(change, gap) for gap in plain + told)]
    for gap in gaps:
        for rule in LEFT_OVER:
            if not any(concerns(change, gap) for change in found):
                found += rule(left, right, gap)
    return found


def concerns(change: Change, gap: Gap) -> bool:
    """Whether a change stands at words of a gap."""
    return touches(change.left_span, gap.left) or touches(change.right_span, gap.right)


def touches(span: Place | None, words: Sequence[Word]) -> bool:
    """Whether a place lies among some words."""
    return bool(span and words and span[0] < words[-1].end and words[0].start < span[1])
