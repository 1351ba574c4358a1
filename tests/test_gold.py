"""The gold of the seed articles: each quotation, statement and place of boilerplate a case, and the quality gate."""

import hashlib
import json
from pathlib import Path

import pytest

from benchmarks.quality import GOLD, Judged, figures

FLOORS = json.loads((GOLD.parent / "floors.json").read_text("utf-8"))
CASES = json.loads(GOLD.read_text("utf-8"))
# What the tool does not find today, by the gold's id: finding one of these fails the suite too, so that the list
# stays true. Shortening it is progress, lengthening it takes a word in the commit.
MISSES = json.loads((GOLD.parent / "misses.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def judged(seeds_run):
    return Judged(seeds_run.folder)


def identify(rows):
    return [row.get("id") or f"{row['file'][:3]}@{row['start']}" for row in rows]


def agrees(kind, name, found):
    """Found, unless it is a known miss."""
    assert found == (name not in MISSES[kind]), (
        f"{name}: {'found now, take it off' if found else 'missing from'} misses.json"
    )


@pytest.mark.parametrize("row", CASES["quotes"], ids=identify(CASES["quotes"]))
def test_quotation_spans(judged, row):
    agrees("spans", row["id"], judged.quotation(row)[0] == len(row["parts"]))


@pytest.mark.parametrize("row", CASES["quotes"], ids=identify(CASES["quotes"]))
def test_quotation_speaker(judged, row):
    agrees("speakers", row["id"], judged.quotation(row)[1])


@pytest.mark.parametrize("row", CASES["indirect"], ids=identify(CASES["indirect"]))
def test_indirect_statement_and_speaker(judged, row):
    agrees("indirect", row["id"], judged.indirect(row) == (True, True))


@pytest.mark.parametrize("row", CASES["boilerplate"], ids=identify(CASES["boilerplate"]))
def test_boilerplate(judged, row):
    agrees("boilerplate", f"{row['file'][:3]}@{row['start']}", judged.boilerplate(row))


PAIRS = [(where, n, row) for where in ("within", "cross") for n, row in enumerate(CASES[f"{where}_pairs"])]


@pytest.mark.parametrize(("where", "number", "row"), PAIRS, ids=[f"{w}-{n}" for w, n, _ in PAIRS])
def test_pair(judged, where, number, row):
    joined, linked = judged.relation(row)
    related = row["relation"] == "related-but-different"
    right = not linked if related else linked
    agrees("pairs", f"{where}-{number}", right)
    assert not (related and row["confidence"] == "high" and joined)


def test_the_gold_is_the_one_the_floors_were_measured_on():
    assert hashlib.sha256(GOLD.read_bytes()).hexdigest() == FLOORS["sha256"]


@pytest.fixture(scope="module")
def measured(seeds_run):
    return figures(seeds_run.folder)


@pytest.mark.parametrize("name", FLOORS["figures"])
def test_no_figure_is_worse_than_its_floor(measured, name):
    floor = FLOORS["figures"][name]
    if floor["better"] == "higher":
        assert measured[name] >= floor["floor"]
    else:
        assert measured[name] <= floor["floor"]


def test_every_figure_has_a_floor(measured):
    assert set(measured) == set(FLOORS["figures"])


def test_the_gate_can_fail(seeds_run, tmp_path):
    """A run that found nothing falls below the floors."""
    for path in Path(seeds_run.folder).glob("*.jsonl"):
        text = path.read_text("utf-8") if path.name == "articles.jsonl" else ""
        (tmp_path / path.name).write_text(text, "utf-8")
    empty = figures(tmp_path)
    below = [n for n, f in FLOORS["figures"].items() if f["better"] == "higher" and empty[n] < f["floor"]]
    assert len(below) >= 8
