"""Clusters: what is nearly the same text is together, and no bad link welds two groups."""

from __future__ import annotations

import json
import time
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare.engines import open_engine
from compare.engines.batches import texts
from compare.engines.contracts import Engine, Parts
from compare.matching.matches import EXACT, NEAR_DUPLICATE
from compare.matching.stages import MATCHES, near_duplicates
from compare.pipeline.rows import RECORDS, to_json
from compare.pipeline.stages import articles as article_stages
from compare.pipeline.stages import clusters, same_text
from compare.pipeline.stages.clusters import (
    DATED,
    EDGES,
    SPOTS,
    find_wider,
    joined,
    kept,
    lines_of_passages,
    tell,
    within,
)
from compare.reading.identities import spell
from compare.reading.records import Record, read
from compare.reporting.page.pages import write_page
from compare.reporting.runs import Run
from compare.tracing.communities import Graph, communities, components, graph_of, name_components, trees

LEAST = 0.3
Edges = list[tuple[int, int, float]]


def graph(edges: Edges) -> tuple[list[int], Graph]:
    columns = list(zip(*edges, strict=True))
    names, made = graph_of(
        np.array(columns[0], np.uint64), np.array(columns[1], np.uint64), np.array(columns[2], float)
    )
    return names.tolist(), made


def joined_by(edges: Edges, least: float = LEAST) -> set[frozenset[int]]:
    """The communities, of one node too."""
    names, made = graph(edges)
    found: dict[int, set[int]] = {}
    for name, label in zip(names, communities(made, least).tolist(), strict=True):
        found.setdefault(label, set()).add(name)
    return set(map(frozenset, found.values()))


def clique(nodes: range, likeness: float = 0.9) -> Edges:
    return [(a, b, likeness) for a, b in combinations(nodes, 2)]


@pytest.mark.parametrize("bridges", [1, 2])
@pytest.mark.parametrize("size", [3, 4, 10])
def test_two_cliques_stay_two_whatever_bridges_them(size: int, bridges: int) -> None:
    left, right = range(size), range(size, 2 * size)
    bridge = [(i, size + i, 1.0) for i in range(bridges)]
    assert joined_by([*clique(left), *clique(right), *bridge]) == {frozenset(left), frozenset(right)}


def test_many_small_cliques_in_a_ring_stay_apart_however_large_the_ring() -> None:
    # Modularity merges neighbours here once the ring is long enough: its resolution limit.
    cliques = [range(4 * i, 4 * i + 4) for i in range(60)]
    ring = [(4 * i + 3, (4 * i + 4) % 240, 1.0) for i in range(60)]
    assert joined_by([edge for one in cliques for edge in clique(one)] + ring) == set(map(frozenset, cliques))


def test_a_chain_of_drifting_updates_breaks_where_its_ends_have_nothing_in_common() -> None:
    found = joined_by([(i, i + 1, 0.5) for i in range(100)])
    assert max(map(len, found)) == 2


def test_updates_that_are_all_like_one_another_are_one() -> None:
    drift = [(a, b, 0.9 - 0.2 * (b - a - 1)) for a, b in combinations(range(4), 2)]
    assert joined_by(drift) == {frozenset(range(4))}


def test_a_hub_that_quotes_everybody_does_not_join_them() -> None:
    leaves = [(0, i, 0.5) for i in range(1, 50)]
    assert max(map(len, joined_by(leaves))) == 2
    digest = [(0, i, 1.0) for i in range(1, 50)]  # holds every report whole
    assert max(map(len, joined_by(digest, clusters.SHARE))) == 2


def test_a_pair_at_the_threshold_is_one_and_one_below_is_none() -> None:
    assert joined_by([(1, 2, 0.3)]) == {frozenset((1, 2))}
    assert joined_by([(1, 2, 0.299999)]) == {frozenset((1,)), frozenset((2,))}


EDGE = st.tuples(st.integers(0, 11), st.integers(0, 11), st.integers(1, 100)).filter(lambda e: e[0] < e[1])
GRAPHS = st.lists(EDGE, min_size=1, max_size=40, unique_by=lambda e: e[:2]).map(
    lambda edges: [(a, b, hundredths / 100) for a, b, hundredths in edges]
)


@given(GRAPHS, st.sampled_from([0.2, 0.3, 0.51]))
@settings(max_examples=300, deadline=None)
def test_means_inside_reach_the_threshold_and_means_between_do_not(edges: Edges, least: float) -> None:
    found = joined_by(edges, least)
    likeness = {frozenset((a, b)): value for a, b, value in edges}

    def total(pairs: list[tuple[int, int]]) -> float:
        return sum(likeness.get(frozenset(pair), 0.0) for pair in pairs)

    for one in found:
        pairs = list(combinations(sorted(one), 2))
        assert total(pairs) >= least * len(pairs) - 1e-9
    for one, other in combinations(found, 2):
        between = [(a, b) for a in one for b in other]
        assert total(between) < least * len(between)


@given(GRAPHS, GRAPHS)
@settings(max_examples=100, deadline=None)
def test_what_is_added_elsewhere_changes_nothing_here(here: Edges, there: Edges) -> None:
    elsewhere = [(a + 100, b + 100, value) for a, b, value in there]
    assert joined_by(here) | joined_by(elsewhere) == joined_by([*elsewhere, *here])


@given(GRAPHS)
@settings(max_examples=100, deadline=None)
def test_components_are_those_of_a_search_in_one_batch_or_in_many(edges: Edges) -> None:
    import networkx

    expected = networkx.Graph([(a, b) for a, b, _ in edges])
    smallest = {node: min(one) for one in networkx.connected_components(expected) for node in one}
    names, made = graph(edges)
    roots = components(made.nodes, made.left, made.right)
    assert {name: names[root] for name, root in zip(names, roots.tolist(), strict=True)} == smallest
    pieces = ((np.array([a], np.uint64), np.array([b], np.uint64)) for a, b, _ in edges)
    assert dict(zip(*(side.tolist() for side in name_components(pieces)), strict=True)) == smallest


@given(GRAPHS)
@settings(max_examples=100, deadline=None)
def test_a_tree_weighs_as_much_as_the_heaviest_there_is(edges: Edges) -> None:
    import networkx

    _, made = graph(edges)
    rows = trees(made, components(made.nodes, made.left, made.right))
    whole = networkx.Graph()
    whole.add_weighted_edges_from(edges)
    heaviest = networkx.maximum_spanning_tree(whole)
    assert len(rows) == heaviest.number_of_edges()
    assert made.likeness[rows].sum() == round(sum(w for *_, w in heaviest.edges(data="weight")) * 1_000_000)


def test_two_hundred_thousand_edges_take_a_second() -> None:
    draw = np.random.default_rng(5)
    left = draw.integers(0, 2_000_000, 200_000)
    names, made = graph_of(left, left + draw.integers(1, 4, len(left)), draw.uniform(0.3, 1, len(left)))
    began = time.process_time()
    found = communities(made, LEAST)
    assert time.process_time() - began < 4  # measured 0.5 s; a million 2.4 s
    assert len(np.unique(found)) < len(names)


# The stages.


def edges_of(engine: Engine, edges: Edges, twins: float = 2.0) -> Parts:
    left, right, likeness = (list(column) for column in zip(*edges, strict=True))
    rows = {"id": left, "right": right, "likeness": likeness, "twins": np.array(likeness) >= twins}
    return engine.keep(EDGES, [EDGES.pack(rows)])


def links_of(parts: Parts) -> dict[int, set[tuple[int, int]]]:
    found: dict[int, set[tuple[int, int]]] = {}
    for batch in parts:
        for cluster, left, right in zip(*(batch[name].tolist() for name in ("cluster", "id", "right")), strict=True):
            found.setdefault(cluster, set()).add((left, right))
    return found


def test_a_cluster_is_held_by_as_many_links_as_join_it() -> None:
    with open_engine("inline") as engine:
        found = links_of(joined(engine, edges_of(engine, clique(range(1, 101))), LEAST))
    assert {cluster: len(links) for cluster, links in found.items()} == {1: 99}


def test_a_text_that_thousands_carry_is_one_though_only_one_of_them_was_compared_with_all() -> None:
    star = [(1, i, 0.95) for i in range(2, 5_000)] + [(i, i + 1, 0.95) for i in range(2, 4_999)]
    with open_engine("inline") as engine:
        found = links_of(joined(engine, edges_of(engine, star, 0.9), clusters.SHARE))
        assert {cluster: len(links) for cluster, links in found.items()} == {1: 4_998}
        apart = links_of(joined(engine, edges_of(engine, star), clusters.SHARE))
        assert len(apart) > 1


@pytest.mark.parametrize("size", [3, 60])
def test_twins_bridge_no_two_groups(size: int) -> None:
    left, right = range(1, size + 1), range(size + 1, 2 * size + 1)
    edges = [*clique(left, 0.95), *clique(right, 0.95), (size, size + 1, 0.95)]
    with open_engine("inline") as engine:
        found = links_of(joined(engine, edges_of(engine, edges, 0.9), clusters.SHARE))
    assert len(found) == 2
    assert max(len(links) for links in found.values()) <= size  # one that is like both may stand with either


def test_engines_give_the_same_bytes() -> None:
    draw = np.random.default_rng(3)
    ends = draw.integers(1, 2**60, 90, dtype=np.uint64)
    edges = [
        (int(ends[a]), int(ends[b]), round(float(draw.uniform(0.3, 1)), 6))
        for a, b in draw.integers(0, 90, (120, 2))
        if a != b
    ]
    outcomes = []
    for name in ("inline", "processes"):
        with open_engine(name, workers=2) as engine:
            found = list(joined(engine, edges_of(engine, edges), LEAST))
            outcomes.append([{column: values.tobytes() for column, values in batch.items()} for batch in found])
    assert outcomes[0] == outcomes[1]


def lines(engine: Engine, links: Parts, spots: Parts, dates: dict[int, str]) -> list[dict[str, object]]:
    ids = sorted(dates)
    dated = DATED.pack(
        {
            **{"id": ids, "article": ids, "outlet": [f"outlet {id}" for id in ids]},
            **{"published": [dates[id] for id in ids], "published_at": [""] * len(ids)},
        }
    )
    told = engine.group(tell, spots, engine.keep(DATED, [dated]), key="article")
    wider = engine.group(find_wider, spots, key="article")
    found = engine.group(lines_of_passages, told, links, wider, key="cluster")
    return [json.loads(line) for batch in found for line in texts(batch, "line")]


def spots_at(engine: Engine, rows: list[tuple[int, int, int, int, int]]) -> Parts:
    """(id, cluster, article, start, end)"""
    columns = dict(zip(("id", "cluster", "article", "start", "end"), map(list, zip(*rows, strict=True)), strict=True))
    return engine.keep(SPOTS, [SPOTS.pack({**columns, "boilerplate": [""] * len(rows)})])


def test_the_line_of_a_cluster_names_the_earliest_all_members_and_the_weakest_link() -> None:
    with open_engine("inline") as engine:
        links = joined(engine, edges_of(engine, [(1, 2, 0.8), (2, 3, 0.5), (1, 3, 0.6)]), LEAST)
        spots = spots_at(engine, [(1, 1, 11, 0, 50), (2, 1, 12, 5, 55), (3, 1, 13, 0, 60), (4, 1, 14, 7, 67)])
        (line,) = lines(engine, links, spots, {11: "2015-03-03", 12: "2015-03-02", 13: "2015-03-04", 14: "2015-03-09"})
    assert line["representative"] == {"article": spell(12), "start": 5, "end": 55}
    assert [member["article"] for member in line["members"]] == list(map(spell, (12, 11, 13, 14)))  # type: ignore[attr-defined]
    assert sorted(link["jaccard"] for link in line["links"]) == [0.6, 0.8]  # type: ignore[attr-defined]
    assert line["weakest"]["value"] == 0.6  # type: ignore[index]
    assert line["first"] == {"article": spell(12), "published": "2015-03-02", "doubt": None}
    assert line["outlets"] == [f"outlet {id}" for id in (11, 12, 13, 14)]


def test_a_cluster_of_sentences_inside_a_cluster_of_paragraphs_is_told_by_that_alone() -> None:
    dates = dict.fromkeys((11, 12, 13), "2015-03-03")
    paragraphs = [(1, 1, 11, 0, 100), (2, 1, 12, 0, 100)]
    sentences = [(3, 3, 11, 20, 60), (4, 3, 12, 20, 60)]
    with open_engine("inline") as engine:
        links = joined(engine, edges_of(engine, [(1, 2, 0.8), (3, 4, 0.8)]), LEAST)
        assert len(lines(engine, links, spots_at(engine, [*paragraphs, *sentences]), dates)) == 1
        elsewhere = (5, 3, 13, 20, 60)  # the sentence without the paragraph
        assert len(lines(engine, links, spots_at(engine, [*paragraphs, *sentences, elsewhere]), dates)) == 2


def test_identical_passages_alone_are_no_cluster() -> None:
    rows = {"left": [1, 1], "right": [2, 3], "tier": np.array([EXACT, NEAR_DUPLICATE], np.uint8), "jaccard": [1.0, 0.4]}
    ones = {"containment_left": [1.0, 1.0], "containment_right": [1.0, 1.0], "boilerplate": np.zeros(2, np.bool_)}
    ones["formulaic"] = np.zeros(2, np.bool_)
    with open_engine("inline") as engine:
        edges = engine.map(clusters.edges_of_matches, [MATCHES.pack({**rows, **ones})])
        nodes = [batch["group"].tolist() for batch in engine.map(within, joined(engine, edges, LEAST))]
    assert nodes == [[1, 3]]


# From texts to lines, and to the page.

WORDS = np.array(
    [a + b for a in ("bar", "tol", "min", "ser", "vok", "lan") for b in ("den", "rig", "sto", "mal", "keth")]
)


def sentence(seed: int) -> str:
    return " ".join(np.random.default_rng(seed).choice(WORDS, 18)).capitalize() + "."


def report(seed: int, changed: int = -1) -> str:
    """Six paragraphs; one of them begins with other words where it is `changed`."""
    paragraphs = [sentence(10 * seed + i) for i in range(6)]
    return "\n\n".join("Only here " + one.lower() if i == changed else one for i, one in enumerate(paragraphs))


def results(tmp_path: Path, engine_name: str) -> list[dict[str, Any]]:
    """Two reports, each by three outlets, and a digest that holds both."""
    told = [(f"{seed}{n}", f"outlet {n}", f"2015-03-{9 - n:02}", report(seed, n)) for seed in (1, 2) for n in range(3)]
    told.append(("digest", "outlet 9", "2015-03-20", report(1) + "\n\n" + report(2)))
    file = tmp_path / "news.jsonl"
    file.write_text(
        "".join(json.dumps(dict(zip(("id", "outlet", "published", "text"), one, strict=True))) + "\n" for one in told)
    )
    records = [record for record in read([str(file)]) if isinstance(record, Record)]
    batch = RECORDS.pack({"id": list(range(len(records))), "record": list(map(to_json, records))})
    with open_engine(engine_name, workers=2) as engine:
        understood = engine.map(article_stages.understand, [batch])
        settled = engine.group(article_stages.settle_versions, understood, key="copy", by="copy")
        articles = engine.group(article_stages.settle_versions, settled, key="id", by="id")
        speech = engine.map(article_stages.hear, articles)
        passages = engine.map(article_stages.cut_passages, articles)
        found = near_duplicates(engine, passages)
        placed = same_text.places(engine, passages, found.matches, found.groups, speech)
        paired = same_text.pairs(engine, found.matches, placed)
        tables = (
            clusters.passage_clusters(engine, found.matches, placed, articles),
            clusters.article_clusters(engine, paired, speech, articles),
        )
        return [json.loads(line) for table in tables for batch in table for line in texts(batch, "line")]


def test_two_reports_that_a_digest_holds_both_stay_two_clusters(tmp_path: Path) -> None:
    found = results(tmp_path, "inline")
    assert found == results(tmp_path, "processes")
    whole = [one for one in found if one["kind"] == "article"]
    assert sorted(len(one["members"]) for one in whole) in ([3, 3], [3, 4])
    assert all(one["first"]["published"] == "2015-03-07" for one in whole)
    assert all(0.51 <= one["weakest"]["value"] <= 1 for one in whole)
    passages = [one for one in found if one["kind"] == "passage"]
    assert {len(one["members"]) for one in passages} == {4}
    assert len(passages) == 6  # those paragraphs that one outlet begins otherwise
    assert all(len(one["links"]) == 1 for one in passages)


def test_the_page_shows_clusters_across_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(report(1) + "\n")
    (tmp_path / "b.txt").write_text(report(1, 2) + "\n")
    (tmp_path / "c.txt").write_text(report(1, 4) + "\n")
    run = compare.check(tmp_path, output=tmp_path / "out", quiet=True)
    a, b, c = (article.id for article in run.articles)
    first = {"article": a, "published": None, "doubt": "not every article states its date"}
    shared: dict[str, Any] = {"outlets": [], "boilerplate": None, "first": first}
    spots = [{"article": id, "start": 0, "end": 60} for id in (a, b, c)]
    link = {"left": a, "right": b, "share": 0.75}
    whole = {"id": "c1", "kind": "article", "members": [a, b], "representative": a, "links": [link], **shared}
    whole["weakest"] = {"left": a, "right": b, "value": 0.75}
    place = {"id": "c2", "kind": "passage", "members": spots, "representative": spots[0], "links": [], **shared}
    place["weakest"] = {"left": spots[0], "right": spots[1], "value": 0.5}
    (run.folder / "matches.jsonl").touch()
    (run.folder / "reuse.jsonl").touch()
    (run.folder / "clusters.jsonl").write_text(json.dumps(whole) + "\n" + json.dumps(place) + "\n")
    again = Run.open(run.folder)
    assert [one.articles for one in again.clusters] == [[a, b], [a, b, c]]
    page = write_page(again).read_text("utf-8")
    for shown in ('id="cluster-c1"', 'id="cluster-c2"', "alike by 0.75", "alike by 0.50"):
        assert shown in page


def test_a_passage_counts_by_the_words_that_stand_in_the_other_article() -> None:
    assert kept([(0, 100, 0.5), (200, 300, 1.0)]) == 150
    assert kept([(0, 100, 1.0), (50, 150, 0.5)]) == 125
