"""Somebody whom an article names, and which of those who share a surname a naming is of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.speech.languages.english_people import (
    ENGLISH_SPEAKING,
    FEMALE_TITLES,
    KIN,
    MALE_TITLES,
    NATION_NAMES,
    SHORT_TITLES,
    STATE_OFFICES,
)
from compare.speech.names import bare, parted_by_middle, same_given

# So many times as often as the next must the article name somebody for a surname alone to be surely that one: of those
# named less often than that 8 of 13 were, of the others 39 of 44.
CLEARLY = 2


@dataclass(slots=True, eq=False)
class Person:
    """Somebody the article names."""

    name: str
    surname: str  # folded
    given: str | None  # folded first name
    suffix: str = ""  # "Jr." or "Sr." where it tells two people apart
    roles: list[frozenset[str]] = field(default_factory=list)  # folded words of each role, nation as in NATIONS
    gender: str | None = None  # male, female
    home: str | None = None  # the state that an American politician is from, folded
    party: str | None = None  # republican, democratic, independent
    named: int = 0  # how often
    places: list[int] = field(default_factory=list)  # where, in characters: in full, or by title and surname

    def nation(self) -> str | None:
        """The nation that a role tells, if one does."""
        return next((w for role in self.roles for w in sorted(role) if w in NATION_NAMES), None)

    def is_interpreted(self) -> bool:
        """Whether this one speaks another language, as far as an office for a nation tells: what outlets in English
        quote is a translation.
        """
        nations = [role & NATION_NAMES for role in self.roles if role & STATE_OFFICES and role & NATION_NAMES]
        return bool(nations) and all(ENGLISH_SPEAKING.isdisjoint(one) for one in nations)

    def is_kin(self) -> bool:
        """Whether the article knows this one as somebody's relative: "his wife, Ann Lee"."""
        return any(role & KIN for role in self.roles)

    def may_come(self, home: str | None, party: str | None) -> bool:
        """Whether nothing says that this one is from another state or of another party."""
        here = self.home == home if self.home else self.nation() in (None, "american")
        return (home is None or here) and (party is None or self.party in (None, party))

    def may_be(self, gender: str | None) -> bool:
        """Whether nothing says that the sexes differ."""
        return self.gender is None or gender is None or self.gender == gender


def in_full(
    shared: list[Person], tokens: Sequence[str], suffix: str, role: frozenset[str], gender: str | None
) -> Person | None:
    """Which of those of one surname a full name is of, also of who is known by the surname alone so far.

    "Mrs. Lee" does not become Tom Lee, nor does "President Lee" become "his wife, Ann Lee".
    """
    given = [p for p in shared if p.given is not None and p.suffix == suffix and _same_given(p, tokens)]
    if given:
        return given[0]
    alone = (p for p in shared if p.given is None and p.may_be(gender) and not role & KIN)
    return next(alone, None)


def _same_given(person: Person, tokens: Sequence[str]) -> bool:
    same = person.given is not None and same_given(person.given, bare(tokens[0]))
    return same and not parted_by_middle(person.name.split(), tokens)


def titled(shared: list[Person], role: frozenset[str], gender: str | None) -> Person | None:
    """Whom "President Lee" or "Mrs. Lee" adds to, of those of this surname; None for somebody else."""
    agreeing = [p for p in shared if p.may_be(gender)]
    known = next((p for p in agreeing if any(role & other for other in p.roles)), None)
    alone = known or next((p for p in agreeing if p.given is None), None)
    return alone or next((p for p in agreeing if gender is not None or not p.is_kin()), None)


def namesake(shared: list[Person], titles: frozenset[str], at: int) -> Person | None:
    """Whom a surname at `at` behind these titles means, of those who share it; None where two may be meant.

    By sex and office, else whom the article named most often so far, and rather no relative. Whoever it named last it
    is less often: of 1,751 surnames beside quotations that another outlet gives to somebody by name, 14 more are wrong.
    """
    gender = "female" if titles & FEMALE_TITLES else "male" if titles & MALE_TITLES else None
    agreeing = [p for p in shared if p.may_be(gender)] or shared
    offices = frozenset(word for title in titles for word in SHORT_TITLES.get(title, title).split())
    fitting = [p for p in agreeing if any(offices & role for role in p.roles)] or agreeing
    before = {id(p): bisect_left(p.places, at) for p in fitting}
    ranked = sorted(fitting, key=lambda p: (before[id(p)] > 0, not p.is_kin(), before[id(p)], p.named), reverse=True)
    first, second = ranked[0], ranked[min(1, len(ranked) - 1)]
    rivals = first is not second and first.is_kin() == second.is_kin() and first.given and second.given
    return None if rivals and CLEARLY * before[id(second)] > before[id(first)] else first
