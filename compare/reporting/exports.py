"""What a run writes for programs: one JSON object a line, a file a noun. The fields are those of docs/results.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from compare.matching.alignments import Alignment
from compare.matching.alignments.clips import clips
from compare.matching.changes import Change, Difference
from compare.matching.disputes import Dispute
from compare.matching.excerpts import Excerpt
from compare.matching.repeats import Wire
from compare.reading.agencies import are_of_one_outlet
from compare.reading.articles import Article
from compare.reading.boilerplate import Boilerplate
from compare.reading.identities import spell
from compare.reading.records import Skipped
from compare.speech.statements import Statement, Term

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
    differences: Sequence[Difference],
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
        "differences": [difference_line(one, left, right) for one in differences],
        "clips": [clip._asdict() for clip in clips(alignment)],
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


def difference_line(one: Difference, left: Excerpt, right: Excerpt) -> Line:
    """One difference of two excerpts, with its words and their places as offsets of the two articles."""
    return {
        "kind": one.kind,
        "where": one.where,
        "left": left.text[slice(*one.left_span)] if one.left_span else "",
        "right": right.text[slice(*one.right_span)] if one.right_span else "",
        "spans": [shifted(one.left_span, left.start), shifted(one.right_span, right.start)],
        "note": one.note,
        "sure": one.sure,
    }


def shifted(span: tuple[int, int] | None, by: int) -> tuple[int, int] | None:
    """The span, counted from another beginning."""
    return None if span is None else (span[0] + by, span[1] + by)


def skipped_line(skipped: Skipped) -> Line:
    """The line of what could not be read, in skipped.jsonl."""
    return {"path": skipped.path, "line": skipped.line, "reason": skipped.reason}
