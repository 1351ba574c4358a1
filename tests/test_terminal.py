"""What the terminal says: words that fit, nothing cut that matters, and on the seeds a stored text."""

import re
from collections import Counter
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.reporting.handles import beginnings, handles, natural
from compare.reporting.nouns import Merge, Statement
from compare.reporting.rankings import counted_as_one, why_apart
from compare.reporting.terminal.articles import Voice, with_surnames
from compare.reporting.terminal.remnants import clauses
from compare.reporting.terminal.summaries import MOST_LINES, summary
from compare.reporting.wording import LEFT_OUT, WIDTH, count, date_in_words, excerpt, listing

STORED = Path(__file__).parent / "gold" / "summary.txt"


def plain(text, folder):
    """The summary without what differs from run to run: the seconds and the path."""
    return re.sub(r"compared in \d+ s", "compared in N s", text).replace(folder, "FOLDER")


def test_the_summary_of_the_seeds_is_the_stored_one(seeds_run):
    assert plain(summary(seeds_run), seeds_run.folder.as_posix()) + "\n" == STORED.read_text("utf-8")


def test_the_summary_is_at_most_forty_lines_of_eighty_columns_without_control_characters():
    lines = STORED.read_text("utf-8").splitlines()
    assert len(lines) <= MOST_LINES
    assert max(map(len, lines)) <= WIDTH
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", STORED.read_text("utf-8"))


@pytest.mark.parametrize(
    ("paths", "short"),
    [
        (["seeds/000_e7.txt", "seeds/001_6c.txt"], ["000", "001"]),
        (["n.jsonl#1", "n.jsonl#12"], ["#1", "#12"]),
        (["a/tass.txt", "a/rt.txt"], ["tass", "rt"]),
        (["a/x.txt", "b/x.txt"], ["a/x", "b/x"]),
        (["one.jsonl#1", "two.jsonl#1"], ["one", "two"]),
        (["a/one long name of a file.txt", "b/one long name of a file.txt"], None),
        ([], []),
    ],
)
def test_handles_are_short_and_different(paths, short):
    assert handles(paths) == short


def test_ids_are_told_apart_by_their_beginnings():
    assert beginnings(["abcdef000000", "abcdeg000000", "xyz000000000"]) == ["abcdef", "abcdeg", "xyz000"]


def test_paths_sort_by_their_numbers():
    assert sorted(["x#10", "x#9", "x#100"], key=natural) == ["x#9", "x#10", "x#100"]


@given(st.text(max_size=200), st.integers(12, 90), st.text(max_size=40))
def test_an_excerpt_never_exceeds_its_width(text, width, focus):
    assert len(excerpt(text, width, focus)) <= width


def test_an_excerpt_keeps_the_words_that_matter_in_view():
    text = "it opens with words that nobody needs to see here and then it says not to allow them to leave this region"
    assert "not to allow" in excerpt(text, 50, "not to allow")
    assert excerpt(text, 50, "not to allow").startswith(LEFT_OUT)


def test_an_excerpt_of_a_short_text_is_the_text():
    assert excerpt("so be it … said he", 40) == "so be it … said he"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2018-08-29", "29 August 2018"),
        ("2018-08-29?", "29 August 2018 (uncertain)"),
        ("XXXX-10-21", "21 October, year not stated"),
        ("2016", "2016"),
        ("2016-XX-XX", "2016"),
        ("2016-05", "May 2016"),
        (None, "date not stated"),
    ],
)
def test_dates_in_words(edtf, words):
    assert date_in_words(edtf) == words


def test_counts_and_lists():
    assert count(1, "article") == "1 article"
    assert count(3123, "word") == "3,123 words"
    assert listing(["a"]) == "a"
    assert listing(["a", "b", "c"]) == "a, b and c"
    assert listing(list("abcdef")) == "a, b, c and 3 more"


def statement():
    """A quotation, reduced to what a voice counts."""
    return msgspec.convert(
        dict.fromkeys(("cue", "said", "carrier", "inner_of", "repaired"))
        | {"id": "s", "article": "a", "form": "direct", "spans": [[0, 1]], "quoted": [[0, 1]], "content": "x"}
        | {"speakers": [], "insertions": [], "rule": "verb"},
        Statement,
    )


def test_a_speaker_is_shown_with_other_spellings():
    voice = Voice()
    for name in ("Sergey Lavrov", "Sergei Lavrov", "Sergey Lavrov"):
        voice.hear(statement(), name)
    assert (voice.label, voice.quoted) == ("Sergey (Sergei) Lavrov", 3)


def test_a_name_misread_once_among_many_is_no_label():
    voice = Voice()
    for name in ["Obama"] * 300 + ["Military Academy to hear President Obama"]:
        voice.hear(statement(), name)
    assert voice.label == "Obama"


@pytest.mark.parametrize(
    ("names", "label"),
    [
        ({"Donald Grant": 9, "Donald J. Grant": 2, "Grant": 5}, "Donald Grant"),
        ({"Sergei Petrov": 3, "Sergey Petrov": 2, "Sergey V. Petrov": 1}, "Sergei (Sergey) Petrov"),
        ({"Grant": 5}, "Grant"),
    ],
)
def test_initials_make_no_other_spelling(names, label):
    assert Voice(Counter(names)).label == label


def test_a_surname_alone_is_counted_with_the_one_who_nearly_always_bears_it():
    def found(second):
        keys = {"grant": ("Grant", 4), "ann grant": ("Ann Grant", 20), "tom grant": ("Tom Grant", second)}
        return {key: Voice(Counter({name: number}), number) for key, (name, number) in keys.items()}

    assert {key: voice.quoted for key, voice in with_surnames(found(1)).items()} == {"ann grant": 24, "tom grant": 1}
    assert set(with_surnames(found(10))) == {"grant", "ann grant", "tom grant"}


@pytest.mark.parametrize(
    ("relation", "why", "likeness", "told"),
    [
        (
            "contradicts",
            "contradicts: negation “not pay” / nothing; same speaker, 2 content words in common, cosine 0.82",
            0.7,
            "contradicts: one takes back what the other says: NEGATION “not pay” / nothing",
        ),
        (
            "contradicts",
            "different speakers; 3 content words",
            0.7,
            "contradicts: only one side denies it; different speakers",
        ),
        ("related", "same speaker, 6 content words in common, cosine 0.52", 0.4, "related: same theme; same speaker"),
        ("related", "different speakers; cosine 1.00", 0.95, "related: the same claim by another speaker"),
        ("related", "different speakers; cosine 0.60", 0.5, "related: same theme; different speakers"),
        ("same remark", "possible: dates not stated; x", 0.5, "by their words perhaps one; possible: dates not stated"),
        (
            None,
            "same speaker, 1 content word in common, cosine 0.52",
            0.2,
            "same speaker, 1 content word in common, cosine 0.52",
        ),
    ],
)
def test_a_near_miss_says_first_what_the_two_are_to_each_other(relation, why, likeness, told):
    assert why_apart(relation, why, likeness) == told


def test_sources_that_count_as_one_are_named_with_the_reason():
    assert counted_as_one(Merge(left="wire", right="daily", reason="credits it")) == (
        "daily and wire count as one origin: daily credits it"
    )
    assert counted_as_one(Merge(left="wire", right="daily", reason="share text")).endswith(": they share text")


def test_a_section_never_ends_inside_a_clause():
    told = [f"clause {number} " + "word " * 10 for number in range(5)]
    lines = clauses("HEAD", [clause.strip() for clause in told], 2)
    assert len(lines) <= 2
    assert lines[-1].endswith("word")
    assert "clause 4" not in " ".join(lines)
    assert clauses("HEAD", ["word " * 100], 2)[1].startswith(" " * 11)


@pytest.mark.slow
def test_the_same_claim_by_another_speaker_stands_beside_the_remark_and_is_no_version(shared_claim):
    from compare.reporting.inquiries import inquiry_of
    from compare.reporting.terminal.inquiries import inquiry_text, remarks_text

    remark = shared_claim.remarks[0]
    assert len(remark.members) == 2
    told = inquiry_text(inquiry_of(shared_claim, remark))
    before, beside = told.split("THE SAME CLAIM BY ANOTHER SPEAKER, no version of it")
    assert "Thomas Reed: " in beside
    assert "Thomas Reed" not in before
    assert "REMARK in 2 articles, 2 versions" in before
    assert "the same claim by another speaker: Thomas Reed" in remarks_text(shared_claim.remarks)


def test_what_does_not_print_never_reaches_the_terminal():
    assert excerpt("a\x1b[31mred\x07 line\u2028b", 40) == "a [31mred line b"


@pytest.mark.slow
def test_many_articles_with_long_names_still_fit(tmp_path):
    """Eight articles that conflict, share and repeat: every section has more to say than there is room."""
    import compare

    for folder in ("one", "two"):
        (tmp_path / "in" / folder).mkdir(parents=True)
        for path in sorted((Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))[:4]:
            text = path.read_bytes().replace(
                b"Lavrov said", f"Lavrov {'said' if folder == 'one' else 'stated'}".encode()
            )
            (tmp_path / "in" / folder / f"a name that goes on and on {path.name}").write_bytes(text)
    lines = summary(compare.dedupe(tmp_path / "in", output=tmp_path / "out", quiet=True)).splitlines()
    assert len(lines) <= MOST_LINES
    assert max(map(len, lines[:-1])) <= WIDTH
