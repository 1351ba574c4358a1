"""Same text: what several articles have in common, pair by pair, and in time linear in what there is."""

from __future__ import annotations

import json
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.engines import open_engine
from compare.engines.batches import Batch, texts
from compare.engines.contracts import Parts
from compare.matching.reuses import ARTICLES, reused_spans
from compare.matching.spans import enclosing, meetings
from compare.matching.stages import PASSAGES, near_duplicates
from compare.pipeline.joins import candidates_by_meaning
from compare.pipeline.rows import SPEECH
from compare.pipeline.stages import ledgers, same_text
from compare.pipeline.stages.crowds import lonely, places_to_pair
from compare.pipeline.stages.groups import Place
from compare.pipeline.stages.same_text import Pair, widest
from compare.reading.identities import identity, spell
from compare.tracing.remarks import Link, Part, cluster

WORDS = ["river", "stone", "north", "winter", "harbour", "signal", "copper", "garden", "bridge", "lantern", "valley"]
SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 9)).map(lambda s: (s[0], s[0] + s[1])), max_size=12)


def paragraph(seed: int) -> list[str]:
    """Three sentences."""
    draw = np.random.default_rng(seed)
    return [" ".join(draw.choice(WORDS, 14)) + "." for _ in range(3)]


def passages_of(article: int, paragraphs: list[list[str]]) -> list[dict[str, object]]:
    """The paragraphs and sentences of a text, as passages."""
    rows: list[dict[str, object]] = []
    start = 0
    for sentences in paragraphs:
        whole = " ".join(sentences)
        rows.append({"start": start, "end": start + len(whole), "text": whole})
        for sentence in sentences:
            at = start + whole.index(sentence)
            rows.append({"start": at, "end": at + len(sentence), "text": sentence})
        start += len(whole) + 2
    shared = {"article": article, "day": 0, "grain": 0, "boilerplate": False}
    return [row | shared | {"id": identity("passage", spell(article), row["start"], row["end"])} for row in rows]


def compare_texts(engine_name: str, articles: dict[int, list[list[str]]]) -> tuple[list[bytes], list[bytes]]:
    """The lines of matches.jsonl, and those of reuse.jsonl that tell of two articles."""
    rows = [row for article, paragraphs in articles.items() for row in passages_of(article, paragraphs)]
    passages = PASSAGES.pack({name: [row[name] for row in rows] for name in rows[0]})
    ids = sorted(articles)
    speech = SPEECH.pack(
        {
            "id": ids,
            "article": ids,
            "characters": [9_999] * len(ids),
            "outlet": [f"outlet {id}" for id in ids],
            "boilerplate": ["[]"] * len(ids),
            "record": ['{"statements":[],"terms":[]}'] * len(ids),
        }
    )
    with open_engine(engine_name, workers=2) as engine:
        kept = engine.keep(PASSAGES, [passages])
        matches, groups, _ = near_duplicates(engine, kept)
        placed = same_text.places(engine, kept, matches, groups, engine.keep(SPEECH, [speech]))
        paired = same_text.pairs(engine, matches, placed)
        told = engine.map(same_text.lines_of_pairs, paired)
        whole = ["  ".join(" ".join(sentences) for sentences in articles[id]) for id in ids]
        found, _ = reused_spans(engine, engine.keep(ARTICLES, [ARTICLES.pack({"id": ids, "day": ids, "text": whole})]))
        return lines_of(told), lines_of(engine.group(ledgers.reuse_ledgers, found, key="key"))


def lines_of(parts: Parts) -> list[bytes]:
    found: list[bytes] = []
    batch: Batch
    for batch in parts:
        found += [line.encode() for line in texts(batch, "line")]
    return sorted(found)


@pytest.mark.parametrize("copies", [3, 4])
def test_every_pair_of_identical_articles_has_the_same_in_common(copies: int) -> None:
    text = [paragraph(seed) for seed in range(12)]
    told, reused = compare_texts("inline", {7 * n + 1: text for n in range(copies)})
    end = len("  ".join(" ".join(sentences) for sentences in text)) - 1  # up to the last word
    rows = [json.loads(line) for line in reused]
    assert len(rows) == len(list(combinations(range(copies), 2)))
    assert [row["spans"] for row in rows] == [[[0, end, 0, end]]] * len(rows)
    assert {(row["characters_left"], row["characters_right"]) for row in rows} == {(end, end)}
    assert len(told) == 12 * (copies - 1)  # each paragraph of each copy once, and no sentence of it


def test_a_rewritten_copy_has_as_much_in_common_with_each_of_three() -> None:
    text = [paragraph(seed) for seed in range(6)]
    other = [[*sentences[:2], paragraph(99 + n)[0]] for n, sentences in enumerate(text)]
    _, reused = compare_texts("inline", {1: text, 2: text, 3: text, 4: other})
    right = spell(4)
    rows = [row for row in map(json.loads, reused) if row["right"] == right]
    assert len(rows) == 3
    assert len({(row["characters_left"], row["characters_right"]) for row in rows}) == 1


def test_engines_agree() -> None:
    articles = {n: [paragraph(seed) for seed in range(n, n + 5)] for n in range(1, 5)}
    assert compare_texts("inline", articles) == compare_texts("processes", articles)


def test_a_crowd_is_paired_with_its_first_and_its_neighbours() -> None:
    assert len(list(places_to_pair(50))) == 50 * 49 // 2
    pairs = list(places_to_pair(10_000))
    assert len(pairs) == len(set(pairs)) == 2 * 10_000 - 3
    assert {(0, n) for n in range(1, 10_000)} <= set(pairs)


@given(SPANS, SPANS)
def test_meetings_are_all_overlaps(left: list[tuple[int, int]], right: list[tuple[int, int]]) -> None:
    found = list(meetings(left, right))
    expected = [(i, j) for i, a in enumerate(left) for j, b in enumerate(right) if a[0] < b[1] and b[0] < a[1]]
    assert sorted(found) == expected


@given(SPANS)
def test_enclosing_spans(spans: list[tuple[int, int]]) -> None:
    found = enclosing(set(spans))
    assert {one: set(around) for one, around in found.items()} == {
        one: {wide for wide in spans if wide[0] <= one[0] and one[1] <= wide[1]} for one in spans
    }


def match(left: tuple[int, int], right: tuple[int, int]) -> Pair:
    places = (Place(n, *span, None, None, 9, None) for n, span in ((1, left), (2, right)))
    return Pair(*places, None, "exact", 1.0, 1.0, 1.0)


@given(SPANS, SPANS)
def test_the_widest_are_those_of_the_definition(left: list[tuple[int, int]], right: list[tuple[int, int]]) -> None:
    found = [match(a, b) for a, b in zip(left, right, strict=False)]
    kept: list[Pair] = []
    for pair in sorted(found, key=lambda p: (p.left.start - p.left.end, p.left.start, p.right.start)):
        sides = ((pair.left, pair.right), *((wide.left, wide.right) for wide in kept))
        (one, other), *wides = sides
        if not any(
            a.start <= one.start and one.end <= a.end and b.start <= other.start and other.end <= b.end
            for a, b in wides
        ):
            kept.append(pair)
    assert widest(found) == kept


def test_twenty_thousand_matches_of_two_articles_are_normal_input() -> None:
    found = [match((10 * n, 10 * n + 9), (10 * n, 10 * n + 9)) for n in range(20_000)]
    spans = [(10 * n, 10 * n + 9) for n in range(50_000)]
    assert len(widest(found)) == 20_000
    assert len(list(meetings(spans, spans))) == 50_000


def test_one_undated_article_does_not_compare_all_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    from compare.matching.candidates import meaning

    draw = np.random.default_rng(2)
    vectors = draw.normal(size=(600, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    owners = np.arange(600, dtype=np.uint64) // np.uint64(3)
    days = 700_000 + 30 * (np.arange(600) // 3)
    days[:3] = 0
    compared = []
    propose = meaning._propose
    monkeypatch.setattr(
        meaning,
        "_propose",
        lambda v, o, rows, members, field, begin, end, *more: (
            compared.append(len(rows) * (end - begin)) or propose(v, o, rows, members, field, begin, end, *more)
        ),
    )
    left, right = candidates_by_meaning(vectors, owners, days)
    assert sum(compared) < 20_000
    apart = owners[left] != owners[right]
    assert (days[left[apart]] == 0).all()
    near = (vectors[:3] @ vectors[3:].T).argmax(axis=1) + 3
    assert set(zip(range(3), near.tolist(), strict=True)) <= set(zip(left.tolist(), right.tolist(), strict=True))


def test_neighbours_of_the_same_article_take_no_place() -> None:
    vectors = np.zeros((42, 2), np.float32)
    vectors[:, 0] = 1
    vectors[40:] = (0.8, 0.6)
    owners = np.array([1] * 40 + [2, 2], np.uint64)
    left, right = candidates_by_meaning(vectors, owners, np.full(42, 700_000))
    assert {(n, 40) for n in range(40)} <= set(zip(left.tolist(), right.tolist(), strict=True))


def test_a_remark_of_thousands_of_parts_keeps_every_link() -> None:
    text = "We will not leave this valley again"
    parts = {n: Part(n, n, n, 0, 9, "direct", True, None, "petrov", "Petrov", "", text) for n in range(4_000)}
    (remark,) = cluster(parts, [Link(0, n, "exact", 1.0, "") for n in range(1, 4_000)])
    assert len(remark.links) == 3_999


def test_a_paragraph_around_all_statements_is_met_once_by_each() -> None:
    statements = [(n * 40, n * 40 + 30) for n in range(30_000)]
    assert sum(1 for _ in meetings([(0, 1_200_000), *statements], statements)) == 60_000


@given(
    st.lists(st.tuples(st.integers(1, 3), st.integers(0, 9)), max_size=12),
    st.one_of(st.none(), st.integers(0, 4)),
)
def test_who_is_alone_in_a_crowd(members: list[tuple[int, int]], window: int | None) -> None:
    """Held against all pairs: nobody of another owner near in time; where a day is not known all are near."""
    owners, days = [owner for owner, _ in members], [day for _, day in members]
    anyhow = window is None or 0 in days
    expected = [
        not any(other != owner and (anyhow or abs(when - day) <= window) for other, when in members)
        for owner, day in members
    ]
    assert lonely(owners, days, window) == expected
