"""Negations that stand on one side only and yet deny nothing of what the other side says.

Of the first 60 such negations of AllSides 2012-2016, as the page ranks them, 14 made two claims of one, as read. Of the
others 15 repeat a denial that both sides have or carry it on ("not A, B or C", "I didn't — I didn't"), 10 stand in a
phrase or a question that denies nothing, 7 are a clause of their own that the other side left out, 3 are in brackets.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from compare.matching.changes.gaps import SENTENCE_ENDS, Gap, in_brackets
from compare.matching.changes.views import View
from compare.matching.inventories import Finding, is_negation, negation_scope, stem
from compare.reading.texts import Word
from compare.speech.languages.english_changes import (
    ASKING_WORDS,
    CLAUSE_OPENERS,
    IDLE_DENIALS,
    IMPLICIT_DENIALS,
    NEGATION_ENDING,
    SUBJECTS,
)
from compare.speech.languages.english_forms import QUANTITIES

# What stands between two dashes or brackets of typewriters.
MARKED = re.compile(r"[,;:.!?…—–]|--|\s-\s")
# "No" by itself: before a comma, as a sentence, or as a numero sign.
BY_ITSELF = re.compile(r",|\. ?\d")
INTERJECTED = re.compile(r"(?:no|not so|never)\s*[,.!;:—–]", re.IGNORECASE)
# Beyond so many words in common a denial denies something else.
PASSED = 2
# A negation is looked for so many words before and behind a place.
CARRIED = 20


def is_idle(view: View, word: Word, until: int | None = None) -> bool:
    """Whether a negation denies nothing by the words around it: "not only", "whether or not", "without a doubt", "No,",
    "(not)", or a question ("didn't he leave?"). Phrases count up to a place, `until`.
    """
    before, after = view.before(word.start, 1), view.after(word.end, 2)
    phrase = [word.text, *(one.text for one in after if until is None or one.end <= until)]
    if any(" ".join(phrase[:size]) in IDLE_DENIALS for size in (2, 3)):
        return True
    if word.text == "not" and before and before[0].text == "or":
        return True
    if word.text.endswith(NEGATION_ENDING) and after and after[0].text in SUBJECTS:
        return begins_clause(view, [word]) or before[0].text in ASKING_WORDS
    return view.text[max(0, word.start - 1) : word.start] == "(" or is_interjected(view, word)


def is_interjected(view: View, word: Word) -> bool:
    """Whether a "no" stands before a comma, is a sentence by itself, or a numero sign: it denies nothing behind it."""
    if word.text == "no" and BY_ITSELF.match(view.text, word.end):
        return True
    before = view.before(word.start, 1)
    opens = not before or not SENTENCE_ENDS.isdisjoint(view.text[before[0].end : word.start])
    return opens and bool(INTERJECTED.match(view.text, word.start))


def denials_among(view: View, some: Sequence[Word]) -> list[Word]:
    """The negations among some words in a row that deny something."""
    return [word for word in some if is_negation(word.text) and not is_idle(view, word, some[-1].end)]


def told(view: View) -> list[Finding]:
    """The negations of a side that deny something."""
    return [one for one in view.all.negations if not is_idle(view, view.after(one.start, 1)[0])]


def reached(view: View) -> frozenset[str]:
    """The stems that a side denies, with a negation or with a word that holds one ("fail", "unable")."""
    held = [Finding("negation", "", word.start, word.end) for word in view.words if word.text in IMPLICIT_DENIALS]
    return frozenset().union(*(negation_scope(one, view.words) for one in (*view.all.negations, *held)))


def is_answered(view: View, other: View, gap: Gap, negation: Finding) -> bool:
    """Whether what a lone negation of a gap denies stands denied on the other side too, or nowhere in it."""
    mine, theirs = (gap.right, gap.left) if view.right else (gap.left, gap.right)
    at = theirs[-1].end if theirs else gap.at[0 if view.right else 1]
    bracketed = any(is_negation(word.text) for word in in_brackets(other, theirs, at))
    if bracketed or denials_among(other, theirs) or any(word.text in IMPLICIT_DENIALS for word in theirs):
        return True
    if is_own_clause(view, mine, negation) or (not theirs and is_said_again(view, other, mine, negation)):
        return True
    if is_carried_on(other, at, begins_clause(view, mine)):
        return True
    return is_under(other, at, negation) and not is_denied_twice(view, mine)


def is_own_clause(view: View, mine: Sequence[Word], negation: Finding) -> bool:
    """Whether these words are a clause of their own, with all that their negation denies: nothing hangs on it outside.

    "That won't do. The boats ...", "anybody, not just me, will"; not "will not", whose verb the other side has.
    """
    after = view.after(mine[-1].end, 1)
    closes = after and MARKED.search(view.text, mine[-1].end, after[0].start)
    return bool(closes and negation.end <= mine[-1].end and negation.value and begins_clause(view, mine))


def begins_clause(view: View, mine: Sequence[Word]) -> bool:
    """Whether a mark, or nothing, stands before these words."""
    before = view.before(mine[0].start, 1)
    return not before or bool(MARKED.search(view.text, before[0].end, mine[0].start))


def is_said_again(view: View, other: View, mine: Sequence[Word], negation: Finding) -> bool:
    """Whether words that one side alone has repeat a denial that both have: "I don't know. I don't know that"."""
    said = [word.text for word in mine]
    beside = view.before(mine[0].start, len(said)), view.after(mine[-1].end, len(said))
    if len(said) > 1 and said in [[word.text for word in some] for some in beside]:
        return True
    denied = {stem(word.text) for word in mine} & set(negation.value.split())
    return negation.end <= mine[-1].end and bool(denied) and denied <= other.denied


def is_under(view: View, place: int, negation: Finding) -> bool:
    """Whether a negation of this side reaches over a place, or denies the same a word or two behind it: "no idea", "do
    not have any idea". Not over a word of quantity: "not all is lost", "all is not lost".
    """
    near = view.after(place, PASSED + 1)
    until = near[-1].end if near else place
    for one in negations_around(view, place):
        over = one.start < place <= one.end
        behind = place < one.start < until and one.value == negation.value
        passed = view.between(min(one.start, place), max(one.start, place))
        if (over or behind) and QUANTITIES.isdisjoint(word.text for word in passed):
            return True
    return False


def is_denied_twice(view: View, mine: Sequence[Word]) -> bool:
    """Whether the sentence of these words has another negation, which the other side may have too."""
    own, place = {word.start for word in mine}, mine[0].start
    sides = ((one.start, *sorted((one.start, place))) for one in negations_around(view, place))
    return any(at not in own and SENTENCE_ENDS.isdisjoint(view.text[first:last]) for at, first, last in sides)


def negations_around(view: View, place: int) -> Sequence[Finding]:
    """The negations of the words around a place."""
    before, after = view.before(place, CARRIED), view.after(place, CARRIED)
    start, end = before[0].start if before else 0, after[-1].end if after else len(view.text)
    found = view.all.negations
    return found[bisect_left(found, start, key=start_of) : bisect_left(found, end, key=start_of)]


def start_of(finding: Finding) -> int:
    """Where a finding begins."""
    return finding.start


def is_carried_on(view: View, place: int, listed: bool) -> bool:
    """Whether a negation before this place of its sentence holds for it too: over "or", or where it is `listed`, behind
    a comma: "not A, B or C".
    """
    behind = view.after(place, 1)
    joined, following = False, behind[0].start if behind else place
    for number, word in enumerate(view.before(place, CARRIED)[::-1]):
        between = view.text[word.end : following]
        if not SENTENCE_ENDS.isdisjoint(between):
            return False
        joined = joined or (listed and not number and "," in between) or word.text in ("or", "nor")
        if is_negation(word.text):
            return joined
        if word.text in CLAUSE_OPENERS or word.text in SUBJECTS:
            return False
        following = word.start
    first = view.words[0] if view.words else None  # a fragment, "or B"
    return first is not None and first.end <= place and first.text in ("or", "nor")
