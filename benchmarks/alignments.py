"""How many pairs of shared quotations a second are aligned, with what their differences do named.

    python benchmarks/alignments.py [--corpus FILE_OR_FOLDER] [--pairs N] [--workers N] [--into results/matching.md]

Without a corpus the pairs are the quotations of the seeds and copies of them, edited at random with a fixed seed; of a
corpus they are the quotations that `compare quotes` finds shared. Each worker takes its share of the pairs.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from sections import put

import compare
from compare.matching.excerpts import Excerpt, align_excerpts

SEEDS = Path(__file__).parent.parent / "seeds"
ASKED = 10_000  # pairs a second on two cores
ROUNDS = 3
# How often a quotation recurs, edited another way each time: in AllSides, 3,000 shared pairs are of 4,099 quotations.
COPIES = 3
OTHER_WORDS = ("perhaps", "not", "12", "the old minister", "will never", "so", "in March", "if they must")

Pair = tuple[Excerpt, Excerpt]


def quotations(texts: Sequence[str], statements: Sequence[dict[str, object]]) -> Iterator[str]:
    """The quoted words of eight words and more."""
    for article, statement in zip(texts, statements, strict=True):
        for start, end in statement["quoted"]:  # type: ignore[attr-defined]
            if article[start:end].count(" ") >= 7:
                yield article[start:end]


def edited(text: str, dice: random.Random) -> str:
    """The text with one to three random edits: clipped at an end, cut inside, words put in or replaced, a note."""
    told = text.split()
    for _ in range(dice.randint(1, 3)):
        at, size = dice.randrange(1, max(2, len(told) - 1)), dice.randint(1, 4)
        kind = dice.choice(("start", "end", "cut", "insert", "replace", "note", "ellipsis"))
        few = [dice.choice(OTHER_WORDS) for _ in range(size)]
        if kind in ("start", "end"):
            size = min(size, len(told) // 3)
            told = told[size:] if kind == "start" else told[: len(told) - size]
        elif kind == "insert":
            told[at:at] = few
        elif kind == "note":
            told[at:at] = [f"[{' '.join(few)}]"]
        else:
            told[at : at + size] = {"cut": [], "replace": few, "ellipsis": ["…"]}[kind]
    return " ".join(told)


def excerpt(number: int, text: str) -> Excerpt:
    return Excerpt(number, number, None, 0, text, ((0, len(text)),), None, None)


def made_pairs(count: int, seed: int = 1) -> list[Pair]:
    """Quotations of the seeds beside edited copies."""
    with tempfile.TemporaryDirectory() as folder:
        compare.quotes(SEEDS, output=folder, engine="inline", quiet=True)
        lines = (Path(folder) / "statements.jsonl").read_text("utf-8").splitlines()
        paths = {}
        for line in (Path(folder) / "articles.jsonl").read_text("utf-8").splitlines():
            article = json.loads(line)
            paths[article["id"]] = SEEDS / Path(article["path"]).name
    statements = [json.loads(line) for line in lines]
    texts = {key: path.read_bytes().decode("utf-8-sig") for key, path in paths.items()}
    said = list(quotations([texts[one["article"]] for one in statements], statements))
    dice = random.Random(seed)
    copies = [[edited(one, dice) for _ in range(COPIES)] for one in said]
    chosen = [dice.randrange(len(said)) for _ in range(count)]
    return [(excerpt(2 * n, said[i]), excerpt(2 * n + 1, dice.choice(copies[i]))) for n, i in enumerate(chosen)]


def shared_pairs(corpus: str, count: int) -> list[Pair]:
    """The first pairs of quotations that a run over the corpus finds shared, with their texts as they stand there."""
    with tempfile.TemporaryDirectory() as folder:
        compare.quotes(corpus, output=folder, quiet=True)
        lines = (Path(folder) / "alignments.jsonl").read_text("utf-8").splitlines()
    found = [json.loads(line) for line in lines[:count]]
    return [
        (excerpt(2 * n, one["left"]["text"]), excerpt(2 * n + 1, one["right"]["text"])) for n, one in enumerate(found)
    ]


def align_all(pairs: Sequence[Pair]) -> float:
    """Processor seconds to align them once."""
    started = time.process_time()
    for left, right in pairs:
        align_excerpts(left, right)
    return time.process_time() - started


def work(shares: Connection) -> None:
    """One worker: it reads its share before the clock runs, as a stage holds its batch, then aligns it on each call."""
    pairs = shares.recv()
    gc.freeze()
    while shares.recv():
        shares.send(align_all(pairs))


def rounds(pairs: Sequence[Pair], workers: int) -> Iterator[tuple[float, float]]:
    """Seconds by the clock and by the processors for each round of all pairs, shared out among so many workers."""
    context = get_context("spawn")
    ends = []
    for first in range(workers):
        mine, theirs = context.Pipe()
        context.Process(target=work, args=(theirs,), daemon=True).start()
        mine.send(pairs[first::workers])
        ends.append(mine)
    for _ in range(1 + ROUNDS):  # the first warms up
        started = time.perf_counter()
        for end in ends:
            end.send(True)
        used = sum([end.recv() for end in ends])
        yield time.perf_counter() - started, used
    for end in ends:
        end.send(False)


def measure(pairs: list[Pair], workers: int) -> str:
    """Pairs a second by the processor time of one core, and on so many: by the clock, and by their processor time.

    The last row says what the clock would show if nothing else ran; where it is much above the first one, the cores
    are in each other's way (one memory, one cache, one core seen as two).
    """
    gc.freeze()
    alone = min(align_all(pairs) for _ in range(ROUNDS))
    took = list(rounds(pairs, workers))[1:]
    clock, used = min(one for one, _ in took), min(one for _, one in took) / workers
    rows = [
        "| cores | microseconds a pair | pairs a second |",
        "|---|---|---|",
        f"| 1, processor time | {alone / len(pairs) * 1e6:.0f} | {len(pairs) / alone:,.0f} |",
        f"| {workers}, by the clock | {clock / len(pairs) * 1e6:.0f} | {len(pairs) / clock:,.0f} |",
        f"| {workers}, processor time of each | {used / len(pairs) * 1e6:.0f} | {len(pairs) / used:,.0f} |",
    ]
    return "\n".join([f"{len(pairs):,} pairs; {ASKED:,} a second are asked on two cores.", "", *rows, ""])


def main() -> None:
    parser = argparse.ArgumentParser(description="time the alignment of shared quotations")
    parser.add_argument("--corpus")
    parser.add_argument("--pairs", type=int, default=3_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--into", type=Path)
    options = parser.parse_args()
    pairs = shared_pairs(options.corpus, options.pairs) if options.corpus else made_pairs(options.pairs)
    name = Path(options.corpus).name if options.corpus else "seeds, edited at random"
    put(options.into, f"alignments, {name}", measure(pairs, options.workers))


if __name__ == "__main__":
    main()
