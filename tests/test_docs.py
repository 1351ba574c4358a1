"""The documents say what the program does: commands, help, fields of the results."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

import compare
from compare.reporting.terminal.inquiries import inquiry_text

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def shell_lines():
    blocks = re.findall(r"```sh\n(.*?)```", README, flags=re.S)
    return [line.split("  #")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]


@pytest.mark.parametrize("line", [line for line in shell_lines() if line.startswith("compare ")])
def test_the_commands_of_the_readme_run(command, seeds_run, tmp_path, line):
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    shutil.copytree(seeds_run.folder, tmp_path / "results" / "seeds")
    done = command(*shlex.split(line)[1:])
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_readme_opens_with_the_two_commands():
    assert shell_lines()[:2] == ["make run", "make test"]


def test_the_readme_shows_what_the_first_command_prints():
    stored = (ROOT / "tests" / "gold" / "summary.txt").read_text("utf-8")
    body = stored.split("\n", 1)[1].replace("FOLDER", "results/seeds")
    assert body.strip() in README


def test_the_readme_shows_what_a_trace_answers(seeds_run):
    text = re.search(r'--text "(.+?)"', README)[1]
    assert f"```\n{inquiry_text(compare.trace(seeds_run.folder, text=text))}\n```" in README


def test_the_readme_shows_what_a_trace_of_a_remark_answers(seeds_run):
    remark = re.search(r"--remark (\w+)", README)[1]
    assert f"```\n{inquiry_text(compare.trace(seeds_run.folder, remark=remark))}\n```" in README


def test_the_readme_shows_the_help_as_it_is(command):
    assert command("--help").stdout.strip() in README


def test_the_help_of_dedupe_begins_with_what_it_does_not_do(command):
    help_text = command("dedupe", "--help").stdout
    assert help_text.splitlines()[2].strip().startswith("Nothing is deleted.")


def documented_fields():
    text = (ROOT / "docs" / "results.md").read_text("utf-8")
    return dict(re.findall(r"^\| `(\w+)\.jsonl` \| (.+) \|$", text, flags=re.M))


@pytest.mark.parametrize("name", sorted(documented_fields()))
def test_every_field_of_every_file_is_documented(seeds_run, name):
    told = documented_fields()[name]
    fields = {field for row in seeds_run.rows(name) for field in row}
    assert not {field for field in fields if not re.search(rf"\b{field}\b", told)}


def test_every_file_of_a_run_is_documented(seeds_run):
    written = {path.stem for path in seeds_run.folder.glob("*.jsonl")}
    assert written == set(documented_fields())


def test_the_quality_table_of_the_readme_is_the_measured_one():
    table = (ROOT / "results" / "quality.md").read_text("utf-8")
    rows = [line for line in table.splitlines() if line.startswith("| ") and not line.startswith("| figure")]
    assert rows
    assert all(row in README for row in rows)
