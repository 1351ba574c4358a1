"""What a run found, as collections that answer questions: by index, by the beginning of an id, by who said it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Generic, TypeVar, overload

from compare.errors import UsageError
from compare.matching.likenesses import is_one_person
from compare.reading.name_lists import outlet_form, person_form
from compare.reading.texts import fold
from compare.reporting.notebooks import Column, table
from compare.reporting.nouns import Alignment, Article, Match, Remark, Statement
from compare.reporting.rankings import WEIGHT
from compare.reporting.wording import date_in_words
from compare.speech.names import person_key

T = TypeVar("T")
Self = TypeVar("Self", bound="Findings")  # type: ignore[type-arg]


@dataclass(frozen=True, slots=True)
class ListedNames:
    """Whom each form of a name means, as people.csv and outlets.csv had it in a run."""

    people: Mapping[str, str] = field(default_factory=dict)
    outlets: Mapping[str, str] = field(default_factory=dict)

    def of_person(self, name: str) -> tuple[str, ...]:
        """The name asked for, and the one that the list gives that person."""
        return tuple(dict.fromkeys((name, self.people.get(person_form(name), name))))

    def of_outlet(self, name: str) -> frozenset[str]:
        """The name asked for, and the one that the list gives that outlet; folded."""
        return frozenset((fold(name), fold(self.outlets.get(outlet_form(name), name))))


NOBODY_LISTED = ListedNames()


class Findings(Sequence[T], Generic[T]):
    """An immutable sequence of one noun; `found["4fq"]` is the one whose id begins so."""

    columns: ClassVar[tuple[Column, ...]] = ()

    def __init__(self, found: Sequence[T], names: ListedNames = NOBODY_LISTED) -> None:
        """Hold what was found, in its order; `names` are those of the run's lists."""
        self._found = tuple(found)
        self._names = names

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[T]:
        return iter(self._found)

    @overload
    def __getitem__(self, key: int | str) -> T: ...
    @overload
    def __getitem__(self: Self, key: slice) -> Self: ...
    def __getitem__(self, key: int | str | slice) -> T | Findings[T]:
        if isinstance(key, slice):
            return type(self)(self._found[key], self._names)
        return self.of_id(key) if isinstance(key, str) else self._found[key]

    def of_id(self, id: str) -> T:
        """The one of this id, or the only one whose id begins so; KeyError says which it is: none, or several."""
        if id in self._by_id:
            return self._by_id[id]
        begin = [full for full in self._by_id if id and full.startswith(id)]
        if len(begin) != 1:
            raise KeyError(f"{len(begin)} ids begin with {id!r}" if begin else f"no id begins with {id!r}")
        return self._by_id[begin[0]]

    @cached_property
    def _by_id(self) -> dict[str, T]:
        return {id: one for one in self._found if (id := getattr(one, "id", None)) is not None}

    def where(self: Self, holds: Callable[[T], bool]) -> Self:
        """Those of which `holds` is true."""
        return type(self)([one for one in self if holds(one)], self._names)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self)}>"

    def _repr_html_(self) -> str:
        return table(type(self).__name__, self, self.columns or every_field(self))


def every_field(found: Sequence[object]) -> tuple[Column, ...]:
    """A column a field, for nouns of which no table was drawn up."""
    fields = getattr(found[0], "__struct_fields__", ()) if found else ()
    return tuple((name, lambda one, name=name: str(getattr(one, name))) for name in fields)


def known_kind(kind: str | None) -> str | None:
    """The kind of change, if there is such a kind; UsageError names those there are."""
    if kind is not None and kind not in WEIGHT:
        raise UsageError(f'there is no change of the kind "{kind}"; the kinds are {", ".join(WEIGHT)}')
    return kind


def is_named(asked: str, names: Sequence[str | None]) -> bool:
    """Whether one of the names may be the person asked for: "Lavrov" is "Sergey Lavrov", and so is "Sergei Lavrov"."""
    key = person_key(asked)
    return any(name is not None and is_one_person(key, person_key(name)) for name in names)


class Articles(Findings[Article]):
    """Articles, in the order of their paths."""

    columns = (
        ("id", lambda a: a.id),
        ("outlet", lambda a: a.outlet or "not stated"),
        ("published", lambda a: date_in_words(a.published)),
        ("title", lambda a: a.title or "not stated"),
        ("words", lambda a: f"{a.words:,}"),
    )

    def by_outlet(self, outlet: str) -> Articles:
        """Those that this outlet published, by any of its names in outlets.csv; case and accents do not count."""
        asked = self._names.of_outlet(outlet)
        return self.where(lambda article: article.outlet is not None and fold(article.outlet) in asked)


class Statements(Findings[Statement]):
    """Reported speech."""

    columns = (
        ("speaker", lambda s: " and ".join(s.names) or "nobody named"),
        ("form", lambda s: s.form),
        ("content", lambda s: s.content),
        ("article", lambda s: s.article),
    )

    def by_speaker(self, name: str) -> Statements:
        """Those of one person, by full name, surname or any name in people.csv, or of one organisation."""
        asked = self._names.of_person(name)

        def said(one: Statement) -> bool:
            return any(is_named(who, [speaker.name or speaker.mention for speaker in one.speakers]) for who in asked)

        return self.where(said)

    def in_article(self, id: str) -> Statements:
        """Those of the article of this id."""
        return Statements(self._by_article.get(id, ()), self._names)

    @cached_property
    def _by_article(self) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self:
            found[statement.article].append(statement)
        return found

    def quoted(self) -> Statements:
        """Those with words in quotation marks."""
        return self.where(lambda statement: bool(statement.quoted))


class Matches(Findings[Match]):
    """Places that correspond."""

    columns = (
        ("tier", lambda m: m.tier),
        ("left", lambda m: f"{m.left.article} {m.left.start}-{m.left.end}"),
        ("right", lambda m: f"{m.right.article} {m.right.start}-{m.right.end}"),
        ("words", lambda m: str(m.words)),
        ("boilerplate", lambda m: m.boilerplate or ""),
    )

    def across(self) -> Matches:
        """Those between two articles."""
        return self.where(lambda match: match.across)

    def same_text(self) -> Matches:
        """Passages that are the same text, or nearly."""
        return self.where(lambda match: match.same_text)


class Alignments(Findings[Alignment]):
    """Variants laid side by side."""

    columns = (
        ("left", lambda a: a.left.text),
        ("right", lambda a: a.right.text),
        ("changes", lambda a: "; ".join(f"{change.kind}: {change.note}" for change in a.changes)),
    )

    def across(self) -> Alignments:
        """Those between two articles."""
        return self.where(lambda alignment: alignment.across)

    def changed(self, kind: str | None = None) -> Alignments:
        """Those with a change that may touch the meaning, of one kind or of any; UsageError for an unknown kind."""
        sought = known_kind(kind)
        return self.where(lambda one: any(sought in (None, change.kind) for change in one.changes))


class Remarks(Findings[Remark]):
    """Remarks: each what several statements report of one utterance."""

    columns = (
        ("id", lambda r: r.id),
        ("speaker", lambda r: r.speaker or "nobody named"),
        ("versions", lambda r: str(len(r.members))),
        ("articles", lambda r: str(len(r.articles))),
        ("fullest version", lambda r: r.label),
        ("changes", lambda r: "; ".join(f"{change.kind}: {change.note}" for change in r.changed())),
    )

    def by_speaker(self, name: str) -> Remarks:
        """Those of one person, by full name, surname or any name in people.csv, alone or together with others."""
        asked = self._names.of_person(name)

        def said(remark: Remark) -> bool:
            return any(is_named(who, [remark.speaker, *(remark.speaker or "").split(" and ")]) for who in asked)

        return self.where(said)

    def by_outlet(self, outlet: str) -> Remarks:
        """Those that this outlet tells, by any of its names in outlets.csv; case and accents do not count."""
        asked = self._names.of_outlet(outlet)
        return self.where(lambda remark: not asked.isdisjoint(map(fold, remark.outlets)))

    def across(self) -> Remarks:
        """Those that two or more articles tell."""
        return self.where(lambda remark: remark.across)

    def changed(self, kind: str | None = None) -> Remarks:
        """Those with a change between two versions: of one kind (negation, number, condition, name, modality, hedge,
        strength, attribution), or of any. UsageError for an unknown kind.
        """
        sought = known_kind(kind)
        return self.where(lambda remark: bool(remark.changed(sought)))
