import gzip
import json
import lzma
import os
import random
from pathlib import Path
from typing import Any

import pytest

from compare.reading.records import Record, Skipped, read

TEXT = "The minister spoke on Tuesday. He said that the talks would go on."


def put(path: Path, content: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read_all(*paths: Path) -> tuple[list[Record], list[Skipped]]:
    found = list(read(paths))
    return [x for x in found if isinstance(x, Record)], [x for x in found if isinstance(x, Skipped)]


def jsonl(*articles: Any) -> bytes:
    return b"".join(json.dumps(article).encode() + b"\n" for article in articles)


def test_a_folder_is_read_in_the_order_of_names_with_groups(tmp_path: Path) -> None:
    for name in ("b.txt", "tass/z.txt", "tass/deep/a.txt", "ap/a.txt", ".hidden.txt", ".git/x.txt"):
        put(tmp_path / "corpus" / name)
    records, skipped = read_all(tmp_path / "corpus")
    root = (tmp_path / "corpus").as_posix() + "/"
    assert [(r.path.removeprefix(root), r.group) for r in records] == [
        ("ap/a.txt", "ap"),
        ("b.txt", None),
        ("tass/deep/a.txt", "tass"),
        ("tass/z.txt", "tass"),
    ]
    assert not skipped


def test_the_path_given_is_no_group(tmp_path: Path) -> None:
    file = put(tmp_path / "tass" / "a.txt")
    assert read_all(file)[0][0].group is None
    assert read_all(file.parent)[0][0].group is None


def test_paths_are_shown_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "corpus" / "a.txt")
    monkeypatch.chdir(tmp_path)
    assert [r.path for r in read(["corpus/"])] == ["corpus/a.txt"]
    assert [r.path for r in read(["./corpus/a.txt"])] == ["corpus/a.txt"]


def test_what_is_reached_twice_is_read_once_and_loops_end(tmp_path: Path) -> None:
    file = put(tmp_path / "corpus" / "a.txt")
    os.symlink(tmp_path / "corpus", tmp_path / "corpus" / "loop")
    os.symlink(file, tmp_path / "corpus" / "b.txt")
    records, skipped = read_all(tmp_path / "corpus", file, tmp_path / "corpus", tmp_path)
    assert len(records) == 1
    assert not skipped


def test_order_of_arguments_does_not_matter(tmp_path: Path) -> None:
    a, b = put(tmp_path / "a.txt", "one one"), put(tmp_path / "b.txt", "two two")
    assert list(read([a, b])) == list(read([b, a, a]))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "only blanks"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9, "binary"),
        ("a.pdf", b"%PDF-1.7", "no reader"),
        ("a", b"text", "no reader"),
        ("a.jsonl", b"", "no articles"),
        ("a.jsonl", b"\n\n", "no articles"),
        ("a.jsonl.gz", b"not gzip", "from here on"),
        ("a.jsonl.xz", b"not xz", "from here on"),
    ],
)
def test_one_sentence_for_each_bad_file(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = put(tmp_path / name, content)
    for given in (path, tmp_path):
        records, skipped = read_all(given)
        assert not records
        assert len(skipped) == 1
        assert reason in skipped[0].reason
        assert skipped[0].path == path.as_posix()
        assert "\n" not in skipped[0].reason


def test_what_is_not_there_and_what_is_empty(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    os.symlink(tmp_path / "nowhere", tmp_path / "link.txt")
    assert "no such file" in read_all(tmp_path / "absent")[1][0].reason
    assert "no file to read" in read_all(tmp_path / "empty")[1][0].reason
    assert "not there" in read_all(tmp_path / "link.txt")[1][0].reason


def test_no_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "good.txt")
    put(tmp_path / "locked.txt")
    opened = Path.open

    def refuse(self: Path, *args: Any, **more: Any) -> Any:
        if self.name == "locked.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, *args, **more)

    monkeypatch.setattr(Path, "open", refuse)
    records, skipped = read_all(tmp_path)
    assert len(records) == 1
    assert [(Path(s.path).name, "no permission" in s.reason) for s in skipped] == [("locked.txt", True)]


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    assert "no permission to read the folder" in read_all(tmp_path)[1][0].reason


def test_a_folder_of_results_is_no_input(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    put(tmp_path / "results" / "run.json", "{}")
    put(tmp_path / "results" / "articles.jsonl", jsonl({"id": 1}))
    records, skipped = read_all(tmp_path)
    assert len(records) == 1
    assert ["results of a run" in s.reason for s in skipped] == [True]


def test_a_line_of_json_ends_at_a_line_feed_only(tmp_path: Path) -> None:
    text = "One\u2028two\u2029three\x85four\x0bfive."
    data = json.dumps({"text": text}, ensure_ascii=False).encode()
    path = put(tmp_path / "a.jsonl", b"\xef\xbb\xbf" + data + b"\r\n\r\n" + data)
    records, skipped = read_all(path)
    assert [(r.path.rsplit("/", 1)[1], r.text) for r in records] == [("a.jsonl#1", text), ("a.jsonl#3", text)]
    assert not skipped


def test_fields_of_a_line(tmp_path: Path) -> None:
    article = {"id": 17, "outlet": " Daily  Star ", "title": "T", "url": None, "unknown": [1], "text": TEXT}
    record = read_all(put(tmp_path / "a.jsonl", jsonl(article)))[0][0]
    assert (record.key, record.outlet, record.title, record.url) == ("17", "Daily Star", "T", None)
    assert (record.reader, record.facts_from, record.text) == ("jsonl", "its own fields", TEXT)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{not json", "no JSON"),
        (b"[1, 2]", "no object"),
        (b'{"id": 1}', "no text"),
        (b'{"text": 5}', "no string"),
        (b'{"text": ""}', "empty"),
        (b'{"text": " \\n "}', "empty"),
        (b"[" * 100_000, "no JSON"),
        (b'{"text": ' + b"9" * 5000 + b"}", "no JSON"),
        (b"\x00\x01\x02\x03" * 20, "binary"),
    ],
)
def test_a_bad_line_is_told_and_the_rest_is_read(tmp_path: Path, line: bytes, reason: str) -> None:
    good = jsonl({"text": TEXT})
    records, skipped = read_all(put(tmp_path / "a.jsonl", good + line + b"\n" + good))
    assert [r.path[-2:] for r in records] == ["#1", "#3"]
    assert [s.line for s in skipped] == [2]
    assert reason in skipped[0].reason


def test_surrogates_and_legacy_lines_are_mended_and_told(tmp_path: Path) -> None:
    lines = b'{"text": "a\\ud800b is here", "title": "x\\udfff"}\n' + '{"text": "Café’s owner left"}'.encode("cp1252")
    records, _ = read_all(put(tmp_path / "a.jsonl", lines))
    assert [r.text for r in records] == ["a\ufffdb is here", "Café’s owner left"]
    assert "surrogate" in records[0].repairs[0]
    assert "guess" in records[1].repairs[0]
    assert records[0].title is not None
    records[0].title.encode()


@pytest.mark.parametrize(("ending", "pack"), [(".jsonl.gz", gzip.compress), (".jsonl.xz", lzma.compress)])
def test_compressed_lines_and_what_is_left_of_a_cut_file(tmp_path: Path, ending: str, pack: Any) -> None:
    noise = random.Random(1)
    articles = [{"id": i, "text": "".join(noise.choices("abcdefgh ", k=4000))} for i in range(100)]
    data = pack(jsonl(*articles))
    assert len(read_all(put(tmp_path / f"whole{ending}", data))[0]) == 100
    records, skipped = read_all(put(tmp_path / f"cut{ending}", data[: len(data) // 2]))
    assert 0 < len(records) < 100
    assert [s.line for s in skipped] == [len(records) + 1]
    assert "get the file again" in skipped[0].reason


def test_a_line_of_five_megabytes(tmp_path: Path) -> None:
    long = "He said no. " * 450_000
    records, skipped = read_all(put(tmp_path / "a.jsonl", jsonl({"text": long})), put(tmp_path / "a.txt", long))
    assert [len(r.text) for r in records] == [len(long)] * 2
    assert not skipped


def test_text_keeps_its_newlines_and_loses_its_mark(tmp_path: Path) -> None:
    record = read_all(put(tmp_path / "a.txt", "\ufeffOne\r\ntwo\rthree\u00a0four\n".encode()))[0][0]
    assert record.text == "One\r\ntwo\rthree\u00a0four\n"
    assert "byte-order mark" in record.repairs[0]


def test_metadata_beside_the_files(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    put(tmp_path / "tass" / "b.txt")
    put(
        tmp_path / "metadata.csv",
        "path,outlet,title,author,published,url,comment\n"
        'a.txt,Daily Star,"A title, with a comma",A. Writer,2016-10-21,https://star.example/1,x\n'
        "tass/b.txt,TASS,,,,,\n"
        "gone.txt,Nobody,,,,,\n"
        "a.txt,Twice,,,,,\n"
        ",Nameless,,,,,\n",
    )
    records, skipped = read_all(tmp_path)
    assert [(r.outlet, r.facts_from) for r in records] == [
        ("Daily Star", "metadata.csv, line 2"),
        ("TASS", "metadata.csv, line 3"),
    ]
    assert (records[0].title, records[0].published) == ("A title, with a comma", "2016-10-21")
    assert sorted((s.line, s.reason.split(";")[0]) for s in skipped) == [
        (4, "it names gone.txt, which is not there"),
        (5, "a.txt has a row already (line 2), which is used"),
        (6, "the row names no file"),
    ]
    assert read_all(tmp_path / "a.txt")[0][0].outlet == "Daily Star"


@pytest.mark.parametrize("mark", [";", "\t"])
def test_metadata_of_other_spreadsheets(tmp_path: Path, mark: str) -> None:
    put(tmp_path / "a.txt")
    put(tmp_path / "metadata.csv", f"Path{mark}Outlet\r\na.txt{mark}Daily Star\r\n".encode("utf-16"))
    assert read_all(tmp_path)[0][0].outlet == "Daily Star"


def test_metadata_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    unreadable = (b"\x89PNG\x00\x00" * 20, "cannot be read")
    for content, reason in (unreadable, (b"file,outlet\na.txt,X\n", "no column named path")):
        put(tmp_path / "metadata.csv", content)
        records, skipped = read_all(tmp_path)
        assert records[0].outlet is None
        assert [reason in s.reason for s in skipped] == [True]
        assert skipped[0].path.endswith("metadata.csv")
