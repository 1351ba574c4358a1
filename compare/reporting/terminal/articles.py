"""The sections ARTICLES and SPEAKERS."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from compare.reporting.nouns import Article, Statement
from compare.reporting.runs import Run
from compare.reporting.sites import same_sites
from compare.reporting.wording import WIDTH, count, date_in_words, excerpt, listing, paragraph
from compare.speech.names import person_key

# More articles than this are told by their outlets, a line each would fill the screen.
MOST_ARTICLES = 8
# Up to so many get two lines each.
FEW_ARTICLES = 5
# Speakers with a line each, where each article has one, and where all articles share one.
FEW_SPEAKERS, MOST_SPEAKERS = 2, 4
# A surname alone is the speaker of this name who has so large a share of what is heard from all of this name.
SHARE_OF_SURNAME = 0.9
# A spelling that stands for less than this share of the most frequent one names nobody: it is mostly a misread name
# ("Military Institute to say President Obama", once among 7,143 "Obama").
LEAST_SHARE_OF_NAMES = 0.01
NAME_WIDTH = 31


def articles(results: Run) -> list[str]:
    """A line an article: outlet, date, and where its own words disagree; for many articles a line for all."""
    if len(results.articles) > MOST_ARTICLES:
        return ["ARTICLES", *paragraph(many(results))]
    lines = ["ARTICLES"]
    sites = same_sites(results)
    width = max(len(handle) for handle in results.handles.values())
    each = 2 if len(results.articles) <= FEW_ARTICLES else 1
    for article in results.articles:
        handle = results.handles[article.id]
        path = [] if handle in article.path else [excerpt(article.path, 40)]
        site = [sites[article.id]] if article.id in sites else []
        lines += paragraph("; ".join([*path, told(article), *site]), " " * (width + 4), f"  {handle:<{width}}  ")[:each]
    return lines


def told(article: Article) -> str:
    """What is known of where and when an article appeared, and what is not."""
    if article.outlet is None and article.published is None:
        known = ["outlet and date not stated"]
    else:
        known = [f"{article.outlet or 'outlet not stated'}, {date_in_words(article.published)}"]
    known += [conflict.rstrip(".") for conflict in article.conflicts[:1]]
    known += sorted({f'gives words "according to {o.name}"' for o in article.origins if o.kind == "carrier"})[:1]
    return "; ".join(known)


def many(results: Run) -> str:
    """Outlets and dates of many articles in a sentence."""
    outlets = Counter(article.outlet for article in results.articles)
    published = (article.published for article in results.articles)
    dates = sorted(date for date in published if date and not date.startswith("X"))
    unknown = outlets.pop(None, 0)
    largest = listing([f"{outlet} ({number})" for outlet, number in outlets.most_common(3)])
    text = f"{count(len(results.articles), 'article')} of {count(len(outlets), 'outlet')}"
    text += f", most from {largest}" if outlets else ""
    text += f"; outlet not stated: {unknown}" if unknown else ""
    text += f"; {date_in_words(dates[0])} to {date_in_words(dates[-1])}" if dates else "; dates not stated"
    undated = len(results.articles) - len(dates)
    return text + (f"; date not stated: {undated}" if dates and undated else "") + "."


@dataclass
class Voice:
    """One speaker across the articles."""

    names: Counter[str] = field(default_factory=Counter)
    quoted: int = 0
    reported: int = 0
    articles: set[str] = field(default_factory=set)

    def hear(self, statement: Statement, name: str) -> None:
        """Count one statement."""
        self.names[name] += 1
        self.quoted += bool(statement.quoted)
        self.reported += not statement.quoted
        self.articles.add(statement.article)

    def hear_all(self, other: Voice) -> None:
        """Count what was said under another form of the name."""
        self.names += other.names
        self.quoted += other.quoted
        self.reported += other.reported
        self.articles |= other.articles

    @property
    def heard(self) -> int:
        """How many statements."""
        return self.quoted + self.reported

    @property
    def label(self) -> str:
        """The name, with other spellings of the given name: "Sergey (Sergei) Lavrov"; initials make no other one."""
        least = LEAST_SHARE_OF_NAMES * max(self.names.values())
        known = [name for name, heard in self.names.items() if heard >= least]
        ordered = sorted(known, key=lambda name: (" " not in name, -self.names[name], name))
        first, family = ordered[0].rpartition(" ")[::2]
        same = [name.rpartition(" ")[0] for name in ordered[1:] if name.endswith(f" {family}")]
        others = {other.split()[0]: other for other in reversed(same) if other}
        others.pop(first.partition(" ")[0], None)
        return f"{first} ({', '.join([*reversed(others.values())][:2])}) {family}" if first and others else ordered[0]


def voices(results: Run) -> list[Voice]:
    """The named speakers, those heard most first."""
    found: dict[str, Voice] = defaultdict(Voice)
    for statement in results.statements:
        for speaker in statement.speakers:
            if speaker.name:
                found[person_key(speaker.name)].hear(statement, speaker.name)
    return sorted(with_surnames(found).values(), key=lambda v: (-v.quoted, -v.reported, v.label))


def with_surnames(found: Mapping[str, Voice]) -> Mapping[str, Voice]:
    """The voices by their keys, where a surname alone is counted with the one person who nearly always bears it."""
    named: dict[str, list[Voice]] = defaultdict(list)
    for key, voice in found.items():
        if " " in key:
            named[key.rpartition(" ")[2]].append(voice)
    kept = {}
    for key, voice in found.items():
        most = max(named.get(key, ()), key=lambda one: one.heard, default=None)
        if most is None or most.heard < SHARE_OF_SURNAME * sum(one.heard for one in named[key]):
            kept[key] = voice
        else:
            most.hear_all(voice)
    return kept


def speakers(results: Run) -> list[str]:
    """Who is quoted and reported, how often and in which articles."""
    heard = voices(results)
    if not heard:
        return []
    lines = [f"{'SPEAKERS':<{NAME_WIDTH}}{'quoted':>6}{'reported':>10}  in"]
    most = MOST_SPEAKERS if len(results.articles) > MOST_ARTICLES else FEW_SPEAKERS
    lines += [row(v.label, v.quoted, v.reported, v.articles, results) for v in heard[:most]]
    others = heard[most:]
    if others:
        articles = set().union(*(v.articles for v in others))
        label = f"others: {', '.join(v.label for v in others)}"
        lines.append(row(label, sum(v.quoted for v in others), sum(v.reported for v in others), articles, results))
    return lines


def row(label: str, quoted: int, reported: int, articles: set[str], results: Run) -> str:
    """One line of the table of speakers."""
    places = " ".join(handle for id, handle in results.handles.items() if id in articles)
    room = WIDTH - NAME_WIDTH - 18
    places = places if len(places) <= room else count(len(articles), "article")
    return f"  {excerpt(label, NAME_WIDTH - 3):<{NAME_WIDTH - 2}}{quoted:>6}{reported:>10}  {places}"
