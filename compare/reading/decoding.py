"""Bytes to text: which encoding it was, and what had to be mended, in words."""

from __future__ import annotations

import codecs
import re

# The longer mark first: the UTF-32 mark begins with the UTF-16 one.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SURROGATE = re.compile("[\ud800-\udfff]")
REPLACEMENT = "\ufffd"
# Control characters that no text holds; a file with NULs or with more than one of these in fifty is binary.
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MOST_CONTROLS = 0.02
# What the guess at a legacy encoding looks at, in bytes: it takes 0.03 s there, and grows with the text.
GUESSED_FROM = 65536
# The encodings that news was kept in; with all hundred allowed a short English page comes out as cp1006 or hp_roman8.
LEGACY = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "koi8_u"),
    *("iso8859_2", "iso8859_5", "iso8859_7", "iso8859_9", "mac_roman"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
]
# Two guesses whose coherence differs by less are equally good: a page with one "£" gave 0.08 for cp1252 and cp1250.
TIE = 0.1
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of these bytes without a byte-order mark, newlines untouched, and what was mended or guessed.

    The order: a byte-order mark says it; zero bytes among the letters are UTF-16; what decodes as UTF-8 is UTF-8;
    anything else is a legacy encoding, guessed by charset-normalizer.
    Raises ValueError, with the reason, for bytes that are no text.
    """
    for rule in (_by_mark, _as_utf16, _as_utf8, _by_guess):
        decoded = rule(data)
        if decoded is not None:
            text, repairs = decoded
            if _is_binary(text):
                break
            return text, repairs
    raise ValueError("it is a binary file, not text")


def mend_surrogates(text: str) -> tuple[str, tuple[str, ...]]:
    """Lone surrogates (no characters, and in no encoding) become U+FFFD, one for one, so that offsets stay."""
    mended, count = SURROGATE.subn(REPLACEMENT, text)
    return (mended, (f"{count} lone surrogate(s) became U+FFFD",)) if count else (text, ())


def _by_mark(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            told = (f"byte-order mark of {encoding} left out",)
            try:
                return body.decode(encoding), told
            except UnicodeDecodeError:
                text = body.decode(encoding, "replace")
                return text, (*told, f"{text.count(REPLACEMENT)} place(s) are no {encoding} and became U+FFFD")
    return None


def _as_utf8(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return None


def _as_utf16(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """Without a mark it shows in the zero bytes of its blanks and stops, which no other text has."""
    if b"\x00" not in data[:GUESSED_FROM]:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads(text[:GUESSED_FROM]):
            return text, (f"decoded as {encoding}, told by its zero bytes",)
    return None


def _reads(sample: str) -> bool:
    """Whether this looks like writing: blanks or stops of ASCII, and next to nothing that cannot be printed."""
    plain = sum(character in " .,\n" for character in sample)
    shown = sum(character.isprintable() or character.isspace() for character in sample)
    return plain > 0.02 * len(sample) and shown > (1 - MOST_CONTROLS) * len(sample)


def _by_guess(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    if b"\x00" in data:
        return None
    # One bad byte in a page of UTF-8 is damage, not another encoding.
    damaged = data.decode("utf-8", "replace")
    bad = damaged.count(REPLACEMENT)
    if bad * 4 < len(BEYOND_ASCII.findall(damaged)) - bad:
        return damaged, (f"{bad} place(s) are no UTF-8 and became U+FFFD",)
    from charset_normalizer import from_bytes

    guesses = from_bytes(_sample(data), cp_isolation=LEGACY)
    # An English page with a few accents reads as well in cp1250 ("Ł20" for "£20"): the likelier one wins a tie.
    tied = [g for g in guesses if g.chaos == guesses[0].chaos and g.coherence > guesses[0].coherence - TIE]
    english = not tied or any("cp1252" in g.could_be_from_charset for g in tied)
    encoding = "cp1252" if english else tied[0].encoding
    text = data.decode(encoding, "replace")
    bad = text.count(REPLACEMENT)
    lost = f"; {bad} place(s) became U+FFFD" if bad else ""
    return text, (f"no UTF-8: decoded as {encoding}, a guess{lost}",)


def _sample(data: bytes) -> bytes:
    """A stretch around the first byte beyond ASCII: the beginning alone may be plain ASCII."""
    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, first.start() - 4096) if first else 0
    return data[start : start + GUESSED_FROM]


def _is_binary(text: str) -> bool:
    sample = text[:GUESSED_FROM]
    return "\x00" in sample or len(CONTROL.findall(sample)) > MOST_CONTROLS * max(50, len(sample))
