"""A run that would find what its folder holds already is not done again; one that might find anything else is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import compare
from compare.engines.contracts import Parts
from compare.pipeline import conditions, tasks
from compare.pipeline.inputs import read_articles
from compare.pipeline.jobs import Job
from compare.pipeline.windows import Period

TIERS = "exact,quotation"
TEXT = "“We will open the old mill to all who want to see it,” said Anna Keller.\n\nThe fair begins on Sunday.\n"

Ran = Callable[[], bool]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    for name in ("one", "two"):
        (articles / f"{name}.txt").write_text(f"{name.title()} paper\n\n{TEXT}", "utf-8")
    return articles


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> Ran:
    """Whether articles were compared since this was asked last."""
    calls: list[object] = []

    def read(job: Job, period: Period) -> Parts:
        calls.append(job)
        return read_articles(job, period)

    monkeypatch.setattr(tasks, "read_articles", read)

    def asked() -> bool:
        found = bool(calls)
        calls.clear()
        return found

    return asked


def compared(folder: Path, **options: object) -> compare.Run:
    given = {"output": folder.parent / "results", "tiers": TIERS, "quiet": True} | options
    return compare.dedupe(folder, **given)  # type: ignore[arg-type]


def test_the_same_again_is_given_back(folder: Path, ran: Ran, capsys: pytest.CaptureFixture[str]) -> None:
    first = compared(folder)
    assert ran()
    second = compared(folder, quiet=False, engine="inline", workers=1)
    assert not ran()
    assert second.facts == first.facts
    assert len(second.alignments) == len(first.alignments) > 0
    assert "nothing has changed since" in capsys.readouterr().err
    compared(folder, anew=True)
    assert ran()


@pytest.mark.parametrize("options", [{"tiers": "exact"}, {"jaccard": 0.5}, {"since": "1999"}, {"strict": True}])
def test_other_options_are_another_run(folder: Path, ran: Ran, options: dict[str, object]) -> None:
    compared(folder)
    ran()
    compared(folder, **options)
    assert ran()


def test_another_article_text_or_name_list_is_another_run(folder: Path, ran: Ran) -> None:
    compared(folder)
    changes = {
        "three.txt": "Three\n\nThe mill burns.\n",
        "one.txt": f"One paper\n\n{TEXT} ",
        "notes.doc": "no article",
        "people.csv": "name,also\nAnna Keller,Keller\n",
    }
    for name, text in changes.items():
        ran()
        (folder / name).write_text(text, "utf-8")
        compared(folder)
        assert ran(), name
        compared(folder)
        assert not ran(), name


def test_another_program_or_library_is_another_run(folder: Path, ran: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("program", "libraries", "processor"):
        compared(folder)
        ran()
        monkeypatch.setattr(conditions, name, lambda: "another one")
        compared(folder)
        assert ran(), name


def test_results_that_are_not_whole_are_made_anew(folder: Path, ran: Ran) -> None:
    run = compared(folder)
    for name in ("alignments.jsonl", "compare.db", "run.json"):
        ran()
        (run.folder / name).write_text("")
        try:
            compared(folder)
        except compare.CompareError:  # a folder without its run.json is nobody's
            assert name == "run.json"
        else:
            assert ran(), name


def test_the_page_may_be_written_again(folder: Path, ran: Ran) -> None:
    run = compared(folder)
    told = json.loads((run.folder / "run.json").read_text())
    assert told["files"]["report.html"] == (run.folder / "report.html").stat().st_size
    (run.folder / "report.html").write_text("another day")
    ran()
    compared(folder)
    assert not ran()
