"""How well reused spans are found: copies planted in real articles, and PAN's measures over characters.

    python benchmarks/planted.py [--corpus FILE] [--articles N] [--pairs N] [--seed N] [--half 0|1]
        [--workers N] [--into PAGE]

FILE is JSON Lines, one article a line with its "text" (.xz or plain); without it the articles are the seeds of this
repository and made-up ones. In each host article stands a copy from one source article, of 20 to 50, 51 to 150 or 151
to 400 words: cut out anywhere (trimmed), in two places far apart (split), in two halves of which the second comes first
(reordered), or under a byline of its own; with 0, 10, 20 or 30 % of its words changed, a third each substituted,
inserted and deleted. Each piece is a case, in the class of its own length; the words that come in are other articles'.

The finder runs over all articles at once. Source and host are drawn so that they have no run of four words in common
before planting, and what is copied stands once in its source where that can be: so all that is found between the two
counts. What a corpus has in common elsewhere is its own, and is not judged. Precision is averaged over findings, recall
over cases, granularity is the findings a found case has, and plagdet = F1 / log2(1 + granularity) (Potthast et al.
2010, "An Evaluation Framework for Plagiarism Detection"). Ends with exit status 1 where a figure pinned in floors.json
for these texts has fallen.
"""

from __future__ import annotations

import argparse
import itertools
import json
import lzma
import math
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from compare.engines import open_engine
from compare.engines.batches import Batch
from compare.matching.reuses import ARTICLES, reused_spans
from compare.reading.texts import words

SEEDS = Path(__file__).parent.parent / "seeds"
CLASSES = ((20, 50), (51, 150), (151, 400))
RATES = (0.0, 0.1, 0.2, 0.3)
FORMS = ("trimmed", "split", "reordered", "bylined")
RUN = 4  # words: source and host have no run of so many in common before planting
DRAWS = 50  # of a piece, until one is found that its source says once
BATCH = 64
VOCABULARY = 30_000

Span = tuple[int, int]
Random = np.random.Generator


@dataclass(frozen=True)
class Case:
    """A planted copy, or a finding: its places in the source and in the host, in characters."""

    source: Span
    host: Span

    @property
    def length(self) -> int:
        """Characters on both sides."""
        return sum(end - start for start, end in (self.source, self.host))

    def meets(self, other: Case) -> bool:
        """Whether they overlap on both sides."""
        return common(self.source, other.source) > 0 and common(self.host, other.host) > 0


@dataclass(frozen=True)
class Planted:
    """A host with copies of one source: the cases of one class and one rate."""

    source: int
    host: int
    length: int  # its class, an index of CLASSES
    rate: float
    cases: tuple[Case, ...]


def common(one: Span, other: Span) -> int:
    """How many characters two spans have in common."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def made_up(random: Random, articles: int) -> Iterator[str]:
    """Articles of words by Zipf's law (as flat at the top as English), in sentences and paragraphs."""
    weights = 1 / (np.arange(VOCABULARY) + 2.7)
    spelled = ["".join(chr(97 + int(digit)) for digit in str(number)) for number in range(VOCABULARY)]
    for size in random.integers(300, 1_500, articles).tolist():
        drawn = [spelled[n] for n in random.choice(VOCABULARY, size, p=weights / weights.sum()).tolist()]
        sentences = [" ".join(drawn[a : a + 20]).capitalize() + "." for a in range(0, size, 20)]
        yield "\n\n".join(" ".join(sentences[a : a + 3]) for a in range(0, len(sentences), 3))


def read(corpus: str) -> Iterator[str]:
    """The texts of a corpus."""
    opened: Any = lzma.open if corpus.endswith(".xz") else open
    with opened(corpus, "rt", encoding="utf-8") as file:
        yield from (json.loads(line)["text"] for line in file)


def altered(random: Random, copied: Sequence[str], rate: float, strange: Sequence[str]) -> list[str]:
    """The words with so many of them changed: a third each substituted, followed by an inserted one, deleted."""
    told = []
    for word, draw in zip(copied, random.random(len(copied)).tolist(), strict=True):
        other = strange[int(random.integers(len(strange)))]
        if draw >= rate:
            told.append(word)
        elif draw < rate / 3:
            told.append(other)
        elif draw < rate * 2 / 3:
            told += [word, other]
    return told or [copied[0]]


def runs_of(told: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The runs of RUN words."""
    return zip(*(told[step:] for step in range(RUN)), strict=False)


def share_runs(one: str, other: str) -> bool:
    """Whether two texts have a run in common."""
    first, second = (set(runs_of([word.text for word in words(text)])) for text in (one, other))
    return not first.isdisjoint(second)


def breaks(text: str) -> list[int]:
    """Where paragraphs, or else sentences, end: places at which something can be put in."""
    return [at for mark in ("\n", ". ") for at in itertools.islice(_places(text, mark), 400)] or [len(text)]


def _places(text: str, mark: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at + len(mark)
        at = text.find(mark, at + 1)


def pieces_of(random: Random, form: str, source: str, least: int, most: int) -> list[list[Span]]:
    """The words (by place) of one or two pieces of a source, in the order in which the host has them.

    Drawn again where the source says the same elsewhere: that would be found too, and be no mistake.
    """
    found = words(source)
    told = [word.text for word in found]
    counts = Counter(runs_of(told))
    for _ in range(DRAWS):
        parts = 2 if form in ("split", "reordered") else 1
        sizes = np.minimum(random.integers(least, most + 1, parts), len(told) // parts).tolist()
        at = int(random.integers(len(told) - sum(sizes) + 1))
        if all(counts[run] == 1 for run in runs_of(told[at : at + sum(sizes)])):
            break
    cuts = [at, at + sizes[0], at + sum(sizes)]
    pieces = [[(word.start, word.end) for word in found[a:b]] for a, b in pairwise(cuts[: parts + 1])]
    return pieces[::-1] if form == "reordered" else pieces


def plant(
    random: Random, source: str, host: str, form: str, size: int, rate: float, strange: Sequence[str]
) -> tuple[str, tuple[Case, ...]]:
    """The host with copies of the source, and where they stand."""
    pieces = pieces_of(random, form, source, *CLASSES[size])
    where = sorted(random.choice(breaks(host), len(pieces)).tolist()) if form == "split" else None
    at = where or [int(random.choice(breaks(host)))] * len(pieces)
    text, reach, cases = "", 0, []
    for place, piece in zip(at, pieces, strict=True):
        text += host[reach:place] + "\n"
        if form == "bylined":
            text += f"By {' '.join(random.choice(strange, 2).tolist()).title()}, Staff\n"
        told = altered(random, [source[a:b] for a, b in piece], rate, strange)
        copy = " ".join(told) if rate else source[piece[0][0] : piece[-1][1]]
        cases.append(Case((piece[0][0], piece[-1][1]), (len(text), len(text) + len(copy))))
        text, reach = text + copy + "\n", place
    return text + host[reach:], tuple(cases)


def plant_all(random: Random, texts: list[str], pairs: int) -> list[Planted]:
    """Plant so many copies of each class and rate, in place; sources are of the first half, hosts of the second."""
    sizes = [len(words(text)) for text in texts]
    hosts = iter(random.permutation(np.arange(len(texts) // 2, len(texts))).tolist())
    planted = []
    for number, (size, rate) in enumerate(itertools.product(range(len(CLASSES)), RATES)):
        sources = [n for n in range(len(texts) // 2) if sizes[n] >= 2 * CLASSES[size][0]]
        for copy in range(pairs):
            host = next(one for one in hosts if sizes[one] >= 100)
            strange = [word.text for word in words(texts[int(random.integers(len(texts) // 2))])] or ["some"]
            source = next(n for n in random.choice(sources, 1_000).tolist() if not share_runs(texts[n], texts[host]))
            form = FORMS[(number + copy) % len(FORMS)]
            texts[host], cases = plant(random, texts[source], texts[host], form, size, rate, strange)
            planted.append(Planted(source, host, size, rate, cases))
    return planted


def batches(texts: list[str]) -> Iterator[Batch]:
    """The articles as ARTICLES; ids are the places of the texts, spread over all keys."""
    for first in range(0, len(texts), BATCH):
        part = texts[first : first + BATCH]
        yield ARTICLES.pack(
            {"id": [identity_of(n) for n in range(first, first + len(part))], "day": [0] * len(part), "text": part}
        )


def identity_of(number: int) -> int:
    """An id as even as a digest, from which the number can be read."""
    return (number * 0x9E3779B1 % (1 << 32)) << 28 | number


def score(found: Sequence[Sequence[Case]], planted: Sequence[Planted]) -> dict[str, float]:
    """PAN's measures of what was found in each planted pair."""
    precisions, recalls, counts = [], [], []
    for one, findings in zip(planted, found, strict=True):
        precisions += [share(finding, [c for c in one.cases if c.meets(finding)]) for finding in findings]
        for case in one.cases:
            meeting = [finding for finding in findings if finding.meets(case)]
            recalls.append(share(case, meeting))
            if meeting:
                counts.append(len(meeting))
    precision, recall = (float(np.mean(values)) if values else 0.0 for values in (precisions, recalls))
    granularity = float(np.mean(counts)) if counts else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    plagdet = f1 / math.log2(1 + granularity)
    return {"precision": precision, "recall": recall, "granularity": granularity, "plagdet": plagdet}


def share(one: Case, others: Sequence[Case]) -> float:
    """The share of the characters of one, on both sides, that stand in others."""
    sides = [(one.source, [o.source for o in others]), (one.host, [o.host for o in others])]
    return sum(covered(side, spans) for side, spans in sides) / one.length


def covered(span: Span, others: Sequence[Span]) -> int:
    """How many characters of a span stand in any of the others."""
    total, reach = 0, span[0]
    for start, end in sorted(others):
        start, end = max(start, reach), min(end, span[1])
        total += max(0, end - start)
        reach = max(reach, end)
    return total


def find(texts: list[str], workers: int) -> tuple[dict[tuple[int, int], list[Case]], float]:
    """What the finder finds between any two articles (numbers, the lower first), and its seconds."""
    found = defaultdict(list)
    numbers = (1 << 28) - 1
    with open_engine("processes" if workers > 1 else "inline", workers) as engine:
        articles = engine.keep(ARTICLES, batches(texts))
        start = time.perf_counter()
        reuses, _ = reused_spans(engine, articles)
        seconds = time.perf_counter() - start
        for batch in reuses:
            names = ("left", "left_start", "left_end", "right", "right_start", "right_end")
            for left, a, b, right, c, d in zip(*(batch[name].tolist() for name in names), strict=True):
                sides = sorted([(left & numbers, (a, b)), (right & numbers, (c, d))])
                found[sides[0][0], sides[1][0]].append(Case(sides[0][1], sides[1][1]))
    return found, seconds


def main() -> None:
    from floors import hold  # beside this script; the tests import its other functions from elsewhere
    from sections import put

    parser = argparse.ArgumentParser(description="score reused spans on planted copies")
    parser.add_argument("--corpus")
    parser.add_argument("--articles", type=int, default=1_500, help="made-up articles, or the most taken of a corpus")
    parser.add_argument("--pairs", type=int, default=40, help="hosts of each class and rate")
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--half", type=int, choices=(0, 1), default=1, help="of the corpus: 0 to tune on, 1 to report")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--into", type=Path)
    options = parser.parse_args()
    random = np.random.default_rng(options.seed)
    if options.corpus:
        texts = list(itertools.islice(read(options.corpus), options.half, 2 * options.articles, 2))
    else:
        texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
        texts += made_up(random, options.articles)
    planted = plant_all(random, texts, options.pairs)
    found, seconds = find(texts, options.workers)
    ran = f"{seconds:.1f} s, {options.workers} processes; seed {options.seed}"
    lines = [
        f"{len(texts):,} articles, {len(planted):,} hosts, {ran}",
        "",
        "| words | changed | cases | precision | recall | granularity | plagdet |",
        "|---|---|---|---|---|---|---|",
    ]
    figures = {}
    for size, rate in itertools.product(range(len(CLASSES)), RATES):
        some = [one for one in planted if (one.length, one.rate) == (size, rate)]
        scores = score([found[one.source, one.host] for one in some], some)
        name = f"{CLASSES[size][0]}-{CLASSES[size][1]} | {rate:.0%}"
        figures[f"plagdet, {name}"] = scores["plagdet"]
        told = " | ".join(f"{value:.3f}" for value in scores.values())
        lines.append(f"| {name} | {sum(len(one.cases) for one in some)} | {told} |")
    name = f"planted reuse, {Path(options.corpus).name if options.corpus else 'generator'}"
    put(options.into, name, "\n".join(lines))
    hold(name, figures, "\n".join(texts).encode())


if __name__ == "__main__":
    main()
