"""The command line as a user meets it: what it prints where, how it ends, and what it says of bad input."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from compare.cli import main

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
ARTICLE = "MOSCOW, May 3. /TASS/. Russia will keep its word, Foreign Minister Sergei Lavrov said on Friday.\n"


@pytest.fixture
def folder(tmp_path):
    """A folder with one good article."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(ARTICLE, "utf-8")
    return tmp_path / "news"


def rows_of(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def one_sentence(done):
    """A failure is told in one sentence on stderr, never as a traceback, and nothing goes to stdout."""
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    return done.stderr


def test_a_path_that_does_not_exist(command):
    done = command("dedupe", "nowhere")
    assert done.returncode == 1
    assert "nowhere" in one_sentence(done)


def test_an_empty_folder(command, tmp_path):
    (tmp_path / "empty").mkdir()
    done = command("check", "empty")
    assert done.returncode == 1
    assert "empty" in one_sentence(done)


@pytest.mark.parametrize(("name", "data"), [("empty.txt", b""), ("binary.txt", bytes(range(256)) * 40)])
def test_a_file_that_holds_no_text(command, tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    done = command("check", name)
    assert done.returncode == 1
    assert name in one_sentence(done)


def test_a_file_without_permission(folder, monkeypatch):
    """The superuser, who may run this, may read any file; so opening is made to fail as it does for others."""

    def locked(self, *_, **__):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", locked)
    done = CliRunner().invoke(main, ["check", str(folder / "a.txt"), "--output", str(folder.parent / "out")])
    assert done.exit_code == 1
    assert "a.txt" in done.stderr
    assert "permission" in done.stderr


def test_one_bad_file_among_good_ones_is_named_and_listed(command, folder):
    (folder / "b.txt").write_bytes(b"")
    done = command("check", folder)
    assert done.returncode == 0
    assert "b.txt" in done.stderr
    listed = rows_of(folder.parent / "results" / "news-check" / "skipped.jsonl")
    assert [Path(row["path"]).name for row in listed] == ["b.txt"]


def test_strict_makes_a_bad_file_a_failure(command, folder):
    (folder / "b.txt").write_bytes(b"")
    done = command("check", folder, "--strict")
    assert done.returncode == 1
    assert "b.txt" in one_sentence(done)


@pytest.mark.parametrize(
    "arguments", [[], ["dedupe"], ["dedup", "x"], ["dedupe", "x", "--nonsense"], ["dedupe", "x", "--workers", "0"]]
)
def test_wrong_usage_is_exit_2(command, arguments):
    done = command(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_paths_in_place_of_a_command_are_answered_with_the_command(command, folder):
    done = command(folder / "a.txt", folder / "a.txt")
    assert done.returncode == 2
    assert f"compare dedupe {folder / 'a.txt'} {folder / 'a.txt'}" in " ".join(one_sentence(done).split())


def test_check_tells_what_was_understood(command, folder):
    done = command("check", folder)
    assert done.returncode == 0
    assert "TASS, 3 May, year not stated" in " ".join(done.stdout.split())


def test_statements_lists_who_says_what(command, folder):
    done = command("statements", folder)
    assert done.returncode == 0
    assert "Sergei Lavrov" in done.stdout
    assert "Russia will keep its word" in done.stdout
    written = rows_of(folder.parent / "results" / "news-statements" / "statements.jsonl")
    assert [row["content"] for row in written] == ["Russia will keep its word"]


def test_quotes_aligns_a_shared_quotation(command, folder):
    said = "we are ready to extend the humanitarian pause in the eastern part of the city"
    (folder / "a.txt").write_text(f'Plans change\n\n"In fact, {said} for a week," Sergei Lavrov said on Friday.\n')
    (folder / "b.txt").write_text(f'Other plans\n\n"Today {said}," Lavrov told reporters in Geneva.\n')
    done = command("quotes", folder)
    assert done.returncode == 0
    assert "1 pair shared by two articles" in done.stdout
    assert done.stdout.count("extend the humanitarian pause") == 2


def test_one_article_alone_is_normal_input(command, folder):
    done = command("dedupe", folder / "a.txt")
    assert done.returncode == 0
    assert "There is one article" in done.stdout


def test_a_line_of_five_megabytes_is_normal_input(command, tmp_path):
    sentence = "The minister said on Monday that the talks in the capital would go on for another week. "
    (tmp_path / "long.txt").write_text(sentence * (5_000_000 // len(sentence)))
    done = command("check", "long.txt")
    assert done.returncode == 0
    assert "1 article" in done.stdout


def test_results_go_where_they_are_sent(command, folder, tmp_path):
    assert command("check", folder, "--output", "out").returncode == 0
    assert (tmp_path / "out" / "run.json").exists()
    assert not (tmp_path / "results").exists()


def test_a_folder_of_other_files_is_not_overwritten(command, folder):
    done = command("check", folder, "--output", folder)
    assert done.returncode == 1
    assert "choose another --output" in one_sentence(done)


def test_the_results_of_a_run_below_a_folder_are_no_failure(command, folder):
    assert command("check", folder, "--output", folder / "results").returncode == 0
    assert command("check", folder, "--output", folder / "results", "--strict").returncode == 0


def test_a_model_that_is_not_there_is_told_before_any_work(command, folder):
    done = command("dedupe", folder, "--model", "no-such-model")
    assert done.returncode == 1
    assert "no-such-model" in one_sentence(done)


def test_identical_files_are_told(command, folder):
    shutil.copy(folder / "a.txt", folder / "b.txt")
    assert "b.txt is a" in " ".join(command("dedupe", folder).stdout.split())


def test_a_name_that_is_no_utf8_is_read(command, folder):
    shutil.copy(folder / "a.txt", str(folder).encode() + b"/\xff.txt")
    assert command("check", folder).returncode == 0


def test_quiet_says_nothing_on_stderr(command, folder):
    (folder / "b.txt").write_bytes(b"")
    assert command("check", folder, "--quiet").stderr == ""


@pytest.mark.slow
def test_every_file_is_the_same_byte_for_byte_from_any_engine(command, tmp_path):
    shutil.copytree(SEEDS, tmp_path / "seeds")
    for name, options in {"one": ["inline"], "two": ["processes", "--workers", "2"]}.items():
        assert command("dedupe", "seeds", "--output", name, "--quiet", "--engine", *options).returncode == 0
    written = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert written == sorted(path.name for path in (tmp_path / "two").iterdir())
    for name in written:
        if name != "run.json":
            assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


@pytest.mark.parametrize(("name", "file"), [("statements", "statements"), ("quotes", "alignments")])
def test_a_pipe_takes_the_lines_of_the_results_file(command, tmp_path, name, file):
    (tmp_path / "a.txt").write_text('"We will rebuild it by spring," Ana Ruiz said. "We will rebuild it by spring."\n')
    done = command(name, "a.txt", "--format", "jsonl", "--output", "out")
    assert done.returncode == 0
    assert done.stdout == (tmp_path / "out" / f"{file}.jsonl").read_text("utf-8")
    assert "Ana Ruiz" in (tmp_path / "out" / "statements.jsonl").read_text("utf-8")


def test_a_reader_who_closes_the_pipe_sees_no_traceback(command, tmp_path):
    (tmp_path / "a.txt").write_text('"We will rebuild it by spring," Ana Ruiz said.\n\n' * 3000)
    code = "from compare.cli import main; main(prog_name='compare')"
    line = f'{sys.executable} -c "{code}" statements a.txt --quiet --format jsonl | head -c 10'
    done = subprocess.run(line, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (len(done.stdout), done.stderr) == (10, "")


def test_every_option_of_dedupe_that_chooses_what_is_compared_stands_in_the_readme():
    readme = (SEEDS.parent / "README.md").read_text("utf-8")
    common = {option.name for option in main.commands["check"].params}
    chosen = [option for option in main.commands["dedupe"].params if option.name not in {*common, "model"}]
    assert len(chosen) == 12
    assert not [option.opts[0] for option in chosen if f"`{option.opts[0]}" not in readme]
