"""Statements of an article: who said what, by which cue and rule; and what stands in marks and is no statement."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from compare.reading.articles import Article
from compare.reading.boilerplate import Boilerplate
from compare.reading.identities import identity, spell
from compare.reading.passages import Block
from compare.speech.adjuncts import circumstances
from compare.speech.carriers import carrier_of
from compare.speech.clauses import Attribution
from compare.speech.cues import Cue
from compare.speech.drafts import Draft, Terms, drafts_of
from compare.speech.foreign import Heard, hear, is_english
from compare.speech.headlines import sums_up
from compare.speech.inner import inner_drafts
from compare.speech.insertions import Insertion, insertions
from compare.speech.marks import OPEN_MISSING, Pair
from compare.speech.people import people_of
from compare.speech.quotations import Paragraph, paragraphs_of
from compare.speech.speakers import Speaker, Voices
from compare.speech.subjects import first_subject, is_heading, opening
from compare.speech.units import Sentence, sentences_of

# The rule of a subheading that tells in a line what is reported below it.
SUMMARY = "subheading that sums up"


@dataclass(frozen=True, slots=True)
class Statement:
    """Reported speech. Spans are `[start, end)` in the article's text."""

    id: int  # identity(article id spelled, sha256 of the text, first offset, form)
    form: str  # direct, mixed, indirect, headline
    spans: tuple[tuple[int, int], ...]  # the whole content, quoted or not
    quoted: tuple[tuple[int, int], ...]  # the parts inside marks, without the outer marks
    content: str  # the words of the spans, joined by a space
    speakers: tuple[Speaker, ...]
    cue: Cue | None
    said: str | None  # when, where, to whom: the words
    carrier: str | None  # "RT" in "according to RT", "TASS" in "told TASS"
    inner_of: int | None
    insertions: tuple[Insertion, ...]  # what an editor put into the quoted words
    repaired: str | None
    rule: str  # which rule found it


@dataclass(frozen=True, slots=True)
class Term:
    """What stands in marks and is no statement."""

    start: int
    end: int
    kind: str  # scare quote, title, nickname, term, unpaired mark
    repaired: str | None


@dataclass(frozen=True, slots=True)
class Speech:
    """All that one article reports as said, and the marks that report nothing."""

    statements: tuple[Statement, ...]
    terms: tuple[Term, ...]
    interpreted: tuple[str, ...] = ()  # names of those whose words are translated, as far as their offices tell


def extract(article: Article, boilerplate: Sequence[Boilerplate], blocks: Sequence[Block]) -> Speech:
    """The statements and terms of an article, both sorted by where they start.

    `boilerplate` is read over (a dateline opens no statement; an editorial note stays inside the span around it) and
    `blocks` of kind boilerplate hold no speech. A pure function of its arguments; linear in the text; never raises on
    any text.
    """
    text = article.text
    paragraphs, later = paragraphs_of(text, blocks)
    hidden = sorted((b.start, b.end) for b in boilerplate)
    sentences = _sentences(text, paragraphs, hidden)
    terms = Terms()
    english = is_english(article.language)
    drafts = _drafts(paragraphs, sentences, terms) if english else [[] for _ in paragraphs]
    _join(drafts, later if english else {})
    quoted = [s for p in paragraphs for one in p.pairs for s in sentences_of(text, one.start, one.end, (), ())]
    people = people_of(text, [*(s for found in sentences for s in found), *quoted])
    orphans = sorted(o for p in paragraphs for o in p.orphans)
    writer = _Writer(article, Voices(text, people), orphans)
    for found, these in zip(sentences, drafts, strict=True):
        writer.write(found, these)
    if english:
        writer.write_inner(paragraphs, hidden)
        writer.write_subheadings(paragraphs)
    else:
        writer.write_heard(hear(article.language, text, paragraphs, sentences, later, terms))
    return Speech(
        tuple(sorted(writer.statements, key=lambda s: (s.spans[0][0], -s.spans[-1][1], s.form))),
        _terms(paragraphs, terms, orphans),
        tuple(people.interpreted()) if english else (),
    )


def _sentences(text: str, paragraphs: Sequence[Paragraph], hidden: list[tuple[int, int]]) -> list[list[Sentence]]:
    """The sentences of each paragraph; `hidden` is walked along, so that many notes in many paragraphs stay linear."""
    found = []
    at = 0
    for one in paragraphs:
        while at < len(hidden) and hidden[at][1] <= one.start:
            at += 1
        last = at
        while last < len(hidden) and hidden[last][0] < one.end:
            last += 1
        found.append(sentences_of(text, one.start, one.end, one.pairs, hidden[at:last]))
    return found


def _drafts(paragraphs: Sequence[Paragraph], sentences: list[list[Sentence]], terms: Terms) -> list[list[Draft]]:
    found = []
    waiting: Draft | None = None
    for paragraph, these in zip(paragraphs, sentences, strict=True):
        drafts, waiting = drafts_of(paragraph, these, waiting, terms)
        found.append(drafts)
    return found


def _join(drafts: list[list[Draft]], later: dict[Pair, list[Pair]]) -> None:
    """Makes one draft of a quotation that runs over paragraphs: the part with a cue of its own takes the others."""
    owner = {pair: draft for these in drafts for draft in these for pair in draft.pairs if draft.inner_of is None}
    for head, parts in later.items():
        whole = dict.fromkeys([head, *parts])
        owners = {id(owner[p]): owner[p] for p in whole if p in owner}
        if not owners:
            continue
        keeper = next((o for o in owners.values() if o.attribution is not None), next(iter(owners.values())))
        own = {(p.start, p.end) for p in whole}
        for one in owners.values():
            one.pairs = [p for p in one.pairs if p not in whole]
            one.spans = [s for s in one.spans if s not in own]
        keeper.pairs = sorted([*keeper.pairs, *whole], key=lambda p: p.start)
        covered = [any(a <= p.start and p.end <= b for a, b in keeper.spans) for p in whole]
        apart = [(p.start, p.end) for p, inside in zip(whole, covered, strict=True) if not inside]
        keeper.spans = sorted([*keeper.spans, *apart])


class _Writer:
    """Turns drafts into statements in reading order, while it keeps who spoke last."""

    def __init__(self, article: Article, voices: Voices, orphans: list[tuple[int, int]]) -> None:
        self.article, self.text, self.voices, self.orphans = article, article.text, voices, orphans
        self.statements: list[Statement] = []
        self.ids: dict[int, int] = {}
        self.names: dict[int, int] = {}  # id of a draft -> id of its statement
        self.told: tuple[Sentence, str | None] = ([], None)  # the sentence of the last statement, and when it was said

    def write(self, sentences: list[Sentence], drafts: list[Draft]) -> None:
        """The statements of one paragraph."""
        by_sentence: dict[int, list[Draft]] = {}
        for draft in drafts:
            by_sentence.setdefault(id(draft.units), []).append(draft)
        for units in sentences:
            these = [d for d in by_sentence.get(id(units), []) if d.spans]
            if not these and is_heading(units):
                continue  # "Doubts Remain" opens nothing: whoever was meant before still is
            self.voices.read(units)
            subject = first_subject(units, opening(units), len(units))
            if subject and not any(a <= units[subject[0].first].start < b for d in these for a, b in d.spans):
                self.voices.open(self.voices.resolve(units, subject))
            for draft in these:
                self._write(draft)

    def _write(self, draft: Draft, around: int | None = None) -> None:
        speakers = self._speakers(draft)
        inner_of = around if draft.inner_of is None else self.names.get(id(draft.inner_of))
        if inner_of is None:
            self.voices.heard(speakers)
        attribution = draft.attribution
        cue = said = carrier = None
        if attribution is not None:
            carrier = carrier_of(self.text, draft.units, attribution)
            if attribution.verb is not None:
                start, end = draft.units[attribution.verb.first].start, draft.units[attribution.verb.last].end
                cue = Cue(start, end, self.text[start:end])
            said = self._said(draft.units, attribution)
        quoted = tuple(sorted((p.start, p.end) for p in draft.pairs))
        form = (
            "headline" if draft.headline else "direct" if quoted and draft.plain else "mixed" if quoted else "indirect"
        )
        self.names[id(draft)] = self._add(
            draft.rule,
            form,
            sorted(draft.spans),
            quoted,
            speakers,
            cue,
            said=said,
            carrier=carrier,
            inner_of=inner_of,
            repaired=_repairs(draft),
        )

    def _said(self, units: Sentence, attribution: Attribution) -> str | None:
        """When, where and to whom; what a speaker adds in the same breath ("..., adding that") has them from before."""
        words = [
            self.text[units[a].start : units[b - 1].end].strip(" ,:\u00a0\n")
            for a, b in circumstances(units, attribution)
        ]
        said = ", ".join(filter(None, words)) or None
        if said is None and attribution.same_speaker and self.told[0] is units:
            said = self.told[1]
        self.told = (units, said)
        return said

    def _speakers(self, draft: Draft) -> list[Speaker]:
        shared = draft.attribution is not None and draft.attribution.same_speaker
        if draft.subjects:
            return self.voices.resolve(draft.units, draft.subjects, "same subject" if shared else None)
        if draft.rule == "quotation without a cue":
            subject = first_subject(draft.units, opening(draft.units), len(draft.units))
            return self.voices.resolve(draft.units, subject, "subject of the sentence")
        if draft.headline:
            return []
        return self.voices.again("same subject" if shared else "continues")

    def write_inner(self, paragraphs: Sequence[Paragraph], hidden: list[tuple[int, int]]) -> None:
        """What somebody else said inside the quotations."""
        outer = {span: s.id for s in self.statements if s.inner_of is None for span in s.quoted}
        for paragraph in paragraphs:
            starts = [p.outer_start for p in paragraph.nested]
            for one in paragraph.pairs:
                if (one.start, one.end) not in outer:
                    continue
                within = paragraph.nested[bisect_left(starts, one.start) : bisect_left(starts, one.end)]
                nested = [p for p in within if p.depth == one.depth + 1]
                notes = hidden[bisect_left(hidden, (one.start, 0)) : bisect_left(hidden, (one.end, 0))]
                for draft in inner_drafts(self.text, one, nested, notes):
                    self._write(draft, outer[one.start, one.end])

    def write_heard(self, heard: Sequence[Heard]) -> None:
        """What was heard in an article of another language."""
        ids: list[int] = []
        for one in heard:
            name = self._add(
                one.rule,
                one.form,
                one.spans,
                tuple(one.quoted),
                one.speakers,
                one.cue,
                said=one.said,
                carrier=one.carrier,
                inner_of=None if one.inner_of is None else ids[one.inner_of],
                repaired=one.repaired,
            )
            ids.append(name)

    def write_subheadings(self, paragraphs: Sequence[Paragraph]) -> None:
        """Plain subheadings that sum up a statement of their section; nobody is named as their speaker."""
        starts = [p.start for p in paragraphs if p.kind == "subheading"]
        known = sorted((s.spans[0][0], s.content) for s in self.statements)
        for place, paragraph in enumerate(p for p in paragraphs if p.kind == "subheading"):
            end = starts[place + 1] if place + 1 < len(starts) else len(self.text)
            first = bisect_left(known, (paragraph.start, ""))
            below = [content for _, content in known[first : bisect_left(known, (end, ""))]]
            if first < len(known) and known[first][0] < paragraph.end:
                continue  # the line itself reports a remark
            if sums_up(self.text, (paragraph.start, paragraph.end), below):
                self._add(SUMMARY, "headline", [(paragraph.start, paragraph.end)])

    def _add(
        self,
        rule: str,
        form: str,
        spans: list[tuple[int, int]],
        quoted: tuple[tuple[int, int], ...] = (),
        speakers: Sequence[Speaker] = (),
        cue: Cue | None = None,
        *,
        said: str | None = None,
        carrier: str | None = None,
        inner_of: int | None = None,
        repaired: str | None = None,
    ) -> int:
        if repaired is None and any(
            bisect_left(self.orphans, (a, 0)) < bisect_left(self.orphans, (b + 1, 0)) for a, b in spans
        ):
            repaired = OPEN_MISSING
        name = self._identity(spans[0][0], form)
        self.statements.append(
            Statement(
                id=name,
                form=form,
                spans=tuple(spans),
                quoted=quoted,
                content=" ".join(self.text[a:b] for a, b in spans),
                speakers=tuple(speakers),
                cue=cue,
                said=said,
                carrier=carrier,
                inner_of=inner_of,
                insertions=insertions(self.text, quoted),
                repaired=repaired,
                rule=rule,
            )
        )
        return name

    def _identity(self, start: int, form: str) -> int:
        """Two statements of one form may begin at one place (an inner and its outer): the later adds its rank."""
        fields = ("statement", spell(self.article.id), self.article.sha256, start, form)
        name = identity(*fields)
        rank = self.ids.get(name, 0)
        self.ids[name] = rank + 1
        return identity(*fields, rank) if rank else name


def _repairs(draft: Draft) -> str | None:
    return next((p.repaired for p in draft.pairs if p.repaired), None)


def _terms(paragraphs: Sequence[Paragraph], terms: Terms, orphans: list[tuple[int, int]]) -> tuple[Term, ...]:
    found = [Term(p.start, p.end, kind, p.repaired) for p, kind in terms.found]
    found += [Term(p.start, p.end, "term", p.repaired) for one in paragraphs for p in one.singles]
    found += [Term(a, b, "unpaired mark", OPEN_MISSING) for a, b in orphans]
    return tuple(sorted(found, key=lambda t: (t.start, t.end)))
