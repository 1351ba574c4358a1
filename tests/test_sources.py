"""Where the articles of a remark come from, as the files of a run tell."""

import json

from compare.pipeline.sources import article_pairs, joined, sources_of
from compare.reading.identities import spell
from compare.tracing.remarks import Link, Part, cluster

TEXT = "the bridge over the sound will stay open to all until the winter"


def remark():
    parts = {
        n: Part(n, n, n, 0, len(TEXT), "direct", True, f"paper {n}", "ruiz", "Ana Ruiz", "2020-05-04", TEXT)
        for n in (1, 2, 3)
    }
    (found,) = cluster(parts, [Link(1, 2, "exact", 1.0, ""), Link(2, 3, "exact", 1.0, "")])
    return found


def put(folder, **files):
    for name, lines in files.items():
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")


def test_articles_are_copied_where_they_share_more_than_was_said_and_credited_to_the_first_agency(tmp_path):
    one, two, three, four = map(spell, (1, 2, 3, 4))
    wire = [{"kind": "carrier", "name": "RT"}, {"kind": "wire", "name": "TASS"}, {"kind": "wire", "name": "AP"}]
    put(
        tmp_path,
        articles=[{"id": one, "origins": wire, "title": "x"}, {"id": two, "origins": []}],
        reuse=[
            {"article": one, "own": 1.0},
            {"left": one, "right": two, "spans": [[0, 200, 0, 200]]},
            {"left": two, "right": three, "spans": [[0, 200, 0, 200]]},
            {"left": one, "right": four, "spans": [[0, 900, 0, 900]]},
        ],
        statements=[{"article": two, "spans": [[0, 150]]}, {"article": three, "spans": [[10, 160]]}],
        boilerplate=[],
    )
    found = sources_of(tmp_path, [remark()])
    assert found.credits == {1: "TASS"}
    assert found.copied == set()  # the second tells 150 of the characters as speech, whoever it shares them with
    put(tmp_path, statements=[{"article": two, "spans": [[0, 60]]}, {"article": three, "spans": [[0, 60], [40, 100]]}])
    assert sources_of(tmp_path, [remark()]).copied == {(1, 2)}
    assert sources_of(tmp_path, [remark()]).of(remark()).copied == {(1, 2)}


def test_a_run_without_reuse_has_no_copied_text(tmp_path):
    put(tmp_path, articles=[{"id": spell(1), "origins": []}])
    assert sources_of(tmp_path, [remark()]) == ({}, frozenset())


def test_pairs_and_spans():
    assert list(article_pairs(remark())) == [(1, 2), (1, 3), (2, 3)]
    assert joined([(5, 9), (0, 3), (2, 4), (9, 9)]) == [(0, 4), (5, 9)]
