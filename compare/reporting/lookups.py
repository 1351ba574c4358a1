"""Looking up single nouns of a run: the database says which they are, and the lines of the files what they say.

A question needs a few hundred of the hundreds of thousands of lines that a run writes, so none of the large files is
read whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from compare.errors import InputError
from compare.reporting.handles import beginnings, handles
from compare.reporting.nouns import Article, Remark, Statement, Trace
from compare.reporting.silences import is_day
from compare.reporting.sorted_lines import SortedLines
from compare.reporting.wording import listing
from compare.store.databases import Database

N = TypeVar("N", bound=msgspec.Struct)
# An article and a stretch of its text.
Spot = tuple[str, int, int]
# A quotation that two articles share, from the side of one: where it stands here, where there, and in which statement.
# The plus sign keeps SQLite from going through all quotations instead of the article's matches
# (https://sqlite.org/optoverview.html): of 126,000 matches 12,000 times faster.
SHARED = """
SELECT left_start, left_end, right_article, right_start, right_end, right_statement FROM matches
WHERE left_article = ?1 AND +tier = 'quotation'
UNION ALL
SELECT right_start, right_end, left_article, left_start, left_end, left_statement FROM matches
WHERE right_article = ?1 AND +tier = 'quotation'
"""
# The statements of an article of which something stands in a stretch.
STANDING = """
SELECT DISTINCT s.id FROM statements AS s JOIN statement_spans AS p ON p.statement = s.id
WHERE s.article = ?1 AND p.start < ?3 AND p.end > ?2 ORDER BY s.id
"""


class Listing(msgspec.Struct, frozen=True):
    """An article as far as every answer speaks of it."""

    id: str
    path: str
    version_of: str | None
    outlet: str | None
    published: str | None


@dataclass(frozen=True, eq=False)
class Lookup:
    """The nouns of the run in `folder` by their ids."""

    folder: Path
    database: Database
    _lines: dict[str, SortedLines] = field(default_factory=dict)

    def article(self, id: str) -> Article:
        """The article that stands, of this id."""
        return next(one for one in self.nouns("articles", id, Article) if one.version_of is None)

    def statement(self, id: str) -> Statement:
        """The statement of this id."""
        return next(self.nouns("statements", id, Statement))

    def statements_at(self, article: str, start: int, end: int) -> list[Statement]:
        """The statements of an article of which something stands in `[start, end)`, sorted by id."""
        return [self.statement(id) for (id,) in self.database.rows(STANDING, article, start, end)]

    def remark(self, id: str) -> Remark:
        """The remark whose id is this, or begins so, or was so before its first version changed, with its steps; its
        links without their changes. KeyError says which it is: none begins so, or several do.
        """
        found = self.remark_ids(id)
        if len(found) != 1:
            several = f"{len(found)} ids begin with {id!r} (give more of {listing(found, 3)})"
            raise KeyError(several if found else f"no id begins with {id!r}")
        trace = next(self.nouns("traces", found[0], Trace))
        remark = next(self.nouns("remarks", found[0], Remark))
        return msgspec.structs.replace(remark, steps=trace.steps, merges=trace.merges)

    def remark_ids(self, id: str) -> list[str]:
        """The ids of the remarks that this names: whole, or else as a beginning, of now or of before."""
        whole = "SELECT id FROM remarks WHERE id = ?1 UNION SELECT remark FROM remark_was WHERE was = ?1"
        begun = """
        SELECT id FROM remarks WHERE id >= ?1 AND id < ?2
        UNION SELECT remark FROM remark_was WHERE was >= ?1 AND was < ?2
        """
        found = [one for (one,) in self.database.rows(whole, id)]
        if found or not id:
            return found
        return [one for (one,) in self.database.rows(begun, id, id + "\U0010ffff")]

    def remarks_at(self, article: str, start: int, end: int) -> list[Remark]:
        """The remarks of which a version overlaps `[start, end)` of an article, sorted by id."""
        query = "SELECT DISTINCT remark FROM remark_members WHERE article = ?1 AND start < ?3 AND end > ?2 ORDER BY 1"
        found = self.database.rows(query, article, start, end)
        return [next(self.nouns("remarks", id, Remark)) for (id,) in found]

    def quoted_elsewhere(self, article: str) -> Iterator[tuple[Spot, Spot, str | None]]:
        """The quotations of an article that others have: where here, where there, and the statement there."""
        for start, end, other, *there, statement in self.database.rows(SHARED, article):
            yield (article, start, end), (other, *there), statement

    def nouns(self, name: str, id: str, noun: type[N]) -> Iterator[N]:
        """The lines of a file whose ids begin so, as objects; InputError where there are none."""
        found = False
        for line in self.lines(name).beginning(id):
            found = True
            try:
                yield msgspec.json.decode(line, type=noun)
            except msgspec.MsgspecError as error:
                raise InputError(
                    f"{self.folder}/{name}.jsonl has a line {id} that is none of this version of compare ({error}); "
                    "run again: compare dedupe PATH --output DIR"
                ) from error
        if not found:
            raise InputError(
                f"{self.folder}/{name}.jsonl has no {id}, which compare.db names; run again: compare dedupe PATH"
            )

    def lines(self, name: str) -> SortedLines:
        """The lines of the file of this name; opened once."""
        if name not in self._lines:
            self._lines[name] = SortedLines(self.folder / f"{name}.jsonl")
        return self._lines[name]

    @cached_property
    def listed(self) -> list[Listing]:
        """All articles that stand, in short."""
        decode = msgspec.json.Decoder(Listing).decode
        with open(self.folder / "articles.jsonl", "rb") as file:
            return [one for one in map(decode, file) if one.version_of is None]

    @cached_property
    def handles(self) -> Mapping[str, str]:
        """A short name for each article, by id."""
        ids = [one.id for one in self.listed]
        return dict(zip(ids, handles([one.path for one in self.listed]) or beginnings(ids), strict=True))

    @cached_property
    def outlets_by_day(self) -> Mapping[str, set[str]]:
        """The outlets that published on each day that is known in full."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.listed:
            if one.outlet and is_day(one.published):
                found[str(one.published)[:10]].add(one.outlet)
        return found
