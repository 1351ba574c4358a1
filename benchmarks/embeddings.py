"""How fast sentences are encoded, beside the library's own encoding, and what it costs to start and to hold the model.

    python benchmarks/embeddings.py [--sentences N] [--rows 4,8,16] [--threads N] [--corpus FILE]

FILE is JSON Lines, one article a line with its "text" (.xz or plain); without it the sentences are made up.
"""

from __future__ import annotations

import argparse
import itertools
import json
import lzma
import resource
import time
from collections.abc import Iterator
from typing import Any

import numpy as np

from compare.matching import embeddings
from compare.reading.sentences import sentences

WORDS = "the minister said on friday that talks with both sides would go on until a truce in the city had been agreed"


def made_up() -> Iterator[str]:
    """Sentences as long as those of news: 24 words or so."""
    random, words = np.random.default_rng(1), np.array(WORDS.split())
    while True:
        yield " ".join(random.choice(words, max(4, int(random.normal(24, 9))))) + "."


def from_corpus(corpus: str) -> Iterator[str]:
    opened: Any = lzma.open if corpus.endswith(".xz") else open
    with opened(corpus, "rt", encoding="utf-8") as file:
        for line in file:
            text = json.loads(line)["text"]
            yield from (text[start:end] for start, end in sentences(text))


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description="time the encoding of sentences")
    parser.add_argument("--sentences", type=int, default=500)
    parser.add_argument("--rows", default="4,8,16,32")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--corpus")
    options = parser.parse_args()

    start = time.perf_counter()
    encoder = embeddings.Encoder()
    print(f"import and load    {time.perf_counter() - start:7.2f} s, {peak():,.0f} MiB")

    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(options.threads)
    texts = list(itertools.islice(from_corpus(options.corpus) if options.corpus else made_up(), options.sentences))
    library = SentenceTransformer(str(encoder.folder), device="cpu")
    encoder.encode(texts[:32])

    def show(label: str, encode: Any) -> Any:
        start = time.perf_counter()
        vectors = encode(texts)
        print(f"{label:<18} {len(texts) / (time.perf_counter() - start):7.1f} sentences a second, {peak():,.0f} MiB")
        return vectors

    theirs = show("library, 32 rows", lambda given: library.encode(given, show_progress_bar=False))
    for rows in map(int, options.rows.split(",")):
        embeddings.ROWS = rows
        ours = show(f"ours, {rows} rows", encoder.encode)
    print(f"least likeness of ours to the library's: {(ours * theirs).sum(axis=1).min():.6f}")


if __name__ == "__main__":
    main()
