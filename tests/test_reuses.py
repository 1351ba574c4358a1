"""Reused spans: the same text in two articles, wherever it stands, with exact ends; and what ledgers make of it."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import planted
from compare.engines import open_engine
from compare.engines.batches import Batch, count, texts
from compare.matching.reuses import ARTICLES, REUSES, chains, reused_spans, seeds
from compare.matching.reuses.places import locate, place_words
from compare.matching.reuses.stretches import agreements
from compare.pipeline.rows import SPEECH
from compare.pipeline.stages import ledgers
from compare.pipeline.stages.crowds import SPANS
from compare.pipeline.stages.reuses import counted, spans_of_reuses
from compare.reading.identities import spell
from compare.reading.texts import WORD

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
WIRE = (
    "The ferry left the harbour before dawn with ninety passengers and a cargo of timber, the coast guard said. "
    "Two lifeboats reached the reef within the hour, and divers searched the hull until the tide turned."
)


class Span(NamedTuple):
    """A row of REUSES, its articles by their numbers."""

    left: int
    left_start: int
    left_end: int
    right: int
    right_start: int
    right_end: int
    equal: int
    left_words: int
    right_words: int


def filler(seed: int, size: int = 60) -> str:
    """Words that no other filler has in this order."""
    draw = np.random.default_rng(seed)
    return " ".join("".join(chr(97 + letter) for letter in word) for word in draw.integers(0, 26, (size, 6)).tolist())


def batch_of(articles: list[str], days: list[int] | None = None) -> Batch:
    return ARTICLES.pack(
        {"id": [n << 54 for n in range(len(articles))], "day": days or [0] * len(articles), "text": articles}
    )


def rows_of(articles: list[str], **options: int) -> tuple[list[Span], int]:
    """What is found, and how many pairs were left out."""
    days = options.pop("days", None)
    with open_engine("inline") as engine:
        found, left_out = reused_spans(engine, engine.keep(ARTICLES, [batch_of(articles, days)]), **options)  # type: ignore[arg-type]
        rows = [
            row for batch in found for row in zip(*(batch[name].tolist() for name in REUSES.arrays[1:]), strict=True)
        ]
        spans = [Span(*row)._replace(left=row[0] >> 54, right=row[3] >> 54) for row in rows]
        return sorted(spans), sum(int(batch["left_out"].sum()) for batch in left_out)


def told(articles: list[str]) -> list[tuple[str, str]]:
    """The text of each span on both sides."""
    return [
        (articles[s.left][s.left_start : s.left_end], articles[s.right][s.right_start : s.right_end])
        for s in rows_of(articles)[0]
    ]


@given(st.text() | st.text("aB9.,:'’ʼ_-é\n٣²ſ\U0001d7d9\U00010330\0 "))
def test_words_are_located_where_the_one_pattern_finds_them(text: str) -> None:
    starts, ends = locate(text)
    assert list(zip(starts.tolist(), ends.tolist(), strict=True)) == [match.span() for match in WORD.finditer(text)]


@given(st.lists(st.text(st.characters()), max_size=4))
def test_any_text_has_as_many_places_as_hashes(articles: list[str]) -> None:
    placed = place_words(batch_of(articles))
    assert len(placed["words"]) == len(placed["starts"]) == len(placed["ends"])
    assert seeds.gram(placed)["key"].dtype == np.uint64
    rows_of(articles * 2)


def test_a_sentence_inside_other_text_has_exact_ends() -> None:
    sentence = WIRE.split(". ")[0]
    articles = [f"{filler(1)}. “{sentence},” {filler(2)}", f"É{filler(3)}\n\n{sentence.upper()} {filler(4)}"]
    assert told(articles) == [(sentence, sentence.upper())]


def test_a_story_trimmed_under_a_new_lede_and_a_byline() -> None:
    articles = [f"{WIRE} {filler(1)}", f"{filler(2)}\nBy Some One, Staff\n{WIRE[44:]}\n{filler(3)}"]
    assert told(articles) == [(WIRE[44:-1], WIRE[44:-1])]


def test_a_paragraph_in_two_places_and_in_the_other_order_is_two_spans() -> None:
    first, second = WIRE[:-1].split(". ")
    split = [f"{filler(1)} {WIRE} {filler(2)}", f"{first}. {filler(3, 300)} {second}. {filler(4)}"]
    assert told(split) == [(first, first), (second, second)]
    turned = [split[0], f"{filler(3)} {second}. {first}. {filler(4)}"]
    assert told(turned) == [(first, first), (second, second)]


def test_changed_words_part_no_span_and_are_counted() -> None:
    changed = WIRE.replace("ninety", "eighty odd").replace("within the hour", "within hours").replace("cargo", "load")
    (span,), _ = rows_of([f"{WIRE} {filler(1)}", f"{filler(2)} {changed}"])
    size = len(WORD.findall(WIRE))
    assert (span.left_words, span.right_words, span.equal) == (size, size, size - 4)


def test_one_long_text_is_one_span() -> None:
    text = filler(5, 3 * chains.LONGEST)
    assert told([f"{filler(6)} {text}", f"{text} {filler(7)}"]) == [(text, text)]


def test_what_is_short_or_of_one_article_alone_is_nothing() -> None:
    few = " ".join(WIRE.split()[:12])
    assert told([f"{few} {filler(1)}", f"{filler(2)} {few}"]) == []
    assert told([f"{WIRE} {filler(1)} {WIRE}", filler(2)]) == []


def test_the_seeds_share_nothing_but_a_call_to_subscribe() -> None:
    found = told([path.read_text("utf-8") for path in SEEDS])
    assert [left.split("\n")[0] for left, _ in found] == ["Subscribe to our newsletter"]


def test_a_crowd_costs_two_pairs_an_article_and_the_rest_is_counted() -> None:
    size, runs = 300, len(WORD.findall(WIRE)) - seeds.WIDTH + 1
    found, left_out = rows_of([f"{filler(n)} {WIRE}" for n in range(size)])
    assert len(found) == 2 * size - 3
    assert {(0, n) for n in range(1, size)} | set(pairwise(range(size))) == {(one.left, one.right) for one in found}
    assert left_out == runs * (size * (size - 1) // 2 - (2 * size - 3))


def test_a_line_repeated_ten_thousand_times_is_one_line() -> None:
    articles = [f"{filler(n)} " + f"{WIRE} " * 10_000 for n in range(2)]
    placed = place_words(batch_of(articles))
    assert count(seeds.gram(placed)) < 300


def test_a_window_keeps_what_is_near_or_has_no_day() -> None:
    articles = [f"{filler(n)} {WIRE}" for n in range(4)]
    days = {"days": [700_000, 700_003, 700_010, 0], "window": 3}
    found, _ = rows_of(articles, **days)  # type: ignore[arg-type]
    assert {(one.left, one.right) for one in found} == {(0, 1), (0, 3), (1, 3), (2, 3)}


def test_engines_agree() -> None:
    random = np.random.default_rng(3)
    articles = list(planted.made_up(random, 120))
    planted.plant_all(random, articles, 3)
    results = []
    for name in ("inline", "processes"):
        with open_engine(name, workers=2) as engine:
            kept = engine.keep(ARTICLES, list(planted.batches(articles)))
            results.append(
                [{k: v.tobytes() for k, v in batch.items()} for parts in reused_spans(engine, kept) for batch in parts]
            )
    assert results[0] == results[1]
    assert sum(len(batch["key"]) for batch in results[0] if "key" in batch) > 0


@given(st.lists(st.integers(0, 5), max_size=60), st.lists(st.integers(0, 5), max_size=60))
def test_equal_words_are_equal_and_stand_inside(left: list[int], right: list[int]) -> None:
    for one in agreements(left, right, [(0, 0), (len(left), len(right))]):
        for a, b, length in one.blocks:
            assert left[a : a + length] == right[b : b + length] != []
        assert 0 <= one.left_start < one.left_end <= len(left)
        assert 0 <= one.right_start < one.right_end <= len(right)
        assert one.equal <= min(one.left_end - one.left_start, one.right_end - one.right_start)


def speech_of(articles: list[str], outlets: list[str], boilerplate: list[str]) -> Batch:
    ids = [n << 54 for n in range(len(articles))]
    return SPEECH.pack(
        {
            "id": ids,
            "article": ids,
            "characters": [len(text) for text in articles],
            "outlet": outlets,
            "boilerplate": boilerplate,
            "record": [json.dumps({"statements": [], "terms": []})] * len(ids),
        }
    )


def test_ledgers_tell_spans_and_shares() -> None:
    articles = [f"{WIRE}\n{filler(n)}" for n in (1, 2)]
    speech = speech_of(articles, ["one", "two"], ['[{"start":0,"end":20,"kind":"crumb","reason":""}]', "[]"])
    with open_engine("inline") as engine:
        found, _ = reused_spans(engine, engine.keep(ARTICLES, [batch_of(articles)]))
        spans, none = engine.map(spans_of_reuses, found), engine.keep(SPANS, ())
        tables = (engine.keep(SPEECH, [speech]), spans, none, none)
        whole = engine.group(ledgers.article_ledgers, *tables, key="article", keep_boilerplate=False)
        pairs = engine.group(ledgers.reuse_ledgers, found, key="key")
        (pair,) = [json.loads(line) for batch in pairs for line in texts(batch, "line")]
        shares = [json.loads(line) for batch in whole for line in texts(batch, "line")]
    end = len(WIRE) - 1
    assert pair == {
        "left": spell(0),
        "right": spell(1 << 54),
        "characters_left": end,
        "characters_right": end,
        "spans": [[0, end, 0, end]],
    }
    for share, text, aside in zip(shares, articles, (20, 0), strict=True):
        assert share["boilerplate"] == pytest.approx(aside / len(text), abs=1e-6)
        assert share["same_text"] == pytest.approx((end - aside) / len(text), abs=1e-6)
        assert share["own"] + share["boilerplate"] + share["quoted"] + share["same_text"] == pytest.approx(1)


@pytest.mark.parametrize(
    ("options", "pairs"),
    [
        ({}, {(1, 2), (2, 4)}),
        ({"within_outlet": True}, {(1, 2), (1, 4), (2, 4)}),
        ({"keep_boilerplate": True}, {(0, 1), (0, 2), (0, 3), (0, 4), (1, 2), (1, 3), (2, 3), (2, 4), (3, 4)}),
    ],
)
def test_what_counts(options: dict[str, bool], pairs: set[tuple[int, int]]) -> None:
    """0 carries the text as boilerplate, 3 as a line its outlet repeats; 1 and 4 are of one outlet."""
    articles = [f"{WIRE}\n{filler(n)}" for n in range(5)]
    mark = json.dumps([{"start": 0, "end": len(WIRE), "kind": "footer", "reason": ""}])
    speech = speech_of(articles, ["", "one", "", "two", "one"], [mark, "[]", "[]", "[]", "[]"])
    own = SPANS.pack({"id": [0], "article": [3 << 54], "start": [0], "end": [len(WIRE)]})
    with open_engine("inline") as engine:
        found, _ = reused_spans(engine, engine.keep(ARTICLES, [batch_of(articles)]))
        kept = counted(engine, found, engine.keep(SPEECH, [speech]), engine.keep(SPANS, [own]), **options)
        rows = [row for batch in kept for row in zip(batch["left"].tolist(), batch["right"].tolist(), strict=True)]
    assert {(left >> 54, right >> 54) for left, right in rows} == pairs


def test_measures_are_those_of_the_paper() -> None:
    whole = planted.Case((0, 100), (0, 100))
    halves = [planted.Case((0, 50), (0, 50)), planted.Case((50, 150), (50, 150))]
    scores = planted.score([halves], [planted.Planted(0, 1, 0, 0.0, (whole,))])
    assert scores["precision"] == pytest.approx(0.75)
    assert (scores["recall"], scores["granularity"]) == (1.0, 2.0)
    assert scores["plagdet"] == pytest.approx(2 * 0.75 / 1.75 / np.log2(3))


def test_planted_copies_are_found() -> None:
    """Floors for what a seeded generator plants; the benchmark measures the same on a corpus."""
    random = np.random.default_rng(4)
    articles = list(planted.made_up(random, 400))
    hosts = planted.plant_all(random, articles, 8)
    found, _ = planted.find(articles, 1)
    for rate, floor in zip(planted.RATES, (0.98, 0.95, 0.90, 0.80), strict=True):
        some = [one for one in hosts if one.rate == rate and (rate < 0.3 or one.length > 0)]
        assert planted.score([found[one.source, one.host] for one in some], some)["plagdet"] >= floor
