"""The first step of a run: the articles of its paths, those of its period alone, and a word on all that is left out."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from compare.engines.batches import Batch
from compare.engines.contracts import Parts
from compare.errors import InputError
from compare.pipeline import lines
from compare.pipeline.jobs import Job
from compare.pipeline.rows import LINES, RECORDS, day_of, lines_batch, to_json
from compare.pipeline.stages import articles as article_stages
from compare.pipeline.stages import periods
from compare.pipeline.windows import EVER, Period, days_of
from compare.reading.name_lists import NameLists, read_name_lists
from compare.reading.records import Record, Skipped, read
from compare.reporting.exports import encode, skipped_line

# Articles handed to a stage at once: enough to be worth the way to another process, few enough to keep memory small.
BATCH_ARTICLES, BATCH_CHARACTERS = 64, 500_000
# What could not be read is named on stderr up to this many times; all of it is in skipped.jsonl.
MOST_NAMED = 10


@dataclass
class Reader:
    """Reads the paths of a job a batch at a time, and keeps count of what it read and could not read."""

    job: Job

    def __post_init__(self) -> None:
        self.skipped: list[Skipped] = []
        self.digest = hashlib.sha256()
        self.articles = 0

    def batches(self) -> Iterator[Batch]:
        """The records, in batches of RECORDS."""
        waiting: list[str] = []
        characters = 0
        for found in read(self.job.paths):
            encoded = note(self.digest, found)
            if isinstance(found, Skipped):
                self.skipped.append(found)
                continue
            waiting.append(encoded)
            characters += len(found.text)
            if len(waiting) >= BATCH_ARTICLES or characters >= BATCH_CHARACTERS:
                yield self.pack(waiting)
                waiting, characters = [], 0
        if waiting:
            yield self.pack(waiting)

    def pack(self, encoded: list[str]) -> Batch:
        """One batch of records as JSON; its ids are the places of the articles in the input."""
        first = self.articles
        self.articles += len(encoded)
        return RECORDS.pack({"id": list(range(first, self.articles)), "record": encoded})


def note(digest: hashlib._Hash, found: Record | Skipped) -> str:
    """Let what was found on the paths count in the digest of the input; it is given back as the JSON that counts."""
    encoded = to_json(found)
    digest.update(encoded.encode() + b"\n")
    return encoded


def input_facts(digest: hashlib._Hash, articles: int, names: NameLists) -> dict[str, object]:
    """What run.json says of the input."""
    return {"sha256": digest.hexdigest(), "articles": articles, **name_facts(names)}


def read_articles(job: Job, period: Period = EVER) -> Parts:
    """Read and describe the articles of a period; ARTICLES.

    Raises InputError where none can be read, or not all with strict, and where none is of the period.
    """
    with job.progress.stage("reading"):
        reader = Reader(job)
        job.names = read_name_lists(job.paths)
        found = job.engine.map(article_stages.understand, reader.batches(), outlets=job.names.outlets)
        reader.skipped += job.names.problems
        refuse_nothing(job, reader)
        found, others = part_by_period(job, found, period)
        tell_skipped(job, reader.skipped, others)
        if not found.rows:
            raise InputError(f"none of the {others.rows} articles was published {period}; choose another period")
        settled = job.engine.group(article_stages.settle_versions, found, key="copy", by="copy")
        articles = job.engine.group(article_stages.settle_versions, settled, key="id", by="id")
        lines.write(job.engine, job.folder, "articles", job.engine.map(lines.article_lines, articles))
        lines.write(job.engine, job.folder, "boilerplate", job.engine.map(lines.boilerplate_lines, articles))
    job.facts["input"] = input_facts(reader.digest, reader.articles, job.names)
    job.counts.update(count_articles(job))
    return articles


def part_by_period(job: Job, found: Parts, period: Period) -> tuple[Parts, Parts]:
    """The ARTICLES that may be of a period, and the lines that tell of all others."""
    if period == EVER:
        return found, job.engine.keep(LINES, ())
    first, last = period.days
    others = job.engine.map(periods.left_out, found, first=first, last=last, since=period.since, until=period.until)
    return job.engine.map(periods.within, found, first=first, last=last), others


def name_facts(names: NameLists) -> dict[str, object]:
    """What run.json says of the name lists, where there are any: results depend on them, and so do questions asked."""
    lists = {"people": names.people, "outlets": names.outlets}
    return {
        f"{kind}_csv": {
            "names": len(forms),
            "sha256": hashlib.sha256(to_json(forms).encode()).hexdigest(),
            "forms": {form: listed.name for form, listed in sorted(forms.items())},
        }
        for kind, forms in lists.items()
        if forms
    }


def refuse_nothing(job: Job, reader: Reader) -> None:
    """Fail where nothing was read, or not all where all was asked for."""
    skipped = reader.skipped
    if not reader.articles:
        first = place_of(skipped[0]) if skipped else "the paths given hold no article"
        more = f" ({len(skipped) - 1} more were skipped)" if len(skipped) > 1 else ""
        raise InputError(f"nothing could be read: {first}{more}")
    failed = [one for one in skipped if not one.expected]
    if failed and job.options["strict"]:
        raise InputError(f"--strict, and {len(failed)} could not be read, the first: {place_of(failed[0])}")


def tell_skipped(job: Job, skipped: Sequence[Skipped], others: Parts) -> None:
    """Write skipped.jsonl, what was not read before the `others`, not of the period; name the first on stderr."""
    rows = [(place, 0, encode(skipped_line(one))) for place, one in enumerate(skipped)]
    lines.write(job.engine, job.folder, "skipped", job.engine.keep(LINES, [lines_batch(rows)]), others)
    job.counts["skipped"], job.counts["left_out"] = len(skipped), others.rows
    for one in skipped[:MOST_NAMED]:
        job.progress.tell(f"skipped {place_of(one)}")
    if len(skipped) > MOST_NAMED:
        job.progress.tell(f"skipped {len(skipped) - MOST_NAMED} more, named in skipped.jsonl")
    if others.rows:
        job.progress.tell(f"left out {others.rows} for their dates, named in skipped.jsonl")


def place_of(skipped: Skipped) -> str:
    """What was skipped, where and why."""
    place = skipped.path if skipped.line is None else f"{skipped.path}:{skipped.line}"
    return f"{place}: {skipped.reason}"


def count_articles(job: Job) -> Counter[str]:
    """Articles, versions, words and unknown dates, from the lines just written."""
    counts: Counter[str] = Counter()
    with open(job.folder / "articles.jsonl", "rb") as file:
        for line in file:
            row = msgspec.json.decode(line)
            counts["versions" if row["version_of"] else "articles"] += 1
            counts["words"] += 0 if row["version_of"] else row["words"]
            if row["version_of"] is None:
                counts["articles_without_date"] += days_of(row["published"]) is None
                counts["articles_without_day"] += not day_of(row["published"] or "")
    return counts
