"""How rare the words of news are: "filibuster" in common says more than "president" in common.

The commonest stems stand in `common_stems.json` beside this file, the most frequent first, with what they were counted
on; the script `benchmarks/rarities.py` made them.
"""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path

COMMON = Path(__file__).with_name("common_stems.json")
# The rarity of a stem that is not among the common ones, in whole numbers: their sums hang on no order.
RAREST = 100


@cache
def common_rarities() -> dict[str, int]:
    """The rarity of each common stem: the logarithm of its rank, as Zipf's law has it, 0 for the first."""
    stems = json.loads(COMMON.read_text("utf-8"))["stems"].split()
    return {stem: round(RAREST * math.log(1 + rank) / math.log(1 + len(stems))) for rank, stem in enumerate(stems)}


def rarity(stem: str) -> int:
    """How rare a stem is, 0 to RAREST."""
    return common_rarities().get(stem, RAREST)
