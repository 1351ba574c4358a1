"""Stages that keep the matches between passages of one tier, where the other is not asked for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from compare.engines.batches import Batch, take, texts
from compare.engines.contracts import stage
from compare.matching.matches import EXACT
from compare.matching.stages import MATCHES
from compare.pipeline.rows import from_json
from compare.pipeline.stages.same_text import PAIRED


@dataclass(frozen=True, slots=True)
class Told:
    """What has to be known of a pair here."""

    tier: str


@stage(MATCHES)
def telling(matches: Batch) -> Batch:
    """The matches between passages that have more in common than a phrase or a form."""
    return take(matches, ~matches["formulaic"])


@stage(MATCHES)
def identical(matches: Batch) -> Batch:
    """The matches between passages with the same words."""
    return take(matches, matches["tier"] == EXACT)


@stage(PAIRED)
def nearly_identical(paired: Batch) -> Batch:
    """The pairs of passages whose words are not quite the same."""
    near = (from_json(record, Told).tier != "exact" for record in texts(paired, "record"))
    return take(paired, np.fromiter(near, np.bool_, len(paired["id"])))
