"""Sizes and shares as they are asked for, checked before any work is done."""

from __future__ import annotations

import re

from compare.errors import UsageError

SIZE = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*(?:(?P<unit>[kmgt]i?)b?|b)", re.IGNORECASE)
# Decimal and binary prefixes: https://www.iec.ch/prefixes-binary-multiples.
LARGEST = float(1 << 60)  # bytes: more than any machine has
POWERS = {letter: power for power, letter in enumerate("kmgt", 1)}


def read_size(option: str, given: str | None) -> int | None:
    """The bytes of a size, "2GiB" or "800MB"; None for None. Raises UsageError for what is no size above none."""
    if given is None:
        return None
    found = SIZE.fullmatch(given.strip())
    unit = (found["unit"] or "").lower() if found else ""
    size = float(found["number"]) * (1024 if unit.endswith("i") else 1000) ** POWERS.get(unit[:1], 0) if found else 0.0
    if not 1 <= size < LARGEST:
        raise UsageError(f'--{option} "{given}" is no size: give a number and its unit, as 2GiB or 800MB')
    return int(size)


def read_share(option: str, given: float) -> float:
    """A share above 0 and at most 1; raises UsageError for any other number."""
    if not 0 < given <= 1:
        raise UsageError(f"--{option} {given} is no share: give a number above 0 and at most 1")
    return given
