"""What `compare trace` and `compare remarks` print."""

from __future__ import annotations

from itertools import groupby

from compare.reporting.findings import Remarks
from compare.reporting.inquiries import LINKED, REMARK, Inquiry, Version
from compare.reporting.nouns import Article, Remark
from compare.reporting.rankings import gravest, importance, named, telling_pair
from compare.reporting.runs import Run
from compare.reporting.wording import count, date_in_words, excerpt, listing, paragraph

LABEL = 9
INDENT = " " * 4
# Versions and remarks after which a list is cut: what is longer is asked for more narrowly.
MOST = 40
# A reason that begins so has named the changes.
OTHERWISE = "told otherwise"
# How a place is told, in words.
FORMS = {"headline": "a headline", "reported": "reported speech", "quoted": "a quotation", "text": "plain text"}
# From this share of words in common on, a version is told by what it cuts.
MOSTLY = 0.5


def inquiry_text(found: Inquiry) -> str:
    """The answer first, then the versions in order of time, or the nearest misses and why they are not it."""
    asked = "Fullest version" if found.verdict == REMARK else "Asked"
    lines = [found.answer, *elsewhere(found), *paragraph(f'{asked}: "{excerpt(found.asked, 300)}"')]
    for note in found.notes:
        lines += paragraph(note)
    if found.versions:
        lines += ["", "VERSIONS in order of time, as far as it is known", *by_article(found, found.versions)]
    if found.nearest:
        lines += ["", "NEAREST, and why it is not it", *by_article(found, found.nearest)]
    if not (found.versions or found.nearest or found.notes):
        lines += ["", *paragraph("Nothing comes near: no statement shares a word of substance with it.")]
    return "\n".join([*lines, "", *paragraph(found.run.scope, indent="")])


def elsewhere(found: Inquiry) -> list[str]:
    """How often the same is told otherwise, in the articles that have it and in others."""
    others = [version for version in found.versions if version.how != found.verdict.lower() and found.verdict != REMARK]
    if not others:
        return []
    forms = listing([FORMS[form] for form in FORMS if form in {version.told for version in others}])
    here = {article.id for article in found.articles}
    outside = len({version.article.id for version in others} - here)
    same = "the same article" if len(here) == 1 else "the same articles"
    where = count(outside, "other article") if outside else same
    both = f"{same} and {where}" if outside and any(v.article.id in here for v in others) else where
    return paragraph(f"Told otherwise in {count(len(others), 'place')} of {both}: in {forms}.")


def by_article(found: Inquiry, versions: tuple[Version, ...]) -> list[str]:
    """The versions under their articles."""
    lines = []
    for _, group in groupby(versions[:MOST], key=lambda version: version.article.id):
        here = list(group)
        lines += heading(here[0].article, found.run)
        for version in here:
            lines += version_lines(version)
    left = len(versions) - MOST
    return lines + ([f"  ... {left} more"] if left > 0 else [])


def heading(article: Article, run: Run) -> list[str]:
    """The article: handle, outlet, date."""
    known = f"{article.outlet or 'outlet not stated'}, {date_in_words(article.published)}"
    return paragraph(f"{run.handles[article.id]}  {known}")


def version_lines(version: Version) -> list[str]:
    """How it is told, the words, and under them what was kept, cut and changed."""
    indent = INDENT + " " * (LABEL + 1)
    words = excerpt(version.text, 300)
    lines = paragraph(words, indent, f"{INDENT}{version.told:<{LABEL}} ")
    return lines + paragraph("; ".join(remarks_on(version)), indent + "  ", f"{indent}-> ")


def remarks_on(version: Version) -> list[str]:
    """What a version kept, cut and changed, and why it is shown."""
    told = [version.speaker] if version.speaker else ["nobody named"] if version.told != "text" else []
    told += [version.reason] if version.reason else []
    if not version.reason.startswith(OTHERWISE):
        told += [named(change) for change in version.changed]
    if version.how == LINKED:
        told += kept_and_cut(version)
    return [*told, *([f"through {version.carrier}"] if version.carrier else [])]


def kept_and_cut(version: Version) -> list[str]:
    """How much of the words a version keeps; where it is less than half, what it cuts would be noise."""
    share = f"{round(100 * version.kept)} % of the words"
    if version.kept < MOSTLY:
        return ["in other words" if version.added else f"an excerpt: {share}"]
    cut = [f"without {quoted(version.cut)}"] if version.cut else []
    return [f"keeps {share}", *cut, *([f"here {quoted(version.added)}"] if version.added else [])]


def quoted(stretches: tuple[str, ...]) -> str:
    """The first stretches of words, in quotation marks."""
    return listing([f'"{excerpt(stretch, 40)}"' for stretch in stretches], 3)


def remarks_text(remarks: Remarks) -> str:
    """A remark a block: id, who, where, the fullest version, the gravest change; those of most articles first."""
    ranked = sorted(remarks, key=lambda remark: (-len(remark.articles), -importance(remark), remark.id))
    lines = [f"{count(len(remarks), 'remark')}."]
    for remark in ranked[:MOST]:
        lines += ["", *remark_lines(remark)]
    if len(ranked) > MOST:
        lines += ["", f"{len(ranked) - MOST:,} more in remarks.jsonl; ask for fewer: --speaker NAME, --changed"]
    if ranked:
        lines += ["", f"MORE       compare trace WHERE --remark {ranked[0].id[:6]}"]
    return "\n".join(lines)


def remark_lines(remark: Remark) -> list[str]:
    """One remark."""
    places = listing(list(remark.outlets)) or "outlet not stated"
    told = f"{count(len(remark.members), 'version')} in {count(len(remark.articles), 'article')} ({places})"
    head = paragraph(f"{remark.id}  {remark.speaker or 'nobody named'}; {told}", INDENT, "  ")
    top = gravest(telling_pair(remark)[0].changes)
    change = paragraph(named(top), INDENT + "   ", f"{INDENT}-> ") if top else []
    return [*head, *paragraph(excerpt(remark.label, 220), INDENT), *change]
