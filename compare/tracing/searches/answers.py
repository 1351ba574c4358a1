"""The answer of a whole corpus: what was found by words and by meaning laid together, and one word for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from compare.tracing.searches.tellings import Told

# From the surest to the least sure; "no" marks a nearest miss.
HOW = ("verbatim", "shortened", "other words", "no")
# Nearest misses that are told.
MISSES = 5


def join_found(by_words: Sequence[Told], by_meaning: Sequence[Told], misses: int = MISSES) -> list[Told]:
    """What was found both ways, the surest first, then the nearest misses, at most `misses` and one an article.

    What overlaps something surer in its article is the same telling and left out; a near miss too, of an article that
    has the words elsewhere, where it is not told otherwise. What the words show to be told otherwise is not taken by
    the meaning of one of its parts. Equals stand by article and place.
    """
    otherwise = [told for told in by_words if told.how == "no" and told.otherwise]
    by_meaning = [told for told in by_meaning if not any(overlap(told, other) for other in otherwise)]
    taken: dict[str, list[Told]] = defaultdict(list)
    near: dict[str, Told] = {}
    for told in sorted([*by_words, *by_meaning], key=rank):
        here = taken[told.article]
        if any(overlap(told, other) for other in here):
            continue
        if told.how != "no":
            here.append(told)
        elif told.otherwise or not here:
            near.setdefault(told.article, told)
    found = [told for here in taken.values() for told in here]
    return sorted(found, key=rank) + sorted(near.values(), key=rank)[:misses]


def overlap(one: Told, other: Told) -> bool:
    """Whether two tellings have a place in common."""
    return one.article == other.article and one.start < other.end and other.start < one.end


def rank(told: Told) -> tuple[int, float, str, int]:
    """The surest first; inside a kind the likeliest, or the one that kept most."""
    likely = told.kept if told.probability is None else told.probability
    return HOW.index(told.how), -likely, told.article, told.start


def verdict(found: Sequence[Told]) -> str:
    """VERBATIM, SHORTENED, OTHER WORDS or NOT FOUND: the surest way in which any article has the words."""
    best = min((HOW.index(told.how) for told in found), default=len(HOW) - 1)
    return "NOT FOUND" if HOW[best] == "no" else HOW[best].upper()
