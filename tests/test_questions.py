"""`compare trace`, `remarks` and `report`: questions to a results folder, in which nothing is computed anew."""

import json
import shutil
from itertools import pairwise

import numpy as np
import pytest

import compare
from compare.errors import InputError, UsageError
from compare.pipeline import questions
from compare.reading.sentences import sentences
from compare.reporting.inquiries.links import overlap
from compare.reporting.inquiries.versions import statement_at
from compare.reporting.terminal.inquiries import inquiry_text, remarks_text


def trace(run, text):
    return compare.trace(run.folder, text=text)


def test_words_that_stand_in_one_article_are_verbatim_and_told_otherwise_in_its_headline_and_lede(seeds_run):
    found = trace(seeds_run, "this abscess has to be liquidated")
    assert inquiry_text(found).splitlines()[0] == "VERBATIM in 1 article"
    assert [article.outlet for article in found.articles] == ["Press TV"]
    told = [(version.told, version.how) for version in found.versions]
    assert told == [("headline", "linked"), ("reported", "linked"), ("quoted", "verbatim")]
    assert "needs to be destroyed" in found.versions[0].text
    assert "needs to be taken out" in found.versions[1].text
    for version in found.versions:
        assert seeds_run.text(version.article.id)[version.start : version.end] == version.text


def test_a_claim_that_nobody_made_is_not_found_and_the_nearest_are_shown(seeds_run):
    found = trace(seeds_run, "terrorists must be destroyed")
    assert found.verdict in ("OTHER WORDS", "NOT FOUND")
    assert any("needs to be destroyed" in version.text for version in (*found.versions, *found.nearest))
    assert all(version.reason for version in found.nearest)


def test_nonsense_is_not_found_and_that_does_not_say_it_was_never_said(seeds_run):
    lines = inquiry_text(trace(seeds_run, "the moon is made of cheese")).splitlines()
    assert lines[0] == "NOT FOUND in these 5 articles (this does not say it was never said)"


def test_a_remark_is_traced_by_the_beginning_of_its_id_against_its_fullest_version(seeds_run):
    remark = seeds_run.remarks.changed()[0]
    found = compare.trace(seeds_run.folder, remark=remark.id[:5])
    assert len(found.versions) == len(remark.members)
    assert max((v.text for v in found.versions), key=len) == remark.label == found.asked
    assert inquiry_text(found).startswith(f"REMARK in 1 article, {len(remark.members)} versions")


def test_nothing_of_a_results_folder_is_computed_or_written_anew(seeds_run, tmp_path):
    folder = tmp_path / "moved"
    shutil.copytree(seeds_run.folder, folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    compare.trace(folder, text="terrorists must be destroyed")
    compare.remarks(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_the_page_is_written_again_from_what_is_stored(seeds_run, tmp_path):
    folder = tmp_path / "moved"
    shutil.copytree(seeds_run.folder, folder)
    first = (folder / "report.html").read_bytes()
    (folder / "report.html").unlink()
    assert compare.report(folder) == folder / "report.html"
    assert (folder / "report.html").read_bytes() == first


def test_remarks_are_chosen_by_speaker_and_by_change(seeds_run):
    every = compare.remarks(seeds_run.folder)
    of_one = compare.remarks(seeds_run.folder, speaker="Vershinin")
    changed = compare.remarks(seeds_run.folder, changed=True)
    assert {remark.speaker for remark in of_one} == {"Sergei Vershinin"}
    assert 0 < len(of_one) < len(every)
    assert [r.id for r in every if r.changed()] == [r.id for r in changed]
    assert not compare.remarks(seeds_run.folder, across=True)
    assert all(f"\n  {remark.id}  " in remarks_text(every) for remark in every)


@pytest.mark.parametrize("arguments", [{}, {"text": "a", "remark": "b"}])
def test_one_question_at_a_time(seeds_run, arguments):
    with pytest.raises(UsageError, match="either text or remark"):
        compare.trace(seeds_run.folder, **arguments)


def test_an_unknown_remark_is_told(seeds_run):
    with pytest.raises(InputError, match=r"no id begins with 'zzzz'.*compare remarks"):
        compare.trace(seeds_run.folder, remark="zzzz")
    with pytest.raises(InputError, match="no id begins with ''"):
        compare.trace(seeds_run.folder, remark="")


def test_the_beginning_of_several_remarks_is_told_with_their_ids(seeds_run, monkeypatch):
    ids = ["abc1", "abc2", "abc3", "abc4"]
    monkeypatch.setattr("compare.reporting.lookups.Lookup.remark_ids", lambda *_: ids)
    with pytest.raises(InputError, match=r"4 ids begin with 'abc' \(give more of abc1, abc2 and 2 more\) among"):
        compare.trace(seeds_run.folder, remark="abc")


def test_the_model_is_not_asked_where_an_article_has_the_words(seeds_run, monkeypatch):
    def refuse(*_):
        raise AssertionError("the model was asked")

    monkeypatch.setattr(questions, "same_encoder", refuse)
    article = seeds_run.articles[0].id
    text = seeds_run.text(article)
    start, end = next(spot for spot in sentences(text) if statement_at(seeds_run, article, *spot) is None)
    assert trace(seeds_run, text[start:end]).verdict == "VERBATIM"
    with pytest.raises(AssertionError, match="the model was asked"):
        trace(seeds_run, "a kettle sang in the empty kitchen")


def test_the_nearest_parts_do_not_depend_on_how_they_are_read():
    vectors = np.random.default_rng(1).normal(size=(300, 8)).astype("<f2")
    vectors[::3] = vectors[0]  # the same words in many articles
    asked = np.random.default_rng(2).normal(size=(2, 8)).astype(np.float32)

    def blocks(size):
        for start in range(0, 300, size):
            yield [*range(start, min(300, start + size))], vectors[start : start + size].tobytes()

    numbers, cosines = questions.nearest(blocks(300), asked)
    exact = (asked.astype(float) @ vectors.astype(float).T).round(4)
    for row in exact:
        assert set(np.argsort(-row, kind="stable")[: questions.NEAREST].tolist()) <= set(numbers)
    for size in (1, 7, 100):
        again, likewise = questions.nearest(blocks(size), asked)
        assert again == numbers
        assert np.allclose(cosines, likewise, atol=2e-6)


def test_words_of_more_articles_than_are_read_are_told_as_at_least(tmp_path, monkeypatch):
    for n in range(6):
        (tmp_path / f"{n}.txt").write_text(f"The ferry number {n} sails. We keep the ferry.\n")
    (tmp_path / "6.txt").write_text("The keeper of the small lighthouse sleeps. A ferry.\n")
    run = compare.statements(tmp_path, output=tmp_path / "out", quiet=True)
    monkeypatch.setattr(questions, "MOST_LAID", 3)
    monkeypatch.setattr(questions, "LEAST_LAID", 1)
    found = inquiry_text(trace(run, "the ferry"))
    assert found.startswith("VERBATIM in at least 3 articles")
    told = " ".join(found.split())
    assert "4 more articles hold some of these words and were not read" in told
    rare = trace(run, "keeper of the small lighthouse sleeps a ferry")
    assert rare.answer == "VERBATIM in 1 article"


def test_words_without_a_word_are_refused(seeds_run):
    with pytest.raises(InputError, match="at least one word"):
        trace(seeds_run, " ... ")


def test_results_of_another_model_are_not_asked_with_this_one(seeds_run, tmp_path):
    folder = tmp_path / "other"
    shutil.copytree(seeds_run.folder, folder)
    facts = (folder / "run.json").read_text("utf-8")
    digest = seeds_run.facts["model"]["sha256"]
    (folder / "run.json").write_text(facts.replace(digest, "0" * 64), "utf-8")
    with pytest.raises(InputError, match="another model"):
        compare.trace(folder, text="terrorists must be destroyed")


def test_a_folder_of_results_and_files_together_are_a_wrong_use(seeds_run):
    with pytest.raises(UsageError, match="name it alone"):
        compare.trace([seeds_run.folder, "seeds"], text="word")


def test_results_without_a_database_say_what_to_do(seeds_run, tmp_path):
    folder = tmp_path / "old"
    shutil.copytree(seeds_run.folder, folder)
    (folder / "compare.db").unlink()
    with pytest.raises(InputError, match=r"compare\.db is missing; run again: compare dedupe"):
        compare.trace(folder, text="word")


def test_results_of_an_earlier_version_or_of_half_a_run_say_what_to_do(seeds_run, tmp_path):
    for name, spoil in {
        "remarks.jsonl": lambda text: text.replace('"outlet":', '"publisher":'),
        "statements.jsonl": lambda text: text.replace('"form":', '"shape":'),
        "run.json": lambda text: text.replace('"input"', '"imput"'),
    }.items():
        folder = tmp_path / name
        shutil.copytree(seeds_run.folder, folder)
        (folder / name).write_text(spoil((folder / name).read_text("utf-8")), "utf-8")
        with pytest.raises(InputError, match="run again: compare dedupe"):
            trace(compare.Run(folder), "this abscess has to be liquidated")


def test_a_results_folder_is_asked_from_inside(seeds_run, tmp_path, monkeypatch):
    shutil.copytree(seeds_run.folder, tmp_path / "r")
    monkeypatch.chdir(tmp_path / "r")
    assert compare.report(".").exists()
    assert len(compare.remarks(".")) == len(seeds_run.remarks)


def test_results_that_looked_for_no_remarks_are_not_asked_for_them(tmp_path):
    (tmp_path / "a.txt").write_text('"We will rebuild it by spring," Ana Ruiz said on Monday.\n')
    run = compare.check(tmp_path / "a.txt", output=tmp_path / "out", quiet=True)
    with pytest.raises(InputError, match=r"no remarks\.jsonl \(compare check wrote it\)"):
        compare.remarks(run.folder)
    with pytest.raises(InputError, match=r"no remarks\.jsonl \(compare check wrote it\)"):
        compare.trace(run.folder, remark="abc")


def test_words_without_a_word_are_refused_before_anything_is_compared(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text('"We will rebuild it by spring," Ana Ruiz said on Monday.\n')
    with pytest.raises(InputError, match="at least one word"):
        compare.trace("a.txt", text="...")
    assert not (tmp_path / "results").exists()


def test_the_same_words_in_another_mouth_are_a_near_miss_and_a_name_leads_nowhere(tmp_path):
    """A quotation leads to where it is quoted besides; a word of it leads to nothing."""
    one = (
        'The bridge will be closed.\n\n"We will rebuild the old bridge over the river by the spring," Ana Ruiz said.\n'
    )
    other = 'A debate.\n\n"We will not rebuild the old bridge over the river by the spring," Omar Haddad said.\n'
    third = 'Plans.\n\nAna Ruiz spoke to the council. "We will rebuild the old bridge over the river," she said.\n'
    for number, text in enumerate((one, other, third)):
        (tmp_path / f"{number}.txt").write_text(text)
    run = compare.quotes(tmp_path, output=tmp_path / "out", quiet=True)
    found = trace(run, "We will rebuild the old bridge over the river by the spring")
    assert [(v.speaker, v.how) for v in found.nearest] == [("Omar Haddad", "no")]
    assert {v.speaker for v in found.versions} == {"Ana Ruiz"}
    assert len(found.versions) == 2
    name = trace(run, "the old bridge")
    assert {version.how for version in name.versions} == {"verbatim"}


def test_no_place_is_both_a_version_and_a_near_miss_and_none_is_told_twice(seeds_run):
    for remark in seeds_run.remarks:
        for member in remark.members:
            found = trace(seeds_run, member.text)
            assert found.verdict == "VERBATIM"
            spots = sorted(version.spot for version in (*found.versions, *found.nearest))
            assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(spots))
            for other in remark.members:
                assert any(overlap((other.article, other.start, other.end), version.spot) for version in found.versions)


def test_a_run_that_compared_no_meaning_says_so(tmp_path):
    (tmp_path / "a.txt").write_text('The bridge is open. "We will rebuild it by spring," Ana Ruiz said on Monday.\n')
    run = compare.statements(tmp_path / "a.txt", output=tmp_path / "out", quiet=True)
    assert trace(run, "we will rebuild it").verdict == "VERBATIM"
    assert "Only the same words were looked for" in inquiry_text(trace(run, "they plan to build it anew"))


def test_the_command_reads_words_from_standard_input_and_shows_errors_as_sentences(seeds_run, command, tmp_path):
    done = command("trace", seeds_run.folder, "--text", "-", stdin="this abscess has to be liquidated\n")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "VERBATIM in 1 article")
    assert max(map(len, done.stdout.splitlines())) <= 80
    failed = command("trace", seeds_run.folder, "--remark", "zzzz")
    assert (failed.returncode, failed.stdout, len(failed.stderr.splitlines())) == (1, "", 1)
    wrong = command("trace", seeds_run.folder)
    assert wrong.returncode == 2
    assert "--remark ID" in wrong.stderr
    empty = command("report", tmp_path)
    assert (empty.returncode, "holds no results" in empty.stderr) == (1, True)


@pytest.mark.slow
def test_files_are_compared_first_and_the_results_kept_for_the_next_question(command, tmp_path):
    (tmp_path / "a.txt").write_text('"We will rebuild the bridge by spring," Ana Ruiz said on Monday.\n')
    done = command("trace", "a.txt", "--text", "we will rebuild the bridge")
    assert done.stdout.startswith("VERBATIM in 1 article")
    assert "results/a" in done.stderr
    again = command("trace", "results/a", "--text", "we will rebuild the bridge")
    assert again.stdout == done.stdout
    assert again.stderr == ""


def test_a_remark_is_told_with_its_first_its_origins_and_its_timeline(tmp_path):
    said = "We will rebuild the old bridge over the river by the spring of next year"
    lines = [
        json.dumps({"id": str(n), "outlet": o, "published": f"2020-03-0{d}", "text": f"“{said},” Mayor Ida Holm {h}."})
        for n, (o, d, h) in enumerate([("Dawn", 2, "said"), ("Evening", 4, "told reporters"), ("Noon", 3, "announced")])
    ]
    (tmp_path / "news.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    run = compare.dedupe(tmp_path / "news.jsonl", output=tmp_path / "r", tiers=["quotation"], quiet=True)
    found = compare.trace(run.folder, remark=run.remarks[0].id[:4])
    told = inquiry_text(found)
    assert "FULLEST VERSION (no transcript here; not necessarily what was said)" in told
    assert "First here: Dawn, 2 March 2020." in told
    assert "3 independent origins behind 3 outlets" in told
    drawn = told[told.index("TIMELINE") :].splitlines()[2:5]
    assert [line.split()[-1] for line in drawn] == ["*..", ".o.", "..o"]
    assert max(map(len, drawn)) <= 60
