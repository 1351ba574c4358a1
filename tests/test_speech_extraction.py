"""Reported speech in constructed sentences: each rule, each trap, and what must hold on any text."""

import pytest

from compare.reading.articles import describe
from compare.reading.boilerplate import Boilerplate
from compare.reading.inputs import Record
from compare.reading.passages import Block
from compare.speech.languages import english_verbs as verbs
from compare.speech.statements import extract
from tests.paragraphs import hear


def told(text):
    """(form, speakers, content) of each statement."""
    return [(s.form, [v.name or v.mention for v in s.speakers], s.content) for s in hear(text).statements]


IVANOV = "Belgian Foreign Minister Peter Ivanov arrived in Rome on Monday.\n"

SENTENCES = [
    # the cue after, before, between, inverted
    ("“We are ready,” Anna Keller said.", [("direct", ["Anna Keller"], "We are ready,")]),
    ("Anna Keller said, “We are ready.”", [("direct", ["Anna Keller"], "We are ready.")]),
    ("Anna Keller said: “We are ready.”", [("direct", ["Anna Keller"], "We are ready.")]),
    ("“We are ready,” said Anna Keller, a baker.", [("direct", ["Anna Keller"], "We are ready,")]),
    ("“We,” Anna Keller said, “are ready.”", [("direct", ["Anna Keller"], "We, are ready.")]),
    ("“We wait,” Anna Keller said. “We are ready.”", [("direct", ["Anna Keller"], "We wait, We are ready.")]),
    (
        "“We wait,” Anna Keller said in a comment about the long talks in Rome. “We are ready.”",
        [("direct", ["Anna Keller"], "We wait, We are ready.")],
    ),
    (
        "“We wait,” Anna Keller said. “They do not,” Tom Brandt replied.",
        [("direct", ["Anna Keller"], "We wait,"), ("direct", ["Tom Brandt"], "They do not,")],
    ),
    ("“Are we ready?” Anna Keller asked.", [("direct", ["Anna Keller"], "Are we ready?")]),
    ("“We are ready”, Anna Keller noted.", [("direct", ["Anna Keller"], "We are ready")]),
    ("“Let me talk,” Anna Keller shot back.", [("direct", ["Anna Keller"], "Let me talk,")]),
    ("Anna Keller replied, with a smile: “Let me talk.”", [("direct", ["Anna Keller"], "Let me talk.")]),
    ("“It will rain,” Anna Keller will say.", [("direct", ["Anna Keller"], "It will rain,")]),
    # after a colon nothing is a term; a participle, a phrase and chants report what stands in marks behind them
    ("Anna Keller had one word for the plan: “unfit.”", [("direct", ["Anna Keller"], "unfit.")]),
    ("Tom Brandt sent an email saying “we quit today”.", [("direct", ["Tom Brandt"], "we quit today")]),
    ("Anna Keller used the phrase “deep water” in Rome.", [("direct", ["Anna Keller"], "deep water")]),
    ("Fans shouted chants of “one more year” at the gate.", [("direct", ["Fans"], "one more year")]),
    # emoji are read over, outside the marks and inside
    ("Work went on. 😀👍🏽 “We are ready,” Anna Keller said.", [("direct", ["Anna Keller"], "We are ready,")]),
    ("Work went on. ✈️ “We 👩‍🚀 are ready,” Anna Keller said.", [("direct", ["Anna Keller"], "We 👩‍🚀 are ready,")]),
    ("Here is Anna Keller: “It rains.”", [("direct", ["Anna Keller"], "It rains.")]),
    # indirect: where the words begin and end
    ("Anna Keller said that the bridge was closed.", [("indirect", ["Anna Keller"], "the bridge was closed")]),
    ("Anna Keller said the bridge was closed.", [("indirect", ["Anna Keller"], "the bridge was closed")]),
    (
        "Anna Keller said on Friday that the bridge was closed.",
        [("indirect", ["Anna Keller"], "the bridge was closed")],
    ),
    ("The bridge was closed, Anna Keller said on Friday.", [("indirect", ["Anna Keller"], "The bridge was closed")]),
    ("The bridge, Anna Keller said, was closed.", [("indirect", ["Anna Keller"], "The bridge was closed")]),
    ("According to Anna Keller, the bridge was closed.", [("indirect", ["Anna Keller"], "the bridge was closed")]),
    ("The bridge was closed, according to Anna Keller.", [("indirect", ["Anna Keller"], "The bridge was closed")]),
    ("As Anna Keller noted, the bridge was closed.", [("indirect", ["Anna Keller"], "the bridge was closed")]),
    (
        "Anna Keller went on to say that the bridge was closed.",
        [("indirect", ["Anna Keller"], "the bridge was closed")],
    ),
    ("Anna Keller pointed out that the bridge was closed.", [("indirect", ["Anna Keller"], "the bridge was closed")]),
    ("Anna Keller made it clear that the bridge was closed.", [("indirect", ["Anna Keller"], "the bridge was closed")]),
    (
        "Anna Keller told reporters that the bridge was closed.",
        [("indirect", ["Anna Keller"], "the bridge was closed")],
    ),
    ("Anna Keller warned Tom Brandt that it was late.", [("indirect", ["Anna Keller"], "it was late")]),
    ("Anna Keller warned the bridge would fall.", [("indirect", ["Anna Keller"], "the bridge would fall")]),
    ("Anna Keller warned about a long winter.", [("indirect", ["Anna Keller"], "about a long winter")]),
    (
        "Anna Keller said the bridge was closed, adding that nobody was hurt.",
        [("indirect", ["Anna Keller"], "the bridge was closed"), ("indirect", ["Anna Keller"], "nobody was hurt")],
    ),
    (
        "Anna Keller said the bridge was closed, while Tom Brandt claimed that it was open.",
        [("indirect", ["Anna Keller"], "the bridge was closed"), ("indirect", ["Tom Brandt"], "it was open")],
    ),
    ("In addition, Anna Keller said that it rained.", [("indirect", ["Anna Keller"], "it rained")]),
    # mixed
    (
        "Anna Keller said the “rotten bridge” had to go.",
        [("mixed", ["Anna Keller"], "the “rotten bridge” had to go")],
    ),
    (
        "Officials in Rome, with Tom Brandt among them, “like to talk of a bridge”, Anna Keller noted.",
        [
            (
                "mixed",
                ["Anna Keller"],
                "Officials in Rome, with Tom Brandt among them, “like to talk of a bridge”",
            )
        ],
    ),
    (
        "However, “the bridge is not safe at all,” Anna Keller added.",
        [("direct", ["Anna Keller"], "the bridge is not safe at all,")],
    ),
    # a signature
    ("“It rains too much in Rome.” — Anna Keller", [("direct", ["Anna Keller"], "It rains too much in Rome.")]),
    ("“It rains too much in Rome” – Anna Keller", [("direct", ["Anna Keller"], "It rains too much in Rome")]),
    # a weak cue: a verb of no list beside a quotation
    ("“We are ready!” trumpeted Anna Keller.", [("direct", ["Anna Keller"], "We are ready!")]),
    # an organisation, a seat of power, a paper
    ("The Kremlin announced that talks would go on.", [("indirect", ["Kremlin"], "talks would go on")]),
    ("Ankara claimed that talks would go on.", [("indirect", ["Ankara"], "talks would go on")]),
    ("Reports suggest that talks would go on.", [("indirect", ["Reports"], "talks would go on")]),
    # the verb is lost
    (
        "The Belgian diplomat that Rome had set up a zone there.",
        [("indirect", ["The Belgian diplomat"], "Rome had set up a zone there")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:60] for text, _ in SENTENCES])
def test_sentence(text, expected):
    assert told(text) == expected


NOTHING = [
    "Anna Keller would say that the bridge was closed.",
    "Anna Keller did not say that the bridge was closed.",
    "The report on the bridge was long.",
    "The United States and the swing states are far away.",
    "Anna Keller was told by nobody.",
    "Anna Keller speaks with Tom Brandt during their meeting in Rome.",
    "His claims about the bridge are old.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_was_said(text):
    assert told(text) == []


def test_a_verb_stands_in_one_class():
    classes = [verbs.SAYING, verbs.TELLING, verbs.ASKING, verbs.VOICING, verbs.TREATING, verbs.CALLING]
    assert sum(map(len, classes)) == len(frozenset().union(*classes))


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
        ("urge", {"urge", "urges", "urged", "urging"}),
        ("tell", {"tell", "tells", "told", "telling"}),
        ("admit", {"admit", "admits", "admitted", "admitting"}),
        ("say", {"say", "says", "said", "saying"}),
    ],
)
def test_a_verb_is_inflected(base, forms):
    assert set(verbs.inflect(base)) == forms


TERMS = [
    ("The reading list names “The Long Road,” by Tom Brandt.", "title"),
    ("Anna Keller said on ABC’s “This Week” that the bridge was closed.", "title"),
    ("The word “bridge” was in the memo.", "term"),
    ("Anna Keller read “The Old Bridge” in one night.", "title"),
    ("Anna “Annie” Keller won the race.", "nickname"),
    ("A group called “Bridges” came along.", "term"),
    ("The so-called “safe zone” was shelled again.", "term"),
    ("The “moderates” left the city.", "scare quote"),
    ("It is “out of order” once more.", "scare quote"),
    ("He has parted the ‘moderate opposition’ from them, and “we know it,” Anna Keller said.", "term"),
]


@pytest.mark.parametrize(("text", "kind"), TERMS)
def test_what_is_no_statement_is_a_term(text, kind):
    assert [t.kind for t in hear(text).terms] == [kind]


SPEAKERS = [
    (IVANOV + "“We are ready,” he said.", "Peter Ivanov"),
    (IVANOV + "“We are ready,” Ivanov said.", "Peter Ivanov"),
    (IVANOV + "“We are ready,” the Belgian foreign minister said.", "Peter Ivanov"),
    (IVANOV + "“We are ready,” the foreign minister said.", "Peter Ivanov"),
    (IVANOV + "“We are ready,” the minister said.", "Peter Ivanov"),
    (IVANOV + "“We are ready,” the FM said.", "Peter Ivanov"),
    (IVANOV + "“We are ready,” Belgium’s top diplomat said.", "Peter Ivanov"),
    (IVANOV + "In this connection Belgium’s top diplomat said that it rained.", "Peter Ivanov"),
    (IVANOV + "“We are ready,” the senior Belgian diplomat said.", "Peter Ivanov"),
    (IVANOV + "“We are ready,” the Turkish foreign minister said.", None),
    (IVANOV + "“We are ready,” an official said.", None),
    ("Peter Ivanov, the Belgian foreign minister, left.\n“We are ready,” the minister said.", "Peter Ivanov"),
    ("Peter Ivanov, who leads the talks, said that it rained.", "Peter Ivanov"),
    ("Peter Ivanov, the leader of the talks, said that it rained.", "Peter Ivanov"),
    ("The Belgian minister, Peter Ivanov, said that it rained.", "Peter Ivanov"),
    ("Minister Peter Ivanov during the talks in Rome said that it rained.", "Peter Ivanov"),
    ("The Bridge Committee, enjoying the backing of many states, said that it rained.", "Bridge Committee"),
    ("The Bridge Committee, enjoying the backing of some towns and many states said it was late.", "Bridge Committee"),
    # the last speaker, not the last person: a counterpart and a name inside the quotation stand nearer
    (
        "After talks with his Turkish counterpart Mehmet Kaya, Peter Ivanov said that it rained.\n“So be it,” he said.",
        "Peter Ivanov",
    ),
    ("Peter Ivanov said that it rained.\n“I told John Miller of the rain in Rome,” he said.", "Peter Ivanov"),
    # she is not he
    ("Anna Keller said that it rained. Tom Brandt said that it snowed. “It rained,” she said.", "Anna Keller"),
    # a deputy is not the minister
    (
        "Deputy Foreign Minister Tom Brandt and Foreign Minister Peter Ivanov left. “Yes, we go,” the minister said.",
        "Peter Ivanov",
    ),
]


@pytest.mark.parametrize(("text", "name"), SPEAKERS, ids=[t[-60:] for t, _ in SPEAKERS])
def test_speaker(text, name):
    last = hear(text).statements[-1]
    assert [v.name for v in last.speakers] == [name]


def test_joint_speakers_are_several():
    (one,) = hear("Peter Ivanov and Mehmet Kaya said that it rained.").statements
    assert [v.name for v in one.speakers] == ["Peter Ivanov", "Mehmet Kaya"]
    text = "Peter Ivanov and his Turkish counterpart Mehmet Kaya met. While they failed, they said that peace was near."
    assert [v.name for v in hear(text).statements[-1].speakers] == ["Peter Ivanov", "Mehmet Kaya"]


def test_a_floating_quotation_goes_on_with_lower_confidence():
    first, second = hear("“It rains in Rome,” Anna Keller said.\n“And it will rain tomorrow.”").statements
    assert [v.name for v in second.speakers] == ["Anna Keller"]
    assert second.speakers[0].confidence < first.speakers[0].confidence


def test_the_question_is_not_the_answer():
    (one,) = hear("“It will rain,” Anna Keller said when asked whether the sun would come out.").statements
    assert one.content == "It will rain,"
    assert one.said == "when asked whether the sun would come out"


def test_where_and_through_whom_are_kept():
    (one,) = hear("It will rain, Anna Keller said in an interview with TASS.").statements
    assert (one.said, one.carrier) == ("in an interview with TASS", "TASS")
    (one,) = hear("It will rain, Anna Keller stated, according to RT.").statements
    assert (one.carrier, [v.name for v in one.speakers]) == ("RT", ["Anna Keller"])
    (one,) = hear("Anna Keller told Reuters that it would rain.").statements
    assert (one.carrier, one.content) == ("Reuters", "it would rain")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Anna Keller told ABC’s “This Week” that the bridge was closed.", "ABC’s “This Week”"),
        (
            "Anna Keller told CBS’ “Face the Nation” on Sunday that the bridge was closed.",
            "CBS’ “Face the Nation” on Sunday",
        ),
        ("Anna Keller told NBC's Paul Stone on “Today” that the bridge was closed.", "NBC's Paul Stone on “Today”"),
        ("Anna Keller told the BBC’s “Newsnight” programme the bridge was closed.", "the BBC’s “Newsnight” programme"),
        ("Anna Keller said on “Fox News Sunday” that the bridge was closed.", "on “Fox News Sunday”"),
        ("Anna Keller wrote in “The Old Bridge” that the bridge was closed.", "in “The Old Bridge”"),
    ],
)
def test_a_programme_in_marks_is_where_it_was_said_and_no_part_of_it(text: str, said: str):
    (one,) = hear(text).statements
    assert (one.content, one.said) == ("the bridge was closed", said)


def test_what_an_editor_put_into_the_quoted_words_is_found_and_typed():
    text = (
        "“We met [the Syrian] envoys of Alpha (outlawed in Russia – TASS), and … will of [sic] come (they told us),” "
        "Anna Keller (62) said [on Monday]. She said that [some] envoys (banned in Russia) were late."
    )
    first, second = hear(text).statements
    assert [(text[one.start : one.end], one.kind) for one in first.insertions] == [
        ("[the Syrian]", "square brackets"),
        ("(outlawed in Russia – TASS)", "signed note"),
        ("…", "ellipsis"),
        ("[sic]", "square brackets"),
    ]
    assert second.insertions == ()  # outside the marks the brackets are the writer's own


def test_each_statement_says_which_rule_found_it():
    found = hear("“It rains in Rome again,” Anna Keller said. “And it will rain tomorrow, too.”\n“Nobody knows why.”")
    assert all(one.rule for one in found.statements)


def test_an_indirect_statement_right_before_a_quotation_keeps_its_own_cue():
    text = "Troops had to act against the attacks, Anna Keller said. “We support them,” she said. “They are brave.”"
    first, second = hear(text).statements
    assert (first.form, first.content) == ("indirect", "Troops had to act against the attacks")
    assert (second.form, second.content) == ("direct", "We support them, They are brave.")


def test_a_cue_inside_the_marks_is_no_cue():
    text = "“According to our data, Tom Brandt said clearly that we all stress peace,” Anna Keller said."
    outer = [s for s in hear(text).statements if s.inner_of is None]
    assert [[v.name for v in s.speakers] for s in outer] == [["Anna Keller"]]


def test_what_another_said_inside_a_quotation_is_inner():
    text = "“President Tom Brandt during the talks in Rome said clearly we are ready,” Anna Keller said."
    outer, inner = sorted(hear(text).statements, key=lambda s: s.inner_of is not None)
    assert (inner.inner_of, inner.content) == (outer.id, "we are ready")
    assert [v.name for v in inner.speakers] == ["Tom Brandt"]


def test_a_quotation_over_several_paragraphs_is_one():
    text = "Anna Keller spoke for long.\n“It rains.\n“It pours.\n“It will stop,” she said."
    (one,) = hear(text).statements
    assert [text[a:b] for a, b in one.quoted] == ["It rains.", "It pours.", "It will stop,"]
    assert one.repaired is None
    assert one.cue.words == "said"


def test_a_quoted_part_of_a_clause_may_run_on_into_the_next_paragraph():
    text = "Anna Keller said the bridge “was bad.\n“And it will fall again,” she added."
    (one,) = [s for s in hear(text).statements if s.inner_of is None]
    assert [text[a:b] for a, b in one.quoted] == ["was bad.", "And it will fall again,"]
    assert all(b <= c for (_, b), (c, _) in zip(one.spans, one.spans[1:], strict=False))


def test_words_after_a_colon_stand_in_the_next_paragraph():
    (one,) = hear("Anna Keller told reporters:\n“It rains.”").statements
    assert (one.content, one.cue.words) == ("It rains.", "told")


def test_an_unclosed_quotation_is_reported():
    (one,) = hear("“It rains in Rome. And it pours.").statements
    assert one.repaired == "closing mark missing"


def test_abbreviations_end_no_sentence():
    (one,) = hear("Gov. Anna Keller said the U.S. Army hit targets at random, i.e. houses, in St. Louis.").statements
    assert one.content.endswith("in St. Louis")


def test_boilerplate_opens_no_statement_and_a_note_stays_inside():
    text = "ROME, May 5. /TASS/. The group (banned in Rome - eds. TASS) will leave, Anna Keller said."
    article = describe(Record(path="x.txt", reader="text", text=text))
    note = text.index("(")
    boilerplate = (
        Boilerplate(0, 20, "dateline", ""),
        Boilerplate(note, text.index(")") + 1, "editorial note", ""),
    )
    (one,) = extract(article, boilerplate, [Block(0, len(text), "paragraph")]).statements
    assert one.content == "The group (banned in Rome - eds. TASS) will leave"


HEADLINES = [
    ("Keller: Rotten bridge needs to be destroyed", ["Keller"], "Rotten bridge needs to be destroyed"),
    ("Rome alarmed by the state of the bridge — Keller", ["Keller"], "Rome alarmed by the state of the bridge"),
    ("Rome not ready to put up with it - senior diplomat", ["senior diplomat"], "Rome not ready to put up with it"),
    (
        "Rome does not see any effort, the Belgian diplomat says",
        ["the Belgian diplomat"],
        "Rome does not see any effort",
    ),
    ("Keller Says Rome Is Ready for Talks", ["Keller"], "Rome Is Ready for Talks"),
]


@pytest.mark.parametrize(("text", "names", "claim"), HEADLINES)
def test_headline(text, names, claim):
    article = describe(Record(path="x.txt", reader="text", text=text))
    (one,) = extract(article, (), [Block(0, len(text), "title")]).statements
    assert (one.form, [v.name or v.mention for v in one.speakers], one.content) == ("headline", names, claim)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # who is named in full elsewhere, past what is no name
        ("Clearly Keller is tired. Anna Keller came.\n“We wait,” Keller said.", "Anna Keller"),
        ("Businessman Peter Ivanov came.\n“We wait,” Ivanov said.", "Peter Ivanov"),
        ("House Speaker John A. Brandt came.\n“We wait,” Brandt said.", "John A. Brandt"),
        ("Rep. Peter King, R-N.Y., came.\n“We wait,” King said.", "Peter King"),
        ("“We wait,” said Sen. Anna Keller of Ohio.", "Anna Keller"),
        # by the first name, where one person has it
        ("We met Leila Fadel there.\n“We wait,” Leila said.", "Leila Fadel"),
        # headlines name nobody new
        ("Keller Doubts Minister Ivanov Wants Peace\nAnna Keller came.\n“We wait,” Keller said.", "Anna Keller"),
        # a surname that looks like a participle
        ("District Judge David Bunning came.\n“We wait,” Bunning said.", "David Bunning"),
    ],
)
def test_a_speaker_has_the_full_name_and_nothing_else(text, speaker):
    assert [names for form, names, _ in told(text) if form == "direct"] == [[speaker]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Florida said the bridge was closed.", "organisation"),
        ("On Monday the Orioles said the bridge was closed.", "organisation"),
        ("On Monday WikiLeaks said the bridge was closed.", "organisation"),
        ("Senate Republicans said the bridge was closed.", "role"),
        ("Placards said the bridge was closed.", "unknown"),
        ("Climate Change said the change was real.", "unknown"),
    ],
)
def test_what_is_no_person_is_not_taken_for_one(text, kind):
    found = [v for s in hear(text).statements for v in s.speakers]
    assert found
    assert {v.kind for v in found} == {kind}
