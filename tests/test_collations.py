"""Many variants of one quotation in one table: the fullest on top, and no word of any of them lost."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from compare.matching.collations import Collation, Variant, collate
from compare.reading.texts import words


def whole(text: str) -> Variant:
    return text, ((0, len(text)),)


def shown(table: Collation) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row.cells] for row in table.rows]


FULL = "We have never seen such a flood, and the old bridge by the mill is gone for good"


def test_versions_stand_below_the_fullest_one() -> None:
    table = collate(
        [whole("the old bridge is gone for good"), whole(FULL), whole("We have never seen such a big storm")]
    )
    assert [row.variant for row in table.rows] == [1, 2, 0]
    assert shown(table) == [
        ["We have never seen such a", "flood, and", "the old bridge", "by the mill", "is gone for good"],
        ["We have never seen such a", "big storm", "", "", ""],
        ["", "", "the old bridge", "", "is gone for good"],
    ]
    assert set(table.columns) == {"words"}


def test_words_put_in_have_a_column_that_versions_share() -> None:
    table = collate(
        [whole(FULL), whole(FULL[:31].replace("seen", "ever seen")), whole("We have never yet seen such a flood")]
    )
    at = table.columns.index("inserted")
    assert table.columns.count("inserted") == 1
    assert sorted(row[at] for row in shown(table)) == ["", "ever", "yet"]


def test_a_clause_that_moved_has_its_own_column() -> None:
    swapped = "the old bridge by the mill is gone for good, and we have never seen such a flood"
    table = collate([whole(FULL), whole(swapped)])
    at = table.columns.index("moved")
    assert [row[at] for row in shown(table)] == ["", "We have never seen such a flood"]


def test_spans_and_places_are_those_of_the_text() -> None:
    text = "“We are ready,” she said. “We wait for an answer.”"
    table = collate([(text, ((1, 13), (27, 48))), whole("We are ready")])
    assert shown(table) == [["We are ready", "We wait for an answer"], ["We are ready", ""]]
    for row in table.rows:
        for cell in row.cells:
            assert cell is None or (text, "We are ready")[row.variant][cell.start : cell.end] == cell.text


def test_nothing_to_lay_out() -> None:
    assert collate([]) == Collation((), ())
    assert collate([("", ())]).rows[0].cells == ()


WORDS = ["we", "have", "not", "seen", "the", "old", "bridge", "fall", ",", "and", "nobody", "has", "…", "(so)"]
VARIANTS = st.lists(
    st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join),
    min_size=1,
    max_size=5,
)


@given(VARIANTS, st.randoms(use_true_random=False))
def test_the_order_given_makes_no_difference(texts: list[str], random: object) -> None:
    table = collate([whole(text) for text in texts])
    mixed = sorted(texts, key=lambda _: random.random())  # type: ignore[attr-defined]
    again = collate([whole(text) for text in mixed])
    assert table.columns == again.columns
    assert [row.cells for row in table.rows] == [row.cells for row in again.rows]


@given(VARIANTS)
def test_a_row_gives_back_the_words_of_its_version(texts: list[str]) -> None:
    table = collate([whole(text) for text in texts])
    assert sorted(row.variant for row in table.rows) == list(range(len(texts)))
    for row in table.rows:
        cells = [cell for cell in row.cells if cell]
        assert all(a.end <= b.start for a, b in pairwise(cells))
        told = [word.text for cell in cells for word in words(cell.text)]
        assert told == [word.text for word in words(texts[row.variant])]
    for number in range(len(table.columns)):
        assert any(row.cells[number] for row in table.rows)
