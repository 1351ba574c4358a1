"""A remark in time: who had it first and how sure that is, who follows whom, and the picture of it."""

from types import SimpleNamespace

import pytest

from compare.reporting.page.timelines import drawing
from compare.reporting.silences import silent
from compare.reporting.timelines import FIRST, LATER, TIED, UNDATED, Telling, timeline
from compare.tracing.remarks import Part, Remark
from compare.tracing.traces import doubt_of_first, trace

SAID = "we will keep the harbour open to every boat"


def part(number, published, at=None, outlet="Dawn", text=SAID):
    return Part(
        number, number, number, 0, len(text), "direct", True, outlet, None, None, published, text, published_at=at
    )


@pytest.mark.parametrize(
    ("dates", "doubt"),
    [
        (["2020-03-01", "2020-03-02"], None),
        (["2020-03-01", "2020-03-01", "2020-03-04"], "several articles bear the first date"),
        (["2020-03-01", "2020-03-04", "2020-03-04"], None),
        (["2020-03-01", ""], "not every article states its date"),
        (["", ""], "not every article states its date"),
        (["2020-03-01", "XXXX-03-02"], "a date is stated without its year or day, or in doubt"),
        (["2020-03", "2020-03-04"], "a date is stated without its year or day, or in doubt"),
        (["2020-03-01?", "2020-03-04"], "a date is stated without its year or day, or in doubt"),
    ],
)
def test_who_was_first_is_told_only_where_the_dates_say_so(dates, doubt):
    assert doubt_of_first([part(n, date) for n, date in enumerate(dates)]) == doubt


def test_moments_part_what_one_day_does_not():
    early, late = part(1, "2020-03-01", "2020-03-01T08:00:00Z"), part(2, "2020-03-01", "2020-03-01T09:00:00Z")
    assert doubt_of_first([early, late]) is None
    assert doubt_of_first([early, part(2, "2020-03-01")]) == "several articles bear the first date"


def test_each_step_says_why_its_place_is_not_sure():
    dates = ["2020-03-01", "2020-03-02", "2020-03-02", "2020-04", "XXXX-03-05", ""]
    steps = trace(Remark(1, tuple(part(n, date) for n, date in enumerate(dates)), (), 1.0), {})
    tied = "others are of the same day"
    assert [one.doubt for one in steps] == [None, tied, tied, "day not stated", "year not stated", "date not stated"]


def test_only_a_credit_says_who_follows_whom():
    parts = (part(1, "2020-03-01", outlet="tass.com"), part(2, "2020-03-02", outlet="Dawn"), part(3, "2020-03-03"))
    assert [one.follows for one in trace(Remark(1, parts, (), 1.0), {2: "TASS", 3: "Interfax"})] == [None, 1, None]


def told(id, published, at=None, carrier=None, follows=None, outlet="Dawn"):
    article = SimpleNamespace(id=id, outlet=outlet, published=published, published_at=at)
    return Telling(article, carrier, follows)


def places(*tellings, columns=10):
    return [(row.column, row.place) for row in timeline(tellings, columns).rows]


def test_a_timeline_marks_the_first_where_it_is_sure():
    assert places(told("a", "2020-03-01"), told("b", "2020-03-03")) == [(0, FIRST), (2, LATER)]
    assert places(told("a", "2020-03-01"), told("b", "2020-03-01")) == [(0, TIED), (0, TIED)]
    assert places(told("a", "2020-03-01"), told("b", None)) == [(0, TIED), (None, UNDATED)]
    assert places(told("a", None), told("b", "XXXX-03-01")) == [(None, UNDATED)] * 2


def test_many_days_share_a_column_and_none_is_lost():
    drawn = timeline([told("a", "2020-01-01"), told("b", "2020-01-25")], 10)
    assert (drawn.columns, drawn.days) == (9, 3)
    assert drawn.rows[-1].column == 8


def test_an_article_with_two_versions_is_one_row():
    drawn = timeline([told("a", "2020-01-01"), told("a", "2020-01-01"), told("b", "2020-01-02")], 10)
    assert [row.versions for row in drawn.rows] == [2, 1]


def test_the_picture_leads_from_the_outlet_that_is_named_and_stays_inside_its_frame():
    tellings = [
        told("a", "2020-01-01", outlet="An outlet with a very long name"),
        told("b", "2020-01-09", None, "a", "a"),
    ]
    drawn = drawing("x", [*tellings, told("c", None)])
    assert len(drawn.arrows) == 1
    assert all(0 <= line.x <= drawn.width and 0 < line.y < drawn.height for line in drawn.lines)
    assert [line.kind for line in drawn.lines] == ["tied", "later", "undated"]
    assert drawn.told.startswith("An outlet with a very long name, 1 January 2020, perhaps first here; ")
    assert drawing("x", tellings[:1]) is None


def test_the_silent_published_in_those_days_and_do_not_tell_it():
    days = {"2020-01-01": {"A", "B"}, "2020-01-03": {"C"}, "2020-01-09": {"D"}, "2020-03-01": {"E"}}
    assert silent(days, ["2020-01-01", "2020-01-02"], {"A"}) == ["B", "C"]
    assert silent(days, ["2020-01-01", "2020-02-28"], {"A"}) == ["B", "C", "E"]  # nobody leaves it out for two months
    assert silent(days, ["2020-01-01", None], {"A"}) == []
    assert silent({"2020-01-01": {"A", "B"}}, ["2020-01-01"], {"A"}) == []
