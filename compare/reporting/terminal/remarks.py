"""The sections on remarks: told by several articles, told twice in one, alike but not one."""

from __future__ import annotations

from compare.reporting.nouns import Change, Lookalike, Member, NearMiss, Remark
from compare.reporting.rankings import gravest, named, telling_pair, told_by_most, told_otherwise, why_apart
from compare.reporting.runs import Run
from compare.reporting.wording import WIDTH, count, excerpt, fitted, one_line

MOST_SHARED = 3
MOST_ALIKE = 2
LABEL = 9


def told_by_several(results: Run, room: int) -> list[str]:
    """The remarks that two or more articles tell, those told by most first, in at most `room` lines."""
    found = told_by_most(results.remarks)
    head = f"TOLD BY SEVERAL ARTICLES: {count(len(found), 'remark')}"
    return fitted(head, (shared(remark, results) for remark in found[:MOST_SHARED]), room)


def shared(remark: Remark, results: Run) -> list[str]:
    """Which articles tell a remark, its fullest version, and what changed between two of them."""
    places = " ".join(results.handles[article] for article in remark.articles)
    who = remark.speaker or "nobody named"
    lines = [f"  {excerpt(places, WIDTH - 2)}", f"    {who}: {excerpt(remark.label, WIDTH - 6 - len(who))}"]
    link, first, second = telling_pair(remark)
    top = gravest(link.changes)
    if top:
        both = " / ".join(results.handles[member.article] for member in (first, second))
        lines.append(f"    changed, {both}: {excerpt(named(top), WIDTH - 15 - len(both))}")
    return lines


def told_twice(results: Run, room: int) -> list[str]:
    """The remarks that one article tells twice, those told otherwise first, in at most `room` lines."""
    found = told_otherwise(results.remarks)
    otherwise = sum(remark.otherwise for remark in found)
    head = f"TOLD TWICE IN ONE ARTICLE: {count(len(found), 'remark')}, {otherwise} in other words. Read these first:"
    return fitted(head, (versions(remark, results) for remark in found), room)


def versions(remark: Remark, results: Run) -> list[str]:
    """Two versions one above the other, and what changed between them."""
    link, first, second = telling_pair(remark)
    top = gravest(link.changes)
    handle = results.handles[first.article]
    lines = [version(first, top, handle), version(second, top, " " * len(handle))]
    if top:
        told = excerpt(named(top), WIDTH - 5 - len(handle) - LABEL)
        lines.append(f"  {'':<{len(handle)}}  {'changed':<{LABEL}} {told}")
    return lines


def version(member: Member, change: Change | None, handle: str) -> str:
    """One line: the article, in which form it is told, the words."""
    text = one_line(member.text)
    focus = next((words for words in (change.left, change.right) if words and words in text), "") if change else ""
    return f"  {handle}  {member.told:<{LABEL}} {excerpt(text, WIDTH - 5 - len(handle) - LABEL, focus)}"


def alike(results: Run, room: int) -> list[str]:
    """The nearest pairs across articles that are not one remark: why they are not, and under it both."""
    found = results.near_misses[:MOST_ALIKE]
    return fitted("ALIKE, BUT NOT ONE REMARK", (near_miss(miss, results) for miss in found), room)


def near_miss(miss: NearMiss, results: Run) -> list[str]:
    """Why two parts are not one remark, and both."""

    def handle(side: Lookalike) -> str:
        return results.handles[side.article]

    sides = sorted((miss.left, miss.right), key=handle)
    width = max(len(handle(side)) for side in sides)
    lines = [f"  {excerpt(why_apart(miss.relation, miss.why, miss.likeness), WIDTH - 2)}"]
    for side in sides:
        said = excerpt(f"{side.name or 'nobody named'}: {side.text}", WIDTH - 6 - width)
        lines.append(f"    {handle(side):<{width}}  {said}")
    return lines
