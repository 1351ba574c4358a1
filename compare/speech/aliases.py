"""Roles that stand for a person of the article: "the Russian foreign minister", "Russia’s top diplomat", "the FM"."""

from __future__ import annotations

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
