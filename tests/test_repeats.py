"""What a corpus teaches: a line that one outlet repeats is its boilerplate, what many outlets carry at once is news."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare
from compare.engines import open_engine
from compare.engines.batches import texts
from compare.engines.contracts import Parts
from compare.matching.repeats import count_carriers, middle, widest_wire
from compare.matching.stages import PASSAGES, near_duplicates
from compare.pipeline.rows import SPEECH
from compare.pipeline.stages import same_text
from compare.reading.agencies import at_most_one_outlet, outlet_key, same_outlet
from compare.reading.identities import identity, spell
from compare.reporting.answers import shared
from compare.reporting.nouns import Match, Place
from compare.reporting.reuses import SameText, sort_same_text

NEWSLETTER = "Sign up here for the morning letter of our newsroom and read it before the first coffee."
DISCLAIMER = "The opinions in this column are those of the author alone and of nobody else in the house."
WORDS = ["river", "stone", "north", "winter", "harbour", "signal", "copper", "garden", "bridge", "lantern", "valley"]
WORDS += ["orchard", "ferry", "meadow", "tunnel", "anchor", "candle", "forest", "island", "market", "pillar", "quarry"]


def story(seed: int, paragraphs: int = 6) -> list[str]:
    """Paragraphs that no other seed has."""
    draw = np.random.default_rng(seed)
    return [" ".join(draw.choice(WORDS, 24)) + "." for _ in range(paragraphs)]


def article(outlet: str | None, day: int, *paragraphs: str) -> dict[str, object]:
    return {"outlet": outlet, "day": day, "paragraphs": paragraphs, "id": identity("test", outlet, day, *paragraphs)}


class Found:
    """What a run over these articles writes of its passages."""

    def __init__(self, articles: list[dict[str, object]], engine_name: str = "inline") -> None:
        rows, ids = [], [one["id"] for one in articles]
        lengths = []
        for one in articles:
            start = 0
            for text in one["paragraphs"]:
                place = {"article": one["id"], "start": start, "end": start + len(text), "day": one["day"]}
                id = identity("passage", spell(one["id"]), start, start + len(text))
                rows.append({**place, "id": id, "grain": 0, "boilerplate": False, "text": text})
                start += len(text) + 2
            lengths.append(start)
        speech = {
            **{"id": ids, "article": ids, "characters": lengths, "outlet": [one["outlet"] or "" for one in articles]},
            "boilerplate": ["[]"] * len(ids),
            "record": ['{"statements":[],"terms":[]}'] * len(ids),
        }
        with open_engine(engine_name, workers=2) as engine:
            passages = engine.keep(PASSAGES, [PASSAGES.pack({name: [row[name] for row in rows] for name in rows[0]})])
            matches, groups, *_ = near_duplicates(engine, passages)
            placed = same_text.places(engine, passages, matches, groups, engine.keep(SPEECH, [SPEECH.pack(speech)]))
            self.paired = same_text.pairs(engine, matches, placed)
            own = list(engine.map(same_text.spans_of_own_lines, self.paired))
            self.own_lines = {tuple(row) for one in own for row in zip(one["article"], one["start"], strict=True)}
            self.group_lines = lines_of(same_text.group_lines(engine, placed))
            self.match_lines = lines_of(engine.map(same_text.lines_of_pairs, self.paired))
            self.counted = {
                (keep, within): engine.map(
                    same_text.counted, self.paired, keep_boilerplate=keep, within_outlet=within
                ).rows
                for keep in (False, True)
                for within in (False, True)
            }
        self.groups = [json.loads(line) for line in self.group_lines]
        self.matches = [json.loads(line) for line in self.match_lines]
        self.texts = {
            (spell(one["id"]), row["start"]): row["text"]
            for one in articles
            for row in rows
            if row["article"] == one["id"]
        }

    def labels(self, text: str) -> set[str | None]:
        """What the matches of this passage are called."""
        return {
            match["boilerplate"]
            for match in self.matches
            if self.texts[match["left"]["article"], match["left"]["start"]] == text
        }

    def group(self, text: str) -> dict[str, object]:
        (found,) = [
            one
            for one in self.groups
            if self.texts[one["representative"]["article"], one["representative"]["start"]] == text
        ]
        return found


def lines_of(parts: Parts) -> list[str]:
    return sorted(line for batch in parts for line in texts(batch, "line"))


def newsletter(articles: int = 12, days: int = 1, outlet: str | None = "The Daily Lantern") -> list[dict[str, object]]:
    """Unrelated articles of one outlet, each with the newsletter's line."""
    return [article(outlet, 735_000 + n * days, *story(n), NEWSLETTER) for n in range(articles)]


def test_a_line_that_an_outlet_repeats_over_weeks_is_its_own() -> None:
    found = Found(newsletter(12, days=3))
    assert found.labels(NEWSLETTER) == {"repeated by its outlet"}
    label = found.group(NEWSLETTER)["boilerplate"]
    assert (label["label"], label["outlet"]) == ("outlet", "The Daily Lantern")
    assert (label["outlet_articles"], label["outlet_days"]) == (12, 12)
    assert found.group(NEWSLETTER)["wire"] is None
    assert (
        sorted(found.texts[spell(int(article)), int(start)] for article, start in found.own_lines) == [NEWSLETTER] * 12
    )


@pytest.mark.parametrize("days", [0, 1])
def test_a_line_of_many_unrelated_articles_needs_no_weeks(days: int) -> None:
    assert Found(newsletter(12, days)).labels(NEWSLETTER) == {"repeated by its outlet"}


def test_without_any_date_it_is_learned_too() -> None:
    articles = [article("The Daily Lantern", 0, *story(n), NEWSLETTER) for n in range(12)]
    label = Found(articles).group(NEWSLETTER)["boilerplate"]
    assert (label["outlet_articles"], label["outlet_days"]) == (12, 0)


def test_news_put_in_a_form_is_no_furniture_of_its_outlet() -> None:
    """A line that is most of each article that carries it: the news itself."""
    (rest,) = zip(*(story(n, 1) for n in range(12)), strict=True)
    form = "The central bank entered the market in the morning to arrange repurchase agreements with its customers."
    articles = [article("The Daily Lantern", 735_000 + 7 * n, form, rest[n]) for n in range(12)]
    assert Found(articles).labels(form) == {None}


def test_an_unknown_outlet_teaches_nothing() -> None:
    assert Found(newsletter(12, 3, outlet=None)).labels(NEWSLETTER) == {None}


def test_two_names_of_one_outlet_teach_together() -> None:
    articles = newsletter(3, 10, "AP") + [
        article("apnews.com", 735_100 + n, *story(50 + n), NEWSLETTER) for n in (1, 2)
    ]
    found = Found(articles)
    assert found.labels(NEWSLETTER) == {"repeated by its outlet"}
    assert found.group(NEWSLETTER)["boilerplate"]["outlet_articles"] == 5
    assert {match["same_outlet"] for match in found.matches} == {True}


def test_a_paragraph_of_many_outlets_on_the_same_days_is_wire_copy_and_news() -> None:
    (wire,) = story(77, 1)
    found = Found([article(f"paper {n}", 735_000 + n % 2, *story(n), wire) for n in range(12)])
    assert found.labels(wire) == {None}
    assert found.group(wire)["wire"] == {"outlets": 12, "days": 2}
    assert found.group(wire)["boilerplate"]["label"] is None


def test_a_wire_story_that_one_of_its_carriers_updates_stays_news() -> None:
    wire = story(77, 4)
    others = [article(f"paper {n}", 735_000, *wire, *story(n)) for n in range(5)]
    updates = [article("The Daily Lantern", 735_000 + n, *wire, *story(90 + n, 1)) for n in range(4)]
    found = Found(others + updates)
    assert all(found.labels(text) == {None} for text in wire)
    assert found.group(wire[0])["wire"]["outlets"] == 6
    alone = Found(updates)
    assert all(alone.labels(text) == {None} for text in wire)
    assert alone.group(wire[0])["wire"] is None


def test_many_updates_of_one_story_in_a_week_are_no_boilerplate() -> None:
    shared = story(77, 4)
    found = Found([article("The Daily Lantern", 735_000 + n % 7, *shared, *story(n, 2)) for n in range(12)])
    assert all(found.labels(text) == {None} for text in shared)


def test_a_line_of_two_sister_sites_is_boilerplate_in_both_and_between_them() -> None:
    one = [article("lantern.example.com", 735_000 + 4 * n, *story(n), DISCLAIMER) for n in range(6)]
    other = [article("lantern-weekly.org", 735_000 + 4 * n, *story(50 + n), DISCLAIMER) for n in range(6)]
    found = Found(one + other)
    assert found.labels(DISCLAIMER) == {"repeated by its outlet"}
    assert {match["same_outlet"] for match in found.matches} == {True, False}
    assert found.counted[False, True] == found.counted[False, False] == 0


def test_a_line_with_another_number_each_time_is_learned_from_its_variants() -> None:
    line = "This is letter number {} of our newsroom to its readers, and it comes every week on a Sunday morning."
    articles = [article("The Daily Lantern", 735_000 + 7 * n, *story(n), line.format(n)) for n in range(6)]
    found = Found(articles)
    assert found.groups == []
    assert {match["boilerplate"] for match in found.matches} == {"repeated by its outlet"}
    assert found.matches


def test_an_added_article_changes_labels_and_neither_ids_nor_matches() -> None:
    """Four articles teach nothing; with the fifth the line is learned."""
    articles = sorted(newsletter(5, 5), key=lambda one: one["id"])
    before, after = Found(articles[:4]), Found(articles)
    assert before.labels(NEWSLETTER) == {None}
    assert after.labels(NEWSLETTER) == {"repeated by its outlet"}
    added = spell(articles[4]["id"])
    kept = [one for one in after.matches if added not in (one["left"]["article"], one["right"]["article"])]
    assert [one | {"boilerplate": None} for one in kept] == before.matches
    assert [one["id"] for one in after.groups] == [one["id"] for one in before.groups]
    (one,), (other,) = before.groups, after.groups
    assert [member for member in other["members"] if member["article"] != added] == one["members"]


def test_what_counts_is_chosen_and_nothing_is_lost() -> None:
    (shared,) = story(77, 1)
    articles = newsletter(6, 5)
    articles += [article("The Daily Lantern", 735_100, *story(60), shared)]
    articles += [article("The Daily Lantern", 735_101, *story(61), shared)]
    articles += [article("The Hill Post", 735_101, *story(62), shared), article(None, 735_101, *story(63), shared)]
    found = Found(articles)
    lines, pairs = 6 * 5 // 2, 4 * 3 // 2
    assert found.paired.rows == lines + pairs
    assert found.counted == {
        (False, False): pairs - 1,
        (False, True): pairs,
        (True, False): pairs - 1,
        (True, True): lines + pairs,
    }


def test_a_passage_twice_in_one_article_is_counted_whatever_the_options() -> None:
    (twice,) = story(77, 1)
    found = Found([article("The Daily Lantern", 735_000, twice, *story(1), twice)])
    assert set(found.counted.values()) == {1}


def test_engines_agree_on_the_labels() -> None:
    articles = newsletter(8, 3) + [article("The Hill Post", 735_004, *story(50 + n), NEWSLETTER) for n in range(2)]
    inline, processes = Found(articles), Found(articles, "processes")
    assert inline.match_lines == processes.match_lines
    assert inline.group_lines == processes.group_lines


NAMES = [
    "AP",
    "apnews.com",
    "The Associated Press",
    "The Guardian",
    "theguardian.com",
    "guardian.co.uk",
    "CNN",
    "cnn.com",
]
NAMES += [
    "politicalticker.blogs.cnn.com",
    "FNA",
    "farsnews.com",
    "mehrnews.com",
    "MNA",
    "TASS",
    "itar-tass.com",
    "Reuters",
]
NAMES += ["nytimes.com", "The New York Times", "Fox News", "foxnews.com", "BBC", "bbc.co.uk", "rt.com", "RT", "tass.ru"]


@pytest.mark.parametrize("one", NAMES)
def test_names_have_one_key_where_they_are_of_one_outlet(one: str) -> None:
    for other in NAMES:
        assert (outlet_key(one) == outlet_key(other)) == same_outlet(one, other), (one, other)


def test_one_text_under_two_names_of_an_outlet_is_a_version_and_in_two_outlets_is_not(tmp_path: Path) -> None:
    text = " ".join(story(1))
    outlets = ["AP", "apnews.com", "TASS"]
    records = [{"outlet": name, "url": f"http://example.com/{n}", "text": text} for n, name in enumerate(outlets)]
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    run = compare.check(tmp_path / "news.jsonl", output=tmp_path / "out", quiet=True)
    assert sorted(str(one.outlet) for one in run.articles) == ["AP", "TASS"]
    assert [one.outlet for one in run.versions] == ["apnews.com"]


def test_an_archive_of_one_outlet_is_known_by_its_names() -> None:
    assert at_most_one_outlet([])
    assert at_most_one_outlet([None, ""])
    assert at_most_one_outlet(["ap", None, "apnews.com"])
    assert not at_most_one_outlet(["ap", "tass"])


COPIES = st.lists(st.tuples(*[st.integers(0, 3)] * 4), max_size=40)


@given(COPIES)
def test_carriers_are_those_of_the_definition(copies: list[tuple[int, int, int, int]]) -> None:
    columns = np.array(copies, np.int64).reshape(-1, 4)
    groups, outlets, articles = (columns[:, n].astype(np.uint64) for n in range(3))
    found = count_carriers(groups, outlets, articles, columns[:, 3])
    expected = []
    for group, outlet in sorted({copy[:2] for copy in copies}):
        of = [copy[2:] for copy in copies if copy[:2] == (group, outlet)]
        days = {day for _, day in of if day}
        expected.append((outlet, len({a for a, _ in of}), len(days), max(days, default=0) - min(days, default=0)))
    rows = zip(*(column.tolist() for column in found[:4]), strict=True)
    assert list(rows) == expected
    for copy, row in zip(copies, found.row_of.tolist(), strict=True):
        assert found.bounds[sorted({c[0] for c in copies}).index(copy[0])] <= row
        assert found.outlets[row] == copy[1]


@given(st.lists(st.tuples(st.integers(0, 4), st.floats(0, 1)), max_size=30))
def test_the_middle_is_the_lower_of_two(rows: list[tuple[int, float]]) -> None:
    found = middle(np.array([value for _, value in rows]), np.array([row for row, _ in rows], np.int64), 5)
    for row in range(5):
        of = sorted(value for at, value in rows if at == row)
        assert found[row] == (of[(len(of) - 1) // 2] if of else 1)


def wire_of(copies: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    rows = np.array(list(copies), np.int64).reshape(-1, 2)
    return widest_wire(rows[:, 0].astype(np.uint64), rows[:, 1])


def test_wire_copy_is_counted_within_days_and_by_known_outlets() -> None:
    assert wire_of([(1, 10), (2, 11), (3, 12), (4, 13)]) == (3, 3)
    assert wire_of([(1, 10), (2, 40), (3, 80)]) is None
    assert wire_of([(0, 10), (1, 10), (2, 10)]) is None
    assert wire_of([(1, 0), (2, 0), (3, 10)]) is None
    assert wire_of([]) is None


def told(left: str, right: str, same: bool | None, boilerplate: str | None = None, tier: str = "exact") -> Match:
    places = (Place(article=one, start=0, end=9, statement=None) for one in (left, right))
    scores = {"jaccard": 1.0, "containment_left": 1.0, "containment_right": 1.0, "probability": None}
    left_place, right_place = places
    return Match(
        left=left_place,
        right=right_place,
        group=None,
        tier=tier,
        same_outlet=same,
        boilerplate=boilerplate,
        words=9,
        **scores,
    )


def test_reports_sort_the_same_text_by_what_the_run_counted() -> None:
    news, within, unknown = told("a", "b", False), told("a", "c", True), told("a", "d", None)
    line, inside = told("a", "c", True, "repeated by its outlet"), told("a", "a", True)
    matches = [news, within, unknown, line, inside, told("a", "b", False, tier="quotation")]
    found = sort_same_text(matches, {"counted": {"keep_boilerplate": False, "within_outlet": False}})
    assert found == SameText([news, unknown], [within], [line], [inside])
    found = sort_same_text(matches, {"counted": {"keep_boilerplate": True, "within_outlet": True}})
    assert found == SameText([news, within, unknown, line], [], [], [inside])
    assert sort_same_text(matches, {}) == SameText([news, within, unknown], [], [line], [inside])


def test_the_answer_counts_what_counts() -> None:
    matches = [told("a", "b", False), told("a", "c", True), told("a", "b", False, "footer")]
    assert shared(matches, {"counted": {"keep_boilerplate": False, "within_outlet": False}}) == (0, 1)
    assert shared(matches, {"counted": {"keep_boilerplate": False, "within_outlet": True}}) == (0, 2)
    assert shared(matches, {"counted": {"keep_boilerplate": True, "within_outlet": True}}) == (0, 3)
