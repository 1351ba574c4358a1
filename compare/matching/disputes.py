"""One quotation under two names: its attribution is in dispute.

Most pairs of equal words under two names are no dispute between outlets but a doubt of ours. Of 37 such pairs of eight
words in 550 articles 31 rest on a pronoun, or on the speaker of a sentence before, on one side; the other six are a
relative of the same name, a name cut short, a saying, somebody quoted inside what another tells, and a spokesman whose
principal stands beside him. So only what both texts say themselves counts: each names one person beside a reporting
verb, and not the other one near it. Of 3,363 more articles one pair is left: two spokeswomen of a body, months apart.
"""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import Indel

from compare.matching.alignments import Alignment
from compare.matching.excerpts import Excerpt
from compare.matching.likenesses import is_one_person
from compare.speech.names import bare, person_key

# Words without a break from which two people are not held to have said the same by chance.
RUN = 8
# Words in common over the shorter side: below it two people share a saying ("better late than never") inside
# what else they said.
SHARE = 0.6
# Surnames this alike are one name in two spellings.
ALIKE = 0.8


class Dispute(NamedTuple):
    """Whom the two sides name."""

    left: str
    right: str


def disputed(left: Excerpt, right: Excerpt, alignment: Alignment) -> Dispute | None:
    """Whom two articles name for the same words, where that is not one person; None where nothing is in dispute."""
    if left.voice is None or right.voice is None or left.article == right.article:
        return None
    shorter = min(alignment.left_words, alignment.right_words)
    if alignment.run < RUN or alignment.equal < SHARE * shorter:
        return None
    one, other = left.voice, right.voice
    if not are_two(one.name, other.name) or surname(one.name) in other.beside or surname(other.name) in one.beside:
        return None
    return Dispute(one.name, other.name)


def are_two(one: str, other: str) -> bool:
    """Whether two names are those of two persons: relatives, and names of one word in common, are not told apart."""
    if is_one_person(person_key(one), person_key(other)):
        return False
    words = [{bare(word) for word in name.split()} for name in (one, other)]
    if min(map(len, words)) <= 1 and words[0] & words[1]:
        return False
    keys = [person_key(name).rpartition(" ")[2] for name in (one, other)]
    return Indel.normalized_similarity(*keys) < ALIKE


def surname(name: str) -> str:
    """The last word of a name, as the words around a quotation are compared."""
    return bare(name.split()[-1]) if name.strip() else ""
