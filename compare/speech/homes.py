"""Where a politician comes from and of which party: "Rep. Ann Lee of Ohio", "Lee, R-Ohio,", "the Ohio Republican"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.speech.languages.english_states import POSTAL, STATES

PARTIES = {"republican": "republican", "gop": "republican", "democrat": "democratic", "democratic": "democratic"}
LETTERS = {"R": "republican", "D": "democratic", "I": "independent"}
PLACE = r"(?:(?:New|North|South|West|Rhode) )?[A-Z][a-z]+|[A-Z]\.[A-Z]\."
# Right behind a name: ", R-Ohio", " (D-N.Y.)", " of South Carolina".
TAG = re.compile(rf",? \(?([RDI])[-‐‑–] ?({PLACE})")
OF = re.compile(rf" of ({PLACE})")

Home = tuple[str | None, str | None]  # the state, folded, and the party; None where not told


def home_behind(text: str, end: int) -> Home:
    """What the words behind a name that ends at `text[end]` tell."""
    tag = TAG.match(text, end) if text[end : end + 1] == "," or text[end : end + 2] == " (" else None
    if tag:
        return _state(tag[2]), LETTERS[tag[1]]
    of = OF.match(text, end) if text.startswith(" of ", end) else None
    return (_state(of[1]), None) if of else (None, None)


def home_in(words: Sequence[str]) -> Home:
    """What folded words tell: "florida republican senator", "the south carolina republican"."""
    party = next((PARTIES[word] for word in words if word in PARTIES), None)
    for place, word in enumerate(words):
        if word in STATES:
            return word, party
        if " ".join(words[place : place + 2]) in STATES:
            return " ".join(words[place : place + 2]), party
    return None, party


def _state(written: str) -> str | None:
    low = written.lower().replace(".", "")
    low = POSTAL.get(low, low)
    return low if low in STATES else None
