"""people.csv and outlets.csv beside the input: whom names mean in a corpus, end to end and row by row."""

import json
import re
from pathlib import Path

import msgspec
import pytest

import compare
from compare.errors import InputError
from compare.reading.articles import describe
from compare.reading.inputs import Record, Skipped
from compare.reading.name_lists import Listed, listed_outlet, read_name_lists
from compare.reading.records import read
from compare.reporting.findings import ListedNames, Remarks
from compare.reporting.nouns import Remark
from compare.speech.rosters import Roster
from compare.speech.speakers import Speaker, key_of
from compare.speech.statements import Speech, Statement

TEXT = """Talks on the river go on

“We will not leave the river to anybody,” Bibi said on Monday. He said that the dam would be built this year.

“The talks were long and useful,” the FM said in Geneva. “We shall meet again in the spring,” he added.

“Nobody asked us about the price,” Binyamin Netanyahu told reporters later.

“The water is for all of us,” Sergei Lavrov said. “It will stay so,” Lavrov said on Tuesday.
"""
PEOPLE_CSV = (
    "name,also\nBenjamin Netanyahu,Bibi; Binyamin Netanyahu\nJavad Zarif,the FM\nSergey Lavrov,Russia’s top diplomat\n"
)


def put(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def lines(folder: Path, name: str) -> list[dict]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_bytes().splitlines()]


def people(tmp_path: Path, content: str | bytes) -> tuple[dict[str, str], list[tuple[int | None, str]]]:
    put(tmp_path / "people.csv", content)
    lists = read_name_lists([tmp_path])
    assert all(one.path.endswith("people.csv") and "\n" not in one.reason for one in lists.problems)
    return {form: one.name for form, one in lists.people.items()}, [(p.line, p.reason) for p in lists.problems]


def said_by(name: str | None, mention: str, kind: str = "person", rule: str = "surname", **more: object) -> Statement:
    speakers = (Speaker(mention, 0, 1, name, kind, rule, 0.9),)
    words = dict.fromkeys(("cue", "said", "carrier", "repaired"))
    told = {"inner_of": None, "insertions": (), "rule": "", **words, **more}
    return Statement(1, "direct", ((0, 1),), (), "x", speakers, **told)


def named(table: dict[str, str], *statements: Statement) -> list[tuple[str | None, str]]:
    roster = Roster({form: Listed(name, "people.csv, line 2") for form, name in table.items()})
    found = roster.name(Speech(statements, ())).statements
    return [(speaker.name, speaker.rule) for one in found for speaker in one.speakers]


def test_statements_are_said_by_the_people_of_the_list(tmp_path: Path) -> None:
    put(tmp_path / "in" / "a.txt", TEXT)
    compare.statements(tmp_path / "in", output=tmp_path / "without", quiet=True)
    put(tmp_path / "in" / "people.csv", PEOPLE_CSV)
    compare.statements(tmp_path / "in", output=tmp_path / "with", quiet=True)
    before, after = lines(tmp_path / "without", "statements"), lines(tmp_path / "with", "statements")
    speakers = [(one["speakers"][0]["mention"], one["speakers"][0]["name"]) for one in after]
    assert sorted(speakers) == [
        ("Bibi", "Benjamin Netanyahu"),
        ("Binyamin Netanyahu", "Benjamin Netanyahu"),
        ("He", "Benjamin Netanyahu"),
        ("Lavrov", "Sergey Lavrov"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("he", "Javad Zarif"),
        ("the FM", "Javad Zarif"),
    ]
    rules = {one["speakers"][0]["mention"]: one["speakers"][0]["rule"] for one in after}
    assert rules["the FM"] == "role, nobody named; people.csv, line 3"
    assert rules["Sergei Lavrov"] == "full name; people.csv, line 4"
    for one in (*before, *after):  # only names, kinds and rules differ
        one["speakers"] = [{k: s[k] for k in ("mention", "span", "confidence")} for s in one["speakers"]]
    assert before == after
    assert not lines(tmp_path / "with", "skipped")
    told = json.loads((tmp_path / "with" / "run.json").read_bytes())["input"]
    assert told["people_csv"]["names"] == 7
    assert "outlets_csv" not in told


def test_a_person_is_one_across_articles(tmp_path: Path) -> None:
    put(tmp_path / "in" / "one" / "a.txt", "“The dam on the river will be built this year,” Bibi said on Monday.\n")
    put(tmp_path / "in" / "two" / "b.txt", "“The dam will be built,” said Binyamin Netanyahu, the prime minister.\n")
    put(tmp_path / "in" / "people.csv", PEOPLE_CSV)
    run = compare.statements(tmp_path / "in", output=tmp_path / "out", engine="processes", workers=2, quiet=True)
    speakers = [tuple(Speaker(**one) for one in row["speakers"]) for row in spelled(run.folder)]
    assert {key_of(one) for one in speakers} == {key_of([Speaker("", 0, 0, "Benjamin Netanyahu", "", "", 1)])}


def spelled(folder: Path) -> list[dict]:
    rows = lines(folder, "statements")
    for row in rows:
        for speaker in row["speakers"]:
            speaker["start"], speaker["end"] = speaker.pop("span")
    assert len(rows) == 2
    return rows


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (said_by("Lavrov", "Lavrov"), "Sergey Lavrov"),
        (said_by("Alexei Lavrov", "Lavrov"), "Alexei Lavrov"),  # the article names another in full
        (said_by("Sergei Lavrov", "Lavrov"), "Sergey Lavrov"),
        (said_by("Sergei Lavrov", "he", rule="pronoun, subject before"), "Sergey Lavrov"),
        (said_by("Ivan Petrov", "the FM’s", rule="role, one person fits"), "Sergey Lavrov"),  # the corpus says who
        (said_by("FM", "The FM", "organisation", "organisation"), "Sergey Lavrov"),
        (said_by(None, "an FM", "role", "role, nobody named"), None),
        (said_by(None, "he", "unknown", "pronoun, nobody found"), None),
        (said_by("Lavrov Group", "Lavrov Group", "organisation", "organisation"), "Lavrov Group"),
    ],
)
def test_whom_a_list_means(statement: Statement, expected: str | None) -> None:
    table = dict.fromkeys(("sergey lavrov", "lavrov", "fm"), "Sergey Lavrov")
    ((name, rule),) = named(table, statement)
    assert name == expected
    own = statement.speakers[0]
    assert rule == (own.rule if expected == own.name else f"{own.rule}; people.csv, line 2")


def test_a_pronoun_after_a_listed_speaker_is_the_same_person() -> None:
    table = {"fm": "Javad Zarif", "bibi": "Benjamin Netanyahu"}
    fm = said_by("Ivan Petrov", "the FM", rule="role, one person fits")
    he = said_by("Ivan Petrov", "he", rule="pronoun, last speaker")
    nobody = said_by(None, "She", "unknown", "pronoun, nobody found")
    they = said_by(None, "they", "unknown", "pronoun, nobody found")
    inner = said_by("Bibi", "Bibi", inner_of=1)
    other = said_by("Anna Keller", "Anna Keller", rule="full name")
    names = [name for name, _ in named(table, fm, he, inner, nobody, they, other, nobody)]
    assert names == ["Javad Zarif"] * 2 + ["Benjamin Netanyahu", "Javad Zarif", None, "Anna Keller", None]


def test_what_two_people_share_by_sound_is_neithers() -> None:
    table = {"mike johnson": "Mike Johnson of Ohio", "michael johnson": "Michael Johnson of Utah"}
    assert named(table, said_by("Mike Johnson", "Johnson"))[0][0] == "Mike Johnson of Ohio"
    assert named(table, said_by("Mike B. Johnson", "Johnson"))[0][0] == "Mike B. Johnson"


def test_an_outlet_has_one_name_group_and_language(tmp_path: Path) -> None:
    url = "https://www.harbourdaily.example/1"
    rows = [
        {"text": "The dam will be built.", "url": url, "outlet": "HD", "language": "de"},
        {"text": "The dam will be built soon.", "url": url, "outlet": "harbour  DAILY"},
        {"text": "The price of water rose.", "url": "https://live.harbourdaily.example/2"},
        {"text": "Nobody asked.", "url": "https://other.example/2"},
    ]
    put(tmp_path / "in" / "x.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    put(tmp_path / "in" / "hill" / "a.txt", "Rain is on the way.")
    table = (
        "outlet,also,group,language,time zone\nHarbour Daily,HD; https://harbourdaily.example/,Harbour Media,en,CET\n"
    )
    put(tmp_path / "in" / "outlets.csv", table + "The Hill,hill,Capitol,,\n")
    compare.check(tmp_path / "in", output=tmp_path / "out", quiet=True)
    assert not lines(tmp_path / "out", "skipped")
    found = {row["path"].rpartition("/")[2]: row for row in lines(tmp_path / "out", "articles")}
    told = {path: (row["outlet"], row["group"], row["language"]) for path, row in found.items()}
    assert told == {
        "x.jsonl#1": ("Harbour Daily", "Harbour Media", "de"),
        "x.jsonl#2": ("Harbour Daily", "Harbour Media", "en"),
        "x.jsonl#3": ("Harbour Daily", "Harbour Media", "en"),
        "x.jsonl#4": ("other.example", None, None),
        "a.txt": ("The Hill", "hill", None),
    }
    assert found["x.jsonl#2"]["version_of"] == found["x.jsonl#1"]["id"]  # one outlet and URL: one article
    assert found["x.jsonl#3"]["outlet_from"] == "the host of its url: “live.harbourdaily.example”; outlets.csv, line 2"


def test_an_outlet_does_not_contradict_or_credit_itself() -> None:
    listed = Listed("Russian News", "outlets.csv, line 2")
    outlets = dict.fromkeys(("russian news", "tass", "the daily planet"), listed)
    text = "MOSCOW, October 21. /TASS/. The dam will be built, the ministry said.\n\n© 2016 The Daily Planet.\n"
    record = Record(path="a.txt", reader="text", outlet="Russian News", facts_from="its own fields", text=text)
    alone, known = describe(record), describe(record, outlets)
    assert (len(alone.origins), len(alone.conflicts)) == (1, 1)
    assert (len(known.origins), len(known.conflicts)) == (0, 0)
    assert known.outlet_from == "its own fields"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *[("www.tass.com", "TASS"), ("special.tass.com", "TASS"), ("TASS", "TASS"), ("tass", "TASS")],
        *[("com", None), ("nottass.com", None), ("tass.com.example", None), ("", None), (None, None)],
    ],
)
def test_outlets_by_name_and_host(name: str | None, expected: str | None) -> None:
    listed = Listed("TASS", "outlets.csv, line 2")
    found = listed_outlet(name, {"tass": listed, "tass.com": listed})
    assert (found.name if found else None) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_tables_of_other_spreadsheets(tmp_path: Path, mark: str, encoding: str) -> None:
    content = f'Also{mark}NAME\r\n"Bibi;The\u00a0 PM"{mark} José  García \r\n'
    forms, problems = people(tmp_path, content.encode(encoding))
    assert forms == dict.fromkeys(("jose garcia", "bibi", "pm"), "José García")
    assert not problems


@pytest.mark.parametrize(
    ("content", "kept", "told"),
    [
        (b"", set(), [(1, "it has no column named name: nothing of it is used")]),
        ("name,alos\nA B,C\n", set(), [(1, "it has no column named also: nothing of it is used")]),
        ("name,also,born\nA B,C,1950\n", {"a b", "c"}, [(1, "the column born is not known and not used")]),
        ("name,also,also\nA B,C,D\n", {"a b", "d"}, [(1, "it has two columns named also, of which the last is used")]),
        ("name,also\n,Bibi\n", set(), [(2, "the row names nobody")]),
        ("name,also\nA B,C,D,E\n", {"a b", "c"}, [(2, "it has more fields than there are columns, and “D, E” is not")]),
        ("name,also\nA B,C\na  b,D\n", {"a b", "c"}, [(3, "a b has a row already (people.csv, line 2)")]),
        (
            "name,also\nA B,X;X\nC D,x; y\nE F,X\n",
            {"a b", "c d", "e f", "y"},
            [
                (3, "“x” of C D is a name of A B too (people.csv, line 2): it stands for neither"),
                (4, "“X” of E F is a name of A B too (people.csv, line 2): it stands for neither"),
            ],
        ),
        (
            "name,also\nA B,C D; A B\nC D,\n",
            {"a b", "c d"},
            [(2, "“C D” of A B is a name of C D too (people.csv, line 3): it stays theirs")],
        ),
        ('name,also\nA B,"X\nC D,Y\n', {"a b", "x c d,y"}, [(3, "a field runs over more than one line")]),
        (b"\x89PNG\x00\x00" * 20, set(), [(None, "it cannot be read")]),
        ("name,also\nJosé García,Pepe\n".encode("latin-1"), {"jose garcia", "pepe"}, [(None, "save it as UTF-8")]),
    ],
)
def test_what_is_wrong_with_a_table_is_told(
    tmp_path: Path, content: str | bytes, kept: set[str], told: list[tuple[int | None, str]]
) -> None:
    forms, problems = people(tmp_path, content)
    assert set(forms) == kept
    assert [line for line, _ in problems] == [line for line, _ in told]
    assert all(expected in reason for (_, reason), (_, expected) in zip(problems, told, strict=True))


def test_lists_of_several_inputs_are_one(tmp_path: Path) -> None:
    put(tmp_path / "one" / "people.csv", "name,also\nAnna Keller,the mayor\n")
    put(tmp_path / "two" / "people.csv", "name,also\nCarl Weber,the judge; the mayor\n")
    article = put(tmp_path / "two" / "a.txt", "Rain.")
    lists = read_name_lists([tmp_path / "one", article, tmp_path / "two", tmp_path / "gone"])
    assert {form: one.name for form, one in lists.people.items()} == {
        "anna keller": "Anna Keller",
        "carl weber": "Carl Weber",
        "judge": "Carl Weber",
    }
    assert [one.reason.split(":")[0] for one in lists.problems] == [
        "“the mayor” of Carl Weber is a name of Anna Keller too (people.csv, line 2)"
    ]


def test_lists_are_no_articles_and_are_told_where_they_have_no_effect(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", "Rain is on the way.")
    put(tmp_path / "people.csv", PEOPLE_CSV)
    inner = put(tmp_path / "tass" / "outlets.csv", "outlet\nTASS\n")
    found = list(read([tmp_path]))
    skipped = [one for one in found if isinstance(one, Skipped)]
    assert len(found) == 2
    assert [(Path(one.path), one.line) for one in skipped] == [(inner, None)]
    assert "put the rows into" in skipped[0].reason
    put(inner.parent / "b.txt", "Sun is on the way.")
    assert all(isinstance(one, Record) for one in read([tmp_path, inner.parent]))  # given itself: its list is read
    assert "the files beside it" in next(one.reason for one in read([inner]) if isinstance(one, Skipped))


def test_problems_stand_in_skipped_and_end_a_strict_run(tmp_path: Path) -> None:
    put(tmp_path / "in" / "a.txt", TEXT)
    put(tmp_path / "in" / "people.csv", "name,also\n,Bibi\n")
    compare.statements(tmp_path / "in", output=tmp_path / "out", quiet=True)
    (row,) = lines(tmp_path / "out", "skipped")
    assert (row["path"].endswith("in/people.csv"), row["line"]) == (True, 2)
    with pytest.raises(InputError, match=r"people\.csv:2: the row names nobody"):
        compare.statements(tmp_path / "in", output=tmp_path / "strict", strict=True, quiet=True)


def test_empty_lists_change_no_byte(tmp_path: Path) -> None:
    put(tmp_path / "in" / "a.txt", TEXT)
    compare.statements(tmp_path / "in", output=tmp_path / "without", quiet=True)
    put(tmp_path / "in" / "people.csv", "name,also\nNobody Here,\n")
    put(tmp_path / "in" / "outlets.csv", "outlet,also\nNowhere Times,nowhere.example\n")
    compare.statements(tmp_path / "in", output=tmp_path / "with", quiet=True)
    for name in ("articles", "boilerplate", "statements", "terms", "skipped"):
        file = f"{name}.jsonl"
        assert (tmp_path / "with" / file).read_bytes() == (tmp_path / "without" / file).read_bytes(), name


def test_the_tables_of_the_docs_are_right(tmp_path: Path) -> None:
    text = (Path(__file__).parent.parent / "docs" / "names.md").read_text("utf-8")
    first, second = re.findall(r"```csv\n(.*?)```", text, flags=re.S)
    put(tmp_path / "people.csv", first)
    put(tmp_path / "outlets.csv", second)
    lists = read_name_lists([tmp_path])
    assert not lists.problems
    assert lists.people["fm"] == Listed("Javad Zarif", "people.csv, line 3")
    assert lists.outlets["harbourdaily.example"] == Listed(
        "Harbour Daily", "outlets.csv, line 2", group="Harbour Media", language="en", zone="America/New_York"
    )


def test_a_listed_person_is_found_by_any_name(tmp_path: Path) -> None:
    put(tmp_path / "in" / "a.txt", TEXT)
    put(tmp_path / "in" / "people.csv", PEOPLE_CSV)
    put(tmp_path / "in" / "outlets.csv", "outlet,also\nHarbour Daily,HD; in\n")
    put(tmp_path / "in" / "HD" / "b.txt", "Rain is on the way.")
    run = compare.statements(tmp_path / "in", output=tmp_path / "out", quiet=True)
    by_name = [one.content for one in run.statements.by_speaker("Benjamin Netanyahu")]
    assert len(by_name) == 3
    for asked in ("Bibi", "bibi", "Binyamin Netanyahu", "Netanyahu"):
        assert [one.content for one in run.statements.by_speaker(asked)] == by_name
    assert len(run.statements.quoted().by_speaker("the FM")) == 2
    assert not run.statements.by_speaker("the mayor")
    assert len(run.articles.by_outlet("hd")) == len(run.articles.by_outlet("Harbour Daily")) == 1
    put(tmp_path / "in" / "people.csv", "name,also\n")
    without = compare.statements(tmp_path / "in", output=tmp_path / "none", quiet=True)
    assert [one.content for one in without.statements.by_speaker("Bibi")] == by_name[:1] + by_name[2:]  # "He said"


def test_remarks_are_found_by_any_name_of_their_speaker() -> None:
    remark = json.loads(
        '{"id": "r1", "speaker": "Benjamin Netanyahu", "label": "x", "statements": [], "members": [], "links": [],'
        '"weakest": 1, "outlets": ["Harbour Daily"], "origins": 1,'
        '"first": {"article": "a", "published": null, "doubt": null}}'
    )
    names = ListedNames({"bibi": "Benjamin Netanyahu"}, {"hd": "Harbour Daily"})
    remarks = Remarks([msgspec.convert(remark, Remark)], names)
    assert len(remarks.by_speaker("Bibi’s")) == len(remarks.by_outlet("HD")) == len(remarks[:1].by_speaker("Bibi")) == 1
    assert not Remarks(list(remarks)).by_speaker("Bibi")
    assert not remarks.by_speaker("Sergey Lavrov")
