"""What `compare trace` and `compare remarks` print."""

from __future__ import annotations

import shutil
from itertools import groupby

from compare.reporting.findings import Remarks
from compare.reporting.inquiries import LINKED, REMARK, Inquiry, Version
from compare.reporting.nouns import Article, Remark
from compare.reporting.rankings import CONTRADICTS, counted_as_one, gravest, importance, named, telling_pair
from compare.reporting.runs import Run
from compare.reporting.terminal.timelines import timeline_lines
from compare.reporting.transcripts import is_transcript
from compare.reporting.wording import WIDTH, count, date_in_words, excerpt, listing, paragraph

# Columns for which lines are still broken anew.
NARROWEST = 60
LABEL = 9
INDENT = " " * 4
# Versions and remarks after which a list is cut: what is longer is asked for more narrowly.
MOST = 40
# Reasons why sources are counted together, outlets without the words, and claims of other speakers that are named.
MOST_MERGES, MOST_SILENT, MOST_CLAIMS = 6, 5, 5
NO_TRANSCRIPT = "no transcript here; not necessarily what was said"
# A reason that begins so has named the changes.
OTHERWISE = ("told otherwise", CONTRADICTS)
# How a place is told, in words.
FORMS = {"headline": "a headline", "reported": "reported speech", "quoted": "a quotation", "text": "plain text"}
# From this share of words in common on, a version is told by what it cuts.
MOSTLY = 0.5


def wrapped(text: str, indent: str = "  ", first: str | None = None) -> list[str]:
    """The text as lines that the terminal has room for."""
    columns = shutil.get_terminal_size((WIDTH, 24)).columns
    return paragraph(text, indent, first, max(NARROWEST, min(WIDTH, columns)))


def inquiry_text(found: Inquiry) -> str:
    """The answer first, then the versions in order of time, or the nearest misses and why they are not it."""
    about = remark_head(found.remark, found) if found.remark else [*elsewhere(found), *asked_lines(found)]
    lines = [found.answer, *about]
    for note in found.notes:
        lines += wrapped(note)
    lines += [*silence(found), *timeline_lines(found)]
    if found.versions:
        lines += ["", "VERSIONS in order of time, as far as it is known", *by_article(found, found.versions)]
    if found.remark:
        lines += same_claim(found.remark, found.run)
    if found.nearest:
        lines += ["", "NEAREST, and why it is not it", *by_article(found, found.nearest)]
    if not (found.versions or found.nearest or found.notes):
        lines += ["", *wrapped("Nothing comes near: no statement shares a word of substance with it.")]
    return "\n".join([*lines, "", *wrapped(found.scope, indent="")])


def asked_lines(found: Inquiry) -> list[str]:
    """The words asked for."""
    return wrapped(f'Asked: "{excerpt(found.asked, 300)}"')


def remark_head(remark: Remark, found: Inquiry) -> list[str]:
    """The fullest version on top; who said it, who had it first, and how many independent origins there are."""
    full = next(
        version
        for version in found.versions
        if version.spot == (remark.fullest.article, remark.fullest.start, remark.fullest.end)
    )
    transcript = f"a transcript: {full.article.title}" if is_transcript(full.article) else NO_TRANSCRIPT
    lines = [
        "",
        *wrapped(f"FULLEST VERSION ({transcript})", indent="  ", first=""),
        *heading(full.article, found.run),
    ]
    lines += [*wrapped(full.text, INDENT), "", *wrapped(f"Said by: {remark.speaker or 'nobody named'}")]
    if not remark.across:
        return lines
    lines += wrapped(first_in_words(remark, found))
    told = f"{remark.origins_in_words} behind {count(len(remark.outlets), 'outlet')}"
    lines += wrapped(f"Origins: {told}.")
    for merge in remark.merges[:MOST_MERGES]:
        lines += wrapped(f"{counted_as_one(merge)}.", INDENT + "  ", INDENT)
    left = len(remark.merges) - MOST_MERGES
    return lines + ([f"{INDENT}... {left} more"] if left > 0 else [])


def first_in_words(remark: Remark, found: Inquiry) -> str:
    """Who had it first here, or why that is not known."""
    if remark.first.doubt:
        return f"First here: not known, {remark.first.doubt}."
    article = found.run.lookup.article(remark.first.article)
    return f"First here: {article.outlet or 'outlet not stated'}, {date_in_words(article.published)}."


def silence(found: Inquiry) -> list[str]:
    """The outlets that published in those days and do not carry it: how many, and the first few."""
    if not found.silent:
        return []
    told = f"{count(len(found.silent), 'outlet')} published here in those days without it"
    return wrapped(f"{told}: {listing(found.silent, MOST_SILENT)}.")


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
    return wrapped(f"Told otherwise in {count(len(others), 'place')} of {both}: in {forms}.")


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
    return wrapped(f"{run.lookup.handles[article.id]}  {known}")


def same_claim(remark: Remark, run: Run) -> list[str]:
    """The same claim by other speakers, the likest first; nothing where nobody else makes it."""
    if not remark.same_claim:
        return []
    lines = ["", "THE SAME CLAIM BY ANOTHER SPEAKER, no version of it"]
    for one in sorted(remark.same_claim, key=lambda claim: -claim.likeness)[:MOST_CLAIMS]:
        lines += heading(run.lookup.article(one.article), run)
        lines += wrapped(f"{one.name or 'nobody named'}: {excerpt(one.text, 300)}", INDENT + "  ", INDENT)
    left = len(remark.same_claim) - MOST_CLAIMS
    return lines + ([f"  ... {left} more"] if left > 0 else [])


def version_lines(version: Version) -> list[str]:
    """How it is told, the words, and under them what was kept, cut and changed."""
    indent = INDENT + " " * (LABEL + 1)
    words = excerpt(version.text, 300)
    lines = wrapped(words, indent, f"{INDENT}{version.told:<{LABEL}} ")
    return lines + wrapped("; ".join(remarks_on(version)), indent + "  ", f"{indent}-> ")


def remarks_on(version: Version) -> list[str]:
    """What a version kept, cut and changed, and why it is shown."""
    told = [version.speaker] if version.speaker else ["nobody named"] if version.told != "text" else []
    told += [version.reason or ("word for word" if version.how == "verbatim" else "")]
    if not version.reason.startswith(OTHERWISE):
        told += [named(change) for change in version.changed]
    if version.how == LINKED:
        told += kept_and_cut(version)
    return [*filter(None, told), *([f"through {version.carrier}"] if version.carrier else [])]


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
    head = wrapped(f"{remark.id}  {remark.speaker or 'nobody named'}; {told}", INDENT, "  ")
    top = gravest(telling_pair(remark)[0].changes)
    change = wrapped(named(top), INDENT + "   ", f"{INDENT}-> ") if top else []
    others = listing(list(dict.fromkeys(one.name or "nobody named" for one in remark.same_claim)))
    same = wrapped(f"the same claim by another speaker: {others}", INDENT + "   ", f"{INDENT}-> ") if others else []
    return [*head, *wrapped(excerpt(remark.label, 220), INDENT), *change, *same]
