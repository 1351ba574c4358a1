"""Negations that are missing on one side, or deny something else there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from compare.matching.changes.views import Change, View, difference
from compare.matching.inventories import Finding, negation_scope, stem

CLAUSE_MARKS = frozenset(",;:.!?…—–")
INTERJECTED = re.compile(r"(?:no|not so|never)\s*[,.!;:—–]", re.IGNORECASE)


def turned(view: View, other: View) -> list[Finding]:
    """Negations of a side whose denied word stands on the other side beyond the reach of any negation."""
    reached = frozenset().union(*(negation_scope(one, other.words) for one in other.all.negations))
    stems = {stem(word.text) for word in other.words}
    return [
        one
        for one in view.otherwise([in_clause(view, one) for one in view.all.negations])
        if (denied := set(one.value.split())) & stems and not denied & reached and not interjected(view, one)
    ]


def interjected(view: View, negation: Finding) -> bool:
    """Whether a "no" stands by itself before a comma or at the end of its sentence, and denies nothing behind it."""
    return bool(INTERJECTED.match(view.text, negation.start))


def in_clause(view: View, negation: Finding) -> Finding:
    """A negation with what it denies as far as its clause goes.

    Of 24 negations of AllSides that were read with what stands behind a comma or a full stop, none denied that: "can't
    do that, you're going to". What a negation may reach (`negation_scope`) stays wide.
    """
    words = view.between(negation.start, negation.end)
    for at, (before, word) in enumerate(pairwise(words), 1):
        if not CLAUSE_MARKS.isdisjoint(view.text[before.end : word.start]):
            denied = {stem(one.text) for one in words[1:at]}
            value = " ".join(one for one in negation.value.split() if one in denied)
            return negation._replace(value=value, end=before.end)
    return negation


def unanswered(view: View, other: View) -> list[Finding]:
    """Negations of a side that share no word of their reach with a negation of the other side."""
    reached = frozenset().union(*(negation_scope(one, other.words) for one in other.all.negations))
    return [one for one in view.all.negations if not negation_scope(one, view.words) & reached]


def negation_changes(left: View, right: View) -> Iterator[Change]:
    """What one side denies stands undenied on the other: the negation is missing there, or denies something else."""
    turned_left, turned_right = turned(left, right), turned(right, left)
    lone_left, lone_right = unanswered(left, right), unanswered(right, left)
    if turned_left and turned_right:
        yield difference("negation", left, turned_left[0], right, turned_right[0], "negation moved")
    elif turned_left and lone_right:
        yield difference("negation", left, turned_left[0], right, in_clause(right, lone_right[0]), "negation moved")
    elif turned_right and lone_left:
        yield difference("negation", left, in_clause(left, lone_left[0]), right, turned_right[0], "negation moved")
    elif turned_left and not right.all.negations:
        yield difference("negation", left, turned_left[0], right, None, "only one side denies")
    elif turned_right and not left.all.negations:
        yield difference("negation", left, None, right, turned_right[0], "only one side denies")


def never_changes(left: View, right: View) -> Iterator[Change]:
    """A word that is denied with "never" on one side and only otherwise on the other, where both deny it."""
    if not (left.all.negations and right.all.negations):
        return
    mine, others = denials(left), denials(right)
    pairs: dict[tuple[Finding, Finding], None] = {}
    for word in mine:
        here, there = mine[word], others.get(word, [])
        never, never_there = ([one for one in some if is_never(v, one)] for v, some in ((left, here), (right, there)))
        if there and bool(never) != bool(never_there):
            pairs[(never or here)[0], (never_there or there)[0]] = None
    for one, other in pairs:
        yield difference(
            "strength", left, in_clause(left, one), right, in_clause(right, other), "“never” on one side only"
        )


def denials(view: View) -> dict[str, list[Finding]]:
    """Each denied word with the negations that deny it."""
    found: dict[str, list[Finding]] = {}
    for one in view.all.negations:
        for word in in_clause(view, one).value.split():
            found.setdefault(word, []).append(one)
    return found


def is_never(view: View, negation: Finding) -> bool:
    """Whether a negation holds for all time."""
    return view.text[negation.start : negation.start + 5].lower() == "never"
