"""Article: one published text with what is known of where and when it appeared."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from compare.reading.conflicts import conflicts
from compare.reading.credits import Origin, origins_of
from compare.reading.datelines import datelines
from compare.reading.identities import identity
from compare.reading.inputs import Record
from compare.reading.languages import language_of
from compare.reading.lines import lines
from compare.reading.name_lists import NO_NAMES, Names, listed_outlet
from compare.reading.outlets import outlet_of
from compare.reading.publications import published, published_at
from compare.reading.texts import fold
from compare.reading.titles import place_title, title_from_text

__all__ = ["Article", "Origin", "describe"]


@dataclass(frozen=True, slots=True)
class Article:
    """One published text; `text` is what was read, never rewritten, and all offsets count in it.

    What is not known is None. `conflicts` keeps both sides where two places disagree, one sentence each;
    `repairs` says what decoding had to mend.
    """

    id: int
    key: str | None
    path: str
    version_of: int | None
    reader: str
    outlet: str | None
    outlet_from: str | None
    group: str | None
    title: str | None
    author: str | None
    published: str | None  # EDTF: 2018-08-29, XXXX-10-21, 2018-08-29?
    published_from: str | None  # the words, or the field, that said so
    url: str | None
    retrieved: str | None
    archive_url: str | None
    sha256: str  # of the text, UTF-8
    language: str | None
    origins: tuple[Origin, ...]
    conflicts: tuple[str, ...]
    repairs: tuple[str, ...]
    text: str
    title_span: tuple[int, int] | None = None  # where the title stands in the text, where it does
    published_at: str | None = None  # the moment, 2018-08-29T20:30:00Z, where a time of day and its zone are known


def describe(record: Record, outlets: Names = NO_NAMES) -> Article:
    """The article behind this record: a pure function of it and of what outlets.csv says of its outlet.

    Facts recorded beside the text win over what the text tells, which wins over what its folder tells; where two
    disagree both are kept in `conflicts`.
    """
    text = record.text
    rows = lines(text)
    found = datelines(rows)
    outlet, outlet_from = outlet_of(record, rows, found)
    listed = listed_outlet(outlet, outlets)
    if listed and listed.name != outlet:
        outlet, outlet_from = listed.name, f"{outlet_from}: “{outlet}”; {listed.source}"
    opening = title_from_text(rows, {dateline.start for dateline in found})
    span = place_title(record.title, rows) if record.title else opening
    # A file without a line of its recorded title still opens with one; in the text field of a record it need not.
    if span is None and record.reader == "text":
        span = opening
    day, day_from = published(record, rows, found)
    return Article(
        id=_id(record, outlet),
        key=record.key,
        path=record.path,
        version_of=None,
        reader=record.reader,
        outlet=outlet,
        outlet_from=outlet_from,
        group=record.group or (listed.group if listed else None),
        title=record.title or (text[span[0] : span[1]] if span else None),
        author=record.author,
        published=day,
        published_from=day_from,
        url=record.url,
        retrieved=record.retrieved,
        archive_url=record.archive_url,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        language=record.language or (listed.language if listed else None) or language_of(text),
        origins=origins_of(text, rows, found, outlet, outlets),
        conflicts=conflicts(record, text, rows, found, span, outlets),
        repairs=record.repairs,
        text=text,
        title_span=span,
        published_at=published_at(record, rows, found, listed.zone if listed else None),
    )


def _id(record: Record, outlet: str | None) -> int:
    """By outlet and URL, else outlet and the input's own id, else outlet and text; never by the place of the file.

    An id of the input's own without an outlet says little (two files may both count from 1): the text joins in.
    """
    name = fold(outlet) if outlet else None
    if record.url:
        return identity("article", "url", name, record.url)
    if record.key and name:
        return identity("article", "key", name, record.key)
    return identity("article", "text", name, record.key, record.text)
