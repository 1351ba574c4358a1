"""Origins: how many independent sources stand behind the versions of a remark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from compare.reading.agencies import outlet_keys
from compare.reading.name_lists import NO_NAMES, Names, listed_outlet
from compare.reading.texts import fold
from compare.tracing.remarks import Part, Remark


def origins(remark: Remark, carriers: Mapping[int, str], outlets: Names = NO_NAMES) -> frozenset[str]:
    """Where the versions come from, as far as the texts say: the carrier a statement names, else its outlet.

    Two outlets that give the same words "according to RT" have one origin; an article that names neither a carrier
    nor an outlet counts as an origin of its own. Names of one outlet, by `outlets` (outlets.csv) or by their letters
    ("AP", "the Associated Press"), are one origin: the name of the list, else the shortest.
    """
    named = {_name(part, carriers, outlets) for part in remark.parts}
    anonymous = {f"article {part.article}" for part in remark.parts if _name(part, carriers, outlets) is None}
    return frozenset(one_each(name for name in named if name is not None)) | anonymous


def one_each(names: Iterable[str]) -> Iterable[str]:
    """One name for each outlet that these name: the shortest of those with a key in common, however that runs."""
    by_key: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (len(name), name)):
        keys = outlet_keys(name) or {name}
        owner = next((by_key[key] for key in sorted(keys) if key in by_key), name)
        by_key |= {key: by_key.get(key, owner) for key in keys}
    return set(by_key.values())


def _name(part: Part, carriers: Mapping[int, str], outlets: Names) -> str | None:
    named = carriers.get(part.statement) or part.outlet
    listed = listed_outlet(named, outlets)
    return fold(listed.name if listed else named) if named else None
