"""The sections on remarks: told by several articles, told twice in one, alike but not one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from compare.reporting.runs import Row, Run
from compare.reporting.wording import WIDTH, count, excerpt, one_line

# What a reader should see first: a change of the claim itself before one of its dress.
WEIGHT = {"negation": 7, "number": 6, "condition": 5, "name": 4, "modality": 3, "strength": 2, "attribution": 1}
MOST_SHARED = 3
MOST_ALIKE = 2
LABEL = 9


def several(row: Row) -> bool:
    """Whether a remark is told by two or more articles."""
    return len({member["article"] for member in row["members"]}) > 1


def told_by_several(results: Run) -> list[str]:
    """The remarks that two or more articles tell, those told by most first."""
    rows = sorted(
        filter(several, results.rows("remarks")), key=lambda r: (-len(r["outlets"]), -len(r["members"]), r["id"])
    )
    if not rows:
        return []
    lines = [f"TOLD BY SEVERAL ARTICLES: {count(len(rows), 'remark')}."]
    for row in rows[:MOST_SHARED]:
        places = " ".join(dict.fromkeys(results.handles[m["article"]] for m in row["members"]))
        room = WIDTH - 4 - len(row["speaker"] or "?")
        lines.append(f"  {excerpt(places, WIDTH - 2)}")
        lines.append(f"    {row['speaker'] or '?'}: {excerpt(row['label'], room - 2)}")
    return lines


def told_twice(results: Run, room: int) -> list[str]:
    """The remarks that one article tells twice, those told otherwise first, in at most `room` lines."""
    rows = [row for row in results.rows("remarks") if not several(row)]
    if not rows or room < 1:
        return []
    changed = changes_by_pair(results)
    otherwise = sum(any(link["tier"] == "paraphrase" for link in row["links"]) for row in rows)
    ranked = sorted(rows, key=lambda row: (-importance(row, changed), row["id"]))
    lines = [f"TOLD TWICE IN ONE ARTICLE: {count(len(rows), 'remark')}, {otherwise} in other words. Read these first:"]
    for row in ranked:
        block = versions(row, changed, results)
        if len(lines) + len(block) > room:
            break
        lines += block
    return lines


def changes_by_pair(results: Run) -> dict[frozenset[str], list[Row]]:
    """The changes named between two statements, by the pair of their ids."""
    found: dict[frozenset[str], list[Row]] = defaultdict(list)
    for row in results.rows("alignments"):
        found[pair(row["left"]["statement"], row["right"]["statement"])] += row["changes"]
    return found


def pair(left: str, right: str) -> frozenset[str]:
    """Two statements, whichever comes first."""
    return frozenset((left, right))


def importance(row: Row, changed: dict[frozenset[str], list[Row]]) -> int:
    """How much a reader loses who sees only one of the versions."""
    return max((weight(change) for _, changes in differing(row, changed) for change in changes), default=0)


def weight(change: Row) -> int:
    """The weight of one change."""
    return WEIGHT.get(change["kind"], 0)


def differing(row: Row, changed: dict[frozenset[str], list[Row]]) -> Iterable[tuple[Row, list[Row]]]:
    """The links of a remark with the changes named between their sides."""
    for link in row["links"]:
        yield link, changed.get(pair(link["left"], link["right"]), [])


def versions(row: Row, changed: dict[frozenset[str], list[Row]], results: Run) -> list[str]:
    """Two versions one above the other, and what changed between them."""
    link, changes = max(differing(row, changed), key=lambda found: max(map(weight, found[1]), default=0))
    parts = {(m["statement"], m["start"]): m for m in row["members"]}
    sides = [parts[link[side], link[f"{side}_span"][0]] for side in ("left", "right")]
    first = min(sides, key=lambda member: member["start"])
    second = max(sides, key=lambda member: member["start"])
    top = max(changes, key=weight, default=None)
    handle = results.handles[first["article"]]
    lines = [version(first, top, handle, results), version(second, top, " " * len(handle), results)]
    if top and top["note"]:
        told = excerpt(f"{top['kind'].upper()}: {top['note']}", WIDTH - 5 - len(handle) - LABEL)
        lines.append(f"  {'':<{len(handle)}}  {'changed':<{LABEL}} {told}")
    return lines


def version(member: Row, change: Row | None, handle: str, results: Run) -> str:
    """One line: the article, in which form it is told, the words."""
    statement = results.statements[member["statement"]]
    form = "quoted" if statement["quoted"] else "headline" if statement["form"] == "headline" else "reported"
    text = one_line(member["text"])
    focus = next((words for side in ("left", "right") if change and (words := change[side]) and words in text), "")
    return f"  {handle}  {form:<{LABEL}} {excerpt(text, WIDTH - 5 - len(handle) - LABEL, focus)}"


def alike(results: Run) -> list[str]:
    """The nearest pairs across articles that are not one remark: why they are not, and under it both."""
    rows = list(results.rows("near_misses"))[:MOST_ALIKE]
    if not rows:
        return []
    lines = ["ALIKE, BUT NOT ONE REMARK"]
    for row in rows:
        sides = sorted((row["left"], row["right"]), key=lambda side: results.handles[side["article"]])
        places = " ".join(results.handles[side["article"]] for side in sides)
        names = " / ".join(side["name"] or "nobody named" for side in sides)
        why = row["why"].split(";")[0]
        lines.append(f"  {places}  {excerpt(f'{why}: {names}', WIDTH - 4 - len(places))}")
        room = (WIDTH - 11 - len(places)) // 2
        both = " / ".join(f'"{excerpt(side["text"], room)}"' for side in sides)
        lines.append(f"  {'':<{len(places)}}  {both}")
    return lines
