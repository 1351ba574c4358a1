from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.reading.articles import Article, describe
from compare.reading.dates import apart, edtf
from compare.reading.inputs import Record
from compare.reading.records import read

SEEDS = Path(__file__).parent.parent / "seeds"
BODY = "The minister said on Tuesday that the talks between the two countries would go on in the spring, and left.\n"


def record(text: str, **facts: str) -> Record:
    told = "its own fields" if facts.keys() & {"outlet", "title", "published"} else None
    return Record(path="a.txt", reader="text", facts_from=told, text=text, **facts)


def article(text: str, **facts: str) -> Article:
    return describe(record(text, **facts))


def seed(number: int) -> Article:
    found = [x for x in read([SEEDS]) if isinstance(x, Record)]
    return describe(found[number])


def test_what_the_seeds_tell_of_themselves() -> None:
    told = [(a.outlet, a.published, a.language) for a in map(seed, range(5))]
    assert told == [
        (None, None, "en"),
        (None, None, "en"),
        ("TASS", "XXXX-10-21", "en"),
        ("Press TV", None, "en"),
        ("TASS", "XXXX-02-22", "en"),
    ]
    assert seed(2).outlet_from == "the dateline: “MOSCOW, October 21. /TASS/.”"


def test_titles_of_the_seeds_stand_in_the_text() -> None:
    for number in range(5):
        a = seed(number)
        assert a.title_span
        assert a.text[slice(*a.title_span)] == a.title
    assert seed(3).title == "Lavrov: Terror 'abscess' in Syria's Idlib needs to be destroyed"


def test_the_carrier_of_a_seed_is_no_outlet() -> None:
    assert [(o.kind, o.name) for o in seed(0).origins] == [("carrier", "RT")]
    assert seed(4).origins == ()  # "in an interview with TASS", by TASS


def test_a_caption_that_disagrees_is_kept_as_both() -> None:
    assert seed(3).conflicts == (
        "a caption says Moscow, August 29, 2018; the text says Riyadh and the text states no date",
    )


@pytest.mark.parametrize(
    ("head", "outlet", "published"),
    [
        ("MOSCOW, October 21. /TASS/. ", "TASS", "XXXX-10-21"),
        ("MOSCOW,\u00a0October\u00a021. /TASS/. ", "TASS", "XXXX-10-21"),
        ("PARIS,\u202fAug\u00a031,\u00a02016\u00a0(AFP)\u00a0- ", "AFP", "2016-08-31"),
        ("BEIJING, Jan. 5 (Xinhua) -- ", "Xinhua", "XXXX-01-05"),
        ("WASHINGTON (Reuters) - ", "Reuters", None),
        ("CAIRO (AP) — ", "AP", None),
        ("New Delhi (CNN) -- ", "CNN", None),
        ("(CNN) ", "CNN", None),
        ("PARIS, Aug 31, 2016 (AFP) - ", "AFP", "2016-08-31"),
        ("Damascus, SANA – ", "SANA", None),
        ("BRUSSELS, March 5 - ", None, "XXXX-03-05"),
        ("GENEVA — ", None, None),
        ("", None, None),
    ],
)
def test_datelines(head: str, outlet: str | None, published: str | None) -> None:
    a = article(head + BODY)
    assert (a.outlet, a.published) == (outlet, published)
    if outlet:
        assert head.strip() in (a.outlet_from or "")


@pytest.mark.parametrize(
    "opening",
    ["FILE - In this photo of last year a man speaks; ", "Q&A: ", "FLYNN IS IN — ", "(D-MN) ", "A (small) – thing — "],
)
def test_what_looks_like_a_dateline_and_is_none(opening: str) -> None:
    assert article(opening + BODY).outlet is None


def test_a_wire_credit_of_another_outlet_is_an_origin() -> None:
    a = article("CAIRO (AP) — " + BODY + "\nThe Associated Press contributed to this report.\n", outlet="Daily Star")
    assert (a.outlet, a.outlet_from) == ("Daily Star", "its own fields")
    assert [(o.kind, o.name) for o in a.origins] == [("wire", "AP"), ("wire", "The Associated Press")]
    assert all(a.text[o.start : o.end] == o.name for o in a.origins)
    assert article("(CNN) " + BODY, outlet="edition.cnn.com").origins == ()


def test_a_carrier_in_the_text() -> None:
    a = article("The army left the town, he told Reuters. It was true, according to the New York Times. " + BODY)
    assert [o.name for o in a.origins if o.kind == "carrier"] == ["Reuters", "New York Times"]
    assert a.outlet is None


@pytest.mark.parametrize(
    ("foot", "outlet"),
    [
        ("© 2016 The Daily Planet. All rights reserved", "The Daily Planet"),
        ("Copyright © 2019 The Daily Planet, LLC.", "The Daily Planet"),
        ("Star TV’s website can also be accessed at the following alternate addresses:", "Star TV"),
        ("Copyright 2016 The Associated Press. All rights reserved.", None),
    ],
)
def test_the_foot_of_a_page_names_its_outlet(foot: str, outlet: str | None) -> None:
    assert article(BODY * 3 + foot).outlet == outlet


def test_the_folder_names_the_outlet_when_nothing_better_does() -> None:
    assert article(BODY, group="dailystar").outlet == "dailystar"
    assert article("MOSCOW, May 2. /TASS/. " + BODY, group="tass").outlet == "TASS"
    assert article("MOSCOW, May 2. /TASS/. " + BODY, group="dailystar").outlet == "dailystar"
    assert article(BODY, group="2016-10").outlet is None
    assert article(BODY, group="articles").outlet is None


def test_the_host_of_the_url_names_the_outlet() -> None:
    assert article(BODY, url="https://www.star.example/1").outlet == "star.example"
    assert article(BODY, url="http://[broken").outlet is None


def test_recorded_facts_win_and_what_disagrees_is_kept() -> None:
    foot = "© 2016 The Daily Planet. All rights reserved"
    text = "A headline of the page\n\nMOSCOW, October 21. /TASS/. " + BODY + foot
    told = {"outlet": "Daily Star", "title": "Another title", "published": "2016-11-30"}
    a = describe(replace(record(text), facts_from="metadata.csv, line 2", **told))
    assert (a.outlet, a.title, a.published) == ("Daily Star", "Another title", "2016-11-30")
    assert len(a.conflicts) == 3
    assert any("Daily Star" in c and "Daily Planet" in c for c in a.conflicts)
    assert any("Another title" in c and "A headline of the page" in c for c in a.conflicts)
    assert any("2016-11-30" in c and "October 21" in c for c in a.conflicts)


def test_a_dateline_of_the_day_before_is_no_conflict() -> None:
    assert article("MOSCOW, December 31. /TASS/. " + BODY, published="2017-01-01").conflicts == ()


def test_a_date_that_is_none_is_told() -> None:
    a = article(BODY, published="soon")
    assert a.published is None
    assert "soon" in a.conflicts[0]


def test_ids_hang_on_what_an_article_is_not_on_where_it_lies() -> None:
    a = article(BODY, url="https://a.example/1", outlet="Star")
    assert a.id == describe(replace(record(BODY + "More."), path="b", url="https://a.example/1", outlet="STAR")).id
    assert a.id != article(BODY, url="https://a.example/2", outlet="Star").id
    keyed = article(BODY, key="7", outlet="Star")
    assert keyed.id == article(BODY + "More.", key="7", outlet="Star").id
    assert keyed.id != article(BODY, key="7", outlet="Times").id
    # Two files that both count from 1, with no outlet: not one article.
    assert article(BODY, key="7").id != article(BODY + "More.", key="7").id
    assert article(BODY).id == describe(replace(record(BODY), path="elsewhere.txt")).id
    assert article(BODY, outlet="Star").id != article(BODY, outlet="Times").id


def test_language_is_guessed_only_where_it_shows() -> None:
    assert article(BODY * 2).language == "en"
    french = "Le ministre a déclaré mardi que les négociations se poursuivraient au printemps. "
    assert article(french * 4).language == "fr"
    assert article("Short line").language is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2018-08-29", "2018-08-29"),
        ("2018-08-29T10:00:00Z", "2018-08-29"),
        ("2018-08-29?", "2018-08-29?"),
        ("XXXX-10-21", "XXXX-10-21"),
        ("2018-08", "2018-08"),
        ("2018", "2018"),
        ("20180829", "2018-08-29"),
        ("August 29, 2018", "2018-08-29"),
        ("Wednesday, Aug. 29 2018 10:05", "2018-08-29"),
        ("29 August 2018", "2018-08-29"),
        ("26-FEB-1987 15:01:01.79", "1987-02-26"),
        ("October 21", "XXXX-10-21"),
        ("29.08.2018", "2018-08-29"),
        ("03.04.2016", "2016-04-03"),
        ("8/29/2018", "2018-08-29"),
        ("03/04/2016", "2016-XX-XX"),
        ("February 30, 2016", None),
        ("2018-13-01", None),
        ("0000-01-01", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_as_edtf(written: str, expected: str | None) -> None:
    assert edtf(written) == expected


def test_days_apart() -> None:
    assert apart("2016-12-31", "2017-01-02") == 2
    assert apart("2016-12-31", "XXXX-01-02") == 2
    assert apart("2016", "XXXX-01-02") is None


@given(st.text(max_size=30))
def test_any_words_are_a_date_or_none(written: str) -> None:
    found = edtf(written)
    assert found is None or len(found) >= 4


HEADS = ["", "MOSCOW, May 2. /TASS/. ", "© 2016 X. ", "(Photo by AFP)\n", "\ud800"]


@given(st.text(max_size=200), st.sampled_from(HEADS))
def test_describing_never_raises_and_keeps_the_text(text: str, head: str) -> None:
    a = article(head + text, title="T", published="May 2", url="x://y", group="z")
    assert a.text == head + text
    for origin in a.origins:
        assert a.text[origin.start : origin.end] == origin.name
