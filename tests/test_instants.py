"""Times of day: the moment in UTC at which an article was published, and what comes first."""

import json
import sqlite3
from pathlib import Path

import pytest

import compare
from compare.reading.articles import describe
from compare.reading.inputs import Record
from compare.reading.instants import instant, zone
from compare.reading.name_lists import Listed, read_name_lists
from compare.tracing.order import in_time

DAY = "2018-08-29"


@pytest.mark.parametrize(
    ("words", "local", "moment"),
    [
        ("2018-08-29T23:30:00", None, None),  # nobody says where
        ("2018-08-29T23:30:00", "Europe/Moscow", "2018-08-29T20:30:00Z"),
        ("2018-08-29 23:30", "UTC+3", "2018-08-29T20:30:00Z"),
        ("2018-08-29T23:30:00.125+03:00", "America/New_York", "2018-08-29T20:30:00Z"),  # the article's own wins
        ("2018-08-29T23:30-0430", None, "2018-08-30T04:00:00Z"),
        ("2018-08-29 23:30:15Z", None, "2018-08-29T23:30:15Z"),
        ("Wed, 29 Aug 2018 23:30:00 GMT", "Europe/Moscow", "2018-08-29T23:30:00Z"),
        ("Wed, 29 Aug 2018 23:30:00 +0000", None, "2018-08-29T23:30:00Z"),
        ("Wed, 29 Aug 2018 23:30:00 EDT", None, "2018-08-30T03:30:00Z"),
        ("Posted on August 29, 2018 at 12:05 a.m. ET", None, "2018-08-29T04:05:00Z"),
        ("August 29, 2018 12:05 PM (GMT+3)", None, "2018-08-29T09:05:00Z"),
        ("29.08.2018 9:05", "+05:30", "2018-08-29T03:35:00Z"),
        ("August 29, 2018 10:05 on the river", "UTC", "2018-08-29T10:05:00Z"),
        ("2018-08-29 23:30 CST", None, "2018-08-30T05:30:00Z"),
        ("2018-08-29 23:30 CST", "Asia/Shanghai", "2018-08-29T15:30:00Z"),  # its own letters
        ("2018-08-29 23:30 XYZ", "Europe/Moscow", None),  # in a zone that is not known
        ("2018-08-29 25:30Z", "UTC", None),
        ("2018-08-29", "UTC", None),
        ("29 Aug 2018, line 3: 2018", "UTC", None),
    ],
)
def test_moments(words: str, local: str | None, moment: str | None) -> None:
    assert instant(words, DAY, local) == moment


@pytest.mark.parametrize("day", ["2018-08-29?", "XXXX-08-29", "2018-08", "2018-XX-XX", "2018"])
def test_a_day_in_doubt_has_no_moment(day: str) -> None:
    assert instant("23:30Z", day) is None


@pytest.mark.parametrize(("words", "day"), [("00:00+05:00", "0001-01-01"), ("23:30-05:00", "9999-12-31")])
def test_moments_beyond_the_calendar_are_none(words: str, day: str) -> None:
    assert instant(words, day) is None


@pytest.mark.parametrize("name", ["Europe/Moskva", "America", "../../etc/passwd", "+15", "\0", "", "noon", "A" * 5000])
def test_there_is_no_such_zone(name: str) -> None:
    assert zone(name) is None


def article(published: str | None, text: str = "Rain is on the way.", outlet: str = "Harbour Daily", zone=None):
    record = Record(path="a", reader="text", text=text, outlet=outlet, published=published, facts_from="its own fields")
    return describe(record, {"harbour daily": Listed("Harbour Daily", "outlets.csv, line 2", zone=zone)})


def test_articles_bear_the_moment_of_the_words_that_give_their_day() -> None:
    told = article("2018-08-29 02:00", zone="Europe/Moscow")
    assert (told.published, told.published_at) == (DAY, "2018-08-28T23:00:00Z")
    assert told.published_from == "its own fields: 2018-08-29 02:00"
    stamp = "Rain is on the way\n\nPublished: August 29, 2018 10:05 GMT\n\nIt will rain."
    assert article(None, stamp).published_at == "2018-08-29T10:05:00Z"
    assert article("2018-08-29", stamp).published_at is None  # the field gives the day, and no time
    assert article("2018-08-29 02:00", outlet="Evening Post", zone="Europe/Moscow").published_at is None


def test_zones_that_nobody_knows_are_told(tmp_path: Path) -> None:
    rows = "A,Europe/Moscow\nB,+03:00\nC,UTC-5\nD,Europe/Moskva\nE,\n"
    (tmp_path / "outlets.csv").write_text(f"outlet,time zone\n{rows}", "utf-8")
    lists = read_name_lists([tmp_path])
    assert [one.zone for one in lists.outlets.values()] == ["Europe/Moscow", "+03:00", "UTC-5", None, None]
    ((line, reason),) = ((one.line, one.reason) for one in lists.problems)
    assert (line, reason.split(",")[0]) == (5, "there is no time zone “Europe/Moskva”")


# (name, day, moment): Moscow at two in the night of the 30th is before New York at eight in the evening of the 29th.
MOSCOW = ("Moscow", "2018-08-30", "2018-08-29T23:00:00Z")
NEW_YORK = ("New York", "2018-08-29", "2018-08-30T00:00:00Z")
BEFORE, SAME, AFTER = ("before", "2018-08-28", None), ("same", "2018-08-29", None), ("after", "2018-08-31", None)
UNKNOWN = ("unknown", "~", None)


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ((NEW_YORK, MOSCOW), ["Moscow", "New York"]),
        ((AFTER, NEW_YORK, UNKNOWN, MOSCOW, BEFORE), ["before", "Moscow", "New York", "after", "unknown"]),
        ((NEW_YORK, SAME), ["New York", "same"]),  # of a day only: as the articles stand
        ((SAME, NEW_YORK), ["same", "New York"]),
        ((("one", DAY, "2018-08-29T10:00:00Z"), ("two", DAY, "2018-08-29T09:59:59Z")), ["two", "one"]),
    ],
)
def test_order_in_time(versions: tuple[tuple[str, str, str | None], ...], expected: list[str]) -> None:
    order = {one[0]: place for place, one in enumerate(versions)}
    found = in_time(versions, lambda one: (one[1], order[one[0]], 0), lambda one: one[2])
    assert [one[0] for one in found] == expected


def test_results_and_database_order_by_moments(tmp_path: Path) -> None:
    said = "“We will not leave the old bridge over the river to anybody in this town,” Ida Holm said."
    rows = [
        {"outlet": "Hudson Post", "published": "2018-08-29 20:00", "text": f"{said} It rained in the evening.\n"},
        {"outlet": "Volga News", "published": "2018-08-30 02:00", "text": f"Nobody came that night. {said}\n"},
    ]
    (tmp_path / "x.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    zones = "Hudson Post,America/New_York\nVolga News,Europe/Moscow\n"
    (tmp_path / "outlets.csv").write_text(f"outlet,time zone\n{zones}", "utf-8")
    run = compare.check(tmp_path, output=tmp_path / "out", quiet=True)
    moments = {one.outlet: (one.published, one.published_at) for one in run.articles}
    assert moments == {
        "Hudson Post": ("2018-08-29", "2018-08-30T00:00:00Z"),
        "Volga News": ("2018-08-30", "2018-08-29T23:00:00Z"),
    }
    found = compare.trace(compare.quotes(tmp_path, output=tmp_path / "q", quiet=True).folder, text=said, quiet=True)
    assert [version.article.outlet for version in found.versions] == ["Volga News", "Hudson Post"]
    with sqlite3.connect(tmp_path / "q" / "compare.db") as database:
        stored = "SELECT outlet, published_at FROM articles ORDER BY outlet"
        assert database.execute(stored).fetchall() == [(o, at) for o, (_, at) in sorted(moments.items())]
