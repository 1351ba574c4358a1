"""Which of the quotations that two outlets share are found, against searches that leave nothing out.

The references look at strings and know no array, hash or cap of ours: a quotation of eight words or more that stands,
folded, in an article of another outlet; and a pair of quotations of two outlets within days that have most words of the
shorter one in common, in the same order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from compare.matching.quotations import is_telling, shared
from compare.reading.agencies import are_of_one_outlet

LONG = 8  # words of a quotation that is looked for in articles
DAYS, GRAM, SHARED_WORDS, SHARED_SHARE = 7, 4, 6, 0.6  # what altered pairs are

Words = tuple[str, ...]
Span = tuple[int, int]


class Quotation(NamedTuple):
    """The quoted words of a statement, or of one pair of marks: number of its article, place there, folded words."""

    statement: str
    article: int
    span: Span
    words: Words


class Article(NamedTuple):
    """An article: `day` counts from 0001-01-01; it is 0 where the day is not known."""

    outlet: str | None
    day: int
    words: Words


class Missed(NamedTuple):
    """What was not found: the quotation, where the other words begin, and why it may be so."""

    quotation: Quotation
    article: int
    place: int
    cause: str


Shared = tuple[str, int]  # a statement, and an article that has its words


def standing(quotations: Sequence[Quotation], articles: Sequence[Article]) -> Iterator[tuple[Quotation, int, int]]:
    """Each quotation of LONG words or more with each article of another outlet that has all its words in a row, and
    where they begin there, counted in words.

    By the eight words with which quotations begin, all articles through.
    """
    begins: defaultdict[Words, list[Quotation]] = defaultdict(list)
    for one in quotations:
        if len(one.words) >= LONG:
            begins[one.words[:LONG]].append(one)
    for number, article in enumerate(articles):
        seen = set()
        for place, run in enumerate(zip(*(article.words[i:] for i in range(LONG)), strict=False)):
            for one in begins.get(run, ()):
                if one in seen or not in_two_outlets(articles, one.article, number):
                    continue
                if article.words[place : place + len(one.words)] == one.words:
                    seen.add(one)
                    yield one, number, place


def altered(quotations: Sequence[Quotation], articles: Sequence[Article]) -> Iterator[tuple[Quotation, Quotation]]:
    """The pairs of quotations of two outlets, within DAYS, that share a run of GRAM words and enough words in order.

    An inverted index of the runs over the last DAYS: every pair that shares one is measured.
    """
    by_day = sorted((one for one in quotations if articles[one.article].day), key=lambda one: articles[one.article].day)
    holders: defaultdict[Words, list[int]] = defaultdict(list)
    for number, one in enumerate(by_day):
        day = articles[one.article].day
        runs = set(zip(*(one.words[i:] for i in range(GRAM)), strict=False))
        met = set()
        for run in runs:
            held = holders[run]
            while held and day - articles[by_day[held[0]].article].day > DAYS:
                held.pop(0)
            met.update(held)
            held.append(number)
        for other in sorted(met):
            second = by_day[other]
            if in_two_outlets(articles, one.article, second.article) and alike(one.words, second.words):
                yield second, one


def in_two_outlets(articles: Sequence[Article], one: int, other: int) -> bool:
    """Whether two articles are of two outlets, both known."""
    return are_of_one_outlet(articles[one].outlet, articles[other].outlet) is False


def alike(left: Words, right: Words) -> bool:
    """Whether two quotations have enough words in common, in the same order."""
    least = max(SHARED_WORDS, SHARED_SHARE * min(len(left), len(right)))
    return LCSseq.similarity(left, right) >= least


FRAME, LOST = "held to be a frame or a set phrase", "not among the candidates"


def missed_standing(
    reference: Sequence[tuple[Quotation, int, int]], found: Mapping[Shared, Sequence[Span]]
) -> list[Missed]:
    """The standing quotations for which no match names their statement and the other article."""
    return [
        Missed(one, article, place, LOST if is_telling(one.words) else FRAME)
        for one, article, place in reference
        if not any(a < one.span[1] and one.span[0] < b for a, b in found.get((one.statement, article), ()))
    ]


def missed_altered(reference: Sequence[tuple[Quotation, Quotation]], found: set[frozenset[str]]) -> list[Missed]:
    """The altered pairs that no match names."""
    return [
        Missed(one, other.article, other.span[0], LOST if shared(one.words, other.words) else FRAME)
        for one, other in reference
        if frozenset((one.statement, other.statement)) not in found
    ]


def by_cause(missed: Sequence[Missed]) -> Counter[str]:
    """How many were missed for each cause."""
    return Counter(one.cause for one in missed)
