"""The answer to the question that was asked, in sentences, with how far it reaches."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from compare.reporting.nouns import Match, Remark
from compare.reporting.reuses import sort_same_text
from compare.reporting.scopes import PASSAGES, limits, tiers_of
from compare.reporting.wording import count


class Answer(NamedTuple):
    """What was found, what was searched for it, and how far the answer reaches; a run without a search has no more."""

    found: str
    looked: str = ""
    scope: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, self))


def answer(facts: Mapping[str, Any], articles: int, matches: Iterable[Match], remarks: Iterable[Remark]) -> Answer:
    """Is a quotation shared, is a text the same, is a remark told by several? With what was searched.

    `facts` are those of run.json; a command that looks for less answers for what it looked for.
    """
    if articles == 1:
        alone = "There is one article: nothing to compare it with. Below is what it says twice, and who says it."
        return Answer(alone, scope=limits(facts))
    sought = tiers_of(facts)
    if not sought:
        return Answer(f"These {articles:,} articles were read and not compared.")
    quotations, texts = shared(matches, facts)
    retellings = retold(sum(remark.across for remark in remarks))
    told = [*finding(quotations, texts, sought), *retellings] or ["No remark is told by two of these articles."]
    return Answer(" ".join(told), search(facts, quotations), scope(facts, articles))


def shared(matches: Iterable[Match], facts: Mapping[str, Any]) -> tuple[int, int]:
    """How many quotations, and how many pairs of passages that count as reuse, stand in two or more articles."""
    found = [match for match in matches if match.across]
    # What is quoted on one side and plain text on the other counts where two outlets have it.
    told = [one for one in found if one.tier == "quotation" and (one.right.statement or one.same_outlet is False)]
    quotations = {side.statement for one in told for side in (one.left, one.right) if side.statement}
    return len(quotations), len(sort_same_text(found, facts).reuse)


def finding(quotations: int, texts: int, sought: Collection[str]) -> list[str]:
    """What two articles share, in a sentence, as far as it was sought; none where neither was."""
    exact, nearly = (tier in sought for tier in PASSAGES)
    if "quotation" not in sought:
        return [only_texts(texts, exact, nearly)] if exact or nearly else []
    if not (exact or nearly):
        return [only_quotations(quotations)]
    if not quotations and not texts:
        same = "the same" if exact else "nearly the same"
        return [f"No quotation is shared by two of these articles, and no news text is {same} in two of them."]
    told = only_texts(texts, exact, nearly)
    return [f"{only_quotations(quotations).rstrip('.')}, and {told[0].lower()}{told[1:]}"]


def only_texts(number: int, exact: bool, nearly: bool) -> str:
    """How many passages of two articles are the same text."""
    same = "the same news text, or nearly" if exact and nearly else f"{'' if exact else 'nearly '}the same news text"
    return f"{amount(number, 'pair')} of passages {verb(number, 'is', 'are')} {same}."


def only_quotations(number: int) -> str:
    """How many quotations two articles share."""
    return f"{amount(number, 'quotation')} {verb(number, 'shares', 'share')} words with a quotation of another article."


def retold(remarks: int) -> list[str]:
    """How many remarks two articles tell, where there are any."""
    told = f"{count(remarks, 'remark')} {verb(remarks, 'is', 'are')} told by two or more, in the same or other words."
    return [told] if remarks else []


def amount(number: int, noun: str) -> str:
    """ "No quotation", "1 quotation", "12 quotations"."""
    return count(number, noun) if number else f"No {noun}"


def verb(number: int, singular: str, plural: str) -> str:
    """The form that goes with the number; none goes with the singular."""
    return singular if number <= 1 else plural


def search(facts: Mapping[str, Any], quotations: int) -> str:
    """What was searched, and the nearest that was found when the answer is no."""
    held = facts["counts"].get("quotations")
    if held is None:
        return ""
    if not held:
        return "None of them quotes anybody."
    told = f"Each of the {held:,} quotations was held against the other articles"
    run = facts.get("longest_run")
    if quotations or not run:
        return f"{told}."
    return f'{told}; the longest run in common is {count(run["words"], "word")} ("{run["text"]}").'


def scope(facts: Mapping[str, Any], articles: int) -> str:
    """How far the answer reaches, and what the run was not asked to look for."""
    about = f"This is about these {articles:,} articles, not about what others published."
    return " ".join(filter(None, (about, limits(facts))))
