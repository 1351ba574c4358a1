"""Who speaks, where the text itself says so by name: the evidence that two texts name two persons for one quotation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from compare.reading.texts import WORD
from compare.speech.names import bare
from compare.speech.statements import Statement

# The rules by which a text itself names who speaks: no pronoun, no role, no speaker of a sentence before.
NAMED = frozenset({"full name", "surname", "name, not met in full"})
# Characters around a quotation in which anybody else who is named may be the one that is meant: "Ann Day, a spokesman
# for Senator Bo, Lee, said", "says Lee's aide Ann Day".
AROUND = 200


class Voice(NamedTuple):
    """The one person whom a text names for a quotation, and the words with a capital around it."""

    name: str
    beside: tuple[str, ...]


class Naming(Protocol):
    """A speaker as a statement has one."""

    @property
    def name(self) -> str | None:
        """The name, or None."""

    @property
    def kind(self) -> str:
        """person, organisation, role, unknown."""

    @property
    def rule(self) -> str:
        """The rule that decided."""


class Named(NamedTuple):
    """Whom the speakers of a statement are together."""

    name: str | None  # their names, as the article gives them
    guessed: bool  # whether the words do not name one of them: a pronoun does, a role, or a sentence before
    kind: str | None  # None where nobody is named, or several of two kinds


def named(speakers: Sequence[Naming]) -> Named:
    """Whom the speakers of a statement are together."""
    kinds = {one.kind for one in speakers if one.name}
    return Named(
        name=" and ".join(one.name for one in speakers if one.name) or None,
        guessed=any(one.rule not in NAMED for one in speakers),
        kind=kinds.pop() if len(kinds) == 1 else None,
    )


def voice_of(text: str, statement: Statement) -> Voice | None:
    """Who speaks by the text's own words; None where there are several, or none, or it is a guess.

    Only direct quotations count: in what somebody says of somebody's words ("she rebuked him for saying that ..."),
    or tells inside what others say, either may be named.
    """
    if statement.form != "direct" or statement.cue is None or statement.inner_of is not None:
        return None
    if len(statement.speakers) != 1:
        return None
    (speaker,) = statement.speakers
    if speaker.kind != "person" or speaker.name is None or speaker.rule not in NAMED:
        return None
    return Voice(speaker.name, names_around(text, statement.spans[0][0], statement.spans[-1][1]))


def names_around(text: str, start: int, end: int) -> tuple[str, ...]:
    """The different words with a capital near a stretch, as names are compared."""
    near = [*WORD.findall(text, max(0, start - AROUND), start), *WORD.findall(text, end, end + AROUND)]
    return tuple(sorted({bare(word) for word in near if word[0].isupper()}))
