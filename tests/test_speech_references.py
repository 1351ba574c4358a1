"""Who is meant by other words than a name: roles for somebody just named, papers of a body, "who" and "which"."""

import pytest

from compare.speech.homes import home_behind, home_in
from tests.paragraphs import hear

CLOSED = "the long bridge was closed"


def heard(*paragraphs):
    """The speakers of each statement of a text, in order: (mention, name, rule) of each."""
    return [[(v.mention, v.name, v.rule) for v in s.speakers] for s in hear("\n\n".join(paragraphs)).statements]


def last(*paragraphs):
    """Mention and name of whoever says the last statement of a text."""
    (speaker,) = heard(*paragraphs)[-1]
    return speaker[:2]


@pytest.mark.parametrize(
    ("paragraphs", "name"),
    [
        # the state and the party that the words around a name tell
        (["Sen. Ann Keller, R-Ohio, met Rep. Tom Hale, D-Ohio.", f"The Ohio Republican said {CLOSED}."], "Ann Keller"),
        (["Sen. Ann Keller (R-Ky.) met Rep. Tom Hale (D-Ohio).", f"The Ohio Democrat said {CLOSED}."], "Tom Hale"),
        (["Texas Rep. Ann Keller met Tom Hale of Iowa.", f"The Texas congresswoman said {CLOSED}."], "Ann Keller"),
        # whoever the sentence before is about, by a role that says no other sex, state or office
        (["Ann Keller objected on Friday.", f"The businesswoman said {CLOSED}."], "Ann Keller"),
        (["Tom Keller objected on Friday.", f"The former Utah governor said {CLOSED}."], "Tom Keller"),
        (["“We will see,” Tom Keller said.", f"The Harley scholar said {CLOSED}."], "Tom Keller"),
        # not of the other sex, state, party or office
        (["Tom Keller objected on Friday.", f"The businesswoman said {CLOSED}."], None),
        (["Sen. Tom Keller, R-Ohio, objected.", f"The Iowa senator said {CLOSED}."], None),
        (["Sen. Tom Keller, R-Ohio, objected.", f"The Ohio Democrat said {CLOSED}."], None),
        (["Tom Keller objected on Friday.", f"The Republican nominee said {CLOSED}."], None),
        (["Tom Keller met Republican Sen. Paul Hale.", f"The Ohio Republican said {CLOSED}."], None),
        (["Republican Sen. Tom Keller met Paul Hale.", f"The Ohio Republican said {CLOSED}."], "Tom Keller"),
        (["Judge Tom Keller objected.", f"The governor said {CLOSED}."], None),
        (["Venezuelan leader Tom Keller objected.", f"The former Utah governor said {CLOSED}."], None),
        (["American leader Tom Keller objected.", f"The former Utah governor said {CLOSED}."], "Tom Keller"),
        # not where somebody else may be meant as well, nor where he was met without a name
        (["Tom Keller objected to Paul Hale.", f"The businessman said {CLOSED}."], None),
        ([f"A senator said {CLOSED}.", "Tom Keller objected.", f"The senator said {CLOSED}."], None),
        # a source, an aide, a president beside him is somebody else
        (["Tom Keller objected on Friday.", f"The source said {CLOSED}."], None),
        (["Tom Keller objected on Friday.", f"The president said {CLOSED}."], None),
        # nor what he says himself of another
        ([f"Tom Keller said the businessman said {CLOSED}."], None),
        # nor long after
        (["Tom Keller objected.", "It rained.", "It snowed.", f"The businessman said {CLOSED}."], None),
    ],
)
def test_a_role_goes_on_with_whom_the_article_speaks_of(paragraphs, name):
    assert last(*paragraphs)[1] == name


def test_a_role_for_somebody_just_named_is_less_sure_than_a_name():
    told = heard("Ann Keller objected on Friday.", f"The businesswoman said {CLOSED}.")
    assert told == [[("The businesswoman", "Ann Keller", "role, last named fits")]]


@pytest.mark.parametrize(
    ("behind", "home"),
    [
        (", R-Ohio, said", ("ohio", "republican")),
        (" (D-N.Y.) said", ("new york", "democratic")),
        (", I-Vt., said", ("vermont", "independent")),
        (" of South Carolina said", ("south carolina", None)),
        (" of Rome said", (None, None)),
        (", Ohio, said", (None, None)),
    ],
)
def test_where_somebody_is_from(behind, home):
    assert home_behind("Ann Keller" + behind, len("Ann Keller")) == home


def test_what_a_role_says_of_a_state():
    assert home_in(["the", "south", "carolina", "republican"]) == ("south carolina", "republican")
    assert home_in(["the", "gop", "nominee"]) == (None, "republican")


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        (f"A Harley Post report Friday said {CLOSED}.", ("A Harley Post report", "Harley Post")),
        (f"The Harley Institute's study found that {CLOSED}.", ("The Harley Institute's study", "Harley Institute")),
        (f"According to a new poll from Harley University, {CLOSED}.", ("a new poll", "Harley University")),
        (f"A survey released Monday by the Harley Center said {CLOSED}.", ("A survey", "Harley Center")),
        (f"He read the report from the Harley Post, which said {CLOSED}.", ("which", "Harley Post")),
        (f"Last came a report from the Harley Post, also citing aides, which said {CLOSED}.", ("which", "Harley Post")),
        # a paper of somebody, or of nobody
        (f"According to a report by Ann Keller, {CLOSED}.", ("a report", None)),
        (f"The survey said {CLOSED}.", ("The survey", None)),
        (f"Two reports said {CLOSED}.", ("Two reports", None)),
        # in a body's records others speak, and voters asked in its poll are no paper
        (f"FBI records say {CLOSED}.", ("FBI records", None)),
        (f"Voters in a Harley Post poll said {CLOSED}.", ("Voters in a Harley Post poll", None)),
    ],
)
def test_a_paper_speaks_for_its_body(sentence, speaker):
    assert last(sentence) == speaker


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        # what "that" and "which" stand for says more; "who" stands for a name
        (f"The mayor put out a statement that said {CLOSED}.", ("a statement", None)),
        (f"He read the emails, which showed that {CLOSED}.", ("the emails", None)),
        (f"There was a man who said {CLOSED}.", ("a man", None)),
        (f"He called Ann Keller, who said {CLOSED}.", ("who", "Ann Keller")),
        # past the role that follows the name
        (f"He called Ann Keller, an expert who said {CLOSED}.", ("who", "Ann Keller")),
        (f"Ann Keller, the former judge who said {CLOSED}, came.", ("who", "Ann Keller")),
    ],
)
def test_a_relative_pronoun_stands_for_what_is_before_it(sentence, speaker):
    assert last(sentence) == speaker


@pytest.mark.parametrize(
    ("sentence", "mention"),
    [
        # a time before a name belongs to the sentence
        (f"Right on time Reuters is reporting that {CLOSED}.", "Reuters"),
        (f"This spring Keller said {CLOSED}.", "Keller"),
        # what tells more of a noun is no part of it
        (f"According to a report released Monday, {CLOSED}.", "a report"),
        ("The bridge is safe, according to an aide familiar with the plan.", "an aide"),
        (f"According to an email sent to Keller, {CLOSED}.", "an email"),
        # who asks not to be named says nothing by that
        (f"An official who asked not to be named told the Post that {CLOSED}.", "An official"),
        # commas and "and" inside a name
        (
            f"An agent with the Bureau of Alcohol, Tobacco, Firearms and Explosives said {CLOSED}.",
            "An agent with the Bureau of Alcohol, Tobacco, Firearms and Explosives",
        ),
        (
            f"The Committee on Commerce, Science and Transportation said {CLOSED}.",
            "The Committee on Commerce, Science and Transportation",
        ),
        # a party and a state behind a name
        (f"Sen. Ann Keller, R-Ohio, said {CLOSED}.", "Sen. Ann Keller"),
        (f"Rep. Peter King, R-New York, said {CLOSED}.", "Rep. Peter King"),
        (f"Rep. Ann Keller, D-N.Y., the top member of the panel, said {CLOSED}.", "Rep. Ann Keller"),
        # a role behind what opens a name
        ("The bridge is safe, according to Harley law professor Ann Keller.", "Harley law professor Ann Keller"),
    ],
)
def test_the_words_for_a_speaker(sentence, mention):
    assert last(sentence)[0] == mention


@pytest.mark.parametrize(
    "sentence",
    [
        "He met the leaders of other Arab states who have long opposed the treaty.",
        "He hoped to win the Democratic states like Ohio and Iowa.",
        "He must answer a controversial report about the closing of the bridge.",
        "They spoke of Republican claims that the bridge had been closed.",
    ],
)
def test_a_noun_is_no_cue(sentence):
    assert heard(sentence) == []


def test_aides_of_a_government_are_not_the_government():
    assert heard(f"Officials in the Keller administration said {CLOSED}.") == [
        [("Officials in the Keller administration", None, "group")]
    ]
