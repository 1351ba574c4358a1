"""`compare quotes`: what is printed first, and in which form."""

import csv
import io
import json
import re
from pathlib import Path

import msgspec
import pytest

import compare
from compare.errors import InputError, UsageError
from compare.matching.alignments import align
from compare.reporting.columns import columns, shortened
from compare.reporting.nouns import Alignment, Dispute
from compare.reporting.page.alone import quotations_page
from compare.reporting.precedence import shared_quotations
from compare.reporting.runs import Run
from compare.reporting.spreadsheets import quotations_csv, safe
from compare.reporting.terminal.quotations import pair_lines, quotes_text, versions

FERRY = "the ferry to the northern islands is not allowed to leave before the wind has turned"
ORCHARD = "we planted eleven thousand apple trees on the slope behind the old monastery"
LANTERN = "every lantern along the quay was lit again on the evening of the regatta"
ARTICLES = {
    "harbour.example": [
        f'"{FERRY}," Ana Ruiz said on Friday.',
        f'"{ORCHARD}," Ivan Petrov said in Lima.',
        f'"{LANTERN}," Mira Holm said.',
    ],
    "valley.example": [
        f'"{FERRY.replace("not ", "")}," Ana Ruiz said on Friday.',
        f'"{ORCHARD.replace("eleven", "twelve")}," Ivan Petrov said in Lima.',
    ],
    "coast.example": [f'"{LANTERN}," Mira Holm said on Sunday.'],
    "=evil.example": [f'"{LANTERN}," Mira Holm said on Monday <b>.'],
}


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("quotes")
    lines = [
        json.dumps({"id": outlet, "outlet": outlet, "published": "2019-05-04", "text": "\n\n".join(said)})
        for outlet, said in ARTICLES.items()
    ]
    (folder / "news.jsonl").write_text("\n".join(lines), "utf-8")
    return compare.quotes(folder / "news.jsonl", output=folder / "results", quiet=True)


def rewritten(run, folder, change):
    """A copy of a run with other lines of alignments."""
    folder.mkdir()
    for path in run.folder.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    rows = [change(row) or row for row in run.rows("alignments")]
    (folder / "alignments.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return Run.open(folder)


def aligned(left, right):
    """Two texts as a run aligns them."""
    found = align(left, ((0, len(left)),), right, ((0, len(right)),))
    sides = {
        side: {"statement": None, "article": "", "spans": [[0, len(text)]], "text": text}
        for side, text in (("left", left), ("right", right))
    }
    rest = {"tier": "quotation", "reason": "", "similarity": found.similarity, "changes": []}
    notes = [note._asdict() for note in found.insertions]
    line = {**sides, **rest, "operations": found.operations, "insertions": notes, "translation": False}
    return msgspec.convert(json.loads(json.dumps(line)), Alignment)


def test_changed_meanings_come_before_the_same_words(run):
    kinds = [bool(one.changes) for one in shared_quotations(run)]
    assert kinds == sorted(kinds, reverse=True)
    assert {change.kind for change in shared_quotations(run)[0].changes} == {"negation"}


def test_what_repeats_a_pair_comes_last(run):
    lanterns = [place for place, one in enumerate(shared_quotations(run)) if "lantern" in one.left.text]
    assert len(lanterns) == 3  # three outlets
    assert lanterns[-1] == len(shared_quotations(run)) - 1


def test_an_attribution_in_dispute_is_told_first_everywhere(run, tmp_path):
    def dispute(row):
        row["disputed"] = {"left": "Mira Holm", "right": "Bo Lee"} if "lantern" in row["left"]["text"] else None

    found = rewritten(run, tmp_path / "disputed", dispute)
    assert shared_quotations(found)[0].disputed == Dispute(left="Mira Holm", right="Bo Lee")
    text = quotes_text(found)
    assert text.index("ATTRIBUTION IN DISPUTE: Mira Holm / Bo Lee") < text.index("NEGATION")
    page = quotations_page(found)
    assert page.index("ATTRIBUTION IN DISPUTE: Mira Holm / Bo Lee") < page.index("NEGATION")
    assert next(csv.DictReader(sheet(found)))["disputed"] == "Mira Holm / Bo Lee"


def test_words_in_common_stand_above_each_other(run):
    lines = quotes_text(run).splitlines()
    at = next(number for number, line in enumerate(lines) if "{not}" in line)
    other = next(line for line in lines[at - 1 : at + 2] if "{   }" in line)
    assert lines[at].index("{not}") == other.index("{   }")
    behind = lines[at].split("{not} ")[1].split()[0]
    assert lines[at].index(behind) == other.index(behind)
    assert any(line.startswith("  -> Ana Ruiz; NEGATION ") for line in lines)


def test_the_readme_shows_a_pair_as_it_is_printed(run):
    readme = (Path(__file__).resolve().parent.parent / "README.md").read_text("utf-8")
    first = shared_quotations(run)[0]
    assert "```\n" + "\n".join(pair_lines(first, run)) + "\n```" in readme


def test_three_versions_are_one_table_with_the_fullest_on_top(tmp_path):
    said = "the old lighthouse will shine again from the first of June"
    told = {"north": f"In spite of everything {said}", "south": said, "west": said.replace("June", "July")}
    lines = [json.dumps({"id": o, "outlet": o, "text": f'"{words}," Mira Holm said.'}) for o, words in told.items()]
    (tmp_path / "news.jsonl").write_text("\n".join(lines), "utf-8")
    page = quotations_page(compare.quotes(tmp_path / "news.jsonl", output=tmp_path / "out", quiet=True))
    (table,) = re.findall(r"<table>(.+?)</table>", page, flags=re.S)
    rows = table.split("<tr>")[1:]
    assert len(rows) == 3
    assert "north" in rows[0]
    assert "In spite of everything" in rows[0]
    assert not re.search('class="(cut|added|otherwise)"', rows[0])
    assert all('class="cut"' in row for row in rows[1:])
    assert [bool(re.search('class="otherwise".+July', row, flags=re.S)) for row in rows].count(True) == 1


def test_every_line_fits_eighty_columns(run, seeds_run):
    for one in (run, seeds_run):
        assert max(map(len, quotes_text(one).splitlines())) <= 80


def test_the_words_of_both_sides_are_all_in_the_columns():
    left = 'He said: (in short) "we will, perhaps, go on 12 May [this year] to the well-known house".'
    right = 'To the well known house we will go on 15 May, perhaps; "never again", he said.'
    found = columns(aligned(left, right))
    for text, side in ((left, "left"), (right, "right")):
        told = " ".join(getattr(column, side) for column in found)
        assert re.findall(r"\w+", told) == re.findall(r"\w+", text)


def test_what_an_editor_put_in_is_set_apart_inside_words_in_common():
    found = columns(aligned("They [that is, the rebels] must leave the town now", "They must leave the town now"))
    assert [(column.left, column.right) for column in found if not column.same] == [("[that is, the rebels]", "")]
    assert [column.right for column in found if column.same] == ["They", "must", "leave", "the", "town", "now"]


def test_a_clause_that_moved_stands_where_each_side_has_it():
    one, two = "the whole of the eastern valley", "after many long years of waiting"
    found = columns(aligned(f"We will rebuild, {one} {two}.", f"We will rebuild, {two} {one}."))
    for side in ("left", "right"):
        told = " ".join(getattr(column, side) for column in found if getattr(column, side))
        assert told == getattr(aligned(f"We will rebuild, {one} {two}.", f"We will rebuild, {two} {one}."), side).text


def test_long_equal_stretches_are_left_out_around_what_differs():
    words = [f"word{number}" for number in range(60)]
    one = aligned(" ".join(words), " ".join([*words[:30], "otherwise", *words[31:]]))
    found = shortened(columns(one), 3, 9)
    assert [column.left for column in found] == ["<...>", *words[27:34], "<...>"]
    upper, lower = (" ".join(side) for side in zip(*versions(one, 60), strict=True))
    assert "{word30   }" in upper
    assert "{otherwise}" in lower


@pytest.mark.parametrize("left", ["", "...", "\x1b[31m", "a" * 500, "{", "“"])
def test_any_text_is_drawn(left):
    for one in (aligned(left, "a few words of the other side"), aligned(left, left)):
        assert all(len(line) <= 60 for sides in versions(one, 60) for line in sides)
        assert "\x1b" not in str(versions(one, 60))


def sheet(run):
    return io.StringIO(b"".join(quotations_csv(run)).decode(), newline="")


def test_a_row_a_pair_for_a_spreadsheet(run):
    rows = list(csv.DictReader(sheet(run)))
    assert len(rows) == len(run.alignments)
    assert rows[0]["kinds"] == "negation"
    assert {rows[0]["left_outlet"], rows[0]["right_outlet"]} == {"harbour.example", "valley.example"}
    assert rows[0]["left_speakers"] == "Ana Ruiz"
    assert rows[0]["left_published"] == "2019-05-04"
    assert all(line.endswith("\r\n") for line in sheet(run))


def test_no_cell_is_a_formula(run):
    cells = {cell for row in csv.reader(sheet(run)) for cell in row}
    assert "'=evil.example" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert safe("1\0") == "1␀"


def test_the_page_stands_alone(run):
    page = quotations_page(run)
    assert "<script" not in page
    assert "script-src" not in page
    assert "default-src &#39;none&#39;" in page
    assert 'href="#' not in page
    assert "<b>" not in page.partition("<main>")[2]
    assert page == quotations_page(Run.open(run.folder))


def test_a_results_folder_is_read_and_nothing_computed(run, command):
    before = {path.name: path.stat().st_mtime_ns for path in run.folder.iterdir()}
    outs = {form: command("quotes", run.folder, "--format", form) for form in ("text", "jsonl", "csv", "html")}
    assert {out.returncode for out in outs.values()} == {0}
    assert {path.name: path.stat().st_mtime_ns for path in run.folder.iterdir()} == before
    assert outs["text"].stdout.strip() == quotes_text(run)
    assert outs["jsonl"].stdout == (run.folder / "alignments.jsonl").read_text("utf-8")
    assert outs["html"].stdout == quotations_page(run)


def test_a_results_folder_takes_no_output(run, tmp_path):
    with pytest.raises(UsageError, match="nothing is computed"):
        compare.quotes(run.folder, output=tmp_path / "other")


def test_a_folder_without_quotations_says_what_to_do(tmp_path):
    (tmp_path / "a.txt").write_text(f'"{FERRY}," Ana Ruiz said.', "utf-8")
    checked = compare.check(tmp_path / "a.txt", output=tmp_path / "out", quiet=True)
    with pytest.raises(InputError, match=r"holds no alignments\.jsonl .* run: compare dedupe PATH"):
        compare.quotes(checked.folder)
