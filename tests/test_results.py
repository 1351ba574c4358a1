"""The results folder: what an interrupted run leaves behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from compare.errors import InputError, OutputError, UsageError
from compare.results import default_folder, new_results, require_results, set_aside_name


def write(folder, words="first"):
    with new_results(folder) as fresh:
        (fresh / "run.json").write_text('{"compare": "0", "command": "check"}')
        (fresh / "articles.jsonl").write_text(words)


def test_a_run_replaces_the_results_of_the_last(tmp_path):
    write(tmp_path / "r", "first")
    write(tmp_path / "r", "second")
    assert (tmp_path / "r" / "articles.jsonl").read_text() == "second"
    assert [p.name for p in tmp_path.iterdir()] == ["r"]


def test_a_run_that_fails_leaves_the_last_good_results(tmp_path):
    write(tmp_path / "r", "first")
    with pytest.raises(RuntimeError), new_results(tmp_path / "r") as fresh:
        (fresh / "articles.jsonl").write_text("half")
        raise RuntimeError
    assert (tmp_path / "r" / "articles.jsonl").read_text() == "first"
    assert [p.name for p in tmp_path.iterdir()] == ["r"]


def test_results_set_aside_by_an_interrupted_swap_are_put_back(tmp_path):
    write(tmp_path / "r", "first")
    (tmp_path / "r").rename(set_aside_name(tmp_path / "r"))
    assert require_results(tmp_path / "r").joinpath("articles.jsonl").read_text() == "first"


def test_a_folder_with_other_files_is_never_replaced(tmp_path):
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"chapter\.txt, which is no result"), new_results(tmp_path / "thesis"):
        pass
    assert (tmp_path / "thesis" / "chapter.txt").read_text() == "mine"


def test_notes_beside_results_are_never_deleted(tmp_path):
    write(tmp_path / "r")
    (tmp_path / "r" / "notes.md").write_text("mine")
    with pytest.raises(OutputError, match=r"notes\.md"):
        write(tmp_path / "r")
    assert (tmp_path / "r" / "notes.md").read_text() == "mine"


def test_another_programs_run_json_is_not_ours(tmp_path):
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "run.json").write_text("{}")
    with pytest.raises(OutputError, match=r"run\.json"):
        write(tmp_path / "r")


@pytest.mark.parametrize("place", ["/", "."])
def test_a_place_that_cannot_be_replaced_is_refused(place, tmp_path, monkeypatch):
    (tmp_path / "thesis.txt").write_text("mine")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputError, match="choose another --output"):
        write(Path(place))


def test_two_runs_that_end_together_both_end_well(tmp_path):
    code = "from pathlib import Path; from tests.test_results import write; [write(Path('r')) for _ in range(30)]"
    paths = os.pathsep.join([str(Path(__file__).resolve().parent.parent)])
    runs = [
        subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path, env={**os.environ, "PYTHONPATH": paths})
        for _ in range(3)
    ]
    assert [run.wait() for run in runs] == [0, 0, 0]
    assert [p.name for p in tmp_path.iterdir()] == ["r"]


def test_a_file_in_the_way_is_named(tmp_path):
    (tmp_path / "r").write_text("a file")
    with pytest.raises(OutputError, match="is a file"), new_results(tmp_path / "r"):
        pass


def test_leftovers_of_a_dead_run_go_and_those_of_a_living_one_stay(tmp_path):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    for process in (dead.pid, os.getpid(), os.getppid()):
        (tmp_path / f".r.new-{process}-abc").mkdir()
    write(tmp_path / "r")
    assert sorted(p.name for p in tmp_path.iterdir()) == [f".r.new-{os.getppid()}-abc", "r"]


def test_a_folder_without_results_says_what_to_run(tmp_path):
    with pytest.raises(InputError, match="compare dedupe"):
        require_results(tmp_path)


@pytest.mark.parametrize(
    ("paths", "name"),
    [
        (["seeds/"], "seeds"),
        (["a/b/news.jsonl.xz"], "news"),
        (["one.txt", "two.txt", "three.txt"], "one-and-2-more"),
    ],
)
def test_results_are_named_after_the_input(paths, name):
    assert default_folder(paths).as_posix() == f"results/{name}"


def test_no_path_is_a_usage_error():
    with pytest.raises(UsageError):
        default_folder([])
