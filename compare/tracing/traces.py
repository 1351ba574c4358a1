"""Traces: one remark in time, and what each version kept, cut or told otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from compare.matching.alignments import Alignment, Operation, align
from compare.matching.changes import Change, changes
from compare.reading.agencies import same_outlet
from compare.tracing.order import DAY, Dated, is_tied
from compare.tracing.remarks import Part, Remark


@dataclass(frozen=True, slots=True)
class Step:
    """One version of a remark, against the fullest version of it."""

    part: Part
    doubt: str | None  # why its place in time is not sure
    kept: float  # share of the words of the fullest version that stand here too, in order
    cut: tuple[str, ...]  # words of the fullest version that are missing here
    changed: tuple[Change, ...]
    carrier: str | None
    operations: tuple[Operation, ...]  # in offsets of the two texts
    follows: int | None = None  # the article of the version in the carrier that it names


def trace(remark: Remark, carriers: Mapping[int, str]) -> tuple[Step, ...]:
    """The versions of a remark in order of time; `carriers` maps a statement to the outlet its words came through.

    Each is laid beside the fullest version.
    """
    full = fullest(remark)
    steps = (step(part, full, carriers.get(part.statement)) for part in remark.parts)
    return tuple(
        replace(one, doubt=one.doubt or doubt_of_tie(one.part, remark.parts), follows=followed(one, remark.parts))
        for one in steps
    )


def followed(step: Step, parts: Sequence[Part]) -> int | None:
    """The article of the version in the carrier that a step names, the first of several; None where there is none.

    Only a credit says so: that one version is later than another does not.
    """
    told = (part for part in parts if part.article != step.part.article and part.outlet)
    named = step.carrier
    return next((part.article for part in told if named and same_outlet(str(part.outlet), named)), None)


def fullest(remark: Remark) -> Part:
    """The version of most characters, the first of several: not necessarily what was said."""
    return max(remark.parts, key=lambda part: len(part.text))


def step(part: Part, full: Part, carrier: str | None) -> Step:
    """One version against the fullest."""
    if part.id == full.id:
        return Step(part, doubt_of_date(part.published), 1.0, (), (), carrier, (whole(full.text),))
    spans = [(0, len(full.text))], [(0, len(part.text))]
    alignment = align(full.text, spans[0], part.text, spans[1])
    found = changes(full.text, spans[0], part.text, spans[1], alignment)
    missing = cut(alignment, full.text)
    return Step(part, doubt_of_date(part.published), kept(alignment), missing, found, carrier, alignment.operations)


def whole(text: str) -> Operation:
    """The text against itself."""
    return Operation("equal", 0, len(text), 0, len(text))


def kept(alignment: Alignment) -> float:
    """Share of the left side's words that the right side has too."""
    return round(alignment.equal / alignment.left_words, 6) if alignment.left_words else 0.0


def cut(alignment: Alignment, text: str) -> tuple[str, ...]:
    """The words of the left side that are missing on the right."""
    return tuple(text[op.left_start : op.left_end] for op in alignment.operations if op.op == "cut")


def doubt_of_date(published: str | None) -> str | None:
    """Why a date (EDTF) is not sure, in words."""
    if not published:
        return "date not stated"
    if published.startswith("X"):
        return "year not stated"
    if published[-1] in "?~":
        return "date uncertain"
    return "day not stated" if len(published) < DAY or "X" in published else None


def doubt_of_tie(part: Dated, told: Sequence[Dated]) -> str | None:
    """Why the place of a version among those of other articles is not sure though its date is: a date known to the day
    is a day of doubt.
    """
    tied = any(one.article != part.article and is_tied(one, part) for one in told)
    return "others are of the same day" if tied else None


def doubt_of_first(told: Sequence[Dated]) -> str | None:
    """Why it is not sure who had it first, in words; None when it is. `told` is in order of time."""
    first = told[0]
    if all(one.article == first.article for one in told):
        return None
    dates = [one.published for one in told]
    if not all(dates):
        return "not every article states its date"
    if any(doubt_of_date(date) for date in dates):
        return "a date is stated without its year or day, or in doubt"
    if any(is_tied(one, first) for one in told if one.article != first.article):
        return "several articles bear the first date"
    return None
