"""The nouns as a run wrote them: one frozen object a line of a results file, with the fields of docs/results.md.

What stands in another file is joined where a reader looks for it: a remark holds its steps in time, a link the changes
between its two sides.
"""

from compare.reporting.nouns.articles import Article, Boilerplate, Ledger, Origin, SharedText, Skipped
from compare.reporting.nouns.clusters import Bond, Cluster, Spot
from compare.reporting.nouns.matches import (
    Alignment,
    Change,
    Clip,
    Difference,
    Dispute,
    Excerpt,
    Group,
    GroupLabel,
    Insertion,
    Lookalike,
    Match,
    NearMiss,
    Place,
    Wire,
)
from compare.reporting.nouns.remarks import Echo, First, Link, Member, Merge, Part, PossibleLink, Remark, Step, Trace
from compare.reporting.nouns.statements import Cue, Note, Speaker, Statement, Term

__all__ = [
    "Alignment",
    "Article",
    "Boilerplate",
    "Bond",
    "Change",
    "Clip",
    "Cluster",
    "Cue",
    "Difference",
    "Dispute",
    "Echo",
    "Excerpt",
    "First",
    "Group",
    "GroupLabel",
    "Insertion",
    "Ledger",
    "Link",
    "Lookalike",
    "Match",
    "Member",
    "Merge",
    "NearMiss",
    "Note",
    "Origin",
    "Part",
    "Place",
    "PossibleLink",
    "Remark",
    "SharedText",
    "Skipped",
    "Speaker",
    "Spot",
    "Statement",
    "Step",
    "Term",
    "Trace",
    "Wire",
]
