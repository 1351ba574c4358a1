"""Names of persons: how they are folded, and the one key that a person has across articles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from compare.speech.languages.english_adverbs import ADVERB_ENDINGS, NAMES_IN_LY, NO_ADVERB_ENDINGS, STILL_ADVERBS
from compare.speech.languages.english_names import COMPOUND_NAMES, JUNIORS, NAMESAKES, SHORT_FORMS, SUFFIXES
from compare.speech.languages.english_people import (
    BEFORE_SURNAMES,
    BODIES,
    GIVEN_NAMES,
    GROUPS,
    METONYMS,
    NAMES_TOO,
    NATIONS,
    NOT_IN_NAMES,
    OPENERS,
    OUTLET_HEADS,
    OUTLETS,
    PARTICLES,
    PLACES,
    ROLES,
    TITLES,
)
from compare.speech.romanized import romanized

# Words that with a capital are no part of a name, but for NAMES_TOO.
FOREIGN = NOT_IN_NAMES | BODIES | METONYMS | frozenset(NATIONS) | GROUPS | ROLES | TITLES | OUTLETS | OUTLET_HEADS
# "President-elect", "Secretary-General", "Agent-in-Charge", "Hamas-run".
COMPOUND_ENDS = ("-elect", "-general", "-charge", "-run", "-led", "-based", "-backed", "-controlled", "-dodger")
COMPOUND_STARTS = ("then-", "ex-", "vice-", "co-")
NUMERAL = re.compile(r"[IVX]+|SR")  # "Benedict XVI"; initials ("JD Vance") have a J so often that it tells them
INNER_CAPITAL = re.compile(r"(?<!F)[a-z]{3}[A-Z]")
PARTY_TAG = re.compile(r"[RDI][-‐‑][A-Z]|[A-Z]\.?$")  # "R-Ohio", "D-N.Y."


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


def person_words(tokens: Sequence[str]) -> tuple[int, int]:
    """Where in a run of capitalised words one person's own name stands: `[start, end)`, empty for none.

    Left of it stand titles, offices, bodies and words that open a sentence ("Intelligence Director James Clapper",
    "Clearly Obama"); right of it, whence the person comes ("Lindsey Graham of South Carolina").
    """
    lows = [bare(token) for token in tokens]
    ends = (i for i in range(2, len(lows)) if lows[i] == "of" and not _outside(tokens, lows, i - 1))
    end = next(ends, len(lows))
    last = end - 1
    if last > 1 and len(tokens[last]) > 2 and PARTY_TAG.match(tokens[last]):
        last, end = last - 1, end - 1  # "Peter Keller R-Ohio"
    if last < 0:
        return 0, 0
    inner = (p for p in range(last - 1, -1, -1) if _outside(tokens, lows, p))
    start = next(inner, -1) + 1
    while start < last and (lows[start] in TITLES or lows[start] in NATIONS or (not start and opens_sentence(lows[0]))):
        start += 1
    if start and (lows[start - 1] == "of" or (start == last and not _introduces(lows[start - 1]))):
        return end, end  # "Residents of Ashkelon", "Islamic Jihad"
    if start and start == last and lows[last] in NAMES_TOO and lows[start - 1] in BEFORE_SURNAMES:
        return start, end  # "Mr. Hall", "Rep. Jordan"
    if start < last and (lows[last] in NAMES_TOO or lows[last] in GIVEN_NAMES):
        return start, end  # "Angus King", "Keating Holland"
    opener = lows[last] in OPENERS or (last == 0 and opens_sentence(lows[last]))
    if opener or lows[last] in PLACES or _foreign(tokens, lows, last):
        return end, end
    return start, end


def _introduces(low: str) -> bool:
    return low in TITLES or low in ROLES or low in NATIONS or opens_sentence(low)


def _outside(tokens: Sequence[str], lows: Sequence[str], place: int) -> bool:
    return lows[place] not in NAMES_TOO and _foreign(tokens, lows, place)


def _foreign(tokens: Sequence[str], lows: Sequence[str], place: int) -> bool:
    """Whether a capitalised word is no part of a person's name."""
    low, token = lows[place], tokens[place].removesuffix("'s").removesuffix("’s")
    if low in FOREIGN:
        return True
    if low.endswith(COMPOUND_ENDS) or low.startswith(COMPOUND_STARTS):
        return True
    if (place == len(tokens) - 1 and PARTY_TAG.match(token)) or token[1:2] == "-":
        return True
    around = tokens[max(0, place - 1) : place + 2]
    return spelled_as_body(token) and not all(t.isupper() for t in around)  # "ANNA KELLER" is a name


def spelled_as_body(token: str) -> bool:
    """Whether a word is spelled as bodies spell themselves: "FBI", "COO", "WikiLeaks"; not "McCain" or "XVI"."""
    if INNER_CAPITAL.search(token):
        return True
    initials = len(token) == 2 and "J" in token
    return len(token) > 1 and token.isalpha() and token.isupper() and not (initials or NUMERAL.fullmatch(token))


def opens_sentence(low: str) -> bool:
    """Whether a folded word is an adverb, a participle or a verb that has its capital from the sentence."""
    if low in GIVEN_NAMES:
        return False
    return low in OPENERS or (len(low) > 5 and low.endswith("ing")) or is_adverb(low)


def is_adverb(low: str) -> bool:
    """Whether a folded word is an adverb in -ly by its spelling, and no name: "suddenly", not "Vasily" or "Kelly"."""
    if len(low) <= 4 or not low.endswith("ly") or low in NAMES_IN_LY:
        return False
    return low in STILL_ADVERBS or low.endswith(ADVERB_ENDINGS) or not low.endswith(NO_ADVERB_ENDINGS)


def without_suffix(tokens: Sequence[str]) -> tuple[list[str], str]:
    """The words of a name without "Jr.", "Sr." or a numeral at its end; and that word, where it tells two people apart.

    "Sr." is written to part a father from his son. "Jr." is left out as often as not ("Joseph R. Biden Jr.") and tells
    nothing, but for those whose fathers are heard as well (`JUNIORS`).
    """
    words = list(tokens)
    if len(words) < 3 or bare(words[-1]) not in SUFFIXES:
        return words, ""
    suffix = words.pop()
    words[-1] = words[-1].rstrip(",")
    low = bare(suffix)
    given = bare(words[0])
    telling = low == "sr" or low in JUNIORS.get((SHORT_FORMS.get(given, given), bare(words[-1])), ())
    return words, suffix if telling else ""


def parted_by_middle(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names have middle initials that differ: George W. and George H.W. Bush."""
    return len(one) > 2 and len(other) > 2 and all(_initial(n[1]) for n in (one, other)) and one[1][0] != other[1][0]


def _initial(token: str) -> bool:
    return token.endswith(".") or len(token) == 1


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


def _compounds_joined(words: list[str]) -> list[str]:
    """The words with "Abdel Rahman" as one: its second half alone is nobody's name."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in COMPOUND_NAMES:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


@lru_cache(maxsize=65536)  # a name recurs in hundreds of statements
def person_key(name: str) -> str:
    """One key for the spellings of one person's name, across articles: first and last word by sound.

    "Sergey Lavrov" and "Sergei Lavrov", "Volodymyr Zelensky" and "Volodymyr Zelenskyy", "Adel al-Jubeir" and
    "Adel Jubeir" agree; another first name is another person. A surname alone is keyed by itself. Titles, offices and
    middle names are dropped, and a role never makes a key; where only the middle name parts two well-known people
    (`NAMESAKES`), its letter stays; so does "Jr." or "Sr." where it tells father from son.
    """
    words, suffix = without_suffix(romanized(name).replace("\u00a0", " ").split())
    start, end = person_words(words)
    words = words[start:end] or words
    kept = [w for w in (bare(word) for word in words if word.lower() not in PARTICLES) if w and w not in SUFFIXES]
    if not kept:
        return ""
    kept = _compounds_joined(kept)
    if len(kept) > 2 and len(kept[0]) == 1 and len(kept[1]) > 1:
        kept.pop(0)  # "F. James Keller" goes by the second
    ends = [SHORT_FORMS.get(kept[0], kept[0]), kept[-1]] if len(kept) > 1 else [kept[0]]
    letter = NAMESAKES.get((kept[0], kept[-1]))
    if letter and len(kept) > 2 and kept[1].startswith(letter):
        ends.insert(1, letter)
    if suffix and len(ends) > 1:
        ends.insert(1, bare(suffix))
    return " ".join(_sound(end) for end in ends)
