"""Ids that are pure functions of what they name, and short enough to read aloud.

An id is 60 bits of SHA-256. In columns it is a number (uint64); in files and on the screen it is spelled
with twelve characters of Crockford's base 32 (no i, l, o, u: nothing to mishear), and any unambiguous
beginning of it will do.
"""

from __future__ import annotations

import hashlib

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 12
PAIRS = [one + other for one in ALPHABET for other in ALPHABET]  # ten bits at once


def identity(*fields: str | int | None) -> int:
    """The id of what these fields name, as a number below 2**60.

    Fields are joined with their lengths, so that ("ab", "c") and ("a", "bc") differ, and None differs from "".
    """
    digest = hashlib.sha256()
    for field in fields:
        encoded = b"-" if field is None else b"+" + str(field).encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(encoded) + encoded)
    return int.from_bytes(digest.digest()[:8], "big") >> 4


def read(spelled: str) -> int:
    """The number of an id as `spell` gives it; ValueError where a character is none of an id."""
    number = 0
    for character in spelled:
        number = (number << 5) | ALPHABET.index(character)
    return number


def spell(number: int) -> str:
    """The twelve characters of an id."""
    return "".join([PAIRS[(number >> bits) & 1023] for bits in range(5 * LENGTH - 10, -1, -10)])
