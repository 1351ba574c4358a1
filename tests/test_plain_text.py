"""Quotations that stand in another article without marks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import compare

SAID = "the old harbour wall will be rebuilt before the winter storms"
QUOTING = f"“We promise that {SAID},” Mayor Ann Day said on Monday in Harwick. The council met for three hours."
PLAIN = f"The council met. Nobody doubts that {SAID.replace('harbour', 'Harbour')}. Boats stay on land until then."


def rows(folder: Path, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]


def run(tmp_path: Path, *texts: str) -> Path:
    lines = [
        json.dumps({"outlet": f"paper-{number}.com", "published": "2020-05-04", "title": f"T{number}", "text": text})
        for number, text in enumerate(texts)
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    compare.quotes(tmp_path / "in.jsonl", output=tmp_path / "out", quiet=True)
    return tmp_path / "out"


def test_the_same_words_without_marks_are_found_with_their_place(tmp_path: Path) -> None:
    quoting = f"Mayor Ann Day said in Harwick: “{SAID.capitalize()}.” The council met for three hours."
    folder = run(tmp_path, quoting, PLAIN)
    [match] = [one for one in rows(folder, "matches") if one["right"]["statement"] is None]  # type: ignore[index]
    right = match["right"]
    assert isinstance(right, dict)
    assert PLAIN[right["start"] : right["end"]].lower() == SAID
    assert match["left"]["statement"]  # type: ignore[index]
    assert match["tier"] == "quotation"
    assert any(one["right"]["statement"] is None for one in rows(folder, "alignments"))  # type: ignore[index]


@pytest.mark.parametrize(
    "other",
    [
        PLAIN.replace("winter", "spring"),  # not all of its words
        "In the end the old harbour wall will be rebuilt, he thinks.",  # too few of them
    ],
)
def test_what_is_not_whole_is_not_told(tmp_path: Path, other: str) -> None:
    quoting = f"Mayor Ann Day said in Harwick: “{SAID.capitalize()}.” The council met for three hours."
    folder = run(tmp_path, quoting, other)
    assert not [one for one in rows(folder, "matches") if one["right"]["statement"] is None]  # type: ignore[index]


def test_quoted_on_both_sides_is_a_pair_of_quotations(tmp_path: Path) -> None:
    folder = run(tmp_path, QUOTING, QUOTING.replace("council met", "crowd cheered"))
    found = rows(folder, "matches")
    assert found
    assert all(one["right"]["statement"] for one in found)  # type: ignore[index]


def test_of_a_crowd_one_quotation_of_each_wording_is_looked_for_and_the_others_are_counted(tmp_path: Path) -> None:
    quoting = [
        f"Mayor Ann Day said in Harwick: “{SAID.capitalize()}.” The council of ward {number} met."
        for number in range(52)
    ]
    folder = run(tmp_path, *quoting, PLAIN)
    counts = json.loads((folder / "run.json").read_text("utf-8"))["counts"]
    assert counts["quoted_in_plain_text"] == 1
    assert counts["quoted_in_plain_text_left_out"] == 51
    [match] = [one for one in rows(folder, "matches") if one["right"]["statement"] is None]  # type: ignore[index]
    assert match["left"]["statement"]  # type: ignore[index]
