"""The answer to the question that was asked, in sentences, with how far it reaches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from compare.reporting.nouns import Match, Remark
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
        return Answer("There is one article: nothing to compare it with. Below is what it says twice, and who says it.")
    if "quotations" not in facts["counts"]:
        return Answer(f"These {articles:,} articles were read and not compared.")
    quotations, texts = shared(matches)
    sought = "passages" in facts["counts"]
    told = finding(quotations, texts) if sought else only_quotations(quotations)
    found = " ".join([told, *retold(sum(remark.across for remark in remarks))])
    return Answer(found, search(facts, quotations), scope(articles))


def shared(matches: Iterable[Match]) -> tuple[int, int]:
    """How many quotations, and how many passages of news, stand in two or more articles."""
    quotations: set[str | None] = set()
    passages = 0
    for match in matches:
        if match.across and not match.boilerplate:
            if match.tier == "quotation":
                quotations |= {match.left.statement, match.right.statement}
            passages += match.same_text
    return len(quotations), passages


def finding(quotations: int, texts: int) -> str:
    """What two articles share, in a sentence."""
    if not quotations and not texts:
        return "No quotation is shared by two of these articles, and no news text is the same in two of them."
    same = f"{amount(texts, 'pair').lower()} of passages {verb(texts, 'is', 'are')} the same news text, or nearly"
    return f"{only_quotations(quotations).rstrip('.')}, and {same}."


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
    held = facts["counts"]["quotations"]
    if not held:
        return "None of them quotes anybody."
    told = f"Each of the {held:,} quotations was held against the other articles"
    run = facts.get("longest_run")
    if quotations or not run:
        return f"{told}."
    return f'{told}; the longest run in common is {count(run["words"], "word")} ("{run["text"]}").'


def scope(articles: int) -> str:
    """How far the answer reaches."""
    return f"This is about these {articles:,} articles, not about what others published."
