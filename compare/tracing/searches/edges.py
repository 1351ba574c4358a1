"""Edges: what the article has in the place of asked words that stand before or behind all the words in common.

A version may begin later or end earlier than the words asked for, and is then shortened. It is none where the article
has something else in that very place. Of 60 SHORTENED claims among 550 articles whose missing words held a number, a
name or a denial, nearly all were true clips: so the missing words are held against a version only for what stands
in their stead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.matching.alignments import Operation, align
from compare.matching.alignments.sides import side_of
from compare.matching.changes import Change
from compare.matching.inventories import Finding, is_negation, name_key, names, numbers
from compare.matching.quotations import content_words, expanded
from compare.reading.texts import Word, words
from compare.speech.languages.english_changes import FUNCTION_WORDS, MONTHS, NAME_TITLES, WEEKDAYS
from compare.tracing.searches.denials import deny
from compare.tracing.searches.queries import Asked

# Words held against each other in the same place, counted from the words in common: "52 of the" has its number third.
NEAR = 4
# Next to a version so many words more are looked at than are missing there: a sentence told otherwise may be longer.
SLACK = 3
# A word with the space behind it has hardly ever more characters.
LETTERS = 20
QUOTES = frozenset('"“”«»\n')
SENTENCE_MARKS = QUOTES | frozenset(".!?;:")
NO_NAMES = FUNCTION_WORDS | NAME_TITLES | WEEKDAYS | MONTHS.keys()
CLAUSE_MARKS = SENTENCE_MARKS | frozenset(",—–")

Place = tuple[int, int]


class Edge(NamedTuple):
    """One end of a version: the asked words missing there and the article's next words, both the nearest first."""

    mine: list[Word]
    here: list[Word]
    left: int  # where the words in common begin or end in the asked words
    right: int  # and in the article


def reach(asked: Asked, text: str, equal: Sequence[Operation]) -> Place:
    """From the first to the last word of a version, with the sentences right next to it that are told otherwise."""
    taken = [(min(op.right_start for op in equal), max(op.right_end for op in equal))]
    for edge in edges_of(asked, text, equal):
        taken += goes_on(asked.text, text, edge)
    return min(begin for begin, _ in taken), max(stop for _, stop in taken)


def widen(asked: Asked, text: str, equal: Sequence[Operation]) -> tuple[Place, list[Change]]:
    """The stretch of a version with what the article has in the stead of words missing at its ends, and the changes."""
    taken, changed = [(min(op.right_start for op in equal), max(op.right_end for op in equal))], []
    for edge in edges_of(asked, text, equal):
        change = facing_change(asked.text, text, edge)
        changed += [change] if change else []
        taken += [change.right_span] if change and change.right_span else replaced(asked.text, text, edge)
    return (min(begin for begin, _ in taken), max(stop for _, stop in taken)), changed


def edges_of(asked: Asked, text: str, equal: Sequence[Operation]) -> Iterator[Edge]:
    """The beginning and the end of what is in common, where asked words are missing and the article has others."""
    (begin, end), left, last = asked.spans[0], equal[0].left_start, equal[-1].left_end
    start, stop = min(op.right_start for op in equal), max(op.right_end for op in equal)
    mine = side_of(asked.text, [(begin, left)]).words[::-1]
    count = len(mine) + SLACK
    here = words(text, max(0, start - LETTERS * count), start)[::-1][:count]
    if mine and here:
        yield Edge(mine, here, left, start)
    mine = side_of(asked.text, [(last, end)]).words
    count = len(mine) + SLACK
    here = words(text, stop, min(len(text), stop + LETTERS * count))[:count]
    if mine and here:
        yield Edge(mine, here, last, stop)


def goes_on(asked: str, text: str, edge: Edge) -> list[Place]:
    """Where most of the missing words stand right next to the version after all.

    A short sentence told otherwise shares no four words in a row by which sentences are found: "It is ours", and "It
    is not ours". The end of what it has in common is then an end of the version.
    """
    mine, here = ((min(w.start for w in side), max(w.end for w in side)) for side in (edge.mine, edge.here))
    same = [op for op in align(asked, [mine], text, [here]).operations if op.op == "equal"]
    common = [word.text for op in same for word in words(text, op.right_start, op.right_end)]
    most = 2 * len(common) > len(edge.mine) and content_words(common)
    return [(same[0].right_start, same[-1].right_end)] if most else []


def replaced(asked: str, text: str, edge: Edge) -> list[Place]:
    """The word in the stead of the only one missing, which is then replaced, as it were between two equal words."""
    mine = unparted(asked, edge.mine, edge.left, CLAUSE_MARKS)
    here = unparted(text, edge.here, edge.right, CLAUSE_MARKS)
    if len(edge.mine) != 1 or not mine or not here or mine[0].text in FUNCTION_WORDS:
        return []
    telling = here[0].text not in FUNCTION_WORDS or is_capital(asked, mine[0]) or counts(asked, mine)
    return [(here[0].start, here[0].end)] if telling else []


def facing_change(asked: str, text: str, edge: Edge) -> Change | None:
    """Another number or name in the same place, or a denial on one side only."""
    mine, here = near(asked, text, edge, SENTENCE_MARKS)
    counted, counted_here = counts(asked, mine), counts(text, here)
    for one, other in zip(mine, here, strict=False):
        number, found = counted.get(one.start), counted_here.get(other.start)
        if number and found and number.kind == found.kind and number.value != found.value:
            places = (number.start, number.end), (found.start, found.end)
            return change_of("number", asked, text, *places, f"another {number.kind}")
    for one, other in zip(mine, here, strict=False):
        if is_capital(asked, one) and is_capital(text, other):
            key, found_key = name_key(one.text), name_key(other.text)
            mentioned = {name_key(word.text) for word in here}, {name_key(word.text) for word in mine}
            if key in mentioned[0] or found_key in mentioned[1] or not {key, found_key} & names_of(asked, text):
                continue
            return change_of("name", asked, text, place(one), place(other), "another name")
    return facing_denial(asked, text, edge)


def facing_denial(asked: str, text: str, edge: Edge) -> Change | None:
    """A denial on one side only of what is otherwise said there in some same words: "has" and "hasn't"."""
    mine, here = near(asked, text, edge, CLAUSE_MARKS)
    denying, others = ([word for word in side if is_negation(word.text)] for side in (mine, here))
    common = set(expanded([word.text for word in mine])) & set(expanded([word.text for word in here]))
    if not common or bool(denying) == bool(others):
        return None
    return deny(asked, place(denying[0]), mine=True) if denying else deny(text, place(others[0]), mine=False)


def near(asked: str, text: str, edge: Edge, marks: frozenset[str]) -> tuple[list[Word], list[Word]]:
    """The nearest words on both sides that no mark parts from the words in common, but one that both sides have."""
    gaps = gap(asked, edge.mine, edge.left).strip(), gap(text, edge.here, edge.right).strip()
    skip = gaps[0] == gaps[1] and not QUOTES & set(gaps[0])
    return unparted(asked, edge.mine, edge.left, marks, skip), unparted(text, edge.here, edge.right, marks, skip)


def unparted(text: str, found: Sequence[Word], edge: int, marks: frozenset[str], skip: bool = False) -> list[Word]:
    """The nearest words up to a mark, the first gap left out where it is to be skipped."""
    kept: list[Word] = []
    for word in found[:NEAR]:
        if marks & set(gap(text, [word], edge)) and not (skip and not kept):
            break
        kept.append(word)
        edge = word.start if word.end <= edge else word.end
    return kept


def gap(text: str, found: Sequence[Word], edge: int) -> str:
    """What stands between an edge and the word next to it."""
    return text[found[0].end : edge] if found[0].end <= edge else text[edge : found[0].start]


def counts(text: str, found: Sequence[Word]) -> dict[int, Finding]:
    """The numbers and dates among a few words, by the beginnings of their words."""
    ordered = sorted(found, key=lambda word: word.start)
    told = list(numbers(text, ordered))
    return {word.start: one for one in told for word in ordered if one.start <= word.start < one.end}


def is_capital(text: str, word: Word) -> bool:
    """Whether a word may be one of a name, by its capital."""
    return len(word.text) > 1 and text[word.start].isupper() and word.text not in NO_NAMES


def names_of(*texts: str) -> set[str]:
    """What is surely a name in one of the texts: a capital at the beginning of a sentence tells nothing."""
    return {one.value for text in texts for one in names(text, words(text))}


def place(word: Word) -> Place:
    """Where a word stands."""
    return word.start, word.end


def change_of(kind: str, asked: str, text: str, left: Place, right: Place, note: str) -> Change:
    """A change with the words of both sides."""
    return Change(kind, asked[slice(*left)], text[slice(*right)], left, right, note)
