"""What somebody else said inside what is reported: Лавров сказал, что Путин заявил, что …; «Путин сказал: „…“»."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from compare.speech.foreign_circumstances import circumstances
from compare.speech.foreign_mentions import Mention
from compare.speech.foreign_people import Company
from compare.speech.foreign_rules import Found, attribute
from compare.speech.heard import Heard, content_of, cue_of, inside
from compare.speech.quotations import Paragraph
from compare.speech.units import Sentence, sentences_of

# Inside what somebody says "he" may be anybody, and a comma or a colon without "that" or marks tells little.
NAMED = frozenset({"person", "organisation", "role"})
UNSURE = frozenset({"clause before", "colon, words follow", "quotation, colon", "words to come"})
# Of reports in reports in reports nothing is told any more.
DEEPEST = 3


def add_within(text: str, units: Sentence, found: Found, heard: list[Heard], outer: int, company: Company) -> None:
    """Adds what others say inside the indirect words of one answer, which made the statement `heard[outer]`."""
    for first, end in found.contents:
        if any(u.word for u in units[first:end]):
            _add(text, units[first:end], heard, outer, company, 1)


def add_quoted(text: str, paragraphs: Sequence[Paragraph], heard: list[Heard], company: Company) -> None:
    """Adds what others say inside the quotations."""
    owner = {span: place for place, one in enumerate(heard) if one.inner_of is None for span in one.quoted}
    for paragraph in paragraphs:
        starts = [p.outer_start for p in paragraph.nested]
        for pair in paragraph.pairs:
            outer = owner.get(inside(text, pair))
            if outer is None:
                continue
            within = paragraph.nested[bisect_left(starts, pair.start) : bisect_left(starts, pair.end)]
            nested = [p for p in within if p.depth == pair.depth + 1]
            for units in sentences_of(text, pair.start, pair.end, nested, ()):
                _add(text, units, heard, outer, company, 1)


def _add(text: str, units: Sentence, heard: list[Heard], outer: int, company: Company, depth: int) -> None:
    for found, mention in _sure(units, company):
        content = content_of(text, units, found, set(), {})
        if not content.spans:
            continue
        speakers = company.spoken_by(units, mention, found.genitive, found.gender, remember=False)
        said, carrier = circumstances(text, units, found, company.language)
        place = len(heard)
        heard.append(
            Heard(content.form, content.spans, content.quoted, speakers, cue_of(text, units, found), content.repaired,
                  found.rule, said, carrier, outer)
        )  # fmt: skip
        if depth < DEEPEST:
            for first, end in found.contents:
                _add(text, units[first:end], heard, place, company, depth + 1)


def _sure(units: Sentence, company: Company) -> Iterator[tuple[Found, Mention]]:
    """The answers whose speaker is named."""
    for found in attribute(units, company.language):
        if found.mention is not None and found.mention.kind in NAMED and found.rule not in UNSURE:
            yield found, found.mention
