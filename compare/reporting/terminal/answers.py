"""The first lines: what was read, and the answer to the question that was asked."""

from __future__ import annotations

from compare.reporting.runs import Row, Run
from compare.reporting.wording import count, paragraph


def headline(results: Run) -> list[str]:
    """ "5 articles, 3,123 words, compared in 9 s. Nothing deleted, changed or skipped."."""
    run = results.run
    size = f"{count(len(results.articles), 'article')}, {count(run['counts']['words'], 'word')}"
    skipped = run["counts"]["skipped"]
    care = f"Nothing deleted or changed; {count(skipped, 'place')} skipped." if skipped else ""
    told = f"{size}, compared in {run['seconds']:.0f} s. {care or 'Nothing deleted, changed or skipped.'}"
    return paragraph(told, indent="")


def answer(results: Run) -> list[str]:
    """Is a quotation shared, is a text the same, is a remark told by several? With what was searched."""
    if len(results.articles) == 1:
        told = "There is one article: nothing to compare it with. Below is what it says twice, and who says it."
        return paragraph(told)
    quotations, texts = shared(results)
    remarks = sum(len({m["article"] for m in row["members"]}) > 1 for row in results.rows("remarks"))
    return paragraph(f"{finding(quotations, texts, remarks)} {search(results, quotations)} {scope(results)}")


def shared(results: Run) -> tuple[int, int]:
    """How many quotations, and how many passages of news, stand in two or more articles."""
    quotations: set[str] = set()
    passages = 0
    for match in results.rows("matches"):
        if across(match) and not match["boilerplate"]:
            if match["tier"] == "quotation":
                quotations |= {match[side]["statement"] for side in ("left", "right")}
            passages += match["tier"] in ("exact", "near-duplicate")
    return len(quotations), passages


def across(match: Row) -> bool:
    """Whether the two sides stand in two articles."""
    return bool(match["left"]["article"] != match["right"]["article"])


def finding(quotations: int, texts: int, remarks: int) -> str:
    """The answer in a sentence or two."""
    if not quotations and not texts:
        told = "No quotation is shared by two of these articles, and no news text is the same in two of them."
    else:
        said = f"{amount(quotations, 'quotation')} {verb(quotations, 'shares', 'share')}"
        same = f"{amount(texts, 'pair').lower()} of passages {verb(texts, 'is', 'are')} the same news text"
        told = f"{said} words with a quotation of another article, and {same}."
    if remarks:
        told += (
            f" {count(remarks, 'remark')} {verb(remarks, 'is', 'are')} told by two or more, in the same or other words."
        )
    return told


def amount(number: int, noun: str) -> str:
    """ "No quotation", "1 quotation", "12 quotations"."""
    return count(number, noun) if number else f"No {noun}"


def verb(number: int, singular: str, plural: str) -> str:
    """The form that goes with the number; none goes with the singular."""
    return singular if number <= 1 else plural


def search(results: Run, quotations: int) -> str:
    """What was searched, and the nearest that was found when the answer is no."""
    held = results.run["counts"]["quotations"]
    if not held:
        return "None of them quotes anybody."
    told = f"Each of the {held:,} quotations was held against the other articles"
    run = results.run.get("longest_run")
    if quotations or not run:
        return f"{told}."
    return f'{told}; the longest run in common is {count(run["words"], "word")} ("{run["text"]}").'


def scope(results: Run) -> str:
    """How far the answer reaches."""
    return f"This is about these {len(results.articles):,} articles, not about what others published."
