"""Joining parts into remarks: what a false link must not do, and what order and company must not change."""

import random
from dataclasses import replace
from itertools import combinations, pairwise
from types import SimpleNamespace

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.reading.identities import identity
from compare.tracing.echoes import echoes
from compare.tracing.remarks import CERTAIN, LINKED, Link, Part, cluster, needed, rejoin, speakers_of_pair, weakest


def part(id, speaker=None, published="2018-08-29", article=1, statement=None, text=None):
    return Part(
        id,
        statement or id,
        article,
        id * 10,
        id * 10 + 9,
        "direct",
        True,
        None,
        speaker,
        speaker,
        published,
        text or f"part {id}",
    )


def joined(parts, links, probability=LINKED):
    remarks = rejoin({p.id: p for p in parts}, [Link(a, b, "paraphrase", p, "") for a, b, p in links], probability)
    return members(remarks)


def members(remarks):
    return sorted(sorted(p.id for p in r.parts) for r in remarks)


def clique(nodes, probability):
    return [(a, b, probability) for a, b in combinations(nodes, 2)]


def test_two_linked_parts_are_a_remark():
    assert joined([part(1), part(2)], [(1, 2, 0.9)]) == [[1, 2]]


def test_one_weak_link_does_not_weld_two_remarks():
    left, right = [1, 2, 3, 4], [5, 6, 7, 8]
    inside = [(a, b, 0.95) for group in (left, right) for a in group for b in group if a < b]
    assert joined(map(part, left + right), [*inside, (4, 5, 0.7)]) == [left, right]


def test_two_known_speakers_never_share_a_remark():
    parts = [part(1, "lavrov"), part(2), part(3, "vershinin"), part(4, "vershinin")]
    links = [(1, 2, 0.9), (1, 3, 0.9), (1, 4, 0.9), (2, 3, 0.9), (2, 4, 0.9), (3, 4, 0.9)]
    assert joined(parts, links) == [[2, 3, 4]]


def test_a_surname_alone_goes_with_one_person_of_that_name_and_never_joins_two():
    links = clique((1, 2, 3), 0.9)
    assert joined([part(1, "obama"), part(2, "barack obama"), part(3)], links) == [[1, 2, 3]]
    assert joined([part(1, "obama"), part(2, "barack obama"), part(3, "michelle obama")], links[:2]) in (
        [[1, 2]],
        [[1, 3]],
    )


def test_an_unknown_speaker_between_two_people_goes_with_one_of_them():
    parts = [part(1, "merkel"), part(2), part(3, "macron"), part(4, "macron")]
    assert joined(parts, [(1, 2, 0.8), (2, 3, 0.9), (2, 4, 0.9), (3, 4, 0.9)]) == [[2, 3, 4]]


def test_the_anchor_is_the_earliest_part_and_unknown_dates_come_last():
    parts = [part(1, published=""), part(2, published="2018-08-30"), part(3, published="2018-08-29")]
    (remark,) = cluster(
        {p.id: p for p in parts}, [Link(1, 2, "", 0.9, ""), Link(2, 3, "", 0.9, ""), Link(1, 3, "", 0.9, "")]
    )
    assert [p.id for p in remark.parts] == [3, 2, 1]
    assert remark.weakest == 0.9


def test_an_article_added_elsewhere_changes_no_other_remark():
    parts, links = [part(n) for n in range(1, 7)], [(1, 2, 0.9), (2, 3, 0.8), (4, 5, 0.9)]
    before = joined(parts, links)
    after = joined([*parts, part(100), part(101)], [*links, (100, 101, 0.9)])
    assert [r for r in after if 100 not in r] == before


def test_a_long_chain_is_not_one_remark():
    nodes = range(1, 13)
    assert max(map(len, joined(map(part, nodes), [(a, b, 0.9) for a, b in pairwise(nodes)]))) <= 3


@pytest.mark.parametrize("leaves", [3, 10, 300])
def test_a_hub_that_everybody_is_like_does_not_join_them(leaves):
    nodes = range(1, leaves + 2)
    found = joined(map(part, nodes), [(1, leaf, 0.95) for leaf in nodes[1:]])
    assert len(found) == 1
    assert 1 in found[0]
    assert len(found[0]) <= 3


@pytest.mark.parametrize("size", [2, 3, 10])
def test_a_long_quotation_goes_with_one_of_the_two_remarks_it_has_words_of(size):
    left, right = list(range(1, size + 1)), list(range(size + 1, 2 * size + 1))
    hub = 2 * size + 1
    links = [*clique(left, 0.9), *clique(right, 0.9), *((node, hub, 0.95) for node in left + right)]
    found = joined(map(part, [*left, *right, hub]), links)
    assert len(found) == 2
    assert not any(set(left) & set(one) and set(right) & set(one) for one in found)


def test_two_parts_of_one_statement_are_two_remarks_and_the_same_words_twice_are_one():
    whole, first, second = part(1), part(2, statement=50), part(3, statement=50)
    assert len(joined([whole, first, second], [(1, 2, 0.95), (1, 3, 0.9)])[0]) == 2
    first, second = replace(first, text="Never again"), replace(second, text="Never again")
    assert joined([whole, first, second], [(1, 2, 0.95), (1, 3, 0.9)]) == [[1, 2, 3]]


@given(st.integers(2, 30), st.floats(LINKED, 0.9), st.floats(0.91, 1))
def test_a_link_stronger_than_all_beside_it_is_never_cut(neighbours, weak, strong):
    # A shared quotation whose sides have paraphrases around them, each another half.
    near = range(3, 3 + neighbours)
    links = [(1 + node % 2, node, round(weak, 6)) for node in near] + clique(near, 0.9)
    remarks = joined([part(n, "x") for n in (1, 2, *near)], [*links, (1, 2, round(strong, 6))])
    assert any({1, 2} <= set(remark) for remark in remarks)


def test_the_same_words_of_one_speaker_are_one_however_they_hang_together():
    words = " ".join(["word"] * CERTAIN)
    nodes = range(1, 21)
    same = [part(n, "x", text=words) for n in nodes]
    chain = [Link(a, b, "exact", 0.9, "") for a, b in pairwise(nodes)]
    assert members(cluster({p.id: p for p in same}, chain)) == [list(nodes)]
    fragments = [replace(p, text=words.removeprefix("word ")) for p in same]
    assert members(cluster({p.id: p for p in fragments}, chain)) != [list(nodes)]


def test_compatible_speakers_need_a_higher_probability_than_one_and_the_same():
    same, unknown = [part(1, "x"), part(2, "x")], [part(1, "x"), part(2)]
    needs = needed(*unknown, "paraphrase")
    assert needs > needed(*same, "paraphrase") == needed(*unknown, "quotation")
    between = round((needs + needed(*same, "paraphrase")) / 2, 6)
    assert joined(same, [(1, 2, between)]) == [[1, 2]]
    assert joined(unknown, [(1, 2, between)]) == []
    assert joined(unknown, [(1, 2, needs)]) == [[1, 2]]


EDGES = st.dictionaries(
    st.tuples(st.integers(1, 14), st.integers(1, 14)).filter(lambda ends: ends[0] < ends[1]),
    st.floats(0.15, 1),
    max_size=50,
)
SPEAKERS = [None, "obama", "barack obama", "michelle obama", "putin"]


def drawn(edges):
    rows = [(a, b, round(p, 6)) for (a, b), p in edges.items()]
    return [part(n, SPEAKERS[n % 5], statement=n // 2 + 100) for n in range(1, 15)], rows


@given(EDGES)
def test_no_remark_holds_two_people_or_two_parts_of_one_statement(edges):
    parts, rows = drawn(edges)
    for remark in rejoin({p.id: p for p in parts}, [Link(a, b, "paraphrase", p, "") for a, b, p in rows], 0.2):
        assert all(speakers_of_pair(a, b) != "different" for a, b in combinations(remark.parts, 2))
        assert len({p.statement for p in remark.parts}) == len(remark.parts)
        assert remark.id == identity("remark", remark.anchor.id)
        assert remark.anchor == min(remark.parts, key=lambda p: (p.published, p.article, p.start))


@given(EDGES, st.floats(0.15, 1), st.floats(0.15, 1))
def test_a_higher_probability_never_joins_more(edges, one, other):
    parts, rows = drawn(edges)
    low, high = sorted((one, other))
    loose = joined(parts, rows, low)
    assert all(any(set(remark) <= set(around) for around in loose) for remark in joined(parts, rows, high))


@given(EDGES, EDGES)
def test_what_hangs_together_elsewhere_changes_nothing_here(here, there):
    parts, rows = drawn(here)
    others = [replace(p, id=p.id * 7 + 1000, statement=p.statement + 1000) for p in parts]
    more = [(a * 7 + 1000, b * 7 + 1000, round(p, 6)) for (a, b), p in there.items()]
    together = joined([*others, *parts], [*more, *rows])
    assert sorted(r for r in together if r[0] < 1000) == joined(parts, rows)


@given(EDGES.filter(bool))
def test_the_weakest_link_is_that_of_a_maximum_spanning_tree(edges):
    links = [Link(a, b, "", round(p, 6), "") for (a, b), p in edges.items()]
    graph = networkx.Graph()
    graph.add_weighted_edges_from((link.left, link.right, link.probability) for link in links)
    tree = networkx.maximum_spanning_tree(graph)
    assert weakest(links).probability == min(p for _, _, p in tree.edges(data="weight"))


def test_the_weakest_link_is_where_a_remark_comes_apart_not_the_smallest():
    ring = [Link(1, 2, "", 0.9, ""), Link(2, 3, "", 0.8, ""), Link(1, 3, "", 0.4, "")]
    assert weakest(ring) == ring[1]


def test_the_same_claim_by_another_speaker_is_an_echo_and_by_nobody_is_none():
    parts = [part(1, "x"), part(2, "x"), part(3, "y"), part(4), part(5, "z")]
    remarks = cluster({p.id: p for p in parts}, [Link(1, 2, "paraphrase", 0.9, "")])
    judged = [(1, 3, 0.7), (2, 3, 0.8), (1, 4, 0.9), (2, 5, 0.3)]
    pairs = [SimpleNamespace(left=parts[a - 1], right=parts[b - 1], likeness=p) for a, b, p in judged]
    assert {id: [(echo.part.id, echo.likeness) for echo in found] for id, found in echoes(remarks, pairs).items()} == {
        remarks[0].id: [(3, 0.8)]
    }


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12), st.floats(0.5, 1)), max_size=40), st.randoms())
def test_the_order_of_links_changes_nothing_and_a_part_is_in_one_remark(links, chance):
    edges = {(a, b): round(p, 6) for a, b, p in links if a < b}
    rows = [(a, b, p) for (a, b), p in edges.items()]
    shuffled = random.Random(chance.random()).sample(rows, len(rows))
    parts = [part(n, speaker=[None, "x", "y"][n % 3]) for n in range(1, 13)]
    first = joined(parts, rows)
    assert first == joined(parts, shuffled)
    members = [node for remark in first for node in remark]
    assert len(members) == len(set(members))
    assert all(len({n % 3 for n in remark} - {0}) <= 1 for remark in first)


def test_every_link_keeps_its_probability_and_reason():
    link = Link(1, 2, "paraphrase", 0.87, "same speaker")
    (remark,) = cluster({1: part(1), 2: part(2)}, [link])
    assert remark.links == (link,)
    assert remark.weakest == pytest.approx(0.87)
