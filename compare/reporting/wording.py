"""Turning findings into words that fit a line: counts, lists, and excerpts that show what matters."""

from __future__ import annotations

import calendar
import textwrap
from collections.abc import Iterable, Sequence

# What a report leaves out of a text; an ellipsis that stands in the text is shown as it stands.
LEFT_OUT = "<...>"
WIDTH = 80
MONTHS = tuple(calendar.month_name)[1:]
# The languages that news is mostly written in; of others the code is shown.
LANGUAGES = {
    "ar": "Arabic",
    "bn": "Bengali",
    "cs": "Czech",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


def count(number: int, noun: str, nouns: str | None = None) -> str:
    """ "1 article", "5 articles", "3,123 words"."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def language_name(code: str) -> str:
    """The name of a language (ISO 639-1), or its code where that is not among LANGUAGES."""
    return LANGUAGES.get(code, code)


def listing(items: Sequence[str], most: int = 4) -> str:
    """ "A, B and C"; of more than `most` the first ones "and 7 more"."""
    if len(items) > most:
        return f"{', '.join(items[: most - 1])} and {len(items) - most + 1} more"
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def one_line(text: str) -> str:
    """The text with every stretch of blanks, and every character that does not print, as one space."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def excerpt(text: str, width: int, focus: str = "") -> str:
    """At most `width` characters of the text, whole words, with the words of `focus` in view where they stand in it."""
    text = one_line(text)
    if len(text) <= width:
        return text
    at = text.find(one_line(focus)) if focus else 0
    start = 0
    if at > 0 and at + len(focus) > width - len(LEFT_OUT) - 1:
        room = max(0, (width - len(focus)) // 2 - len(LEFT_OUT))
        start = text.find(" ", max(0, at - room)) + 1
        start = start if start <= at else at
    head = f"{LEFT_OUT} " if start else ""
    rest = text[start:]
    if len(head) + len(rest) <= width:
        return head + rest
    body = rest[: width - len(head) - len(LEFT_OUT) - 1]
    if not rest[len(body)].isspace() and " " in body:
        body = body[: body.rfind(" ")]
    return f"{head}{body.rstrip()} {LEFT_OUT}"


def paragraph(text: str, indent: str = "  ", first: str | None = None, width: int = WIDTH) -> list[str]:
    """The text as lines of at most `width` characters."""
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def fitted(head: str, blocks: Iterable[list[str]], room: int) -> list[str]:
    """The heading and as many of the blocks, in order, as fit into `room` lines; nothing where none does."""
    lines = [head]
    for block in blocks:
        if len(lines) + len(block) > room:
            break
        lines += block
    return lines if len(lines) > 1 else []


def date_in_words(edtf: str | None) -> str:
    """ "21 October, year not stated" for XXXX-10-21; "date not stated" for None."""
    if not edtf:
        return "date not stated"
    bare, doubt = edtf.rstrip("?~"), " (uncertain)" if edtf[-1] in "?~" else ""
    pieces = bare[:10].split("-")
    year = "" if "X" in pieces[0] else pieces[0]
    month = (
        MONTHS[int(pieces[1]) - 1] if len(pieces) > 1 and pieces[1].isdecimal() and 1 <= int(pieces[1]) <= 12 else ""
    )
    day = str(int(pieces[2])) if len(pieces) > 2 and pieces[2].isdecimal() else ""
    told = " ".join(piece for piece in (day, month, year) if piece)
    return (told if year else f"{told}, year not stated") + doubt if told else "date not stated"
