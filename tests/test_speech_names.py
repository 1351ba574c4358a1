"""Names of persons across articles: one key for the spellings of one name, different keys for different people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.speech.names import person_key

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
]


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
    ],
)
def test_different_people_have_different_keys(one, other):
    assert person_key(one) != person_key(other)


@given(st.text(max_size=30))
def test_any_name_has_a_key_that_is_stable(name):
    assert person_key(name) == person_key(name)
