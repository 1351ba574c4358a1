"""Which quotations share words worth the name.

Finding and deciding are apart: `compare.matching.candidates.shared_grams` and `fragment_pairs` say which pairs to look
at; `shared` looks at one pair and answers with a rule's name, or None. All take lists of folded words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from compare.speech.languages.english_changes import CLITICS, CONTRACTIONS, FUNCTION_WORDS, STOCK_PHRASES

# Quotations of five words and less are fragments ("abscess"): across articles anybody may have said them.
FRAGMENT = 5
# Pairs that share no four words in a row share no quotation. Of 144 sure pairs of quotations of two outlets, 4 words
# are shared by 56 of the 59 that are one remark and by 3 of the 85 others; 3 words by 58 and 13, 5 words by 51 and 1.
GRAM = 4
# Quotations of an article that share a fragment, beyond which only the first stands for it.
CROWD = 50
# At least this many different content words in common: "the united states of america" alone is no quotation.
CONTENT = 3
# One less will do where nearly all words are in common: short words make up short quotations.
MOST = 0.8
# Words of the shorter side in common, in order, and as a share of it: the reference of altered quotations.
SHARED_WORDS, SHARED_SHARE = 6, 0.6
# A run this long is shared whatever stands around it.
LONG_RUN = 8
# Days within which one remark is told again. Who speaks and when makes up for content words: of the 103 + 84 altered
# pairs of two samples of 3,000 articles that three content words did not join, 32 are joined by it, 31 of them rightly;
# where less than MOST is in common, or two content words of one speaker, half of those it would join are his habits.
DAYS = 7

T = TypeVar("T")
Words = Sequence[str]
Pairs = NDArray[np.int64]


class Run(NamedTuple):
    """A stretch of equal words: where it begins on each side, counted in words, and how many words it has."""

    left: int
    right: int
    length: int


class Around(NamedTuple):
    """What speaks for one remark, or against it, beside the words of two quotations."""

    same_article: bool = False
    same_speaker: bool = False  # both name one person
    two_speakers: bool = False  # each names another one
    near: bool = False  # published in two articles within DAYS

    @property
    def again(self) -> bool:
        """Whether one may have told again what the other told."""
        return self.near and not self.two_speakers


NOTHING = Around()


class Shared(NamedTuple):
    """Why two quotations are held to share words."""

    rule: str  # equal, contained, fragment, altered, run
    run: Run
    common: int  # words in common, in the same order
    reason: str


def grams(words: Sequence[T], size: int) -> list[tuple[T, ...]]:
    """The runs of `size` words, in order."""
    return list(zip(*(words[i:] for i in range(size)), strict=False))


def shared_run(left: Words, right: Words) -> Run:
    """The longest run of words that stands on both sides; of the longest the first on the right, then on the left.

    Runs of 1, 2, 4, ... words get numbers made of the numbers of their halves (Karp, Miller and Rosenberg, 1972); a
    length between two powers is two runs that overlap. O((n + m) log n), and only what stands on both sides goes on.
    """
    if left == right:
        return Run(0, 0, len(left))
    runs, size = number_shared(dict(enumerate(left)), dict(enumerate(right))), 1
    if not runs.right:
        return Run(0, 0, 0)
    while (twice := join_runs(runs, size)).right:
        runs, size = twice, 2 * size
    longest, low, high = runs, 1, size - 1
    while low <= high:
        shift = (low + high) // 2
        if (longer := join_runs(runs, shift)).right:
            longest, low = longer, shift + 1
        else:
            high = shift - 1
    j = min(longest.right)
    return Run(min(i for i, run in longest.left.items() if run == longest.right[j]), j, size + high)


class Numbered(NamedTuple):
    """Runs of one length that stand on both sides: from the place of the first word to the number of the run."""

    left: dict[int, int]
    right: dict[int, int]


def number_shared(left: Mapping[int, Hashable], right: Mapping[int, Hashable]) -> Numbered:
    """Numbers for the runs that both sides have."""
    numbers = {run: number for number, run in enumerate(set(left.values()).intersection(right.values()))}
    return Numbered(*({place: numbers[run] for place, run in side.items() if run in numbers} for side in (left, right)))


def join_runs(runs: Numbered, shift: int) -> Numbered:
    """The runs made of a run and the one that begins `shift` words behind it."""
    return number_shared(
        *({place: (run, side[place + shift]) for place, run in side.items() if place + shift in side} for side in runs)
    )


def without_stock(words: Words) -> list[str]:
    """The words without set phrases that anybody says."""
    text = " ".join(words)
    for phrase in STOCK_PHRASES:
        if phrase in text:
            text = f" {text} ".replace(f" {phrase} ", " ").strip()
    return text.split()


def expanded(words: Words) -> list[str]:
    """The words with contractions written out, so that "it's been" and "it has been", "can't" and "cannot" agree."""
    full: list[str] = []
    for word in words:
        full += CONTRACTIONS.get(word) or [word]
        if "'" in word and word not in CONTRACTIONS:
            stem, _, ending = word.rpartition("'")
            full[-1:] = [stem[:-1], "not"] if ending == "t" and stem.endswith("n") else [stem, *CLITICS.get(ending, [])]
    return full


def content_words(words: Words) -> frozenset[str]:
    """The different content words among them, set phrases left out."""
    return frozenset(word for word in without_stock(words) if word not in FUNCTION_WORDS)


def shared(left: Words, right: Words, around: Around = NOTHING) -> Shared | None:
    """Whether two quotations share words worth the name, by the first rule that answers; None if none does.

    A quotation of up to five words is one with another only inside one article and from one mouth. Where more speaks
    for one remark than the words do, one content word among them is enough.
    """
    run = shared_run(left, right)
    shorter = min(len(left), len(right))
    if not run.length:
        return None
    words = left[run.left : run.left + run.length]
    whole = run.length == shorter
    if shorter <= FRAGMENT:
        if whole and around.same_article and around.same_speaker and content_words(words):
            return Shared("fragment", run, run.length, "said twice in one article by one speaker")
        return None
    if whole and (is_telling(words) or (around.again and content_words(words))):
        if len(left) == len(right):
            return Shared("equal", run, run.length, f"all {run.length} words")
        return Shared("contained", run, run.length, f"all {run.length} words of the shorter one")
    full_left, full_right = expanded(left), expanded(right)
    shorter = min(len(full_left), len(full_right))
    common = LCSseq.similarity(full_left, full_right)
    enough = common >= max(SHARED_WORDS, SHARED_SHARE * shorter)
    if enough and is_altered(full_left, full_right, common, around):
        why = f"{common} of {shorter} words in the same order, {run.length} without a break"
        return Shared("altered", run, common, why)
    if run.length >= LONG_RUN and is_telling(words):
        return Shared("run", run, common, f"{run.length} words without a break")
    return None


def is_altered(left: Words, right: Words, common: int, around: Around) -> bool:
    """Whether one of two quotations with enough words in common (contractions written out) is the other one altered."""
    content = len(content_words(left) & content_words(right))
    telling = content >= CONTENT
    if common >= MOST * min(len(left), len(right)):
        least = 1 if around.again and around.same_speaker else CONTENT - 1
        bare = min(common, len(without_stock(left)), len(without_stock(right)))
        telling = content >= least or (around.again and bare >= LONG_RUN)
    return telling and shared_run(left, right).length >= GRAM


def is_telling(words: Words) -> bool:
    """Whether a quotation that another text has whole is more than a set phrase.

    "We cannot talk ourselves out of what it is" has one content word, and nobody says it twice.
    """
    return len(content_words(words)) >= CONTENT - 1 or len(without_stock(words)) >= LONG_RUN


def candidate_grams(words: Words) -> set[tuple[str, ...]]:
    """The runs of words by which a quotation is looked up: "don't" and "do not" are the same there."""
    return set(grams(expanded(words), GRAM))


def fragment_pairs(quotations: Sequence[Sequence[Hashable]], articles: Sequence[int]) -> set[tuple[int, int]]:
    """Fragments and the quotations of the same article that hold them whole."""
    sizes: dict[int, set[int]] = defaultdict(set)
    fragments: dict[tuple[int, tuple[Hashable, ...]], list[int]] = defaultdict(list)
    for number, words in enumerate(quotations):
        if 0 < len(words) <= FRAGMENT:
            sizes[articles[number]].add(len(words))
            fragments[articles[number], tuple(words)].append(number)
    found: set[tuple[int, int]] = set()
    for number, words in enumerate(quotations):
        article = articles[number]
        for size in sizes.get(article, ()):
            for gram in dict.fromkeys(grams(words, size)):
                owners = fragments.get((article, gram), [])
                for owner in owners if len(owners) <= CROWD else owners[:1]:
                    if owner != number:
                        found.add((min(owner, number), max(owner, number)))
    return found
