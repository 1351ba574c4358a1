"""Other words: parts of statements that the paraphrase model holds to say what is asked for, and the nearest misses."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from compare.matching.changes import Change
from compare.matching.inventories import stem
from compare.matching.paraphrases import LINKED_UNDATED, Link, link
from compare.matching.quotations import FRAGMENT, content_words
from compare.reading.texts import words
from compare.tracing.searches.queries import asked_parts
from compare.tracing.searches.tellings import Beside, Told, describe, lay_beside

# The words asked for have no speaker and no date, so they are held to what holds for parts of unknown days. Parts of
# 550 and of 150 articles were drawn at random and asked for in the other articles (11,000 queries); of the claims that
# the words alone do not make, and that say enough (PART), 49 of 53 were right from 0.8 on, about 22 of 33 from 0.7 on.
TAKEN = LINKED_UNDATED
# A piece with fewer words than this share of the asked ones says only a part of them; so does a shorter piece of up to
# FRAGMENT words. From 0.8 on, such pieces made 16 claims in the same draw; 10 were wrong ("Make America Great Again").
PART = 0.5
# Below this a nearest miss is called unlikely: where a run stops listing pairs as possible.
POSSIBLE = 0.15
# How many of the nearest parts are scored for each part of the query.
NEAREST = 50


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a statement, `[start, end)` in its article."""

    article: str
    start: int
    end: int
    text: str
    form: str  # of its statement: direct, mixed, indirect, headline


@dataclass(frozen=True, slots=True)
class Side:
    """What the model is told of the words asked for, or of a piece: nobody said when or by whom."""

    text: str
    article: int
    form: str
    speaker: str | None = None
    published: str | None = None


def find_meaning(asked: str, pieces: Sequence[Piece], cosines: NDArray[np.floating]) -> list[Told]:
    """What says the same in other words, and what comes near (`how` "no"), the likeliest first.

    `cosines` has shape (parts of the query, pieces): the likeness of each of `asked_parts` to each piece. Raises
    InputError where `asked` has no word.
    """
    parts = asked_parts(asked)
    table = np.asarray(cosines, dtype=np.float64).reshape(len(parts), len(pieces))
    best: dict[int, tuple[Link, int]] = {}
    for row, (start, end) in enumerate(parts):
        for number, held in score(asked[start:end], pieces, table[row]):
            if not is_near(asked[start:end], pieces[number], held):
                continue
            if number not in best or held.probability > best[number][0].probability:
                best[number] = (held, row)
    order = sorted(best, key=lambda n: (-best[n][0].probability, pieces[n].article, pieces[n].start))
    return [tell(asked, parts, best[n][1], pieces[n], best[n][0]) for n in order]


def score(asked: str, pieces: Sequence[Piece], cosines: NDArray[np.float64]) -> list[tuple[int, Link]]:
    """The nearest pieces by their numbers, with what the model holds of each."""
    order = np.lexsort([np.arange(len(pieces)), -cosines])[:NEAREST]
    sides = [Side(asked, -1, "direct"), *(Side(pieces[n].text, 0, "direct") for n in order.tolist())]
    links = link(sides, np.zeros(len(order), np.int64), np.arange(1, len(order) + 1), cosines[order])
    return list(zip(order.tolist(), links, strict=True))


def tell(asked: str, parts: Sequence[tuple[int, int]], row: int, piece: Piece, held: Link) -> Told:
    """A piece beside the part of the query that it is nearest to."""
    beside = lay_beside(asked, (parts[row],), piece.text, (0, len(piece.text)))
    evidence = held.reason.split("speaker not named on both sides, ")[-1]
    how, reason = judge(held.probability, beside, evidence)
    if len(parts) > 1:
        reason += f"; against “{asked[slice(*parts[row])]}”"
    return Told(
        article=piece.article,
        start=piece.start,
        end=piece.end,
        text=piece.text,
        how=how,
        kept=beside.kept,
        cut=beside.cut,
        added=beside.added,
        changed=tuple(shifted(change, piece.start) for change in beside.changed),
        operations=tuple(op.moved_by(0, piece.start) for op in beside.alignment.operations),
        probability=held.probability,
        reason=reason,
    )


def judge(probability: float, beside: Beside, evidence: str) -> tuple[str, str]:
    """How a piece is told, and why."""
    here, asked = beside.alignment.right_words, beside.alignment.left_words
    against = describe(beside.changed)
    if probability < TAKEN:
        word = "possible" if probability >= POSSIBLE else "unlikely"
        return "no", f"{word}: {math.floor(100 * probability) / 100:.2f} where {TAKEN} is needed: {evidence}"
    if against:
        return "no", f"told otherwise: {against} ({evidence})"
    if here < PART * asked or (here <= FRAGMENT and here < asked):
        return "no", f"only a part of it: {here} words beside {asked} ({evidence})"
    return "other words", f"likely: {probability:.2f}: {evidence}"


def is_near(asked: str, piece: Piece, held: Link) -> bool:
    """Whether a piece is worth showing as a near miss: possible, or with a content word in common."""
    return held.probability >= POSSIBLE or bool(stems_of(asked) & stems_of(piece.text))


def stems_of(text: str) -> frozenset[str]:
    """The stems of the content words of a text."""
    return frozenset(map(stem, content_words([word.text for word in words(text)])))


def shifted(change: Change, start: int) -> Change:
    """A change whose place on the right counts in the article."""
    if change.right_span is None:
        return change
    return replace(change, right_span=(change.right_span[0] + start, change.right_span[1] + start))
