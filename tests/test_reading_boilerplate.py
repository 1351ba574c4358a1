from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.reading.articles import Article, describe
from compare.reading.boilerplate import Boilerplate, mark
from compare.reading.records import Record, read

SEEDS = Path(__file__).parent.parent / "seeds"
BODY = "The minister said on Tuesday that the talks between the two countries would go on in the spring, and left.\n"


def article(text: str, title: str | None = None) -> Article:
    return describe(Record(path="a.txt", reader="text", title=title, text=text))


def seed(number: int) -> Article:
    return describe([found for found in read([SEEDS]) if isinstance(found, Record)][number])


CALL = "Sign up here to get the latest news, updates and special offers delivered directly to your inbox."

# (seed, kind, words): section by section what a reader of the five pages sets aside.
GOLD = [
    (0, "dateline", "MOSCOW –"),
    (0, "newsletter", "Subscribe to our newsletter"),
    (0, "newsletter", CALL),
    (1, "newsletter", CALL),
    (0, "comments", "Notify of"),
    (0, "comments", "Inline Feedbacks"),
    (0, "comments", "View all comments"),
    (0, "comments", "Would love your thoughts, please comment.x"),
    (1, "advertisement", "- Advertisement -"),
    (1, "newsletter", "Subscribe to our newsletter"),
    (2, "crumb", "All news"),
    (2, "dateline", "MOSCOW, October 21. /TASS/."),
    (2, "editorial note", "(terrorist organization banned in Russia - eds. TASS)"),
    (2, "editorial note", "(Islamic State, terror group outlawed in Russia)"),
    (2, "editorial note", "(terror group outlawed in Russia)"),
    (2, "editorial note", "(on October 19, together with France’s president and Germany’s chancellor - TASS)"),
    (2, "editorial note", "(about humanitarian pauses - TASS)"),
    (3, "crumb", "News \xa0 / \xa0 Syria"),
    (3, "footer", "Press TV’s website can also be accessed at the following alternate addresses:"),
    (3, "footer", "Press TV News Roku"),
    (4, "caption", "Russian Deputy Foreign Minister Sergei Vershinin Valeriy Sharifulin/TASS"),
    (4, "caption", "Russian Deputy Foreign Minister Sergei Vershinin"),
    (4, "credit", "© Valeriy Sharifulin/TASS"),
    (4, "editorial note", "(an extremist organization outlawed I Russia - TASS)"),
    (4, "editorial note", "(while fighting against terrorist in Idlib - TASS)"),
]


@pytest.mark.parametrize(("number", "kind", "words"), GOLD)
def test_boilerplate_of_the_seeds(number: int, kind: str, words: str) -> None:
    a = seed(number)
    assert (kind, words) in {(b.kind, a.text[b.start : b.end]) for b in mark(a)}


def test_nothing_more_is_marked_in_the_seeds() -> None:
    # The gold rows, the note that 002 has twice, the second line of 001's call, and the dateline of 004; two captions.
    assert [len(mark(seed(number))) for number in range(5)] == [7, 3, 8, 5, 7]


def test_the_caption_of_another_story_is_told() -> None:
    captions = [b for b in mark(seed(3)) if b.kind == "caption"]
    assert ["another" in b.reason for b in captions] == [True, False]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("crumb", "Home > World > Middle East"),
        ("crumb", "World / Europe"),
        ("crumb", "3 years ago"),
        ("crumb", "Updated at 6:20 p.m. ET"),
        ("newsletter", "Sign up for our daily newsletter"),
        ("newsletter", "Get the day’s stories delivered to your inbox."),
        ("comments", "Leave a comment"),
        ("comments", "12 Comments"),
        ("advertisement", "ADVERTISEMENT"),
        ("advertisement", "Story Continues Below"),
        ("social", "Follow us on Twitter @dailystar"),
        ("social", "Share Tweet Email Print"),
        ("social", "Share this story: https://star.example/1"),
        ("related", "READ MORE: Ministers meet again in Geneva"),
        ("related", "JUST WATCHED Talks fail Replay More Videos ... MUST WATCH Talks fail 02:14"),
        ("related", "( PHOTOS: Ten days in Geneva)"),
        ("caption", "A minister arrives at the talks. (Photo by Jane Roe)"),
        ("caption", "A minister arrives at the talks in May. (Jane Roe/Reuters)"),
        ("caption", "A minister arrives at the talks. Photograph: Jane Roe/AFP/Getty Images"),
        ("caption", "A minister arrives at the talks. | AP Photo"),
        ("caption", "Enlarge this image toggle caption Jane Roe/AP Jane Roe/AP"),
        ("caption", "FILE PHOTO: A minister arrives at the talks"),
        ("credit", "Photo: Jane Roe/Getty Images"),
        ("credit", "By Jane Roe and John Doe"),
        ("credit", "Jane Roe contributed to this report."),
        ("credit", "Contributing: Jane Roe, The Daily Star"),
        ("editorial note", "Editor's note: This story was updated with a statement by the ministry."),
        ("editorial note", "The opinions expressed in this commentary are solely those of the author."),
        ("footer", "Copyright © 2019 The Daily Planet, LLC. Click here for reprint permission."),
        ("footer", "© 2016 The Daily Planet. All rights reserved."),
        ("separator", "* * *"),
    ],
)
def test_lines_of_the_house(kind: str, line: str) -> None:
    a = article(f"A headline of the page\n\n{BODY}\n{BODY}\n{line}\n\n{BODY}\n{BODY}")
    assert [(b.kind, a.text[b.start : b.end]) for b in mark(a)] == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "The newsletter was delivered to the inbox of every minister, he said.",
        "Subscribe to his view and you will think that the war is over, she said of the minister on Tuesday evening.",
        "Follow the money, he told reporters, and you will find who paid for the campaign.",
        "By the end of 1986 the country's exports had fallen by half.",
        "By the Numbers",
        "Photos of the meeting show that the minister had left before the vote.",
        "He said that higher prices contributed to the fall of the government.",
        "Comments by the minister drew protests in the capital on Friday.",
        "The advertisement showed the candidate with a gun.",
        "Copyright law was changed by the parliament on Monday.",
        "Health",
        "Contact with the other side",
        "The ministry (which was founded in 1990) said nothing.",
        "The party (it was banned in 2014) said nothing.",
        "The group - the largest in the north - left (as Tass the dog did).",
        "Watch what he does, not what he says, the senator told the crowd.",
        "He works for the Associated Press.",
        "Share prices fell. More job losses are expected.",
        "Like many on Twitter, he was angry.",
    ],
)
def test_news_that_looks_like_it_stays(line: str) -> None:
    a = article(f"A headline of the page\n\n{BODY}\n{BODY}\n{BODY}\n{line}\n\n{BODY}\n{BODY}\n{BODY}")
    assert mark(a) == ()


def test_a_title_stays_a_title() -> None:
    a = article(f"Watch: the minister speaks\n\n{BODY}{BODY}", title="Watch: the minister speaks")
    assert mark(a) == ()


def test_caption_and_title_glued_into_one_line() -> None:
    a = article(f"The minister is at odds with his party. | AP Photos How the talks failed\n\n{BODY}")
    assert [a.text[b.start : b.end] for b in mark(a)] == ["The minister is at odds with his party. | AP Photos"]


def test_the_editors_of_a_report_at_its_end() -> None:
    a = article(BODY.strip() + " (Reporting by Jane Roe in Geneva; Editing by John Doe)")
    assert [(b.kind, a.text[b.start : b.end]) for b in mark(a)] == [
        ("credit", "(Reporting by Jane Roe in Geneva; Editing by John Doe)")
    ]


PIECES = st.sampled_from(
    [
        *("MOSCOW, May 2. /TASS/. ", "(Photo by AFP)", "(x - TASS)", "\n", "\n\n", "Advertisement", "READ MORE: "),
        *("Star’s website can also be accessed at addresses:", "© 2016 ", "Jane Roe/AFP", " | AP Photo ", "word "),
        *(".", "\u00a0", "\ud800", "("),
    ]
)


def check(marked: tuple[Boilerplate, ...], text: str) -> None:
    at = 0
    for span in marked:
        assert at <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        assert span.kind
        assert span.reason
        at = span.end


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=25).map("".join))
def test_any_text_gives_sorted_trimmed_spans_apart(text: str) -> None:
    check(mark(article(text)), text)


def test_the_seeds_give_sorted_trimmed_spans_apart() -> None:
    for found in read([SEEDS]):
        assert isinstance(found, Record)
        check(mark(describe(found)), found.text)
