"""Candidates and matches: exact, MinHash and datasketch's own index against each other; meaning; the stages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest
from datasketch import MinHash, MinHashLSH
from hypothesis import given
from hypothesis import strategies as st

from compare.engines import open_engine
from compare.engines.batches import Batch, Schema, concatenate, offsets_of, ragged, take
from compare.errors import UsageError
from compare.matching.candidates import exact, meaning, minhash, prefixes
from compare.matching.candidates.minhash import Bands, pick_bands
from compare.matching.candidates.pairs import Candidates, Pairs
from compare.matching.matches import are_near_duplicates, score, verify
from compare.matching.sketches import Hashes, shingle, sign
from compare.matching.stages import PASSAGES, SKETCHES, near_duplicates
from compare.matching.word_hashes import Offsets, hash_words

Ragged = tuple[Hashes, Offsets]


def shingle_texts(texts: list[str]) -> Ragged:
    column = Schema(text="text").pack({"text": texts})
    return shingle(*hash_words(column["text"], column["text:offsets"]))


def pack(rows: list[set[int]]) -> Ragged:
    values = [sorted(row) for row in rows]
    return np.array([v for row in values for v in row], np.uint32), offsets_of([len(row) for row in values])


def jaccard(one: set[int], other: set[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def as_set(pairs: Pairs) -> set[tuple[int, int]]:
    found = list(zip(pairs[0].tolist(), pairs[1].tolist(), strict=True))
    assert found == sorted(set(found)), "each pair once, ascending"
    assert all(left < right for left, right in found)
    return set(found)


def make_rows(families: int, seed: int, size: int = 40) -> list[set[int]]:
    """Families of a set and altered copies of it, from nearly all to little in common; some empty, some tiny."""
    random = np.random.default_rng(seed)
    rows: list[set[int]] = [set(), {1}, {1}, {1, 2}, set()]
    for _ in range(families):
        first = random.integers(0, 2**32, size)
        rows.append(set(first.tolist()))
        for kept in (0.95, 0.8, 0.6, 0.4):
            copy = np.where(random.random(size) < kept, first, random.integers(0, 2**32, size))
            rows.append(set(copy.tolist()))
    return rows


@given(st.lists(st.sets(st.integers(0, 12), max_size=8), max_size=12), st.sampled_from([0.1, 0.3, 0.5, 0.75, 0.8, 1.0]))
def test_exact_misses_no_pair(rows: list[set[int]], threshold: float) -> None:
    candidates = as_set(exact.find(*pack(rows), threshold))
    pairs = combinations(range(len(rows)), 2)
    assert {(i, j) for i, j in pairs if rows[i] and jaccard(rows[i], rows[j]) >= threshold} <= candidates
    assert all(rows[i] and rows[j] for i, j in candidates)


def test_exact_in_small_blocks_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = pack(make_rows(20, seed=1))
    whole = as_set(exact.find(*packed, 0.3))
    monkeypatch.setattr(exact, "BLOCK", 7)
    assert as_set(exact.find(*packed, 0.3)) == whole


@given(st.lists(st.tuples(st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9))), max_size=8))
def test_scores_are_exact(pairs: list[tuple[set[int], set[int]]]) -> None:
    scores = verify(*pack([one for one, _ in pairs]), *pack([other for _, other in pairs]))
    assert scores.shared.tolist() == [len(one & other) for one, other in pairs]
    assert scores.jaccard.tolist() == [round(jaccard(*pair), 6) for pair in pairs]
    for side, column in enumerate((scores.containment_left, scores.containment_right)):
        assert column.tolist() == [round(len(p[0] & p[1]) / len(p[side]), 6) if p[side] else 0 for p in pairs]


def test_scores_in_chunks_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = pack(make_rows(20, seed=2))
    left, right = exact.find(*packed, 0.2)
    whole = score(*packed, left, right)
    monkeypatch.setattr("compare.matching.matches.CHUNK", 50)
    for one, other in zip(whole, score(*packed, left, right), strict=True):
        assert one.tolist() == other.tolist()


class TestMinHash:
    rows = make_rows(300, seed=4)
    bands = Bands(20, 3)

    def candidates(self) -> set[tuple[int, int]]:
        return as_set(minhash.find(*pack(self.rows), self.bands))

    def test_it_finds_what_datasketch_finds(self) -> None:
        """The same signatures cut into the same bands: the same candidates, pair for pair."""
        signatures = sign(*pack(self.rows), self.bands.permutations)
        index = MinHashLSH(num_perm=self.bands.permutations, params=(self.bands.bands, self.bands.rows))
        sketches = {
            number: MinHash(hashvalues=signatures[number], scheme="affine32", hashfunc=int)
            for number, row in enumerate(self.rows)
            if row
        }
        for number, sketch in sketches.items():
            index.insert(number, sketch)
        theirs = {(i, j) for i, sketch in sketches.items() for j in index.query(sketch) if i < j}
        assert self.candidates() == theirs

    def test_recall_is_what_the_formula_says(self) -> None:
        """Over all pairs with anything in common, held against the exact join."""
        found, chances, hits = self.candidates(), [], []
        for i, j in as_set(exact.find(*pack(self.rows), 0.1)):
            likeness = jaccard(self.rows[i], self.rows[j])
            if likeness >= 0.1:
                chances.append(self.bands.recall(likeness))
                hits.append((i, j) in found)
        assert len(hits) > 1000
        spread = np.sqrt(sum(chance * (1 - chance) for chance in chances))
        assert abs(sum(hits) - sum(chances)) < 4 * spread

    def test_every_candidate_that_scores_is_in_exact(self) -> None:
        packed, threshold = pack(self.rows), 0.5
        left, right = minhash.find(*packed, self.bands)
        alike = score(*packed, left, right).jaccard >= threshold
        assert as_set((left[alike], right[alike])) <= as_set(exact.find(*packed, threshold))

    def test_empty_rows_pair_with_none(self) -> None:
        assert as_set(minhash.find(*pack([set(), set(), {5}, {5}]), self.bands)) == {(2, 3)}


def sketched(rows: list[set[int]]) -> Batch:
    """Passages of these shingles, with ids in order."""
    values, offsets = pack(rows)
    nothing = np.zeros(len(rows), np.int64)
    return SKETCHES.pack(
        {
            "id": (np.arange(len(rows), dtype=np.uint64) + 1) << np.uint64(50),
            **{name: nothing.astype(np.uint64) for name in ("article", "digest")},
            **dict.fromkeys(("start", "end", "first_day", "last_day"), nothing),
            "boilerplate": nothing.astype(bool),
            "shingles": values,
            "shingles:offsets": offsets,
        }
    )


def numbers(found: Candidates) -> set[tuple[int, int]]:
    """The pairs by row number."""
    pairs = [(left, right) for batch in found.pairs for left, right in zip(batch["id"], batch["right"], strict=True)]
    assert len(pairs) == len(set(pairs)), "each pair once"
    return {(int(left >> np.uint64(50)) - 1, int(right >> np.uint64(50)) - 1) for left, right in pairs}


class TestPrefixes:
    """The staged join beside a comparison of all with all, beside `exact`, and beside MinHash."""

    @given(
        st.lists(st.sets(st.integers(0, 12), max_size=8), max_size=12), st.sampled_from([0.1, 0.3, 0.5, 0.75, 0.8, 1.0])
    )
    def test_no_pair_is_missed(self, rows: list[set[int]], threshold: float) -> None:
        with open_engine("inline") as engine:
            found = prefixes.find(engine, engine.keep(SKETCHES, [sketched(rows)]), threshold)
            candidates = numbers(found)
        pairs = combinations(range(len(rows)), 2)
        assert {(i, j) for i, j in pairs if rows[i] and jaccard(rows[i], rows[j]) >= threshold} <= candidates
        assert all(rows[i] & rows[j] for i, j in candidates)
        assert found.left_out == 0

    @pytest.mark.parametrize("name", ["inline", "processes"])
    def test_engines_agree_and_nothing_that_minhash_finds_is_missing(self, name: str) -> None:
        rows = make_rows(300, seed=9)
        with open_engine(name, workers=2) as engine:
            kept = engine.keep(SKETCHES, [sketched(rows[:700])])
            both = engine.keep(SKETCHES, [*kept, take(sketched(rows), slice(700, None))])
            found = numbers(prefixes.find(engine, both, 0.3))
            by_bands = numbers(minhash.find_in(engine, both, 0.95, 0.3))
            picked = pick_bands(1 - minhash.IN_HAND * 0.05, 0.3, minhash.look(both, 0.3))
        alike = {(i, j) for i, j in as_set(exact.find(*pack(rows), 0.3)) if jaccard(rows[i], rows[j]) >= 0.3}
        assert alike <= found
        assert {(i, j) for i, j in by_bands if jaccard(rows[i], rows[j]) >= 0.3} <= found
        assert len(by_bands & alike) >= 0.9 * len(alike)
        assert by_bands == as_set(minhash.find(*pack(rows), picked))

    def test_a_crowd_costs_no_square_and_is_counted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Forms with one word changed each time: every one still meets its neighbours."""
        monkeypatch.setattr(prefixes, "CROWD", 30)
        monkeypatch.setattr(prefixes, "AHEAD", 5)
        rows = [{*range(20), 1000 + number} for number in range(200)]
        with open_engine("inline") as engine:
            found = prefixes.find(engine, engine.keep(SKETCHES, [sketched(rows)]), 0.3)
            pairs = numbers(found)
        assert len(pairs) == 199 + 198 + 197 + 196 + 195
        assert {(i, i + 1) for i in range(199)} <= pairs
        assert found.left_out > 0


def test_a_group_too_big_for_all_its_pairs_stays_connected() -> None:
    left, right = minhash.pair_within(np.array([0, 4, 10_000]), neighbours=3)
    assert len(left) == 6 + 9_996 * 3 - 6
    assert (right - left).max() == 3
    assert {(i, i + 1) for i in range(4, 9_999)} <= set(zip(left.tolist(), right.tolist(), strict=True))
    assert not ((left < 4) & (right >= 4)).any()


@pytest.mark.parametrize(("recall", "threshold"), [(0.8, 0.5), (0.95, 0.3), (0.99, 0.3), (0.9, 0.7)])
def test_bands_reach_the_recall_asked_for_and_no_more(recall: float, threshold: float) -> None:
    bands = pick_bands(recall, threshold)
    assert bands.average_recall(threshold) >= recall
    assert bands.permutations <= minhash.PERMUTATIONS
    assert Bands(bands.bands - 1, bands.rows).average_recall(threshold) < recall
    longest = Bands(minhash.PERMUTATIONS // (bands.rows + 1), bands.rows + 1)
    assert longest.average_recall(threshold) < recall


def test_bands_are_picked_for_the_pairs_that_there_are() -> None:
    """Where all pairs are just alike enough more bands are needed, where all are copies fewer."""
    usual = pick_bands(0.95, 0.3)
    barely, nearly = np.full(5_000, 0.31), np.full(5_000, 0.9)
    assert pick_bands(0.95, 0.3, barely).recall(0.31) >= 0.94 > usual.recall(0.31)
    assert pick_bands(0.95, 0.3, nearly).rows > usual.rows
    assert pick_bands(0.95, 0.3, barely).average_recall(0.3, barely) >= 0.95


@pytest.mark.parametrize(("recall", "threshold"), [(1.0, 0.3), (0.9, 0.0), (0.9, 1.0), (0.9999, 0.01)])
def test_bands_that_cannot_be_are_wrong_usage(recall: float, threshold: float) -> None:
    with pytest.raises(UsageError):
        pick_bands(recall, threshold)


class TestMeaning:
    def vectors(self, rows: int = 90) -> np.ndarray:
        random = np.random.default_rng(8)
        vectors = random.normal(size=(rows, 16)) + random.normal(size=(5, 16))[random.integers(0, 5, rows)] * 1.5
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        vectors[3] = vectors[11]
        vectors[20] = 0
        return vectors.astype(np.float32)

    def brute(self, vectors: np.ndarray, cosine: float, top: int, blocks: np.ndarray) -> set[tuple[int, int]]:
        likeness = np.round(vectors.astype(np.float64) @ vectors.T.astype(np.float64), 6)
        found = set()
        for i in range(len(vectors)):
            others = [j for j in range(len(vectors)) if j != i and blocks[j] == blocks[i]]
            best = sorted(others, key=lambda j: (-likeness[i, j], j))[:top]
            found |= {(min(i, j), max(i, j)) for j in best if likeness[i, j] >= cosine}
        return found

    @pytest.mark.parametrize("top", [1, 3, 200])
    @pytest.mark.parametrize("block", [7, 1024])
    def test_it_finds_the_best_of_each(self, top: int, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(meaning, "BLOCK", block)
        vectors, one = self.vectors(), np.zeros(90, np.uint64)
        assert as_set(meaning.find(vectors, 0.5, top)) == self.brute(vectors, 0.5, top, one)

    def test_blocks_are_kept_apart(self) -> None:
        vectors, blocks = self.vectors(), np.arange(90, dtype=np.uint64) % np.uint64(4)
        assert as_set(meaning.find(vectors, 0.4, 5, blocks)) == self.brute(vectors, 0.4, 5, blocks)

    @pytest.mark.parametrize("block", [7, 1024])
    @pytest.mark.parametrize("apart", [0, 3, 50])
    def test_near_in_time_are_the_best_of_their_window(
        self, apart: int, block: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(meaning, "BLOCK", block)
        vectors, owners = self.vectors(), np.arange(90, dtype=np.uint64) // np.uint64(2)
        days = np.random.default_rng(4).integers(0, 40, 90)
        likeness = np.round(vectors.astype(np.float64) @ vectors.T.astype(np.float64), 6)
        expected = set()
        for i in np.flatnonzero(days).tolist():
            near = (days > 0) & (abs(days - days[i]) <= apart) & (owners != owners[i])
            best = sorted(np.flatnonzero(near).tolist(), key=lambda j: (-likeness[i, j], j))[:3]
            expected |= {(min(i, j), max(i, j)) for j in best if likeness[i, j] >= 0.4}
        assert as_set(meaning.find_near(vectors, 0.4, 3, days, apart, owners)) == expected

    def test_likeness_and_nothing(self) -> None:
        vectors = self.vectors()
        assert meaning.likeness(vectors, np.array([3, 20]), np.array([11, 11])).tolist() == [1.0, 0.0]
        assert as_set(meaning.find(vectors[:0], 0.5, 3)) == set()
        assert len(meaning.likeness(vectors, np.array([], np.int64), np.array([], np.int64))) == 0


WORDS = ["river", "stone", "north", "winter", "harbour", "signal", "copper", "garden", "bridge", "lantern", "valley"]


def sentence(seed: int, length: int = 20) -> list[str]:
    return np.random.default_rng(seed).choice(WORDS, length).tolist()


def make_passages(rows: list[tuple[int, int, str, bool]]) -> Batch:
    """Passages from (article, start, text, boilerplate), with ids in order."""
    return PASSAGES.pack(
        {
            "id": [100 + i for i in range(len(rows))],
            "article": [row[0] for row in rows],
            "start": [row[1] for row in rows],
            "end": [row[1] + len(row[2]) for row in rows],
            "day": np.zeros(len(rows), np.int64),
            "grain": np.zeros(len(rows), np.uint8),
            "boilerplate": [row[3] for row in rows],
            "text": [row[2] for row in rows],
        }
    )


LONG, OTHER = sentence(1), sentence(2)
ROWS = [
    (1, 0, " ".join(LONG), False),  # 100
    (2, 0, " ".join(LONG).upper() + "!", False),  # 101: the same words
    (3, 0, " ".join(LONG[:12] + OTHER[:8]), False),  # 102: more than half of them
    (4, 0, " ".join(OTHER), False),  # 103
    (4, 0, " ".join(OTHER[:12]), False),  # 104: a part of 103
    (4, 900, " ".join(OTHER[:12]), False),  # 105: the same again further down
    (5, 0, "Thank you.", False),  # 106, 107: too short to tell
    (6, 0, "Thank you.", False),
    (5, 50, "Read more", True),  # 108, 109: boilerplate is compared at any length
    (6, 50, "Read more", True),
    (7, 0, "—", False),
    (8, 0, "", False),
    (9, 0, " ".join(sentence(3)), False),  # 112: a paragraph and its one sentence
    (9, 0, " ".join(sentence(3)) + " ", False),  # 113
]


@pytest.fixture(params=["inline", "processes"])
def found(request: pytest.FixtureRequest) -> Iterator[tuple[dict[tuple[int, int], tuple[int, float]], dict[int, int]]]:
    passages = make_passages(ROWS)
    with open_engine(request.param, workers=2) as engine:
        result = near_duplicates(engine, engine.keep(PASSAGES, [passages]))
        matches, groups = concatenate(result.matches), concatenate(result.groups)
        pairs = zip(matches["left"].tolist(), matches["right"].tolist(), strict=True)
        scores = zip(matches["tier"].tolist(), matches["jaccard"].tolist(), strict=True)
        members = dict(zip(groups["id"].tolist(), groups["representative"].tolist(), strict=True))
        yield dict(zip(pairs, scores, strict=True)), members


class TestStages:
    def test_matches_and_groups(self, found: tuple[dict[tuple[int, int], tuple[int, float]], dict[int, int]]) -> None:
        matches, members = found
        assert {pair for pair, (tier, _) in matches.items() if tier == 0} == {(100, 101), (104, 105), (108, 109)}
        near = {pair for pair, (tier, _) in matches.items() if tier == 1}
        assert (100, 102) in near
        assert not near & {(103, 104), (112, 113), (106, 107)}
        assert members == {100: 100, 101: 100, 104: 104, 105: 104, 108: 108, 109: 108}

    def test_scores_are_those_of_the_texts(
        self, found: tuple[dict[tuple[int, int], tuple[int, float]], dict[int, int]]
    ) -> None:
        values, offsets = shingle_texts([row[2] for row in ROWS])
        rows = [set(row.tolist()) for row in ragged({"s": values, "s:offsets": offsets}, "s")]
        for (left, right), (_, likeness) in found[0].items():
            assert likeness == round(jaccard(rows[left - 100], rows[right - 100]), 6)


def test_ten_thousand_copies_are_a_star() -> None:
    text = " ".join(LONG)
    rows = [(number, 0, text, False) for number in range(10_000)] + [(10_000, 0, " ".join(LONG[1:]), False)]
    with open_engine("inline") as engine:
        result = near_duplicates(engine, engine.keep(PASSAGES, [make_passages(rows)]))
        matches = concatenate(result.matches)
        assert result.groups.rows == 10_000
        assert result.matches.rows == 10_000
        assert set(matches["left"].tolist()) == {100}


def test_a_window_keeps_apart_what_no_two_members_were_published_within() -> None:
    """A group of identical passages stands for the days of all its members; an unknown day for any."""
    changed = " ".join([*LONG[:-1], "otherwise"])
    days = {100: 10, 101: 30, 102: 33, 103: 60, 104: 0}
    rows = [
        (1, 0, " ".join(LONG), False),
        (2, 0, " ".join(LONG), False),
        *((n, 0, f"{changed} {n}", False) for n in (3, 4, 5)),
    ]
    passages = make_passages(rows) | {"day": np.array(list(days.values()))}
    with open_engine("inline") as engine:
        kept = engine.keep(PASSAGES, [passages])
        found = {
            window: {
                pair
                for batch in near_duplicates(engine, kept, window=window).matches
                for pair in zip(batch["left"].tolist(), batch["right"].tolist(), strict=True)
            }
            for window in (None, 3, 27, 1000)
        }
    everything = found[None]
    assert (
        everything
        == found[1000]
        == {(100, 101), *((100, n) for n in (102, 103, 104)), *combinations((102, 103, 104), 2)}
    )
    assert found[27] == everything - {(100, 103)}
    assert found[3] == everything - {(100, 103), (102, 103)}


def test_what_is_too_short_must_be_nearly_the_same() -> None:
    """Constructed after templates that recur in news: one phrase in common is no copy."""
    pairs = [
        ("Anna Field contributed to this report", "Paul Stone contributed to this report", False),
        ("Share profit 30 cents against loss of 12 cents", "Share profit 41 cents against loss of 80 cents", False),
        (
            "The revised version of this story is available here",
            "A revised version of this story is available here",
            True,
        ),
        (" ".join(LONG), " ".join(LONG[:12] + OTHER[:8]), True),
        (" ".join(LONG), " ".join(LONG[:9]) + " and no more", False),
    ]
    left = shingle_texts([pair[0] for pair in pairs])
    right = shingle_texts([pair[1] for pair in pairs])
    assert are_near_duplicates(verify(*left, *right)).tolist() == [pair[2] for pair in pairs]
