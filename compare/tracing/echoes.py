"""Echoes: the same claim by another speaker, which is no part of a remark and is shown beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from compare.tracing.order import precedence
from compare.tracing.remarks import PARAPHRASE, Part, Remark, needed, speakers_of_pair


class Pair(Protocol):
    """Two parts and how alike they are, whoever speaks."""

    @property
    def left(self) -> Part:
        """The one."""

    @property
    def right(self) -> Part:
        """The other."""

    @property
    def likeness(self) -> float:
        """How probable it would be that they report one remark, if their speakers did not speak against it."""


class Echo(NamedTuple):
    """A part of another known speaker that says nearly what a remark says."""

    part: Part
    likeness: float  # to the part of the remark that it is most like


def echoes(remarks: Iterable[Remark], pairs: Iterable[Pair]) -> dict[int, tuple[Echo, ...]]:
    """The echoes of each remark that has any, by its id: in order of time, each part once.

    `pairs` are all pairs that were judged, of which those of two different named speakers count, from the likeness on
    that other words need between speakers who may be one. Who may be one with any speaker of the remark echoes nobody.
    """
    home = {part.id: remark for remark in remarks for part in remark.parts}
    found: defaultdict[int, dict[int, Echo]] = defaultdict(dict)
    for pair in pairs:
        if pair.likeness < needed(pair.left, pair.right, PARAPHRASE):
            continue
        for own, other in ((pair.left, pair.right), (pair.right, pair.left)):
            remark = home.get(own.id)
            if remark is None or not is_other(other, remark):
                continue
            known = found[remark.id].get(other.id)
            if known is None or known.likeness < pair.likeness:
                found[remark.id][other.id] = Echo(other, pair.likeness)
    return {id: tuple(sorted(of.values(), key=lambda echo: precedence(echo.part))) for id, of in found.items()}


def is_other(part: Part, remark: Remark) -> bool:
    """Whether the speaker of the part is another than all who are named in the remark, and somebody is."""
    named = [own for own in remark.parts if own.speaker is not None]
    return bool(named) and all(speakers_of_pair(part, own) == "different" for own in named)
