"""Joining parts into remarks: what a false link must not do, and what order and company must not change."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.tracing.remarks import Link, Part, cluster


def part(id, speaker=None, published="", article=1, statement=None):
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
        f"part {id}",
    )


def joined(parts, links):
    remarks = cluster({p.id: p for p in parts}, [Link(a, b, "paraphrase", p, "") for a, b, p in links])
    return sorted(sorted(p.id for p in r.parts) for r in remarks)


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


def test_a_surname_alone_goes_with_the_only_person_of_that_name():
    links = [(a, b, 0.9) for a in range(1, 4) for b in range(a + 1, 4)]
    assert joined([part(1, "obama"), part(2, "barack obama"), part(3)], links) == [[1, 2, 3]]
    assert joined([part(1, "obama"), part(2, "barack obama"), part(3, "michelle obama")], links) == []


def test_a_part_that_a_division_leaves_without_a_link_is_in_no_remark():
    parts = [part(1, "a"), part(2, "b"), part(3, "a")]
    assert joined(parts, [(1, 2, 0.9), (2, 3, 0.9)]) == []


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
