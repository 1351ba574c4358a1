"""The benchmarks measure what they say: made-up news, what there is to find, growth, plots, tables."""

import hashlib
import json
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from benchmarks import floors, sections
from compare.benches import generator, growths, plots, recalls, rivals, samples, speeds
from compare.benches.corpora import Source
from compare.benches.growths import Growth
from compare.benches.numbering import numbers_of
from compare.benches.tasks import bench
from compare.engines.batches import concatenate, texts
from compare.errors import InputError

ROOT = Path(__file__).parent.parent


def shingles(text):
    words = text.lower().rstrip(".").split()
    return {tuple(words[at : at + 3]) for at in range(len(words) - 2)}


def likeness(one, other):
    return len(shingles(one) & shingles(other)) / len(shingles(one) | shingles(other))


def test_the_generator_gives_the_same_passages_again_and_others_for_another_seed():
    first, again, other = (concatenate(generator.stream(12_345, seed))["text"].tobytes() for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_a_shorter_stream_is_the_beginning_of_a_longer_one():
    short, long = (texts(concatenate(generator.stream(rows)), "text") for rows in (10_500, 20_000))
    assert len(short) == 10_500
    assert long[:10_500] == short


def test_planted_copies_are_as_like_as_the_generator_says():
    drawn = generator.draw(3, seed=7)
    told = texts(drawn.passages, "text")
    pairs = zip(drawn.left, drawn.right, drawn.jaccard, strict=True)
    errors = [abs(likeness(told[left], told[right]) - said) for left, right, said in pairs]
    assert len(errors) > 900  # 11 in 100 of 10,000
    assert max(errors) < 0.05  # an original may repeat a 3-gram of its own
    assert np.mean(errors) < 0.001
    assert {0.3, 0.5, 0.7, 1.0} <= {*np.round(drawn.jaccard, 1)}


def test_made_up_passages_are_as_long_as_those_of_news_and_lie_apart():
    batch = generator.draw(0).passages
    lengths = [len(text.split()) for text in texts(batch, "text")]
    assert 35 < np.mean(lengths) < 50
    assert min(lengths) >= 3
    same_article = batch["article"][1:] == batch["article"][:-1]
    assert (batch["end"][:-1][same_article] < batch["start"][1:][same_article]).all()


def test_a_repeated_passage_has_as_many_copies_as_asked_and_ids_of_its_own():
    batch = concatenate(generator.repeat(10_001, first=500))
    assert len(set(texts(batch, "text"))) == 1
    assert numbers_of(batch["id"]).tolist() == list(range(500, 10_501))


PARAGRAPHS = [
    "The mayor of Brightwater said on Monday that the old bridge will be closed for repairs until next spring.",
    "The mayor of Brightwater said on Monday that the old bridge will stay closed for repairs until late spring.",
    "On Monday the mayor of Brightwater said that the old bridge will be closed for repairs until next spring.",
    "Nobody in the harbour office could say how many boats had been lost in the storm that night.",
    "Nobody in the harbour office could say how many boats had been lost.",
]


def brute_force(passages, least):
    sets = [shingles(text) for text in passages]
    likenesses = {(a, b): len(sets[a] & sets[b]) / len(sets[a] | sets[b]) for a, b in combinations(range(len(sets)), 2)}
    return {pair: value for pair, value in likenesses.items() if value >= least}


@pytest.mark.parametrize("find", [recalls.all_pairs, rivals.prefix_join])
@pytest.mark.parametrize("least", [0.3, 0.5])
def test_what_there_is_to_find_is_what_all_pairs_compared_give(find, least):
    made_up = texts(generator.draw(0).passages, "text")[:400]
    for passages in (PARAGRAPHS, made_up):
        found = find(passages, least)
        pairs = zip(found.left.tolist(), found.right.tolist(), strict=True)
        there = brute_force(passages, least)
        assert there
        assert dict(zip(pairs, found.jaccard, strict=True)) == pytest.approx(there, abs=1e-6)


def test_recall_tells_what_is_missed_and_what_the_rule_leaves_out():
    measured = recalls.measure(Source(), 3_000)
    figures = recalls.figures(measured)
    assert figures["--recall 1, J >= 0.3"] == 100
    assert measured.candidates["25 x 5"].mean() < 0.7  # five rows a band do not see half of what is as like as reprints
    assert measured.formulaic.any()
    assert not measured.formulaic[measured.there.jaccard >= 0.7].any()
    left, right = measured.there.left, measured.there.right
    assert (left < right).all()


def test_other_libraries_find_what_is_there():
    drawn = generator.draw(0)
    told = texts(drawn.passages, "text")
    close = np.flatnonzero(drawn.jaccard > 0.8)[:40]
    passages = [told[row] for pair in zip(drawn.left[close], drawn.right[close], strict=True) for row in pair]
    there = brute_force(passages, 0.8)
    assert there
    for name, library, find in rivals.RIVALS:
        if rivals.installed(library):
            found = set(zip(*(side.tolist() for side in find(passages)), strict=True))
            assert there.keys() <= found, name


def test_found_pairs_count_for_all_that_their_passages_stand_for():
    found = samples.Found(np.array([0]), np.array([3]), np.array([0, 0, 2, 3]))
    held = found.holds(np.array([0, 0, 3, 0]), np.array([1, 3, 1, 2]))
    assert held.tolist() == [True, True, True, False]


def runs(power, bytes_each):
    sizes = (10_000, 100_000, 1_000_000)
    return [Growth(size, 2e-5 * size**power, 1.0, 0, 0, 200_000_000 + bytes_each * size) for size in sizes]


@pytest.mark.parametrize("power", [0.9, 1.0, 1.3, 2.0])
def test_the_exponent_of_made_up_times_is_found(power):
    made_up = runs(power, 0)
    found = growths.exponent([run.passages for run in made_up], [run.seconds for run in made_up])
    assert found == pytest.approx(power)
    assert f"exponent {power:.2f} by the clock" in growths.report(Source(), made_up)


def test_memory_is_told_by_the_passage():
    assert growths.bytes_a_passage(runs(1, 500)) == pytest.approx(495)
    assert "memory by 495 bytes a passage" in growths.report(Source(), runs(1, 500))


def test_a_size_is_measured_in_processes_of_its_own():
    run = growths.measure(Source(), 2_000, copies=500, workers=1)
    assert run.passages == 2_500
    assert run.grouped >= 500
    assert run.seconds > 0
    if sys.platform == "linux":
        assert run.peak > 50 * growths.MIB


def test_plots_are_well_formed_and_escape_names():
    drawn = growths.curve(Source(("a & <b>.jsonl",)), runs(1, 500))
    root = ElementTree.fromstring(drawn)
    assert root.tag.endswith("svg")
    told = " ".join(root.itertext())
    assert "a & <b>.jsonl" in told
    assert "prefers-color-scheme: dark" in told
    lines = root.findall("{*}polyline")
    assert len(lines) == 3
    for line in lines:
        for point in line.get("points").split():
            x, y = map(float, point.split(","))
            assert 0 <= x <= plots.WIDTH
            assert 0 <= y <= plots.HEIGHT


def test_a_notice_is_in_a_sample_only_so_often(monkeypatch):
    assert max(Counter(texts(samples.draw(Source(), 2_000, 5), "text")).values()) > 1
    monkeypatch.setattr(samples, "OFTEN", 1)
    sample = samples.draw(Source(), 2_000, 5)
    assert len(set(texts(sample, "text"))) == 2_000


def test_bench_runs_on_the_seeds_and_prints_its_tables(monkeypatch):
    monkeypatch.setattr(speeds, "TIMES", 1)
    told = str(bench(ROOT / "seeds", workers=1))
    for heading in ("## Speed", "## Recall", "## Growth"):
        assert heading in told
    for name in ("compare, text to verified matches", "datasketch, MinHash.bulk, 25 x 5", "--recall 1 (exact join"):
        assert f"| {name}" in told


def test_bench_says_what_is_missing(tmp_path):
    with pytest.raises(InputError, match="no paragraph"):
        bench(tmp_path)


def test_what_is_not_installed_is_said(monkeypatch):
    monkeypatch.setattr(rivals, "installed", lambda name: False)
    monkeypatch.setattr(speeds, "TIMES", 1)
    told = speeds.report(speeds.measure(Source(), 300, 1))
    assert any("rensa" in line and "not installed" in line for line in told.splitlines())


def test_floors_are_pinned_for_the_very_passages(tmp_path, monkeypatch):
    pinned = {"recall": {"sha256": digest_of(b"made up"), "figures": {"J >= 0.3": {"least": 95}}}}
    path = tmp_path / "floors.json"
    path.write_text(json.dumps(pinned))
    monkeypatch.setattr(floors, "PINNED", path)
    assert floors.fallen("recall", {"J >= 0.3": 95.0}, b"made up") == []
    assert floors.fallen("recall", {"J >= 0.3": 94.9}, b"made up") == ["J >= 0.3 is 94.9, its floor 95"]
    with pytest.raises(LookupError):
        floors.fallen("recall", {"J >= 0.3": 95.0}, b"others")
    with pytest.raises(LookupError):
        floors.fallen("speed", {}, b"made up")


def digest_of(data):
    return hashlib.sha256(hashlib.sha256(data).digest()).hexdigest()


def test_a_section_of_results_is_replaced_and_the_others_stay(tmp_path):
    page = tmp_path / "matching.md"
    for name, text in (("one", "first"), ("two", "second"), ("one", r"third \1")):
        sections.put(page, name, text)
    told = page.read_text()
    assert "first" not in told
    assert told.index(r"third \1") < told.index("second")
