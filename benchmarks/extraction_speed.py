"""How fast statements are extracted on one core: the extraction alone, after reading and layout, set up as a worker is.

python benchmarks/extraction_speed.py --speed ARTICLES    articles a second; ARTICLES: JSON Lines with `text`
python benchmarks/extraction_speed.py --growth FOLDER     seconds for 1, 2, 4, 10 MB made of FOLDER's texts, repeated
"""

from __future__ import annotations

import gc
import json
import lzma
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from time import process_time

from compare.engines.processes import LOOK

MOST = 1000
MEGABYTES = (1, 2, 4, 10)


def prepared(text: str, marked: bool = True) -> Callable[[], object]:
    """The extraction of one text, ready to be called. Not `marked`: its boilerplate is read as news."""
    from compare.reading.articles import describe
    from compare.reading.boilerplate import mark
    from compare.reading.inputs import Record
    from compare.reading.passages import lay_out
    from compare.speech.statements import extract

    article = describe(Record(path="a.txt", reader="text", text=text))
    marks = mark(article) if marked else []
    blocks = lay_out(article, marks)
    return lambda: extract(article, marks, blocks)


def seconds(calls: Iterable[Callable[[], object]]) -> float:
    """Processor seconds: what else runs on the machine does not count."""
    started = process_time()
    for call in calls:
        call()
    return process_time() - started


def speed(path: Path) -> Iterator[str]:
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, MOST)]
    took = seconds([prepared(text) for text in texts])
    size = sum(map(len, texts)) / 1e6
    yield f"{len(texts):,} articles, {size:.1f} MB of text: {len(texts) / took:.0f} articles a second on one core"


def growth(folder: Path) -> Iterator[str]:
    whole = "".join(path.read_text(encoding="utf-8") + "\n\n" for path in sorted(folder.glob("*.txt")))
    yield "| MB of text | seconds | seconds a MB |\n|---|---|---|"
    for size in MEGABYTES:
        took = seconds([prepared((whole * (size * 1_000_000 // len(whole) + 1))[: size * 1_000_000], marked=False)])
        yield f"| {size} | {took:.1f} | {took / size:.2f} |"


def main() -> None:
    """Measure what the option names, and print it."""
    measured = {"--speed": speed, "--growth": growth}
    if len(sys.argv) != 3 or sys.argv[1] not in measured:
        sys.exit(__doc__)
    gc.set_threshold(LOOK)
    for line in measured[sys.argv[1]](Path(sys.argv[2])):
        print(line, flush=True)


if __name__ == "__main__":
    main()
