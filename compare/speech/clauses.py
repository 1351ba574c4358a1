"""A cue in its place in a sentence, and what a rule finds there: the subject and the words said."""

from __future__ import annotations

from dataclasses import dataclass, field

from compare.speech.cues import Verb
from compare.speech.phrases import Phrase
from compare.speech.units import Sentence

Span = tuple[int, int]  # of units: [first, end)


@dataclass(slots=True)
class Attribution:
    """One cue of a sentence with its subjects and the units that hold what was said."""

    rule: str
    verb: Verb | None
    subjects: list[Phrase]
    contents: list[Span]
    adjunct: Span | None = None
    carrier: Span | None = None
    same_speaker: bool = False  # no subject of its own: whoever spoke just before
    inner: bool = False  # stands inside what another attribution of the sentence reports
    awaits: bool = False  # ends in a colon: the words come in what follows
    dangling: bool = False  # nothing but subject and verb: the words stand in the sentence before
    outer: Attribution | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Clause:
    """A cue in its place: the sentence, where its clause begins, what stands around it."""

    units: Sentence
    low: int  # first unit that no earlier cue has taken
    verb: Verb
    subjects: list[Phrase]
    start: int  # first unit of the subject and the verb together
    after: int  # first unit after verb, listener and adjuncts
    bare: int  # first unit after verb and listener alone
    high: int  # end of the sentence without its stop

    def at(self, place: int) -> str:
        """The folded word at a place; "" outside and for a quotation."""
        return self.units[place].low if 0 <= place < len(self.units) else ""

    def quoted(self, place: int) -> bool:
        """Whether a quotation stands at a place."""
        return 0 <= place < self.high and self.units[place].pair is not None
