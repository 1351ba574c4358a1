"""How right a run over the seed articles is, against the gold of tests/gold/seeds.json.

    python benchmarks/quality.py [RUN_DIR]      RUN_DIR: a results folder; without it the seeds are compared first

Prints a table and writes it to results/quality.md. The floors of tests/gold/floors.json are held by the test suite.
"""

from __future__ import annotations

import re
import sys
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
GOLD = ROOT / "tests" / "gold" / "seeds.json"

Row = dict[str, Any]
Span = tuple[int, int]


def characters(spans: Iterable[Iterable[int]]) -> set[int]:
    """The offsets that these spans cover."""
    return {i for start, end in spans for i in range(start, end)}


def surname(name: str | None) -> str:
    """The last word of a name in plain small letters."""
    plain = unicodedata.normalize("NFKD", (name or "").rpartition(" ")[2].lower())
    return re.sub("[^a-z]", "", plain)


@dataclass
class Judged:
    """A results folder over the seeds, beside the gold."""

    folder: Path
    gold: Row = field(default_factory=lambda: msgspec.json.decode(GOLD.read_bytes()))

    @cached_property
    def texts(self) -> dict[str, str]:
        return {path.name: path.read_bytes().decode("utf-8") for path in sorted(SEEDS.glob("*.txt"))}

    def rows(self, name: str) -> Iterator[Row]:
        with open(self.folder / f"{name}.jsonl", "rb") as lines:
            yield from map(msgspec.json.decode, lines)

    @cached_property
    def file_of(self) -> dict[str, str]:
        return {row["id"]: Path(row["path"]).name for row in self.rows("articles")}

    @cached_property
    def statements(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows("statements"):
            found[self.file_of[row["article"]]].append(row)
        return found

    @cached_property
    def outer(self) -> dict[str, list[Row]]:
        """The statements that are not told inside another one."""
        by_id = {row["id"]: row for rows in self.statements.values() for row in rows}

        def told_inside(row: Row) -> bool:
            host = by_id.get(row["inner_of"])
            return host is not None and characters(row["spans"]) < characters(host["spans"])

        return {file: [row for row in rows if not told_inside(row)] for file, rows in self.statements.items()}

    @cached_property
    def said(self) -> dict[str, set[int]]:
        """The offsets that the gold calls reported speech."""
        found: dict[str, set[int]] = defaultdict(set)
        for row in self.gold["indirect"]:
            found[row["file"]] |= characters([(row["start"], row["end"])])
        for row in self.gold["quotes"]:
            found[row["file"]] |= characters((part["start"], part["end"]) for part in row["parts"])
        return found

    # Quotations ------------------------------------------------------------------------------------------------

    def quoting(self, file: str, start: int, end: int) -> list[Row]:
        """The statements with a quoted span at this place, to within a character."""
        return [
            row
            for row in self.statements[file]
            if any(abs(a - start) <= 1 and abs(b - end) <= 1 for a, b in row["quoted"])
        ]

    def quotation(self, gold: Row) -> tuple[int, bool]:
        """How many spans of a gold quotation were found, and whether its speaker was."""
        found = [self.quoting(gold["file"], part["start"], part["end"]) for part in gold["parts"]]
        right = [surname(gold["speaker"])]
        named = any([surname(s["name"]) for s in row["speakers"]] == right for rows in found for row in rows)
        return sum(map(bool, found)), named

    def extra_quotations(self) -> list[str]:
        """Quoted spans that the gold does not know."""
        bare = " \u00a0,.\"“”‘’'"
        known: dict[str, set[str]] = defaultdict(set)
        for row in self.gold["quotes"]:
            known[row["file"]] |= {part["text"].strip(bare) for part in row["parts"]}
        return [
            words
            for file, rows in self.outer.items()
            for row in rows
            for a, b in row["quoted"]
            if (words := self.texts[file][a:b].strip(bare)) not in known[file]
        ]

    def non_quotations_taken(self) -> list[str]:
        """Places that look like quotations, are none, and were taken for one."""
        return [
            row["text"]
            for row in self.gold["non_quotes"]
            if any(
                a <= row["start"] + 2 and b >= row["end"] - 2 and b - a <= row["end"] - row["start"] + 2
                for told in self.outer[row["file"]]
                for a, b in told["quoted"]
            )
        ]

    # Indirect statements ---------------------------------------------------------------------------------------

    def indirect(self, gold: Row) -> tuple[bool, bool]:
        """Whether an indirect statement was found, and with its speaker."""
        want = characters([(gold["start"], gold["end"])])
        cover = []
        for row in self.statements[gold["file"]]:
            have = characters(row["spans"])
            common = len(have & want)
            if row["form"] != "direct" and common >= 0.3 * len(want) and common >= 0.5 * len(have):
                cover.append(row)
        wanted = {
            surname(word) for name in gold["speaker"].split(";") for word in re.split(r"[(,]", name) if word.strip(" )")
        }
        told = {
            surname(word)
            for row in cover
            for s in row["speakers"]
            for word in re.split(r";| and |, ", s["name"] or "")
            if word
        }
        return bool(cover), bool(wanted & told)

    def indirect_extra(self) -> list[str]:
        """Indirect statements where the gold knows of no reported speech."""
        return [
            row["content"]
            for file, rows in self.outer.items()
            for row in rows
            if row["form"] in ("indirect", "headline")
            and (2 * len((own := characters(row["spans"])) & self.said[file]) < len(own) or len(own) > 600)
        ]

    # Boilerplate -----------------------------------------------------------------------------------------------

    @cached_property
    def set_aside(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for row in self.rows("boilerplate"):
            found[self.file_of[row["article"]]] |= characters([(row["start"], row["end"])])
        return found

    def boilerplate(self, gold: Row) -> bool:
        """Whether a place that is boilerplate was set aside."""
        own = characters([(gold["start"], gold["start"] + len(gold["text"]))])
        return len(own & self.set_aside[gold["file"]]) >= 0.6 * len(own)

    def news_set_aside(self) -> float:
        """Percent of the reported speech that was marked as boilerplate, editors' notes left out."""
        total = marked = 0
        for file, text in self.texts.items():
            notes = {row["text"] for row in self.gold["boilerplate"] if row["file"] == file}
            noted = characters(m.span() for note in notes for m in re.finditer(re.escape(note), text))
            news = self.said[file] - noted
            total += len(news)
            marked += len(news & self.set_aside[file])
        return round(100 * marked / total, 1)

    # Pairs -----------------------------------------------------------------------------------------------------

    @cached_property
    def places(self) -> dict[str, list[tuple[int, int, str]]]:
        """Statement to the places of its parts and the remark each is in."""
        found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for row in self.rows("remarks"):
            for member in row["members"]:
                found[member["statement"]].append((member["start"], member["end"], row["id"]))
        return found

    @cached_property
    def links(self) -> set[frozenset[str]]:
        return {frozenset((link["left"], link["right"])) for row in self.rows("remarks") for link in row["links"]}

    @cached_property
    def matches(self) -> list[Row]:
        return list(self.rows("matches"))

    def locate(self, file: str, words: str, after: int = 0) -> Span:
        """Where a text of the gold stands; of a split quotation its beginning decides."""
        at = self.texts[file].find(words, after)
        at = at if at >= 0 else self.texts[file].find(words[:40])
        return at, at + len(words)

    def tellers(self, file: str, span: Span) -> list[Row]:
        """The statements that stand at this place."""
        want = characters([span])
        found = []
        for row in self.statements[file]:
            own = sum(b - a for a, b in row["spans"])
            common = len(characters(row["spans"]) & want)
            if 2 * common >= len(want) or common >= 0.8 * own > 0:
                found.append(row)
        return found

    def remarks_at(self, rows: list[Row], span: Span) -> set[str]:
        """The remarks that have a part at this place."""
        return {
            remark
            for row in rows
            for a, b, remark in self.places[row["id"]]
            if 2 * (min(b, span[1]) - max(a, span[0])) >= min(b - a, span[1] - span[0])
        }

    def touches(self, end: Row, file: str, span: Span) -> bool:
        """Whether a side of a match stands at this place."""
        common = min(end["end"], span[1]) - max(end["start"], span[0])
        own = end["end"] - end["start"]
        return self.file_of[end["article"]] == file and common >= max(0.5 * min(own, span[1] - span[0]), 0.2 * own)

    def relation(self, gold: Row) -> tuple[bool, bool]:
        """Whether two places were joined in one remark, and whether anything links them."""
        files = gold.get("file_a", gold.get("file")), gold.get("file_b", gold.get("file"))
        left, right = self.locate(files[0], gold["text_a"]), self.locate(files[1], gold["text_b"])
        if files[0] == files[1] and left == right:
            right = self.locate(files[1], gold["text_b"], left[1])
        here, there = self.tellers(files[0], left), self.tellers(files[1], right)
        one = [row["id"] for row in here] == [row["id"] for row in there]
        joined = bool(self.remarks_at(here, left) & self.remarks_at(there, right))
        joined = joined and (not one or any(len(self.places[row["id"]]) > 1 for row in here))
        linked = joined or any(frozenset((a["id"], b["id"])) in self.links for a in here for b in there)
        sides = ((files[0], left), (files[1], right))
        return joined, linked or any(
            (self.touches(m["left"], *a) and self.touches(m["right"], *b))
            for m in self.matches
            for a, b in (sides, sides[::-1])
        )

    def false_matches(self, *tiers: str) -> list[Row]:
        """Matches of these tiers between two articles that are not boilerplate: the seeds have none."""
        return [
            m
            for m in self.matches
            if m["tier"] in tiers and m["left"]["article"] != m["right"]["article"] and not m["boilerplate"]
        ]

    def overlapping_parts(self) -> int:
        """Pairs of parts of one statement that overlap."""
        return sum(
            a[0] < b[1] and b[0] < a[1]
            for rows in self.places.values()
            for n, a in enumerate(rows)
            for b in rows[n + 1 :]
        )


KINDS = {"near-duplicate": "near", "shared-quote": "near", "paraphrase": "paraphrase", "boilerplate": "boilerplate"}


def figures(folder: Path) -> dict[str, float]:
    """Every figure of a results folder over the seeds, by name; `of_` figures are how many there are to find."""
    judged = Judged(folder)
    gold = judged.gold
    quotations = [judged.quotation(row) for row in gold["quotes"]]
    reported = [judged.indirect(row) for row in gold["indirect"]]
    pairs: dict[tuple[str, str], list[tuple[bool, bool, bool]]] = defaultdict(list)
    for where in ("within", "cross"):
        for row in gold[f"{where}_pairs"]:
            kind = KINDS.get(row["relation"], "related")
            pairs[where, kind].append((*judged.relation(row), row["confidence"] == "high"))
    related = pairs["within", "related"] + pairs["cross", "related"]
    return {
        "quoted_spans": sum(spans for spans, _ in quotations),
        "speakers": sum(named for _, named in quotations),
        "extra_quotations": len(judged.extra_quotations()),
        "non_quotations_taken": len(judged.non_quotations_taken()),
        "indirect": sum(found for found, _ in reported),
        "indirect_speaker": sum(named for _, named in reported),
        "indirect_extra": len(judged.indirect_extra()),
        "boilerplate": sum(map(judged.boilerplate, gold["boilerplate"])),
        "news_marked_boilerplate": judged.news_set_aside(),
        "within_near_duplicates": sum(linked for _, linked, _ in pairs["within", "near"]),
        "cross_boilerplate": sum(linked for _, linked, _ in pairs["cross", "boilerplate"]),
        "within_paraphrases": sum(linked for _, linked, _ in pairs["within", "paraphrase"]),
        "cross_paraphrases": sum(linked for _, linked, _ in pairs["cross", "paraphrase"]),
        "related_linked": sum(linked for _, linked, _ in related),
        "related_joined_high": sum(joined for joined, _, high in related if high),
        "false_shared_quotations": len(judged.false_matches("quotation")),
        "false_cross_near_duplicates": len(judged.false_matches("exact", "near-duplicate")),
        "overlapping_parts": judged.overlapping_parts(),
    }


def table(measured: dict[str, float], floors: Row) -> str:
    """The figures beside their floors, as Markdown."""
    lines = ["| figure | measured | floor | of |", "|---|---|---|---|"]
    for name, value in measured.items():
        floor = floors["figures"][name]
        sign = "at least" if floor["better"] == "higher" else "at most"
        lines.append(f"| {name} | {value} | {sign} {floor['floor']} | {floor.get('of', '')} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure a results folder, or a fresh run."""
    floors = msgspec.json.decode((GOLD.parent / "floors.json").read_bytes())
    if len(sys.argv) > 1:
        told = table(figures(Path(sys.argv[1])), floors)
    else:
        import compare

        with tempfile.TemporaryDirectory() as folder:
            compare.dedupe(SEEDS, output=Path(folder) / "seeds", quiet=True)
            told = table(figures(Path(folder) / "seeds"), floors)
    (ROOT / "results" / "quality.md").write_text(
        f"# Quality on the seed articles\n\n`python benchmarks/quality.py`\n\n{told}"
    )
    print(told)


if __name__ == "__main__":
    main()
