"""Negations that are missing on one side, or deny something else there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.matching.changes.views import Change, View, difference
from compare.matching.inventories import Finding, negation_scope, stem

INTERJECTED = re.compile(r"(?:no|not so|never)\s*[,.!;:—–]", re.IGNORECASE)


def turned(view: View, other: View) -> list[Finding]:
    """Negations of a side whose denied word stands on the other side beyond the reach of any negation."""
    reached = frozenset().union(*(negation_scope(one, other.words) for one in other.all.negations))
    stems = {stem(word.text) for word in other.words}
    candidates = view.zone.negations if view.aligned else view.all.negations
    return [
        one
        for one in candidates
        if (denied := set(one.value.split())) & stems and not denied & reached and not interjected(view, one)
    ]


def interjected(view: View, negation: Finding) -> bool:
    """Whether a "no" stands by itself before a comma or at the end of its sentence, and denies nothing behind it."""
    return bool(INTERJECTED.match(view.text, negation.start))


def unanswered(view: View, other: View) -> list[Finding]:
    """Negations of a side that share no word of their reach with a negation of the other side."""
    reached = frozenset().union(*(negation_scope(one, other.words) for one in other.all.negations))
    return [one for one in view.all.negations if not negation_scope(one, view.words) & reached]


def negation_changes(left: View, right: View) -> Iterator[Change]:
    """What one side denies stands undenied on the other: the negation is missing there, or denies something else."""
    turned_left, turned_right = turned(left, right), turned(right, left)
    lone_left, lone_right = unanswered(left, right), unanswered(right, left)
    if turned_left and lone_right:
        yield difference("negation", left, turned_left[0], right, lone_right[0], "negation moved")
    elif turned_right and lone_left:
        yield difference("negation", left, lone_left[0], right, turned_right[0], "negation moved")
    elif turned_left and not right.all.negations:
        yield difference("negation", left, turned_left[0], right, None, "only one side denies")
    elif turned_right and not left.all.negations:
        yield difference("negation", left, None, right, turned_right[0], "only one side denies")


def never_changes(left: View, right: View) -> Iterator[Change]:
    """ "not" on one side and "never" on the other, denying the same."""
    first: dict[tuple[str, bool], Finding] = {}
    for other in right.all.negations:
        for word in other.value.split():
            first.setdefault((word, is_never(right, other)), other)
    for one in left.all.negations:
        answers = [first.get((word, not is_never(left, one))) for word in one.value.split()]
        answer = next((other for other in answers if other), None)
        if answer:
            yield difference("strength", left, one, right, answer, "“never” on one side only")


def is_never(view: View, negation: Finding) -> bool:
    """Whether a negation holds for all time."""
    return view.text[negation.start : negation.start + 5].lower() == "never"
