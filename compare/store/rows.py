"""From the lines of the results files to the rows of the tables: what is nested is spelled out, a list is rows.

Each function takes the lines of one file in order and yields (table, row), a row before those that refer to it. A row
maps columns to values; a field for which there is no column fails when it is written, so that none is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Line = dict[str, Any]
Row = dict[str, Any]
Rows = Iterator[tuple[str, Row]]


def article_rows(lines: Iterable[Line], texts: Iterable[tuple[str, str]]) -> Rows:
    """The articles that stand, each with its text, and the versions that stand behind them.

    `texts` are (id, text) in the order of the lines; raises ValueError where they do not go with the articles.
    """
    given = iter(texts)
    for number, line in enumerate(lines, 1):
        origins, conflicts, repairs = line.pop("origins"), line.pop("conflicts"), line.pop("repairs")
        line["folder"] = line.pop("group")
        owner: Row
        if line["version_of"] is None:
            del line["version_of"]
            owner = {"article": line["id"]}
            yield "articles", {**line, "text": text_of(line["id"], given)}
        else:
            owner = {"version": number}
            yield "versions", {"number": number, **line}
        yield from listed("origins", owner, origins)
        yield from listed("conflicts", owner, ({"conflict": sentence} for sentence in conflicts))
        yield from listed("repairs", owner, ({"repair": sentence} for sentence in repairs))
    for id, _ in given:
        raise ValueError(f"a text is given for {id}, which is not the next article that stands in articles.jsonl")


def text_of(article: str, given: Iterator[tuple[str, str]]) -> str:
    """The text of the article, which must be the next one given."""
    id, text = next(given, (None, ""))
    if id != article:
        raise ValueError(
            f"the text of {article} was to come next, in the order of articles.jsonl, but came that of {id}"
        )
    return text


def boilerplate_rows(lines: Iterable[Line]) -> Rows:
    """What is set aside."""
    return (("boilerplate", line) for line in lines)


def statement_rows(lines: Iterable[Line]) -> Rows:
    """Statements with their spans, speakers and insertions."""
    for line in lines:
        spans, quoted, speakers = line.pop("spans"), line.pop("quoted"), line.pop("speakers")
        cue, insertions = line.pop("cue"), line.pop("insertions")
        if cue is not None:
            line |= prefixed("cue", {**ends(cue.pop("span")), **cue})
        owner = {"statement": line["id"]}
        yield "statements", line
        yield from listed("statement_spans", owner, map(ends, spans))
        yield from listed("statement_quoted", owner, map(ends, quoted))
        yield from listed("statement_insertions", owner, insertions)
        yield from listed("speakers", owner, ({**ends(one.pop("span")), **one} for one in speakers))


def term_rows(lines: Iterable[Line]) -> Rows:
    """What stands in marks and is no statement."""
    return (("terms", line) for line in lines)


def group_rows(lines: Iterable[Line]) -> Rows:
    """Groups with their members; their outlets are those of the members' articles."""
    for line in lines:
        yield (
            "groups",
            {
                "id": line["id"],
                **prefixed("representative", line["representative"]),
                **prefixed("boilerplate", line["boilerplate"]),
                **prefixed("wire", line["wire"] or {}),
            },
        )
        yield from listed("group_members", {"group_id": line["id"]}, line["members"])


def cluster_rows(lines: Iterable[Line]) -> Rows:
    """Clusters with their members and links; their outlets are those of the members' articles."""
    for line in lines:
        members, links = line.pop("members"), line.pop("links")
        del line["outlets"]
        owner = {"cluster": line["id"]}
        nested = {
            **spot("representative_", line.pop("representative")),
            **prefixed("weakest", bond(line.pop("weakest"))),
            **prefixed("first", line.pop("first")),
        }
        yield "clusters", {**line, **nested}
        yield from listed("cluster_members", owner, (spot("", member) for member in members))
        yield from listed("cluster_links", owner, map(bond, links))


def match_rows(lines: Iterable[Line]) -> Rows:
    """Matches, both sides spelled out."""
    for number, line in enumerate(lines, 1):
        yield "matches", {"number": number, "group_id": line.pop("group"), **sides(line)}


def alignment_rows(lines: Iterable[Line]) -> Rows:
    """Alignments with their spans, operations, insertions and changes."""
    for number, line in enumerate(lines, 1):
        operations, insertions, changes = line.pop("operations"), line.pop("insertions"), line.pop("changes")
        line.pop("differences", None), line.pop("clips", None)  # many, and both follow from what is stored
        spans = {side: line[side].pop("spans") for side in ("left", "right")}
        owner = {"alignment": number}
        disputed = prefixed("disputed", line.pop("disputed", None) or {})
        yield "alignments", {"number": number, **sides(line), **disputed}
        for side, of_side in spans.items():
            yield from listed("alignment_spans", {**owner, "side": side}, map(ends, of_side))
        yield from listed("operations", owner, map(operation, operations))
        yield from listed("insertions", owner, insertions)
        yield from listed("changes", owner, map(change, changes))


def remark_rows(lines: Iterable[Line]) -> Rows:
    """Remarks with their members and links; their statements and outlets are those of the members."""
    for line in lines:
        members, links = line.pop("members"), line.pop("links")
        del line["statements"], line["outlets"]
        owner, was, claims = {"remark": line["id"]}, line.pop("was", ()), line.pop("same_claim", ())
        yield "remarks", {**prefixed("first", line.pop("first")), **line}
        yield from listed("remark_was", owner, ({"was": id} for id in was))
        yield from listed("remark_same_claim", owner, claims)
        yield from listed("remark_members", owner, members)
        yield from listed("remark_links", owner, map(both_ends, links))


def link_rows(lines: Iterable[Line]) -> Rows:
    """Links between parts of statements, both sides spelled out."""
    return (("links", {"number": number, **sides(line)}) for number, line in enumerate(lines, 1))


def trace_rows(lines: Iterable[Line]) -> Rows:
    """The steps of traces, with what each cut and changed, and the origins."""
    for line in lines:
        remark = {"remark": line["remark"]}
        for place, step in enumerate(line["steps"]):
            cut, changed, operations = step.pop("cut"), step.pop("changed"), step.pop("operations", ())
            owner = {**remark, "step": place}
            yield "trace_steps", {**remark, "place": place, **step.pop("part"), **step}
            yield from listed("trace_cuts", owner, ({"cut": words} for words in cut))
            yield from listed("trace_changes", owner, map(change, changed))
            yield from listed("trace_operations", owner, map(operation, operations))
        yield from listed("trace_origins", remark, ({"origin": origin} for origin in line["origins"]))
        yield from listed("trace_merges", remark, line.get("merges", ()))


def reuse_rows(lines: Iterable[Line]) -> Rows:
    """The ledger: the lines of articles, then those of pairs with their spans."""
    for line in lines:
        if "article" in line:
            yield "reuse_articles", line
            continue
        spans = line.pop("spans")
        yield "reuse_pairs", line
        yield from listed("reuse_spans", {"left": line["left"], "right": line["right"]}, map(both_sides, spans))


def near_miss_rows(lines: Iterable[Line]) -> Rows:
    """Parts that are alike and not one remark."""
    return (("near_misses", {"number": number, **sides(line)}) for number, line in enumerate(lines, 1))


def skipped_rows(lines: Iterable[Line]) -> Rows:
    """What could not be read."""
    return (("skipped", {"number": number, **line}) for number, line in enumerate(lines, 1))


def listed(table: str, owner: Row, rows: Iterable[Mapping[str, Any]]) -> Rows:
    """The rows of a list, each with what it belongs to and its place."""
    return ((table, {**owner, "place": place, **row}) for place, row in enumerate(rows))


def prefixed(name: str, nested: Mapping[str, Any]) -> Row:
    """A nested object as columns: article of `left` is left_article."""
    return {f"{name}_{field}": value for field, value in nested.items()}


def sides(line: Line) -> Row:
    """A line whose left and right are objects, as columns."""
    left, right = line.pop("left"), line.pop("right")
    return {**prefixed("left", left), **prefixed("right", right), **line}


def spot(name: str, told: str | Mapping[str, Any]) -> Row:
    """A member of a cluster as columns: the place of a passage, or the id of an article, which has no place."""
    place = {"article": told, "start": None, "end": None} if isinstance(told, str) else told
    return {name + field: value for field, value in place.items()}


def bond(told: Line) -> Row:
    """A link of a cluster, both members as columns."""
    left, right = told.pop("left"), told.pop("right")
    return {**spot("left_", left), **spot("right_", right), **told}


def ends(span: Sequence[int] | None) -> Row:
    """A span as columns; None has no place."""
    start, end = span or (None, None)
    return {"start": start, "end": end}


def both_sides(span: Sequence[int]) -> Row:
    """A stretch of two articles as columns."""
    return dict(zip(("left_start", "left_end", "right_start", "right_end"), span, strict=True))


def both_ends(link: Line) -> Row:
    """A link, its two spans as columns."""
    left, right = link.pop("left_span"), link.pop("right_span")
    return {**link, **prefixed("left", ends(left)), **prefixed("right", ends(right))}


def change(told: Line) -> Row:
    """A change, its two spans as columns."""
    left, right = told.pop("spans")
    return {**told, **prefixed("left", ends(left)), **prefixed("right", ends(right))}


def operation(told: Sequence[Any]) -> Row:
    """One step of an alignment as columns."""
    return dict(zip(("op", "left_start", "left_end", "right_start", "right_end"), told, strict=True))
