"""Names of persons across articles: one key for the spellings of one name, different keys for different people."""

# Word lists are easier to read and to check as running text.
# ruff: noqa: SIM905

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.speech.names import is_adverb, parted_by_middle, person_key, person_words, spelled_as_body

ONE_PERSON = [
    ("Sergey Lavrov", "Sergei Lavrov"),
    ("Sergey Lavrov", "Russian Foreign Minister Sergei Lavrov"),
    ("Sergei Lavrov", "SERGEI LAVROV"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskiy"),
    ("Adel al-Jubeir", "Adel el-Jubeir"),
    ("Adel al-Jubeir", "Adel Al Jubeir"),
    ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
    ("Vladimir Putin", "Vladimir Vladimirovich Putin"),
    ("Mr. Lavrov", "Lavrov"),
    ("Bill Clinton", "William Clinton"),
    ("Dmitry Peskov", "Dmitri Peskov"),
    ("Donald J. Trump", "Businessman Donald Trump"),
    ("Donald Trump", "President-elect Donald Trump"),
    ("Hillary Rodham Clinton", "Hillary Clinton"),
    ("John A. Boehner", "Rep. John Boehner"),
    ("John Boehner", "John Boehner of Ohio"),
    ("John Kerry", "Secretary of State John F. Kerry"),
    ("Ban Ki-moon", "U.N. Secretary-General Ban Ki-moon"),
    ("George W. Bush", "George Bush"),
    ("George H.W. Bush", "George Herbert Walker Bush"),
]


def test_a_surname_of_two_words_is_the_end_of_the_whole_name():
    assert person_key("Rami Abdel Rahman").endswith(f" {person_key('Abdel Rahman')}")
    assert person_key("Abdul Haseeb") != person_key("Rami Abdel Rahman")


@pytest.mark.parametrize(("one", "other"), ONE_PERSON)
def test_spellings_of_one_name_have_one_key(one, other):
    assert person_key(one) == person_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergey Lavrov", "Sergei Vershinin"),
        ("Bill Clinton", "Hillary Clinton"),
        ("Bashar al-Assad", "Hafez al-Assad"),
        ("George Bush", "Jeb Bush"),
        ("George W. Bush", "George H.W. Bush"),
        ("Barack Obama", "Michelle Obama"),
    ],
)
def test_different_people_have_different_keys(one, other):
    assert person_key(one) != person_key(other)


@pytest.mark.parametrize(
    ("run", "name"),
    [
        # roles, offices and bodies stand left of a name
        ("Businessman Peter Ivanov", "Peter Ivanov"),
        ("Intelligence Director Anna Keller", "Anna Keller"),
        ("Oslo Chief of Staff Anna Keller", "Anna Keller"),
        ("Civil Rights Anna Keller", "Anna Keller"),
        ("ACME COO Anna Keller", "Anna Keller"),
        ("Jersey Gov. Peter Ivanov", "Peter Ivanov"),
        ("District Judge Peter Ivanov", "Peter Ivanov"),
        ("Sen. Ivanov", "Ivanov"),
        # a word that opens the sentence
        ("Clearly Ivanov", "Ivanov"),
        ("Has Ivanov", "Ivanov"),
        ("Supporting Ivanov", "Ivanov"),
        ("Even Anna Keller", "Anna Keller"),
        # whence somebody comes
        ("Anna Keller of South Dakota", "Anna Keller"),
        ("Rep. Peter Jordan of Ohio", "Peter Jordan"),
        # names that are offices, bodies, nations, adverbs or participles as well
        ("Angus King", "Angus King"),
        ("Park Geun-hye", "Park Geun-hye"),
        ("Christine King Ferris", "Christine King Ferris"),
        ("Emily Connolly", "Emily Connolly"),
        ("Tom Bunning", "Tom Bunning"),
        ("Benedict XVI", "Benedict XVI"),
        ("ANNA KELLER", "ANNA KELLER"),
        ("Debbie Anne McKeon", "Debbie Anne McKeon"),
        # nobody
        ("Senate Democrats", ""),
        ("House Oversight", ""),
        ("Florida", ""),
        ("Asked", ""),
        ("Residents of Ashkelon", ""),
        ("Department of Health", ""),
        ("Bill Keller Pours", ""),
        ("R-Ohio", ""),
        ("", ""),
    ],
)
def test_a_name_is_cut_out_of_its_run_of_capitals(run, name):
    words = run.split()
    start, end = person_words(words)
    assert " ".join(words[start:end]) == name


@given(st.lists(st.text(max_size=8), max_size=8))
def test_any_run_has_its_name_inside(words):
    start, end = person_words(words)
    assert 0 <= start <= end <= len(words)


def test_middle_initials_that_differ_part_two_people():
    assert parted_by_middle(["George", "W.", "Bush"], ["George", "H.W.", "Bush"])
    assert not parted_by_middle(["George", "W.", "Bush"], ["George", "Walker", "Bush"])
    assert not parted_by_middle(["George", "Bush"], ["George", "H.W.", "Bush"])


@pytest.mark.parametrize(
    ("word", "body"), [("FBI", True), ("WikiLeaks", True), ("McKeon", False), ("XVI", False), ("JD", False)]
)
def test_bodies_are_told_by_their_spelling(word, body):
    assert spelled_as_body(word) is body


@given(st.text(max_size=30))
def test_any_name_has_a_key_that_is_stable(name):
    assert person_key(name) == person_key(name)


NAMES_IN_LY = """Vasily Anatoly Vitaly Nataly Emily Kelly Shelly Molly Polly Holly Billy Willy Sally Wally Lily Beverly
    Kimberly Carly Cecily Reilly O'Reilly Daly Healy Connolly Connelly Donnelly Kennelly Scully Tully McNally""".split()
ADVERBS = """Suddenly Clearly Really Finally Actually Basically Carefully Hopefully Wholly Coolly Early Easily Happily
    Luckily Angrily Surely Lately Truly Wryly Formerly Properly Reportedly Previously Recently Apparently Nearly
    Similarly Possibly Initially Publicly Shortly Successfully Absolutely Obviously""".split()


@pytest.mark.parametrize("name", NAMES_IN_LY)
def test_names_that_end_as_adverbs_do_are_kept(name):
    assert person_words([name, "Ivanov"]) == (0, 2)
    assert person_words(["Peter", name]) == (0, 2)
    assert person_key(f"{name} Ivanov") != person_key("Ivanov")
    assert person_key(name)


@pytest.mark.parametrize("word", ADVERBS)
def test_adverbs_that_open_a_sentence_are_dropped(word):
    assert is_adverb(word.lower())
    assert person_key(f"{word} Lavrov") == person_key("Lavrov")
    assert person_words([word]) == (1, 1)


def test_a_name_in_ly_is_one_in_both_alphabets_and_after_its_office():
    assert person_key("Ambassador Vasily Ivanov") == person_key("Vasily Ivanov") == person_key("Василий Иванов")
    assert person_key("Анатолий Белов") == person_key("Anatoly Belov")
