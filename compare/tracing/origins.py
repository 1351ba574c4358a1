"""Origins: how many independent sources stand behind the versions of a remark, and why not more.

Each version comes from the carrier it names, else from the agency its article credits, else from its outlet. Sources
are then counted as one where the articles share a reporter's text, or where both have the same words of one
translation. Quoting the same press conference in the same words is no reason: everybody heard it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from compare.matching.spans import Span, common
from compare.reading.agencies import outlet_keys
from compare.reading.name_lists import NO_NAMES, Names, listed_outlet
from compare.reading.texts import fold, words
from compare.tracing.remarks import Part, Remark

# Characters of a reporter's own text from which two articles are no two witnesses. Pairs of AllSides 2012-2016 that
# tell one remark were read: of 18 that share 120 to 400, 16 had sentences of one reporter or agency in both, one a
# tweet and one a quotation that was not seen as such; of 8 with 80 to 120, three had names or such quotations only.
COPIED = 120
# Words in a row from which two English versions of foreign words are one translation: nobody translates so many alike
# (the same number makes a quotation a long one).
ONE_TRANSLATION = 8
# Agencies and outlets that publish in another language than English first: words said to them were translated.
FOREIGN = frozenset(
    (
        *("tass", "ria", "interfax", "xinhua", "efe", "dpa", "ansa", "kyodo", "jijipress", "yonhap", "sana", "irna"),
        *("fars", "tasnim", "mehr", "anadolu", "aa", "kuna", "wam", "spa", "mena", "petra", "ukrinform", "unian"),
        *("belta", "belga", "pap", "ctk", "apa", "anp", "bernama", "antara", "vna", "kcna", "cns", "almayadeen"),
        *("almanar", "kommersant", "izvestia", "rossiya24", "channelone", "lemonde", "lefigaro", "derspiegel", "bild"),
        *("elpais", "corrieredellasera", "larepubblica", "asharqalawsat"),
    )
)
NOTHING: Mapping[int, str] = MappingProxyType({})

ArticlePair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two sources are counted as one origin."""

    left: str
    right: str
    reason: str


@dataclass(frozen=True, slots=True)
class Origins:
    """The independent sources of a remark: a name each, sorted, and what was counted together, in order of time."""

    names: tuple[str, ...]
    merges: tuple[Merge, ...]

    def __len__(self) -> int:
        return len(self.names)


class Sources:
    """Sources that are counted together (union-find); of those joined the one named first stands for all."""

    def __init__(self, names: Iterable[str]) -> None:
        self.roots = {name: name for name in names}
        self.merges: list[Merge] = []

    def root(self, name: str) -> str:
        """The source that stands for this one."""
        while (above := self.roots[name]) != name:
            name = above
        return name

    def join(self, left: str, right: str, reason: str) -> None:
        """Count two sources as one, if they are not yet."""
        one, other = self.root(left), self.root(right)
        if one != other:
            self.roots[other] = one
            self.merges.append(Merge(left, right, reason))


def origins(
    remark: Remark,
    carriers: Mapping[int, str],
    outlets: Names = NO_NAMES,
    credits: Mapping[int, str] = NOTHING,
    copied: Collection[ArticlePair] = (),
) -> Origins:
    """The independent sources behind a remark.

    `carriers` maps statements to the outlet through which their words came ("according to RT"), `credits` articles to
    the agency that their dateline or foot names first, `copied` are pairs of articles that share a reporter's text
    (`own_in_common` of COPIED characters or more). Names of one outlet, by `outlets` (outlets.csv) or by their letters
    ("AP", "the Associated Press"), are one source; what names none is one of its own.
    """
    names = {name for part in remark.parts for name in named(part, carriers, credits)}
    spelled = one_each({name: listed_name(name, outlets) for name in names})
    owns = [source(part, NOTHING, NOTHING, spelled) for part in remark.parts]
    told = [source(part, carriers, credits, spelled) for part in remark.parts]
    found = Sources(told)
    join_copied(found, remark.parts, told, copied)
    if is_translated(remark, carriers):
        join_translation(found, remark.parts, told)
    through = dict.fromkeys(
        Merge(one, own, "says that its words came through it" if part.statement in carriers else "credits it")
        for part, own, one in zip(remark.parts, owns, told, strict=True)
        if own != one
    )
    return Origins(tuple(sorted({found.root(name) for name in told})), (*through, *found.merges))


def named(part: Part, carriers: Mapping[int, str], credits: Mapping[int, str]) -> list[str]:
    """The names that a version gives its source, the nearest first."""
    return [name for name in (carriers.get(part.statement), credits.get(part.article), part.outlet) if name]


def source(part: Part, carriers: Mapping[int, str], credits: Mapping[int, str], spelled: Mapping[str, str]) -> str:
    """The one source of a version, as it is spelled for all names of one outlet."""
    names = named(part, carriers, credits)
    return spelled[names[0]] if names else f"article {part.article}"


def listed_name(name: str, outlets: Names) -> str:
    """The folded name that outlets.csv gives an outlet, else its own."""
    listed = listed_outlet(name, outlets)
    return fold(listed.name if listed else name)


def one_each(names: Mapping[str, str]) -> dict[str, str]:
    """For each name (with its listed form) that of its outlet: the shortest of those with a key in common."""
    by_key: dict[str, str] = {}
    found = {}
    for form in sorted(set(names.values()), key=lambda form: (len(form), form)):
        keys = outlet_keys(form) or {form}
        owner = next((by_key[key] for key in sorted(keys) if key in by_key), form)
        by_key |= {key: by_key.get(key, owner) for key in keys}
        found[form] = owner
    return {name: found[form] for name, form in names.items()}


def join_copied(found: Sources, parts: Sequence[Part], told: Sequence[str], copied: Collection[ArticlePair]) -> None:
    """Count together the sources of articles that share a reporter's text."""
    first = {part.article: name for part, name in reversed([*zip(parts, told, strict=True)])}
    for left, right in sorted(copied):
        if left in first and right in first:
            found.join(first[left], first[right], "share text beyond what was said")


def is_translated(remark: Remark, carriers: Mapping[int, str]) -> bool:
    """Whether the words were told to somebody who publishes in another language.

    Other wordings of them tell nothing: of 19 remarks of AllSides with two quotations that differ throughout, or told
    to one of these, 3 were told to one, and of the rest 14 were said in English.
    """
    told_to = (carriers[part.statement] for part in remark.parts if part.statement in carriers)
    return any(not FOREIGN.isdisjoint(outlet_keys(name)) for name in told_to)


def join_translation(found: Sources, parts: Sequence[Part], told: Sequence[str]) -> None:
    """Count together the sources that quote one translation: ONE_TRANSLATION of its words in a row. Linear in words."""
    seen: dict[tuple[str, ...], str] = {}
    for part, name in zip(parts, told, strict=True):
        folded = [word.text for word in words(part.text)] if part.quoted else []
        for at in range(len(folded) - ONE_TRANSLATION + 1):
            run = tuple(folded[at : at + ONE_TRANSLATION])
            found.join(seen.setdefault(run, name), name, "have the same words of one translation")


def own_in_common(
    spans: Iterable[tuple[int, int, int, int]], left_speech: Sequence[Span], right_speech: Sequence[Span]
) -> int:
    """How many characters of the same text (left start, left end, right start, right end) no side tells as speech.

    `speech` are the spans of an article's statements and of its boilerplate, none overlapping another. The smaller
    number of both sides.
    """
    stretches = list(spans)
    left = sum(end - start - common(left_speech, start, end) for start, end, _, _ in stretches)
    right = sum(end - start - common(right_speech, start, end) for _, _, start, end in stretches)
    return min(left, right)
