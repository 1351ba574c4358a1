"""The sections on remarks: told by several articles, told twice in one, alike but not one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from compare.reporting.runs import Row, Run
from compare.reporting.wording import WIDTH, count, excerpt, fitted, one_line

# What a reader should see first: a change of the claim itself before one of its dress.
WEIGHT = {"negation": 7, "number": 6, "condition": 5, "name": 4, "modality": 3, "strength": 2, "attribution": 1}
MOST_SHARED = 3
MOST_ALIKE = 2
LABEL = 9


def several(row: Row) -> bool:
    """Whether a remark is told by two or more articles."""
    return len({member["article"] for member in row["members"]}) > 1


def told_by_several(results: Run, room: int) -> list[str]:
    """The remarks that two or more articles tell, those told by most first, in at most `room` lines."""
    rows = sorted(
        filter(several, results.rows("remarks")), key=lambda r: (-len(r["outlets"]), -len(r["members"]), r["id"])
    )
    head = f"TOLD BY SEVERAL ARTICLES: {count(len(rows), 'remark')}"
    return fitted(head, (shared(row, results) for row in rows[:MOST_SHARED]), room)


def shared(row: Row, results: Run) -> list[str]:
    """Which articles tell a remark, and its fullest version."""
    places = " ".join(dict.fromkeys(results.handles[m["article"]] for m in row["members"]))
    who = row["speaker"] or "nobody named"
    return [f"  {excerpt(places, WIDTH - 2)}", f"    {who}: {excerpt(row['label'], WIDTH - 6 - len(who))}"]


def told_twice(results: Run, room: int) -> list[str]:
    """The remarks that one article tells twice, those told otherwise first, in at most `room` lines."""
    rows = [row for row in results.rows("remarks") if not several(row)]
    changed = changes_by_pair(results)
    otherwise = sum(any(link["tier"] == "paraphrase" for link in row["links"]) for row in rows)
    ranked = sorted(rows, key=lambda row: (-importance(row, changed), row["id"]))
    head = f"TOLD TWICE IN ONE ARTICLE: {count(len(rows), 'remark')}, {otherwise} in other words. Read these first:"
    return fitted(head, (versions(row, changed, results) for row in ranked), room)


Places = frozenset[tuple[str, int]]
Changed = dict[Places, list[Row]]


def changes_by_pair(results: Run) -> Changed:
    """The changes named between two parts, by the places of both: their statements and first characters."""
    found: Changed = defaultdict(list)
    for row in results.rows("alignments"):
        found[frozenset((row[side]["statement"], row[side]["spans"][0][0]) for side in ("left", "right"))] += row[
            "changes"
        ]
    return found


def importance(row: Row, changed: Changed) -> float:
    """How much a reader loses who sees only one of the versions."""
    return max(importance_of(*found) for found in differing(row, changed))


def importance_of(link: Row, changes: list[Row]) -> float:
    """The weight of the gravest change, as sure as the link is."""
    return max(map(weight, changes), default=0) * float(link["probability"])


def weight(change: Row) -> int:
    """The weight of one change."""
    return WEIGHT.get(change["kind"], 0)


def differing(row: Row, changed: Changed) -> Iterable[tuple[Row, list[Row]]]:
    """The links of a remark with the changes named between their sides."""
    for link in row["links"]:
        yield link, changed.get(frozenset((link[side], link[f"{side}_span"][0]) for side in ("left", "right")), [])


def versions(row: Row, changed: Changed, results: Run) -> list[str]:
    """Two versions one above the other, and what changed between them."""
    link, changes = max(differing(row, changed), key=lambda found: importance_of(*found))
    parts = {(m["statement"], m["start"]): m for m in row["members"]}
    sides = [parts[link[side], link[f"{side}_span"][0]] for side in ("left", "right")]
    first = min(sides, key=lambda member: member["start"])
    second = max(sides, key=lambda member: member["start"])
    top = max(changes, key=weight, default=None)
    handle = results.handles[first["article"]]
    lines = [version(first, top, handle, results), version(second, top, " " * len(handle), results)]
    if top:
        told = excerpt(named(top), WIDTH - 5 - len(handle) - LABEL)
        lines.append(f"  {'':<{len(handle)}}  {'changed':<{LABEL}} {told}")
    return lines


def named(change: Row) -> str:
    """A change in words: "NEGATION moved: not to leave / not to allow"."""
    kind, note = change["kind"], change["note"]
    what = f"{kind.upper()} {note.removeprefix(kind).strip()}" if note.startswith(kind) else f"{kind.upper()}: {note}"
    words = " / ".join(words for words in (change["left"], change["right"]) if words)
    return what if change["left"] == change["right"] else f"{what}: {words}"


def version(member: Row, change: Row | None, handle: str, results: Run) -> str:
    """One line: the article, in which form it is told, the words."""
    statement = results.statements[member["statement"]]
    form = "quoted" if member["quoted"] else "headline" if statement["form"] == "headline" else "reported"
    text = one_line(member["text"])
    focus = next((words for side in ("left", "right") if change and (words := change[side]) and words in text), "")
    return f"  {handle}  {form:<{LABEL}} {excerpt(text, WIDTH - 5 - len(handle) - LABEL, focus)}"


def alike(results: Run, room: int) -> list[str]:
    """The nearest pairs across articles that are not one remark: why they are not, and under it both."""
    rows = list(results.rows("near_misses"))[:MOST_ALIKE]
    return fitted("ALIKE, BUT NOT ONE REMARK", (near_miss(row, results) for row in rows), room)


def near_miss(row: Row, results: Run) -> list[str]:
    """Why two parts are not one remark, and both."""
    sides = sorted((row["left"], row["right"]), key=lambda side: results.handles[side["article"]])
    places = " ".join(results.handles[side["article"]] for side in sides)
    names = " / ".join(side["name"] or "nobody named" for side in sides)
    why = row["why"].split(";")[0]
    room = (WIDTH - 11 - len(places)) // 2
    both = " / ".join(f'"{excerpt(side["text"], room)}"' for side in sides)
    return [f"  {places}  {excerpt(f'{why}: {names}', WIDTH - 4 - len(places))}", f"  {'':<{len(places)}}  {both}"]
