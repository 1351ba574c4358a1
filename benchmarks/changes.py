"""What is said of planted changes of meaning, and of as many edits that change nothing.

    python benchmarks/changes.py [--corpus FILE] [--edits 2000] [--into results/changes.md]

One number, name, negation, hedge, condition or verb is edited in real quotations (those in marks of the corpus; without
one, those of the seeds and constructed sentences), each with the words that the language data have and with words that
they have not; against them stand the same number of harmless edits. Ends with exit status 1 where a figure pinned in
floors.json for these quotations has fallen.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from changes_plants import HARMFUL, HARMLESS, known_words
from floors import hold
from sections import put

from compare.benches.tables import share, table
from compare.matching.alignments import align
from compare.matching.changes import changes
from compare.reading.inputs import Skipped
from compare.reading.records import read

SEEDS = Path(__file__).parent.parent / "seeds"
HALVES = ("known", "unknown")
QUOTED = re.compile(r"“([^“”\n]{50,400})”|(?<!\S)\"(?=\w)([^\"\n]{50,400})(?<=[\w.,!?])\"(?!\S)")
WORDS = range(9, 61)  # of a quotation

WHO = ["we", "they", "you", "I"]
DOING = (
    *("must help the", "should support the", "will protect the", "can stop the", "may leave the", "have asked the"),
    *("have created the", "are able to use the", "do not trust the", "have changed the", "will take the"),
    *("have passed two laws for the", "are certain of the", "would like to build the", "could suggest the"),
)
WHAT = (
    *("fifteen farms near Tallinn", "first 412 boats in the bay", "safe road from Geneva", "old mill in Bergen"),
    *("nine percent of the harvest", "reasonable plan of Mrs Halloran", "popular school near Utrecht"),
    *("labor program of 1987", "color of the three ferries", "known villages around Lisbon"),
)
TAIL = (
    *("and most people are aware of that", "because some neighbors are worried", "and it is necessary for us"),
    *("which the council has organized for two million crowns", "and I will say so on Monday", "as many attacks show"),
    *("so that every child can be happy there", "and we are going to raise it in the theater"),
)


class Case(NamedTuple):
    """One edit of a quotation."""

    kind: str
    half: str
    left: str
    right: str
    cues: tuple[str, str] = ("", "")


def quotations(corpus: Sequence[str], rng: random.Random) -> list[str]:
    """Distinct quotations in marks, in a random order; without a corpus those of the seeds and constructed ones."""
    texts = (one.text for one in read(corpus or [str(SEEDS)]) if not isinstance(one, Skipped))
    found = [straight or curly for text in texts for straight, curly in QUOTED.findall(text)]
    if not corpus:
        found += (f"{who} {doing} {what}, {tail}." for who in WHO for doing in DOING for what in WHAT for tail in TAIL)
    # What an editor put in is not the speaker's: nothing is planted there.
    distinct = sorted({one.strip() for one in found if len(one.split()) in WORDS and "[" not in one})
    rng.shuffle(distinct)
    return distinct


def planted(found: Sequence[str], edits: int, rng: random.Random) -> Iterator[Case]:
    """As many edits of either sort, spread evenly over the kinds and halves; each quotation is edited once."""
    wanted = [(kind, half, edits // (2 * len(HARMFUL))) for kind in HARMFUL for half in HALVES]
    wanted += [(kind, "harmless", edits // len(HARMLESS)) for kind in HARMLESS]
    used: set[str] = set()
    for kind, half, count in wanted:
        plant = (HARMLESS if half == "harmless" else HARMFUL)[kind]
        for quotation in found:
            if not count:
                break
            if quotation not in used and (done := plant(quotation, half, rng)):
                used.add(quotation)
                count -= 1
                yield Case(kind, half, quotation, *done)


def named(case: Case) -> frozenset[str]:
    """The kinds of change that are told of a case."""
    left, right = [(0, len(case.left))], [(0, len(case.right))]
    alignment = align(case.left, left, case.right, right)
    found = changes(case.left, left, case.right, right, alignment, *case.cues)
    return frozenset(one.kind for one in found)


class Scores(NamedTuple):
    """How one kind fared in one half."""

    planted: int
    found: int
    wrongly: int  # said of other edits of this half, or of harmless ones

    @property
    def recall(self) -> float:
        """Found of those planted."""
        return self.found / self.planted if self.planted else float("nan")

    @property
    def precision(self) -> float:
        """Rightly of all that were said."""
        said = self.found + self.wrongly
        return self.found / said if said else float("nan")


Told = Sequence[tuple[Case, frozenset[str]]]


def score(told: Told, kind: str, half: str) -> Scores:
    """Recall among the edits of this kind and half; precision against all others of the half and the harmless ones."""
    mine = [kind in kinds for case, kinds in told if (case.kind, case.half) == (kind, half)]
    wrongly = sum(kind in kinds for case, kinds in told if case.half in (half, "harmless") and case.kind != kind)
    return Scores(len(mine), sum(mine), wrongly)


def report(told: Told, name: str) -> str:
    """The tables as Markdown."""
    rows = []
    for kind in HARMFUL:
        halves = [score(told, kind, half) for half in HALVES]
        rows.append([kind, *(x for one in halves for x in (f"{one.planted}", share(one.recall), share(one.precision)))])
    false = [(case.kind, bool(kinds)) for case, kinds in told if case.half == "harmless"]
    count, alarms = Counter(kind for kind, _ in false), Counter(kind for kind, alarm in false if alarm)
    return "\n\n".join(
        [
            f"Changes of meaning planted in quotations of {name}: {len(told) - len(false):,} against {len(false):,} "
            f"harmless edits. Words the language data have, and words they have not:",
            table(["kind", *(f"{half}: {x}" for half in HALVES for x in ("edits", "recall", "precision"))], rows),
            "Harmless edits of which some change of meaning is told:",
            table(["edit", "edits", "told wrongly"], [[k, f"{n:,}", share(alarms[k] / n)] for k, n in count.items()]),
        ]
    )


def figures(told: Told) -> dict[str, float]:
    """What is pinned, in percent."""
    pairs = [(kind, half, score(told, kind, half)) for kind in HARMFUL for half in HALVES]
    recalls = {f"{kind}, {half}, recall": 100 * one.recall for kind, half, one in pairs}
    return recalls | {f"{kind}, {half}, precision": 100 * one.precision for kind, half, one in pairs}


def show(told: Told, kind: str) -> None:
    """The cases where something else than this kind is told, or where it is told wrongly."""
    for case, kinds in told:
        if bool(kinds) if case.kind == kind and case.half == "harmless" else (case.kind == kind) != (kind in kinds):
            print(f"{case.kind}/{case.half} told {sorted(kinds)}\n  {case.left}\n  {case.right} {case.cues}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description="plant changes of meaning into quotations and see what is told of them"
    )
    parser.add_argument("--corpus", action="append", default=[])
    parser.add_argument("--edits", type=int, default=2_000, help="of either sort")
    parser.add_argument("--into", type=Path)
    parser.add_argument("--show", help="print the cases that go wrong of this kind")
    options = parser.parse_args()
    assert not (shared := known_words()), f"words of the unknown half stand in the language data: {sorted(shared)}"
    rng = random.Random(1)
    found = quotations(options.corpus, rng)
    told = [(case, named(case)) for case in planted(found, options.edits, rng)]
    if options.show:
        show(told, options.show)
    name = ", ".join(Path(path).name for path in options.corpus) or "the seeds and constructed ones"
    put(options.into, f"planted changes, {name}", report(told, name))
    hold(f"planted changes, {name}", figures(told), "\n".join(found).encode())


if __name__ == "__main__":
    main()
