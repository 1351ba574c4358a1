"""Versions: stretches of articles laid beside what was asked for."""

from __future__ import annotations

from dataclasses import dataclass

from compare.matching.changes import Change as Difference
from compare.matching.spans import common
from compare.reading.texts import words
from compare.reporting.lookups import Spot
from compare.reporting.nouns import Article, Change, Remark, Statement, Step
from compare.reporting.runs import Run
from compare.tracing.searches import Told
from compare.tracing.searches.tellings import Beside, lay_beside

LINKED = "linked"


@dataclass(frozen=True, slots=True)
class Version:
    """One telling: a stretch `[start, end)` of an article, against what was asked for."""

    article: Article
    start: int
    end: int
    text: str
    told: str  # quoted, headline, reported, or text: what nobody is said to have said
    speaker: str | None  # as the article names it
    how: str  # verbatim, shortened, other words; linked: told of the same remark; no: a nearest miss
    kept: float  # share of the asked words that stand here too, in order
    cut: tuple[str, ...]  # asked words that are missing here
    added: tuple[str, ...]  # words that stand here instead of them or between them
    changed: tuple[Change, ...]
    carrier: str | None
    reason: str
    follows: str | None = None  # the article of the carrier, where that tells it too

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return self.article.id, self.start, self.end


def as_version(run: Run, told: Told) -> Version:
    """What a search found, with its article and how it is told there."""
    return version_of(run, (told.article, told.start, told.end), told, told.how, told.reason)


def beside(run: Run, asked: str, spot: Spot, how: str, reason: str) -> Version:
    """A place, laid beside the words asked for."""
    laid = lay_beside(asked, ((0, len(asked)),), run.text(spot[0]), spot[1:])
    return version_of(run, spot, laid, how, reason)


def version_of(run: Run, spot: Spot, laid: Told | Beside, how: str, reason: str) -> Version:
    """A place and what it has of the words asked for, with its article and who is said to have said it."""
    article, start, end = spot
    statement = statement_at(run, article, start, end)
    return Version(
        article=run.lookup.article(article),
        start=start,
        end=end,
        text=run.text(article)[start:end],
        told=form_of(statement, start, end),
        speaker=speaker_of(statement),
        how=how,
        kept=laid.kept,
        cut=laid.cut,
        added=laid.added,
        changed=tuple(map(as_change, laid.changed)),
        carrier=statement.carrier if statement else None,
        reason=reason,
    )


def as_change(change: Difference) -> Change:
    """A change as a noun of the results."""
    spans = (change.left_span, change.right_span)
    return Change(
        kind=change.kind, left=change.left, right=change.right, spans=spans, note=change.note, sure=change.sure
    )


def as_step(run: Run, remark: Remark, step: Step) -> Version:
    """A step of a trace."""
    member = remark.member(step.part.statement, step.part.start)
    begin = member.start
    inserted = [op for op in step.operations if op.op in ("inserted", "replaced")]
    return Version(
        article=run.lookup.article(member.article),
        start=begin,
        end=member.end,
        text=member.text,
        told=member.told,
        speaker=taken_for(run.lookup.statement(member.statement)),
        how="verbatim" if step.kept == 1 and not inserted else LINKED,
        kept=step.kept,
        cut=step.cut,
        added=tuple(member.text[op.right_start - begin : op.right_end - begin] for op in inserted),
        changed=step.changed,
        carrier=step.carrier,
        reason="the fullest version" if member == remark.fullest else "",
        follows=step.follows,
    )


def statement_at(run: Run, article: str, start: int, end: int) -> Statement | None:
    """The statement of which most stands in this stretch, or None."""
    here = run.lookup.statements_at(article, start, end)
    return max(here, key=lambda statement: common(statement.spans, start, end), default=None)


def form_of(statement: Statement | None, start: int, end: int) -> str:
    """How a stretch is told: quoted (at least half of it), headline, reported, or text that is no statement."""
    if statement is None:
        return "text"
    if 2 * common(statement.quoted, start, end) >= end - start:
        return "quoted"
    return "headline" if statement.form == "headline" else "reported"


def speaker_of(statement: Statement | None) -> str | None:
    """Who is said to have said it."""
    return " and ".join(statement.names) or None if statement else None


def taken_for(statement: Statement) -> str | None:
    """Who is said to have said it, in the words of the article where these do not name the person: “she”, taken for
    whom a sentence before names.
    """
    told = [
        f"“{one.mention}”, taken for {one.name}" if one.name and not share_word(one.mention, one.name) else name
        for one, name in zip(statement.speakers, statement.names, strict=True)
    ]
    return " and ".join(told) or None


def share_word(mention: str, name: str) -> bool:
    """Whether a mention has a word of a name."""
    return not {word.text for word in words(mention)}.isdisjoint(word.text for word in words(name))
