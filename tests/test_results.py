"""The results folder: what an interrupted run leaves behind."""

import os
import subprocess
import sys

import pytest

from compare.errors import InputError, OutputError, UsageError
from compare.results import default_folder, new_results, require_results, set_aside_name


def write(folder, words="first"):
    with new_results(folder) as fresh:
        (fresh / "run.json").write_text("{}")
        (fresh / "words.txt").write_text(words)


def test_a_run_replaces_the_results_of_the_last(tmp_path):
    write(tmp_path / "r", "first")
    write(tmp_path / "r", "second")
    assert (tmp_path / "r" / "words.txt").read_text() == "second"
    assert [p.name for p in tmp_path.iterdir()] == ["r"]


def test_a_run_that_fails_leaves_the_last_good_results(tmp_path):
    write(tmp_path / "r", "first")
    with pytest.raises(RuntimeError), new_results(tmp_path / "r") as fresh:
        (fresh / "words.txt").write_text("half")
        raise RuntimeError
    assert (tmp_path / "r" / "words.txt").read_text() == "first"
    assert [p.name for p in tmp_path.iterdir()] == ["r"]


def test_results_set_aside_by_an_interrupted_swap_are_put_back(tmp_path):
    write(tmp_path / "r", "first")
    (tmp_path / "r").rename(set_aside_name(tmp_path / "r"))
    assert require_results(tmp_path / "r").joinpath("words.txt").read_text() == "first"


def test_a_folder_with_other_files_is_never_replaced(tmp_path):
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("mine")
    with pytest.raises(OutputError, match="not results of compare"), new_results(tmp_path / "thesis"):
        pass
    assert (tmp_path / "thesis" / "chapter.txt").read_text() == "mine"


def test_a_file_in_the_way_is_named(tmp_path):
    (tmp_path / "r").write_text("a file")
    with pytest.raises(OutputError, match="is a file"), new_results(tmp_path / "r"):
        pass


def test_leftovers_of_a_dead_run_go_and_those_of_a_living_one_stay(tmp_path):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (tmp_path / f".r.new-{dead.pid}").mkdir()
    (tmp_path / f".r.new-{os.getppid()}").mkdir()
    write(tmp_path / "r")
    assert sorted(p.name for p in tmp_path.iterdir()) == [f".r.new-{os.getppid()}", "r"]


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
