"""Whether the speakers of two parts are one: the same, possibly the same, or two different persons.

Computed on the pair, and never by rewriting a name: a body and a person may report one remark here and two there.
"""

from __future__ import annotations

from typing import Any, Literal

from compare.speech.languages.english_people import (
    BODIES,
    FEMALE_NAMES,
    GROUPS,
    MALE_NAMES,
    METONYMS,
)
from compare.speech.names import bare

Speakers = Literal["same", "compatible", "different"]
# Words that end, or are, the name of a body.
BODY_WORDS = BODIES | GROUPS | METONYMS


def is_one_person(one: str | None, other: str | None) -> bool:
    """Whether two keys may name one person: the same words, or the last words of the other ("obama", "barak obama")."""
    if one is None or other is None:
        return False
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return longer == shorter or (" & " not in longer and longer.endswith(f" {shorter}"))


def speakers_of_pair(left: Any, right: Any) -> Speakers:
    """Who speaks on two sides: `same`, `compatible` (nothing says that they are two) or `different` persons.

    A side is a part: `speaker` is the key of who said it, or None; `name` and `speaker_kind` are asked for where it has
    them. Compatible are a speaker who is not named, a surname alone, one of several who spoke together, and a body
    beside whoever may speak for it ("White House", "Jay Carney").
    """
    one, other = left.speaker, right.speaker
    if one is None or other is None:
        return "compatible"
    if one == other:
        return "same"
    if is_one_person(one, other) or shares_voice(one, other) or is_body(left) or is_body(right):
        return "compatible"
    return "different"


def shares_voice(one: str, other: str) -> bool:
    """Whether somebody of those who spoke together on one side may be somebody of the other side."""
    return any(is_one_person(a, b) for a in one.split(" & ") for b in other.split(" & "))


def are_body_and_voice(left: Any, right: Any) -> bool:
    """Whether two named speakers are compatible only because one is a body, or spoke together with others."""
    both = left.speaker is not None and right.speaker is not None
    return both and not is_one_person(left.speaker, right.speaker) and speakers_of_pair(left, right) == "compatible"


def is_body(part: Any) -> bool:
    """Whether a body spoke: by the kind of its speakers, or where that is not told by the words of the name."""
    kind = getattr(part, "speaker_kind", None)
    if kind is not None:
        return bool(kind == "organisation")
    words = [bare(word) for word in (getattr(part, "name", None) or part.speaker or "").split()]
    if not words or words[0] in MALE_NAMES | FEMALE_NAMES:
        return False
    return words[-1] in BODY_WORDS or " ".join(words[-2:]) in METONYMS
