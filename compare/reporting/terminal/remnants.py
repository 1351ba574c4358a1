"""The last sections: same text, what was set aside and repaired, and where the results are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from compare.reading.boilerplate import ANOTHER_STORY
from compare.reporting.nouns import Match
from compare.reporting.nouns.matches import REPEATED
from compare.reporting.reuses import sort_same_text
from compare.reporting.runs import Run
from compare.reporting.scopes import PASSAGES, compared
from compare.reporting.wording import count, excerpt, language_name, listing, paragraph
from compare.results import PAGE
from compare.speech.foreign import has_facts, is_english

LABEL = 11
# Lines of these two sections; whole clauses that do not fit are left to the files.
MOST_SAME_TEXT, MOST_REPAIRED = 3, 1


def same_text(results: Run) -> list[str]:
    """Passages that stand more than once: in two articles, as boilerplate, in one article; what does not count last."""
    if not compared(results.facts, *PASSAGES):
        return ["SAME TEXT  not compared"]
    found = sort_same_text(results.matches, results.facts)
    told = [*news(found.reuse, results), *wire(results), *boilerplate(found.boilerplate, results)]
    told += [*own_lines(results), *inside(found.inside, results), *not_counted(found.within_outlet)]
    return clauses("SAME TEXT", told or ["none"], MOST_SAME_TEXT)


def clauses(head: str, told: Sequence[str], most: int) -> list[str]:
    """The heading and as many whole clauses, in order, as fit into `most` lines; one at least."""
    texts = ("; ".join(told[:number]) for number in range(len(told), 0, -1))
    each = [paragraph(f"{head:<{LABEL}}{text}", indent=" " * LABEL, first="") for text in texts]
    return next((lines for lines in each if len(lines) <= most), each[-1][:most])


def news(found: list[Match], results: Run) -> list[str]:
    """News text in two articles: the longest first."""
    longest = sorted(found, key=lambda match: (-match.words, match.left.start))[:2]
    named = [f"{places(match, results)} {count(match.words, 'word')}" for match in longest]
    return [f"{count(len(found), 'passage')} of news ({listing(named)})"] if found else []


def wire(results: Run) -> list[str]:
    """How many passages many outlets carried in the same days."""
    found = [group.wire for group in results.groups if group.wire]
    if not found:
        return []
    most = max(found, key=lambda one: (one.outlets, -one.days))
    return [f"{count(len(found), 'passage')} in up to {most.outlets} outlets within {count(most.days, 'day')}"]


def boilerplate(found: list[Match], results: Run) -> list[str]:
    """Boilerplate in two articles that a rule knew: the longest passage by name, the number of others."""
    found = [match for match in found if match.across and match.boilerplate != REPEATED]
    if not found:
        return []
    longest = max(found, key=lambda match: match.words)
    told = f"{places(longest, results)} {longest.boilerplate} (boilerplate), {count(longest.words, 'word')}"
    return [told + (f", and {len(found) - 1} more such" if len(found) > 1 else "")]


def own_lines(results: Run) -> list[str]:
    """How many lines an outlet repeats over its articles, and which outlet repeats one most."""
    found = [group.boilerplate for group in results.groups if group.boilerplate.outlet]
    if not found:
        return []
    most = max(found, key=lambda one: (one.outlet_articles or 0, one.outlet or ""))
    lines = count(len(found), "line that an outlet repeats", "lines that an outlet repeats")
    return [f"{lines} (one in {count(most.outlet_articles or 0, 'article')} of {most.outlet})"]


def inside(found: list[Match], results: Run) -> list[str]:
    """Sentences that an article holds twice."""
    named = dict.fromkeys(results.handles[match.left.article] for match in found)
    if not found:
        return []
    hold = "holds" if len(named) == 1 else "hold"
    return [f"{listing(list(named), 3)} {hold} {count(len(found), 'passage')} twice"]


def not_counted(found: list[Match]) -> list[str]:
    """How many pairs of passages are left out of the counts, because one outlet published both."""
    pairs = count(len(found), "pair of passages", "pairs of passages")
    return [f"not counted: {pairs} within one outlet"] if found else []


def places(match: Match, results: Run) -> str:
    """ "000 = 001"."""
    return " = ".join(sorted(results.handles[side.article] for side in (match.left, match.right)))


def set_aside(results: Run) -> list[str]:
    """How many places are boilerplate, of which kinds."""
    places = results.boilerplate
    if not places:
        return ["SET ASIDE  nothing"]
    kinds = Counter(one.kind for one in places)
    named = listing([f"{number} {kind}" for kind, number in kinds.most_common()], 5)
    doubted = dict.fromkeys(results.handles[one.article] for one in places if ANOTHER_STORY in one.reason)
    text = f"SET ASIDE  {count(len(places), 'place')}: {named}"
    if doubted:
        hold = "holds" if len(doubted) == 1 else "hold"
        text += f"; {listing(list(doubted), 3)} {hold} perhaps the caption of another story"
    return paragraph(text, indent=" " * 11, first="")[:2]


def languages(results: Run) -> list[str]:
    """How many articles are in other languages than English, and how these are read."""
    counted = Counter(article.language for article in results.articles if not is_english(article.language))
    matched = ", not matched to English" if results.facts["options"].get("model") is None else ""
    told = [
        f"{number:,} in {language_name(code or '')}: {way_of_reading(code)}{matched}"
        for code, number in counted.most_common(3)
    ]
    told += [f"{len(counted) - 3} more languages"] if len(counted) > 3 else []
    return paragraph(f"LANGUAGES  {'; '.join(told)}", indent=" " * 11, first="")[:3] if told else []


def way_of_reading(language: str | None) -> str:
    """How an article in this language is read."""
    return "read by their own rules" if has_facts(language) else "quotations by their marks only"


def repaired(results: Run) -> list[str]:
    """Marks that do not pair, and texts whose encoding was mended."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in (*results.statements, *results.terms):
        if one.repaired:
            found[one.repaired].add(one.article)
    for article in results.articles:
        for repair in article.repairs:
            found[repair].add(article.id)
    order = list(results.handles)
    told = [
        f"{excerpt(what, 60)}: {listing([results.handles[id] for id in sorted(here, key=order.index)], 3)}"
        for what, here in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    return clauses("REPAIRED", told, MOST_REPAIRED) if told else []


def versions(results: Run) -> list[str]:
    """Articles that are copies or other versions of one that stands for them."""
    found = results.versions
    if not found:
        return []
    named = [f"{excerpt(own_name(one.path), 20)} is {results.handles[str(one.version_of)]}" for one in found[:2]]
    more = f", and {len(found) - 2} more" if len(found) > 2 else ""
    told = f"VERSIONS   the same article, listed and not compared: {', '.join(named)}{more}"
    return paragraph(told, indent=" " * 11, first="")[:2]


def own_name(path: str) -> str:
    """The end of a path that tells it from its neighbours: the line in its file, or the name of the file."""
    return path[path.rfind("#") :] if "#" in path else Path(path).name


def where(results: Run) -> list[str]:
    """Where the results lie and what to ask next."""
    folder = results.folder.as_posix()
    skipped = results.facts["counts"]["skipped"]
    aside = skipped + results.facts["counts"].get("left_out", 0)
    lines = [f"SKIPPED    {count(aside, 'place')}: see {folder}/skipped.jsonl"] if aside else []
    return [*lines, f"PAGE       {folder}/{PAGE}     MORE  compare --help"]
