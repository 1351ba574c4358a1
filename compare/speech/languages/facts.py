"""What a language's file says, for the chain of rules that serves every language but English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False)
class Language:
    """The facts of one language. Every word is folded (no capitals) but for the names, which keep theirs."""

    # Reporting verbs, every form: male, female, plural (whom it agrees with), or "" where the form does not tell.
    verbs: Mapping[str, str]
    # Forms that share the subject of the verb before: "adding", "добавив".
    participles: frozenset[str]
    # Open what was said: "that", "что".
    that: frozenset[str]
    # Open the thing that was told of: "about", "о".
    about: frozenset[str]
    # Stand before a reporting verb in a clause of its own: "as he said", "как сообщил".
    as_words: frozenset[str]
    # The words before a speaker in the genitive: ("по", "словам").
    frames: frozenset[tuple[str, str]]
    # The same with a possessive between: "по его словам".
    possessives: Mapping[str, str]
    pronouns: Mapping[str, str]
    prepositions: frozenset[str]
    # Before a body whose people say it: "в Кремле заявили".
    inside: frozenset[str]
    # Parts two clauses, each with a subject of its own.
    conjunctions: frozenset[str]
    # Joins two speakers.
    joining: frozenset[str]
    # Stand between subject and verb, or open a sentence; no part of a name or a role.
    adverbs: frozenset[str]
    # Nouns of offices and trades, in the nominative and in the genitive.
    roles: frozenset[str]
    # Beginnings of the names of places and bodies that speak or stand inside a role: "росси" for "России".
    place_stems: tuple[str, ...]
    # Bodies in every case, of one word or of several: folded form -> the name.
    bodies: Mapping[str, str]
    # Letters that a noun's case endings are made of: what is left of "министр" and "министра" without them is one.
    endings: str
    male_names: frozenset[str]
    female_names: frozenset[str]
    # Lower-case words inside names: "фон".
    particles: frozenset[str]
    # Case endings of first names: (ending of the nominative, endings of the other cases).
    given_endings: tuple[tuple[str, tuple[str, ...]], ...]
    # Case endings of surnames: (ending, nominative, gender), the longest first.
    surname_endings: tuple[tuple[str, str, str], ...]
    # Endings that tell a surname where a sentence gives any word a capital.
    surname_looks: tuple[str, ...]
    # What follows is empty where the language has no such thing, or nobody has listed it yet.
    # First names whose cases are made from another stem than the nominative: "Павел" -> "Павл".
    oblique_stems: Mapping[str, str] = field(default_factory=dict)
    # Endings of surnames in other cases than the nominative: what a preposition before them asks for.
    oblique_endings: tuple[str, ...] = ()
    # Nouns that name a body with what follows them ("ministry"), every form -> the nominative; and what follows.
    heads: Mapping[str, str] = field(default_factory=dict)
    complements: frozenset[str] = frozenset()
    # Outlets that carry what others say, folded form -> the name; and nouns before such names ("agency").
    outlets: Mapping[str, str] = field(default_factory=dict)
    outlet_kinds: frozenset[str] = frozenset()
    # When: words for days and times, and the months that follow a number.
    times: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    # Where: beginnings of words such as "interview"; to whom: "reporters"; and what opens a clause: "speaking".
    occasion_stems: tuple[str, ...] = ()
    listeners: frozenset[str] = frozenset()
    occasion_openers: frozenset[str] = frozenset()
