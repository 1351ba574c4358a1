"""Negations that are missing on one side, or deny something else there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from compare.matching.changes.forms import denies
from compare.matching.changes.gaps import SENTENCE_ENDS, Gap, adjoining
from compare.matching.changes.places import finding, single_words
from compare.matching.changes.views import NEAR, Change, View, difference
from compare.matching.inventories import Finding, is_negation, negation_scope, stem
from compare.reading.texts import Word
from compare.speech.languages.english_forms import BEING, LOOSE_PREFIXES, QUANTITIES

# Beside more words than this a negation belongs to a clause of its own.
SHORT = 6
# And where the other side has nothing there, than this: "no longer", "by no means"; not "I just can't do it".
ALONE = 3
# Beyond so many words in common a denial denies something else.
PASSED = 2

CLAUSE_MARKS = frozenset(",;:.!?…—–")
# Behind "no": a comma, or what makes it a numero sign.
NO_DENIAL = re.compile(r",|\. ?\d")
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


def negations_in_place(left: View, right: View, gaps: Sequence[Gap]) -> Iterator[Change]:
    """A negation on one side of a gap only, or a word that is denied by a part of it on one side only.

    A denial that stands a word or two further on the other side is one that both have: "give up nothing", "give nothing
    up". Of 20 such pairs of AllSides that were read each said the same on both sides.
    """
    denied = [(denying(left, gap, gap.left), denying(right, gap, gap.right)) for gap in gaps]
    lone = [number for number, (mine, others) in enumerate(denied) if bool(mine) != bool(others)]
    moved = set[int]()
    for number, following in pairwise(lone):
        on_both_sides = bool(denied[number][0]) != bool(denied[following][0])
        if number not in moved and on_both_sides and is_one_denial(left, right, gaps[number], gaps[following]):
            moved |= {number, following}
    for number, (gap, (mine, others)) in enumerate(zip(gaps, denied, strict=True)):
        if number not in moved:
            yield from negations_of(left, right, gap, mine, others)


def is_one_denial(left: View, right: View, gap: Gap, other: Gap) -> bool:
    """Whether what one side denies in the first gap the other denies in the second: a word or two on in the same
    sentence.

    Not where it passes a word of quantity: "not all is lost" and "all is not lost" are two claims.
    """
    sides = ((left, gap.left, gap.at[0], other.at[0]), (right, gap.right, gap.at[1], other.at[1]))
    passed = min((view.between(words[-1].end if words else at, end) for view, words, at, end in sides), key=len)
    one_sentence = all(SENTENCE_ENDS.isdisjoint(view.text[at:end]) for view, _, at, end in sides)
    return len(passed) <= PASSED and one_sentence and QUANTITIES.isdisjoint(word.text for word in passed)


def negations_of(left: View, right: View, gap: Gap, mine: Sequence[Word], others: Sequence[Word]) -> Iterator[Change]:
    """What one side of a gap denies, by the words `mine` on the left and `others` on the right, and the other does not.

    Where much more stands beside it the negation belongs to a clause of its own that was left out.
    """
    short = gap.facing and gap.longest <= (SHORT if gap.left and gap.right else ALONE)
    if short and bool(mine) != bool(others):
        one, other = (negation_at(view, some) for view, some in ((left, mine), (right, others)))
        yield difference("negation", left, one, right, other, "only one side denies", 0.9)
    elif (lone := single_words(gap)) and (denies(lone[0].text, lone[1].text) or denies(lone[1].text, lone[0].text)):
        one, other = (finding("negation", word) for word in lone)
        yield difference("negation", left, one, right, other, "the opposite", 0.9)
    elif gap.inside and not (gap.left and gap.right):
        view, words = (left, gap.left) if gap.left else (right, gap.right)
        if (sure := takes_back(view, words)) > 0:
            denied = Finding("negation", words[-1].text, words[0].start, words[-1].end)
            sides = (denied, None) if gap.left else (None, denied)
            yield difference("negation", left, sides[0], right, sides[1], "taken back on one side", sure)


def takes_back(view: View, words: Sequence[Word]) -> float:
    """How sure words that only one side has deny what follows: "non-", or "anything but", "short of" behind "is"."""
    if len(words) == 1:
        return 0.9 if words[0].text in LOOSE_PREFIXES else 0
    before = view.before(words[0].start, 1)
    behind_be = bool(before) and before[0].text in BEING
    return 0.5 if behind_be and len(words) == 2 and words[-1].text in ("but", "of") else 0


def denying(view: View, gap: Gap, words: Sequence[Word]) -> list[Word]:
    """The words of one side of a gap that deny something; "not only", "No," and "No. 2" deny nothing."""
    if not words or not view.all.negations:
        return []
    return [
        word
        for word in adjoining(view, words, gap, NEAR)
        if is_negation(word.text)
        and not (word.text == "not" and [one.text for one in view.after(word.end, 1)] == ["only"])
        and not (word.text == "no" and NO_DENIAL.match(view.text, word.end))
    ]


def negation_at(view: View, words: Sequence[Word]) -> Finding | None:
    """The negation at these words with what it denies, or the first word itself; None where there are none."""
    if not words:
        return None
    found = next((one for one in view.all.negations if one.start == words[0].start), None)
    return in_clause(view, found) if found else finding("negation", words[0])
