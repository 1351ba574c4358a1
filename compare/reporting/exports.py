"""What a run writes for programs: one JSON object a line, a file a noun. The fields are those of docs/results.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from compare.matching.alignments import Alignment
from compare.matching.changes import Change
from compare.matching.disputes import Dispute
from compare.matching.excerpts import Excerpt
from compare.matching.repeats import Wire
from compare.reading.agencies import are_of_one_outlet
from compare.reading.articles import Article
from compare.reading.boilerplate import Boilerplate
from compare.reading.identities import spell
from compare.reading.name_lists import NO_NAMES, Names
from compare.reading.records import Skipped
from compare.speech.statements import Statement, Term
from compare.tracing.origins import origins
from compare.tracing.remarks import Part, Remark
from compare.tracing.traces import Step, doubt_of_first, fullest

Line = dict[str, Any]
# One side of a match: article, start, end, and the statement it is part of.
Side = tuple[int, int, int, int | None]


def encode(line: Mapping[str, Any]) -> bytes:
    """One object as a line of JSON, the same bytes every time."""
    return msgspec.json.encode(line)


def article_line(article: Article) -> Line:
    """The line of an article in articles.jsonl."""
    return {
        "id": spell(article.id),
        "key": article.key,
        "path": article.path,
        "version_of": None if article.version_of is None else spell(article.version_of),
        "reader": article.reader,
        "outlet": article.outlet,
        "outlet_from": article.outlet_from,
        "group": article.group,
        "title": article.title,
        "author": article.author,
        "published": article.published,
        "published_from": article.published_from,
        "published_at": article.published_at,
        "url": article.url,
        "retrieved": article.retrieved,
        "archive_url": article.archive_url,
        "sha256": article.sha256,
        "characters": len(article.text),
        "words": len(article.text.split()),
        "language": article.language,
        "origins": [{"kind": o.kind, "name": o.name, "start": o.start, "end": o.end} for o in article.origins],
        "conflicts": article.conflicts,
        "repairs": article.repairs,
    }


def boilerplate_line(article: int, mark: Boilerplate) -> Line:
    """The line of a span that is set aside, in boilerplate.jsonl."""
    return {"article": spell(article), "start": mark.start, "end": mark.end, "kind": mark.kind, "reason": mark.reason}


def statement_line(article: int, statement: Statement) -> Line:
    """The line of a statement in statements.jsonl."""
    cue = statement.cue
    return {
        "id": spell(statement.id),
        "article": spell(article),
        "form": statement.form,
        "spans": statement.spans,
        "quoted": statement.quoted,
        "content": statement.content,
        "speakers": [
            {
                "mention": speaker.mention,
                "span": (speaker.start, speaker.end),
                "name": speaker.name,
                "kind": speaker.kind,
                "rule": speaker.rule,
                "confidence": speaker.confidence,
            }
            for speaker in statement.speakers
        ],
        "cue": None if cue is None else {"text": cue.words, "span": (cue.start, cue.end)},
        "said": statement.said,
        "carrier": statement.carrier,
        "inner_of": None if statement.inner_of is None else spell(statement.inner_of),
        "insertions": [note._asdict() for note in statement.insertions],
        "repaired": statement.repaired,
        "rule": statement.rule,
    }


def term_line(article: int, term: Term) -> Line:
    """The line of what stands in marks and is no statement, in terms.jsonl."""
    return {
        "article": spell(article),
        "start": term.start,
        "end": term.end,
        "kind": term.kind,
        "repaired": term.repaired,
    }


def side_line(side: Side) -> Line:
    """One side of a match."""
    article, start, end, statement = side
    return {
        "article": spell(article),
        "start": start,
        "end": end,
        "statement": None if statement is None else spell(statement),
    }


def match_line(
    *,
    left: Side,
    right: Side,
    outlets: tuple[str | None, str | None],
    tier: str,
    scores: tuple[float, float, float],
    words: int,
    group: int | None = None,
    probability: float | None = None,
    boilerplate: str | None = None,
) -> Line:
    """The line of a match in matches.jsonl; `scores` are Jaccard and the containments of left and right."""
    return {
        "left": side_line(left),
        "right": side_line(right),
        "group": None if group is None else spell(group),
        "tier": tier,
        "jaccard": scores[0],
        "containment_left": scores[1],
        "containment_right": scores[2],
        "probability": probability,
        "same_outlet": are_of_one_outlet(*outlets),
        "boilerplate": boilerplate,
        "words": words,
    }


def group_line(
    id: int,
    representative: Side,
    members: Sequence[Side],
    outlets: Sequence[str],
    kinds: Sequence[str | None],
    repeated: tuple[str, int, int] | None = None,
    wire: Wire | None = None,
) -> Line:
    """The line of a group of passages with the same words in groups.jsonl.

    `repeated` is the outlet of which it is a line of its own, in how many of its articles and on how many days.
    """
    outlet, articles, days = repeated or (None, None, None)
    return {
        "id": spell(id),
        "representative": side_line(representative),
        "members": [side_line(member) for member in members],
        "outlets": outlets,
        "boilerplate": {
            "label": next((kind for kind in kinds if kind), None),
            "members": sum(kind is not None for kind in kinds),
            "articles": len({member[0] for member in members}),
            "outlet": outlet,
            "outlet_articles": articles,
            "outlet_days": days,
        },
        "wire": None if wire is None else wire._asdict(),
    }


def alignment_line(
    left: Excerpt,
    right: Excerpt,
    tier: str,
    reason: str,
    alignment: Alignment,
    changes: Sequence[Change],
    disputed: Dispute | None = None,
) -> Line:
    """The line of two variants laid side by side in alignments.jsonl."""
    return {
        "left": excerpt_line(left),
        "right": excerpt_line(right),
        "tier": tier,
        "reason": reason,
        "similarity": alignment.similarity,
        "operations": alignment.operations,
        "insertions": [note._asdict() for note in alignment.insertions],
        "translation": alignment.translation,
        "changes": [change_line(change, left.start, right.start) for change in changes],
        "disputed": None if disputed is None else disputed._asdict(),
    }


def excerpt_line(excerpt: Excerpt) -> Line:
    """One side of an alignment."""
    return {
        "statement": spell(excerpt.statement) if excerpt.statement else None,
        "article": spell(excerpt.article),
        "spans": excerpt.spans,
        "text": excerpt.content(),
    }


def change_line(change: Change, left: int, right: int) -> Line:
    """One change; its places as offsets of the two articles, whose excerpts begin at `left` and `right`."""
    return {
        "kind": change.kind,
        "left": change.left,
        "right": change.right,
        "spans": [shifted(change.left_span, left), shifted(change.right_span, right)],
        "note": change.note,
        "sure": change.sure,
    }


def shifted(span: tuple[int, int] | None, by: int) -> tuple[int, int] | None:
    """The span, counted from another beginning."""
    return None if span is None else (span[0] + by, span[1] + by)


def remark_line(remark: Remark, carriers: Mapping[int, str], outlets: Names = NO_NAMES) -> Line:
    """The line of a remark in remarks.jsonl; its label is the fullest version."""
    of_part = {part.id: part for part in remark.parts}
    anchor = remark.anchor
    return {
        "id": spell(remark.id),
        "speaker": next((part.name for part in remark.parts if part.name), None),
        "label": fullest(remark).text,
        "statements": sorted({spell(part.statement) for part in remark.parts}),
        "members": [
            {
                "statement": spell(p.statement),
                "article": spell(p.article),
                "outlet": p.outlet,
                "published": p.published or None,
                "form": p.form,
                "start": p.start,
                "end": p.end,
                "quoted": p.quoted,
                "text": p.text,
            }
            for p in remark.parts
        ],
        "links": [
            {
                "left": spell(of_part[link.left].statement),
                "right": spell(of_part[link.right].statement),
                "left_span": (of_part[link.left].start, of_part[link.left].end),
                "right_span": (of_part[link.right].start, of_part[link.right].end),
                "tier": link.tier,
                "probability": link.probability,
                "reason": link.reason,
            }
            for link in remark.links
        ],
        "weakest": remark.weakest,
        "outlets": sorted({part.outlet for part in remark.parts if part.outlet}),
        "origins": len(origins(remark, carriers, outlets)),
        "first": {
            "article": spell(anchor.article),
            "published": anchor.published or None,
            "doubt": doubt_of_first(remark.parts),
        },
    }


def trace_line(remark: Remark, steps: Sequence[Step], carriers: Mapping[int, str], outlets: Names = NO_NAMES) -> Line:
    """The line of a trace in traces.jsonl: the versions in order of time, each against the fullest."""
    full = fullest(remark)
    return {
        "remark": spell(remark.id),
        "steps": [step_line(step, full) for step in steps],
        "origins": sorted(origins(remark, carriers, outlets)),
    }


def step_line(step: Step, full: Part) -> Line:
    """One step of a trace."""
    part = step.part
    return {
        "part": {"statement": spell(part.statement), "start": part.start, "end": part.end},
        "article": spell(part.article),
        "published": part.published or None,
        "doubt": step.doubt,
        "kept": step.kept,
        "cut": step.cut,
        "changed": [change_line(change, full.start, part.start) for change in step.changed],
        "carrier": step.carrier,
        "operations": [op.moved_by(full.start, part.start) for op in step.operations],
    }


def near_miss_line(left: Part, right: Part, likeness: float, why: str) -> Line:
    """The line of two parts that are alike and not one remark, in near_misses.jsonl."""
    return {
        **{
            name: {
                **side_line((part.article, part.start, part.end, part.statement)),
                "name": part.name,
                "text": part.text,
            }
            for name, part in (("left", left), ("right", right))
        },
        "likeness": likeness,
        "why": why,
    }


def skipped_line(skipped: Skipped) -> Line:
    """The line of what could not be read, in skipped.jsonl."""
    return {"path": skipped.path, "line": skipped.line, "reason": skipped.reason}
