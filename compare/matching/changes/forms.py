"""The same words in another form: contracted, in figures, abbreviated, joined, spelled or transcribed otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from compare.matching.inventories import LEXICON, STRENGTHS, is_negation, name_key
from compare.matching.quotations import expanded
from compare.reading.texts import Word
from compare.speech.languages import english_changes as english
from compare.speech.languages.english_forms import ABBREVIATIONS, DENIED_BY_A, DENYING_PREFIXES, ORDINALS

# From so many letters on one wrong letter is a slip ("goverment"), two from the second length on: in shorter words it
# makes another word ("work", "word").
SLIP, TWO_SLIPS = 6, 9
# Letters from which a word can be denied by what is put before it: "into", "until" and "unto" deny nothing.
ROOT = 4
# From so many letters on two neighbours exchanged make no other word ("trial" and "trail", "casual" and "causal" do).
SCRAMBLED = 7
# Sounds that transcriptions write otherwise, in this order: Gadhafi and Qaddafi are one name.
SOUNDS = (
    *(("ph", "f"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sch", "sh"), ("tch", "ch"), ("tz", "ts")),
    *(("q", "k"), ("g", "k"), ("c", "k"), ("w", "v"), ("z", "s"), ("y", "i"), ("j", "i")),
)
# What "'s" may stand for beside a genitive, and how "%" is written out.
UNWRITTEN = frozenset({"is", "has"})
PERCENT = english.PERCENT_WORDS | {"per", "cent"}
FIGURE = re.compile(r"(\d+)(?:st|nd|rd|th)$")


@lru_cache(maxsize=4096)
def sounds(name: str) -> str:
    """The consonants of a name as they sound, without doubled ones; its first vowel where it begins with one."""
    for spelled, heard in SOUNDS:
        name = name.replace(spelled, heard)
    bare = name[:1] + "".join(letter for letter in name[1:] if letter not in "aeiouh'")
    return re.sub(r"(.)\1+", r"\1", bare)


@lru_cache(maxsize=4096)
def ordinal(word: str) -> int | None:
    """The value of an ordinal in letters or figures: "fourth", "4th"."""
    figure = FIGURE.match(word)
    if figure:
        return int(figure[1])
    if word in ORDINALS:
        return ORDINALS[word]
    roots = {word.removesuffix("th"), word.removesuffix("th") + "e", word.removesuffix("th") + "t"}
    roots |= {word.removesuffix("fth") + "ve", word.removesuffix("ieth") + "y"}
    return next((english.NUMBER_WORDS[one] for one in sorted(roots - {word}) if one in english.NUMBER_WORDS), None)


def telling(word: str) -> bool:
    """Whether a meaning hangs on this very word, so that no other spelling of it is guessed."""
    listed = word in english.FUNCTION_WORDS or word in LEXICON or word in STRENGTHS or word in english.NUMBER_WORDS
    return listed or word in english.NUMBER_SCALES or word[0].isdigit() or is_negation(word)


def abbreviates(short: str, long: str) -> bool:
    """Whether one is the other cut short: "capt" and "captain", "sgt" and "sergeant"."""
    return ABBREVIATIONS.get(short) == long


def denies(one: str, other: str) -> bool:
    """Whether a word is the other with a prefix or an ending that denies it: "unfair", "useless"."""
    if len(other) >= ROOT and any(one == prefix + other for prefix in DENYING_PREFIXES):
        return True
    if one == f"a{other}" and other.endswith(DENIED_BY_A):
        return True
    root = one.removesuffix("less")
    return root != one and len(root) >= 3 and other in (root, root + "ful")


@lru_cache(maxsize=16384)
def respelled(one: str, other: str) -> bool:
    """Whether two words are one in another spelling, and not two words of different meaning."""
    if one == other or abbreviates(one, other) or abbreviates(other, one):
        return True
    if one[0] == other[0] and len(one) >= SCRAMBLED and sorted(one) == sorted(other) and OSA.distance(one, other) == 1:
        return True
    if telling(one) or telling(other) or denies(one, other) or denies(other, one):
        return False
    if one[0] != other[0] or not inflected_alike(one, other) or abs(len(one) - len(other)) > 1:
        return False
    shorter = min(len(one), len(other))
    slips = 2 if shorter >= TWO_SLIPS else 1 if shorter >= SLIP else 0
    if OSA.distance(one, other, score_cutoff=slips) <= slips:
        return True
    return shorter >= 4 and abs(len(one) - len(other)) <= 1 and sounds(one) == sounds(other)


def inflected_alike(one: str, other: str) -> bool:
    """Whether two words end alike: "raised" is no other spelling of "raise", nor "signs" of "sign"."""
    return all(one.endswith(end) == other.endswith(end) for end in ("ed", "s", "ing", "ly", "er"))


def same_name(one: str, other: str) -> bool:
    """Whether two names are one: the same party, an abbreviation, or transcribed otherwise."""
    one, other = one.removesuffix("'s"), other.removesuffix("'s")
    if name_key(one) == name_key(other) or abbreviates(one, other) or abbreviates(other, one):
        return True
    return len(sounds(one)) >= 3 and sounds(one)[1:] == sounds(other)[1:] and sounds(one[:1]) == sounds(other[:1])


def same_words(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether both sides have the same words in another form."""
    texts = [word.text for word in left], [word.text for word in right]
    if not left or not right:
        return bool(left or right) and PERCENT.issuperset(texts[0] + texts[1])
    lefts, rights = (expanded(side) for side in texts)
    if any(text.endswith("'s") for text in texts[0]) != any(text.endswith("'s") for text in texts[1]):
        lefts, rights = ([word for word in side if word not in UNWRITTEN] for side in (lefts, rights))
    if lefts == rights or "".join(lefts) == "".join(rights):
        return True
    if len(lefts) != len(rights):
        return False
    return all(respelled(a, b) or (ordinal(a) or -1) == (ordinal(b) or -2) for a, b in zip(lefts, rights, strict=True))
