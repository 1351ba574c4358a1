"""What somebody else said inside a quotation: "Putin said clearly we are ready", in what Lavrov said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.speech.attributions import attribute
from compare.speech.clauses import Attribution
from compare.speech.drafts import Draft, Terms, add_content
from compare.speech.marks import Pair
from compare.speech.units import sentences_of

# Who speaks of "I" and "we" inside a quotation is its speaker, and "he" may be anybody: only names and roles count.
NAMED = frozenset({"name", "role", "body", "group"})


def inner_drafts(text: str, around: Pair, nested: Sequence[Pair], hidden: Sequence[tuple[int, int]]) -> Iterator[Draft]:
    """The statements that others make inside the quotation `around`; `nested` are the pairs right inside it."""
    taken: set[Pair] = set()
    for units in sentences_of(text, around.start, around.end, nested, hidden):
        for one in attribute(units):
            draft = Draft(one.rule, units, one)
            for span in one.contents:
                add_content(draft, units, span, taken, Terms())
            if _is_sure(one, draft) and draft.spans and draft.spans != [(around.start, around.end)]:
                yield draft


def _is_sure(one: Attribution, draft: Draft) -> bool:
    verb = one.verb
    if verb is None or one.inner or not one.subjects or not all(s.kind in NAMED for s in one.subjects):
        return False
    if draft.pairs and draft.plain:
        return True  # marks of their own around the words: "Ankara answered, 'No.'"
    if one.same_speaker or verb.held or verb.kind not in ("saying", "telling"):
        return False
    return one.rule in ("that-clause", "quotation after", "quotation before") or verb.base == "say"
