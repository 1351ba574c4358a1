from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.reading.articles import Article, describe
from compare.reading.boilerplate import mark
from compare.reading.passages import Block, Passage, lay_out, segment
from compare.reading.records import Record, read

SEEDS = Path(__file__).parent.parent / "seeds"
BODY = "The minister said on Tuesday that the talks between the two countries would go on in the spring, and left.\n"


def article(text: str, title: str | None = None) -> Article:
    return describe(Record(path="a.txt", reader="text", title=title, text=text))


def seed(number: int) -> Article:
    return describe([found for found in read([SEEDS]) if isinstance(found, Record)][number])


PIECES = [
    "MOSCOW, May 2. /TASS/. ",
    "(Photo by AFP)",
    "(x - TASS)",
    "\n",
    "\n\n",
    "Advertisement",
    "READ MORE: ",
    "word ",
]


def blocks_of(text: str) -> list[tuple[str, str]]:
    a = article(text)
    return [(b.kind, a.text[b.start : b.end]) for b in lay_out(a, mark(a))]


def passages_of(text: str) -> list[tuple[str, bool, str]]:
    a = article(text)
    marked = mark(a)
    return [(p.grain, p.boilerplate, a.text[p.start : p.end]) for p in segment(a, marked, lay_out(a, marked))]


SENTENCE = BODY.strip()
WRAPPED = """\
The board said on Friday that it would wait until the spring for
the report of its own experts before it votes on the new plan.
    It had been expected to vote this month, and a spokesman for
the farmers called the delay a blow to all who grow wheat in the
north of the country.
    "We are not amused," he said.
"""


def test_subheadings_and_titles_of_the_seeds() -> None:
    headings = {}
    for number in (2, 4):
        a = seed(number)
        blocks = [(b.kind, a.text[b.start : b.end]) for b in lay_out(a, mark(a))]
        headings[number] = [block for block in blocks if block[0] in ("title", "subheading")]
    assert [kind for kind, _ in headings[2]] == ["title", "subheading", "subheading", "subheading", "subheading"]
    assert [words for _, words in headings[2]][2:] == [
        "Reports on\xa0Turkish air strikes on Syria’s north",
        "Pause in Aleppo depends on ceasefire",
        "Some countries block intra-Syrian dialog",
    ]
    assert [words for _, words in headings[4]][1:] == [
        "Syrian government troops had to take action to put an end to terrorist attacks on Aleppo and the neighboring "
        "settlements, Sergei Vershinin said",
        "Contact with Turkey",
        "Situation in Idlib",
    ]


@pytest.mark.parametrize(
    "line",
    ["A line without a verb", "'A blow to farmers'", "2. Bad luck", "What comes next?", "Pause depends on a truce"],
)
def test_a_short_line_over_a_paragraph_is_a_subheading(line: str) -> None:
    assert ("subheading", line) in blocks_of(f"A headline of the page\n\n{BODY}\n{BODY}\n{line}\n\n{BODY}")


@pytest.mark.parametrize(
    "line",
    [
        "He left.",
        "“We are not amused.”",
        "The ministry said:",
        "Q: Is it over?",
        "And then it was over!",
        "small letters",
    ],
)
def test_other_short_lines_are_paragraphs(line: str) -> None:
    assert ("paragraph", line) in blocks_of(f"A headline of the page\n\n{BODY}\n{BODY}\n{line}\n\n{BODY}")


def test_the_last_line_is_no_subheading() -> None:
    assert blocks_of(f"{BODY}\n{BODY}\nA line without a verb")[-1][0] == "paragraph"


def test_hard_wrapped_text_gives_paragraphs_of_several_lines() -> None:
    assert [words.count("\n") for kind, words in blocks_of(WRAPPED) if kind == "paragraph"] == [1, 2, 0]
    sentences = [words for grain, _, words in passages_of(WRAPPED) if grain == "sentence"]
    assert not sentences  # each paragraph of this text is one sentence, given once
    apart = WRAPPED.replace("    ", "\n")
    assert [words.count("\n") for _, words in blocks_of(apart)] == [1, 2, 0]


def test_lines_that_are_paragraphs_are_not_joined() -> None:
    assert len(blocks_of(f"{SENTENCE}\n{SENTENCE}\n{SENTENCE}")) == 3
    names = "Jane Roe of the Ministry of Trade and Industry, Geneva\nJohn Doe of the Ministry of Health, Bern\n"
    assert len(blocks_of(BODY + "\n" + names + "\n" + BODY)) == 4


def test_a_paragraph_that_a_blank_line_cut_in_two_is_one() -> None:
    cut = "The board said on Friday that it would wait until the spring for\n\nthe report of its own experts."
    assert [kind for kind, _ in blocks_of(f"{BODY}\n{cut}\n\n{BODY}")] == ["paragraph"] * 3
    assert ("paragraph", False, cut) in passages_of(f"{BODY}\n{cut}\n\n{BODY}")


def test_a_dateline_is_left_out_of_its_paragraph() -> None:
    assert passages_of("MOSCOW, May 2. /TASS/. " + BODY) == [("paragraph", False, SENTENCE)]
    assert passages_of("CAIRO (AP) — " + SENTENCE + " He left.") == [
        ("paragraph", False, SENTENCE + " He left."),
        ("sentence", False, SENTENCE),
        ("sentence", False, "He left."),
    ]


def test_what_is_set_aside_is_a_passage_of_its_own() -> None:
    assert ("paragraph", True, "Advertisement") in passages_of(f"{BODY}\nAdvertisement\n\n{BODY}")
    note = "(the largest of the armed groups that are active in the north of the country - eds. TASS)"
    found = passages_of(f"{BODY}\nHe left. It was X {note}.\n")
    assert ("sentence", True, f"It was X {note}.") in found
    assert ("sentence", False, "He left.") in found


def test_caption_glued_to_a_title() -> None:
    found = passages_of(f"The minister is at odds with his party. | AP Photos How the talks failed\n\n{BODY}")
    assert found[:2] == [
        ("paragraph", True, "The minister is at odds with his party. | AP Photos"),
        ("paragraph", False, "How the talks failed"),
    ]


def check_passages(passages: tuple[Passage, ...], text: str) -> None:
    for passage in passages:
        assert 0 <= passage.start < passage.end <= len(text)
        words = text[passage.start : passage.end]
        assert words.strip() == words
    keys = [(p.start, -p.end) for p in passages]
    assert keys == sorted(set(keys))


def check_blocks(blocks: tuple[Block, ...], text: str) -> None:
    at = 0
    for block in blocks:
        assert not text[at : block.start].strip()
        assert at <= block.start < block.end
        at = block.end
    assert not text[at:].strip()


PIECE = st.one_of(st.sampled_from([*PIECES, SENTENCE, WRAPPED, "Heading\n\n"]), st.text(max_size=8))


@given(st.lists(PIECE, max_size=20).map("".join))
def test_any_text_is_laid_out_whole_and_cut_in_order(text: str) -> None:
    a = article(text)
    marked = mark(a)
    blocks = lay_out(a, marked)
    check_blocks(blocks, text)
    check_passages(segment(a, marked, blocks), text)


UNITS = ["word ", '"', "“”", "(a ", "[", "line\n", "line\n\n", "ABC ", "Jane Roe/", "a | ", "meeting in ", "updated 1 "]


@pytest.mark.parametrize("unit", UNITS)
def test_a_text_of_one_thing_forty_thousand_times_is_normal_input(unit: str) -> None:
    a = article(unit * 40_000)
    marked = mark(a)
    blocks = lay_out(a, marked)
    check_blocks(blocks, a.text)
    check_passages(segment(a, marked, blocks), a.text)
