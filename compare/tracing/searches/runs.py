"""Verbatim: the asked words as one run of words."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from compare.matching.alignments.sides import Side, side_of
from compare.reading.texts import Word, words
from compare.speech.insertions import insertions
from compare.speech.languages.english_changes import FUNCTION_WORDS
from compare.tracing.searches.queries import Asked
from compare.tracing.searches.tellings import Told, describe, lay_beside, listed

# No word holds a line break, whatever folding made of it.
BREAK = "\n"
# Places shown of one article: "the" stands in it a hundred times.
PLACES = 5


def places_of(run: Sequence[str], found: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where a run of folded words stands among words, without overlap: `[start, end)` in the text. Linear."""
    line = BREAK + "".join(word.text + BREAK for word in found)
    sought = BREAK + "".join(word + BREAK for word in run)
    starts = list(accumulate((len(word.text) + 1 for word in found), initial=0))
    at = line.find(sought)
    while at >= 0:
        first = bisect(starts, at) - 1
        yield found[first].start, found[first + len(run) - 1].end
        at = line.find(sought, at + len(sought) - 1)


def find_runs(asked: Asked, article: str, text: str) -> list[Told]:
    """The places where the asked words stand as one run, by place; what an editor put between them does not count."""
    plain = words(text)
    whole = [(0, len(text))]
    places = list(places_of(asked.words, plain))
    found = dict.fromkeys(places, "word for word")
    broken = asked.bare != asked.words or insertions(text, whole)
    side = side_of(text, whole if broken else ())
    for place in places_of(asked.bare, side.words):
        if not any(start < place[1] and place[0] < end for start, end in places):
            found[place] = across(asked, text, side, place)
    shown = [tell_run(asked, article, text, place, found[place]) for place in sorted(found)[:PLACES]]
    if len(found) > PLACES:
        rest = len(found) - PLACES
        shown[-1] = replace(
            shown[-1], reason=f"{shown[-1].reason}; {rest} more place{'s' * (rest > 1)} in this article"
        )
    return shown


def across(asked: Asked, text: str, side: Side, place: tuple[int, int]) -> str:
    """Why a run counts that an editor's hand broke, in the article or in the asked words."""
    notes = [text[one.start : one.end] for one in side.insertions if place[0] <= one.start and one.end <= place[1]]
    inside = f", across {listed(tuple(notes))} that the article puts inside" if notes else ""
    left_out = ", without what the asked words have in brackets" if asked.bare != asked.words else ""
    return f"word for word{inside}{left_out}"


def tell_run(asked: Asked, article: str, text: str, place: tuple[int, int], reason: str) -> Told:
    """A run as it is told, with a denial right before it if there is one."""
    beside = lay_beside(asked.text, asked.spans, text, place)
    if not asked.content:
        kind = "small words only" if FUNCTION_WORDS.issuperset(asked.bare) else "a set phrase"
        reason += f"; {kind}, which anybody may say"
    if any(change.kind == "negation" for change in beside.changed):
        reason += f"; but {describe(beside.changed)}"
    return Told(
        article=article,
        start=place[0],
        end=place[1],
        text=text[slice(*place)],
        how="verbatim",
        kept=1.0,
        cut=(),
        added=(),
        changed=beside.changed,
        operations=beside.alignment.operations,
        probability=None,
        reason=reason,
    )
