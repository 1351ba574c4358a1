"""Negations that are missing on one side, or deny something else there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from compare.matching.changes.denials import PASSED, denials_among, is_answered, is_idle, reached, told
from compare.matching.changes.forms import denies
from compare.matching.changes.gaps import CLAUSE_MARKS, SENTENCE_ENDS, Gap, adjoining
from compare.matching.changes.places import finding, single_words
from compare.matching.changes.views import NEAR, Change, View, difference
from compare.matching.inventories import Finding, is_negation, negation_scope, stem
from compare.reading.texts import Word
from compare.speech.languages.english_changes import AUXILIARIES, FUNCTION_WORDS
from compare.speech.languages.english_forms import BEING, FUTURE, HAVING, LOOSE_PREFIXES, QUANTITIES

# Beside more words than this a negation belongs to a clause of its own.
SHORT = 6
# And where the other side has nothing there, than this: "no longer", "by no means"; not "I just can't do it".
ALONE = 3
# With one of these a clause begins that denies nothing.
ASSERTING = AUXILIARIES | BEING | FUTURE | HAVING
# What stands before these tells of a claim and does not make it: "they doubt that it is open".
FRAMES = frozenset({"that", "whether", "if"})


def turned(view: View, other: View) -> list[Finding]:
    """Negations of a side whose denied word stands on the other side beyond the reach of any negation."""
    beyond = reached(other)
    stems = {stem(word.text) for word in other.words}
    return [
        one
        for one in view.otherwise([in_clause(view, one) for one in told(view)])
        if (denied := set(one.value.split())) & stems and not denied & beyond
    ]


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
    """Negations of a side that share no word of their reach with what the other side denies."""
    beyond = reached(other)
    return [one for one in told(view) if not negation_scope(one, view.words) & beyond]


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
    elif turned_left and not told(right):
        yield difference("negation", left, turned_left[0], right, None, "only one side denies")
    elif turned_right and not told(left):
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
    one, other = (negation_at(view, some) for view, some in ((left, mine), (right, others)))
    view, against, lone = (left, right, one) if mine else (right, left, other)
    if lone and bool(mine) != bool(others) and (short or (gap.head and opens_on(view, against, gap, lone))):
        if not is_answered(view, against, gap, lone):
            yield difference("negation", left, one, right, other, "only one side denies", 0.9)
    elif (pair := single_words(gap)) and (denies(pair[0].text, pair[1].text) or denies(pair[1].text, pair[0].text)):
        one, other = (finding("negation", word) for word in pair)
        yield difference("negation", left, one, right, other, "the opposite", 0.9)
    elif gap.inside and not (gap.left and gap.right):
        view, words = (left, gap.left) if gap.left else (right, gap.right)
        if (sure := takes_back(view, words)) > 0:
            denied = Finding("negation", words[-1].text, words[0].start, words[-1].end)
            sides = (denied, None) if gap.left else (None, denied)
            yield difference("negation", left, sides[0], right, sides[1], "taken back on one side", sure)


def opens_on(view: View, other: View, gap: Gap, denied: Finding) -> bool:
    """Whether a negation before all that is equal denies the words right behind the gap, and the other side has a verb
    in its place that denies nothing: "the paper will not open", "and they said it would open".
    """
    mine, theirs = (gap.right, gap.left) if view.right else (gap.left, gap.right)
    if not theirs or denials_among(other, theirs) or any(word.text in FRAMES for word in theirs):
        return False
    if ASSERTING.isdisjoint(word.text for word in theirs[-2:]):
        return False
    behind = [word for word in mine if word.start > denied.start]
    return denied.end > mine[-1].end and all(word.text in FUNCTION_WORDS for word in behind)


def takes_back(view: View, words: Sequence[Word]) -> float:
    """How sure words that only one side has deny what follows: "non-", or "anything but", "short of" behind "is"."""
    if len(words) == 1:
        return 0.9 if words[0].text in LOOSE_PREFIXES else 0
    before = view.before(words[0].start, 1)
    behind_be = bool(before) and before[0].text in BEING
    opened = words[0].text not in FUNCTION_WORDS  # not "kind of", "one of"
    return 0.5 if behind_be and opened and len(words) == 2 and words[-1].text in ("but", "of") else 0


def denying(view: View, gap: Gap, words: Sequence[Word]) -> list[Word]:
    """The words of one side of a gap that deny something."""
    if not words or not view.all.negations:
        return []
    near, until = adjoining(view, words, gap, NEAR), words[-1].end
    return [word for word in near if is_negation(word.text) and not is_idle(view, word, until)]


def negation_at(view: View, words: Sequence[Word]) -> Finding | None:
    """The negation at these words with what it denies, or the first word itself; None where there are none."""
    if not words:
        return None
    found = next((one for one in view.all.negations if one.start == words[0].start), None)
    return in_clause(view, found) if found else finding("negation", words[0])
