"""Notes of the house inside a sentence: legal notes, glosses signed by the agency, and who edited the report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.reading.agencies import OUTLETS, WIRES, one_of
from compare.reading.boilerplate.spans import Boilerplate

# A bracket with no bracket in it, no longer than a sentence.
BRACKET = re.compile(r"\([^()\n]{3,250}\)|\[[^\[\]\n]{3,250}\]")
# "(about the talks - TASS)", "(the group - eds. TASS)", "(he means X. - Ed.)"
SIGNERS = one_of(WIRES + OUTLETS)
SIGNED = re.compile(rf"[-–—] ?(?:[Ee]d(?:itor)?s?\.?(?:[’']s? note)?,? ?(?:{SIGNERS})?|{SIGNERS})\.?[)\]]\Z")
# "(terror group outlawed in Russia)", "(an organisation banned in the Russian Federation)"
LEGAL = re.compile(
    r"\b(?:organi[sz]ations?|groups?|movements?|networks?|entity|outlet|agents?|state|IS|ISIS|ISIL|Daesh)\b[^()]{0,80}"
    r"\b(?:banned|outlawed|prohibited|forbidden)\b[^()]{0,40}\b(?:in|by|I)\b[^()]{0,10} [A-Z]"
    r"|^\W?(?:is |are )?(?:banned|outlawed|prohibited|forbidden) (?:in|by) (?:the )?[A-Z][\w ]{2,40}\W?\Z"
)
EDITORS = re.compile(
    r"[(\[](?:[Ee]ditor[’']?s[’']? note|[Ee]d\. note|[Ee]mphasis (?:mine|added|ours|in (?:the )?original))\b"
)
# At the very end of a wire report, glued to its last sentence.
TAIL = re.compile(
    r"\(?(?:Additional |With )?(?:[Rr]eporting|Writing|Editing) by [A-Z][^\n]{3,300}\Z"
    r"|Our Standards: ?The Thomson Reuters Trust Principles\.?\Z"
)
TAIL_LENGTH = 400


def notes(text: str) -> Iterator[Boilerplate]:
    """The notes of the house in this text, in order."""
    for bracket in BRACKET.finditer(text):
        reason = _kind_of_note(bracket.group())
        if reason:
            yield Boilerplate(bracket.start(), bracket.end(), "editorial note", reason)
    body = len(text.rstrip())
    tail = TAIL.search(text, max(0, body - TAIL_LENGTH), body)
    if tail:
        yield Boilerplate(tail.start(), tail.end(), "credit", "who reported and edited it, at the end of a report")


def _kind_of_note(bracket: str) -> str | None:
    if SIGNED.search(bracket):
        return "a note in brackets signed by the editors"
    if bracket[0] == "(" and LEGAL.search(bracket):
        return "a legal note in brackets"
    if EDITORS.match(bracket):
        return "a note in brackets by the editors"
    return None
