"""Which of the quotations that two outlets share are found: recall against exhaustive searches, and the seconds taken.

    python benchmarks/quotations.py CORPUS [--articles N] [--run RUN_DIR] [--pairs GOLD] [--workers N]
        [--list FILE] [--into results/quotations.md]

Compares the first so many articles of CORPUS by the tiers exact, near-duplicate and quotation, or takes a RUN_DIR that
`compare dedupe` wrote for just these. GOLD: labelled pairs of quotations, JSON Lines, a and b {ID, start, end},
relation, sure. --list writes what was missed: by cause, line of CORPUS and offset, no word of any article. Ends with
exit status 1 where a figure pinned in floors.json for these articles has fallen.
"""

from __future__ import annotations

import argparse
import lzma
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from floors import hold
from labelled_pairs import Labelled, joined_pairs
from sections import put

import compare
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

STAGE = "aligning quotations"


class Found(NamedTuple):
    """Of so many there are, what was missed."""

    there: int
    missed: list[Missed]

    @property
    def recall(self) -> float:
        """The share that was found."""
        return 1 - len(self.missed) / self.there if self.there else float("nan")


def main() -> None:
    parser = argparse.ArgumentParser(description="measure the recall of shared quotations")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int)
    parser.add_argument("--run", type=Path)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--workers", type=int)
    parser.add_argument("--list", type=Path)
    parser.add_argument("--into", type=Path)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        sample = Path(folder) / "articles.jsonl"
        sample.write_text("".join(islice(lines_of(options.corpus), options.articles)), "utf-8", newline="")
        records = {line(one.path): one for one in read([str(sample)]) if not isinstance(one, Skipped)}
        if not options.run:
            tiers = "exact,near-duplicate,quotation"
            compare.dedupe(sample, output=Path(folder) / "run", tiers=tiers, workers=options.workers, quiet=True)
        run = Run.open(options.run or Path(folder) / "run")
        lines, found = measure(run, {number: one.text for number, one in records.items()})
        keys = {records[number].key: id for id, number in lines.items()}
        labelled = joined_pairs(run, options.pairs, keys) if options.pairs else None
        name = f"{options.corpus.name}, {len(records):,} articles"
        put(options.into, f"quotations, {name}", report(run, found, labelled))
        if options.list:
            missed = chain.from_iterable(one.missed for one in found.values())
            options.list.write_text("".join(told(list(lines.values()), one) for one in missed), "utf-8")
        hold(f"quotations, {name}", figures(found, labelled), sample)


def lines_of(corpus: Path) -> Iterator[str]:
    """The lines of a file, plain or .xz, as they stand."""
    with (lzma.open if corpus.suffix == ".xz" else open)(corpus, "rt", encoding="utf-8", newline="\n") as file:
        yield from file


def line(path: str) -> int:
    """The line of an article in its file."""
    return int(path.rpartition("#")[2])


def measure(run: Run, texts: Mapping[int, str]) -> tuple[dict[str, int], dict[str, Found]]:
    """The articles (id -> line) and what of their quotations was found; `texts` by line."""
    lines, articles, quotations = sample_of(run, texts)
    numbers = {id: number for number, id in enumerate(lines)}
    stand = list(standing([one for one, _ in quotations], articles))
    pairs = list(altered([one for one, is_whole in quotations if is_whole], articles))
    places: defaultdict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    joined = set()
    for match in run.matches:
        if match.tier != "quotation":
            continue
        for here, there in ((match.left, match.right), (match.right, match.left)):
            if here.statement:
                places[here.statement, numbers[there.article]].append((here.start, here.end))
        if match.left.statement and match.right.statement:
            joined.add(frozenset((match.left.statement, match.right.statement)))
    lost = missed_altered(pairs, joined)
    bare = [one for one in lost if one.cause != FRAME]
    return lines, {
        "of 8+ words, in an article of another outlet": Found(len(stand), missed_standing(stand, places)),
        "altered, of two outlets within 7 days": Found(len(pairs), lost),
        "the same without what the rule holds to be frames": Found(len(pairs) - len(lost) + len(bare), bare),
    }


def sample_of(run: Run, texts: Mapping[int, str]) -> tuple[dict[str, int], list[Article], list[tuple[Quotation, bool]]]:
    """The articles (id -> line), their words, and their quotations: each as a whole, and each pair of marks of it."""
    lines = {one.id: line(one.path) for one in run.articles if not one.version_of}
    numbers = {id: number for number, id in enumerate(lines)}
    articles = [
        Article(run.articles[id].outlet, day_of(run.articles[id].published or ""), folded(texts[at], (0, None)))
        for id, at in lines.items()
    ]
    quotations = []
    for statement in run.statements:
        if statement.article not in lines or not statement.quoted:
            continue
        text, number = texts[lines[statement.article]], numbers[statement.article]
        spans = [folded(text, span) for span in statement.quoted]
        around = (statement.quoted[0][0], statement.quoted[-1][1])
        quotations.append((Quotation(statement.id, number, around, tuple(chain.from_iterable(spans))), True))
        if len(spans) > 1:
            each = zip(statement.quoted, spans, strict=True)
            quotations += [(Quotation(statement.id, number, span, said), False) for span, said in each]
    return lines, articles, quotations


def folded(text: str, span: tuple[int, int | None]) -> tuple[str, ...]:
    """The words of a stretch of a text."""
    return tuple(word.text for word in words(text, *span))


def report(run: Run, found: Mapping[str, Found], labelled: Labelled | None) -> str:
    """The tables: recall, what was missed by cause, how labelled pairs are joined; and the seconds taken."""
    head = ["quotations", "there are", "missed", "recall"]
    rows = [[name, f"{one.there:,}", f"{len(one.missed):,}", share(one.recall)] for name, one in found.items()]
    causes = [
        [f"{name}: {cause}", f"{number:,}"]
        for name, one in list(found.items())[:2]
        for cause, number in sorted(by_cause(one.missed).items())
    ]
    blocks = [table(head, rows), *([table(["missed", "pairs"], causes)] if causes else [])]
    if labelled:
        sides = [["one remark", *labelled[:2]], ["two remarks", *labelled[2:]]]
        rows = [[str(cell) for cell in row] for row in sides]
        blocks.append(table(["labelled pairs that are", "joined", "not joined"], rows))
    took = {stage["stage"]: stage["seconds"] for stage in run.facts["stages"]}
    seconds = f"{took[STAGE]:.0f} s of {run.facts['seconds']:.0f} s"
    blocks.append(f"{STAGE.capitalize()} took {seconds} ({run.facts['machine']}).")
    return "\n\n".join(blocks)


def figures(found: Mapping[str, Found], labelled: Labelled | None) -> dict[str, float]:
    """What is pinned: recall in percent, and labelled pairs."""
    pinned = {f"{name}: recall": round(100 * one.recall, 2) for name, one in found.items()}
    if labelled:
        pinned |= {"labelled pairs, joined": labelled.joined, "labelled pairs, joined wrongly": labelled.wrongly}
    return pinned


def told(numbers: list[int], one: Missed) -> str:
    """A line on what was missed: cause, line and offset of the quotation, line and place in the other article."""
    quotation = one.quotation
    return f"{one.cause}\t{numbers[quotation.article]}:{quotation.span[0]}\t{numbers[one.article]}:{one.place}\n"


if __name__ == "__main__":
    main()
