"""What the terminal says: words that fit, nothing cut that matters, and on the seeds a stored text."""

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.reporting.handles import beginnings, handles, natural
from compare.reporting.nouns import Statement
from compare.reporting.terminal.articles import Voice
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
