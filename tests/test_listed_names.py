"""Listed people and outlets in articles that call them otherwise: whom a name means, how many origins count."""

import pytest

from compare.reading.articles import describe
from compare.reading.boilerplate import mark
from compare.reading.inputs import Record
from compare.reading.name_lists import Listed
from compare.reading.passages import lay_out
from compare.speech.rosters import Roster
from compare.speech.statements import Speech, extract
from compare.tracing.origins import origins
from compare.tracing.remarks import Part, Remark


def heard(text: str) -> Speech:
    article = describe(Record(path="a.txt", reader="text", language="en", text=text))
    marks = mark(article)
    return extract(article, marks, lay_out(article, marks))


def said_in(text: str, listed: dict[str, str]) -> list[tuple[str, str | None]]:
    """Who says something in an article, in order: the words, and the name that the list gives."""
    roster = Roster({form: Listed(name, "people.csv, line 2") for form, name in listed.items()})
    found = roster.name(heard(text)).statements
    return [(speaker.mention, speaker.name) for one in found for speaker in one.speakers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # nobody is named in full before or after
            "Bibi told reporters that the river was low. He warned that it would rise.\n\n“We go,” he said.\n",
            [("Bibi", "B. Netanyahu"), ("He", "B. Netanyahu"), ("he", "B. Netanyahu")],
        ),
        (  # by surname alone, with a title, and where it only opens the sentence
            "Mr. Netanyahu said the talks were over. “We go,” he said.\n\nNetanyahu denied that it was late.\n",
            [("Mr. Netanyahu", "B. Netanyahu"), ("he", "B. Netanyahu"), ("Netanyahu", "B. Netanyahu")],
        ),
        (  # beside somebody the article does name
            "Anna Keller visited the dam. “The dam is old,” she said.\n\n“We shall stay,” Bibi said. “It is late,” he "
            "added.\n\n“The price is high,” Keller said.\n",
            [("she", "Anna Keller"), ("Bibi", "B. Netanyahu"), ("he", "B. Netanyahu"), ("Keller", "Anna Keller")],
        ),
        (
            "“We will not leave the river,” Bibi and Carl Weber said on Tuesday. They said that it was late.\n",
            [("Bibi", "B. Netanyahu"), ("Carl Weber", "Carl Weber"), ("They", "B. Netanyahu"), ("They", "Carl Weber")],
        ),
        ("According to Bibi, the talks were over.\n", [("Bibi", "B. Netanyahu")]),
        ("Bibi’s spokesman said that it was late.\n", [("Bibi’s spokesman", None)]),
    ],
)
def test_an_article_that_never_names_a_listed_person_in_full(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said_in(text, dict.fromkeys(("b. netanyahu", "bibi", "netanyahu"), "B. Netanyahu")) == expected


@pytest.mark.parametrize(
    ("named", "outlets", "expected"),
    [
        (["Tass", "TASS", "tass.com"], {}, ["tass"]),
        (["the Associated Press", "AP", "apnews.com"], {}, ["ap"]),
        (["ABC News", "ABC"], {}, ["abc"]),
        (["RT", "Russia Today"], {}, ["rt", "russia today"]),
        (["RT", "Russia Today", "russian.rt.com"], {"rt": "RT", "russia today": "RT", "rt.com": "RT"}, ["rt"]),
        (["AP", "apnews.com"], {"apnews.com": "Associated Press"}, ["ap"]),
        (["spiegel.de", "bild.de", "special.tass.com", "special.ria.ru"], {}, None),
        (["Reuters", "Interfax"], {"reuters": "Reuters"}, ["interfax", "reuters"]),
    ],
)
def test_names_of_one_outlet_are_one_origin(named: list[str], outlets: dict[str, str], expected: list[str]) -> None:
    listed = {form: Listed(name, "outlets.csv, line 2") for form, name in outlets.items()}
    outlet, *carriers = named
    parts = [part(0, outlet), *(part(n, "Harbour Daily") for n in range(1, len(named)))]
    remark = Remark(1, tuple(parts), (), 1.0)
    found = origins(remark, dict(enumerate(carriers, 1)), listed)
    assert found.names == tuple(sorted(expected or named))


def test_who_names_no_outlet_is_an_origin_of_its_own() -> None:
    remark = Remark(1, (part(1, None), part(2, None), part(3, "TASS"), part(4, None)), (), 1.0)
    assert origins(remark, {4: "Tass"}).names == ("article 1", "article 2", "tass")


def part(number: int, outlet: str | None) -> Part:
    return Part(number, number, number, 0, 1, "direct", True, outlet, None, None, "", "x")


@pytest.mark.parametrize(
    ("text", "carrier"),
    [
        ("The river will rise, Ida Holm told CNN Monday.\n", "CNN"),
        ("“We go,” Holm told the Associated Press Tuesday.\n", "Associated Press"),
        ("The river will rise, Holm told Reuters on Monday.\n", "Reuters"),
        ("“We go,” Holm told the Sunday Times.\n", "Sunday Times"),
    ],
)
def test_the_day_is_no_part_of_a_carrier(text: str, carrier: str) -> None:
    assert [one.carrier for one in heard(text).statements] == [carrier]
