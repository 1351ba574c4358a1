"""The answer to one question: where certain words, or one remark, stand, in order of time, and what is nearly it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compare.matching.changes import Change as Difference
from compare.reporting.notebooks import table
from compare.reporting.nouns import Article, Change, Remark, Statement, Step
from compare.reporting.runs import Run
from compare.reporting.wording import count, date_in_words
from compare.tracing.searches import Told, verdict
from compare.tracing.searches.tellings import lay_beside
from compare.tracing.traces import doubt_of_date

LINKED = "linked"


@dataclass(frozen=True, slots=True)
class Version:
    """One telling: a stretch `[start, end)` of an article, against what was asked for."""

    article: Article
    start: int
    end: int
    text: str
    told: str  # quoted, headline, reported, or text: what nobody is said to have said
    how: str  # verbatim, shortened, other words; linked: told of the same remark; no: a nearest miss
    kept: float  # share of the asked words that stand here too, in order
    cut: tuple[str, ...]  # asked words that are missing here
    added: tuple[str, ...]  # words that stand here instead of them or between them
    changed: tuple[Change, ...]
    carrier: str | None
    reason: str

    @property
    def doubt(self) -> str | None:
        """Why its place in time is not sure."""
        return doubt_of_date(self.article.published)


@dataclass(frozen=True)
class Inquiry:
    """What a run says to a question; `versions` are in order of time, `nearest` the nearest first."""

    run: Run
    asked: str
    verdict: str  # VERBATIM, SHORTENED, OTHER WORDS, NOT FOUND; REMARK where a remark was asked for
    versions: tuple[Version, ...]
    nearest: tuple[Version, ...]
    notes: tuple[str, ...] = ()

    @property
    def articles(self) -> list[Article]:
        """The articles that have what was asked for in the way of the verdict, each once."""
        asked = self.verdict.lower()
        found = {v.article.id: v.article for v in self.versions if self.verdict == "REMARK" or v.how == asked}
        return list(found.values())

    @property
    def answer(self) -> str:
        """The first line: the verdict and how far it reaches."""
        here = count(len(self.articles), "article")
        if self.verdict == "NOT FOUND":
            these = count(len(self.run.articles), "article")
            return f"NOT FOUND in {'this' if these == '1 article' else 'these'} {these}" + (
                " (this does not say it was never said)"
            )
        if self.verdict == "REMARK":
            return f"REMARK in {here}, {count(len(self.versions), 'version')}"
        return f"{self.verdict} in {here}"

    def _repr_html_(self) -> str:
        shown = self.versions or self.nearest
        return table(self.answer, shown, COLUMNS)


COLUMNS = (
    ("outlet", lambda v: v.article.outlet or "not stated"),
    ("published", lambda v: date_in_words(v.article.published)),
    ("told", lambda v: v.told),
    ("words", lambda v: v.text),
    ("how", lambda v: f"{v.how}: {v.reason}"),
)


def inquiry(run: Run, asked: str, found: Sequence[Told], notes: Sequence[str] = ()) -> Inquiry:
    """What was found for some words, with what the run has linked to it."""
    here = [as_version(run, told) for told in found if told.how != "no"]
    near = [as_version(run, told) for told in found if told.how == "no"]
    versions = [*here, *linked(run, asked, here)]
    return Inquiry(run, asked, verdict(found), in_order(run, versions), tuple(near), tuple(notes))


def inquiry_of(run: Run, remark: Remark) -> Inquiry:
    """The versions of a remark, against the fullest of them."""
    versions = [as_step(run, remark, step) for step in remark.steps]
    who = (f"{remark.speaker or 'Nobody named'}; against the fullest version, not necessarily what was said",)
    return Inquiry(run, remark.fullest.text, "REMARK", in_order(run, versions), (), who)


def in_order(run: Run, versions: Iterable[Version]) -> tuple[Version, ...]:
    """In order of time, as far as it is known; inside an article by place."""
    order = {article.id: number for number, article in enumerate(run.articles)}
    return tuple(sorted(versions, key=lambda v: (v.article.published or "~", order[v.article.id], v.start)))


def as_version(run: Run, told: Told) -> Version:
    """What a search found, with its article and how it is told there."""
    statement = statement_at(run, told.article, told.start, told.end)
    return Version(
        article=run.articles[told.article],
        start=told.start,
        end=told.end,
        text=told.text,
        told=form_of(statement, told.start, told.end),
        how=told.how,
        kept=told.kept,
        cut=told.cut,
        added=told.added,
        changed=tuple(map(as_change, told.changed)),
        carrier=statement.carrier if statement else None,
        reason=told.reason,
    )


def as_change(change: Difference) -> Change:
    """A change as a noun of the results."""
    spans = (change.left_span, change.right_span)
    return Change(kind=change.kind, left=change.left, right=change.right, spans=spans, note=change.note)


def as_step(run: Run, remark: Remark, step: Step) -> Version:
    """A step of a trace."""
    member = remark.member(step.part.statement, step.part.start)
    begin = member.start
    inserted = [op for op in step.operations if op.op in ("inserted", "replaced")]
    return Version(
        article=run.articles[member.article],
        start=begin,
        end=member.end,
        text=member.text,
        told=member.told,
        how="verbatim" if step.kept == 1 and not inserted else LINKED,
        kept=step.kept,
        cut=step.cut,
        added=tuple(member.text[op.right_start - begin : op.right_end - begin] for op in inserted),
        changed=step.changed,
        carrier=step.carrier,
        reason="the fullest version" if member == remark.fullest else "",
    )


def statement_at(run: Run, article: str, start: int, end: int) -> Statement | None:
    """The statement of which most stands in this stretch, or None."""
    here = [statement for statement in run.statements.in_article(article) if overlap(statement, start, end)]
    return max(here, key=lambda statement: overlap(statement, start, end), default=None)


def overlap(statement: Statement, start: int, end: int) -> int:
    """How many characters of a statement stand in a stretch."""
    return sum(max(0, min(end, b) - max(start, a)) for a, b in statement.spans)


def form_of(statement: Statement | None, start: int, end: int) -> str:
    """How a stretch is told: quoted (at least half of it), headline, reported, or text that is no statement."""
    if statement is None:
        return "text"
    if 2 * sum(max(0, min(end, b) - max(start, a)) for a, b in statement.quoted) >= end - start:
        return "quoted"
    return "headline" if statement.form == "headline" else "reported"


def linked(run: Run, asked: str, versions: Sequence[Version]) -> list[Version]:
    """What the run holds to be of the same remark as these versions: a quotation in common, or one remark.

    A quotation leads to its other places, a place to the remarks that it is part of.
    """
    seen = [(v.article.id, v.start, v.end) for v in versions]
    places = [*seen]
    places += [place for place in quoted_elsewhere(run, seen) if is_new(place, places)]
    for remark in run.remarks:
        if any(touches(place, (m.article, m.start, m.end)) for place in places for m in remark.members):
            places += [p for m in remark.members if is_new(p := (m.article, m.start, m.end), places)]
    return [beside(run, asked, place) for place in places[len(seen) :]]


Spot = tuple[str, int, int]


def touches(one: Spot, other: Spot) -> bool:
    """Whether two places overlap."""
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def is_new(place: Spot, known: Sequence[Spot]) -> bool:
    """Whether a place overlaps none that is known."""
    return not any(touches(place, other) for other in known)


def quoted_elsewhere(run: Run, places: Sequence[Spot]) -> list[Spot]:
    """Where words of these places are quoted, as whole stretches of statements."""
    found = []
    for match in run.matches:
        if match.tier != "quotation":
            continue
        for here, there in ((match.left, match.right), (match.right, match.left)):
            if any(touches(place, (here.article, here.start, here.end)) for place in places):
                statement = run.statements[there.statement] if there.statement else None
                spans = statement.spans if statement else ()
                whole = next((s for s in spans if s[0] < there.end and there.start < s[1]), (there.start, there.end))
                found.append((there.article, *whole))
    return list(dict.fromkeys(found))


def beside(run: Run, asked: str, place: Spot) -> Version:
    """A linked place, laid beside the words asked for."""
    article, start, end = place
    text = run.text(article)
    laid = lay_beside(asked, ((0, len(asked)),), text, (start, end))
    statement = statement_at(run, article, start, end)
    return Version(
        article=run.articles[article],
        start=start,
        end=end,
        text=text[start:end],
        told=form_of(statement, start, end),
        how=LINKED,
        kept=laid.kept,
        cut=laid.cut,
        added=laid.added,
        changed=tuple(map(as_change, laid.changed)),
        carrier=statement.carrier if statement else None,
        reason="held to be of the same remark",
    )
