"""Reading back what a run wrote: every report is made from the files of a results folder, and only reads."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from compare.errors import InputError
from compare.reporting import answers
from compare.reporting.findings import Alignments, Articles, Findings, ListedNames, Matches, Remarks, Statements
from compare.reporting.handles import beginnings, handles, natural
from compare.reporting.link_changes import changes_by_pair, with_changes
from compare.reporting.lookups import Lookup
from compare.reporting.notebooks import overview
from compare.reporting.nouns import (
    Alignment,
    Article,
    Boilerplate,
    Cluster,
    Group,
    Ledger,
    Match,
    NearMiss,
    PossibleLink,
    Remark,
    SharedText,
    Skipped,
    Statement,
    Step,
    Term,
    Trace,
)
from compare.results import RUN_FILE, require_results
from compare.store.databases import Database
from compare.tracing.order import in_time

Row = dict[str, Any]
# What every report says of a run.
NEEDED = frozenset(("compare", "command", "date", "options", "input", "counts", "seconds"))
AGAIN = "run again: compare dedupe PATH --output DIR"
N = TypeVar("N")
# What a notebook tells the number of.
COUNTED = ("articles", "statements", "remarks", "alignments", "matches", "boilerplate", "skipped")


@dataclass(frozen=True, repr=False)
class Run:
    """The results of one run, read from their folder as they are asked for.

    `run.remarks`, `run.statements`, `run.articles` and the other nouns are collections that answer questions:
    `run.statements.by_speaker("Lavrov")`, `run.remarks.changed("negation")`.
    """

    folder: Path

    @classmethod
    def open(cls, folder: str | os.PathLike[str]) -> Run:
        """The results in `folder`; raises InputError where there are none, or none that this version can read."""
        run = cls(require_results(Path(folder)))
        if not (run.facts.keys() >= NEEDED and (run.folder / "articles.jsonl").exists()):
            raise InputError(f"{folder} holds only a part of a run; {AGAIN}")
        return run

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of `name`.jsonl, in order; none where the run did not compute them."""
        path = self.folder / f"{name}.jsonl"
        if path.exists():
            with open(path, "rb") as file:
                yield from file

    def rows(self, name: str) -> Iterator[Row]:
        """The objects of `name`.jsonl as plain dictionaries."""
        return map(msgspec.json.decode, self.lines(name))

    def nouns(self, name: str, noun: type[N]) -> list[N]:
        """The objects of `name`.jsonl; raises InputError where a line is none that this version writes."""
        decoder = msgspec.json.Decoder(noun)
        found: list[N] = []
        try:
            for line in self.lines(name):
                found.append(decoder.decode(line))
        except msgspec.MsgspecError as error:
            place = f"{self.folder / name}.jsonl:{len(found) + 1}"
            raise InputError(f"{place} is no line of this version of compare ({error}); {AGAIN}") from error
        return found

    @cached_property
    def facts(self) -> Row:
        """What run.json says: command, options, counts, seconds."""
        try:
            return msgspec.json.decode((self.folder / RUN_FILE).read_bytes(), type=Row)
        except msgspec.MsgspecError as error:
            raise InputError(f"{self.folder / RUN_FILE} is no run.json of compare ({error}); {AGAIN}") from error

    @cached_property
    def names(self) -> ListedNames:
        """Whom the names in people.csv and outlets.csv meant when the run was made."""
        told = self.facts["input"]
        return ListedNames(*(told.get(f"{kind}_csv", {}).get("forms", {}) for kind in ("people", "outlets")))

    @cached_property
    def _read_articles(self) -> list[Article]:
        return sorted(self.nouns("articles", Article), key=lambda article: natural(article.path))

    @cached_property
    def articles(self) -> Articles:
        """The articles, in the order of their paths; versions of another article are left out."""
        return Articles([article for article in self._read_articles if article.version_of is None], self.names)

    @cached_property
    def versions(self) -> Articles:
        """The articles that are further versions, or copies, of one that stands for them."""
        return Articles([article for article in self._read_articles if article.version_of is not None], self.names)

    @cached_property
    def handles(self) -> dict[str, str]:
        """A short name for each article, by id: a short piece of its path, or the beginning of its id."""
        ids = [article.id for article in self.articles]
        names = handles([article.path for article in self.articles])
        return dict(zip(ids, names or beginnings(ids), strict=True))

    @cached_property
    def database(self) -> Database:
        """The database of the run; raises InputError where there is none."""
        return Database.open(self.folder)

    def text(self, article: str) -> str:
        """The text of the article of this id, as it was read: what all offsets count in."""
        return self.database.text(article)

    @cached_property
    def lookup(self) -> Lookup:
        """Single nouns by their ids, without reading whole files."""
        return Lookup(self.folder, self.database)

    @cached_property
    def boilerplate(self) -> Findings[Boilerplate]:
        """What is set aside."""
        return Findings(self.nouns("boilerplate", Boilerplate))

    @cached_property
    def statements(self) -> Statements:
        """Who said what."""
        return Statements(self.nouns("statements", Statement), self.names)

    @cached_property
    def terms(self) -> Findings[Term]:
        """What stands in quotation marks and is no statement."""
        return Findings(self.nouns("terms", Term))

    @cached_property
    def matches(self) -> Matches:
        """Places that correspond."""
        return Matches(self.nouns("matches", Match))

    @cached_property
    def groups(self) -> Findings[Group]:
        """Passages with the same words."""
        return Findings(self.nouns("groups", Group))

    @cached_property
    def clusters(self) -> Findings[Cluster]:
        """Passages, and articles, that are nearly the same text."""
        return Findings(self.nouns("clusters", Cluster))

    @cached_property
    def alignments(self) -> Alignments:
        """Variants laid side by side."""
        return Alignments(self.nouns("alignments", Alignment))

    @cached_property
    def remarks(self) -> Remarks:
        """Remarks, each with the changes between its versions, and with these in time: as far as it is known, else in
        the order of the articles.
        """
        return self.in_full(self.nouns("remarks", Remark), self.nouns("traces", Trace))

    def in_full(self, found: Iterable[Remark], traced: Iterable[Trace]) -> Remarks:
        """These remarks with what alignments and traces tell of them."""
        changes = changes_by_pair(self.alignments)
        order = {article.id: number for number, article in enumerate(self.articles)}
        moments = {article.id: article.published_at for article in self.articles}

        def place(step: Step) -> tuple[str, int, int]:
            return step.published or "~", order[step.article], step.part.start

        traces = {trace.remark: trace for trace in traced}
        steps = {
            id: tuple(in_time(trace.steps, place, lambda step: moments[step.article])) for id, trace in traces.items()
        }
        return Remarks(
            [
                msgspec.structs.replace(
                    remark,
                    links=tuple(with_changes(link, remark, changes) for link in remark.links),
                    steps=steps.get(remark.id, ()),
                    merges=traces[remark.id].merges if remark.id in traces else (),
                )
                for remark in found
            ],
            self.names,
        )

    @cached_property
    def links(self) -> Findings[PossibleLink]:
        """Parts of statements that may report one remark: what remarks are joined from."""
        return Findings(self.nouns("links", PossibleLink))

    def changed(self, kind: str | None = None) -> Remarks:
        """The remarks with a change between two versions, of one kind or of any."""
        return self.remarks.changed(kind)

    @cached_property
    def answer_in_parts(self) -> answers.Answer:
        """Is a quotation shared, is a text the same, is a remark told by several? With what was searched."""
        return answers.answer(self.facts, len(self.articles), self.matches, self.remarks)

    @property
    def answer(self) -> str:
        """The answer in one piece."""
        return str(self.answer_in_parts)

    def has(self, noun: str) -> bool:
        """Whether the command of this run looked for it: `remarks`, `matches` ..."""
        return (self.folder / f"{noun}.jsonl").exists()

    @property
    def scope(self) -> str:
        """How far any answer reaches."""
        return answers.scope(self.facts, len(self.articles))

    @cached_property
    def ledgers(self) -> dict[str, Ledger]:
        """Of what each article is made, by its id."""
        rows = (row for row in self.rows("reuse") if "article" in row)
        return {row["article"]: msgspec.convert(row, Ledger) for row in rows}

    @cached_property
    def shared_texts(self) -> list[SharedText]:
        """How much any two articles have in common, where they have something."""
        return [msgspec.convert(row, SharedText) for row in self.rows("reuse") if "article" not in row]

    @cached_property
    def near_misses(self) -> Findings[NearMiss]:
        """What is alike and not one remark, the nearest first."""
        return Findings(self.nouns("near_misses", NearMiss))

    @cached_property
    def skipped(self) -> Findings[Skipped]:
        """What could not be read."""
        return Findings(self.nouns("skipped", Skipped))

    def __repr__(self) -> str:
        return f"<Run {self.folder.as_posix()}: {len(self.articles)} articles>"

    def _repr_html_(self) -> str:
        return overview(self.answer, {noun: len(getattr(self, noun)) for noun in COUNTED})
