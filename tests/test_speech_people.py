"""Whom a surname, a pronoun or a role means: of namesakes the right one, of two nobody surely."""

import pytest

from compare.matching.speaker_pairs import is_one_person
from compare.speech.names import person_key, person_words
from tests.paragraphs import hear


def speakers(*paragraphs):
    """The names of the speakers of each statement of a text, in order; the mention where nobody is named."""
    return [" & ".join(v.name or v.mention for v in s.speakers) for s in hear("\n\n".join(paragraphs)).statements]


WORDS = "“The long bridge over the river was closed at noon,”"


@pytest.mark.parametrize(
    ("paragraphs", "last"),
    [
        # by sex, and by office
        (["Tom Keller met Ann Keller in Oslo.", f"{WORDS} Mr. Keller said."], "Tom Keller"),
        (["Tom Keller met Ann Keller in Oslo.", f"{WORDS} Ms. Keller said."], "Ann Keller"),
        (["Sen. Ann Keller met Gov. Tom Keller.", f"{WORDS} Gov. Keller said."], "Tom Keller"),
        # who is known by the surname alone does not become his wife or his son
        (["President Keller spoke.", "His wife, Ann Keller, came along.", f"{WORDS} Keller said."], "Keller"),
        (["Mr. Keller spoke.", "Ann Keller came along.", f"{WORDS} Mr. Keller said."], "Keller"),
        # nobody who is named only later
        (["Tom Keller was there.", f"{WORDS} Keller said.", "Paul Keller and Paul Keller left."], "Tom Keller"),
        # nobody surely where two are named as often
        (["Tom Keller met Paul Keller.", f"{WORDS} Keller said."], "Keller"),
        (["Tom Keller met Paul Keller.", "Tom Keller left.", f"{WORDS} Keller said."], "Tom Keller"),
        # son and father
        (["Donald Trump met Donald Trump Jr. here.", f"{WORDS} Donald Trump Jr. said."], "Donald Trump Jr."),
        (["Donald Trump met Donald Trump Jr. here.", f"{WORDS} Donald Trump said."], "Donald Trump"),
        ([f"{WORDS} Peter Q. Keller Jr. said."], "Peter Q. Keller"),
    ],
)
def test_a_surname_means_one_of_its_bearers(paragraphs, last):
    assert speakers(*paragraphs)[-1] == last


@pytest.mark.parametrize(
    ("paragraphs", "last"),
    [
        # whom the sentence before names, though it is about something else
        (
            ["Tom Lang spoke.", "It rained. Snow fell.", "The city welcomed Ann Keller.", f"{WORDS} she said."],
            "Ann Keller",
        ),
        (
            ["Tom Lang spoke.", "It rained. Snow fell.", "The paper talked to Paul Keller.", f"{WORDS} he said."],
            "Paul Keller",
        ),
        # not whose somebody is
        (
            ["Tom Lang spoke.", "It rained. Snow fell.", "The city met Paul Keller’s son.", f"{WORDS} he said."],
            "Tom Lang",
        ),
        # behind an adverbial that ends inside marks
        (["Tom Lang spoke.", f"Speaking on “Sunday Desk,” Gov. Paul Keller agreed. {WORDS} he said."], "Paul Keller"),
        # behind a heading
        (["Paul Keller agreed.", "Dark Omens", f"{WORDS} he said."], "Paul Keller"),
        # somebody who is never named in full
        (["Ann Lang spoke.", f"{WORDS} Keller said. He added: “Go home now, all of you.”"], "Keller"),
        # a quotation beside no cue is of whom the sentence before it is about
        (["“Stay here,” Ann Lang said.", f"Paul Keller was stunned. {WORDS}"], "Paul Keller"),
    ],
)
def test_a_pronoun_means_whoever_is_told_of(paragraphs, last):
    assert speakers(*paragraphs)[-1] == last


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        # names that are bodies, nations or places as well
        (f"{WORDS} Ann Hall said.", "Ann Hall"),
        (f"{WORDS} Rep. Paul Jordan said.", "Paul Jordan"),
        (f"{WORDS} Mr. White said.", "White"),
        (f"{WORDS} Sen. Paul Keller of Georgia said.", "Paul Keller"),
        (f"{WORDS} Walid al-Keller said.", "Walid al-Keller"),
        (f"{WORDS} House Leader Kevin Keller R-Ohio said.", "Kevin Keller"),
        # what “and” does not part
        (f"{WORDS} said Health and Human Services Secretary Ann Keller.", "Ann Keller"),
        (f"{WORDS} said House Ways and Means Committee Chairman Paul Keller of Ohio.", "Paul Keller"),
        # an adjective with a capital belongs to its noun
        (f"{WORDS} said Iowa radio host Paul Keller.", "Paul Keller"),
        # whom a phrase ends with
        ("It was a rare statement from Taliban leader Paul Keller, who said the bridge was closed.", "Paul Keller"),
    ],
)
def test_a_person_is_no_body(sentence, name):
    assert speakers(sentence)[-1] == name


def test_a_weekday_is_nobody():
    for text in (f"Earlier Monday, Paul Keller spoke. {WORDS}", f"{WORDS} Ann Lang told reporters Tuesday."):
        assert not any("day" in name for name in speakers(text))


@pytest.mark.parametrize(
    "run",
    ["Added Keller", "Longtime Keller", "Story Highlights Keller", "Then-spokeswoman Keller", "Draft-dodger Keller"],
)
def test_words_with_a_capital_before_a_surname_are_no_first_names(run):
    words = run.split()
    assert person_words(words)[0] == len(words) - 1 or person_words(words)[0] == person_words(words)[1]
    assert person_key(f"{words[0]} Paul Keller") == person_key("Paul Keller")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jon Keller", "Jonathan Keller"),
        ("Jack Lang", "Jacob Lang"),
        ("Nick Lang", "Nicholas Lang"),
        ("F. James Keller", "James Keller"),
        ("Peter Keller Jr.", "Peter Keller"),
    ],
)
def test_short_forms_are_one_person(one, other):
    assert person_key(one) == person_key(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Donald Trump Jr.", "Donald Trump", False),
        ("Donald J. Trump Jr.", "Donald Trump Jr.", True),
        ("Michael Keller Sr.", "Michael Keller", False),
        ("Donald Trump Jr.", "Trump", True),  # either may be meant
        ("Donald Trump", "Trump", True),
    ],
)
def test_sons_and_fathers_are_two(one, other, same):
    assert is_one_person(person_key(one), person_key(other)) is same


@pytest.mark.parametrize(
    ("introduced", "interpreted"),
    [
        ("Russian Foreign Minister Pavel Orlov", True),
        ("Pavel Orlov, the Iranian foreign minister,", True),
        ("Ukraine's president, Pavel Orlov,", True),
        ("British Prime Minister Pavel Orlov", False),
        ("Israeli Prime Minister Pavel Orlov", False),
        ("Russian expert Pavel Orlov", False),
        ("Foreign Minister Pavel Orlov", False),
        ("U.S. Ambassador to Russia Pavel Orlov", False),
        ("Pavel Orlov", False),
    ],
)
def test_an_office_for_a_nation_tells_who_speaks_another_language(introduced, interpreted):
    text = f"{introduced} said on Monday the harbour was closed.\n\n“We paid,” Orlov said."
    found = hear(text).interpreted
    assert found == (("Pavel Orlov",) if interpreted else ())
