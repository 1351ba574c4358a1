"""Joining the remarks of a run again at another probability: from what is stored, and the same at the same."""

from itertools import pairwise

import pytest

import compare
from compare.errors import UsageError
from compare.tracing.remarks import LINKED


def told(remarks):
    return [(one.id, one.members, one.links, one.steps, one.origins, one.weakest) for one in remarks]


def test_the_same_probability_gives_the_same_remarks(seeds_run):
    again = compare.remarks(seeds_run.folder, probability=LINKED)
    assert told(again) == told(seeds_run.remarks)


def test_a_higher_probability_never_joins_more(seeds_run):
    homes = []
    for probability in (0.2, 0.4, 0.7, 0.95):
        found = compare.remarks(seeds_run.folder, probability=probability)
        homes.append([{(m.statement, m.start) for m in one.members} for one in found])
    assert len(homes[0]) > len(homes[-1]) > 0
    for looser, stricter in pairwise(homes):
        assert all(any(one <= other for other in looser) for one in stricter)


@pytest.mark.parametrize("probability", [0, -1, 1.5, float("nan")])
def test_what_is_no_share_is_refused(seeds_run, probability):
    with pytest.raises(UsageError, match="no share"):
        compare.remarks(seeds_run.folder, probability=probability)
