"""Stages that find quotations in the text of other articles, whoever is said there to have said them, or nobody.

excerpts -> quoted runs of eight words or more -(a run of eight)-> sought -(article)-> places -(statement)-> aligned

A quotation is looked up by one run of eight words, that with the fewest function words: where the quotation stands, all
its runs stand. What stands in quotation marks there too is a pair of quotations, and no row of this table.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import Batch, Schema, gather, offsets_of, ragged, runs, take
from compare.engines.contracts import Engine, Parts, stage
from compare.matching.excerpts import Excerpt
from compare.matching.quotations import LONG_RUN, Run, Shared, is_telling
from compare.matching.quoted_words import function_words
from compare.matching.reuses.places import locate
from compare.matching.sieves import passes, sieve_of
from compare.matching.word_hashes import grams_of, hash_texts, hash_words, rows_of
from compare.pipeline.rows import articles_of, day_of, speech_of, standing, to_json
from compare.pipeline.stages.quotation_pairs import excerpts_by_id, excerpts_of
from compare.pipeline.stages.quotations import SHARED, laid_out, shared_batch
from compare.reading.articles import Article
from compare.reading.texts import WORD, words
from compare.speech.statements import Speech

# Quotations that a key is looked up for in one article each: of more, one for each wording, so that what hundreds of
# articles quote and hundreds tell costs one row a telling.
CROWD = 50

# Why such a row is a match.
REASON = "quoted in one article, the same words without marks in the other"

# A quoted run: `start` and `end` in its article, `place` is where its key begins, counted in words.
QUOTED = Schema(
    key="uint64",
    id="uint64",
    article="uint64",
    day="int64",
    start="int64",
    end="int64",
    place="int64",
    words="list<uint64>",
)
IN_TEXT = Schema(key="uint64", id="uint64", place="int64")  # a run of an article that may be the key of a quoted run
# A quoted run and where it would begin in an article (id), counted in words.
SOUGHT = Schema(
    id="uint64", statement="uint64", day="int64", start="int64", end="int64", place="int64", words="list<uint64>"
)
LEFT_OUT = Schema(id="uint64")  # the statement of a quoted run that is not looked for
# A quoted run of the statement `id`, and the excerpt of another article that has its words.
FOUND = Schema(id="uint64", start="int64", end="int64", record="text")


class InPlainText(NamedTuple):
    """The rows found, and of how many quoted runs none was looked for, as another one has their words."""

    shared: Parts
    left_out: int


def quoted_in_plain_text(
    engine: Engine, excerpts: Parts, articles: Parts, speech: Parts, window: int | None = None
) -> InPlainText:
    """The quotations (EXCERPTS) that stand in another article outside quotation marks, aligned: SHARED.

    With a window, of articles published within so many days, or of days not known.
    """
    quoted = engine.map(quoted_runs, excerpts)
    left_out = engine.group(stood_for, quoted, key="key").rows
    sieve = sieve_of(np.concatenate([QUOTED.empty()["key"], *(batch["key"] for batch in quoted)]))
    sought = engine.group(seek, quoted, engine.map(sift, articles, sieve=sieve), key="key")
    found = engine.group(place, sought, articles, speech, key="id", window=window)
    return InPlainText(engine.group(align_places, found, excerpts, key="id"), left_out)


@stage(QUOTED)
def quoted_runs(batch: Batch) -> Batch:
    """The quoted runs of each excerpt: those of eight words or more inside one pair of marks, and all of it."""
    owners, spans, contents = [], [], []
    for number, one in enumerate(excerpts_of(batch)):
        whole = (one.spans[0][0], one.spans[-1][1])
        for span in dict.fromkeys((whole, *one.spans)):
            owners.append(number)
            spans.append(span)
            contents.append(one.content() if span == whole else one.text[span[0] - one.start : span[1] - one.start])
    values, offsets = hash_texts(contents)
    places, keys = grams_of(values, offsets, LONG_RUN)
    common = np.concatenate(([0], np.cumsum(np.isin(values, function_words()))))
    owner = rows_of(offsets)[places]
    order = np.lexsort((keys, common[places + LONG_RUN] - common[places], owner))
    best = order[runs(owner[order])[:-1]] if len(order) else order
    mine = owner[best]
    row = np.array(owners, np.int64)[mine]
    told = np.array(spans, np.int64).reshape(-1, 2)[mine]
    kept, bounds = gather(values, offsets, mine)
    return {
        "key": keys[best],
        "id": batch["id"][row],
        "article": batch["article"][row],
        "day": batch["day"][row],
        "start": told[:, 0],
        "end": told[:, 1],
        "place": places[best] - offsets[mine],
        "words": kept,
        "words:offsets": bounds,
    }


@stage(IN_TEXT)
def sift(articles: Batch, sieve: NDArray[np.uint8]) -> Batch:
    """The runs of each article that may be looked for."""
    rows = standing(articles)
    values, offsets = hash_words(rows["text"], rows["text:offsets"])
    places, keys = grams_of(values, offsets, LONG_RUN)
    kept = passes(sieve, keys)
    places = places[kept]
    owner = rows_of(offsets)[places]
    return {"key": keys[kept], "id": rows["id"][owner], "place": places - offsets[owner]}


@stage(SOUGHT)
def seek(quoted: Batch, in_text: Batch) -> Batch:
    """Each quoted run with each place of its key in another article."""
    first = np.searchsorted(in_text["key"], quoted["key"], side="left")
    many = np.searchsorted(in_text["key"], quoted["key"], side="right") - first
    many[~representative(quoted)] = 0
    left = np.repeat(np.arange(len(many)), many)
    right = np.repeat(first, many) + np.arange(len(left)) - np.repeat(np.cumsum(many) - many, many)
    other = quoted["article"][left] != in_text["id"][right]
    left, right = left[other], right[other]
    place = in_text["place"][right] - quoted["place"][left]
    left, right, place = left[place >= 0], right[place >= 0], place[place >= 0]
    values, offsets = gather(quoted["words"], quoted["words:offsets"], left)
    return {
        "id": in_text["id"][right],
        "statement": quoted["id"][left],
        "day": quoted["day"][left],
        "start": quoted["start"][left],
        "end": quoted["end"][left],
        "place": place,
        "words": values,
        "words:offsets": offsets,
    }


def representative(quoted: Batch) -> NDArray[np.bool_]:
    """Whether each quoted run is looked for: all of a key that few have, of a crowd the first of each wording."""
    chosen = np.ones(len(quoted["key"]), np.bool_)
    rows = ragged(quoted, "words")
    bounds = runs(quoted["key"])
    for group in np.flatnonzero(np.diff(bounds) > CROWD).tolist():
        wordings: set[bytes] = set()
        for row in range(bounds[group], bounds[group + 1]):
            wording = rows[row].tobytes()
            chosen[row] = wording not in wordings
            wordings.add(wording)
    return chosen


@stage(LEFT_OUT)
def stood_for(quoted: Batch) -> Batch:
    """The quoted runs that are not looked for: another one of a crowd has the same words."""
    return {"id": quoted["id"][~representative(quoted)]}


@stage(FOUND)
def place(sought: Batch, articles: Batch, speech: Batch, window: int | None) -> Batch:
    """Where quoted runs stand in the text of each article, once each and outside quotation marks."""
    heard = speech_of(speech)
    wanted = take(articles, np.isin(articles["id"], sought["id"]) & (articles["version_of"] == 0))
    values, offsets = hash_words(wanted["text"], wanted["text:offsets"])
    row = np.searchsorted(wanted["id"], sought["id"])
    begins = offsets[row] + sought["place"]
    lengths = np.diff(sought["words:offsets"])
    inside = begins + lengths <= offsets[row + 1]
    owner = np.repeat(np.arange(len(begins)), lengths)
    spots = np.repeat(begins, lengths) + np.arange(len(owner)) - np.repeat(offsets_of(lengths)[:-1], lengths)
    wrong = values[np.minimum(spots, len(values) - 1)] != sought["words"]
    same = inside & (np.bincount(owner[wrong], minlength=len(begins)) == 0)
    found = []
    for number in np.unique(row[same]).tolist():
        mine = np.flatnonzero(same & (row == number))
        article = take(wanted, np.array([number]))
        [described] = articles_of(article)
        day = day_of(described.published or "")
        far = window is not None and day > 0 and (sought["day"][mine] > 0) & (abs(sought["day"][mine] - day) > window)
        found += places_in(described, heard[described.id], take(sought, mine[~np.broadcast_to(far, mine.shape)]))
    return FOUND.pack({name: [one[name] for one in found] for name in FOUND.arrays if ":" not in name})


def places_in(article: Article, speech: Speech, sought: Batch) -> list[dict[str, object]]:
    """The rows of FOUND in one article, longest first: none inside another one of the same statement."""
    text = article.text
    starts, ends = locate(text)
    quoted = sorted(span for one in speech.statements for span in one.quoted)
    first, lengths = sought["place"], np.diff(sought["words:offsets"])
    taken: dict[int, list[tuple[int, int]]] = {}
    found = []
    for row in np.lexsort((first, -lengths, sought["statement"])).tolist():
        owner = int(sought["statement"][row])
        begin, end = int(starts[first[row]]), int(ends[first[row] + lengths[row] - 1])
        told = (int(sought["start"][row]), int(sought["end"][row]))
        if any(a <= told[0] and told[1] <= b for a, b in taken.get(owner, ())):
            continue
        taken.setdefault(owner, []).append(told)
        if in_marks(quoted, text, begin, end) or not is_telling([word.text for word in words(text, begin, end)]):
            continue
        statement = next((one for one in speech.statements if any(a <= begin and end <= b for a, b in one.spans)), None)
        there = nameless(article, begin, end, statement.id if statement else 0)
        found.append({"id": owner, "start": told[0], "end": told[1], "record": to_json(there)})
    return found


def nameless(article: Article, start: int, end: int, statement: int) -> Excerpt:
    """A stretch of an article, and the statement it is part of, 0 where it is part of none."""
    return Excerpt(article.id, statement, article.outlet, start, article.text[start:end], ((start, end),), None, None)


def in_marks(quoted: list[tuple[int, int]], text: str, start: int, end: int) -> bool:
    """Whether all words of a place stand in quotations."""
    at = start
    for a, b in quoted:
        if a >= end or (b > at and WORD.search(text, at, max(at, a))):
            break
        at = max(at, b)
    return not WORD.search(text, at, max(at, end))


@stage(SHARED)
def align_places(found: Batch, excerpts: Batch) -> Batch:
    """Each quoted run beside the words of the other article."""
    own = excerpts_by_id(excerpts, found["id"])
    rows = []
    columns = found["id"].tolist(), found["start"].tolist(), found["end"].tolist(), excerpts_of(found)
    for statement, start, end, there in zip(*columns, strict=True):
        here = cut(own[statement], start, end)
        count = len(here.words())
        rows.append(laid_out(here, there, Shared("contained", Run(0, 0, count), count, REASON)))
    return shared_batch(rows)


def cut(excerpt: Excerpt, start: int, end: int) -> Excerpt:
    """The spans of an excerpt that lie between two places of its article."""
    spans = tuple((a, b) for a, b in excerpt.spans if start <= a and b <= end)
    text = excerpt.text[spans[0][0] - excerpt.start : spans[-1][1] - excerpt.start]
    statement, outlet = excerpt.statement, excerpt.outlet
    return Excerpt(excerpt.article, statement, outlet, spans[0][0], text, spans, excerpt.speaker, excerpt.cue)
