"""Names of persons: how they are folded, and the one key that a person has across articles."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from compare.speech.languages.english_people import NATIONS, PARTICLES, SHORT_FORMS, TITLES


@lru_cache(maxsize=65536)
def bare(token: str) -> str:
    """A name's word for comparing: folded, without possessive, stops and article al-/el-."""
    word = "".join(c for c in unicodedata.normalize("NFKD", token) if not unicodedata.combining(c)).casefold()
    word = re.sub(r"['’ʼ]s$", "", word)
    word = re.sub(r"^(?:al|el|ad|as|ar|an|ash)[-‐‑](?=\w)", "", word)
    return re.sub(r"[^\w-]", "", word)


def same_given(one: str, other: str) -> bool:
    """Whether two folded first names may be one: equal but for spelling, or an initial."""
    if one == other or (one[0] == other[0] and (len(one) == 1 or len(other) == 1)):
        return True
    return _sound(one) == _sound(other) or SHORT_FORMS.get(one, one) == SHORT_FORMS.get(other, other)


# Spellings of one sound in names from other scripts: Sergey / Sergei, Zelensky / Zelenskyy, Khadafy / Qaddafi.
_SOUNDS = (
    (re.compile(r"(?:kh|gh|q|ck|ch(?=[rl]))"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"(?:iy|yi|yy|ii|ey|ei|ij|ie|y|j)"), "i"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(?:ou|oo)"), "u"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"z(?=h)"), ""),
    (re.compile(r"[-']"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def _sound(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def person_key(name: str) -> str:
    """One key for the spellings of one person's name, across articles: first and last word by sound.

    "Sergey Lavrov" and "Sergei Lavrov", "Volodymyr Zelensky" and "Volodymyr Zelenskyy", "Adel al-Jubeir" and
    "Adel Jubeir" agree; another first name is another person. A surname alone is keyed by itself. Titles are dropped,
    and a role never makes a key.
    """
    words = name.replace("\u00a0", " ").split()
    while len(words) > 1 and (bare(words[0]) in TITLES or bare(words[0]) in NATIONS):
        words.pop(0)
    kept = [
        w
        for w in (bare(word) for word in words if word.lower() not in PARTICLES)
        if w and w not in ("jr", "sr", "ii", "iii")
    ]
    if not kept:
        return ""
    ends = [SHORT_FORMS.get(kept[0], kept[0]), kept[-1]] if len(kept) > 1 else [kept[0]]
    return " ".join(_sound(end) for end in ends)
