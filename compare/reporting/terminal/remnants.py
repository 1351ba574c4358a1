"""The last sections: same text, what was set aside and repaired, and where the results are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from compare.reading.boilerplate import ANOTHER_STORY
from compare.reporting.runs import Row, Run
from compare.reporting.terminal.answers import across
from compare.reporting.wording import count, excerpt, listing, paragraph


def same_text(results: Run) -> list[str]:
    """Passages that stand more than once: in two articles, as boilerplate, in one article."""
    rows = [row for row in results.rows("matches") if row["tier"] in ("exact", "near-duplicate")]
    told = [*news(rows, results), *boilerplate(rows, results), *within(rows, results)]
    text = f"SAME TEXT  {'; '.join(told)}" if told else "SAME TEXT  none"
    return paragraph(text, indent=" " * 11, first="")[:4]


def news(rows: list[Row], results: Run) -> list[str]:
    """News text in two articles: the longest first."""
    found = [row for row in rows if across(row) and not row["boilerplate"]]
    found.sort(key=lambda row: (-row["words"], row["left"]["start"]))
    longest = [f"{places(row, results)} {count(row['words'], 'word')}" for row in found[:2]]
    return [f"{count(len(found), 'passage')} of news ({listing(longest)})"] if found else []


def boilerplate(rows: list[Row], results: Run) -> list[str]:
    """Boilerplate in two articles: the longest passage by name, the number of others."""
    found = [row for row in rows if across(row) and row["boilerplate"]]
    if not found:
        return []
    longest = max(found, key=lambda row: row["words"])
    told = f"{places(longest, results)} {longest['boilerplate']} (boilerplate), {count(longest['words'], 'word')}"
    return [told + (f", and {len(found) - 1} more such" if len(found) > 1 else "")]


def within(rows: list[Row], results: Run) -> list[str]:
    """Sentences that an article holds twice."""
    found = [row for row in rows if not across(row) and not row["boilerplate"]]
    named = dict.fromkeys(results.handles[row["left"]["article"]] for row in found)
    if not found:
        return []
    hold = "holds" if len(named) == 1 else "hold"
    return [f"{listing(list(named), 3)} {hold} {count(len(found), 'passage')} twice"]


def places(row: Row, results: Run) -> str:
    """ "000 = 001"."""
    return " = ".join(sorted(results.handles[row[side]["article"]] for side in ("left", "right")))


def set_aside(results: Run) -> list[str]:
    """How many places are boilerplate, of which kinds."""
    rows = list(results.rows("boilerplate"))
    if not rows:
        return ["SET ASIDE  nothing"]
    kinds = Counter(row["kind"] for row in rows)
    named = listing([f"{number} {kind}" for kind, number in kinds.most_common()], 5)
    doubted = dict.fromkeys(results.handles[row["article"]] for row in rows if ANOTHER_STORY in row["reason"])
    text = f"SET ASIDE  {count(len(rows), 'place')}: {named}"
    if doubted:
        hold = "holds" if len(doubted) == 1 else "hold"
        text += f"; {listing(list(doubted), 3)} {hold} perhaps the caption of another story"
    return paragraph(text, indent=" " * 11, first="")[:2]


def repaired(results: Run) -> list[str]:
    """Marks that do not pair, and texts whose encoding was mended."""
    found: dict[str, list[str]] = {}
    for name in ("statements", "terms"):
        for row in results.rows(name):
            if row["repaired"]:
                found.setdefault(results.handles[row["article"]], []).append(row["repaired"])
    for id, row in results.articles.items():
        if row["repairs"]:
            found.setdefault(results.handles[id], []).extend(row["repairs"])
    if not found:
        return []
    named = [f"{handle}: {excerpt(listing(sorted(set(what)), 2), 60)}" for handle, what in sorted(found.items())]
    return paragraph(f"REPAIRED   {'; '.join(named[:3])}", indent=" " * 11, first="")[:3]


def versions(results: Run) -> list[str]:
    """Articles that are copies or other versions of one that stands for them."""
    found = results.versions
    if not found:
        return []
    named = [f"{excerpt(own_name(row['path']), 20)} is {results.handles[row['version_of']]}" for row in found[:2]]
    more = f", and {len(found) - 2} more" if len(found) > 2 else ""
    told = f"VERSIONS   the same article, listed and not compared: {', '.join(named)}{more}"
    return paragraph(told, indent=" " * 11, first="")[:2]


def own_name(path: str) -> str:
    """The end of a path that tells it from its neighbours: the line in its file, or the name of the file."""
    return path[path.rfind("#") :] if "#" in path else Path(path).name


def where(results: Run) -> list[str]:
    """Where the results lie and what to ask next."""
    folder = results.folder.as_posix()
    skipped = results.run["counts"]["skipped"]
    lines = [f"SKIPPED    {count(skipped, 'place')}: see {folder}/skipped.jsonl"] if skipped else []
    return [*lines, f"RESULTS    {Path(folder).as_posix()}/     MORE  compare --help"]
