"""What a difference does to the meaning, and what is no change at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.matching.alignments import align
from compare.matching.changes import Change, Difference, changes, compared

SEEDS = Path(__file__).parent.parent / "seeds"


def found(left: str, right: str) -> tuple[Change, ...]:
    return changes(left, [(0, len(left))], right, [(0, len(right))])


def kinds(left: str, right: str) -> set[str]:
    return {change.kind for change in found(left, right)}


@pytest.mark.parametrize(
    ("left", "right", "kind", "words"),
    [
        ("We counted 412 boats in the bay", "We counted 214 boats in the bay", "number", ("412", "214")),
        ("Prices rose 5 percent over the year", "Prices rose 6% over the year", "number", ("5", "6")),
        (
            "We will meet the envoy in Geneva next week",
            "We will meet the envoy in Vienna next week",
            "name",
            ("Geneva", "Vienna"),
        ),
        ("Fishing is not permitted in the lake", "Fishing is permitted in the lake", "negation", ("not permitted", "")),
        (
            "The mayor must resign after this report",
            "The mayor may resign after this report",
            "modality",
            ("must", "may"),
        ),
        (
            "The plant reportedly leaked oil into the sea",
            "The plant leaked oil into the sea",
            "hedge",
            ("reportedly", ""),
        ),
        ("We will pay the farmers if the rain stays away", "We will pay the farmers", "condition", ("if", "")),
        (
            "They hinted at a new tax on coal and gas",
            "They demanded a new tax on coal and gas",
            "strength",
            ("hinted", "demanded"),
        ),
    ],
)
def test_each_kind_is_named_with_its_words(left: str, right: str, kind: str, words: tuple[str, str]) -> None:
    assert (kind, *words) in [(change.kind, change.left, change.right) for change in found(left, right)]
    assert (kind, *reversed(words)) in [(change.kind, change.left, change.right) for change in found(right, left)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("We saw twelve ships in the bay", "We saw 12 ships in the bay"),
        ("Rents went up 5 percent", "Rents went up 5%"),
        ("It cost two million crowns to build", "It cost 2,000,000 crowns to build"),
        ("Moscow is ready to sign the paper", "Russia is ready to sign the paper"),
        ("The Syrian army left the town", "Syria's army left the town"),
        ("The town must rebuild the school", "The town has to rebuild the school"),
        ("“I will come back”, he said", "he said he would come back"),
        ("We do not want to leave", "We don't want to leave"),
        ("He is sure that the road is safe, and that the lake is clean", "He is sure that the road is safe"),
        ("It was 20 years ago", "It was twenty years ago"),
    ],
)
def test_the_same_in_another_form_is_no_change(left: str, right: str) -> None:
    assert found(left, right) == ()


def test_a_cut_name_is_left_out_not_changed() -> None:
    left = "In a long speech at the hall the minister and Anna Berg of the union praised the crew of the ferry"
    assert "name" not in kinds(left, "the minister praised the crew of the ferry")


def test_the_reporting_verb_is_compared_where_it_is_given() -> None:
    text = "the vote was fair"
    span = [(0, len(text))]
    assert [c.kind for c in changes(text, span, text, span, left_cue="said", right_cue="claimed")] == ["attribution"]
    assert changes(text, span, text, span, left_cue="said", right_cue="told") == ()


def test_places_give_the_words_back() -> None:
    left, right = "He said: we counted 412 boats in the bay.", "Yes: we counted 214 boats in the bay."
    for change in changes(left, [(9, 40)], right, [(5, 36)]):
        assert change.left_span
        assert change.right_span
        assert left[slice(*change.left_span)] == change.left == "412"
        assert right[slice(*change.right_span)] == change.right == "214"


def seed_changes(name: str, left: str, right: str) -> list[tuple[str, str, str, str]]:
    text = next(SEEDS.glob(f"{name}_*")).read_bytes().decode("utf-8")
    spans = [(text.index(part), text.index(part) + len(part)) for part in (left, right)]
    return [(c.kind, c.left, c.right, c.note) for c in changes(text, spans[:1], text, spans[1:])]


def test_seed_negation_moved() -> None:
    assert seed_changes(
        "001",
        "Terrorists are opposed to the separation of the opposition in Idlib and try in any way not to leave the "
        "moderate position of this region",
        "try financially and in other ways, including intimidation, not to allow the military formations that are part "
        "of the al-Nusra Front … to leave this region and even force them to co-operate with them.",
    ) == [("negation", "not to leave", "not to allow", "negation moved")]


def test_seed_two_conditions_became_one() -> None:
    found = seed_changes(
        "002",
        "Moscow has confirmed to Washington it is ready to extend the ceasefire in Aleppo for as long as the militants "
        "observe it",
        "we are ready to extend the humanitarian pause, the ceasefire regime for as long as Jabhat al-Nusra and its "
        "allying militants do not make provocations, do not violate the ceasefire regime in attempts to prevent "
        "civilians from fleeing seized East Aleppo,",
    )
    assert [(kind, note) for kind, _, _, note in found] == [("condition", "2 conditions on one side, 1 on the other")]


def test_seed_the_lede_names_nobody_where_the_quotation_names_putin() -> None:
    text = next(SEEDS.glob("002_*")).read_bytes().decode("utf-8")
    lede = text.index("Moscow has confirmed to Washington"), text.index(" for as long as the militants observe it")
    said = text.index("Russia's President Vladimir Putin"), text.index(" for as long as Jabhat")
    alignment = align(text, [lede], text, [said])
    changed, differing = compared(text, [lede], text, [said], alignment)
    only_there = [text[slice(*one.right_span)] for one in differing if one.kind == "clipped" and one.right_span]
    assert any("Vladimir Putin" in words for words in only_there)
    assert not any("Putin" in one.right for one in changed)


def test_seed_headlines_are_stronger() -> None:
    assert seed_changes(
        "000",
        "US Proposals to Start Dialogue with Al-Qaeda Terrorists in Idlib Absolutely Unacceptable",
        "It’s not the first time we hear such hints and we consider them absolutely unacceptable,",
    ) == [("strength", "Proposals", "hints", "other strength (offer)")]
    assert (
        "strength",
        "DESTROY",
        "expel",
        "other strength (removal), in capitals",
    ) in seed_changes(
        "001",
        "Syria has the right to DESTROY terrorists in Idlib",
        "who have every right to preserve their sovereignty and expel and liquidate [any] terrorist threat from their "
        "territory,",
    )
    assert seed_changes(
        "001",
        "Syria has the right to DESTROY terrorists in Idlib",
        "liquidate [any] terrorist threat from their territory,",
    ) == [("strength", "DESTROY", "liquidate", "other strength (removal), in capitals")]
    assert ("strength", "not ready to put", "never put", "“never” on one side only") in seed_changes(
        "004",
        "Russia not ready to put up with terrorists presence in Syria’s Idlib",
        "Russia will never put up with the presence of terrorists in Syria’s Idlib governorate as there can be no "
        "truce with them",
    )


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("We find the plan fair and will sign it", "We find the plan unfair and will sign it", "negation"),
        ("The road was useful to the farms here", "The road was useless to the farms here", "negation"),
        ("They came third in the long race", "They came fifth in the long race", "number"),
        ("They came in the 21st boat of the race", "They came in the 12th boat of the race", "number"),
        ("We met Berglund at the old harbor", "We met Okonjo at the old harbor", "name"),
        ("The council is honest about the bridge", "The council is purportedly honest about the bridge", "hedge"),
        ("We will open the mill again", "Assuming that the roof holds, we will open the mill again", "condition"),
        ("We will open the mill again", "We will open the mill again, in the event that it rains", "condition"),
        ("We will open all the mills", "We will open all the mills, except for the old one", "condition"),
        ("I know that they asked the council for a loan", "I know that they begged the council for a loan", "strength"),
        ("The guests must leave the old harbor", "The guests are free to leave the old harbor", "modality"),
        ("The town has signed the paper on the lake", "The town will sign the paper on the lake", "tense"),
        ("The guests left the old harbor at noon", "The guests are about to leave the old harbor at noon", "tense"),
    ],
)
def test_words_that_no_list_holds_are_known_by_build_and_place(left: str, right: str, kind: str) -> None:
    assert kinds(left, right) == {kind}
    assert kinds(right, left) == {kind}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Capt. Halvorsen thanked the crew of the ferry", "Captain Halvorsen thanked the crew of the ferry"),
        ("We talked with Gadhafi about the oil fields", "We talked with Qaddafi about the oil fields"),
        ("It cost 1.5 million crowns to build the mill", "It cost 1,500,000 crowns to build the mill"),
        ("We saw a dozen ships in the bay at noon", "We saw 12 ships in the bay at noon"),
        ("It’s been a hard year for the farms", "It has been a hard year for the farms"),
        ("The goverment will organise the race again", "The government will organize the race again"),
        (
            "They work on decision-making in the policy makers’ club",
            "They work on decision making in the policymakers' club",
        ),
        ("We won the fourth race on the lake", "We won the 4th race on the lake"),
        ("We will open the mill. No one objects to that plan here", "We will open the mill"),
    ],
)
def test_the_same_words_otherwise_written_are_no_change(left: str, right: str) -> None:
    assert found(left, right) == found(right, left) == ()


def test_a_negation_ends_at_its_comma() -> None:
    assert "negation" not in kinds(
        "No, the road to the lake is safe for the children", "the road is safe, the mayor told us on Monday"
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("mill means work", "You can’t, because the mill means work, sail up there in a week and ask for a boat."),
        ("our bridge", "This is not hers, our bridge is what she should think of, and the people of the lake."),
        ("sold the tents", "Was anyone ready to pay? I was not. We sold the tents and the boats in the old town."),
    ],
)
def test_a_negation_denies_nothing_behind_the_end_of_its_clause(left: str, right: str) -> None:
    assert "negation" not in kinds(left, right) | kinds(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("We hand over nothing by asking the council twice", "We hand nothing over by asking the council twice"),
        ("I would not have sold the old mill", "I would have not sold the old mill"),
        ("The mayor never gets anyplace near the old mill", "The mayor gets nowhere near the old mill"),
        ("This is not something we can sell to the town", "This is something that we cannot sell to the town"),
        ("He's not in a mood to sing at this time of day", "He's in no mood to sing at this time of day"),
    ],
)
def test_a_denial_that_both_sides_have_a_word_further_on_is_no_change(left: str, right: str) -> None:
    assert "negation" not in kinds(left, right) | kinds(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("I tell you not all is lost in the old town", "I tell you all is not lost in the old town"),
        ("He did not say he would sell the old mill", "He did say he would not sell the old mill"),
        ("I am not sad. We will sell the mill to the town", "I am sad. We will not sell the mill to the town"),
    ],
)
def test_a_denial_that_moved_to_other_words_is_a_change(left: str, right: str) -> None:
    assert "negation" in kinds(left, right) & kinds(right, left)


def test_a_numero_sign_denies_nothing() -> None:
    assert "negation" not in kinds(
        "She called it the No. 1 risk for the farms", "She called it the main risk for the farms"
    )


def test_never_beside_another_negation_is_told_the_same_from_both_sides() -> None:
    left, right = "we will not sign it now and we will not sell it", "we will never sign it now and we will not sell it"
    assert kinds(left, right) == kinds(right, left) == {"strength"}


def test_a_number_elsewhere_hides_no_change() -> None:
    left = "There were two boats, and two candidates for the race"
    assert kinds(left, "There were seven boats, and two candidates for the race") == {"number"}


def test_what_a_list_knows_is_surer_than_what_its_place_suggests() -> None:
    listed = found("The guests must leave the old harbor", "The guests may leave the old harbor")
    placed = found("The guests will work in the old harbor", "The guests will toil in the old harbor")
    assert listed[0].sure > placed[0].sure


def test_a_reporting_verb_that_no_list_knows_has_a_colour_of_its_own() -> None:
    text = "the vote was fair"
    span = [(0, len(text))]
    assert [c.kind for c in changes(text, span, text, span, left_cue="said", right_cue="boasted")] == ["attribution"]
    assert changes(text, span, text, span, left_cue="gloated", right_cue="gloats") == ()


def test_in_a_translation_reworded_words_are_neutral_but_numbers_names_and_negations_are_not() -> None:
    left = (
        "Before you hand us a demand about the 12 bridges we would ask our friends in Bergen to take the blame for the "
        "men they helped into the town hall"
    )
    right = (
        "Before giving any demand to us about the 12 bridges we should call our friends in Bergen to accept the blame "
        "of people whom they brought into the town hall"
    )
    assert translated(left, right) == set()
    assert translated(left, right.replace("12", "15")) == {"number"}
    assert translated(left, right.replace("Bergen", "Tromso")) == {"name"}
    assert translated(left, right.replace("the blame", "no blame")) == {"negation"}
    assert found(left, right) != ()


def translated(left: str, right: str) -> set[str]:
    sides = left, [(0, len(left))], right, [(0, len(right))]
    alignment = align(*sides, interpreted=True)
    assert alignment.translation
    return {change.kind for change in changes(*sides, alignment)}


def differences(left: str, right: str) -> tuple[Difference, ...]:
    sides = left, [(0, len(left))], right, [(0, len(right))]
    return compared(*sides, align(*sides))[1]


def types(left: str, right: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.where, one.note) for one in differences(left, right)]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("We can’t sign the paper today", "We cannot sign the paper today", ("spelling", "", "same words")),
        ("We sign, and then we rest", "We sign and then we rest", ("spelling", "", "punctuation")),
        ("We will sign it today. It rains again", "We will sign it today", ("clipped", "end", "right, not marked")),
        ("We will sign it today. It rains again", "We will sign it today …", ("clipped", "end", "right, marked")),
        ("Of course we will sign it today", "… we will sign it today", ("clipped", "start", "right, marked")),
        (
            "We will sign the paper on the lake and the bay today",
            "We will sign the paper … today",
            ("clipped", "inside", "right, marked"),
        ),
        (
            "We will [all] sign the paper today",
            "We will sign the paper today",
            ("insertion", "inside", "square brackets"),
        ),
        (
            "We will sign the (blue) paper today",
            "We will sign the paper today",
            ("insertion", "inside", "round brackets"),
        ),
        ("We will sign the paper in the hall", "We will sign the book in the hall", ("reworded", "inside", "")),
        (
            "We will sign it today, Berg said, and then rest",
            "We will sign it today, and then rest",
            ("inserted", "inside", "left, who said it"),
        ),
        (
            "We will sign [as planned] the paper, today",
            "We will sign the paper today",
            ("spelling", "", "punctuation"),
        ),
        (
            "when the rain stops at last we will sail home with the old boats",
            "we will sail home with the old boats when the rain stops at last",
            ("reordered", "", ""),
        ),
    ],
)
def test_each_difference_has_its_type(left: str, right: str, expected: tuple[str, str, str]) -> None:
    assert expected in types(left, right)


@given(st.text(max_size=200), st.text(max_size=200))
def test_the_differences_of_any_texts_can_be_told(left: str, right: str) -> None:
    for one in differences(left, right):
        assert 0 < one.sure < 1


@given(st.text(max_size=200))
def test_a_text_and_itself_never_differ(text: str) -> None:
    assert found(text, text) == ()


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_can_be_compared(left: str, right: str) -> None:
    for change in found(left, right):
        assert change.left_span is None or left[slice(*change.left_span)] == change.left
        assert change.right_span is None or right[slice(*change.right_span)] == change.right


@pytest.mark.parametrize(
    ("one", "other", "denied"),
    [
        *[("rose", "arose", False), ("back", "aback", False), ("to", "into", False), ("til", "until", False)],
        *[("moral", "amoral", True), ("fair", "unfair", True), ("legal", "illegal", True), ("use", "useless", True)],
    ],
)
def test_what_is_put_before_a_word_denies_it_only_where_it_makes_its_opposite(one, other, denied):
    from compare.matching.changes.forms import denies

    assert denies(other, one) == denied
    assert not denies(one, other)


def test_what_is_insisted_on_is_no_condition() -> None:
    told, cited = "We sold the mill, he insisted that the town should know", "We sold the mill, the town should know"
    assert "condition" not in kinds(told, cited) | kinds(cited, told)
    asked = "We sold the mill, assuming that the town should know"
    assert "condition" in kinds(asked, cited) & kinds(cited, asked)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "We have not sold any boats, burned the barns or lied",
            "We have not sold any boats. We have not burned the barns",
        ),
        (
            "I don't want to sell the mill or burn the barns",
            "I don't want to sell the mill, I don't want to burn the barns",
        ),
        ("But I didn't find the old harbor map", "But I didn't — I didn't find the old harbor map"),
        ("I don't know the way to the harbor", "I don't know. I don't know the way to the harbor"),
        (
            "Any mayor who comes after me will pay the bill",
            "Any mayor who comes after me, not just me, will pay the bill",
        ),
        ("Learn to wait for the boat. Count to ten", "Learn to wait for the boat. It's not hard. Count to ten"),
        ("We ask whether they should pay the bill", "We ask whether or not they should pay the bill"),
        ("You should feel proud of the harbor today", "Shouldn't you feel proud of the harbor today"),
        ("He is the best captain of the fleet", "He is without a doubt the best captain of the fleet"),
        ("The bakers [are not] punished for the bread", "The bakers should not be punished for the bread"),
        ("They live in the town without fear", "They live in the town (without) fear"),
        ("The valley is not and never will be at war with us", "The valley will never be at war with us"),
        ("They have no idea what the harbor costs", "They don't have any idea what the harbor costs"),
        ("There were kind of two boats in the harbor", "There were two boats in the harbor"),
    ],
)
def test_a_denial_that_both_sides_have_or_that_denies_nothing_in_common_is_no_change(left: str, right: str) -> None:
    assert "negation" not in kinds(left, right) | kinds(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "We have not sold the boats, and we will burn the barns",
            "We have not sold the boats, and we will not burn the barns",
        ),
        ("The old harbor is just a heap of stones", "The old harbor is not just a heap of stones"),
        ("After the long winter the council had left the town", "The council of the valley has not left the town"),
        ("He says the captain is up to no good", "He says the captain is not up to no good"),
    ],
)
def test_a_denial_beside_another_one_is_a_change_all_the_same(left: str, right: str) -> None:
    assert "negation" in kinds(left, right) & kinds(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "If you like your boat, you can keep it. If you like your mill, you can keep your mill",
            "If you like your mill, you can keep your mill",
        ),
        ("We wait until the council tells us", "We wait till the council tells us"),
        ("The ice holds many boats, if not all of them", "The ice holds many boats, all of them"),
        ("[If] we want bread, let us bake bread for all", "In a word, if we want bread, let us bake bread for all"),
        ("We lift the boats. If it rains, we stay home. We row to the town", "We lift the boats. We row to the town"),
        (
            "The town still has to pay the bill",
            "The town still has to pay the bill, but if the mill can help, that is good",
        ),
        ("bread made by the old mill", "You get a share if you buy bread made by the old mill"),
        ("the words the captain spoke in the harbor", "pleased that the words the captain spoke in the harbor"),
    ],
)
def test_a_condition_of_other_words_or_of_both_sides_is_no_change(left: str, right: str) -> None:
    assert "condition" not in kinds(left, right) | kinds(right, left)
