"""Roles that stand for a person of the article: "Russia’s top diplomat", "the FM", "the Ohio Republican"."""

from __future__ import annotations

from compare.speech.homes import home_in
from compare.speech.languages.english import PREPOSITIONS
from compare.speech.languages.english_people import (
    HIGHEST,
    LOWERED,
    NATION_NAMES,
    NATIONS,
    RANKS,
    ROLES,
    SHORT_TITLES,
    STANDS_FOR,
)
from compare.speech.languages.english_references import FEMALE_ROLES, MALE_ROLES, OFFICES, PERSONAL_ROLES
from compare.speech.people import People
from compare.speech.persons import Person


def role_words(words: list[str]) -> list[str]:
    """A role's words for comparing: abbreviations spelled out, nations by their adjective, no articles."""
    found: list[str] = []
    for word in words:
        known = word.removesuffix("'s").removesuffix("s'")
        if known in NATIONS:
            found.append(NATIONS[known])
        elif word not in ("the", "a", "an", "of", "for", "that", "this"):
            found += SHORT_TITLES.get(word, word).split()
    return found


def candidates(words: list[str], people: People) -> list[Person]:
    """Those people whose roles, as the article gives them, fit these words."""
    wanted = role_words(words)
    head = next((w for w in reversed(wanted) if w in ROLES or w in STANDS_FOR), None)
    if head is None:
        return []
    nation = next((w for w in wanted if w in NATION_NAMES), None)
    rest = {w for w in wanted if w != head and w not in NATION_NAMES and w not in RANKS}
    top = "top" in wanted or "chief" in wanted
    near = people.with_roles([head, *sorted(STANDS_FOR.get(head, ()))])
    fitting = [(p, role) for p in near for role in p.roles if _fits(role, head, nation, rest, top, p)]
    highest = [p for p, role in fitting if not LOWERED & role]  # "the minister" is not the deputy beside him
    return list(dict.fromkeys(highest or [p for p, _ in fitting]))


def _fits(role: frozenset[str], head: str, nation: str | None, rest: set[str], top: bool, person: Person) -> bool:
    if head in role:
        if not rest <= role:
            return False
        if not (LOWERED & rest) and LOWERED & role and (rest or top):
            return False  # "the foreign minister" is not the deputy
    elif head in STANDS_FOR and STANDS_FOR[head] & role:
        if rest and not rest <= role | {head}:
            return False
        if top and head in HIGHEST and (not HIGHEST[head] & role or LOWERED & role):
            return False
    else:
        return False
    known = next((w for w in role if w in NATION_NAMES), None) or person.nation()
    return nation is None or known is None or nation == known


def described(words: list[str], people: People) -> list[Person]:
    """`the Ohio Republican`, `the Vermont senator`: those whom the article has from there, of that party or office."""
    home, party = home_in(words)
    if home is None or words[0] != "the" or not PREPOSITIONS.isdisjoint(words) or "former" in words:
        return []  # not "the attorney in New Jersey", and "the former governor" may be of another state now
    return [p for p in people.by_home.get(home, ()) if p.may_come(home, party) and _may_be_called(p, words)]


def may_mean(words: list[str], person: Person) -> bool:
    """Whether a definite role may go on with whom the article has just spoken of: "Lee objected. The businessman said".

    Only roles by which somebody is called again; a source, an aide or a president beside him is somebody else.
    """
    home, party = home_in(words)
    if not PREPOSITIONS.isdisjoint(words) or (home is None and PERSONAL_ROLES.isdisjoint(words)):
        return False
    if home is None and party != (party and person.party):
        return False  # each party has a nominee
    return person.may_come(home, party) and not person.is_kin() and _may_be_called(person, words)


def prefers(words: list[str], one: Person, other: Person) -> bool:
    """Whether a role that either may mean is surely the first: only a state tells which of them it is."""
    home, party = home_in(words)
    return home is not None and (_agrees(one, home, party) or not _agrees(other, home, party))


def _agrees(person: Person, home: str | None, party: str | None) -> bool:
    return person.home == home or (party is not None and person.party == party)


def _may_be_called(person: Person, words: list[str]) -> bool:
    """Whether neither the sex nor another office speaks against it."""
    sex = "female" if FEMALE_ROLES.intersection(words) else "male" if MALE_ROLES.intersection(words) else None
    if not person.may_be(sex):
        return False
    wanted = OFFICES.intersection(role_words(words))
    held = OFFICES.intersection(frozenset().union(*person.roles))
    return not wanted or not held or bool(wanted & held) or "former" in words
