"""The first lines: what was read, and the answer to the question that was asked."""

from __future__ import annotations

from compare.reporting.runs import Row, Run
from compare.reporting.wording import count, paragraph


def headline(results: Run) -> str:
    """ "5 articles, 3,123 words, compared in 9 s. Nothing deleted, changed or skipped."."""
    run = results.run
    size = f"{count(len(results.articles), 'article')}, {count(run['counts']['words'], 'word')}"
    skipped = run["counts"]["skipped"]
    care = f"Nothing deleted or changed; {count(skipped, 'place')} skipped." if skipped else ""
    return f"{size}, compared in {run['seconds']:.0f} s. {care or 'Nothing deleted, changed or skipped.'}"


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
        if not across(match) or match["boilerplate"]:
            continue
        if match["tier"] == "quotation" or (match["left"]["statement"] and match["right"]["statement"]):
            quotations.update(match[side]["statement"] for side in ("left", "right") if match["tier"] == "quotation")
        if match["tier"] in ("exact", "near-duplicate"):
            passages += 1
    return len(quotations), passages


def across(match: Row) -> bool:
    """Whether the two sides stand in two articles."""
    return bool(match["left"]["article"] != match["right"]["article"])


def finding(quotations: int, texts: int, remarks: int) -> str:
    """The answer in a sentence or two."""
    if not quotations and not texts:
        told = "No quotation is shared by two of these articles, and no news text is the same in two of them."
    elif not texts:
        told = (
            f"{count(quotations, 'quotation')} stand in two or more articles; no news text is the same in two of them."
        )
    elif not quotations:
        told = f"No quotation is shared by two of these articles; {count(texts, 'pair')} of passages are the same text."
    else:
        told = (
            f"{count(quotations, 'quotation')} stand in two or more articles, "
            f"and {count(texts, 'pair')} of passages are the same text."
        )
    if remarks:
        told += f" {count(remarks, 'remark')} told by two or more articles, in these or other words."
    return told


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
