"""How many independent sources stand behind a remark, and why those counted together are; all by constructed parts."""

import pytest

from compare.tracing.origins import COPIED, Merge, origins, own_in_common
from compare.tracing.remarks import Link, Part, Remark

SAID = "we will keep the harbour open to every boat for as long as the ice allows"
OTHERWISE = "the harbour stays open and every boat may enter for as long as any ice permits it"


def part(number, outlet, text=SAID, quoted=True):
    return Part(number, number, number, 0, len(text), "direct", quoted, outlet, None, None, "2020-03-01", text)


def remark(*parts, tier="quotation"):
    links = tuple(Link(parts[0].id, other.id, tier, 0.9, "") for other in parts[1:])
    return Remark(1, parts, links, 0.9)


def test_two_outlets_with_the_same_words_are_two_origins_and_nothing_is_merged():
    found = origins(remark(part(1, "Dawn"), part(2, "Evening")), {})
    assert (found.names, found.merges) == (("dawn", "evening"), ())


def test_a_carrier_is_the_source_and_the_reason_says_so():
    found = origins(remark(part(1, "TASS"), part(2, "Evening"), part(3, "Dawn", "short")), {2: "Tass"})
    assert found.names == ("dawn", "tass")
    assert found.merges == (Merge("tass", "evening", "says that its words came through it"),)


def test_a_credit_of_the_article_counts_where_the_statement_names_no_carrier():
    found = origins(remark(part(1, "Dawn"), part(2, "Evening")), {1: "Reuters"}, credits={1: "AP", 2: "AP"})
    assert found.names == ("ap", "reuters")
    assert [merge.reason for merge in found.merges] == ["says that its words came through it", "credits it"]


def test_outlets_with_one_agency_are_one_origin():
    three = remark(part(1, "Dawn"), part(2, "Evening"), part(3, "Noon"))
    assert origins(three, {}, credits={1: "AP", 3: "Associated Press"}).names == ("ap", "evening")


def test_articles_that_share_a_reporters_text_are_one_origin_through_a_third_too():
    three = remark(part(1, "Dawn"), part(2, "Evening"), part(3, "Noon"), part(4, "Night"))
    found = origins(three, {}, copied=[(1, 2), (2, 3), (8, 9)])
    assert found.names == ("dawn", "night")
    assert [(merge.left, merge.right) for merge in found.merges] == [("dawn", "evening"), ("evening", "noon")]
    assert {merge.reason for merge in found.merges} == {"share text beyond what was said"}


def test_the_same_words_of_one_translation_are_one_origin():
    told = remark(part(1, "Dawn"), part(2, "Evening"), part(3, "Noon", OTHERWISE), tier="paraphrase")
    found = origins(told, {3: "TASS"})
    assert found.names == ("dawn", "tass")
    assert found.merges[1:] == (Merge("dawn", "evening", "have the same words of one translation"),)


def test_two_wordings_that_differ_throughout_tell_of_no_translation():
    told = remark(part(1, "Dawn"), part(2, "Evening"), part(3, "Noon", OTHERWISE), tier="paraphrase")
    assert origins(told, {}).names == ("dawn", "evening", "noon")


def test_what_was_told_to_who_publishes_in_another_language_was_translated():
    told = remark(part(1, "Dawn"), part(2, "Evening"), part(3, "Noon"))
    assert origins(told, {3: "Kommersant"}).names == ("dawn",)
    assert origins(told, {3: "Fox News"}).names == ("dawn", "evening", "fox news")


@pytest.mark.parametrize("text", ["the same few words here", ""])
def test_a_few_words_are_no_translation(text):
    told = remark(part(1, "Dawn", text), part(2, "Evening", text), part(3, "Noon", "x"))
    assert origins(told, {3: "TASS"}).names == ("dawn", "evening", "tass")


def test_what_is_reported_without_marks_is_nobodys_translation():
    told = remark(part(1, "Dawn"), part(2, "Evening", quoted=False), part(3, "Noon", "x"))
    assert origins(told, {3: "TASS"}).names == ("dawn", "evening", "tass")


def test_text_in_common_counts_only_outside_of_speech_and_by_the_smaller_side():
    spans = [(0, 200, 1000, 1200), (300, 320, 50, 70)]
    assert own_in_common(spans, [], []) == 220
    assert own_in_common(spans, [(0, 150)], [(1000, 1050)]) == 70 < COPIED
    assert own_in_common([], [(0, 9)], []) == 0
