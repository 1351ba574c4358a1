"""Denials that only one side has: clipped off with the beginning, or standing right before or behind the version."""

# Word lists are easier to read and to check as running text.
# ruff: noqa: SIM905

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from compare.matching.alignments import Alignment, Operation
from compare.matching.changes import Change
from compare.matching.inventories import Finding, is_negation, negations, stem
from compare.matching.quotations import GRAM
from compare.reading.texts import Word, words
from compare.speech.languages.english_changes import FUNCTION_WORDS
from compare.speech.languages.english_strengths import ATTRIBUTION_TONES

# A negation before the stretch reaches into it from so many words away: "not in any way to be allowed".
BEFORE = 6
REACH = 100  # characters that so many words hardly ever go beyond
SENTENCE_MARKS = '.!?;:\n"“”'
# Under these words a clause is denied or doubted, as under "not"; two of them take each other back: "no doubt that".
DOUBTING = ATTRIBUTION_TONES["denying"] | frozenset(
    """denying denial doubt doubts doubted doubting doubtful false falsely untrue wrong wrongly mistaken unlikely myth
    lie hoax nonsense""".split()
)
# These begin another clause, into which no denial reaches: "he did not come and", "nobody left because".
CONJUNCTIONS = frozenset("and but because while when although though so since unless until whereas who which".split())
CLAUSE_MARKS = frozenset(".!?;:\n,—–")
# A frame with its subject has seldom more words: "I don't think that we should be of any doubt that".
FRAME = 12
FRAME_REACH = 200  # in characters
# "... is false", "... is not true" behind the words take them back as well.
COPULAS = frozenset("is was are were isn't wasn't aren't weren't".split())
TRUE = frozenset("true correct right so".split())
VERDICT = 4
# Before the same stem one of these says the opposite: "unclassified", "non-binding".
PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "non-")
STEM = 4  # letters: "under" is not the opposite of "der"
# Longer stretches in each other's stead are other clauses; a pair of words in them is no pair of opposites.
CLAUSE = 4

Place = tuple[int, int]


def lost_denials(
    asked: str, asked_spans: Sequence[Place], text: str, stretch: Place, alignment: Alignment
) -> Iterator[Change]:
    """Denials of only one side whose denied word stands on both, and frames that deny or doubt the whole on one side.

    They are clipped off with the asked words' beginning, or stand in the article right before the stretch, where
    laying the two side by side sees none.
    """
    same = [op for op in alignment.operations if op.op == "equal"]
    kept = [word for op in same for word in words(asked, op.left_start, op.left_end)]
    stems, left = {stem(word.text) for word in kept}, {word.start for word in kept}
    right = {word.start for op in same for word in words(text, op.right_start, op.right_end)}
    mine = list(negations([word for span in asked_spans for word in words(asked, *span)]))
    others = list(negations([*words_before(text, stretch[0]), *words(text, *stretch)]))
    found = [deny(asked, (one.start, one.end), mine=True) for one in unanswered(mine, others, stems, left)]
    found += [deny(text, (one.start, one.end), mine=False) for one in unanswered(others, mine, stems, right)]
    yield from found
    if not found and alignment.run >= GRAM:
        yield from frames(asked, asked_spans, text, alignment)


def deny(text: str, place: Place, mine: bool) -> Change:
    """The change that a denial of one side makes."""
    denial = text[slice(*place)]
    if mine:
        return Change("negation", denial, "", place, None, "only one side denies")
    return Change("negation", "", denial, None, place, "only one side denies")


def unanswered(mine: list[Finding], others: list[Finding], stems: set[str], common: set[int]) -> Iterator[Finding]:
    """Negations not among the `common` words (by their places) that deny one of the `stems`, undenied by the others."""
    denied = {word for other in others for word in other.value.split()}
    for one in mine:
        words_denied = set(one.value.split())
        if one.start not in common and words_denied & stems and not words_denied & denied:
            yield one


def words_before(text: str, place: int) -> list[Word]:
    """The last few words of the sentence before a place."""
    begin = max(0, place - REACH)
    head = text[begin:place]
    stop = max(head.rfind(mark) for mark in SENTENCE_MARKS)
    return words(text, begin + stop + 1, place)[-BEFORE:]


def frames(asked: str, asked_spans: Sequence[Place], text: str, alignment: Alignment) -> Iterator[Change]:
    """A frame around the words in common on one side only: "it is false that …", "… is not true"."""
    same = [op for op in alignment.operations if op.op == "equal"]
    begin, end = asked_spans[0][0], asked_spans[-1][1]
    start, stop = min(op.right_start for op in same), max(op.right_end for op in same)
    sides = (
        (frame_before(asked, begin, same[0].left_start), frame_before(text, max(0, start - FRAME_REACH), start)),
        (verdict_behind(asked, same[-1].left_end, end), verdict_behind(text, stop, min(len(text), stop + REACH))),
    )
    for mine, here in sides:
        if mine and not here:
            yield deny(asked, mine, mine=True)
        elif here and not mine:
            yield deny(text, here, mine=False)


def frame_before(text: str, begin: int, edge: int) -> Place | None:
    """The words before an edge that deny the clause they lead into."""
    clause: list[Word] = []
    for word in reversed(words(text, begin, edge)):
        behind = clause[-1].start if clause else edge
        if CLAUSE_MARKS & set(text[word.end : behind]) or word.text in CONJUNCTIONS or len(clause) == FRAME:
            break
        clause.append(word)
    return (clause[-1].start, clause[0].end) if denies(clause) else None


def verdict_behind(text: str, edge: int, end: int) -> Place | None:
    """The words behind an edge, or behind its comma, that call what stands before them untrue."""
    clause: list[Word] = []
    for word in words(text, edge, end)[:VERDICT]:
        if (CLAUSE_MARKS if clause else CLAUSE_MARKS - {","}) & set(
            text[clause[-1].end if clause else edge : word.start]
        ):
            break
        clause.append(word)
    untrue = any(word.text in DOUBTING | TRUE for word in clause) and denies(clause)
    return (clause[0].start, clause[-1].end) if clause and clause[0].text in COPULAS and untrue else None


def denies(clause: Sequence[Word]) -> bool:
    """Whether an odd number of the words denies or doubts."""
    told = [word.text for word in clause if word.text != "without"]
    return sum(is_negation(word) or word in DOUBTING for word in told) % 2 == 1


def small_denials(asked: str, text: str, alignment: Alignment) -> Iterator[Change]:
    """A negation that only one side has among words that are otherwise the same, whatever it denies.

    "could not be", where the asked words end before what is denied; "do" and "don't". Not where both sides deny as
    often ("has no", "doesn't have any"), nor the "No," of an answer.
    """
    kept = [[word for op in alignment.operations for word in side(asked, text, op, right)] for right in (False, True)]
    if len(negated(kept[0])) % 2 == len(negated(kept[1])) % 2:
        return
    found = [*lone(asked, text, alignment, right=False), *lone(asked, text, alignment, right=True)]
    if len({bool(change.left) for change in found}) == 1:
        yield from found


def lone(asked: str, text: str, alignment: Alignment, right: bool) -> Iterator[Change]:
    """The negations of one side between equal words, alone or in the place of one function word."""
    told, ops = text if right else asked, alignment.operations
    for before, op, behind in zip(ops, ops[1:], ops[2:], strict=False):
        mine, other = side(asked, text, op, right), side(asked, text, op, not right)
        small = len(mine) == 1 and len(other) <= 1 and all(word.text in FUNCTION_WORDS for word in other)
        if small and before.op == behind.op == "equal" and is_negation(mine[0].text):
            last = (before.right_end if right else before.left_end), mine[0].start
            then = mine[0].end, (behind.right_start if right else behind.left_start)
            if not CLAUSE_MARKS & {*told[slice(*last)], *told[slice(*then)]}:
                yield deny(told, (mine[0].start, mine[0].end), mine=not right)


def side(asked: str, text: str, op: Operation, right: bool) -> list[Word]:
    """The words of an operation on one side."""
    return words(text, op.right_start, op.right_end) if right else words(asked, op.left_start, op.left_end)


def negated(found: Sequence[Word]) -> list[Word]:
    """The negations among words."""
    return [word for word in found if is_negation(word.text)]


def opposites(asked: str, text: str, alignment: Alignment) -> Iterator[Change]:
    """Words in each other's place of which one denies the other: by a prefix, or as reports do: confirmed, denied."""
    for op in alignment.operations:
        if op.op == "replaced":
            mine, here = words(asked, op.left_start, op.left_end), words(text, op.right_start, op.right_end)
            denied = any(is_negation(word.text) for word in (*mine, *here))
            for one, other in product(mine, here) if max(len(mine), len(here)) <= CLAUSE and not denied else ():
                if opposed(one.text, other.text):
                    left, right = (one.start, one.end), (other.start, other.end)
                    yield Change("negation", asked[slice(*left)], text[slice(*right)], left, right, "the opposite")


def opposed(one: str, other: str) -> bool:
    """Whether one of two words denies the other."""
    short, long = sorted((stem(one), stem(other)), key=len)
    if len(short) >= STEM and any(long == prefix + short for prefix in PREFIXES):
        return True
    tones = {tone for word in (one, other) for tone, verbs in ATTRIBUTION_TONES.items() if word in verbs}
    return len(tones) == 2 and "denying" in tones
