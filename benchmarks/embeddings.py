"""How fast sentences are encoded beside the library's own encoding, how near the vectors are, what starting costs.

    python benchmarks/embeddings.py [--sentences N] [--rounds N] [--threads N] [--corpus FILE] [--write]

FILE is JSON Lines, one article a line with its "text" (.xz or plain); without it the sentences are those of the seeds
and made-up ones. The ways take turns, round by round, and the best round of each counts. Beside the time on the clock
stands that of the processor, which other work on the machine moves less. `--write` puts the table into
results/encoding.md.
"""

from __future__ import annotations

import argparse
import itertools
import json
import lzma
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.matching.embeddings import Encoder, Vectors
from compare.matching.embeddings.caches import VARIABLE
from compare.matching.embeddings.devices import signs
from compare.matching.embeddings.encoders import normal_form
from compare.reading.sentences import sentences

ROOT = Path(__file__).resolve().parent.parent
WORDS = "the minister said on friday that talks with both sides would go on until a truce in the city had been agreed"
COMPARED = 2_000  # sentences of which all pairs are compared

Encode = Callable[[list[str]], Vectors]
Seconds = NDArray[np.float64]  # on the clock, of the processor


def made_up() -> Iterator[str]:
    """The sentences of the seeds, then made-up ones as long as those of news: 24 words or so."""
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        text = path.read_text("utf-8")
        yield from (text[start:end] for start, end in sentences(text))
    random, words = np.random.default_rng(1), np.array(WORDS.split())
    while True:
        yield " ".join(random.choice(words, max(4, int(random.normal(24, 9))))) + "."


def from_corpus(corpus: str) -> Iterator[str]:
    opened: Any = lzma.open if corpus.endswith(".xz") else open
    with opened(corpus, "rt", encoding="utf-8") as file:
        for line in file:
            text = json.loads(line)["text"]
            yield from (text[start:end] for start, end in sentences(text))


def distinct(texts: Iterator[str]) -> Iterator[str]:
    seen = set()
    for text in map(normal_form, texts):
        if text and text not in seen:
            seen.add(text)
            yield text


def timed(encode: Encode, texts: list[str]) -> tuple[Vectors, Seconds]:
    clock, processor = time.perf_counter(), time.process_time()
    vectors = encode(texts)
    return vectors, np.array([time.perf_counter() - clock, time.process_time() - processor])


def moved(ours: Vectors, theirs: Vectors) -> float:
    """How far the likeness of two sentences is from that by the other vectors, at most."""
    one, other = ours[:COMPARED], theirs[:COMPARED]
    return float(np.abs(one @ one.T - other @ other.T).max())


def second_run(texts: list[str]) -> Seconds:
    """Seconds for texts all of which are in the cache."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ[VARIABLE] = folder
        Encoder().encode(texts)
        again = Encoder()
        _, seconds = timed(again.encode, texts)
        assert (again.encoded, again.from_cache) == (0, len(texts))
        os.environ[VARIABLE] = ""
    return seconds


def first_vector(code: str, rounds: int) -> float:
    """Seconds of a fresh process that encodes one text and ends, the best round."""

    def seconds() -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, cwd=ROOT)
        return time.perf_counter() - start

    return min(seconds() for _ in range(rounds))


def started(folder: Path, rounds: int) -> str:
    """How long a process takes to its first vector, by us, by the library, and without either."""
    library = (
        "from sentence_transformers import SentenceTransformer; "
        f"SentenceTransformer({str(folder)!r}, device='cpu').encode(['a text'])"
    )
    ours = "from compare.matching.embeddings import Encoder; Encoder().encode(['a text'])"
    one, other, least = (first_vector(code, rounds) for code in (ours, library, "import torch"))
    return (
        f"A fresh process that encodes one text, nothing known: {one:.1f} s; by SentenceTransformer {other:.1f} s; one "
        f"that only imports torch {least:.1f} s. Best of {rounds}."
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="time the encoding of sentences")
    parser.add_argument("--sentences", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--corpus")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    os.environ[VARIABLE] = ""

    encoders = [Encoder(precision=precision) for precision in ("float32", "bfloat16")]

    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(options.threads)
    given = distinct(from_corpus(options.corpus) if options.corpus else made_up())
    texts = list(itertools.islice(given, options.sentences))
    library = SentenceTransformer(str(encoders[0].folder), device="cpu")
    ways: dict[str, Encode] = {
        "SentenceTransformer.encode as it comes": lambda some: np.asarray(library.encode(some, show_progress_bar=False))
    }
    ways |= {f"compare, {encoder.precision}": encoder.encode for encoder in encoders}
    vectors: dict[str, Vectors] = {}
    best: dict[str, Seconds] = {}
    for encode in ways.values():
        encode(texts[:50])
    for _ in range(options.rounds):
        for name, encode in ways.items():
            vectors[name], seconds = timed(encode, texts)
            best[name] = np.minimum(best.get(name, seconds), seconds)

    plain, *_ = ways
    table = [
        f"{len(texts):,} distinct sentences {'of news' if options.corpus else 'of the seeds and made up'}, threads: "
        f"{options.threads}, best of {options.rounds} rounds that took turns; {encoders[0].runtime}; by itself this "
        f"machine takes {Encoder().precision}.",
        "",
        "| way | sentences a second | ratio | a processor second | ratio | least cosine | largest move of a likeness |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, seconds in best.items():
        clock, processor = len(texts) / seconds
        faster, leaner = best[plain] / seconds
        cosine = float((vectors[name] * vectors[plain]).sum(axis=1).min())
        table.append(
            f"| {name} | {clock:.0f} | {faster:.2f} | {processor:.0f} | {leaner:.2f} | {cosine:.6f} "
            f"| {moved(vectors[name], vectors[plain]):.4f} |"
        )
    clock, processor = second_run(texts)
    table += ["", f"All of them from the cache: {clock:.2f} s, {processor:.2f} s of processor time; none is encoded."]
    table += ["", started(encoders[0].folder, options.rounds)]
    if not signs():
        table += ["", "No GPU was there: how fast one is, and how near its vectors are, is not measured."]
    print("\n".join(table))
    if options.write:
        command = "python benchmarks/embeddings.py --write"
        lead = f"# Encoding\n\nWritten by `{command}` (texts of `--corpus FILE` where it says news).\n\n"
        (ROOT / "results" / "encoding.md").write_text(lead + "\n".join(table) + "\n", "utf-8")


if __name__ == "__main__":
    main()
