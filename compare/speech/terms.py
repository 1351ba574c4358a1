"""What stands in marks and is nobody's statement: titles of works, nicknames, named terms, scare quotes."""

from __future__ import annotations

from compare.speech.languages.english import ARTICLES, CONJUNCTIONS, NAMING, PREPOSITIONS, WORKS
from compare.speech.units import Sentence

# At most so many words make a term; longer ones say something (PolNeAR train: 9 of 10 quotations of five words or
# more that no cue introduces are labelled as somebody's words).
LONGEST_TERM = 4
LONGEST_TITLE = 12
QUOTE_MARKS = "\"“”'‘’«»„‟‹›「」『』`″"


def inside(text: str) -> str:
    """What stands between the outer marks."""
    return text.strip(QUOTE_MARKS + " \u00a0")


def is_title(text: str) -> bool:
    """Whether words are written like the title of a work: "The Art of the Deal", "13 Hours"."""
    found = inside(text).rstrip(",.").split()
    weighty = [
        w for w in found if w.lower() not in ARTICLES | PREPOSITIONS | CONJUNCTIONS | frozenset({"is", "be", "my", "i"})
    ]
    return bool(weighty) and not text.isupper() and not any(w[:1].islower() for w in (found[0], *weighty))


def names_work(units: Sentence, place: int) -> bool:
    """Whether a quotation is a work that its sentence speaks of: `on ABC's "This Week"`, `in his book, "The Deal"`.

    Written like a title, and with no stop that would part it from the clause before, or behind a noun for works.
    """
    if place == 0 or not is_title(units[place].text):
        return False
    if units[place - 1].low == "," and place > 1:
        return units[place - 2].low in WORKS
    return units[place - 1].word


def _has_author(units: Sentence, place: int) -> bool:
    """`"Hamilton heads for Chicago," by Gordon Cox`: a headline or a book with its author."""
    titled = inside(units[place].text)[:1]
    return (
        not titled.islower()  # "humiliated" by Tehran
        and place + 2 < len(units)
        and units[place + 1].low == "by"
        and units[place + 2].capital
    )


def kind_of(units: Sentence, place: int) -> str | None:
    """The kind of term that the quotation at `units[place]` is; None where somebody may have said it.

    Ordered: what the words around say, then what the words inside look like, then how few they are.
    """
    unit = units[place]
    content = inside(unit.text)
    count = len(content.split())
    before = units[place - 1] if place else None
    after = units[place + 1] if place + 1 < len(units) else None
    if (
        before is not None
        and after is not None
        and before.capital
        and after.capital
        and count <= 3
        and content[-1:] not in ".,!?"
    ):
        return "nickname"
    if before is not None and before.low == ":":
        return None  # `Here is Clinton: "We won"`
    if _has_author(units, place):
        return "title"
    if content[-1:] in "!?…" and count > 1 and not is_title(unit.text):
        return None
    leads = before.low if before is not None else ""
    if leads in NAMING and count <= LONGEST_TERM:
        return "term"
    if is_title(unit.text) and (count > 1 or leads in WORKS) and count <= LONGEST_TITLE:
        return "title"
    if count <= LONGEST_TERM:
        return "scare quote"
    return None
