"""Stages that find the quotations which two statements share, and lay them side by side.

articles, speech -> excerpts -(n-grams)-> keys -> pairs -(left)-> halves -(right)-> shared quotations
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from compare.engines.batches import Batch, Schema, texts
from compare.engines.contracts import Engine, Parts, stage
from compare.matching.disputes import disputed
from compare.matching.excerpts import Excerpt, align_excerpts
from compare.matching.likenesses import is_one_person
from compare.matching.quotations import DAYS, Around, Shared, shared
from compare.matching.voices import voice_of
from compare.pipeline.rows import LINES, articles_of, day_of, speech_of, standing, to_json
from compare.pipeline.stages.quotation_pairs import candidate_pairs, excerpts_by_id, excerpts_of
from compare.reading.articles import Article
from compare.reading.identities import identity
from compare.reporting.exports import alignment_line, encode, match_line
from compare.speech.speakers import key_of
from compare.speech.statements import Statement
from compare.tracing.remarks import Part

# One row a statement with quoted words: `record` is its Excerpt, `day` that of its article, 0 where it is not known.
EXCERPTS = Schema(id="uint64", article="uint64", day="int64", record="text")
# `id` is the right statement, `record` the left Excerpt, and `day` that of its article.
HALVES = Schema(id="uint64", day="int64", record="text")
# One row a pair of statements whose quotations share words: both, whether two articles share them, finished lines.
SHARED = Schema(id="uint64", left="uint64", right="uint64", across="bool", alignment="text", match="text")


def shared_quotations(engine: Engine, excerpts: Parts, window: int | None = None) -> Parts:
    """The pairs of EXCERPTS that share a quotation, aligned: SHARED; of days at most `window` apart, or not known."""
    halves = engine.group(meet_left, *candidate_pairs(engine, excerpts, window), excerpts, key="id")
    return engine.group(share, halves, excerpts, key="id")


@stage(EXCERPTS)
def quote(articles: Batch, speech: Batch) -> Batch:
    """The quoted words of each statement of each article."""
    heard = speech_of(speech)
    rows = standing(articles)
    cut = [
        (excerpt(article, statement, statement.quoted, heard[article.id].interpreted), day_of(article.published or ""))
        for article in articles_of(rows)
        for statement in heard[article.id].statements
        if statement.quoted
    ]
    return EXCERPTS.pack(
        {
            "id": [one.statement for one, _ in cut],
            "article": [one.article for one, _ in cut],
            "day": [day for _, day in cut],
            "record": [to_json(one) for one, _ in cut],
        }
    )


def excerpt(
    article: Article, statement: Statement, spans: tuple[tuple[int, int], ...], interpreted: Sequence[str] = ()
) -> Excerpt:
    """The spans of a statement cut out of its article; `interpreted` are those who speak another language."""
    start, end = spans[0][0], spans[-1][1]
    speaker = key_of(statement.speakers)
    cue = statement.cue.words if statement.cue else None
    voice = voice_of(article.text, statement)
    translated = any(one.name in interpreted for one in statement.speakers)
    text = article.text[start:end]
    return Excerpt(article.id, statement.id, article.outlet, start, text, spans, speaker, cue, voice, translated)


@stage(HALVES)
def meet_left(across: Batch, fragments: Batch, excerpts: Batch) -> Batch:
    """Each pair once, with the excerpt of its left statement."""
    met = [zip(batch["id"].tolist(), batch["right"].tolist(), strict=True) for batch in (across, fragments)]
    pairs = sorted(set(chain(*met)))
    row = {id: number for number, id in enumerate(excerpts["id"].tolist())}
    lefts = [row[left] for left, _ in pairs]
    records, days = texts(excerpts, "record"), excerpts["day"].tolist()
    return HALVES.pack(
        {
            "id": [right for _, right in pairs],
            "day": [days[left] for left in lefts],
            "record": [records[left] for left in lefts],
        }
    )


@stage(SHARED)
def share(halves: Batch, excerpts: Batch) -> Batch:
    """The pairs that share words worth the name, aligned word by word."""
    own = excerpts_by_id(excerpts, halves["id"])
    days = dict(zip(excerpts["id"].tolist(), excerpts["day"].tolist(), strict=True))
    rows = []
    for id, day, left in zip(halves["id"].tolist(), halves["day"].tolist(), excerpts_of(halves), strict=True):
        near = bool(day and days[id]) and abs(day - days[id]) <= DAYS
        rows.append(shared_row(left, own[id], near))
    return shared_batch([row for row in rows if row])


def shared_batch(rows: Sequence[Mapping[str, object]]) -> Batch:
    """A batch of SHARED."""
    return SHARED.pack({column.name: [row[column.name] for row in rows] for column in SHARED.columns})


def shared_row(left: Excerpt, right: Excerpt, near: bool) -> dict[str, object] | None:
    """The row of SHARED for two quotations, None where they share nothing worth the name."""
    folded = [[word.text for word in side.words()] for side in (left, right)]
    found = shared(folded[0], folded[1], around(left, right, near))
    return row_of(left, right, found) if found else None


def around(left: Excerpt | Part, right: Excerpt | Part, near: bool) -> Around:
    """What is known of two quotations beside their words; `near` is whether their days are within DAYS."""
    together = left.article == right.article
    known = left.speaker is not None and right.speaker is not None
    one = is_one_person(left.speaker, right.speaker)
    return Around(together, one, known and not one, near and not together)


def row_of(left: Excerpt, right: Excerpt, found: Shared) -> dict[str, object]:
    """The row of SHARED for two excerpts, the one that comes first on the left."""
    if (right.article, right.start) < (left.article, left.start):
        left, right = right, left
    return laid_out(left, right, found)


def laid_out(left: Excerpt, right: Excerpt, found: Shared) -> dict[str, object]:
    """The row of SHARED for two excerpts as they come; a right one whose statement is 0 is said by nobody."""
    alignment, changes, differences = align_excerpts(left, right)
    against = disputed(left, right, alignment)
    line = alignment_line(left, right, "quotation", found.reason, alignment, changes, differences, against)
    names = [str(left.statement), str(right.statement)]
    if not right.statement:
        names = [str(part) for part in (left.statement, left.start, right.article, right.start)]
    return {
        "id": identity("alignment", *names),
        "left": left.statement,
        "right": right.statement,
        "across": left.article != right.article,
        "alignment": encode(line).decode(),
        "match": encode(quotation_match(left, right, found)).decode(),
    }


def quotation_match(left: Excerpt, right: Excerpt, found: Shared) -> dict[str, object]:
    """The match of two quotations: Jaccard over different words, containment by words in common in order."""
    folded = [[word.text for word in side.words()] for side in (left, right)]
    sets = [set(one) for one in folded]
    common = len(sets[0] & sets[1])
    return match_line(
        left=side(left),
        right=side(right),
        outlets=(left.outlet, right.outlet),
        tier="quotation",
        scores=(
            round(common / len(sets[0] | sets[1]), 6),
            round(found.common / len(folded[0]), 6),
            round(found.common / len(folded[1]), 6),
        ),
        words=found.common,
    )


def side(excerpt: Excerpt) -> tuple[int, int, int, int | None]:
    """A quotation as a match names it."""
    return excerpt.article, excerpt.spans[0][0], excerpt.spans[-1][1], excerpt.statement or None


@stage(LINES)
def shared_alignments(batch: Batch) -> Batch:
    """The lines of alignments.jsonl for shared quotations."""
    return LINES.pack({"id": batch["id"], "place": batch["id"], "line": texts(batch, "alignment")})


@stage(LINES)
def shared_matches(batch: Batch) -> Batch:
    """The lines of matches.jsonl for shared quotations."""
    return LINES.pack({"id": batch["id"], "place": batch["id"], "line": texts(batch, "match")})
