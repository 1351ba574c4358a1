"""Which matches of passages count as reuse, and which are shown apart: one place that every report asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from compare.reporting.nouns import Match


class SameText(NamedTuple):
    """Matches of passages by what they are, each in one list."""

    reuse: list[Match]  # news in two articles: what counts
    within_outlet: list[Match]  # in two articles of one outlet, where these do not count
    boilerplate: list[Match]  # where it does not count
    inside: list[Match]  # twice in one article


def sort_same_text(matches: Iterable[Match], facts: Mapping[str, Any]) -> SameText:
    """The matches of passages, in order, by what they are; `facts` are those of run.json.

    `facts["counted"]` says what the run counted; where it says nothing, boilerplate does not count, and what two
    articles of one outlet share does.
    """
    counted = facts.get("counted", {})
    keep, within = counted.get("keep_boilerplate", False), counted.get("within_outlet", True)
    found = SameText([], [], [], [])
    for match in matches:
        if not match.same_text:
            continue
        if match.boilerplate and not keep:
            found.boilerplate.append(match)
        elif not match.across:
            found.inside.append(match)
        elif match.same_outlet and not within:
            found.within_outlet.append(match)
        else:
            found.reuse.append(match)
    return found
