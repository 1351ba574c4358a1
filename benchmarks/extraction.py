"""How well statements are extracted, on articles whose attributions somebody labelled.

    compare statements GOLD --output RUN_DIR
    python benchmarks/extraction.py GOLD RUN_DIR

GOLD: JSON Lines, plain or .xz, each line with id, text and attributions [{source, cue, content: [{spans, text}]}].
Prints Markdown: the figures, each with the subset that it is over, and the worst errors grouped by cause; ends with
exit status 1 where a figure pinned in floors.json has fallen. How fast the extraction is tells `extraction_speed.py`.
"""

# ruff: noqa: SIM905, D101

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from floors import hold

Row = dict[str, Any]
Span = tuple[int, int]

# A cue with one of these makes an attribution one of speech: PolNeAR labels attitudes and hopes as well.
SPEECH = frozenset(
    """say says said saying tell tells told telling add adds added adding state states stated stating note notes noted
    noting announce announces announced announcing claim claims claimed claiming argue argues argued arguing write
    writes wrote writing written tweet tweets tweeted tweeting ask asks asked asking reply replies replied replying
    respond responds responded responding explain explains explained explaining insist insists insisted insisting warn
    warns warned warning declare declares declared declaring deny denies denied denying acknowledge acknowledges
    acknowledged admit admits admitted confirm confirms confirmed stress stresses stressed emphasize emphasizes
    emphasized report reports reported reporting suggest suggests suggested suggesting describe describes described
    describing call calls called calling according accuse accuses accused accusing criticize criticized promise promises
    promised vow vows vowed urge urges urged recall recalls recalled continue continued concluded conclude contend
    contends contended predict predicts predicted testify testified allege alleges alleged demand demands demanded quip
    quipped joke joked remark remarked comment commented reveal revealed disclose disclosed assert asserts asserted
    point pointed mention mentions mentioned propose proposed agree agreed""".split()
)
OPENING, CLOSING, MARKS = '"“', '"”', '"“”'
LOOSE, STRICT = 0.3, 0.8  # what content must share of its union with the label: as the field counts, and nearly all
LONG = 4  # words from which a quotation counts for precision: shorter ones are often scare quotes
WORST = 30

# cause of an error -> what it would take to mend it
NEEDS = {
    "the label runs past the marks": "nothing: several quotations, or words outside the marks, are one label",
    "taken for a term": "more frames for short quotations, by a verb of calling or a noun for words",
    "marks paired otherwise": "quotations inside an excerpt or between slips in the marks",
    "in no statement": "a reading of the block that holds it",
    "quotation without a cue": "telling phrases that a writer only sets off from somebody's words, by their sense",
    "quotation with a cue": "a look at each: most are words that the labels left out",
    "nobody named": "who is asked or shown speaking, from the layout of an interview or caption",
    "speaker carried on": "turns of a conversation: who answers whom",
    "pronoun": "which of two people of one gender is meant",
    "another phrase taken": "a parser's word on what the subject of the cue is",
    "cue not known": "frames of nouns and of attitudes (a promise to, the belief that), which are no verbs of saying",
    "cue known, not read": "a parser's word on the clause of the cue",
    "extent: too little": "where a clause ends that goes on after commas",
    "extent: too much": "where a clause ends before what its writer adds",
}


@dataclass(frozen=True, slots=True)
class Label:
    """What somebody labelled as said: content, source and cue of one attribution."""

    contents: list[Span]
    chars: set[int]
    source: set[int]
    cue: str
    form: str  # quoted, mixed, indirect

    @property
    def speech(self) -> bool:
        return bool(self.source) and any(word in SPEECH for word in re.findall("[a-z]+", self.cue))


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of the run."""

    quoted: list[Span]
    chars: set[int]
    speaker: set[int]
    rule: str
    headline: bool

    def hears(self, source: set[int]) -> bool:
        """Whether half of the words that name its speaker are the source's."""
        return bool(self.speaker) and 2 * len(self.speaker & source) >= len(self.speaker)

    def overlap(self, label: Label) -> float:
        return len(self.chars & label.chars) / max(1, len(self.chars | label.chars))


@dataclass(frozen=True, slots=True)
class Error:
    cause: str
    line: int  # of the gold file
    start: int
    end: int

    @property
    def size(self) -> int:
        """Characters that it loses or gives to the wrong person."""
        return self.end - self.start


@dataclass
class Tally:
    """Counts of a whole run."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[Error] = field(default_factory=list)

    def percent(self, part: str, whole: str) -> float:
        return 100 * self.counts[part] / max(1, self.counts[whole])

    def f1(self, found: str, right: str) -> float:
        """Of labelled speech found, and of statements that are right against any label."""
        recall, precision = self.percent(found, "label speech"), self.percent(right, "statements")
        return 2 * recall * precision / max(1e-9, recall + precision)

    def err(self, cause: str, row: Row, start: int, end: int) -> None:
        self.errors.append(Error(cause, row["line"], start, end))


def chars(spans: Iterable[Iterable[int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """Spans without outer blanks, neighbours in one line made one: labels are cut at every sentence."""
    found: list[Span] = []
    for start, end in sorted(spans):
        words = text[start:end]
        start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        between = text[found[-1][1] : start] if found else "\n"
        if found and not between.strip() and "\n" not in between:
            found[-1] = (found[-1][0], end)
        elif start < end:
            found.append((start, end))
    return found


def labels_of(row: Row) -> list[Label]:
    text, found = row["text"], []
    for one in row["attributions"]:
        contents = joined(text, (tuple(span) for part in one["content"] for span in part["spans"]))
        body = " ".join(text[a:b] for a, b in contents)
        quoted = len(body) > 2 and body[0] in OPENING and body[-1] in CLOSING
        form = "quoted" if quoted else "mixed" if any(mark in body for mark in MARKS) else "indirect"
        source = chars(span for part in one["source"] for span in part["spans"])
        cue = " ".join(part["text"] for part in one["cue"]).lower()
        found.append(Label(contents, chars(contents), source, cue, form))
    return found


def told_of(row: Row) -> Told:
    speakers = [one for one in row["speakers"] if one["span"]]
    rule = speakers[0]["rule"] if speakers else ""
    cue = row["rule"] if row["cue"] else ""
    quoted = [(a, b) for a, b in row["quoted"]]
    headline = row["form"] == "headline" and row["spans"][0][0] < 300  # the article's own title is not labelled
    return Told(quoted, chars(row["spans"]), chars(one["span"] for one in speakers), f"{cue}|{rule}", headline)


def read_lines(path: Path) -> Iterator[Row]:
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def by_article(folder: Path, name: str) -> dict[int, list[Row]]:
    """The rows of a results file by the line of the gold file that holds their article."""
    line_of = {row["id"]: int(row["path"].rpartition("#")[2]) for row in read_lines(folder / "articles.jsonl")}
    found: dict[int, list[Row]] = defaultdict(list)
    for row in read_lines(folder / f"{name}.jsonl"):
        found[line_of[row["article"]]].append(row)
    return found


def measure(gold: Path, folder: Path) -> Tally:
    tally = Tally()
    statements, terms = by_article(folder, "statements"), by_article(folder, "terms")
    for line, row in enumerate(read_lines(gold), 1):
        row["line"] = line
        told = [told_of(one) for one in statements[line]]
        labels = labels_of(row)
        tally.counts["articles"] += 1
        count_quotations(tally, row, labels, told, [(one["start"], one["end"]) for one in terms[line]])
        count_extras(tally, row, labels, told)
        count_speech(tally, row, labels, [one for one in told if not one.headline])
    return tally


def count_quotations(tally: Tally, row: Row, labels: list[Label], told: list[Told], terms: list[Span]) -> None:
    """Exact quoted spans and their speakers, over the spans of fully quoted labels."""
    text, quoted = row["text"], [span for one in told for span in one.quoted]
    for label in labels:
        for a, b in label.contents if label.form == "quoted" else ():
            if text[a] not in OPENING:
                continue
            end = b - (text[b - 1] in CLOSING)
            tally.counts["quoted"] += 1
            if any(abs(x - a - 1) <= 1 and abs(y - end) <= 1 for x, y in quoted):
                tally.counts["quoted exact"] += 1
            else:
                tally.err(cause_of_span(a, b, quoted, terms), row, a, b)
            count_speaker(tally, row, label, (a, b), told)


def count_speaker(tally: Tally, row: Row, label: Label, span: Span, told: list[Told]) -> None:
    cover = [one for one in told if 2 * len(one.chars & set(range(*span))) >= span[1] - span[0]]
    if not label.source or not cover:
        return
    tally.counts["heard"] += 1
    named = [one for one in cover if one.speaker]
    nearest = min(named, key=lambda one: len(one.chars ^ label.chars), default=None)
    if nearest is None:
        tally.counts["heard none"] += 1
        tally.err("nobody named", row, *span)
    elif nearest.hears(label.source):
        tally.counts["heard right"] += 1
    else:
        rule = nearest.rule.rpartition("|")[2]
        cause = "pronoun" if "pronoun" in rule else "speaker carried on" if rule == "continues" else ""
        tally.err(cause or "another phrase taken", row, *span)


def cause_of_span(a: int, b: int, quoted: list[Span], terms: list[Span]) -> str:
    near = [(x, y) for x, y in quoted if x < b and y > a]
    if near:
        within = all(a <= x and y <= b for x, y in near)
        return "the label runs past the marks" if within else "marks paired otherwise"
    return "taken for a term" if any(x < b and y > a for x, y in terms) else "in no statement"


def count_extras(tally: Tally, row: Row, labels: list[Label], told: list[Told]) -> None:
    """Long quoted spans of the run that no label touches by half."""
    touched = {place for label in labels for place in label.chars}
    for one in told:
        for a, b in one.quoted:
            if len(row["text"][a:b].split()) < LONG:
                continue
            tally.counts["long"] += 1
            if 2 * len(touched & set(range(a, b))) >= b - a:
                tally.counts["long right"] += 1
            else:
                cause = "quotation without a cue" if one.rule.startswith("|") else "quotation with a cue"
                tally.err(cause, row, a, b)


def count_speech(tally: Tally, row: Row, labels: list[Label], told: list[Told]) -> None:
    """Labels found, by subset; statements that are right against any label."""
    tally.counts["statements"] += len(told)
    right: dict[str, set[int]] = defaultdict(set)
    for label in (one for one in labels if one.chars):
        overlaps = [one.overlap(label) for one in told]
        best = max(range(len(told)), key=overlaps.__getitem__, default=None)
        subsets = ["all", label.form, *(["speech", f"speech {label.form}"] if label.speech else [])]
        tally.counts.update(f"label {subset}" for subset in subsets)
        if best is None:
            continue
        for least in (LOOSE, STRICT):
            if overlaps[best] >= least:
                right[f"right {least}"].add(best)
                tally.counts.update(f"found {least} {subset}" for subset in subsets)
        if overlaps[best] >= LOOSE and (not label.source or told[best].hears(label.source)):
            right["right joint"].add(best)
        if any(o >= LOOSE and t.hears(label.source) for o, t in zip(overlaps, told, strict=True)):
            tally.counts.update(f"joint {subset}" for subset in subsets)
        if label.speech and overlaps[best] < LOOSE:
            tally.err(cause_of_miss(label, told), row, min(label.chars), max(label.chars) + 1)
    tally.counts.update({name: len(ids) for name, ids in right.items()})


def cause_of_miss(label: Label, told: list[Told]) -> str:
    near = [one for one in told if one.chars & label.chars]
    if near:
        longer = max(len(one.chars) for one in near) > len(label.chars)
        return "extent: too much" if longer else "extent: too little"
    from compare.speech.cues import FORMS

    return "cue known, not read" if any(word in FORMS for word in label.cue.split()) else "cue not known"


def figures(tally: Tally) -> dict[str, tuple[str, float]]:
    """Each figure in percent, with what it is over."""
    counts, percent = tally.counts, tally.percent
    speech = f"{counts['label speech']:,} labels with a speech cue, {counts['statements']:,} statements"
    fully, long = f"{counts['quoted']} spans of fully quoted labels", f"{counts['long']} quoted spans of {LONG}+ words"
    heard = f"{counts['heard']} of those spans that a statement covers"
    return {
        "quoted spans, exact recall": (fully, percent("quoted exact", "quoted")),
        "quoted spans, precision": (long, percent("long right", "long")),
        "speaker right": (heard, percent("heard right", "heard")),
        "speaker not given": ("the same", percent("heard none", "heard")),
        f"speech F1 at {LOOSE}": (speech, tally.f1(f"found {LOOSE} speech", f"right {LOOSE}")),
        f"speech F1 at {STRICT}": (speech, tally.f1(f"found {STRICT} speech", f"right {STRICT}")),
        f"joint F1 at {LOOSE}": (speech, tally.f1("joint speech", "right joint")),
    }


def report(tally: Tally) -> str:
    counts, percent = tally.counts, tally.percent
    lines = ["| figure | over | percent |", "|---|---|---|"]
    lines += [f"| {name} | {over} | {value:.1f} |" for name, (over, value) in figures(tally).items()]
    lines += [
        "",
        f"| labels | number | found at {LOOSE} | at {STRICT} | with the speaker at {LOOSE} |",
        "|---|---|---|---|---|",
    ]
    forms = ("quoted", "mixed", "indirect")
    for subset in ("speech", *(f"speech {form}" for form in forms), "all", *forms):
        whole = f"label {subset}"
        shares = (percent(f"{found} {subset}", whole) for found in (f"found {LOOSE}", f"found {STRICT}", "joint"))
        name = subset.replace("speech", "with a speech cue").replace("quoted", "fully quoted")
        lines.append(f"| {name} | {counts[whole]:,} | {' | '.join(f'{share:.1f}' for share in shares)} |")
    return "\n".join([*lines, "", *causes(tally.errors)])


def causes(errors: list[Error]) -> list[str]:
    """The groups of errors with what each needs, and the worst errors by their group."""
    worst = sorted(errors, key=lambda error: (-error.size, error.line, error.start))[:WORST]
    every, among = Counter(error.cause for error in errors), Counter(error.cause for error in worst)
    lines = [f"| cause | errors | of the {WORST} worst | needs |", "|---|---|---|---|"]
    lines += [f"| {cause} | {n} | {among[cause]} | {NEEDS[cause]} |" for cause, n in every.most_common()]
    lines += [
        "",
        f"The {WORST} worst, by characters lost or given to somebody else (line of the file, place in the text):",
        "",
    ]
    for cause, _ in every.most_common():
        lines += [f"- {cause}: #{e.line}, {e.start} to {e.end}" for e in worst if e.cause == cause]
    return lines


def main() -> None:
    """Print how right the folder named is against the labels named."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    labels = Path(sys.argv[1])
    tally = measure(labels, Path(sys.argv[2]))
    print(report(tally))
    hold("extraction", {name: round(value, 1) for name, (_, value) in figures(tally).items()}, labels)


if __name__ == "__main__":
    main()
