"""The database: what it holds, that it holds all of it, and that its questions are answered."""

import itertools
import json
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

import compare
from compare.errors import InputError, OutputError
from compare.reading.articles import describe
from compare.reading.identities import spell
from compare.reading.records import read
from compare.results import DATABASE
from compare.store.databases import SCHEMA_VERSION, Database, StoredPart, schema, write

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = (ROOT / "docs" / "database.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", DOCUMENT, flags=re.S)
FACTS = {"compare": "0.0", "command": "dedupe", "articles": 4, "model": None}

# Four articles: two outlets have one line in common and tell one remark otherwise; a third states no day, a fourth no
# outlet. The first line of each is set before what is compared, to move every place behind characters that are easily
# counted wrong: one beyond the basic plane, and a line end of two characters.
OPENING = "\U0001f30d\r\n"
SHARED = "The bridge over the river was closed at dawn."
TEXTS = {
    "a": OPENING + SHARED + " The ferry will not sail if it snows, Ida Holm said.",
    "b": OPENING + SHARED + " Ida Holm said the ferry will sail.",
    "c": OPENING + SHARED + " Holm: two boats are lost",
    "d": OPENING + SHARED,
}
DENIED = "The ferry will not sail if it snows"
TOLD = "the ferry will sail"


def place(article, words):
    start = TEXTS[article].index(words)
    return start, start + len(words)


def article(id, outlet, published, text=None, **more):
    text = TEXTS[id] if text is None else text
    return {
        **dict.fromkeys(("key", "version_of", "outlet_from", "group", "author", "published_from", "url", "retrieved")),
        "published_at": None,
        **{"id": id, "path": f"in/{id}.txt", "reader": "text", "outlet": outlet, "title": f"On {id}"},
        **{"published": published, "archive_url": None, "sha256": f"digest of {id}", "characters": len(text)},
        **{"words": len(text.split()), "language": "en", "origins": [], "conflicts": [], "repairs": []},
        **more,
    }


def statement(id, of, content, speaker, form="direct", **more):
    span = place(of, content)
    named = {"mention": "Holm", "span": [0, 1], "name": speaker, "kind": "person", "rule": "name", "confidence": 0.9}
    return {
        **{"id": id, "article": of, "form": form, "spans": [span], "quoted": [span], "content": content},
        **{
            "speakers": [named] if speaker else [],
            "cue": {"text": "said", "span": [1, 5]},
            "insertions": [],
            "rule": "verb",
        },
        **dict.fromkeys(("said", "carrier", "inner_of", "repaired")),
        **more,
    }


def side(of, words, statement=None):
    start, end = place(of, words)
    return {"article": of, "start": start, "end": end, "statement": statement}


def match(left, right, tier="exact", **more):
    return {
        **{"left": left, "right": right, "group": None, "tier": tier, "jaccard": 1.0, "containment_left": 1.0},
        **{"containment_right": 1.0, "probability": None, "same_outlet": False, "boilerplate": None, "words": 9},
        **more,
    }


def change(kind, left, right):
    spans = [place("a", left) if left else None, place("b", right) if right else None]
    return {"kind": kind, "left": left, "right": right, "spans": spans, "note": "on one side only", "sure": 0.6}


def member(statement, of, words):
    start, end = place(of, words)
    spot = {"statement": statement, "article": of, "start": start, "end": end}
    return {**spot, "quoted": True, "text": words, "guessed": False}


def step(member, changed):
    part = {name: member[name] for name in ("statement", "start", "end")}
    told = {"part": part, "article": member["article"], "published": None, "doubt": None, "kept": 1.0}
    return {**told, "cut": [], "changed": changed, "carrier": None}


def results():
    """The lines of a small results folder, by the name of the file."""
    full, other = member("s1", "a", DENIED), member("s2", "b", TOLD)
    changes = [
        change("negation", "not", ""),
        change("hedge", "ferry", "ferry"),
        change("condition", "if it snows", ""),
    ]
    remark = {
        **{"id": "r1", "speaker": "Ida Holm", "label": DENIED, "statements": ["s1", "s2"], "members": [full, other]},
        **{"links": [], "weakest": 0.8, "outlets": ["Dawn", "Evening"], "origins": 2},
        "first": {"article": "a", "published": "2020-01-02", "doubt": None},
    }
    return {
        "articles": [
            article("a", "Dawn", "2020-01-02"),
            article("b", "Evening", "2020-01-03"),
            article("c", "Noon", "XXXX-01-03"),
            article("d", None, None),
        ],
        "statements": [
            statement("s1", "a", DENIED, "Ida Holm"),
            statement("s2", "b", TOLD, "Ida Holm", form="indirect"),
            statement("s3", "b", "the ferry", "Ida Holm", form="mixed"),
            statement("s4", "b", "will sail", "Ida Holm"),
            statement("s5", "c", "two boats are lost", None, form="headline"),
        ],
        "matches": [
            match(side("a", SHARED), side("b", SHARED)),
            match(side("c", SHARED), side("a", SHARED)),
            match(side("b", "The bridge"), side("a", "The bridge"), words=2),
            match(side("a", "dawn"), side("b", "dawn"), words=1, boilerplate="crumb"),
            match(side("a", SHARED), side("d", SHARED), same_outlet=None),
            match(side("a", SHARED), side("c", SHARED), tier="near-duplicate", jaccard=0.8),
            match(side("a", DENIED, "s1"), side("b", TOLD, "s2"), tier="paraphrase", probability=0.8),
        ],
        "remarks": [remark, {**remark, "id": "r2", "members": [full, full], "outlets": ["Dawn"]}],
        "traces": [
            {"remark": "r1", "steps": [step(full, []), step(other, changes)], "origins": ["dawn", "evening"]},
            {"remark": "r2", "steps": [step(full, []), step(full, [change("negation", "not", "")])], "origins": []},
        ],
    }


ANSWERS = [
    [
        {"speaker": "Ida Holm", "outlet": "Evening", "quoted": 2, "articles": 1},
        {"speaker": "Ida Holm", "outlet": "Dawn", "quoted": 1, "articles": 1},
    ],
    [
        {
            **{"left_outlet": left, "left_published": when, "right_outlet": right, "right_published": then},
            **{"earlier_here": earlier, "words_of_both": words},
        }
        for left, when, right, then, earlier, words in (
            ("Dawn", "2020-01-02", "Evening", "2020-01-03", "Dawn", SHARED),
            ("Noon", "XXXX-01-03", "Dawn", "2020-01-02", "not known", SHARED),
            ("Evening", "2020-01-03", "Dawn", "2020-01-02", "Dawn", "The bridge"),
        )
    ],
    [
        {
            **{"remark": "r1", "speaker": "Ida Holm", "outlet_names": "Dawn, Evening", "fullest_version": DENIED},
            **{"told_otherwise_by": "Evening", "its_version": TOLD},
            **{"kind": kind, "words_of_fullest": words, "words_here": ""},
        }
        for kind, words in (("negation", "not"), ("condition", "if it snows"))
    ],
]


def put(folder, lines):
    folder.mkdir(exist_ok=True)
    for name, of_file in lines.items():
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in of_file), "utf-8")
    return folder


@pytest.fixture
def folder(tmp_path):
    """A results folder with its database."""
    put(tmp_path / "results", results())
    write(tmp_path / "results", FACTS, TEXTS.items(), ())
    return tmp_path / "results"


def ask(folder, query, *values):
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        return connection.execute(query, values).fetchall()


def named(folder, query):
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(query)]


def tables(folder, kind="table"):
    query = "SELECT name FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'article_words%'"
    return [name for (name,) in ask(folder, query, kind)]


def columns(folder, table):
    return [row[1] for row in ask(folder, f"PRAGMA table_info({table})")]


@pytest.mark.parametrize(("query", "answer"), list(zip(QUERIES, ANSWERS, strict=True)))
def test_the_three_queries_of_the_document_are_answered(folder, query, answer):
    assert named(folder, query) == answer


@pytest.mark.parametrize(("query", "answer"), list(zip(QUERIES, ANSWERS, strict=True)))
def test_the_command_line_of_sqlite_answers_them_too(folder, query, answer):
    if shutil.which("sqlite3") is None:
        pytest.skip("the command sqlite3 is not installed (Debian: apt install sqlite3)")
    done = subprocess.run(
        ["sqlite3", "-readonly", "-json", folder / DATABASE, query], capture_output=True, check=True, encoding="utf-8"
    )
    assert json.loads(done.stdout) == answer


def test_the_document_names_every_table_view_and_column_and_no_other(folder):
    told = {}
    for section in re.split(r"^### ", DOCUMENT, flags=re.M)[1:]:
        name = re.match(r"`(\w+)`\n", section)[1]
        assert name not in told
        told[name] = re.findall(r"^\| `(\w+)` \|", section, flags=re.M)
    assert told == {name: columns(folder, name) for name in told}
    assert sorted(told) == sorted(["article_words", *tables(folder), *tables(folder, "view")])


def test_the_references_that_the_document_names_are_those_of_the_schema(folder):
    for section in re.split(r"^### ", DOCUMENT, flags=re.M)[1:]:
        name = re.match(r"`(\w+)`\n", section)[1]
        told = set(re.findall(r"^\| `(\w+)` \|.*→ `(\w+)`", section, flags=re.M))
        real = {(row[3], row[2]) for row in ask(folder, f"PRAGMA foreign_key_list({name})") if row[3] != "step"}
        assert name in tables(folder, "view") or told == real, name


def test_every_table_is_strict_and_every_yes_or_no_is_checked(folder):
    assert all(strict for name, strict in ask(folder, "SELECT name, strict FROM pragma_table_list") if name in SCHEMA)
    with closing(sqlite3.connect(folder / DATABASE)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute("UPDATE remark_members SET quoted = 2")


SCHEMA = re.findall(r"^CREATE TABLE (\w+)", schema(), flags=re.M)


def test_written_twice_it_is_the_same_byte_for_byte(tmp_path):
    parts = [
        StoredPart("p1", "s1", "a", 3, 9, True, "holm", b"\x00\x3c"),
        StoredPart("p0", "s2", "b", 3, 9, False, None, None),
    ]
    written = []
    for name in ("one", "two"):
        put(tmp_path / name, results())
        write(tmp_path / name, FACTS, TEXTS.items(), parts)
        written.append((tmp_path / name / DATABASE).read_bytes())
    write(tmp_path / "two", FACTS, TEXTS.items(), parts)
    assert written == [(tmp_path / "two" / DATABASE).read_bytes()] * 2
    assert sorted(path.suffix for path in (tmp_path / "two").iterdir() if path.stem == "compare") == [".db"]


def test_it_gives_back_the_facts_the_texts_and_the_parts(tmp_path):
    put(tmp_path, results())
    late = StoredPart("p9", "s1", "a", 3, 9, True, "holm", b"\x00\x3c")
    early = StoredPart("p1", "s2", "b", 4, 9, False, None, None)
    write(tmp_path, FACTS, iter(TEXTS.items()), iter([late, early]))
    assert dict(ask(tmp_path, "SELECT name, value FROM run")) == FACTS
    with Database.open(tmp_path) as database:
        assert [database.part(number) for number in (1, 2)] == [late, early]
        assert list(database.vectors(1)) == list(database.vectors(9)) == [([1], b"\x00\x3c")]
        assert database.text("b") == TEXTS["b"]
        assert list(database.texts(database.holding([{"ferry", "nowhere"}, set()]))) == sorted(TEXTS.items())
        assert database.holding([{"nowhere"}]) == []
        with pytest.raises(KeyError):
            database.text("nowhere")
    with pytest.raises(InputError):
        database.text("b")


def test_reading_creates_and_changes_no_file(folder):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with Database.open(folder) as database, pytest.raises(sqlite3.OperationalError):
        database.connection.execute("DELETE FROM articles")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_folder_whose_name_looks_like_an_option_of_a_uri(tmp_path):
    folder = put(tmp_path / "a?mode=rwc#é%20", results())
    write(folder, FACTS, TEXTS.items(), ())
    with Database.open(folder) as database:
        assert database.text("a") == TEXTS["a"]


def test_what_cannot_be_opened_is_told_in_one_sentence_with_what_to_do(tmp_path, folder):
    with pytest.raises(InputError, match=r"compare\.db is missing; run again: compare dedupe"):
        Database.open(tmp_path)
    (tmp_path / DATABASE).write_text("not a database, but long enough to be taken for one" * 20)
    with pytest.raises(InputError, match="cannot be read as an SQLite database"):
        Database.open(tmp_path)
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(InputError, match=f"has schema version {SCHEMA_VERSION + 1} .* reads {SCHEMA_VERSION}"):
        Database.open(folder)


def test_a_damaged_file_is_told_too(folder):
    path = folder / DATABASE
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * (path.stat().st_size - 4096))
    with Database.open(folder) as database, pytest.raises(InputError, match="cannot be read"):
        list(database.texts(range(9)))


def test_an_sqlite_that_is_too_old_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(OutputError, match=r"use one with 3\.37 or later"):
        write(tmp_path, FACTS, (), ())


class NoWords(sqlite3.Connection):
    """An SQLite that was built without FTS5."""

    def execute(self, statement, *values):
        if "article_words" in statement:
            raise sqlite3.OperationalError("no such module: fts5")
        return super().execute(statement, *values)

    def executescript(self, script):
        for statement in ("BEGIN", script):
            self.execute(statement)


def test_an_sqlite_without_a_search_for_words_is_told(folder, monkeypatch):
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *path, **more: connect(*path, **more, factory=NoWords))
    told = r"compare\.db cannot be {}: the SQLite [\d.]+ of this Python was built without FTS5, .*; use a Python whose"
    with Database.open(folder) as database:
        assert database.text("a") == TEXTS["a"]
        with pytest.raises(InputError, match=told.format("searched")):
            database.holding([{"ferry"}])
    with pytest.raises(OutputError, match=told.format("written")):
        write(folder, FACTS, TEXTS.items(), ())
    with pytest.raises(OutputError, match=told.format("written")):  # before anything is read
        compare.dedupe("there is no such file", output=folder / "run")


def test_those_that_hold_most_of_what_is_asked_come_first_and_among_equals_the_earliest(folder):
    with Database.open(folder) as database:
        both = [{"will sail"}, {"snows"}, {"bridge"}]  # held by b; by a; by all
        assert [id for id, _ in database.texts(database.holding(both))] == ["a", "b", "c", "d"]
        assert [id for id, _ in database.texts(database.holding([{"boats"}, {"bridge"}]))] == ["c", "a", "b", "d"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / DATABASE).mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        write(tmp_path, FACTS, (), ())


def test_a_command_that_writes_less_leaves_tables_empty(tmp_path):
    put(tmp_path, {"articles": results()["articles"], "skipped": [{"path": "x", "line": None, "reason": "binary"}]})
    write(tmp_path, FACTS, TEXTS.items(), ())
    assert tables(tmp_path) == SCHEMA
    filled = [name for name in SCHEMA if ask(tmp_path, f"SELECT 1 FROM {name}")]
    assert filled == ["run", "articles", "skipped"]
    assert [ask(tmp_path, f"SELECT * FROM {view}") for view in tables(tmp_path, "view")] == [[], [], []]


def test_a_version_may_bear_the_id_of_the_article_that_stands_for_it(tmp_path):
    lines = results()["articles"]
    origin = {"kind": "credit", "name": "TASS", "start": 1, "end": 5}
    for line in (
        article("a", "Dawn", None, "later", version_of="a", conflicts=["two titles"], repairs=["mended"]),
        article("z", "Dawn", None, "a copy", version_of="b", origins=[origin]),
    ):
        lines.insert(1, line)
    put(tmp_path, {"articles": lines})
    write(tmp_path, FACTS, TEXTS.items(), ())
    assert ask(tmp_path, "SELECT number, id, version_of FROM versions") == [(2, "z", "b"), (3, "a", "a")]
    assert ask(tmp_path, "SELECT * FROM origins") == [(None, 2, 0, "credit", "TASS", 1, 5)]
    assert ask(tmp_path, "SELECT * FROM conflicts") == [(None, 3, 0, "two titles")]
    assert ask(tmp_path, "SELECT * FROM repairs") == [(None, 3, 0, "mended")]
    assert ask(tmp_path, "SELECT id FROM articles ORDER BY rowid") == [(id,) for id in TEXTS]


@pytest.mark.parametrize("texts", [[], [("a", ""), ("c", "")], [*TEXTS.items(), ("e", "")]])
def test_texts_that_are_not_those_of_the_articles_are_refused(tmp_path, texts):
    put(tmp_path, results())
    with pytest.raises(ValueError, match=r"text"):
        write(tmp_path, FACTS, texts, ())
    with pytest.raises(InputError):
        Database.open(tmp_path)


def test_a_statement_inside_another_may_come_before_it(tmp_path):
    lines = results()
    lines["statements"][0]["inner_of"] = "s5"
    put(tmp_path, lines)
    write(tmp_path, FACTS, TEXTS.items(), ())
    assert ask(tmp_path, "SELECT id FROM statements WHERE inner_of = 's5'") == [("s1",)]
    assert ask(tmp_path, "PRAGMA foreign_key_check") == []


def test_a_line_that_refers_to_nothing_is_refused(tmp_path):
    for name, line in (
        ("statements", {"article": "nowhere"}),
        ("statements", {"inner_of": "nobody"}),
        ("matches", {"group": "none"}),
    ):
        lines = results()
        lines[name][-1] |= line
        put(tmp_path, lines)
        with pytest.raises(sqlite3.IntegrityError):
            write(tmp_path, FACTS, TEXTS.items(), ())


def test_a_field_that_has_no_column_is_refused_and_not_lost(tmp_path):
    lines = results()
    lines["remarks"][0]["members"][0]["new_field"] = "new"
    put(tmp_path, lines)
    with pytest.raises(sqlite3.OperationalError, match="new_field"):
        write(tmp_path, FACTS, TEXTS.items(), ())


def test_members_and_steps_may_tell_more_or_less(tmp_path):
    lines = results()
    lines["remarks"][0]["members"][1] |= {"form": "indirect", "outlet": "Evening", "published": None}
    lines["traces"][0]["steps"][1]["operations"] = [["equal", 3, 12, 58, 67], ["cut", 13, 16, 67, 67]]
    put(tmp_path, lines)
    write(tmp_path, FACTS, TEXTS.items(), ())
    assert ask(tmp_path, "SELECT form, outlet, published FROM remark_members WHERE remark = 'r1'") == [
        (None, None, None),
        ("indirect", "Evening", None),
    ]
    assert ask(tmp_path, "SELECT * FROM trace_operations") == [
        ("r1", 1, 0, "equal", 3, 12, 58, 67),
        ("r1", 1, 1, "cut", 13, 16, 67, 67),
    ]


def test_sql_cuts_out_the_words_that_python_cuts_out(tmp_path):
    text = "\U0001f30d\r\n\ufeffe\u0301 \U00010348\r end\x00 behind"
    put(tmp_path, {"articles": [article("a", None, None, text)], "matches": []})
    spans = list(itertools.combinations(range(len(text) + 1), 2))
    same = [{"article": "a", "start": start, "end": end, "statement": None} for start, end in spans]
    put(tmp_path, {"matches": [match(one, one) for one in same]})
    write(tmp_path, FACTS, [("a", text)], ())
    nul = text.index("\x00")
    assert ask(tmp_path, "SELECT left_text, right_text FROM same_text ORDER BY match") == [
        (text[start:end],) * 2 if end <= nul else (None, None) for start, end in spans
    ]
    with Database.open(tmp_path) as database:
        assert database.text("a") == text


@pytest.mark.parametrize(
    ("left", "right", "earlier"),
    [
        (("2018-08-30", "2018-08-29T23:00:00Z"), ("2018-08-29", "2018-08-30T00:00:00Z"), "left"),
        (("2018-08-29", "2018-08-30T00:00:00Z"), ("2018-08-30", "2018-08-29T23:00:00Z"), "right"),
        (("2018-08-29", "2018-08-29T23:00:00Z"), ("2018-08-30", "2018-08-29T23:00:00Z"), None),
        (("2018-08-30", "2018-08-29T23:00:00Z"), ("2018-08-29", None), "right"),
        (("2018-08-29", "2018-08-29T23:00:00Z"), ("2018-08-29", None), None),
    ],
)
def test_the_earlier_is_told_by_moments_else_by_days(tmp_path, left, right, earlier):
    pair = [article(id, None, day, published_at=at) for id, (day, at) in zip(("a", "b"), (left, right), strict=True)]
    put(tmp_path, {"articles": pair, "matches": [match(side("a", SHARED), side("b", SHARED))]})
    write(tmp_path, FACTS, [(id, TEXTS[id]) for id in ("a", "b")], ())
    assert ask(tmp_path, "SELECT earlier FROM same_text") == [(earlier,)]


def test_a_statement_that_names_nobody_and_one_of_two_speakers_are_told(tmp_path):
    lines = results()
    lines["statements"][0]["speakers"] *= 2
    put(tmp_path, lines)
    write(tmp_path, FACTS, TEXTS.items(), ())
    told = ask(tmp_path, "SELECT statement, speaker, outlet, start, end FROM who_said_what ORDER BY statement")
    assert told[:2] == [("s1", "Ida Holm", "Dawn", *place("a", DENIED))] * 2
    assert told[-1] == ("s5", None, "Noon", *place("c", "two boats are lost"))


def test_remarks_count_outlets_and_articles(folder):
    query = "SELECT remark, outlets, articles, outlet_names, first_published, origins, weakest FROM remarks_by_outlets"
    assert ask(folder, query) == [
        ("r1", 2, 2, "Dawn, Evening", "2020-01-02", 2, 0.8),
        ("r2", 1, 1, "Dawn", "2020-01-02", 2, 0.8),
    ]


class Distinct:
    """Fills a line with values that stand nowhere else: numbers by counting, words by the way to the field."""

    def __init__(self):
        self.number = itertools.count(1_000)

    def fill(self, line, way=""):
        if isinstance(line, dict):
            return {name: self.fill(value, f"{way}.{name}") for name, value in line.items()}
        if isinstance(line, list):
            return [self.fill(value, f"{way}[{i}]") for i, value in enumerate(line)]
        if line is int or line is float:
            return next(self.number) + (0.5 if line is float else 0)
        return f"words at {way}" if line == "" else line


def every_field():
    """One line a file with every field filled: int and float stand for a number, "" for words."""
    spot = {"article": "a", "start": int, "end": int, "statement": "s1"}
    span = [int, int]
    stretch = {"article": "a", "start": int, "end": int}
    pair = {"left": stretch, "right": stretch}
    changed = {"kind": "", "left": "", "right": "", "spans": [span, span], "note": "", "sure": float}
    clip = {"side": "left", "start": int, "end": int, "where": "", "mark": ""}
    excerpt = {"statement": "s1", "article": "a", "spans": [span, span], "text": ""}
    speaker = {"mention": "", "span": span, "name": "", "kind": "", "rule": "", "confidence": float}
    about = dict.fromkeys(("reader", "outlet", "outlet_from", "group", "title", "author", "published"), "")
    about |= dict.fromkeys(
        ("published_from", "published_at", "url", "retrieved", "archive_url", "sha256", "language"), ""
    )
    about |= {"characters": int, "words": int, "origins": [{"kind": "", "name": "", "start": int, "end": int}]}
    about |= {"conflicts": [""], "repairs": [""], "key": "", "path": ""}
    scores = dict.fromkeys(("jaccard", "containment_left", "containment_right", "probability"), float)
    part = {"statement": "s1", "start": int, "end": int}
    shared = {
        "left": "a",
        "right": "a",
        "characters_left": int,
        "characters_right": int,
        "spans": [[int] * 4, [int] * 4],
    }
    shares = dict.fromkeys(("own", "boilerplate", "quoted", "same_text"), float)
    likewise = {**spot, "name": "", "text": ""}
    operation = ["", int, int, int, int]
    noted = {"start": int, "end": int, "kind": ""}
    step = {
        "part": part,
        "article": "a",
        "published": "",
        "doubt": "",
        "kept": float,
        "cut": [""],
        "changed": [changed],
    }
    link = {"left": "s1", "right": "s1", "left_span": span, "right_span": span, "tier": "", "probability": float}
    told = {**spot, "quoted": True, "text": "", "form": "", "outlet": "", "published": "", "name": "", "guessed": True}
    lines = {
        "articles": [{"id": "a", "version_of": None, **about}, {"id": "a", "version_of": "a", **about}],
        "boilerplate": [{"article": "a", "start": int, "end": int, "kind": "", "reason": ""}],
        "statements": [
            {
                **{"id": "s1", "article": "a", "form": "", "spans": [span, span], "quoted": [span], "content": ""},
                **{"speakers": [speaker, speaker], "cue": {"text": "", "span": span}, "said": "", "rule": ""},
                **{"carrier": "", "inner_of": "s1", "repaired": "", "insertions": [noted, noted]},
            }
        ],
        "terms": [{"article": "a", "start": int, "end": int, "kind": "", "repaired": ""}],
        "groups": [
            {
                **{"id": "g1", "representative": spot, "members": [spot, spot], "outlets": ["words at .outlet"]},
                "boilerplate": {
                    **{"label": "", "members": int, "articles": int},
                    **{"outlet": "", "outlet_articles": int, "outlet_days": int},
                },
                "wire": {"outlets": int, "days": int},
            }
        ],
        "clusters": [
            {
                **{"id": "c1", "kind": "", "members": [stretch, stretch], "outlets": ["words at .outlet"]},
                **{"boilerplate": "", "representative": stretch, "links": [{**pair, "jaccard": float, "share": float}]},
                **{"weakest": {**pair, "value": float}, "first": {"article": "a", "published": "", "doubt": ""}},
            }
        ],
        "matches": [
            {
                **{"left": spot, "right": spot, "group": "g1", "tier": "", **scores},
                **{"same_outlet": True, "boilerplate": "", "words": int},
            }
        ],
        "alignments": [
            {
                **{"left": excerpt, "right": excerpt, "tier": "", "reason": "", "similarity": float},
                **{"operations": [operation, operation], "translation": True, "changes": [changed]},
                **{"differences": [{**changed, "where": ""}], "clips": [clip]},
                "insertions": [{"side": "left", "start": int, "end": int, "kind": ""}],
                "disputed": {"left": "", "right": ""},
            }
        ],
        "remarks": [
            {
                **{"id": "r1", "speaker": "", "label": "", "statements": ["s1"], "members": [told, told]},
                **{"links": [{**link, "reason": ""}], "weakest": float, "outlets": ["words at .outlet"]},
                **{"origins": int, "first": {"article": "a", "published": "", "doubt": ""}, "was": [""]},
                "same_claim": [{**likewise, "likeness": float}],
            }
        ],
        "links": [{"left": part, "right": part, "tier": "", "probability": float, "reason": ""}],
        "traces": [
            {
                **{"remark": "r1", "steps": [{**step, "carrier": "", "operations": [operation], "follows": "a"}]},
                **{"origins": [""], "merges": [{"left": "", "right": "", "reason": ""}]},
            }
        ],
        "reuse": [{"article": "a", "characters": int, **shares}, shared],
        "near_misses": [{"left": likewise, "right": likewise, "likeness": float, "relation": "", "why": ""}],
        "skipped": [{"path": "", "line": int, "reason": ""}],
    }
    filling = Distinct()
    return {
        name: [
            filling.fill(line, "" if name == "articles" and i == 0 else f"{name} {i}") for i, line in enumerate(rows)
        ]
        for name, rows in lines.items()
    }


def leaves(line, way=()):
    if isinstance(line, dict | list):
        for name, value in line.items() if isinstance(line, dict) else enumerate(line):
            yield from leaves(value, (*way, name))
    elif line is not None:
        yield way, line


# Fields that the database leaves out, as they are many and follow from operations and texts, which it holds.
FOLLOWING = {"alignments": {"differences", "clips"}}


def stored(name, line):
    """What the database has to hold of a line of the file `name`."""
    return {field: value for field, value in line.items() if field not in FOLLOWING.get(name, ())}


def test_no_field_of_any_file_is_lost(tmp_path):
    lines = every_field()
    put(tmp_path, lines)
    write(tmp_path, FACTS, [("a", "text")], ())
    held = {value for table in SCHEMA for row in ask(tmp_path, f"SELECT * FROM {table}") for value in row}
    told = {name: [stored(name, line) for line in of_file] for name, of_file in lines.items()}
    assert [(way, value) for way, value in leaves(told) if value not in held] == []
    assert ask(tmp_path, "PRAGMA foreign_key_check") == []
    empty = [name for name in SCHEMA if not ask(tmp_path, f"SELECT 1 FROM {name}")]
    assert empty == ["parts"]


def test_a_cluster_of_articles_names_them_and_no_places(tmp_path):
    lines = every_field()
    pair = {"left": "a", "right": "a"}
    whole = {"kind": "article", "members": ["a", "a"], "representative": "a", "weakest": {**pair, "value": 0.7}}
    lines["clusters"] = [{**lines["clusters"][0], **whole, "links": [{**pair, "share": 0.7}]}]
    put(tmp_path, lines)
    write(tmp_path, FACTS, [("a", "text")], ())
    assert ask(tmp_path, "SELECT article, start, end FROM cluster_members") == [("a", None, None)] * 2
    assert ask(tmp_path, "SELECT left_article, right_start, jaccard, share FROM cluster_links") == [
        ("a", None, None, 0.7)
    ]
    assert ask(tmp_path, "SELECT representative_start, weakest_left_end, weakest_value FROM clusters") == [
        (None, None, 0.7)
    ]


# Columns that bear another name than their field: a reserved word, and what stands in lists of bare values.
RENAMED = {
    **{"articles.group": "folder", "matches.group": "group_id", "articles.conflicts": "conflict"},
    **{"articles.repairs": "repair", "traces.origins": "origin"},
}


def test_every_field_stands_in_the_column_of_its_name_and_every_span_in_order(tmp_path):
    lines = every_field()
    put(tmp_path, lines)
    write(tmp_path, FACTS, [("a", "text")], ())
    # An outlet stands in several files: the field of the article, which comes first, is its own.
    ways = {value: [name for name in way if isinstance(name, str)] for way, value in reversed([*leaves(lines)])}
    for table in SCHEMA:
        for row in named(tmp_path, f"SELECT * FROM {table}"):
            for column, value in row.items():
                way = ways.get(value, ()) if isinstance(value, str) and value.startswith("words at") else ()
                if way and way[-1] != "operations":
                    endings = {"_".join(way[i:]) for i in range(1, len(way))} | {RENAMED.get(".".join(way))}
                    assert column in endings, (table, way)
            places = [row[name] for name in row if name.endswith(("start", "end"))]
            assert places == sorted(set(places)), table


def test_the_database_of_the_seeds_holds_what_their_files_hold(seeds_run, tmp_path):
    for path in seeds_run.folder.glob("*.jsonl"):
        shutil.copy(path, tmp_path)
    texts = {spell(one.id): one.text for one in map(describe, read([str(ROOT / "seeds")]))}
    write(tmp_path, FACTS, sorted(texts.items()), ())
    assert ask(tmp_path, "PRAGMA foreign_key_check") == []
    assert ask(tmp_path, "PRAGMA integrity_check") == [("ok",)]
    held = {
        value for name in SCHEMA if name != "run" for row in ask(tmp_path, f"SELECT * FROM {name}") for value in row
    }
    for path in tmp_path.glob("*.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            assert [
                (way, value) for way, value in leaves(stored(path.stem, json.loads(line))) if value not in held
            ] == []
    cut = ask(
        tmp_path,
        "SELECT s.id, s.content, group_concat(substr(a.text, p.start + 1, p.end - p.start), ' ') FROM statements s "
        "JOIN articles a ON a.id = s.article JOIN statement_spans p ON p.statement = s.id GROUP BY s.id",
    )
    assert len(cut) == len((tmp_path / "statements.jsonl").read_text("utf-8").splitlines())
    assert [row for row in cut if row[1] != row[2]] == []
