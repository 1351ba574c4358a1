"""Who is the subject of a cue, and how far the words go: past adverbs, what hangs on a noun, initials, web names."""

import pytest

from compare.reading.articles import describe
from compare.reading.inputs import Record
from compare.reading.passages import Block
from compare.speech.statements import extract


def told(text):
    """(mentions, content) of each statement of a text of one paragraph."""
    article = describe(Record(path="x.txt", reader="text", outlet="x", text=text))
    found = extract(article, (), [Block(0, len(text), "paragraph")]).statements
    return [([v.mention for v in s.speakers], s.content) for s in found]


CLOSED = "the bridge was closed"

SENTENCES = [
    # a surname in -s is no plural, a plural says without "that"
    (f"Phillips says {CLOSED}.", [(["Phillips"], CLOSED)]),
    (f"The farmer's friends say {CLOSED}.", [(["The farmer's friends"], CLOSED)]),
    # adverbs of no list, and those that are prepositions elsewhere
    (f"The ministry Tuesday unexpectedly announced that {CLOSED}.", [(["The ministry"], CLOSED)]),
    (f"She has since said that {CLOSED}.", [(["She"], CLOSED)]),
    (f"The family said {CLOSED}.", [(["The family"], CLOSED)]),
    # what hangs on the noun that speaks
    (f"Officials briefed on the matter said {CLOSED}.", [(["Officials"], CLOSED)]),
    (f"An aide familiar with the talks said {CLOSED}.", [(["An aide"], CLOSED)]),
    (f"The {CLOSED[4:]}, an official briefed on the case said.", [(["an official"], f"The {CLOSED[4:]}")]),
    (f"People who have crossed the river say {CLOSED}.", [(["People"], CLOSED)]),
    (f"The statement — sent on Friday — that said {CLOSED} was long.", [(["The statement"], f"{CLOSED} was long")]),
    (f"The poll, which came out on Friday, showed that {CLOSED}.", [(["The poll"], CLOSED)]),
    (f"The bill, which Democrats said {CLOSED}, passed.", [(["Democrats"], f"{CLOSED}, passed")]),
    # a participle with a subject of its own
    (f"The talks failed, with Anna Keller saying that {CLOSED}.", [(["Anna Keller"], CLOSED)]),
    # the speaker after the cue, with a place
    (
        "The bridge was closed, says engineer Anna Keller in Rome.",
        [(["engineer Anna Keller"], "The bridge was closed")],
    ),
    # what was said goes on after the cue
    (
        "Keller will stay, the judge said, and will be paid.",
        [(["the judge"], "Keller will stay and will be paid")],
    ),
    (
        "Anna Keller insisted she would stay, leaving the choice to others.",
        [(["Anna Keller"], "she would stay, leaving the choice to others")],
    ),
    (
        "Anna Keller insisted she would stay, citing the law.",
        [(["Anna Keller"], "she would stay")],
    ),
    # what looks like a cue and has no words takes none away
    ("Anna Keller opened the door, an aide said.", [(["an aide"], "Anna Keller opened the door")]),
    # only what follows is according to the poll
    (f"They tried, but according to a poll, {CLOSED}.", [(["a poll"], CLOSED)]),
    # an initial is no article, and a name from the net ends no sentence
    ("“We wait,” said Speaker John A. Keller.", [(["Speaker John A. Keller"], "We wait,")]),
    (f"John A. Keller said {CLOSED}.", [(["John A. Keller"], CLOSED)]),
    (f"Anna Keller told Bridges.com on Monday that {CLOSED}.", [(["Anna Keller"], CLOSED)]),
    (f"Bridges.org concluded that {CLOSED}.", [(["Bridges.org"], CLOSED)]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:60] for text, _ in SENTENCES])
def test_subject_and_words(text, expected):
    assert told(text) == expected


def test_a_name_from_the_net_is_a_body():
    article = describe(Record(path="x.txt", reader="text", outlet="x", text="Bridges.org said that it rained."))
    (one,) = extract(article, (), [Block(0, len(article.text), "paragraph")]).statements
    assert [v.kind for v in one.speakers] == ["organisation"]


NOTHING = [
    # an adverb hides no passive and no denial
    "The bridge was officially declared closed and old.",
    "Anna Keller would likely say that the bridge was closed.",
    "Anna Keller did not directly say that the bridge was closed.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_was_said(text):
    assert told(text) == []
