"""The answer to one question: where certain words, or one remark, stand, in order of time, and what is nearly it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compare.reporting.answers import scope
from compare.reporting.handles import natural
from compare.reporting.inquiries.links import Spots, linked
from compare.reporting.inquiries.neighbours import nearest
from compare.reporting.inquiries.versions import LINKED, Version, as_step, as_version
from compare.reporting.notebooks import table
from compare.reporting.nouns import Article, Remark
from compare.reporting.runs import Run
from compare.reporting.silences import silent
from compare.reporting.wording import count, date_in_words
from compare.tracing.order import in_time
from compare.tracing.searches import Told, verdict

__all__ = ["LINKED", "REMARK", "Inquiry", "Version", "inquiry", "inquiry_of"]

# The verdict where a remark was asked for.
REMARK = "REMARK"


@dataclass(frozen=True)
class Inquiry:
    """What a run says to a question; `versions` are in order of time, `nearest` the nearest first."""

    run: Run
    asked: str
    verdict: str  # VERBATIM, SHORTENED, OTHER WORDS, NOT FOUND; REMARK where a remark was asked for
    versions: tuple[Version, ...]
    nearest: tuple[Version, ...]
    notes: tuple[str, ...] = ()
    remark: Remark | None = None  # where a remark was asked for
    at_least: bool = False  # whether more articles may have it, which were not read

    @property
    def articles(self) -> list[Article]:
        """The articles that have what was asked for in the way of the verdict, each once."""
        asked = self.verdict.lower()
        found = {v.article.id: v.article for v in self.versions if self.verdict == REMARK or v.how == asked}
        return list(found.values())

    @property
    def answer(self) -> str:
        """The first line: the verdict and how far it reaches."""
        here = count(len(self.articles), "article")
        if self.verdict == "NOT FOUND":
            these = count(len(self.run.lookup.listed), "article")
            return f"NOT FOUND in {'this' if these == '1 article' else 'these'} {these}" + (
                " (this does not say it was never said)"
            )
        if self.verdict == REMARK:
            return f"REMARK in {here}, {count(len(self.versions), 'version')}"
        return f"{self.verdict} in {'at least ' if self.at_least else ''}{here}"

    @property
    def scope(self) -> str:
        """How far the answer reaches."""
        return scope(self.run.facts, len(self.run.lookup.listed))

    @property
    def silent(self) -> list[str]:
        """The outlets that published in the days of the versions and have none of them."""
        articles = {version.article.id: version.article for version in self.versions}.values()
        if len(articles) < 2:
            return []
        telling = {article.outlet for article in articles if article.outlet}
        return silent(self.run.lookup.outlets_by_day, [article.published for article in articles], telling)

    def _repr_html_(self) -> str:
        shown = self.versions or self.nearest
        return table(self.answer, shown, COLUMNS)


COLUMNS = (
    ("outlet", lambda v: v.article.outlet or "not stated"),
    ("published", lambda v: date_in_words(v.article.published)),
    ("told", lambda v: v.told),
    ("speaker", lambda v: v.speaker or ""),
    ("words", lambda v: v.text),
    ("how", lambda v: f"{v.how}: {v.reason}"),
)


def inquiry(run: Run, asked: str, found: Sequence[Told], notes: Sequence[str] = (), at_least: bool = False) -> Inquiry:
    """What was found for some words, with what the run has linked to it; `at_least` where not all were read."""
    here = [as_version(run, told) for told in found if told.how != "no"]
    near = [as_version(run, told) for told in found if told.how == "no"]
    links = linked(run, asked, here)
    versions = [*here, *(version for version in links if version.how != "no")]
    taken = Spots(version.spot for version in versions)
    misses = [version for version in (*near, *links) if version.how == "no" and taken.take(version.spot)]
    return Inquiry(run, asked, verdict(found), in_order(versions), tuple(misses), tuple(notes), at_least=at_least)


def inquiry_of(run: Run, remark: Remark) -> Inquiry:
    """The versions of a remark, against the fullest of them."""
    versions = [as_step(run, remark, step) for step in remark.steps]
    near = nearest(run, remark)
    notes = () if near else ("No other remark comes near it.",)
    return Inquiry(run, remark.fullest.text, REMARK, in_order(versions), near, notes, remark)


def in_order(versions: Iterable[Version]) -> tuple[Version, ...]:
    """In order of time, as far as it is known; inside an article by place."""
    return tuple(
        in_time(
            versions,
            lambda v: (v.article.published or "~", natural(v.article.path), v.start),
            lambda v: v.article.published_at,
        )
    )
