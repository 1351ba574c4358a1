"""The options of `compare dedupe`: what is compared with what, alone and combined, and what a report says of it."""

import json
import subprocess
import sys

import pytest

import compare
from compare.errors import InputError, UsageError
from compare.pipeline.quantities import read_size
from compare.pipeline.tiers import ALL_TIERS, read_tiers
from compare.pipeline.windows import days_of, read_period
from compare.reporting.terminal.summaries import summary

RIVER = "The river rose two metres above the mark of last spring near the old bridge."
HARBOUR = "Engineers of the harbour opened three gates before dawn to let the high water pass."
SCHOOLS = "Schools in four districts stayed closed while buses brought families to the hills."
SCHOOLS_AGAIN = "Schools in five districts stayed closed while buses brought families to the hills."
MARKET = "A market hall of brick and glass lost its roof when the storm crossed the bay."
QUOTED = '"We will open every shelter in the valley before the rain returns on Sunday," Ana Ruiz, the mayor, said.'
SHORTER = 'Mayor Ana Ruiz told the council: "We will open every shelter in the valley before the rain returns."'
QUICK = ("exact", "near-duplicate", "quotation")  # all that needs no model


def article(key, outlet, published, *paragraphs):
    text = "\n\n".join(paragraphs)
    return {"id": key, "outlet": outlet, "published": published, "url": f"http://{outlet}/{key}", "text": text}


STORM = [
    article("a", "tass", "2018-08-29", RIVER, HARBOUR, QUOTED),
    article("b", "rt", "2018-08-30", RIVER, SCHOOLS, SHORTER),
    article("c", "bbc", "2018-12-01", RIVER, MARKET, QUOTED),
    article("d", "rt", None, SCHOOLS_AGAIN, HARBOUR),
    article("e", "bbc", "2017-05", MARKET, SCHOOLS),
]


@pytest.fixture
def dedupe(tmp_path):
    """Compare these articles with some options, and give the run back."""

    def run(articles=STORM, **options):
        path = tmp_path / "storm.jsonl"
        path.write_text("".join(json.dumps(one) + "\n" for one in articles), "utf-8")
        given = {"output": tmp_path / "out", "quiet": True, "tiers": QUICK, "anew": True}
        return compare.dedupe(path, **given | options)

    return run


def pairs(run, *tiers):
    """The matches between two articles as pairs of the input's own ids."""
    keys = {one.id: one.key for one in run.articles}
    found = [one for one in run.matches if one.across and (not tiers or one.tier in tiers)]
    return {"".join(sorted((keys[one.left.article], keys[one.right.article]))) for one in found}


def keys(run):
    return "".join(sorted(one.key for one in run.articles))


def in_common(run):
    """The pairs of articles in the ledger."""
    names = {one.id: one.key for one in run.articles}
    return {"".join(sorted((names[one.left], names[one.right]))) for one in run.shared_texts}


def told(run):
    return " ".join(summary(run).split())


# --tiers


def test_all_tiers_are_the_default_and_names_come_in_any_order():
    assert read_tiers(ALL_TIERS) == ("exact", "near-duplicate", "quotation", "paraphrase")
    assert read_tiers(" quotation ,exact") == ("exact", "quotation")
    assert read_tiers(["exact", "exact"]) == ("exact",)


@pytest.mark.parametrize("given", ["", ",", [], "exact,nearly", "Exact"])
def test_a_wrong_tier_is_answered_with_the_right_ones(given):
    with pytest.raises(UsageError, match=f"one or more of {ALL_TIERS}"):
        read_tiers(given)


@pytest.mark.parametrize(
    ("tiers", "found", "files", "left"),
    [
        ("exact", {"exact"}, {"groups", "reuse"}, "nearly identical passages, quotations, paraphrases"),
        ("near-duplicate", {"near-duplicate"}, {"reuse"}, "identical passages, quotations, paraphrases"),
        ("exact,near-duplicate", {"exact", "near-duplicate"}, {"groups", "reuse"}, "quotations, paraphrases"),
        (
            "quotation",
            {"quotation"},
            {"statements", "alignments", "remarks", "traces", "near_misses"},
            "identical passages, nearly identical passages, paraphrases",
        ),
    ],
)
def test_only_the_tiers_that_are_named_are_looked_for(dedupe, tiers, found, files, left):
    run = dedupe(tiers=tiers)
    assert {match.tier for match in run.matches} == found
    optional = {"groups", "reuse", "statements", "alignments", "remarks", "traces", "near_misses"}
    assert {name for name in optional if run.has(name)} == files
    assert run.facts["options"]["tiers"] == tiers.split(",")
    assert f"Not compared: {left}." in told(run)
    assert f"Not compared: {left}." in (run.folder / "report.html").read_text("utf-8")


def test_what_was_not_looked_for_is_not_said_to_be_absent(dedupe):
    passages, quotations = dedupe(tiers="exact"), None
    assert "quotation is shared" not in told(passages)
    assert 'href="#quotations"' not in (passages.folder / "report.html").read_text("utf-8")
    quotations = dedupe(tiers="quotation")
    assert "SAME TEXT not compared" in told(quotations)
    assert 'href="#same-text"' not in (quotations.folder / "report.html").read_text("utf-8")


def test_identical_passages_inside_wider_near_ones_are_found_alone(dedupe):
    wide = [article("a", "tass", "2018-08-29", f"{RIVER} {HARBOUR} {MARKET}"), article("b", "rt", "2018-08-29", RIVER)]
    assert pairs(dedupe(wide, tiers="exact")) == {"ab"}


def test_remarks_are_joined_from_quotations_where_no_paraphrase_is_sought(dedupe):
    run = dedupe(tiers="quotation")
    (remark,) = run.remarks.across()
    assert len(remark.articles) == 2  # the third tells it three months later
    assert {link.tier for link in remark.links} <= {"exact", "quotation"}
    assert "model" not in run.facts


def test_two_speakers_with_the_same_words_are_two_remarks(dedupe):
    other = QUOTED.replace("Ana Ruiz, the mayor", "Ivan Petrov, the governor")
    run = dedupe([article("a", "tass", "2018-08-29", QUOTED), article("b", "rt", "2018-08-29", other)])
    assert pairs(run, "quotation") == {"ab"}
    assert not run.remarks.across()
    assert "different speakers" in run.near_misses[0].why


def test_without_statements_a_ledger_counts_what_is_quoted_by_its_marks(dedupe):
    def quoted(run):
        return {one.article: one.quoted for one in run.ledgers.values()}

    by_marks, heard = quoted(dedupe(tiers="exact", keep_boilerplate=True)), quoted(dedupe())
    assert by_marks == pytest.approx(heard, abs=0.02)
    assert max(by_marks.values()) > 0


def test_reading_commands_say_what_was_not_compared(dedupe, capsys):
    run = dedupe(tiers="exact,quotation")
    assert (
        "Not compared: nearly identical passages, paraphrases."
        in compare.trace(run.folder, text="every shelter").run.scope
    )
    compare.remarks(run.folder)
    assert "Not compared: nearly identical passages, paraphrases." in capsys.readouterr().err
    run = dedupe(tiers="exact")
    with pytest.raises(InputError, match="Not compared: nearly identical passages, quotations, paraphrases"):
        compare.remarks(run.folder)
    assert compare.report(run.folder).exists()
    assert compare.trace(run.folder, text="two metres above the mark").verdict == "VERBATIM"


def test_passages_need_neither_torch_nor_a_model(dedupe, tmp_path):
    dedupe(tiers="exact")
    code = (
        "import sys, compare\n"
        "compare.dedupe('storm.jsonl', output='probe', quiet=True, tiers='exact,near-duplicate', model='no-such')\n"
        "print([name for name in ('torch', 'sentence_transformers', 'datasketch') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# --since, --until


@pytest.mark.parametrize(
    ("options", "kept", "undated"),
    [
        ({"since": "2018-08-30"}, "bcd", 1),
        ({"since": "2018"}, "abcd", 1),
        ({"until": "2018-08"}, "abde", 1),
        ({"until": "2018-08-29"}, "ade", 1),
        ({"since": "2017-05-31", "until": "2017"}, "de", 1),
        ({"since": "2018-08", "until": "2018-08"}, "abd", 1),
    ],
)
def test_a_period_keeps_its_articles_and_those_without_a_date(dedupe, options, kept, undated):
    run = dedupe(tiers="exact", **options)
    assert keys(run) == kept
    assert f"{5 - len(kept)} left out, {undated} without a date kept" in told(run)
    assert {name: run.facts["options"][name] for name in options} == options


def test_what_is_left_out_is_listed_with_its_reason(dedupe):
    run = dedupe(tiers="exact", since="2018-08-30", until="2018-10")
    reasons = {one.line: one.reason for one in run.skipped}
    assert reasons[1] == "published 2018-08-29, before 2018-08-30; left out by --since"
    assert reasons[3] == "published 2018-12-01, after 2018-10; left out by --until"
    assert sorted(reasons) == [1, 3, 5]
    assert run.facts["counts"]["left_out"] == 3
    assert "3 articles left out for their dates" in told(run)


def test_leaving_out_is_no_failure_and_leaving_out_all_is(dedupe):
    assert keys(dedupe(tiers="exact", since="2018", strict=True)) == "abcd"
    with pytest.raises(InputError, match="none of the 4 articles was published since 2030"):
        dedupe([one for one in STORM if one["published"]], tiers="exact", since="2030")


@pytest.mark.parametrize("given", ["May 2018", "2018-13", "2018-02-30", "18", "", "2018-08-29?", "0000"])
def test_what_is_no_date_is_told_with_an_example(given):
    for bounds in ((given, None), (None, given)):
        with pytest.raises(UsageError, match="as 2016-05-31"):
            read_period(*bounds)


def test_a_period_without_a_day_is_refused():
    with pytest.raises(UsageError, match="--since 2018-09 is after --until 2018-08"):
        read_period("2018-09", "2018-08")


@pytest.mark.parametrize(
    ("edtf", "days"),
    [("2016-02", 29), ("2016", 366), ("2016-XX-XX", 366), ("2016-05-XX", 31), ("2016-05-31?", 1), ("2016~", 366)],
)
def test_the_days_that_a_date_may_name(edtf, days):
    first, last = days_of(edtf)
    assert last - first + 1 == days


@pytest.mark.parametrize("edtf", [None, "", "XXXX-10-21", "yesterday"])
def test_a_date_without_a_year_may_be_any_day(edtf):
    assert days_of(edtf) is None


# --window


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        (0, {"ad", "bd", "be", "ce"}),
        (1, {"ab", "ad", "bd", "be", "ce"}),
        (93, {"ab", "bc", "ad", "bd", "be", "ce"}),
        (365, {"ab", "ac", "bc", "ad", "bd", "be", "ce", "de"}),
    ],
)
def test_a_window_compares_only_what_is_near_in_time_or_without_a_day(dedupe, window, expected):
    run = dedupe(tiers="exact,near-duplicate", window=window, within_outlet=True)
    assert in_common(run) == expected | {"de"}
    for match in run.matches:
        assert match.across is False or "".join(
            sorted(one.key for one in run.articles if one.id in (match.left.article, match.right.article))
        ) in expected | {"de"}
    assert "2 articles without a known day with all" in told(run)


def test_every_passage_inside_the_window_is_told_once_the_first_is_outside(dedupe):
    """The first of a group of equal passages tells of the others; it may be the one that is too old."""
    days = ["2018-01-01", "2018-06-01", "2018-06-02", "2018-06-03"]
    outlets = ["tass", "rt", "bbc", "ap"]
    copies = [article(k, o, d, RIVER) for k, o, d in zip("abcd", outlets, days, strict=True)]
    run = dedupe(copies, tiers="exact", window=1)
    assert in_common(run) == {"bc", "cd"}
    assert {key for pair in pairs(run) for key in pair} == set("bcd")


def test_a_wide_window_changes_nothing(dedupe):
    files = ("matches", "reuse", "alignments", "remarks")
    one = [list(dedupe().lines(name)) for name in files]
    assert [list(dedupe(window=1000).lines(name)) for name in files] == one


def test_a_window_holds_for_quotations(dedupe):
    assert pairs(dedupe(tiers="quotation"), "quotation") == {"ab", "ac", "bc"}
    run = dedupe(tiers="quotation", window=1)
    assert pairs(run, "quotation") == {"ab"}
    assert "longest run" not in told(run)


@pytest.mark.parametrize(
    ("window", "expected"),
    [(0, {(0, 4)}), (3, {(0, 4), (0, 1), (1, 4)}), (14, {(0, 4), (0, 1), (1, 4), (1, 2)}), (99, None)],
)
def test_a_window_holds_for_paraphrases_and_is_never_wider_than_their_own(window, expected):
    import numpy as np

    from compare.pipeline.joins import candidates_by_meaning

    vectors = np.ones((5, 4), np.float32) / 2
    days = np.array([100, 103, 117, 0, 100], np.int64)
    left, right = candidates_by_meaning(vectors, np.arange(5, dtype=np.uint64), days, window)
    found = {(min(pair), max(pair)) for pair in zip(left.tolist(), right.tolist(), strict=True)}
    undated = {(0, 3), (1, 3), (2, 3), (3, 4)}
    assert found == (expected or {(0, 4), (0, 1), (1, 4), (1, 2)}) | undated


def test_a_window_of_less_than_no_day_is_refused(dedupe):
    with pytest.raises(UsageError, match="--window -1"):
        dedupe(window=-1)


# --jaccard, --recall, --within-outlet, --keep-boilerplate, --memory


def test_passages_are_near_from_the_jaccard_that_is_asked_for(dedupe):
    longer = f"{RIVER} {HARBOUR} {MARKET}"
    two = [article("a", "tass", "2018-08-29", longer), article("b", "rt", "2018-08-29", f"{RIVER} {HARBOUR} {SCHOOLS}")]
    scores = {one.jaccard for one in dedupe(two, tiers="near-duplicate").matches if one.across}
    assert scores
    assert not dedupe(two, tiers="near-duplicate", jaccard=0.95).matches
    assert dedupe(two, tiers="near-duplicate", recall=0.9).facts["options"]["recall"] == 0.9


@pytest.mark.parametrize("option", ["jaccard", "recall"])
@pytest.mark.parametrize("given", [0, -0.1, 1.01, float("nan")])
def test_a_share_is_above_0_and_at_most_1(dedupe, option, given):
    with pytest.raises(UsageError, match=f"--{option} .* above 0 and at most 1"):
        dedupe(**{option: given})


def test_the_same_text_of_one_outlet_counts_where_it_is_asked_for_or_all_are_of_one(dedupe):
    two = [article("a", "tass", "2018-08-29", RIVER, MARKET), article("b", "tass", "2018-08-30", RIVER, SCHOOLS)]
    third = article("c", "rt", "2018-08-29", HARBOUR)
    assert in_common(dedupe([*two, third], tiers="exact")) == set()
    assert in_common(dedupe([*two, third], tiers="exact", within_outlet=True)) == {"ab"}
    assert in_common(dedupe(two, tiers="exact")) == {"ab"}
    assert pairs(dedupe([*two, third], tiers="exact")) == {"ab"}  # found and stored in any case


def test_boilerplate_counts_where_it_is_asked_for(dedupe):
    call = "Sign up for our newsletter to get the morning briefing by email every day."
    two = [article("a", "tass", "2018-08-29", MARKET, call), article("b", "rt", "2018-08-30", SCHOOLS, call)]
    assert in_common(dedupe(two, tiers="exact")) == set()
    assert in_common(dedupe(two, tiers="exact", keep_boilerplate=True)) == {"ab"}


@pytest.mark.parametrize(
    ("given", "size"),
    [("2GiB", 2 << 30), ("800MB", 800_000_000), ("1.5 gib", 3 << 29), ("64k", 64_000), (None, None)],
)
def test_a_size_of_memory(given, size):
    assert read_size("memory", given) == size


@pytest.mark.parametrize("given", ["lots", "2", "0GiB", "-1GB", "GiB", "1.2.3MB", ""])
def test_what_is_no_size_is_told_with_an_example(given):
    with pytest.raises(UsageError, match="as 2GiB or 800MB"):
        read_size("memory", given)


# on the command line


@pytest.mark.parametrize(
    "options",
    [
        ["--tiers", "exact,exactly"],
        ["--tiers", ""],
        ["--since", "spring"],
        ["--since", "2018", "--until", "2017"],
        ["--window", "-1"],
        ["--window", "week"],
        ["--jaccard", "0"],
        ["--recall", "2"],
        ["--memory", "lots"],
        ["--memory", "2GiB", "--engine", "inline"],
    ],
)
def test_wrong_options_are_one_sentence_and_exit_2(command, tmp_path, options):
    (tmp_path / "a.txt").write_text(RIVER)
    done = command("dedupe", "a.txt", *options)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().partition("Error: ")[2].splitlines()) <= 2
    assert not (tmp_path / "results").exists()


def test_any_engine_gives_the_same_bytes_with_all_options(dedupe):
    options = {"since": "2017-06", "window": 30, "within_outlet": True, "keep_boilerplate": True}
    files = {}
    # What this process holds of all tests before counts as well.
    for engine, more in {"inline": {}, "processes": {"workers": 2, "memory": "8GiB"}}.items():
        run = dedupe(engine=engine, **options, **more)
        assert run.facts["options"]["memory"] == more.get("memory")
        names = [path for path in run.folder.iterdir() if path.name != "run.json"]
        files[engine] = {path.name: path.read_bytes() for path in names}
    assert files["inline"] == files["processes"]
