"""Sentence splitters that keep offsets, side by side: speed, growth, and the breaks that news makes hard.

    python benchmarks/sentences.py [--data FOLDER]

Reads the seeds, and with --data the first articles of each .jsonl.xz in that folder. A splitter that is not installed
is named as not installed.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from compare.reading.records import Record, read

SEEDS = Path(__file__).parent.parent / "seeds"
# Enough for two digits of the speed, few enough for the slowest (pysbd: 25 to 50 articles a second).
FROM_EACH_FILE = 40

Splitter = Callable[[str], list[tuple[int, int]]]

# Sentences as they follow each other in news; a splitter is right when it gives exactly these.
CASES = (
    ("He left.", "Mr. Grey stayed."),
    ("It was heard in Smith v. Jones.", "The U.S. Senate waited."),
    ("They fired at random, i.e. at houses.", "Nobody was hurt."),
    ("“Why?” he asked.", "She did not say."),
    ("She said: “No.”", "Then she left."),
    ('They are a shield.".', "Then came the night."),
    ("Sen. Ann Lee, R-Calif., met Gov. J. K. Ode in Washington, D.C.", "They spoke for an hour."),
    ("COLUMBIA, S.C. — Voters went to the polls.", "Few stayed at home."),
    ("1. Trade: the talks went on.", "2. Peace: they did not."),
    ("The talks at 5 p.m. Tuesday were short.", "Nobody stayed."),
    ("The price fell 3.5 percent on Jan. 5, Tass.com said.", "It rose later."),
    ("The group (banned in Russia - eds. TASS) left.", "Others stayed."),
    ("Rep. Ann Lee (D-Tex.) said no.", "Reps. Roe and Doe said yes."),
    ("“They must go.", "They will not stay,” he said."),
)


def splitters() -> Iterator[tuple[str, Splitter | None]]:
    """Each splitter under its name; None for one that is not installed."""
    from compare.reading.sentences import sentences

    yield "compare (rules, blingfire)", sentences
    for name, load in (("blingfire", _blingfire), ("syntok", _syntok), ("pysbd", _pysbd)):
        try:
            yield f"{name} {version(name)}", load()
        except (PackageNotFoundError, ImportError):
            yield name, None


def _blingfire() -> Splitter:
    from blingfire import text_to_sentences_and_offsets

    return lambda text: list(text_to_sentences_and_offsets(text)[1])


def _syntok() -> Splitter:
    from syntok import segmenter

    def split(text: str) -> list[tuple[int, int]]:
        found = itertools.chain.from_iterable(segmenter.analyze(text))
        return [(s[0].offset, s[-1].offset + len(s[-1].value)) for s in found]

    return split


def _pysbd() -> Splitter:
    from pysbd import Segmenter

    segmenter = Segmenter(language="en", clean=False, char_span=True)
    return lambda text: [(span.start, span.start + len(span.sent.rstrip())) for span in segmenter.segment(text)]


def texts(data: Path | None) -> list[str]:
    """The seeds, and the first articles of every file of the folder."""
    found = [record.text for record in read([SEEDS]) if isinstance(record, Record)]
    for path in sorted(data.glob("*.jsonl.xz")) if data else ():
        records = (record.text for record in read([path]) if isinstance(record, Record))
        found += itertools.islice(records, FROM_EACH_FILE)
    return found


def seconds(split: Splitter, articles: list[str]) -> float:
    """The processor's time for all of these, in seconds."""
    started = time.process_time()
    for text in articles:
        split(text)
    return time.process_time() - started


def growth(split: Splitter, unit: str) -> str:
    """How many times longer four times the text takes: 4 is linear, 16 quadratic."""
    one, four = (min(seconds(split, [unit * times]) for _ in range(2)) for times in (1000, 4000))
    return f"{four / one:.1f}" if one > 0 else "-"


def right(split: Splitter) -> int:
    """How many of the cases are cut as a reader would."""
    count = 0
    for case in CASES:
        text = " ".join(case)
        count += tuple(text[a:b].strip() for a, b in split(text)) == case
    return count


def failing(split: Splitter) -> str:
    """Texts on which it raises; "none" where it takes them all."""
    odd = {"empty": "", "lone surrogate": "a\ud800b. c", "NUL": "a\x00b. c", "blank": " \n "}
    failed = []
    for name, text in odd.items():
        try:
            split(text)
        except Exception:
            failed.append(name)
    return ", ".join(failed) or "none"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="a folder of .jsonl.xz files to measure the speed on")
    articles = texts(parser.parse_args().data)
    print(f"{len(articles)} articles, {sum(map(len, articles)):,} characters, one core; {len(CASES)} hard cases")
    print("splitter\tarticles a second\tcases right\tx4 with stops\tx4 without\traises on")
    for name, split in splitters():
        if split is None:
            print(f"{name}\tnot installed")
            continue
        split("It was no. 2 ... He left.")  # load what it loads once
        speed = len(articles) / seconds(split, articles)
        linear = growth(split, "He left the town. "), growth(split, "and so on, ")
        print(f"{name}\t{speed:.0f}", right(split), *linear, failing(split), sep="\t")


if __name__ == "__main__":
    main()
