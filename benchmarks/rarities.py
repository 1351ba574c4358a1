"""Count the commonest stems of news; writes compare/matching/common_stems.json.

usage: python -m benchmarks.rarities DATA

DATA: the folder with the corpora named below (.jsonl.xz). A stem counts by the share of articles that hold it, in the
mean over the corpora, so that none decides alone. The articles whose pairs of statements are held out are not counted.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

from benchmarks.paraphrases import read_lines
from compare.matching.inventories import stem
from compare.matching.rarities import COMMON
from compare.reading.texts import words
from compare.speech.languages.english_changes import FUNCTION_WORDS

# Of the large ones every fifth article.
CORPORA = {"allsides-2012-2016": 5, "reuters21578": 5, "polnear-train": 1, "fakes-2011-2015": 1}
HELD_OUT = "pairs-dev-articles"
# Swept 1000, 2000, 4000, 8000 by cross-validation of the paraphrase model: average precision across articles .896 with
# each (.897 with 8000), across those of AllSides .839, .841, .842, .843. Ranks themselves, not their logarithms: .892.
STEMS = 4_000


def shares(path: Path, step: int, held_out: set[str]) -> tuple[Counter[str], int]:
    """In how many articles of a corpus each stem stands, and how many articles were read."""
    found: Counter[str] = Counter()
    read = 0
    with lzma.open(path, "rb") as lines:
        for article in map(json.loads, islice(lines, 0, None, step)):
            if article["id"] not in held_out:
                found.update({stem(word.text) for word in words(article["text"]) if word.text not in FUNCTION_WORDS})
                read += 1
    return found, read


def main(data: Path) -> None:
    held_out = {article["id"] for article in read_lines(data / f"{HELD_OUT}.jsonl.xz")}
    total: Counter[str] = Counter()
    read = {}
    for name, step in CORPORA.items():
        found, read[name] = shares(data / f"{name}.jsonl.xz", step, held_out)
        for one, articles in found.items():
            total[one] += articles / read[name] / len(CORPORA)
    ranked = sorted(total, key=lambda one: (-total[one], one))[:STEMS]
    card = {
        "what": "the commonest stems of news but function words, the most frequent first",
        "counted_on": read,
        "by": "benchmarks/rarities.py",
        "stems": " ".join(ranked),
    }
    COMMON.write_text(json.dumps(card, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
