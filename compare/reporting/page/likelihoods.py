"""How sure it is that versions are one remark: in words with their measured meaning first, the number second."""

from __future__ import annotations

from compare.reporting.nouns import Link, Remark

# From which probability on a link is called so. Of the links between 0.9 and 1 nearly all are right, of all that are
# held to be one remark 8 of 10 inside an article and 9 of 10 across articles (matching/paraphrases.py has the sweep).
NAMES = ((0.9, "very likely one remark"), (0.6, "likely one remark"), (0.0, "perhaps one remark"))
MEASURED = (
    "Measured on news: of the versions held to be one remark, 8 of 10 are inside one article, 9 of 10 across articles; "
    "the others are two remarks that look alike. The number is the model’s own estimate for the weakest link."
)


def in_words(probability: float) -> str:
    """ "likely one remark: 0.78"."""
    name = next(name for least, name in NAMES if probability >= least)
    return f"{name}: {probability:.2f}"


def likelihood(remark: Remark) -> str:
    """How sure the weakest link of a remark is."""
    return in_words(remark.weakest) if remark.otherwise else "the same words"


def weakest_link(remark: Remark) -> Link:
    """The link at which a remark would come apart, the first of several: the weakest that its versions need."""
    return next(link for link in remark.links if link.probability == remark.weakest)
