"""Shortened, or nearly the same words: versions of the asked words that are no single run of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from compare.matching.alignments import Operation
from compare.matching.alignments.sides import side_of
from compare.matching.quotations import (
    CONTENT,
    FRAGMENT,
    GRAM,
    LONG_RUN,
    MOST,
    SHARED_SHARE,
    SHARED_WORDS,
    content_words,
    shared,
)
from compare.reading.texts import words
from compare.tracing.searches.edges import reach, widen
from compare.tracing.searches.queries import Asked
from compare.tracing.searches.sieves import Sieve
from compare.tracing.searches.tellings import Beside, Place, Told, describe, differences, lay_beside, listed
from compare.tracing.searches.windows import windows

# A reporting clause that parts a quotation has seldom more words.
CLAUSE = 15
MARKS = re.compile("[\"“”«»‘’']")


def find_versions(sieve: Sieve, article: str, text: str, taken: Sequence[Place]) -> list[Told]:
    """The versions in one article, by place, and what has four words in a row of them and is none (`how` "no").

    Nothing that overlaps the places `taken` is told again.
    """
    if len(sieve.asked.bare) < GRAM:  # too few words for a version: they stand as one run, or not at all
        return []
    found = []
    for window in windows(sieve, text):
        if not any(start < window[1] and window[0] < end for start, end in taken):
            told = tell_version(sieve.asked, article, text, window)
            if told:
                found.append(told)
    return found


def tell_version(asked: Asked, article: str, text: str, window: Place) -> Told | None:
    """What a window has of the asked words; None where it has too few to be named."""
    whole = lay_beside(asked.text, asked.spans, text, window)
    equal = [op for op in whole.alignment.operations if op.op == "equal"]
    if not equal:
        return None
    whole = lay_beside(asked.text, asked.spans, text, reach(asked, text, equal))
    stretch, facing = widen(asked, text, [op for op in whole.alignment.operations if op.op == "equal"] or equal)
    beside = lay_beside(asked.text, asked.spans, text, stretch)
    seen = {change.kind for change in beside.changed}
    beside = replace(beside, changed=(*beside.changed, *(change for change in facing if change.kind not in seen)))
    found = [word.text for word in side_of(text, [window]).words]
    equal = [op for op in beside.alignment.operations if op.op == "equal"]
    common = [word.text for op in equal for word in words(text, op.right_start, op.right_end)]
    if len(common) < GRAM or len(content_words(common)) < CONTENT - 1:
        return None
    worth = is_version(asked, beside, common, found)
    how, reason = judge(asked, text, beside, worth, len(common))
    return Told(
        article=article,
        start=stretch[0],
        end=stretch[1],
        text=text[slice(*stretch)],
        how=how,
        kept=beside.kept,
        cut=beside.cut,
        added=beside.added,
        changed=beside.changed,
        operations=beside.alignment.operations,
        probability=None,
        reason=reason,
    )


def is_version(asked: Asked, beside: Beside, common: Sequence[str], found: Sequence[str]) -> bool:
    """Whether the words in common are worth the name: as between two quotations, or nearly all of a few words."""
    if len(common) >= SHARED_WORDS:
        shorter = min(len(asked.bare), len(found))
        enough = len(common) >= SHARED_SHARE * shorter or beside.alignment.run >= LONG_RUN
        return enough and shared(asked.bare, found) is not None
    if len(common) == len(asked.bare):
        return beside.alignment.right_words <= 2 * len(asked.bare)
    return len(asked.bare) > FRAGMENT and MOST * len(asked.bare) <= len(common) and asked.content.issubset(common)


def judge(asked: Asked, text: str, beside: Beside, worth: bool, common: int) -> tuple[str, str]:
    """How it is told, and why."""
    count = f"{common} of {len(asked.bare)} words"
    if not worth:
        return "no", f"{count} in common: {listed((text[beside.start : beside.end],))}"
    against = describe(beside.changed)
    if against:
        return "no", f"told otherwise: {against} ({count} in common)"
    operations = beside.alignment.operations
    kinds = {op.op for op in operations} - {"equal"}
    if kinds <= {"inserted"} and all(parts_quotation(text, op) for op in operations if op.op == "inserted"):
        return "verbatim", f"word for word, in a quotation parted by {listed(beside.added)}"
    if kinds == {"cut"}:
        return "shortened", f"{count} stand here, without {listed(beside.cut)}"
    if kinds == {"inserted"}:
        return "shortened", f"all words stand here; between them the article has {listed(beside.added)}"
    differing = differences(asked.text, text, operations)
    return "other words", f"nearly the same words: {common} of {len(asked.bare)} in the same order; {differing}"


def parts_quotation(text: str, inserted: Operation) -> bool:
    """Whether words stand between two pieces of one quotation: "…," he said, "…"."""
    start, end = inserted.right_start, inserted.right_end
    before, after = text[max(0, start - 4) : start], text[end : end + 4]
    return bool(MARKS.search(before) and MARKS.search(after)) and len(words(text, start, end)) <= CLAUSE
