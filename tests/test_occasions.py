"""When and where a remark was made: what the words tell, which occasions exclude one another, and what follows."""

from types import SimpleNamespace

import pytest

from compare.engines.batches import texts
from compare.matching.occasions import Occasion, differ, occasion
from compare.pipeline.rows import part_columns
from compare.pipeline.stages.links import BROUGHT, PAIRS, judge
from compare.reading.articles import describe
from compare.reading.inputs import Record
from compare.reading.passages import Block
from compare.speech.statements import extract
from compare.tracing.remarks import Part

SATURDAY = "2018-09-01"

DAYS = [
    ("on Friday", "2018-08-31"),
    ("on Saturday", "2018-09-01"),
    ("on Sunday", "2018-09-02"),  # published in an earlier time zone, or changed later
    ("on Monday night", "2018-08-27"),
    ("last Friday", "2018-08-24/2018-08-31"),
    ("today", "2018-09-01"),
    ("reporters yesterday", "2018-08-31"),
    ("last week", "2018-08-18/2018-08-31"),
    ("earlier this month", "2018-08-01/2018-09-01"),
    ("two days ago", "2018-08-29/2018-08-31"),
    ("on Aug. 29", "2018-08-29"),
    ("on 29 August", "2018-08-29"),
    ("on Oct. 3", "2017-10-03"),
    ("on Oct. 3, 2011", "2011-10-03"),
    ("in June", "2018-06-01/2018-06-30"),
    ("June, in a speech", "2018-06-01/2018-06-30"),
    ("Earlier this month, in a speech", "2018-08-01/2018-09-01"),
    ("Yesterday", "2018-08-31"),
    ("last September", "2017-09-01/2017-09-30"),
    ("in a 2008 interview", "2008-01-01/2008-12-31"),
    ("at a rally after Monday’s vote", None),
    ("reporters", None),
    ("USA Today", None),
    ("on Monday, at a rally ahead of Thursday’s vote", "2018-08-27"),
    ("on Monday and again on Thursday", None),
    ("on Feb. 30", None),
]


@pytest.mark.parametrize(("said", "day"), DAYS)
def test_days_are_told_from_the_day_of_publication(said, day):
    assert occasion(said, SATURDAY).day == day


def test_without_a_day_of_publication_only_whole_dates_are_days():
    assert occasion("on Friday", None).day is None
    assert occasion("on Aug. 29", "2018-09").day is None
    assert occasion("on Aug. 29, 2018", None).day == "2018-08-29"


@pytest.mark.parametrize(
    ("said", "event", "host", "place"),
    [
        ("in an interview with TASS", "interview", "TASS", None),
        ("at a press conference in Riyadh", "press conference", None, "riyadh"),
        ("CNN’s Ada Holm", None, "CNN", None),
        ("in a statement", "statement", None, None),
        ("in New York after a meeting in Rome", None, None, "new york"),
        ("in Parishville", None, None, None),
    ],
)
def test_event_host_and_place(said, event, host, place):
    found = occasion(said, SATURDAY)
    assert (found.event, found.host, found.place) == (event, host, place)


def between(left, right, published=(SATURDAY, SATURDAY)):
    return differ(occasion(left, published[0]), occasion(right, published[1]))


def test_occasions_that_exclude_one_another():
    assert between("on Aug. 29", "on Friday") == "said on 2018-08-29 in one, on 2018-08-31 in the other"
    assert between("last month", "in 2011") == (
        "said between 2018-07-01 and 2018-08-31 in one, between 2011-01-01 and 2011-12-31 in the other"
    )
    assert between("in an interview with TASS", "at a press conference in Riyadh") == (
        "said in an interview in one, in a press conference in the other"
    )
    assert between("in an interview with TASS", "in a CNN interview") == "said to TASS in one, to CNN in the other"
    assert between("in Riyadh", "reporters in Moscow") == "said in Riyadh in one, in Moscow in the other"


def test_nothing_is_told_before_it_is_said():
    early = ("2018-08-28", SATURDAY)
    assert between(None, "on Friday", early) == "said on 2018-08-31 in one, told on 2018-08-28 in the other"
    assert between(None, "on Monday", early) is None
    assert between("on Friday", None, ("2018-09-01", "2018-08-30")) is None  # a day apart: time zones


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("on Thursday", "on Friday"),  # a day apart: time zones
        ("in an interview", "on Fox News"),
        ("in Moscow", "in Russia"),
        ("in a statement", "at a press conference"),
        ("last week", "on Tuesday"),
        (None, "on Tuesday"),
    ],
)
def test_occasions_that_may_be_one(left, right):
    assert between(left, right) is None
    assert between(right, left) is None


@pytest.mark.parametrize(
    "said", ["", ",", ", , 2018", "on Monday, ", "0 days ago", "99 years ago", "\u2028", "in May", "in Dec. 9999"]
)
@pytest.mark.parametrize("published", [None, "", "2018", "XXXX-10-21", "0001-01-01", "9999-12-31", "2018-09-01?"])
def test_no_words_and_no_date_raise(said, published):
    assert isinstance(occasion(said, published), Occasion)


# --- remarks


def part(number, text, said, published=SATURDAY, form="direct"):
    quoted = form == "direct"
    return Part(
        number, number, number, 0, len(text), form, quoted, "a", "ada holm", "Ada Holm", published, text, said=said
    )


def judged(left, right, shared=False):
    brought = {
        "block": [1, 1],
        "id": [left.id, right.id],
        "record": part_columns([left, right], [True, True])["record"],
    }
    pairs = {"block": [1], "left": [left.id], "right": [right.id], "cosine": [0.95], "shared": [shared]}
    found = judge(PAIRS.pack(pairs), BROUGHT.pack(brought))
    (reason,) = texts(found, "reason")
    return SimpleNamespace(**{name: found[name][0] for name in ("probability", "likeness")}, reason=reason), bool(
        found["linked"][0]
    )


TOLD = "the harbour of Lund would be closed to foreign ships until the spring"
SHORT = "The harbour of Lund stays closed."


def test_the_same_words_on_two_occasions_stay_apart():
    one, linked = judged(part(1, TOLD, "on Friday", form="indirect"), part(2, f"he said {TOLD}", None, form="indirect"))
    assert linked
    two, linked = judged(
        part(1, TOLD, "on Friday", form="indirect"), part(2, f"he said {TOLD}", "on Aug. 20", form="indirect")
    )
    assert not linked
    assert two.probability == 0
    assert two.likeness == one.likeness
    assert two.reason == f"said on 2018-08-31 in one, on 2018-08-20 in the other; {one.reason}"


def test_a_short_quotation_on_two_occasions_stays_apart_and_a_long_one_does_not():
    assert judged(part(1, SHORT, "on Friday"), part(2, SHORT, None))[1]
    assert not judged(part(1, SHORT, "on Friday"), part(2, SHORT, "on Aug. 20"))[1]
    long, linked = judged(part(1, TOLD, "on Friday"), part(2, TOLD, "on Aug. 20"))
    assert linked
    assert long.reason.endswith("; said on 2018-08-31 in one, on 2018-08-20 in the other")


# --- the words beside a statement

BESIDE = [
    ("On Friday, Ada Holm said that the harbour is closed.", "On Friday"),
    ("Ada Holm on Friday said that the harbour is closed.", "on Friday"),
    ("Ada Holm, speaking in Lund on Friday, said that the harbour is closed.", "speaking in Lund on Friday"),
    ("In an interview with TASS, Ada Holm said that the harbour is closed.", "In an interview with TASS"),
    ("On Monday, Ada Holm said in a statement that the harbour is closed.", "On Monday, in a statement"),
    ("“The harbour is closed,” Ada Holm said of the Tuesday vote.", None),
    ("“The harbour is closed,” Ada Holm said of the vote in a recent interview.", "in a recent interview"),
    ("“The harbour is closed,” Ada Holm said on NBC’s “Morning Hour” on Monday.", "on NBC’s “Morning Hour” on Monday"),
    ("“The harbour is closed,” Ada Holm said in Lund on Feb. 2, 2012.", "in Lund on Feb. 2, 2012"),
]


@pytest.mark.parametrize(("text", "said"), BESIDE)
def test_the_words_that_tell_the_occasion(text, said):
    assert [statement.said for statement in heard(text)] == [said]


def test_what_is_added_in_the_same_breath_is_said_on_the_same_occasion():
    text = "Ada Holm said on Friday that the harbour is closed, adding that the ships have left."
    assert [statement.said for statement in heard(text)] == ["on Friday", "on Friday"]


def heard(text):
    article = describe(Record(path="x.txt", reader="text", outlet="x", text=text))
    return extract(article, (), [Block(0, len(text), "paragraph")]).statements


def test_the_reason_names_the_run_of_words_that_alone_proposed_a_pair():
    sides = part(1, TOLD, None, form="indirect"), part(2, f"he said {TOLD}", None, form="indirect")
    (usual, _), (by_words, _) = judged(*sides), judged(*sides, shared=True)
    assert by_words.reason == f"{usual.reason}, 5 words running in common"
    assert by_words.probability == usual.probability
