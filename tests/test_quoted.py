"""Parts of statements that share a quotation: which are held to report one remark."""

from dataclasses import replace

import pytest

from compare.engines import open_engine
from compare.engines.batches import concatenate, texts
from compare.pipeline.rows import PARTS, from_json, part_columns
from compare.pipeline.stages.links import Judged
from compare.pipeline.stages.quotations import SHARED, shared_batch
from compare.pipeline.stages.quoted import MORE, QUOTED, beside, judged, linked_by_quotations
from compare.tracing.remarks import Part

SAID = "the ferry will not sail before the harbour is free of ice"


def part(id, text=SAID, speaker="ruiz", published="2020-05-04", **known):
    place = {"article": id, "start": 0, "end": len(text), "form": "direct", "quoted": True, "outlet": f"paper {id}"}
    return Part(
        id=id, statement=10 * id, speaker=speaker, name=speaker, published=published, text=text, **place | known
    )


def likely(one, other):
    held = judged(one, other)
    return held and round(held.probability, 2)


def test_all_words_in_common_count_most():
    assert likely(part(1), part(2)) == round(QUOTED + MORE, 2)
    assert QUOTED < likely(part(1), part(2, SAID.replace("the harbour is", "our port is"))) < QUOTED + MORE


def test_where_links_compete_for_a_part_the_one_with_more_of_its_words_holds():
    nearly, again = part(2, f"{SAID} and of snow"), part(3, "the harbour is free of ice")
    assert judged(part(1), nearly).probability > judged(part(1), again).probability >= QUOTED


def test_it_is_the_same_from_the_other_side():
    assert judged(part(1), part(2)) == judged(part(2), part(1))


@pytest.mark.parametrize("speaker", [None, "ana ruiz"])
def test_who_may_be_the_same_is_no_reason_against(speaker):
    assert likely(part(1), part(2, speaker=speaker)) == round(QUOTED + MORE, 2)


def test_two_named_speakers_or_distant_days_are_kept_asunder_and_told():
    for other, why in (
        (part(2, speaker="petrov"), "different speakers"),
        (part(2, published="2021-06-01"), "days apart"),
    ):
        held = judged(part(1), other)
        assert held.probability == 0
        assert held.likeness > QUOTED
        assert why in held.reason


def test_long_words_outweigh_a_speaker_who_is_not_named_beside_them():
    guessed = part(2, speaker="petrov", guessed=True)
    assert likely(part(1), guessed) == round(QUOTED + MORE, 2)
    few = "the ferry will not sail"
    assert likely(part(1, few), replace(guessed, text=few, end=len(few))) == 0


def test_parts_without_words_in_common_are_not_held():
    assert judged(part(1), part(2, "nobody has asked us about any of this")) is None


def test_a_few_words_count_beside_a_shared_quotation():
    assert beside(["nobody", "will", "stop", "us"], ["no", "nobody", "will", "ever", "stop", "us", "here"])[0] == 1
    assert beside(["we", "do", "not"], ["we", "do", "not"]) == (0.0, "")
    assert beside(["can't", "go", "on"], ["cannot", "go", "on"])[0] == 1


def test_only_statements_that_share_a_quotation_meet():
    parts = [part(1), part(2), part(3), part(2, "and that is what the captain told the whole crew", start=90)]
    parts[3] = replace(parts[3], id=4, end=140)
    rows = [{"id": 1, "left": 10, "right": 20, "across": True, "alignment": "{}", "match": "{}"}]
    with open_engine("inline") as engine:
        kept = engine.keep(PARTS, [PARTS.pack(part_columns(parts, [True] * len(parts)))])
        found = linked_by_quotations(engine, engine.keep(SHARED, [shared_batch(rows)]), kept)
        batch = concatenate([found.schema.empty(), *found])
        pairs = [(one.left.id, one.right.id) for one in (from_json(text, Judged) for text in texts(batch, "record"))]
    assert pairs == [(1, 2)]
