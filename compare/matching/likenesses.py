"""How two parts of statements are alike and how they differ, as numbers: what the paraphrase model looks at.

A text is read once, however many pairs it is in; the pairs are then compared all at once, as arrays. The figures of a
pair are the same in any company.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq, Levenshtein
from rapidfuzz.process import cpdist

from compare.matching.dates import DAYS_APART, are_dated, days_apart
from compare.matching.inventories import is_title_case, lexical, name_key, names, negations, numbers, stem
from compare.matching.rarities import RAREST, rarity
from compare.matching.sets import Floats, Ints, Sets, Vocabulary, common
from compare.matching.speaker_pairs import is_one_person as is_one_person
from compare.reading.texts import words
from compare.speech.languages.english_changes import FUNCTION_WORDS, MONTHS, NAME_TITLES, WEEKDAYS

FEATURES = (
    "cosine",  # of the sentence embeddings
    "stems_shared",  # content stems in common, over the smaller set
    "stems_jaccard",  # over the union
    "stems_common",  # how many, as a logarithm: two of three say less than eight of twelve
    "bigrams_shared",  # pairs of adjoining words in common, over the smaller set
    "order",  # stems in the same order (longest common subsequence), over the shorter side
    "token_set",  # rapidfuzz's token_set_ratio, 0 to 1
    "token_sort",  # rapidfuzz's token_sort_ratio, 0 to 1
    "numbers_agree",  # 1 where a number stands on both sides
    "numbers_conflict",  # 1 where both have numbers of one kind and none in common
    "names_agree",  # names in common, over the smaller set
    "names_conflict",  # 1 where each side names somebody or some place that the other does not, and they share none
    "negation_differs",  # 1 where only one side denies
    "length_ratio",  # words of the shorter over words of the longer side
    "shorter",  # logarithm of the words of the shorter side
    "ratio",  # rapidfuzz's ratio, 0 to 1
    "partial",  # rapidfuzz's partial_ratio of the stems, 0 to 1: one side stands inside the other
    "edits",  # stems that need no edit (Levenshtein), over the longer side
    "content_bigrams",  # pairs of content stems that follow each other in common, over the smaller set
    "opening",  # how many of the first four stems stand in the other's first four, over four
    "plain_only_shorter",  # how many content stems in small letters only the shorter side has
    "plain_only_longer",  # the same of the longer side, as a logarithm
    "capitals_shorter",  # words with a capital on the shorter side, as a logarithm; none in title case
    "capitals_only_longer",  # those that only the longer side has
    "title_case",  # 1 where one side at least is in title case
    "figures_only_shorter",  # numbers in figures, as a logarithm
    "figures_only_longer",
    "circumstances_only_longer",  # words of when and by whom it was told, as a logarithm
    "modality_differs",  # modal verbs of one side only, as a logarithm
    "rarity_common",  # how rare the content stems in common are, all together, as a logarithm
    "rarity_mean",  # the same of one of them, 0 to 1: "president" says less than "filibuster"
    "same_speaker",  # 1 where both are named and may be one person, 0 otherwise
    "both_quoted",  # 1 where both have words in quotation marks, inside one article: a speaker seldom says it twice
    "forms_differ",  # 1 where they are of two kinds: a headline or a reporter tells a remark that is then quoted
    "both_told",  # 1 where a reporter tells both
    "same_told",  # 1 where reporters of two articles tell both, and name one speaker
    "days_apart",  # between their articles, as a logarithm; as if UNDATED where a date is not known
)

QUOTED = ("direct", "mixed")
# Texts whose reading is kept: those of the parts that a stage meets close to each other. Not swept.
KEPT = 2**13
# Of numbers: a percentage can only conflict with a percentage, a year with a year.
KINDS = ("number", "percent", "year", "date")
# The days that count where a date is not known. Swept 2, 4, 7, 14: where dates are known it changes nothing; 2 finds
# most of the others (precision, recall from 0.6 on: .95, .57; with 14 from 0.4 on .98, .54).
UNDATED = 2
# Words of when and by whom something was told: one report has them, another leaves them out.
CIRCUMSTANCES = (
    WEEKDAYS
    | MONTHS.keys()
    | NAME_TITLES
    | {"said", "says", "say", "told", "tell", "saying", "added", "according", "reported", "spokesman", "spokeswoman"}
    | {"also", "today", "yesterday", "week"}
)
# The words that open a text.
OPENING = 4
# Stems are laid side by side as characters; the first that are given out stand behind those that mean something.
FIRST_CHARACTER = 0x100


class Comparable(Protocol):
    """What has to be known about a part: every object with these attributes will do."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def speaker(self) -> str | None:
        """A key of who said it; None where nobody is named, or only by a role."""

    @property
    def article(self) -> int:
        """Where it stands."""

    @property
    def form(self) -> str:
        """direct, mixed, indirect or headline."""

    @property
    def published(self) -> str | None:
        """EDTF; empty or None where unknown."""


class Reading(NamedTuple):
    """What is taken from a text once."""

    folded: str
    in_order: str  # the folded words by the alphabet
    stems: tuple[str, ...]
    content: frozenset[str]  # the stems of all words but function words
    bigrams: frozenset[tuple[str, str]]
    content_bigrams: frozenset[tuple[str, str]]
    opening: frozenset[str]  # the first stems
    plain: frozenset[str]  # the content stems of words in small letters, without circumstances
    circumstances: frozenset[str]
    figures: frozenset[str]
    modalities: frozenset[str]
    names: frozenset[str]
    capitals: frozenset[str]
    telling_capitals: frozenset[str]  # the same; none where nearly every word has one, as in a headline
    numbers: tuple[frozenset[str], ...]  # the values of each of KINDS
    denies: bool
    title_case: bool


@lru_cache(maxsize=KEPT)
def read_text(text: str) -> Reading:
    """The words, stems, numbers and names of a text."""
    found = words(text)
    folded = [word.text for word in found]
    stems = tuple(map(stem, folded))
    content = [word for word in found if word.text not in FUNCTION_WORDS]
    content_order = [stem(word.text) for word in content]
    capitals = frozenset(name_key(word.text) for word in found if text[word.start].isupper())
    counted = [(one.kind, one.value) for one in numbers(text, found)]
    title_case = is_title_case(text, found)
    return Reading(
        folded=" ".join(folded),
        in_order=" ".join(sorted(folded)),
        stems=stems,
        content=frozenset(content_order),
        bigrams=frozenset(pairwise(folded)),
        content_bigrams=frozenset(pairwise(content_order)),
        opening=frozenset(stems[:OPENING]),
        plain=frozenset(
            stem(word.text) for word in content if text[word.start].islower() and word.text not in CIRCUMSTANCES
        ),
        circumstances=frozenset(word for word in folded if word in CIRCUMSTANCES),
        figures=frozenset(word for word in folded if word[0].isdigit()),
        modalities=frozenset(one.value for one in lexical(found) if one.kind == "modality"),
        names=frozenset(one.value for one in names(text, found)),
        capitals=capitals,
        telling_capitals=frozenset() if title_case else capitals,
        numbers=tuple(frozenset(value for kind, value in counted if kind == wanted) for wanted in KINDS),
        denies=next(negations(found), None) is not None,
        title_case=title_case,
    )


class Readings:
    """The readings of texts as columns, one row a text."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Read the texts."""
        read = [read_text(text) for text in texts]
        values, letters = Vocabulary(), Vocabulary()
        self.content = Sets.of([one.content for one in read], values)
        self.rarities = np.array([rarity(str(word)) for word in values], dtype=np.int64)
        self.bigrams = Sets.of([one.bigrams for one in read], values)
        self.content_bigrams = Sets.of([one.content_bigrams for one in read], values)
        self.opening = Sets.of([one.opening for one in read], values)
        self.plain = Sets.of([one.plain for one in read], values)
        self.circumstances = Sets.of([one.circumstances for one in read], values)
        self.figures = Sets.of([one.figures for one in read], values)
        self.modalities = Sets.of([one.modalities for one in read], values)
        self.names = Sets.of([one.names for one in read], values)
        self.capitals = Sets.of([one.capitals for one in read], values)
        self.telling_capitals = Sets.of([one.telling_capitals for one in read], values)
        self.numbers = [Sets.of([one.numbers[kind] for one in read], values) for kind in range(len(KINDS))]
        self.folded = column([one.folded for one in read])
        self.in_order = column([one.in_order for one in read])
        self.stems = column(["".join(chr(FIRST_CHARACTER + letters[word]) for word in one.stems) for one in read])
        self.words = np.array([len(one.stems) for one in read], dtype=np.int64)
        # From the text of the fewest words to that of the most; equally many, by the alphabet.
        order = sorted(range(len(read)), key=lambda row: (len(read[row].stems), texts[row]))
        self.rank = np.empty(len(read), dtype=np.int64)
        self.rank[order] = np.arange(len(read))
        self.denies = np.array([one.denies for one in read], dtype=bool)
        self.title_case = np.array([one.title_case for one in read], dtype=bool)


def column(texts: Sequence[str]) -> NDArray[np.object_]:
    """Texts as an array of objects."""
    found = np.empty(len(texts), dtype=object)
    found[:] = texts
    return found


def share(part: Floats, one: Ints, other: Ints) -> Floats:
    """How much of the smaller of two sets that is; 0 where one is empty."""
    return part / np.maximum(1, np.minimum(one, other))


def compare_words(read: Readings, left: Ints, right: Ints) -> list[Floats]:
    """The features of pairs that come from their words."""
    sizes = read.content.sizes
    shared = common(read.content, left, read.content, right)
    bigrams = common(read.bigrams, left, read.bigrams, right)
    shorter, longer = (choose(read.words[left], read.words[right]) for choose in (np.minimum, np.maximum))
    in_order = cpdist(read.stems[left], read.stems[right], scorer=LCSseq.similarity, dtype=np.float64)
    return [
        share(shared, sizes[left], sizes[right]),
        shared / np.maximum(1, sizes[left] + sizes[right] - shared),
        np.log1p(shared),
        share(bigrams, read.bigrams.sizes[left], read.bigrams.sizes[right]),
        in_order / np.maximum(1, shorter),
        cpdist(read.folded[left], read.folded[right], scorer=fuzz.token_set_ratio, dtype=np.float64) / 100,
        cpdist(read.in_order[left], read.in_order[right], scorer=fuzz.ratio, dtype=np.float64) / 100,
        *compare_evidence(read, left, right),
        shorter / np.maximum(1, longer),
        np.log1p(shorter),
        cpdist(read.folded[left], read.folded[right], scorer=fuzz.ratio, dtype=np.float64) / 100,
        cpdist(read.stems[left], read.stems[right], scorer=fuzz.partial_ratio, dtype=np.float64) / 100,
        cpdist(read.stems[left], read.stems[right], scorer=Levenshtein.normalized_similarity, dtype=np.float64),
        *compare_rests(read, left, right),
        *compare_rarities(read, left, right, shared),
    ]


def compare_rests(read: Readings, left: Ints, right: Ints) -> list[Floats]:
    """The features of pairs that tell what only one side has; the shorter is the one of lower rank."""
    swapped = read.rank[left] > read.rank[right]
    shorter, longer = np.where(swapped, right, left), np.where(swapped, left, right)

    def only(sets: Sets, these: Ints, those: Ints) -> Floats:
        return np.log1p(sets.sizes[these] - common(sets, these, sets, those))

    adjoining = read.content_bigrams
    in_common = common(adjoining, left, adjoining, right)
    modal = read.modalities
    differing = modal.sizes[left] + modal.sizes[right] - 2 * common(modal, left, modal, right)
    return [
        share(in_common, adjoining.sizes[left], adjoining.sizes[right]),
        common(read.opening, left, read.opening, right) / OPENING,
        read.plain.sizes[shorter] - common(read.plain, shorter, read.plain, longer),
        only(read.plain, longer, shorter),
        np.log1p(read.telling_capitals.sizes[shorter]),
        only(read.telling_capitals, longer, shorter),
        (read.title_case[left] | read.title_case[right]).astype(np.float64),
        only(read.figures, shorter, longer),
        only(read.figures, longer, shorter),
        only(read.circumstances, longer, shorter),
        np.log1p(differing),
    ]


def compare_rarities(read: Readings, left: Ints, right: Ints, shared: Floats) -> list[Floats]:
    """The features of pairs that tell how rare their content stems in common are, of which there are `shared`."""
    rarities = common(read.content, left, read.content, right, read.rarities) / RAREST
    return [np.log1p(rarities), rarities / np.maximum(1, shared)]


def compare_evidence(read: Readings, left: Ints, right: Ints) -> list[Floats]:
    """The features of pairs that come from their numbers, names and denials."""
    agree, conflict = np.zeros((2, len(left)), dtype=bool)
    for one in read.numbers:
        shared = common(one, left, one, right) > 0
        agree |= shared
        conflict |= (one.sizes[left] > 0) & (one.sizes[right] > 0) & ~shared
    names, capitals = read.names, read.capitals
    there, here = common(names, left, capitals, right), common(names, right, capitals, left)
    shared_names = there + here - common(names, left, names, right)
    others = (names.sizes[left] > there) & (names.sizes[right] > here) & (here == 0)
    return [
        agree.astype(np.float64),
        conflict.astype(np.float64),
        np.minimum(1, share(shared_names, names.sizes[left], names.sizes[right])),
        others.astype(np.float64),
        (read.denies[left] != read.denies[right]).astype(np.float64),
    ]


def compare_contexts(parts: Sequence[Comparable], left: Ints, right: Ints) -> list[Floats]:
    """The features of pairs that come from where, how and by whom their parts are said."""
    numbered = Vocabulary()
    articles = np.array([numbered[part.article] for part in parts])
    kinds = np.array(["quoted" if part.form in QUOTED else part.form for part in parts])
    together = articles[left] == articles[right]
    both = [(kinds[left] == kind) & (kinds[right] == kind) for kind in ("quoted", "indirect")]
    speakers = [part.speaker for part in parts]
    pairs = zip(left.tolist(), right.tolist(), strict=True)
    one_person = np.array([is_one_person(speakers[i], speakers[j]) for i, j in pairs], dtype=bool)
    rows = one_person, together & both[0], kinds[left] != kinds[right], both[1], both[1] & one_person & ~together
    return [*(np.array(row, dtype=np.float64) for row in rows), np.where(together, 0, compare_days(parts, left, right))]


def compare_days(parts: Sequence[Comparable], left: Ints, right: Ints) -> Floats:
    """The logarithm of the days between the articles of pairs; each two dates are compared once."""
    numbered = Vocabulary()
    dates = np.array([numbered[part.published or ""] for part in parts])
    told = [str(date) for date in numbered]
    pairs, places = np.unique(dates[left] * len(told) + dates[right], return_inverse=True)
    apart = [days_between(told[pair // len(told)], told[pair % len(told)]) for pair in pairs.tolist()]
    return np.log1p(np.array(apart, dtype=np.float64))[places]


def days_between(one: str, other: str) -> int:
    """The days between two dates, DAYS_APART at most; UNDATED where the year of one is not known."""
    apart = days_apart(one, other) if are_dated(one, other) else None
    return UNDATED if apart is None else min(apart, DAYS_APART)


def feature_matrix(
    parts: Sequence[Comparable], left: NDArray[np.integer], right: NDArray[np.integer], cosines: Floats
) -> Floats:
    """The features of the pairs `(parts[left[i]], parts[right[i]])`: shape (pairs, len(FEATURES)), in that order.

    Only parts that are in a pair are read, each text once.
    """
    here, there = left.astype(np.int64), right.astype(np.int64)
    needed = [parts[number].text for number in np.unique(np.concatenate([here, there])).tolist()]
    rows = {text: row for row, text in enumerate(dict.fromkeys(needed))}
    ones, others = (
        np.array([rows[parts[number].text] for number in side.tolist()], dtype=np.int64) for side in (here, there)
    )
    columns = compare_words(Readings(list(rows)), ones, others) + compare_contexts(parts, here, there)
    return np.column_stack([np.asarray(cosines, dtype=np.float64), *columns])


def features(left: Comparable, right: Comparable, cosine: float) -> Floats:
    """The features of one pair: shape (len(FEATURES),)."""
    row: Floats = feature_matrix([left, right], np.array([0]), np.array([1]), np.array([cosine]))[0]
    return row
