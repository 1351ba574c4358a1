"""Floors of measured figures, each pinned with the digest of the data that it was measured on (floors.json).

A figure that falls below its floor on those data ends the benchmark with exit status 1. Other data have no floors.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path

PINNED = Path(__file__).with_name("floors.json")


def fallen(benchmark: str, figures: Mapping[str, float], *data: Path | bytes) -> list[str]:
    """A sentence for each figure that is worse than its floor; a figure with a floor must be among `figures`.

    Data are files, or the bytes of what was generated. Raises LookupError where no floors are pinned for these data.
    """
    bodies = (one if isinstance(one, bytes) else one.read_bytes() for one in data)
    digest = hashlib.sha256(b"".join(hashlib.sha256(body).digest() for body in bodies)).hexdigest()
    pinned = json.loads(PINNED.read_text()).get(benchmark)
    if pinned is None or pinned["sha256"] != digest:
        raise LookupError(f"no floors of {benchmark} are pinned for data of digest {digest}")
    told = []
    for name, floor in pinned["figures"].items():
        worse = figures[name] > floor["most"] if "most" in floor else figures[name] < floor["least"]
        if worse:
            told.append(f"{name} is {figures[name]:.1f}, its floor {floor.get('most', floor.get('least'))}")
    return told


def hold(benchmark: str, figures: Mapping[str, float], *data: Path | bytes) -> None:
    """Tell on stderr how the figures stand to their floors; exit with 1 where one has fallen."""
    try:
        worse = fallen(benchmark, figures, *data)
    except LookupError as error:
        print(f"{error}.", file=sys.stderr)
        return
    if worse:
        sys.exit("; ".join(worse) + ".")
    print(f"All floors of {benchmark} hold.", file=sys.stderr)
