"""Passages that stand more than once: news and boilerplate apart, and how much any two articles have in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compare.reporting.nouns import Group, Match
from compare.reporting.nouns import Place as Stretch
from compare.reporting.nouns.matches import REPEATED
from compare.reporting.page.limits import MOST_CARDS, MOST_ROWS, Listed, first
from compare.reporting.page.sources import Place, Source, Sources
from compare.reporting.reuses import sort_same_text
from compare.reporting.runs import Run
from compare.reporting.wording import count

# Places of one passage that are listed: a footer may stand in every article.
MOST_PLACES = 30
# Articles that its heading names.
MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Telling:
    """One place of a passage; `words` only where they are not those of the first place."""

    place: Place
    words: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand in several places."""

    words: int
    label: str
    kind: str | None
    tellings: list[Telling]
    more: int

    @property
    def heading(self) -> str:
        """ "000 = 001", or of one article "004, twice"."""
        handles = list(dict.fromkeys(telling.place.source.handle for telling in self.tellings))
        if len(handles) == 1:
            return f"{handles[0]}, {'twice' if len(self.tellings) == 2 else f'{len(self.tellings)} times'}"
        return " = ".join(handles[:MOST_NAMED]) + (" = …" if len(handles) > MOST_NAMED or self.more else "")


@dataclass(frozen=True, slots=True)
class Common:
    """How much two articles have in common."""

    left: Source
    right: Source
    characters_left: int
    characters_right: int
    share_left: float
    share_right: float


@dataclass(frozen=True, slots=True)
class SameTexts:
    """The passages of a run by what they are, and the ledger of pairs."""

    news: Listed[Passage]
    within: Listed[Passage]
    inside: Listed[Passage]
    boilerplate: Listed[Passage]
    own_lines: Listed[Passage]
    pairs: Listed[Common]

    @property
    def total(self) -> int:
        """How many passages there are."""
        lists = (self.news, self.within, self.inside, self.boilerplate, self.own_lines)
        return sum(listed.total for listed in lists)


def same_texts(run: Run, sources: Sources) -> SameTexts:
    """The passages that are the same text, those of most words first."""
    matches = sorted(one_a_group(run.matches.same_text()), key=lambda match: (-match.words, match.left.article))
    found = sort_same_text(matches, run.facts)
    groups = {group.id: group for group in run.groups}

    def passages(matches: list[Match]) -> Listed[Passage]:
        shown = first(matches, MOST_CARDS, "matches.jsonl")
        return Listed([passage(one, groups, run, sources) for one in shown.shown], shown.total, shown.file)

    return SameTexts(
        news=passages(found.reuse),
        within=passages(found.within_outlet),
        inside=passages(found.inside),
        boilerplate=passages([match for match in found.boilerplate if match.boilerplate != REPEATED]),
        own_lines=passages([match for match in found.boilerplate if match.boilerplate == REPEATED]),
        pairs=common(run, sources),
    )


def one_a_group(matches: Iterable[Match]) -> Iterable[Match]:
    """Of the matches of one group of equal passages the first; all others."""
    seen: set[str] = set()
    for match in matches:
        if match.group is None or match.group not in seen:
            yield match
            seen |= {match.group} if match.group else set()


def passage(match: Match, groups: dict[str, Group], run: Run, sources: Sources) -> Passage:
    """A passage with its places."""
    group = groups.get(match.group) if match.group else None
    places = group.members if group else (match.left, match.right)
    label = words_of(places[0], run)
    shown = places[:MOST_PLACES]
    return Passage(
        words=match.words,
        label=label,
        kind=kind_of(match, group),
        tellings=[telling(place, label, run, sources) for place in shown],
        more=len(places) - len(shown),
    )


def kind_of(match: Match, group: Group | None) -> str | None:
    """What a passage is: its kind of boilerplate, whose line it is, or how many outlets carried it; with counts."""
    label = group.boilerplate if group else None
    if label and label.outlet and match.boilerplate in (None, REPEATED):
        return f"in {count(label.outlet_articles or 0, 'article')} of {label.outlet}"
    if match.boilerplate or not (group and group.wire):
        return match.boilerplate
    return f"in {group.wire.outlets} outlets within {count(group.wire.days, 'day')}"


def telling(place: Stretch, label: str, run: Run, sources: Sources) -> Telling:
    """One place, with its words where they differ."""
    words = words_of(place, run)
    return Telling(sources.place(place.article, place.start, place.end), "" if words == label else words)


def words_of(place: Stretch, run: Run) -> str:
    """The text of a place."""
    return run.text(place.article)[place.start : place.end]


def common(run: Run, sources: Sources) -> Listed[Common]:
    """The pairs of articles that have most in common."""
    ranked = sorted(run.shared_texts, key=lambda one: (-max(one.characters_left, one.characters_right), one.left))
    shown = first(ranked, MOST_ROWS, "reuse.jsonl")
    rows = [
        Common(
            left=sources[one.left],
            right=sources[one.right],
            characters_left=one.characters_left,
            characters_right=one.characters_right,
            share_left=one.characters_left / max(1, run.ledgers[one.left].characters),
            share_right=one.characters_right / max(1, run.ledgers[one.right].characters),
        )
        for one in shown.shown
    ]
    return Listed(rows, shown.total, shown.file)
