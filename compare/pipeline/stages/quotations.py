"""Stages that find the quotations which two statements share, and lay them side by side.

articles, speech -> excerpts -(n-grams)-> keys -> pairs -(left)-> halves -(right)-> shared quotations
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import Batch, Schema, runs, texts
from compare.engines.contracts import Engine, Parts, stage
from compare.matching.candidates.pairs import PAIRS
from compare.matching.excerpts import Excerpt, align_excerpts
from compare.matching.lifts import lifted
from compare.matching.quotations import CROWD, Shared, candidate_grams, fragment_pairs, group_pairs, shared
from compare.pipeline.rows import LINES, articles_of, day_of, from_json, speech_of, standing, to_json
from compare.reading.articles import Article
from compare.reading.identities import identity
from compare.reading.texts import Word, words
from compare.reporting.exports import alignment_line, encode, match_line
from compare.speech.speakers import key_of
from compare.speech.statements import Speech, Statement

# One row a statement with quoted words: `record` is its Excerpt, `day` that of its article, 0 where it is not known.
EXCERPTS = Schema(id="uint64", article="uint64", day="int64", record="text")
GRAMS = Schema(key="uint64", id="uint64", day="int64")
HALVES = Schema(id="uint64", record="text")  # id is the right statement, record the left Excerpt
# One row a pair of statements whose quotations share words: both, whether two articles share them, finished lines.
SHARED = Schema(id="uint64", left="uint64", right="uint64", across="bool", alignment="text", match="text")


def shared_quotations(engine: Engine, excerpts: Parts, window: int | None = None) -> Parts:
    """The pairs of EXCERPTS that share a quotation, aligned: SHARED; of days at most `window` apart, or not known."""
    keys = engine.map(gram_keys, excerpts)
    across = engine.group(pair_by_gram, keys, key="key", window=window)
    fragments = engine.group(pair_fragments, excerpts, key="article")
    halves = engine.group(meet_left, across, fragments, excerpts, key="id")
    return engine.group(share, halves, excerpts, key="id")


def lifted_words(engine: Engine, articles: Parts, speech: Parts) -> Parts:
    """The words that headlines lift from quotations of their own articles: SHARED."""
    return engine.group(lift, articles, speech, key="id")


@stage(EXCERPTS)
def quote(articles: Batch, speech: Batch) -> Batch:
    """The quoted words of each statement of each article."""
    heard = speech_of(speech)
    rows = standing(articles)
    cut = [
        (excerpt(article, statement, statement.quoted), day_of(article.published or ""))
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


def excerpt(article: Article, statement: Statement, spans: tuple[tuple[int, int], ...]) -> Excerpt:
    """The spans of a statement cut out of its article."""
    start, end = spans[0][0], spans[-1][1]
    speaker = key_of(statement.speakers)
    cue = statement.cue.words if statement.cue else None
    return Excerpt(article.id, statement.id, article.outlet, start, article.text[start:end], spans, speaker, cue)


def excerpts_of(batch: Batch) -> list[Excerpt]:
    """The excerpts of a batch of EXCERPTS or HALVES."""
    return [from_json(text, Excerpt) for text in texts(batch, "record")]


@stage(GRAMS)
def gram_keys(batch: Batch) -> Batch:
    """A key for each different run of words of each quotation."""
    keys: list[int] = []
    owners: list[int] = []
    days: list[int] = []
    for one, day in zip(excerpts_of(batch), batch["day"].tolist(), strict=True):
        found = {identity(*gram) for gram in candidate_grams([word.text for word in one.words()])}
        keys += found
        owners += [one.statement] * len(found)
        days += [day] * len(found)
    return GRAMS.pack({"key": keys, "id": owners, "day": days})


@stage(PAIRS)
def pair_by_gram(keys: Batch, window: int | None) -> Batch:
    """The pairs of quotations that share a run of words, those of articles published within the window."""
    ids = keys["id"].tolist()
    bounds = runs(keys["key"]).tolist()
    if window is None:
        return pairs_batch({pair for a, b in itertools.pairwise(bounds) for pair in group_pairs(ids[a:b])})
    found = {
        ordered(ids[a + i], ids[a + j])
        for a, b in itertools.pairwise(bounds)
        for i, j in near_in_time(keys["day"][a:b], window)
    }
    return pairs_batch(found)


def near_in_time(days: NDArray[np.int64], window: int) -> Iterator[tuple[int, int]]:
    """The pairs of rows whose days are at most `window` apart, or of which one is 0 and not known.

    In order of time each row meets those that follow it within the window, in a crowd of them the next alone, as in
    `group_pairs`.
    """
    order = np.argsort(days, kind="stable")
    inside = days[order]
    ends = np.where(inside == 0, len(days), np.searchsorted(inside, inside + window, side="right"))
    rows = order.tolist()
    for at, end in enumerate(ends.tolist()):
        last = end if end - at <= CROWD else at + 2
        yield from ((rows[at], rows[other]) for other in range(at + 1, last))


@stage(PAIRS)
def pair_fragments(excerpts: Batch) -> Batch:
    """The fragments of an article and the quotations of the same article that hold them."""
    cut = excerpts_of(excerpts)
    folded = [[word.text for word in one.words()] for one in cut]
    found = fragment_pairs(folded, [one.article for one in cut])
    return pairs_batch({ordered(cut[a].statement, cut[b].statement) for a, b in found})


def ordered(left: int, right: int) -> tuple[int, int]:
    """The pair with the smaller id first."""
    return (left, right) if left < right else (right, left)


def pairs_batch(found: set[tuple[int, int]]) -> Batch:
    """A batch of PAIRS, sorted."""
    rows = sorted(found)
    return PAIRS.pack({"id": [left for left, _ in rows], "right": [right for _, right in rows]})


@stage(HALVES)
def meet_left(across: Batch, fragments: Batch, excerpts: Batch) -> Batch:
    """Each pair once, with the excerpt of its left statement."""
    pairs = np.unique(np.concatenate([np.stack([b["id"], b["right"]], axis=1) for b in (across, fragments)]), axis=0)
    records = dict(zip(excerpts["id"].tolist(), texts(excerpts, "record"), strict=True))
    return HALVES.pack({"id": pairs[:, 1], "record": [records[left] for left in pairs[:, 0].tolist()]})


@stage(SHARED)
def share(halves: Batch, excerpts: Batch) -> Batch:
    """The pairs that share words worth the name, aligned word by word."""
    own = {one.statement: one for one in excerpts_of(excerpts)}
    rows = [
        shared_row(left, own[right]) for right, left in zip(halves["id"].tolist(), excerpts_of(halves), strict=True)
    ]
    found = [row for row in rows if row]
    return shared_batch(found)


def shared_batch(rows: Sequence[Mapping[str, object]]) -> Batch:
    """A batch of SHARED."""
    return SHARED.pack({column.name: [row[column.name] for row in rows] for column in SHARED.columns})


def shared_row(left: Excerpt, right: Excerpt) -> dict[str, object] | None:
    """The row of SHARED for two quotations, None where they share nothing worth the name."""
    same_speaker = left.speaker is not None and left.speaker == right.speaker
    folded = [[word.text for word in side.words()] for side in (left, right)]
    found = shared(folded[0], folded[1], left.article == right.article, same_speaker)
    return row_of(left, right, found) if found else None


def row_of(left: Excerpt, right: Excerpt, found: Shared) -> dict[str, object]:
    """The row of SHARED for two excerpts, the one that comes first on the left."""
    if (right.article, right.start) < (left.article, left.start):
        left, right = right, left
    alignment, changes = align_excerpts(left, right)
    return {
        "id": identity("alignment", str(left.statement), str(right.statement)),
        "left": left.statement,
        "right": right.statement,
        "across": left.article != right.article,
        "alignment": encode(alignment_line(left, right, "quotation", found.reason, alignment, changes)).decode(),
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
    return excerpt.article, excerpt.spans[0][0], excerpt.spans[-1][1], excerpt.statement


@stage(SHARED)
def lift(articles: Batch, speech: Batch) -> Batch:
    """The words of each article's headlines that stand in its quotations and nowhere else in its own text."""
    heard = speech_of(speech)
    rows = [row for article in articles_of(standing(articles)) for row in lifts_of(article, heard[article.id])]
    return shared_batch(rows)


def lifts_of(article: Article, speech: Speech) -> Iterator[dict[str, object]]:
    """The rows of SHARED for the headlines of one article."""
    headlines = [statement for statement in speech.statements if statement.form == "headline"]
    quoting = [statement for statement in speech.statements if statement.quoted]
    if not headlines or not quoting:
        return
    marked = [(term.start, term.end) for term in speech.terms]
    spoken = [span for one in headlines for span in one.spans] + [span for one in quoting for span in one.quoted]
    own = [word.text for start, end in outside(spoken, len(article.text)) for word in words(article.text, start, end)]
    own_text = " ".join(own)
    for headline in headlines:
        named = [word for start, end in headline.spans for word in words(article.text, start, end)]
        for statement in quoting:
            said = [word for start, end in statement.quoted for word in words(article.text, start, end)]
            run = lifted(named, said, article.text, marked, own_text) if headline.id != statement.id else None
            if run:
                left = excerpt(article, headline, (extent(named[run.left : run.left + run.length]),))
                right = excerpt(article, statement, (extent(said[run.right : run.right + run.length]),))
                yield row_of(left, right, Shared("lifted", run, run.length, "its words in the headline"))


def extent(run: Sequence[Word]) -> tuple[int, int]:
    """The characters from the first word to the last."""
    return run[0].start, run[-1].end


def outside(spans: Sequence[tuple[int, int]], end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a text between these spans."""
    at = 0
    for start, stop in sorted(spans):
        if at < start:
            yield at, start
        at = max(at, stop)
    if at < end:
        yield at, end


@stage(LINES)
def shared_alignments(batch: Batch) -> Batch:
    """The lines of alignments.jsonl for shared quotations."""
    return LINES.pack({"id": batch["id"], "place": batch["id"], "line": texts(batch, "alignment")})


@stage(LINES)
def shared_matches(batch: Batch) -> Batch:
    """The lines of matches.jsonl for shared quotations."""
    return LINES.pack({"id": batch["id"], "place": batch["id"], "line": texts(batch, "match")})
