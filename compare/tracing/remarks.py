"""Remarks: all parts of statements, in all outlets, that report one utterance.

Joining is where such tools go wrong: one false link must not weld two remarks into one. So links alone do not join:
inside each connected component of the graph of links, groups of parts are joined while they are alike in the mean, the
most alike first, and two different named persons never share a remark, however the links run
(`compare.tracing.linkages`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import numpy as np

from compare.matching import speaker_pairs
from compare.matching.paraphrases import LINKED_ACROSS, linked_from
from compare.matching.speaker_pairs import Speakers
from compare.reading.identities import identity
from compare.reading.texts import words
from compare.tracing.communities import WHOLE, Rows, components, graph_of
from compare.tracing.linkages import Ties, link_up
from compare.tracing.order import in_time, precedence

# From which probability parts are joined by default; what some parts need more is said by `needed`.
LINKED = LINKED_ACROSS
# What compatible speakers need more than one and the same to be joined by other words, as a share of what is left to 1:
# 0.5 for 0.4. Of the sure pairs of 550 labelled articles that are linked so, 5 of 5 from there on are one remark or one
# claim, and below it 1 of 2; twice as much would take 27 of 1,172 remarks more, and no labelled pair.
COMPATIBLE = 1 / 6
# Words from which the same text by the same speaker is one remark, whatever stands around it: five and less are
# fragments (compare.matching.quotations.FRAGMENT), which anybody may say twice.
CERTAIN = 6

PARAPHRASE = "paraphrase"

Voice = tuple[str | None, str | None, bool, str | None]


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence or clause of a statement, `[start, end)` in its article."""

    id: int
    statement: int
    article: int
    start: int
    end: int
    form: str  # of its statement
    quoted: bool  # whether at least half of it stands in quotation marks
    outlet: str | None
    speaker: str | None  # the key of the person, None where the text names nobody
    name: str | None  # the name as the article gives it
    published: str  # EDTF, "" where unknown
    text: str
    said: str | None = None  # when, where and to whom: the words beside its statement
    published_at: str | None = None  # the moment in UTC, where it is known
    guessed: bool = False  # whether the words do not name the speaker: a pronoun does, a role, or a sentence before
    speaker_kind: str | None = None  # person, organisation, role; None where nobody is named, or several of two kinds


@dataclass(frozen=True, slots=True)
class Link:
    """Two parts that were verified to report one utterance."""

    left: int  # ids of parts
    right: int
    tier: str
    probability: float
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """One utterance as several statements report it; `parts` in order of time, article and start."""

    id: int
    parts: tuple[Part, ...]
    links: tuple[Link, ...]
    weakest: float

    @property
    def anchor(self) -> Part:
        """The part that comes first: it gives the remark its id."""
        return self.parts[0]


def cluster(parts: Mapping[int, Part], links: Iterable[Link]) -> list[Remark]:
    """Join parts into remarks as `rejoin` does, from the default probability on."""
    return rejoin(parts, links, LINKED)


def rejoin(parts: Mapping[int, Part], links: Iterable[Link], probability: float) -> list[Remark]:
    """Join parts that are linked from `probability` on into remarks of two or more parts, sorted by id.

    `parts` maps the id of a part to the part; links name parts by id. All links count, also those below the
    probability: they join nothing by themselves, and speak for groups that another link joins. Of several links between
    two parts the most probable stands. A part is in at most one remark, and a remark at a higher probability lies
    inside one at a lower.
    """
    held = strongest(links)
    ids = np.unique(np.array([(link.left, link.right) for link in held], np.uint64))
    sides = [
        np.searchsorted(ids, np.array(side, np.uint64)) for side in ([x.left for x in held], [x.right for x in held])
    ]
    weights = np.array([weight(link, parts[link.left], parts[link.right]) for link in held])
    # The same text by the same speaker is one node, however often it is told, and so is what one statement says twice.
    same = np.array([is_certain(link, parts[link.left], parts[link.right]) for link in held], np.bool_)
    again = said_again([parts[id] for id in ids.tolist()])
    node = components(len(ids), np.append(sides[0][same], again[0]), np.append(sides[1][same], again[1]))
    names, graph = graph_of(node[sides[0]], node[sides[1]], weights)
    place = np.searchsorted(names, node)
    wholes: list[list[int]] = [[] for _ in names]
    for row, id in zip(place.tolist(), ids.tolist(), strict=True):
        wholes[row].append(parts[id].statement)
    ties = Ties(*heard(parts[id] for id in ids[names].tolist()), wholes)
    group = link_up(graph, round(probability * WHOLE), ties)[place]
    inside = (group[sides[0]] == group[sides[1]]) & (weights >= probability)
    joined: defaultdict[int, list[Link]] = defaultdict(list)
    for row in np.flatnonzero(inside).tolist():
        joined[int(group[sides[0][row]])].append(held[row])
    return sorted((build(parts, found) for found in joined.values()), key=lambda remark: remark.id)


def strongest(links: Iterable[Link]) -> list[Link]:
    """The most probable link between any two parts, in order of the parts."""
    ordered = sorted(
        links, key=lambda x: (min(x.left, x.right), max(x.left, x.right), -x.probability, x.tier, x.reason)
    )
    return [next(same) for _, same in groupby(ordered, key=lambda x: (min(x.left, x.right), max(x.left, x.right)))]


def said_again(parts: Sequence[Part]) -> tuple[Rows, Rows]:
    """The places of parts that stand in one statement with the same words, and the first place of these words."""
    seen: dict[tuple[int, str], int] = {}
    first = np.array([seen.setdefault((p.statement, p.text), place) for place, p in enumerate(parts)], np.int64)
    again = np.flatnonzero(first != np.arange(len(parts)))
    return again, first[again]


def needed(left: Part, right: Part, tier: str) -> float:
    """From which probability a link of this tier joins its parts, where the same speaker's need LINKED."""
    base = linked_from(left, right)
    if tier != PARAPHRASE or speakers_of_pair(left, right) == "same":
        return base
    return round(base + COMPATIBLE * (1 - base), 6)


def weight(link: Link, left: Part, right: Part) -> float:
    """The probability of a link on one scale for all: LINKED where it is as much as these parts need."""
    if is_certain(link, left, right):
        return 1.0
    need = needed(left, right, link.tier)
    if link.probability < need:
        return round(LINKED * link.probability / need, 6)
    return round(LINKED + (1 - LINKED) * (link.probability - need) / (1 - need), 6)


def is_certain(link: Link, left: Part, right: Part) -> bool:
    """Whether both parts are the same text of CERTAIN words and more by the same speaker, or by nobody that is named.

    Of a text that hundreds carry not every pair is a candidate, so that no mean tells that they are one.
    """
    linked = link.tier == "exact" and link.probability >= linked_from(left, right)
    return linked and voice(left) == voice(right) and len(words(left.text)) >= CERTAIN


def voice(part: Part) -> Voice:
    """All that `speakers_of_pair` looks at in a part: parts of one voice are apart from the same others."""
    return part.speaker, part.name, part.guessed, part.speaker_kind


def speakers_of_pair(left: Part, right: Part) -> Speakers:
    """Whether two parts have the same speaker, may have the same one, or have two that their own words name."""
    found = speaker_pairs.speakers_of_pair(left, right)
    return "compatible" if found == "different" and (left.guessed or right.guessed) else found


def heard(parts: Iterable[Part]) -> tuple[list[int], Callable[[int, int], bool]]:
    """A number for the voice of each part, and whether two of these numbers are different speakers."""
    numbers: dict[Voice, int] = {}
    first: list[Part] = []
    voices = []
    for part in parts:
        number = numbers.setdefault(voice(part), len(first))
        if number == len(first):
            first.append(part)
        voices.append(number)

    @cache
    def apart(one: int, other: int) -> bool:
        return speakers_of_pair(first[one], first[other]) == "different"

    return voices, apart


def build(parts: Mapping[int, Part], links: Sequence[Link]) -> Remark:
    """The remark of the parts that these links join."""
    members = {end for link in links for end in (link.left, link.right)}
    ordered = tuple(in_time((parts[node] for node in sorted(members)), precedence, lambda part: part.published_at))
    return Remark(identity("remark", ordered[0].id), ordered, tuple(links), weakest(links).probability)


def weakest(links: Iterable[Link]) -> Link:
    """The link at which the parts that these links join come apart first.

    It is the last one that Kruskal (1956) takes into the tree of the strongest: weaker ones may stand beside it, which
    others make up for. Of equally strong ones the last by the ids of its parts.
    """
    root: dict[int, int] = {}

    def top(node: int) -> int:
        while (above := root.setdefault(node, node)) != node:
            root[node] = root[above]
            node = above
        return node

    last = None
    for link in sorted(links, key=lambda x: (-x.probability, min(x.left, x.right), max(x.left, x.right))):
        left, right = top(link.left), top(link.right)
        if left != right:
            root[max(left, right)] = min(left, right)
            last = link
    if last is None:
        raise ValueError("no link joins anything")
    return last
