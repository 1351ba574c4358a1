"""The results as objects: nouns that answer questions, in a script without a guard and in a notebook."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import msgspec
import pytest

import compare
from compare.reporting.findings import Findings, Remarks
from compare.reporting.link_changes import with_changes
from compare.reporting.nouns import Change, Link, Remark, Skipped, Trace

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "library.md"


def test_statements_answer_by_speaker_whatever_the_spelling(seeds_run):
    lavrov = seeds_run.statements.by_speaker("Lavrov")
    assert len(lavrov) >= 40
    names = {name for one in lavrov for name in one.names if name.startswith("Serg")}
    assert names == {"Sergei Lavrov", "Sergey Lavrov"}
    one, other = (seeds_run.statements.by_speaker(name) for name in sorted(names))
    assert [statement.id for statement in one] == [statement.id for statement in other]
    assert not seeds_run.statements.by_speaker("Sergei Vershinin").by_speaker("Lavrov")
    assert not seeds_run.statements.by_speaker("Nobody At All")


def test_remarks_answer_what_changed(seeds_run):
    negations = seeds_run.changed("negation")
    assert isinstance(negations, Remarks)
    assert 0 < len(negations) < len(seeds_run.changed()) < len(seeds_run.remarks)
    assert all(change.kind == "negation" for remark in negations for change in remark.changed("negation"))
    assert [r.id for r in negations] == [r.id for r in seeds_run.remarks.changed("negation")]


def test_a_remark_has_the_changes_of_its_own_parts_and_not_of_others_that_the_quotations_have(seeds_run):
    def change(left, right, words="not"):
        one, other = (words if span else "" for span in (left, right))
        return Change("negation", one, other, (left, right), "only one side denies", 0.9)

    def linked(*spans, texts=("they left", "they left")):
        sides = zip(("a", "b"), spans, texts, strict=True)
        members = [
            msgspec.structs.replace(some, statement=id, start=start, end=end, text=text)
            for id, (start, end), text in sides
        ]
        link = Link("a", "b", *spans, "quotation", 1.0, "")
        return link, msgspec.structs.replace(seeds_run.remarks[0], members=tuple(members))

    some = seeds_run.remarks[0].members[0]
    named = change((10, 13), None), change(None, (52, 55)), change((35, 38), (60, 63))
    changes = {("a", "b"): named}
    assert with_changes(*linked((0, 30), (0, 40)), changes).changes == named[:1]
    assert with_changes(*linked((30, 60), (40, 80)), changes).changes == named[1:]
    both = linked((0, 30), (0, 40), texts=("they did not leave", "they left, and did not stay"))
    assert not with_changes(*both, changes).changes, "the other part denies as well"
    contracted = {("a", "b"): (change((10, 13), None, "don't think we're"),)}
    both = linked((0, 30), (0, 40), texts=("we don't think we're late", "I don’t think we are late"))
    assert not with_changes(*both, contracted).changes, "contractions are no other words"


def test_every_noun_is_found_by_the_beginning_of_its_id(seeds_run):
    for found in (seeds_run.articles, seeds_run.statements, seeds_run.remarks):
        assert found[found[0].id] == found[found[0].id[:8]] == found[0]
        with pytest.raises(KeyError, match="no id begins"):
            found["nothing"]
        with pytest.raises(KeyError):
            found[""]


def test_an_ambiguous_beginning_is_no_id(seeds_run):
    letter, more = Counter(one.id[0] for one in seeds_run.statements).most_common(1)[0]
    with pytest.raises(KeyError, match=f"{more} ids begin with '{letter}'"):
        seeds_run.statements[letter]


def test_slices_and_questions_give_collections_of_the_same_kind(seeds_run):
    assert isinstance(seeds_run.remarks[:2], Remarks)
    assert isinstance(seeds_run.remarks.across(), Remarks)
    assert list(seeds_run.remarks[1:3]) == list(seeds_run.remarks)[1:3]


def test_offsets_point_into_the_text_of_the_article(seeds_run):
    for remark in seeds_run.remarks:
        for member in remark.members:
            assert seeds_run.text(member.article)[member.start : member.end] == member.text
        for step in remark.steps:
            for op in step.operations:
                if op.op == "equal":
                    full = seeds_run.text(remark.fullest.article)[op.left_start : op.left_end]
                    here = seeds_run.text(step.article)[op.right_start : op.right_end]
                    ends = [re.findall(r"\w+", words.lower()) for words in (full, here)]
                    assert (ends[0][0], ends[0][-1]) == (ends[1][0], ends[1][-1])  # an editor's note may stand between


def test_the_nouns_lose_no_field_of_the_files(seeds_run):
    """What is read back has every field that was written, under the same name."""
    kinds = {"articles": "articles", "statements": "statements", "terms": "terms", "matches": "matches"}
    kinds |= {"alignments": "alignments", "remarks": "remarks", "groups": "groups", "near_misses": "near_misses"}
    kinds |= {"boilerplate": "boilerplate", "links": "links", "clusters": "clusters"}
    for name, attribute in kinds.items():
        row = next(seeds_run.rows(name))
        noun = getattr(seeds_run, attribute)[0]
        assert row.keys() <= set(noun.__struct_fields__), name
    trace = next(seeds_run.rows("traces"))
    assert trace.keys() == set(Trace.__struct_fields__)
    assert set(trace["steps"][0]) == set(seeds_run.remarks[0].steps[0].__struct_fields__)
    alignments = list(seeds_run.rows("alignments"))
    for field in ("differences", "clips"):
        told = next(line[field][0] for line in alignments if line[field])
        held = next(getattr(one, field)[0] for one in seeds_run.alignments if getattr(one, field))
        assert told.keys() == set(held.__struct_fields__), field
    assert next(seeds_run.rows("links"))["left"].keys() == set(seeds_run.links[0].left.__struct_fields__)


def test_a_notebook_shows_tables_and_every_word_as_text(seeds_run):
    shown = seeds_run._repr_html_()
    assert "No quotation is shared" in shown
    for found in (seeds_run.remarks, seeds_run.statements, seeds_run.articles, seeds_run.matches, seeds_run.alignments):
        assert found._repr_html_().count("<tr>") == min(len(found), 20) + 1
    assert isinstance(seeds_run.remarks[0], Remark)
    assert seeds_run.remarks[0].members[0].text.split()[0] in seeds_run.remarks[0]._repr_html_()
    hostile = Findings([Skipped(path="<script>alert(1)</script>", line=None, reason="x")])
    type(hostile).columns, before = (("path", lambda one: one.path),), type(hostile).columns
    try:
        assert "<script>" not in hostile._repr_html_()
        assert "&lt;script&gt;" in hostile._repr_html_()
    finally:
        type(hostile).columns = before


def test_a_trace_is_shown_in_a_notebook(seeds_run):
    found = compare.trace(seeds_run.folder, text="this abscess has to be liquidated")
    assert "VERBATIM in 1 article" in found._repr_html_()
    assert found._repr_html_().count("<tr>") == 4


@pytest.mark.slow
@pytest.mark.parametrize("way", ["script", "notebook"])
def test_the_guide_runs_as_a_script_without_a_guard_and_as_a_notebook(way, tmp_path):
    """All Python of docs/library.md, with worker processes: from a file, and from a main module that has no file."""
    code = "\n".join(re.findall(r"```python\n(.+?)```", GUIDE.read_text("utf-8"), flags=re.S))
    code = code.replace('compare.dedupe("seeds/")', 'compare.dedupe("seeds/", engine="processes", workers=2)')
    assert "processes" in code
    assert "__main__" not in code
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    (tmp_path / "guide.py").write_text(code, "utf-8")
    command = [sys.executable, "guide.py"] if way == "script" else [sys.executable, "-"]
    given = None if way == "script" else code
    done = subprocess.run(command, cwd=tmp_path, input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    promised = re.findall(r"```text\n(.+?)```", GUIDE.read_text("utf-8"), flags=re.S)
    assert [line for block in promised for line in block.splitlines()] == done.stdout.splitlines()
