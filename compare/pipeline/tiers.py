"""Which tiers of matches a run looks for."""

from __future__ import annotations

from collections.abc import Iterable

from compare.errors import UsageError
from compare.reporting.scopes import PASSAGES, TIERS

__all__ = ["ALL_TIERS", "PASSAGES", "TIERS", "read_tiers"]

ALL_TIERS = ",".join(TIERS)


def read_tiers(given: str | Iterable[str]) -> tuple[str, ...]:
    """The tiers in these words, "exact,quotation" or a sequence of names: each once, in the order of TIERS.

    Raises UsageError for an empty list and for a name that is none.
    """
    names = given.split(",") if isinstance(given, str) else list(given)
    asked = {name.strip() for name in names} - {""}
    wrong = sorted(asked - TIERS.keys())
    if wrong or not asked:
        what = f'there is no tier "{wrong[0]}"' if wrong else "no tier is named"
        raise UsageError(f"{what}: give one or more of {ALL_TIERS}")
    return tuple(tier for tier in TIERS if tier in asked)
