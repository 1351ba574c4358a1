"""The nearest remarks that are not the one asked for, and why they are not."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain, islice

from compare.matching.quotations import content_words
from compare.reading.texts import words
from compare.reporting.findings import is_named
from compare.reporting.inquiries.links import Spots, spots_of
from compare.reporting.inquiries.versions import Version, beside
from compare.reporting.nouns import Remark
from compare.reporting.rankings import why_apart
from compare.reporting.runs import Run
from compare.reporting.silences import is_day
from compare.reporting.wording import count, listing

# Remarks that are shown.
MOST = 3
# Another remark is near with so many content words in common, of this share of their weight (a word counts the more,
# the fewer remarks have it), told within so many days. The nearest by weight of 40 remarks of AllSides 2012-2016 drawn
# at random were read: 8 of 8 that held all three had the same theme, 4 of the 25 others.
WORDS, WEIGHT, DAYS = 3, 0.15, 60
# Remarks with words in common whose days are looked at.
LOOKED_AT = 50
# The possible links of the versions of a remark to others.
LINKS = """
SELECT s.article, l.right_start, l.right_end, s.id, l.probability, l.reason FROM remark_members AS m
JOIN links AS l ON l.left_statement = m.statement AND l.left_start = m.start
JOIN statements AS s ON s.id = l.right_statement WHERE m.remark = ?1
UNION
SELECT s.article, l.left_start, l.left_end, s.id, l.probability, l.reason FROM remark_members AS m
JOIN links AS l ON l.right_statement = m.statement AND l.right_start = m.start
JOIN statements AS s ON s.id = l.left_statement WHERE m.remark = ?1
"""


def nearest(run: Run, remark: Remark) -> tuple[Version, ...]:
    """The versions of other places and remarks that come nearest: what the run nearly joined, then by words."""
    taken = Spots(spots_of(remark))
    others = (beside_fullest(run, remark, other) for other in by_words(run, remark, MOST))
    found = chain(nearly_joined(run, remark), nearly_linked(run, remark), others)
    return tuple(islice((one for one in found if taken.take(one.spot)), MOST))


def nearly_joined(run: Run, remark: Remark) -> Iterator[Version]:
    """What the run held against its versions and did not join, with its reason, the nearest first."""
    query = """
    SELECT right_article, right_start, right_end, right_statement, likeness, relation, why FROM near_misses
    WHERE left_statement = ?1
    UNION ALL
    SELECT left_article, left_start, left_end, left_statement, likeness, relation, why FROM near_misses
    WHERE right_statement = ?1
    """
    found = [row for statement in remark.statements for row in run.database.rows(query, statement)]
    own = own_statements(remark)
    for article, start, end, statement, likeness, relation, why in sorted(found, key=lambda row: (-row[4], *row[:2])):
        if statement not in own:
            why = why_apart(relation, why, likeness)
            yield beside(run, remark.fullest.text, (article, start, end), "no", why)


def nearly_linked(run: Run, remark: Remark) -> Iterator[Version]:
    """What has a possible link to one of its versions and is not among them, the likeliest first."""
    own = own_statements(remark)
    found = sorted(run.database.rows(LINKS, remark.id), key=lambda row: (-row[4], *row[:2]))
    for article, start, end, statement, probability, reason in found:
        if statement not in own:
            others = [f"in remark {other.id[:6]}" for other in run.lookup.remarks_at(article, start, end)]
            told = f"{(others or ['not joined'])[0]} (probability {probability:.2f}); {reason}"
            # Nothing is changed here: it is something else.
            yield replace(beside(run, remark.fullest.text, (article, start, end), "no", told), changed=())


def own_statements(remark: Remark) -> set[str]:
    """The statements that tell a remark, or make the same claim beside it."""
    return {*remark.statements, *(claim.statement for claim in remark.same_claim)}


def by_words(run: Run, remark: Remark, most: int) -> list[Remark]:
    """The remarks that have most words of substance in common with this one, the nearest first."""
    labels = {id: substance(label) for id, label in run.database.rows("SELECT id, label FROM remarks ORDER BY id")}
    asked = labels.pop(remark.id)
    known = Counter(word for label in labels.values() for word in label & asked)
    weigh = {word: math.log(len(labels) / n) for word, n in known.items()}
    most_weight = sum(weigh.get(word, math.log(len(labels) + 1)) for word in asked)
    shares = {
        id: round(sum(weigh[word] for word in label & asked) / most_weight, 6)
        for id, label in labels.items()
        if len(label & asked) >= WORDS
    }
    near = sorted((id for id, share in shares.items() if share >= WEIGHT), key=lambda id: (-shares[id], id))
    others = (run.lookup.remark(id) for id in near[:LOOKED_AT])
    return list(islice((other for other in others if (days_between(remark, other) or 0) <= DAYS), most))


def substance(text: str) -> frozenset[str]:
    """The content words of a text."""
    return content_words([word.text for word in words(text)])


def beside_fullest(run: Run, remark: Remark, other: Remark) -> Version:
    """The fullest version of another remark, and why it is not this one."""
    full = other.fullest
    here = beside(run, remark.fullest.text, (full.article, full.start, full.end), "no", why_not(remark, other))
    return replace(here, changed=())  # nobody changed it: it is something else


def why_not(remark: Remark, other: Remark) -> str:
    """Why two remarks are two: another speaker, other days, or other words."""
    reasons = [f"another speaker: {other.speaker}"] if other_speaker(remark, other) else []
    days = days_between(remark, other)
    reasons += [f"{count(days, 'day')} apart"] if days else []
    shared = sorted(substance(remark.fullest.text) & substance(other.fullest.text))
    return "; ".join([f"remark {other.id[:6]}", *reasons, f"in common only {listing(shared)}"])


def other_speaker(remark: Remark, other: Remark) -> bool:
    """Whether both are said by somebody known, and not by the same."""
    return bool(remark.speaker and other.speaker) and not is_named(str(remark.speaker), [other.speaker])


def days_between(remark: Remark, other: Remark) -> int | None:
    """The days between the nearest dates of both; None where no day is known."""
    sides = [
        [date.fromisoformat(str(member.published)[:10]) for member in one.members if is_day(member.published)]
        for one in (remark, other)
    ]
    return min((abs((a - b).days) for a in sides[0] for b in sides[1]), default=None)
