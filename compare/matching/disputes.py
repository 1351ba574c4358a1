"""One quotation under two names: its attribution is in dispute.

Most pairs of equal words under two names are no dispute between outlets but a doubt of ours. In 6,000 articles 551
pairs of quotations share eight words in a row under two names, 323 of different words. 260 of these rest on a pronoun,
or on the speaker of a sentence before, on one side or on both: of 45 with 14 words or more in common that were read
(words and names), 44 are an error of ours. So only what both texts say themselves counts. Of the 63 that are left (read
too, half of them with what stands around them) some 40 are phrases of eight to ten words that anybody says; a dozen
repeat the other one's words, or name somebody beside them; in 5 one statement is given to a principal and to a
spokesman, whom both texts name together; and 5 are in dispute: one statement that two spokesmen of one house sent out.
The rule below finds 4 of these 5, and one more pair where a web page has put a line of its own into two quotations.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from compare.matching.alignments import Alignment
from compare.matching.excerpts import Excerpt
from compare.matching.likenesses import is_one_person
from compare.matching.quotations import CONTENT, Run, content_words, shared_run
from compare.reading.texts import Word
from compare.speech.cues import CUE_WORDS
from compare.speech.names import bare, person_key

# Words without a break from which two people are not held to have said the same by chance.
RUN = 8
# Words in common over the shorter side: below it two people share a saying ("better late than never") inside
# what else they said.
SHARE = 0.6
# Surnames this alike are one name in two spellings.
ALIKE = 0.8
# Words before the shared ones among which a reporting verb says that they are another one's: "as the mayor said, ...".
BEFORE = 4


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
    said = left.words(), right.words()
    run = shared_run(*([word.text for word in side] for side in said))
    if is_repeated(said[0], run.left) or is_repeated(said[1], run.right) or is_phrase(said[0], run):
        return None
    return Dispute(one.name, other.name)


def is_repeated(said: Sequence[Word], start: int) -> bool:
    """Whether the words from `start` on are told inside the quotation as what somebody said."""
    return any(word.text in CUE_WORDS for word in said[max(0, start - BEFORE) : start])


def is_phrase(said: Sequence[Word], run: Run) -> bool:
    """Whether the run is nothing but a phrase that anybody says."""
    return len(content_words([word.text for word in said[run.left : run.left + run.length]])) < CONTENT


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
