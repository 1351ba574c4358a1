import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.reading.decoding import decode, mend_surrogates

ENGLISH = "He said “no” to the café owner’s naïve plan – and left.\r\nThe price was 20 pounds. " * 4
RUSSIAN = "Министр заявил, что переговоры продолжатся на следующей неделе в Женеве. " * 4


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (ENGLISH, "utf-8", ""),
        (ENGLISH, "utf-8-sig", "byte-order mark"),
        (ENGLISH, "utf-16", "byte-order mark"),
        (ENGLISH, "utf-32", "byte-order mark"),
        (ENGLISH, "utf-16-le", "zero bytes"),
        (RUSSIAN, "utf-16-be", "zero bytes"),
        (ENGLISH, "cp1252", "cp1252, a guess"),
        (RUSSIAN, "cp1251", "cp1251, a guess"),
        (RUSSIAN, "koi8-r", "koi8_r, a guess"),
    ],
)
def test_encodings_of_news(text: str, encoding: str, told: str) -> None:
    decoded, repairs = decode(text.encode(encoding))
    assert decoded == text
    assert told in " ".join(repairs)
    assert bool(told) == bool(repairs)


def test_one_sign_beyond_ascii_is_read_as_western() -> None:
    assert decode("The price was £20, he said on Tuesday in the town. ".encode("cp1252"))[0].count("£20") == 1


def test_a_damaged_byte_in_utf_8_is_no_other_encoding() -> None:
    data = ("“Ça ira,” said the naïve façade’s owner. " * 5).encode()
    decoded, repairs = decode(data[:50] + b"\xff" + data[50:])
    assert "�" in decoded
    assert "Ça ira" in decoded
    assert "became U+FFFD" in repairs[0]


PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9


@pytest.mark.parametrize("data", [PICTURE, b"PK\x03\x04\x00\x00" * 40, bytes(range(32)) * 40])
def test_binary_is_told(data: bytes) -> None:
    with pytest.raises(ValueError, match="binary"):
        decode(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_told(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except ValueError:
        return
    text.encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    if text.startswith("\ufeff"):
        return
    assert decode(text.encode()) == (text, ())


def test_lone_surrogates_keep_the_offsets() -> None:
    assert mend_surrogates("a\ud800b\udfff") == ("a�b�", ("2 lone surrogate(s) became U+FFFD",))
    assert mend_surrogates("a😀b") == ("a😀b", ())
