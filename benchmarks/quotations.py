"""Which of the quotations that two outlets share are found: recall against exhaustive searches, and the seconds taken.

    python benchmarks/quotations.py CORPUS RUN_DIR [--articles N] [--list FILE] [--into results/quotations.md]

RUN_DIR is what `compare quotes CORPUS --output RUN_DIR` (or dedupe with the quotation tier) wrote; with --articles only
the first so many of its articles are searched. --list writes what was missed: by cause, line of CORPUS and offset, no
word of any article. Ends with exit status 1 where a figure pinned in floors.json for this corpus has fallen.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from itertools import chain
from pathlib import Path

from floors import hold
from sections import put

from compare.benches.shared_quotations import (
    FRAME,
    Article,
    Missed,
    Quotation,
    altered,
    by_cause,
    missed_altered,
    missed_standing,
    standing,
)
from compare.benches.tables import share, table
from compare.pipeline.rows import day_of
from compare.reading.inputs import Skipped
from compare.reading.records import read
from compare.reading.texts import words
from compare.reporting.runs import Run


def main() -> None:
    parser = argparse.ArgumentParser(description="measure the recall of shared quotations")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--articles", type=int)
    parser.add_argument("--list", type=Path)
    parser.add_argument("--into", type=Path)
    options = parser.parse_args()
    run = Run.open(options.run)
    corpus = [one for one in read([str(options.corpus)]) if not isinstance(one, Skipped)]
    lines, articles, quotations = sample(run, [record.text for record in corpus], options.articles)
    whole = [one for one, is_whole in quotations if is_whole]
    stand = list(standing([one for one, _ in quotations], articles))
    pairs = list(altered(whole, articles))
    of_article = {id: number for number, id in enumerate(lines)}
    found, joined = defaultdict(list), set()
    for match in run.matches:
        if match.tier == "quotation" and match.left.article in of_article and match.right.article in of_article:
            for here, there in ((match.left, match.right), (match.right, match.left)):
                if here.statement:
                    found[here.statement, of_article[there.article]].append((here.start, here.end))
            if match.left.statement and match.right.statement:
                joined.add(frozenset((match.left.statement, match.right.statement)))
    lost_pairs = missed_altered(pairs, joined)
    frames = [one for one in lost_pairs if one.cause == FRAME]
    lost: Lost = {
        "quotations of 8 words or more in an article of another outlet": (stand, missed_standing(stand, found)),
        "altered pairs of two outlets within 7 days": (pairs, lost_pairs),
        "the same, without frames and set phrases": (
            pairs[len(frames) :],
            [one for one in lost_pairs if one.cause != FRAME],
        ),
    }
    put(options.into, f"quotations, {options.corpus.name}", report(len(articles), lost))
    if options.list:
        numbers = list(lines.values())
        options.list.write_text("".join(told(numbers, one) for _, missed in lost.values() for one in missed), "utf-8")
    hold("quotations", figures(lost), options.corpus)


def sample(
    run: Run, texts: list[str], most: int | None
) -> tuple[dict[str, int], list[Article], list[tuple[Quotation, bool]]]:
    """The articles (id -> line), their words, and their quotations: each as a whole, and each pair of marks of it."""
    lines = {
        one.id: int(one.path.rpartition("#")[2])
        for one in run.articles
        if not one.version_of and (most is None or int(one.path.rpartition("#")[2]) <= most)
    }
    articles: list[Article] = []
    numbers: dict[str, int] = {}
    for id, line in lines.items():
        one = run.articles[id]
        numbers[id] = len(articles)
        folded = tuple(word.text for word in words(texts[line - 1]))
        articles.append(Article(one.outlet, day_of(one.published or ""), folded))
    quotations = []
    for statement in run.statements:
        if statement.article not in lines or not statement.quoted:
            continue
        text, number = texts[lines[statement.article] - 1], numbers[statement.article]
        spans = [tuple(word.text for word in words(text, *span)) for span in statement.quoted]
        around = (statement.quoted[0][0], statement.quoted[-1][1])
        quotations.append((Quotation(statement.id, number, around, tuple(chain.from_iterable(spans))), True))
        if len(spans) > 1:
            each = zip(statement.quoted, spans, strict=True)
            quotations += [(Quotation(statement.id, number, span, said), False) for span, said in each]
    return lines, articles, quotations


Lost = dict[str, tuple[list, list[Missed]]]  # type: ignore[type-arg]


def report(articles: int, lost: Lost) -> str:
    """The tables: recall, and what was missed by cause."""
    rows = [
        [name, f"{len(there):,}", f"{len(missed):,}", share(recall(there, missed))]
        for name, (there, missed) in lost.items()
    ]
    causes = [
        [f"{name}: {cause}", f"{number:,}"]
        for name, (_, missed) in lost.items()
        for cause, number in sorted(by_cause(missed).items())
    ]
    head = table([f"{articles:,} articles", "there are", "missed", "recall"], rows)
    return "\n\n".join([head, *([table(["missed", "pairs"], causes)] if causes else [])])


def recall(there: list, missed: list[Missed]) -> float:  # type: ignore[type-arg]
    """The share that was found."""
    return 1 - len(missed) / len(there) if there else float("nan")


def figures(lost: Lost) -> dict[str, float]:
    """Recall in percent: what is pinned."""
    return {name: 100 * recall(*one) for name, one in lost.items()}


def told(numbers: list[int], one: Missed) -> str:
    """A line on what was missed: cause, line and offset of the quotation, line and place in the other article."""
    quotation = one.quotation
    return f"{one.cause}\t{numbers[quotation.article]}:{quotation.span[0]}\t{numbers[one.article]}:{one.place}\n"


if __name__ == "__main__":
    main()
