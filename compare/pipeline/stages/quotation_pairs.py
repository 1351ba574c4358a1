"""Stages that say which pairs of quotations to look at: those with a run of words in common that may have enough.

excerpts -> words -> runs of words -(key)-> pairs -(left)-> halves -(right)-> pairs with enough in common
excerpts -(article)-> pairs of fragments and what holds them
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from compare.engines.batches import Batch, Schema, gather, ragged, take, texts
from compare.engines.contracts import Engine, Parts, stage
from compare.matching.candidates.pairs import PAIRS
from compare.matching.candidates.shared_grams import GRAMS, MET, each_once, pairs_by_gram
from compare.matching.excerpts import Excerpt
from compare.matching.quotations import FRAGMENT, GRAM, LONG_RUN, SHARED_SHARE, SHARED_WORDS, fragment_pairs
from compare.matching.quoted_words import expand, marks_of
from compare.matching.word_hashes import grams_of, hash_texts, mix, rows_of
from compare.pipeline.rows import from_json

# The words of a quotation with contractions written out, as hashes; `least` is how many another one must have of them.
WORDS = Schema(id="uint64", day="int64", fragment="bool", least="uint32", words="list<uint64>")
HALVES = Schema(id="uint64", left="uint64", least="uint32", words="list<uint64>")  # id is the right, all else the left


def candidate_pairs(engine: Engine, excerpts: Parts, window: int | None) -> tuple[Parts, Parts]:
    """The pairs of EXCERPTS worth looking at: PAIRS, across articles and of fragments; published within the window."""
    words = engine.map(hash_excerpts, excerpts)
    met = engine.group(pair_by_gram, engine.map(gram_keys, words), key="key", window=window)
    halves = engine.group(meet_words, met, words, key="id")
    return engine.group(keep_promising, halves, words, key="id"), engine.group(pair_fragments, excerpts, key="article")


def excerpts_of(batch: Batch) -> list[Excerpt]:
    """The excerpts of a batch that has them as its `record`."""
    return [from_json(text, Excerpt) for text in texts(batch, "record")]


def excerpts_by_id(batch: Batch, ids: NDArray[np.uint64]) -> dict[int, Excerpt]:
    """Those excerpts of a batch of one row a statement that have these ids: most have no part in any pair."""
    asked = take(batch, np.isin(batch["id"], ids))
    return dict(zip(asked["id"].tolist(), excerpts_of(asked), strict=True))


@stage(WORDS)
def hash_excerpts(batch: Batch) -> Batch:
    """The words of each quotation, "don't" and "do not" being the same."""
    contents = [one.content() for one in excerpts_of(batch)]
    bare, bounds = hash_texts(contents)
    values, offsets = expand(bare, bounds, contents)
    words = np.diff(bounds)
    return {
        "id": batch["id"],
        "day": batch["day"],
        "fragment": words <= FRAGMENT,
        "least": np.maximum(SHARED_WORDS, np.ceil(SHARED_SHARE * words)).astype(np.uint32),
        "words": values,
        "words:offsets": offsets,
    }


@stage(GRAMS)
def gram_keys(batch: Batch) -> Batch:
    """The different runs of words of each quotation that is no fragment."""
    values, offsets = batch["words"], batch["words:offsets"]
    places, keys = grams_of(values, offsets, GRAM)
    rows = rows_of(offsets)[places]
    behind = following(places, keys, rows, len(values))
    kept = ~batch["fragment"][rows] & first_of_each(mix(keys + mix(rows.astype(np.uint64))) + behind)
    rows = rows[kept]
    return {
        "key": keys[kept],
        "id": batch["id"][rows],
        "day": batch["day"][rows],
        "behind": behind[kept],
        "words": np.diff(offsets)[rows].astype(np.uint32),
        "least": batch["least"][rows],
        "mark": marks_of(values, offsets)[rows],
    }


def following(
    places: NDArray[np.int64], keys: NDArray[np.uint64], rows: NDArray[np.int64], words: int
) -> NDArray[np.uint64]:
    """The key of the run that begins where each one ends, 0 where there is none in the same quotation."""
    known, owner = np.zeros(words + GRAM, np.uint64), np.full(words + GRAM, -1)
    known[places], owner[places] = keys, rows
    return np.where(owner[places + GRAM] == rows, known[places + GRAM], np.uint64(0))


def first_of_each(keys: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Whether each row is the first of its value."""
    first = np.zeros(len(keys), np.bool_)
    first[np.unique(keys, return_index=True)[1]] = True
    return first


@stage(MET)
def pair_by_gram(grams: Batch, window: int | None) -> Batch:
    """The pairs of quotations that share a run of words and may share enough."""
    return pairs_by_gram(grams, window)


@stage(HALVES)
def meet_words(pairs: Batch, words: Batch) -> Batch:
    """Each pair once, with the words of its left quotation."""
    pairs = each_once(pairs)
    row = np.searchsorted(words["id"], pairs["id"])
    values, offsets = gather(words["words"], words["words:offsets"], row)
    return {
        "id": pairs["right"],
        "left": pairs["id"],
        "least": np.where(pairs["run"], LONG_RUN, words["least"][row]).astype(np.uint32),
        "words": values,
        "words:offsets": offsets,
    }


@stage(PAIRS)
def keep_promising(halves: Batch, words: Batch) -> Batch:
    """The pairs that have as many words in common, in the same order, as two quotations must."""
    lefts = [one.tolist() for one in ragged(halves, "words")]
    rights = [one.tolist() for one in ragged(words, "words")]
    row = np.searchsorted(words["id"], halves["id"])
    least = np.minimum(halves["least"], words["least"][row]).tolist()
    pairs = zip(lefts, row.tolist(), least, strict=True)
    kept = [LCSseq.similarity(left, rights[right], score_cutoff=few) >= few for left, right, few in pairs]
    found = take(halves, np.array(kept, np.bool_))
    return {"id": found["left"], "right": found["id"]}


@stage(PAIRS)
def pair_fragments(excerpts: Batch) -> Batch:
    """The fragments of an article and the quotations of the same article that hold them."""
    cut = excerpts_of(excerpts)
    values, offsets = hash_texts([one.content() for one in cut])
    pairs = fragment_pairs([values[a:b].tolist() for a, b in pairwise(offsets.tolist())], excerpts["article"].tolist())
    found = sorted({tuple(sorted((cut[a].statement, cut[b].statement))) for a, b in pairs})
    return PAIRS.pack({"id": [left for left, _ in found], "right": [right for _, right in found]})
