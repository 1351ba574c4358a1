"""Asking for words: verbatim, shortened, in other words, not found."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from compare.errors import InputError
from compare.reading.texts import words
from compare.store.databases import quoted, schema
from compare.tracing.searches import (
    Piece,
    asked_parts,
    find_in,
    find_meaning,
    find_words,
    join_found,
    needed_words,
    spelled,
    verdict,
)
from compare.tracing.searches.queries import read_asked
from compare.tracing.searches.sieves import Sieve, squeeze

SEEDS = sorted(Path(__file__).parent.parent.joinpath("seeds").glob("*.txt"))
HARBOUR = (
    "Harbour plan divides the town\n\n"
    "The mayor opened the meeting. “We will rebuild the old harbour before the winter storms arrive,” she said, "
    "“and nobody will pay a cent for it.” Three residents walked out.\n"
    "The fishermen were not convinced that the new bridge is safe. About 12 boats have left the port since May."
)


def seeds():
    return [(path.name[:3], path.read_bytes().decode("utf-8")) for path in SEEDS]


def found_in(asked, text=HARBOUR):
    return find_words(asked, [("a", text)])


def only(asked, text=HARBOUR):
    [told] = found_in(asked, text)
    assert told.text == text[told.start : told.end]
    return told


def places(text):
    """Where the operations on the right point to."""
    return lambda told: [text[op.right_start : op.right_end] for op in told.operations if op.op == "equal"]


# --- verbatim ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    [
        "rebuild the old harbour before the winter storms",
        "REBUILD — the old harbour; before the Winter storms!",
        "arrive, she said, and nobody will pay",  # across marks
        "Three residents walked out. The fishermen",  # across a line end
        "Harbour plan divides the town The mayor",  # from the headline on
        "reconstruire le château",
        "12 boats",
        "cent",
    ],
)
def test_words_that_stand_as_one_run_are_verbatim(asked):
    text = HARBOUR + " Il faut « reconstruire le chateau »."
    told = only(asked, text)
    assert (told.how, told.kept, told.cut, told.added) == ("verbatim", 1.0, (), ())
    assert [w.text for w in words(told.text)] == [w.text for w in words(asked)]
    assert places(text)(told)[0].startswith(told.text[:3])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("He said the group [the northern one] must leave the valley.", "[the northern one]"),
        ("He said the group (banned in the republic - ed.) must leave the valley.", "banned in the republic"),
        ("He said the group … must leave the valley.", "…"),
    ],
)
def test_what_an_editor_put_inside_does_not_break_a_run_and_is_told(text, shown):
    told = only("the group must leave the valley", text)
    assert told.how == "verbatim"
    assert shown in told.reason or shown == "…"
    assert told.text.endswith("leave the valley")


def test_brackets_of_the_asked_words_may_be_missing():
    told = only("the group [of rebels] must leave the valley", "He said the group must leave the valley.")
    assert told.how == "verbatim"
    assert "brackets" in told.reason


def test_words_inside_a_bracket_are_found_too():
    assert only("must leave the valley", "He left (they must leave the valley - ed.).").how == "verbatim"


def test_a_quotation_parted_by_who_said_it_is_verbatim():
    told = only("We will rebuild the old harbour before the winter storms arrive and nobody will pay a cent for it")
    assert told.how == "verbatim"
    assert "she said" in told.reason


def test_a_run_is_one_of_words_not_of_letters():
    assert found_in("old harbour be", "The old harbour before.") == []
    assert found_in("ten der", "A tender offer.") == []


def test_a_denial_right_before_a_run_is_named():
    told = only("convinced that the new bridge is safe")
    assert told.how == "verbatim"
    assert [change.kind for change in told.changed] == ["negation"]
    assert "denies" in told.reason


def test_many_places_of_one_article_are_counted():
    found = found_in("the", "the cat and " * 40)
    assert len(found) == 5
    assert "35 more places" in found[-1].reason
    assert "small words" in found[0].reason


# --- shortened ---------------------------------------------------------------------------------------------------


def test_what_the_article_leaves_out_is_cut():
    asked = "We will rebuild the old harbour before the winter storms arrive, whatever the council may decide"
    told = only(asked)
    assert told.how == "shortened"
    assert told.cut == ("whatever the council may decide",)
    assert told.kept == pytest.approx(11 / 16, abs=1e-6)
    middle = only("We will rebuild the old and much loved harbour before the winter storms arrive")
    assert (middle.how, middle.cut) == ("shortened", ("and much loved",))


def test_what_the_asked_words_leave_out_is_added():
    told = only("We will rebuild the harbour before the storms arrive")
    assert told.how == "shortened"
    assert told.added == ("old", "winter")
    assert told.kept == 1.0


def test_a_few_words_in_common_are_a_near_miss():
    asked = "Experts told the board that the winter storms arrive ever earlier and last much longer than a decade ago"
    found = found_in(asked)
    assert all(told.how == "no" for told in found)
    assert verdict(found) == "NOT FOUND"


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("We will not rebuild the old harbour before the winter storms arrive", "negation"),
        ("About 15 boats have left the port since May", "number"),
        ("The fishermen were convinced that the new bridge is safe", "negation"),
        ("boats have left the port of Odessa since June", None),
    ],
)
def test_another_number_or_denial_is_never_verbatim_or_shortened(asked, kind):
    found = found_in(asked)
    assert not {told.how for told in found} & {"verbatim", "shortened"}
    if kind:
        [told] = found
        assert (told.how, told.otherwise) == ("no", True)
        assert kind in {change.kind for change in told.changed}
        assert told.reason.startswith("told otherwise: ")


def test_a_reworded_version_is_other_words():
    told = only("We shall rebuild the old harbour before the winter gales arrive")
    assert told.how == "other words"
    assert {"shall", "gales"} <= set(told.cut)


# --- told otherwise ----------------------------------------------------------------------------------------------

VALLEY = (
    "The agency found 110 letters in 52 separate boxes that were classified. Keller will rebuild the school of the "
    "valley before winter. Critics asked Keller why.\n"
    "“They want to sell the mill to the people of Brenn,” she said. “It is not ours. We must protect the old mill from "
    "the rising water,” she added. The council confirmed the report of the auditors on the mill. "
    "The teacher was born in the town of Brenn to two nurses. The council will meet again in the spring of 2014. "
    "The bridge could not be saved by the engineers of the town, and the road hasn’t been closed to traffic."
)


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("120 letters in 52 separate boxes that were classified", "number"),
        ("The council will meet again in the spring of 2019", "number"),
        ("The agency found 110 letters in 57", "number"),
        ("Larsen will rebuild the school of the valley before winter", "name"),
        ("They want to sell the mill to the people of Torv", "name"),
        ("It is false that they want to sell the mill to the people of Brenn", "negation"),
        ("he no longer believes the teacher was born in the town of Brenn", "negation"),
        ("Nobody thinks that Keller will rebuild the school of the valley before winter", "negation"),
        ("That we must protect the old mill from the rising water is not true", "negation"),
        ("It is ours. We must protect the old mill from the rising water", "negation"),
        ("The teacher was born in the town of Brenn. The council won’t meet again in the spring of 2014", "negation"),
        ("The bridge could be saved by the engineers of the town", "negation"),
        ("of the town, and the road has been closed to traffic", "negation"),
    ],
)
def test_what_stands_otherwise_at_the_first_or_last_words_is_a_near_miss_that_names_it(asked, kind):
    found = found_in(asked, VALLEY)
    assert verdict(found) == "NOT FOUND"
    assert any(kind in {change.kind for change in told.changed} for told in found if told.otherwise)
    assert all(VALLEY[told.start : told.end] == told.text for told in found)


@pytest.mark.parametrize(
    "asked",
    [
        "They want to sell the mill to the people of Brenn in 2014",  # the quotation ends there
        "In 2014, they want to sell the mill to the people of Brenn",  # and begins here
        "We must protect the old mill from the rising water, as Larsen said",
        "She said we must protect the old mill from the rising water, and nobody else will",
        "There is no doubt that we must protect the old mill from the rising water",
        "She did not apologise, but we must protect the old mill from the rising water",
    ],
)
def test_what_the_article_clips_is_shortened_whatever_is_missing(asked):
    assert verdict(found_in(asked, VALLEY)) == "SHORTENED"


def test_a_word_replaced_at_an_edge_is_no_cut():
    for asked, word in (
        ("Larsen will rebuild the old harbour before the winter storms arrive", "We"),
        ("Three residents walked out. The sailors", "fishermen"),
    ):
        assert all(told.how != "shortened" or word not in told.text for told in found_in(asked))
    told = only("Experts will rebuild the school of the valley before winter", VALLEY.replace("Critics", "We"))
    assert told.how != "shortened"
    assert "Keller" in told.reason


@pytest.mark.parametrize(
    ("asked", "sides"),
    [
        ("The agency found 110 letters in 52 separate boxes that were unclassified", "unclassified / classified"),
        ("The agency found 110 letters in 52 inseparate boxes that were classified", "inseparate / separate"),
        ("The council denied the report of the auditors on the mill", "denied / confirmed"),
    ],
)
def test_the_opposite_in_the_same_place_is_told_otherwise(asked, sides):
    told = only(asked, VALLEY)
    assert told.how == "no"
    assert told.reason.startswith(f"told otherwise: the opposite: {sides}")


def test_nearly_the_same_words_name_all_that_differs():
    assert only("The council confirmed the report of the inspectors on the mill", VALLEY).reason == (
        "nearly the same words: 10 of 11 in the same order; here “auditors” for “inspectors”"
    )
    reason = only("The fishermen were not fully convinced that the new pier is safe").reason
    assert "without “fully”, here “bridge” for “pier”" in reason


def test_a_denial_that_leads_into_a_run_is_named():
    told = only("the mill will be sold to the town", "It is false that the mill will be sold to the town.")
    assert told.how == "verbatim"
    assert "only the article denies: It is false that" in told.reason


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Make America Great Again", "a set phrase"),
        ("at the end of the day", "a set phrase"),
        ("it is in the", "small words only"),
        ("has to be", "small words only"),
    ],
)
def test_set_phrases_and_small_words_are_called_by_their_names(asked, said):
    reason = only(
        asked, "He said: Make America Great Again, at the end of the day! But it is in the hall it has to be."
    ).reason
    assert reason.endswith(f"{said}, which anybody may say")


# --- other words -------------------------------------------------------------------------------------------------


def piece(text, article="b", start=10, form="direct"):
    return Piece(article, start, start + len(text), text, form)


def test_other_words_are_taken_by_their_probability_and_near_misses_say_why():
    same = piece("We will rebuild our old harbour ahead of the storms of the winter", start=100)
    other = piece("The winter closed the schools of the whole valley for a week", "c")
    apart = piece("The council will discuss its budget on Monday", "d")
    asked = "We will rebuild the old harbour before the winter storms"
    found = find_meaning(asked, [other, same, apart], [[0.1, 0.93, 0.3]])
    assert [told.how for told in found] == ["other words", "no"]
    assert found[0].text == same.text
    assert all(100 <= op.right_start <= op.right_end <= same.end for op in found[0].operations)
    assert found[0].probability > found[1].probability
    assert "unlikely: 0.00 where 0.6 is needed" in found[1].reason
    assert verdict(found) == "OTHER WORDS"


def test_other_words_with_another_number_are_a_near_miss():
    found = find_meaning("12 boats left the old port in May", [piece("In May 30 boats left the old port")], [[0.95]])
    assert [told.how for told in found] == ["no"]


def test_a_query_of_two_sentences_is_compared_by_its_parts():
    asked = "The harbour will be rebuilt soon. The schools will be closed for a week."
    parts = asked_parts(asked)
    assert [asked[a:b] for a, b in parts] == [
        "The harbour will be rebuilt soon",
        "The schools will be closed for a week",
    ]
    found = find_meaning(asked, [piece("Schools will close for one week")], np.array([[0.1], [0.9]]))
    assert "schools" in found[0].reason


def test_a_piece_that_says_only_a_part_is_no_other_words():
    asked = "The mayor wants to rebuild the old harbour"
    [told] = find_meaning(asked, [piece("rebuild the old harbour")], [[0.9]])
    assert told.how == "no"


def test_nothing_to_compare_with_is_no_finding():
    assert find_meaning("some words that matter", [], np.zeros((1, 0))) == []
    assert verdict([]) == "NOT FOUND"


def test_both_ways_are_joined_without_telling_a_place_twice():
    asked = "rebuild the old harbour before the winter storms"
    by_words = found_in(asked)
    start = HARBOUR.index("We will rebuild")
    inside = Piece("a", start, start + 62, HARBOUR[start : start + 62], "direct")
    elsewhere = piece("Before winter the old harbour is to be rebuilt, the storms being near", "b")
    by_meaning = find_meaning(asked, [inside, elsewhere], [[0.95, 0.9]])
    found = join_found(by_words, by_meaning)
    assert found[0].how == "verbatim"
    assert [told.article for told in found] == ["a", "b"]
    assert verdict(found) == "VERBATIM"


def test_near_misses_are_few_and_one_an_article():
    pieces = [piece(f"The weather of day {n} was mild", f"article {n % 9}", 50 * n) for n in range(30)]
    found = join_found([], find_meaning("The weather turned to snow", pieces, np.full((1, 30), 0.2)))
    assert len(found) == 5
    assert len({told.article for told in found}) == 5
    assert {told.how for told in found} == {"no"}


# --- any query, any text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", ["", "  \n", "…!?", "“”", "\0", "\ud800"])
def test_a_query_without_a_word_is_refused_in_one_sentence(asked):
    with pytest.raises(InputError, match="has no word to look for: give"):
        find_words(asked, seeds())
    with pytest.raises(InputError):
        find_meaning(asked, [], np.zeros((0, 0)))


@pytest.mark.parametrize(
    "asked", ["it is in the", "Лавров сказал", "東京", "the " * 10_000, "[sic]", "don't", "100%", "ﬁnal ½ ℃ test"]
)
def test_odd_queries_have_an_answer(asked):
    assert verdict(find_words(asked, seeds())) in ("VERBATIM", "SHORTENED", "OTHER WORDS", "NOT FOUND")


def test_the_seeds_answer():
    found = find_words("this abscess has to be liquidated", seeds())
    assert verdict(found) == "VERBATIM"
    assert {told.article for told in found if told.how == "verbatim"} == {"003"}
    assert verdict(find_words("the moon is made of cheese", seeds())) == "NOT FOUND"
    clipped = find_words("Idlib is the last major stronghold of terrorists, everyone agrees", seeds())
    assert verdict(clipped) == "SHORTENED"


texts = st.text(st.sampled_from("the cat sat on mat no 12 ½é’ß℃İ[](…).,\n“” -ςᾳﬁAB\u0301\ud800\0𝔸") | st.characters())


@settings(max_examples=150, deadline=None)
@given(texts, texts)
def test_squeezing_misses_nothing(one, other):
    text = one + other
    assert squeeze(text) == b"".join(squeeze(text[w.start : w.end]) for w in words(text))
    for a in words(one):
        for b in words(other):
            assert a.text != b.text or squeeze(one[a.start : a.end]) == squeeze(other[b.start : b.end])


@settings(max_examples=100, deadline=None)
@given(texts, st.data())
def test_what_is_cut_from_a_text_is_verbatim_in_it(text, data):
    inside = words(text)
    if inside:
        first = data.draw(st.integers(0, len(inside) - 1))
        last = data.draw(st.integers(first, len(inside) - 1))
        asked = text[inside[first].start : inside[last].end]
        if asked.split() and words(asked):
            run = [w.text for w in words(asked)]
            found = found_in(asked, text)
            if run == [w.text for w in inside[first : last + 1]]:
                assert verdict(found) == "VERBATIM"


vocabulary = st.lists(
    st.sampled_from(
        ["we", "will", "not", "leave", "the", "old", "port", "12", "[sic]", "“", "come,", "May.", "(ed.)", "…"]
    ),
    min_size=1,
    max_size=40,
).map(" ".join)


@pytest.fixture(scope="module")
def lookup():
    """The search table of a database, empty."""
    made = re.search(r"^CREATE VIRTUAL TABLE article_words.*?;", schema(), re.M | re.S)[0]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(made)
        yield connection


@settings(max_examples=150, deadline=None)
@given(vocabulary, vocabulary | texts)
@example("we can’t leave covid19 wards", "WE CAN'T leave COVID-19 wards ²")
@example("le café des amis du port", "LE CAF\u00c9 des amis du port")
@example("cafe\u0301s of the old port", "cafe\u0301s of the old port")
@example("мы не покинем старый порт", "Мы не покинем старый порт")
@example("12 345 6 7", "12 345 6 7")
def test_no_article_that_has_the_words_is_missed_by_the_search_table(lookup, asked, text):
    if not words(asked) or not find_words(asked, [("a", text)]):
        return
    lookup.execute("INSERT INTO article_words (article_words) VALUES ('delete-all')")
    lookup.execute("INSERT INTO article_words (rowid, text) VALUES (1, ?)", [spelled(text)])
    needed = needed_words(asked)
    asked_for = " OR ".join(f"({' AND '.join(map(quoted, sorted(some)))})" for some in needed)
    assert not all(needed) or lookup.execute(
        "SELECT rowid FROM article_words WHERE article_words MATCH ?", [asked_for]
    ).fetchall() == [(1,)]


@settings(max_examples=150, deadline=None)
@given(vocabulary, st.lists(vocabulary, max_size=3), vocabulary | texts)
def test_places_are_true_and_articles_do_not_meddle(asked, articles, unrelated):
    corpus = [(str(n), text) for n, text in enumerate(articles)]
    if not words(asked):
        return
    found = find_words(asked, corpus)
    for told in found:
        text = articles[int(told.article)]
        assert told.text == text[told.start : told.end] != ""
        assert 0 <= told.kept <= 1
        assert not (told.how == "shortened" and told.otherwise)
        for op in told.operations:
            assert 0 <= op.left_start <= op.left_end <= len(asked)
            assert told.start <= op.right_start <= op.right_end <= told.end
    assert [told for told in find_words(asked, [("x", unrelated), *corpus]) if told.article != "x"] == found
    sieve = Sieve(read_asked(asked))
    for id, text in corpus:
        unsifted = [told for told in find_in(sieve, id, text) if told.how == "verbatim"]
        assert [told for told in found if told.article == id and told.how == "verbatim"] == unsifted
