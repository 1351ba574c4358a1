"""How well `compare trace --text` answers on labelled pairs of statements, and how fast it reads a corpus.

    python benchmarks/tracing.py --pairs FILE --articles FILE    pairs: id, a, b {ID, start, end}, relation, sure
    python benchmarks/tracing.py --articles FILE --speed         seconds to ask a corpus for words
    python benchmarks/tracing.py --results DIR                   seconds to answer from stored results

Articles are JSON Lines (.xz too) with id and text. Of every sure pair each side is asked for in the article of the
other; an answer counts where it overlaps the labelled place, so that the same words elsewhere are neither right nor
wrong. A positive reports one remark in full (same-remark) or in part (overlap); a negative is related or unrelated;
the same claim by another speaker is shown apart: a search for words cannot tell it. Then alterations: the words of
each side asked for in their own article after a denial is dropped, a number is changed, or the middle is cut; and
after they are cut to begin or to end with a number, a name or a denial that is then changed. `--speed` times
`find_words` alone, over texts in memory: neither reading the database nor loading the model. `--results` times the
whole answer of `compare trace` but for the imports; the last question has no words that stand anywhere, and asks the
model.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

import compare
from compare.matching.candidates.meaning import PLACES
from compare.matching.embeddings import Encoder
from compare.matching.inventories import inventory
from compare.matching.parts import split_parts
from compare.reporting.terminal.inquiries import inquiry_text
from compare.tracing.searches import HOW, Piece, asked_parts, find_meaning, find_words, join_found, verdict

Row = dict[str, Any]
POSITIVE, NEGATIVE = ("same-remark", "overlap"), ("related", "unrelated")
DENIAL = re.compile(r"\b(?:not|never) |(?<=do|is|ca|as|re|ld|es)n['’]t\b")
NUMBER = re.compile(r"\b\d{2,}\b")
ANSWERS = [*(how.upper() for how in HOW if how != "no"), "NOT FOUND"]
QUERIES = (
    "this abscess has to be liquidated",
    "the solution to this problem is at the ballot box",
    "it is in the",
    "the people of the united states of america want one of the most important things at the end of the day",
)
# Asked of stored results besides: a name, very common words, set phrases, words that stand nowhere.
COMMON = ("Obama", "of the", "the American people", "at the end of the day", "the moon is made of old green cheese")
# Words of a quotation that can lose its middle third, and that are left where one is cut to begin or end elsewhere.
LONG, LEFT = 15, 8
# Stands in no article.
NAME = "Lindqvist"


def read_lines(path: Path) -> Iterator[Row]:
    with lzma.open(path, "rb") if path.suffix == ".xz" else path.open("rb") as lines:
        yield from map(json.loads, lines)


Question = tuple[str, str, tuple[int, int]]  # words asked for, an article's text, a place in it


def vectors(questions: Iterable[Question]) -> dict[str, Any]:
    """Unit vectors of all parts that are compared, each made once."""
    distinct = set()
    for asked, text, place in questions:
        distinct.update(asked[start:end] for start, end in asked_parts(asked))
        distinct.update(text[start:end] for start, end in split_parts(text, place))
    ordered = sorted(distinct)
    return dict(zip(ordered, Encoder(None).encode(ordered).astype(float), strict=True))


def answer(question: Question, vector: dict[str, Any]) -> str:
    """How a place of an article has the words asked for; its parts are what is compared by meaning."""
    asked, text, place = question
    pieces = [Piece("", start, end, text[start:end], "direct") for start, end in split_parts(text, place)]
    queries = np.array([vector[asked[start:end]] for start, end in asked_parts(asked)])
    cosines = (queries @ np.array([vector[piece.text] for piece in pieces]).T).round(PLACES)
    found = join_found(find_words(asked, [("", text)]), find_meaning(asked, pieces, cosines))
    return verdict([told for told in found if told.start < place[1] and place[0] < told.end])


def without_denial(words: str) -> str:
    return DENIAL.sub("", words, count=1)


def other_number(words: str) -> str:
    return NUMBER.sub(lambda found: str(int(found.group()) + 3), words, count=1)


def without_middle(words: str) -> str:
    parted = words.split()
    third = len(parted) // 3
    return " ".join(parted[:third] + parted[-third:]) if len(parted) >= LONG else words


Spot = tuple[int, int]


def numbers_of(words: str) -> list[Spot]:
    return [found.span() for found in NUMBER.finditer(words)]


def names_of(words: str) -> list[Spot]:
    return [(one.start, one.end) for one in inventory(words).names]


def denials_of(words: str) -> list[Spot]:
    return [found.span() for found in DENIAL.finditer(words)]


def at_first(words: str, spots: list[Spot], instead: Callable[[str], str], before: int = 0) -> str:
    """The words from one of the spots on, or from some words before it, with something else in its place."""
    for start, end in spots:
        begin = " ".join(words[:start].split()[:-before]) if before else words[:start]
        altered = words[len(begin) : start] + instead(words[start:end]) + words[end:]
        if len(altered.split()) >= LEFT:
            return altered
    return words


def at_last(words: str, spots: list[Spot], instead: Callable[[str], str], behind: int = 0) -> str:
    """The words up to one of the spots, or to some words behind it, with something else in its place."""
    for start, end in reversed(spots):
        altered = words[:start] + instead(words[start:end]) + " ".join(words[end:].split(" ")[:behind])
        if len(altered.split()) >= LEFT and len(words[end:].split()) >= behind:
            return altered
    return words


UNALTERED = "as it stands"
ALTERATIONS: dict[str, Callable[[str], str]] = {
    UNALTERED: str,
    "a denial dropped": without_denial,
    "another number": other_number,
    "the middle cut": without_middle,
    "first: another number": lambda words: at_first(words, numbers_of(words), other_number),
    "first: another name": lambda words: at_first(words, names_of(words), lambda _: NAME),
    "first: a denial dropped": lambda words: at_first(words, denials_of(words), lambda _: "", before=1),
    "first: “it is not true that”": lambda words: f"It is not true that {words}",
    "first: “he no longer believes”": lambda words: f"he no longer believes {words}",
    "last: another number": lambda words: at_last(words, numbers_of(words), other_number),
    "last: another name": lambda words: at_last(words, names_of(words), lambda _: NAME),
    "last: a denial dropped": lambda words: at_last(words, denials_of(words), lambda _: "", behind=1),
    "last: “is not true”": lambda words: f"{words.rstrip('.,!? ')} is not true",
}


KINDS = (*POSITIVE, "same-claim", *NEGATIVE, *ALTERATIONS)


def questions_of(pairs: Path, texts: dict[str, str]) -> Iterator[tuple[str, Question]]:
    """Each side of a sure pair asked for at the other, by the pair's relation; and altered, where it stands itself."""
    for pair in read_lines(pairs):
        for one, other in (("a", "b"), ("b", "a")) if pair["sure"] else ():
            (mine, place), (text, target) = (
                (texts[pair[side]["ID"]], (pair[side]["start"], pair[side]["end"])) for side in (one, other)
            )
            words = mine[slice(*place)]
            yield pair["relation"], (words, text, target)
            for name, alter in ALTERATIONS.items():
                if name == UNALTERED or alter(words) != words:
                    yield name, (alter(words), mine, place)


def show(counts: dict[str, Counter[str]]) -> None:
    """A Markdown table: a row a kind of question, a column an answer."""
    print(f"\n| asked | n | {' | '.join(ANSWERS)} |\n|---|{'---:|' * (len(ANSWERS) + 1)}")
    for kind in (kind for kind in KINDS if kind in counts):
        answers = counts[kind]
        print(f"| {kind} | {answers.total()} | {' | '.join(str(answers[answer]) for answer in ANSWERS)} |")


def measure(pairs: Path, texts: dict[str, str]) -> None:
    questions = list(questions_of(pairs, texts))
    vector = vectors(question for _, question in questions)
    counts: dict[str, Counter[str]] = {}
    for kind, question in questions:
        counts.setdefault(kind, Counter())[answer(question, vector)] += 1
    show(counts)
    right, wrong = (
        sum(counts.get(kind, Counter())[claim] for kind in kinds for claim in ANSWERS[:-1])
        for kinds in (POSITIVE, NEGATIVE)
    )
    print(f"\nclaimed: {right} positives, {wrong} negatives: precision {right / max(1, right + wrong):.3f}")


def time_it(texts: dict[str, str]) -> None:
    articles = list(texts.items())
    print(f"{len(articles)} articles, {sum(map(len, texts.values())) / 1e6:.0f} million characters")
    for asked in QUERIES:
        begun = time.perf_counter()
        found = find_words(asked, articles)
        print(f"{time.perf_counter() - begun:6.1f} s  {verdict(found):11} {asked}")


def time_answers(folder: Path) -> None:
    """Every question is asked of results that are opened for it."""
    for asked in (*QUERIES, *COMMON):
        begun = time.perf_counter()
        answered = inquiry_text(compare.trace(folder, text=asked)).splitlines()[0]
        print(f"{time.perf_counter() - begun:6.1f} s  {answered:34.34}  {asked}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--results", type=Path)
    options = parser.parse_args()
    if options.results:
        time_answers(options.results)
    if options.articles is None:
        return
    texts = {row["id"]: row["text"] for row in read_lines(options.articles)}
    if options.pairs:
        measure(options.pairs, texts)
    if options.speed:
        time_it(texts)


if __name__ == "__main__":
    main()
