"""The pipeline between the wings: versions, ledgers, the widest match, and results that never depend on the order."""

import json

import pytest

import compare
from compare.pipeline.stages.ledgers import covered, ledger
from compare.pipeline.stages.same_text import Pair, Place, widest

LEDE = "The talks in Geneva will go on for another week, the foreign minister said on Monday after a long night."
MORE = "Nobody in the hall expected a breakthrough, and none came before the delegations left for their hotels."


@pytest.fixture
def run(tmp_path):
    """Compare these records as one JSON Lines file and give the run back."""

    def compare_records(*records, command=compare.check, name="news"):
        path = tmp_path / f"{name}.jsonl"
        path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
        return command(path, output=tmp_path / f"{name}-out", quiet=True)

    return compare_records


def record(text, **fields):
    return {"outlet": "tass", "published": "2018-08-29", "text": text, **fields}


def test_the_same_url_with_a_later_text_is_one_article_with_versions(run):
    rows = list(run(record(LEDE, url="http://t/1"), record(LEDE + " " + MORE, url="http://t/1")).rows("articles"))
    assert len({row["id"] for row in rows}) == 1
    assert sorted(row["version_of"] is None for row in rows) == [False, True]


def test_the_same_text_from_one_outlet_is_one_article_and_from_two_outlets_two(run):
    records = [
        record(LEDE, url="http://t/1"),
        record(LEDE, url="http://t/2"),
        record(LEDE, outlet="rt", url="http://r/1"),
    ]
    result = run(*records)
    assert len(result.articles) == 2
    assert [row["version_of"] is None for row in result.rows("articles")].count(True) == 2


def test_an_article_never_vanishes_through_a_chain_of_versions(run):
    """The second is a copy of the first; the third has the second's address, but a text of its own."""
    later = MORE + ' "It was a long night," Ivan Petrov said.'
    records = [record(LEDE, url="http://t/1"), record(LEDE, url="http://t/2"), record(later, url="http://t/2")]
    result = run(*records, command=compare.statements)
    assert len(result.articles) == 2
    assert any("It was a long night," in one.content for one in result.statements)


def test_a_version_is_listed_and_not_compared(run):
    result = run(record(LEDE, url="http://t/1"), record(LEDE, url="http://t/2"), command=compare.statements)
    assert result.facts["counts"]["articles"] == 1
    assert result.facts["counts"]["versions"] == 1
    assert len(result.statements) == 1


@pytest.mark.slow
def test_two_outlets_with_one_text_share_it(run):
    long = f"{LEDE}\n\n{MORE}\n"
    result = run(record(long, url="http://t/1"), record(long, outlet="rt", url="http://r/1"), command=compare.dedupe)
    same = [row for row in result.rows("matches") if row["tier"] == "exact"]
    assert {row["same_outlet"] for row in same} == {False}
    ledgers = [row for row in result.rows("reuse") if "article" in row]
    assert all(row["same_text"] > 0.9 for row in ledgers)
    for row in ledgers:
        assert sum(row[name] for name in ("own", "quoted", "same_text", "boilerplate")) == pytest.approx(1)


@pytest.mark.slow
def test_one_remark_in_two_outlets_is_traced_in_order_of_time(run):
    said = "we will not leave the region before the last hostage has come home"
    first = record(f'"In the end {said}," Ivan Petrov, the prime minister, said on Monday.', published="2018-08-30")
    second = record(
        f'Prime Minister Ivan Petrov said: "{said[0].upper()}{said[1:]}."', outlet="rt", published="2018-08-29"
    )
    result = run(first, second, command=compare.dedupe)
    (remark,) = [row for row in result.rows("remarks") if len(row["outlets"]) == 2]
    (trace,) = [row for row in result.rows("traces") if row["remark"] == remark["id"]]
    assert [step["published"] for step in trace["steps"]] == ["2018-08-29", "2018-08-30"]
    assert remark["first"]["published"] == "2018-08-29"
    assert remark["first"]["doubt"] is None
    (quotation,) = [row for row in result.rows("matches") if row["tier"] == "quotation"]
    assert quotation["containment_left"] == 1 or quotation["containment_right"] == 1


def test_the_order_of_the_paths_changes_nothing(tmp_path):
    for name, text in {"a": LEDE, "b": MORE + ' "It was a long night," Petrov said.'}.items():
        (tmp_path / f"{name}.txt").write_text(text)
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    one = compare.statements(paths, output=tmp_path / "one", quiet=True)
    two = compare.statements(paths[::-1], output=tmp_path / "two", quiet=True)
    for name in ("articles", "statements", "boilerplate", "terms"):
        assert (one.folder / f"{name}.jsonl").read_bytes() == (two.folder / f"{name}.jsonl").read_bytes()


def test_results_are_sorted_by_id(seeds_run):
    for name in ("articles", "statements", "remarks"):
        ids = [row["id"] for row in seeds_run.rows(name)]
        assert ids == sorted(ids)
        assert len(ids) == len(set(ids))


def test_every_place_in_the_results_gives_its_words_back(seeds_run):
    from benchmarks.quality import Judged

    judged = Judged(seeds_run.folder)

    def at(article, start, end):
        return judged.texts[judged.file_of[article]][start:end]

    for row in seeds_run.rows("statements"):
        assert row["content"] == " ".join(at(row["article"], a, b) for a, b in row["spans"])
    for row in seeds_run.rows("remarks"):
        assert all(m["text"] == at(m["article"], m["start"], m["end"]) for m in row["members"])
    for row in seeds_run.rows("alignments"):
        for side in ("left", "right"):
            assert row[side]["text"] == " ".join(at(row[side]["article"], a, b) for a, b in row[side]["spans"])
        for change in row["changes"]:
            for side, span in zip(("left", "right"), change["spans"], strict=True):
                assert span is None or at(row[side]["article"], *span) == change[side]


def test_a_ledger_adds_up_and_counts_a_place_once():
    shares = ledger(100, boilerplate=[(0, 10)], quoted=[(5, 30)], same=[(20, 60)])
    assert shares == {"own": 0.4, "boilerplate": 0.1, "quoted": 0.2, "same_text": 0.3}


def test_covered_counts_overlaps_once():
    assert covered([(0, 10), (5, 20), (30, 31)]) == 21


def place(article, start, end):
    return Place(article, start, end, None, None, 9, None)


def test_of_matches_inside_one_another_the_widest_stays():
    wide = Pair(place(1, 0, 100), place(2, 0, 90), None, "near-duplicate", 0.5, 0.7, 0.7)
    inner = Pair(place(1, 10, 50), place(2, 5, 45), None, "exact", 1, 1, 1)
    beside = Pair(place(1, 10, 50), place(2, 95, 130), None, "exact", 1, 1, 1)
    assert widest([inner, beside, wide]) == [wide, beside]
