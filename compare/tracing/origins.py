"""Origins: how many independent sources stand behind the versions of a remark."""

from __future__ import annotations

from collections.abc import Mapping

from compare.reading.texts import fold
from compare.tracing.remarks import Remark


def origins(remark: Remark, carriers: Mapping[int, str]) -> frozenset[str]:
    """Where the versions come from, as far as the texts say: the carrier a statement names, else its outlet.

    Two outlets that give the same words "according to RT" have one origin; an article that names neither a carrier
    nor an outlet counts as an origin of its own.
    """
    return frozenset(
        fold(carriers.get(part.statement) or part.outlet or f"article {part.article}") for part in remark.parts
    )
