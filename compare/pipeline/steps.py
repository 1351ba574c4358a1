"""The steps of a run: each takes tables, gives tables, and writes what it found."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import Batch, texts
from compare.engines.contracts import Parts
from compare.errors import InputError
from compare.matching.candidates import meaning
from compare.matching.candidates.pairs import Pairs, join
from compare.matching.common_runs import longest_common_run
from compare.matching.embeddings import Encoder, Vectors
from compare.matching.paraphrases import DAYS_APART
from compare.matching.stages import near_duplicates
from compare.pipeline import lines
from compare.pipeline.jobs import Job
from compare.pipeline.rows import RECORDS, speech_of, standing, to_json
from compare.pipeline.stages import articles as article_stages
from compare.pipeline.stages import ledgers, quotations, remarks, same_text
from compare.reading.identities import spell
from compare.reading.name_lists import NameLists, read_name_lists
from compare.reading.records import Record, Skipped, read
from compare.reading.texts import words
from compare.reporting.exports import encode, skipped_line, write_lines
from compare.tracing.remarks import cluster

# Articles handed to a stage at once: enough to be worth the way to another process, few enough to keep memory small.
BATCH_ARTICLES, BATCH_CHARACTERS = 64, 500_000
# What could not be read is named on stderr up to this many times; all of it is in skipped.jsonl.
MOST_NAMED = 10
# Cosine from which two parts become a candidate, and how many a part may have. Not swept: low enough that the labelled
# pairs of benchmarks/part_pairs.csv, drawn at them, hold next to no remark in their lowest bands of likeness.
NEAR_WITHIN, NEAR_ACROSS, MOST_NEAR = 0.2, 0.4, 30
# The nearest misses kept: enough to see where the line runs, however large the corpus.
MOST_NEAR_MISSES = 200
# The longest run in common is searched for where nothing is shared and the articles are so few that all their words fit
# in memory many times over; a larger corpus without a shared quotation is none that anybody has seen.
MOST_ARTICLES_FOR_RUNS = 2_000


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
        waiting: list[Record] = []
        characters = 0
        for found in read(self.job.paths):
            if isinstance(found, Skipped):
                self.skipped.append(found)
                continue
            waiting.append(found)
            characters += len(found.text)
            if len(waiting) >= BATCH_ARTICLES or characters >= BATCH_CHARACTERS:
                yield self.pack(waiting)
                waiting, characters = [], 0
        if waiting:
            yield self.pack(waiting)

    def pack(self, records: list[Record]) -> Batch:
        """One batch; its ids are the places of the articles in the input."""
        first = self.articles
        self.articles += len(records)
        encoded = [to_json(record) for record in records]
        for one in encoded:
            self.digest.update(one.encode() + b"\n")
        return RECORDS.pack({"id": list(range(first, self.articles)), "record": encoded})


def read_articles(job: Job) -> Parts:
    """Read and describe the articles; ARTICLES. Raises InputError where none can be read, or not all with strict."""
    with job.progress.stage("reading"):
        reader = Reader(job)
        job.names = read_name_lists(job.paths)
        found = job.engine.map(article_stages.understand, reader.batches(), outlets=job.names.outlets)
        reader.skipped += job.names.problems
        tell_skipped(job, reader)
        settled = job.engine.group(article_stages.settle_versions, found, key="copy", by="copy")
        articles = job.engine.group(article_stages.settle_versions, settled, key="id", by="id")
        lines.write(job.engine, job.folder, "articles", job.engine.map(lines.article_lines, articles))
        lines.write(job.engine, job.folder, "boilerplate", job.engine.map(lines.boilerplate_lines, articles))
    job.facts["input"] = {"sha256": reader.digest.hexdigest(), "articles": reader.articles, **name_facts(job.names)}
    job.counts.update(count_articles(job))
    return articles


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


def tell_skipped(job: Job, reader: Reader) -> None:
    """Write skipped.jsonl, name what was skipped, and fail where nothing was read or all was asked for."""
    skipped = reader.skipped
    write_lines(job.folder, "skipped", (encode(skipped_line(one)) for one in skipped))
    job.counts["skipped"] = len(skipped)
    if not reader.articles:
        first = place_of(skipped[0]) if skipped else "the paths given hold no article"
        more = f" ({len(skipped) - 1} more were skipped)" if len(skipped) > 1 else ""
        raise InputError(f"nothing could be read: {first}{more}")
    failed = [one for one in skipped if not one.expected]
    if failed and job.options["strict"]:
        raise InputError(f"--strict, and {len(failed)} could not be read, the first: {place_of(failed[0])}")
    for one in skipped[:MOST_NAMED]:
        job.progress.tell(f"skipped {place_of(one)}")
    if len(skipped) > MOST_NAMED:
        job.progress.tell(f"skipped {len(skipped) - MOST_NAMED} more, named in skipped.jsonl")


def place_of(skipped: Skipped) -> str:
    """What was skipped, where and why."""
    place = skipped.path if skipped.line is None else f"{skipped.path}:{skipped.line}"
    return f"{place}: {skipped.reason}"


def count_articles(job: Job) -> Counter[str]:
    """Articles, versions and words, from the lines just written."""
    counts: Counter[str] = Counter()
    with open(job.folder / "articles.jsonl", "rb") as file:
        for line in file:
            row = msgspec.json.decode(line)
            counts["versions" if row["version_of"] else "articles"] += 1
            counts["words"] += 0 if row["version_of"] else row["words"]
    return counts


def extract_statements(job: Job, articles: Parts) -> Parts:
    """Who says what in each article; SPEECH."""
    with job.progress.stage("extracting statements"):
        speech = job.engine.map(article_stages.hear, articles, people=job.names.people)
        statements = job.engine.map(lines.statement_lines, speech)
        job.counts["statements"] = lines.write(job.engine, job.folder, "statements", statements)
        terms = job.engine.map(lines.term_lines, speech)
        job.counts["terms"] = lines.write(job.engine, job.folder, "terms", terms)
    return speech


def share_quotations(job: Job, articles: Parts, speech: Parts) -> tuple[Parts, Parts]:
    """The quotations that two statements share, and the words that headlines lift from quotations; SHARED."""
    with job.progress.stage("aligning quotations"):
        excerpts = job.engine.group(quotations.quote, articles, speech, key="id")
        job.counts["quotations"] = excerpts.rows
        shared = quotations.shared_quotations(job.engine, excerpts)
        job.counts["shared_quotations"] = shared.rows
        job.counts["shared_quotations_across"] = sum(int(batch["across"].sum()) for batch in shared)
        if not job.counts["shared_quotations_across"] and 1 < job.counts["articles"] <= MOST_ARTICLES_FOR_RUNS:
            job.facts["longest_run"] = longest_run(articles, excerpts)
        lifted = quotations.lifted_words(job.engine, articles, speech)
        job.counts["lifted_by_headlines"] = lifted.rows
    return shared, lifted


def longest_run(articles: Parts, excerpts: Parts) -> dict[str, object] | None:
    """The longest run of words that a quotation shares with another article: the nearest miss of a shared quotation."""
    quoted = [one for batch in excerpts for one in quotations.excerpts_of(batch)]
    owners, folded = [], []
    for batch in articles:
        rows = standing(batch)
        for id, text in zip(rows["id"].tolist(), texts(rows, "text"), strict=True):
            owners.append(id)
            folded.append([word.text for word in words(text)])
    found = longest_common_run(
        [[word.text for word in one.words()] for one in quoted], [one.article for one in quoted], folded, owners
    )
    if found is None:
        return None
    one = quoted[found.quotation]
    run = one.words()[found.quotation_word : found.quotation_word + found.length]
    return {
        "words": found.length,
        "text": one.text[run[0].start : run[-1].end],
        "statement": spell(one.statement),
        "article": spell(owners[found.text]),
    }


def match_passages(job: Job, articles: Parts, speech: Parts) -> Parts:
    """The passages that are the same text, or nearly; PAIRED."""
    with job.progress.stage("matching passages"):
        passages = job.engine.map(article_stages.cut_passages, articles)
        job.counts["passages"] = passages.rows
        matches, groups = near_duplicates(job.engine, passages)
        placed = same_text.places(job.engine, passages, matches, groups, speech)
        lines.write(job.engine, job.folder, "groups", same_text.group_lines(job.engine, placed))
        paired = same_text.pairs(job.engine, matches, placed)
        job.counts["same_text"] = sum(int(batch["told"].sum()) for batch in paired)
        job.counts["pairs_in_crowds_left_out"] = sum(left_out(batch) for batch in groups)
        spans = job.engine.map(same_text.spans_of_pairs, paired)
        write_ledgers(job, speech, spans, paired)
    return paired


def left_out(groups: Batch) -> int:
    """The pairs of passages that ledgers leave out, in groups too large to be told pair by pair."""
    _, sizes = np.unique(groups["representative"], return_counts=True)
    return sum(size * (size - 1) // 2 - (2 * size - 3) for size in sizes.tolist() if size > same_text.CROWD)


def write_ledgers(job: Job, speech: Parts, spans: Parts, paired: Parts) -> None:
    """Write reuse.jsonl: of what each article is made, then what each pair of articles has in common."""
    whole = job.engine.group(ledgers.article_ledgers, speech, spans, key="article")
    pairs = job.engine.group(ledgers.pair_ledgers, paired, key="articles")
    lines.write(job.engine, job.folder, "reuse", whole, pairs)


@dataclass(frozen=True)
class Encoded:
    """The parts of statements (PARTS) and their vectors, row by row; none where nothing was encoded."""

    parts: Parts
    vectors: Vectors | None = None


def link_parts(job: Job, articles: Parts, speech: Parts, model: str | None) -> tuple[Parts, Encoded]:
    """What is held about the parts of statements that may report one remark (JUDGED), and the parts with vectors."""
    with job.progress.stage("cutting statements into parts"):
        english_only = model is None
        parts = job.engine.group(article_stages.cut_parts, articles, speech, key="id", english_only=english_only)
        job.counts["parts"] = parts.rows
        job.engine.rest()
    if parts.rows < 2:
        return job.engine.keep(remarks.JUDGED, ()), Encoded(parts)
    with job.progress.stage("loading the model"):
        encoder = Encoder(model)
        job.facts["model"] = {"name": encoder.name, "sha256": encoder.digest}
    with job.progress.stage("encoding"):
        ids, owners, days = (gathered(parts, name) for name in ("id", "article", "day"))
        vectors = encoder.encode([text for batch in parts for text in texts(batch, "text")])
        job.counts["parts_cut_short_by_the_model"] = encoder.truncated
    with job.progress.stage("linking statements"):
        left, right = candidates_by_meaning(vectors, owners, days)
        job.counts["candidates_by_meaning"] = len(left)
        likeness = meaning.likeness(vectors, left, right)
        return remarks.judged_pairs(job.engine, parts, ids, (left, right), likeness), Encoded(parts, vectors)


def gathered(parts: Parts, name: str) -> NDArray[Any]:
    """A column of all batches, one after the other."""
    return np.concatenate([parts.schema.empty()[name], *(batch[name] for batch in parts)])


def candidates_by_meaning(vectors: Vectors, owners: NDArray[np.uint64], days: NDArray[np.int64]) -> Pairs:
    """Pairs of rows of `vectors` near enough to be looked at: inside an article more freely than across articles.

    Across articles, only what was published within days of each other is compared: two rounds of blocks of twice as
    many days, the second shifted by half, hold every such pair. What has no known day looks for its nearest among all.
    """
    dated = days > 0
    found = [meaning.find(vectors, NEAR_WITHIN, MOST_NEAR, blocks=owners)]
    for shift in (0, DAYS_APART):
        blocks = np.where(dated, (days + shift) // (2 * DAYS_APART), -1).astype(np.uint64)
        left, right = meaning.find(vectors, NEAR_ACROSS, MOST_NEAR, blocks, owners, asking=dated)
        near = np.abs(days[left] - days[right]) <= DAYS_APART
        found.append((left[near], right[near]))
    found.append(meaning.find(vectors, NEAR_ACROSS, MOST_NEAR, owners=owners, asking=~dated))
    return join(found)


def join_remarks(job: Job, judged: Parts, speech: Parts) -> None:
    """Join linked parts into remarks and write them with their traces and the nearest misses."""
    with job.progress.stage("joining remarks"):
        linked = list(remarks.judged_of(judged, linked=True))
        parts = {part.id: part for one in linked for part in (one.left, one.right)}
        found = cluster(parts, (one.link for one in linked))
        job.counts["links"], job.counts["remarks"] = len(linked), len(found)
        told = remarks.tellings(job.engine, found, carriers(speech))
        outlets = job.names.outlets
        lines.write(job.engine, job.folder, "remarks", job.engine.map(remarks.remark_lines, told, outlets=outlets))
        lines.write(job.engine, job.folder, "traces", job.engine.map(remarks.trace_lines, told, outlets=outlets))
        misses = remarks.near_misses(job.engine, judged, MOST_NEAR_MISSES)
        lines.write(job.engine, job.folder, "near_misses", misses)


def carriers(speech: Parts) -> dict[int, str]:
    """The outlet through which a statement came, for the statements that name one."""
    return {
        statement.id: statement.carrier
        for batch in speech
        for said in speech_of(batch).values()
        for statement in said.statements
        if statement.carrier
    }


def write_found(job: Job, shared: Sequence[Parts], paired: Parts | None = None, judged: Parts | None = None) -> None:
    """Write matches.jsonl and alignments.jsonl: same text, shared quotations and, where sought, other words."""
    with job.progress.stage("writing matches"):
        matches = [job.engine.map(quotations.shared_matches, table) for table in shared]
        alignments = [job.engine.map(quotations.shared_alignments, table) for table in shared]
        if paired is not None:
            matches.insert(0, job.engine.map(same_text.lines_of_pairs, paired))
        if judged is not None:
            matches.append(job.engine.map(remarks.link_matches, judged))
            alignments.append(job.engine.map(remarks.link_alignments, judged))
        job.counts["matches"] = lines.write(job.engine, job.folder, "matches", *matches)
        job.counts["alignments"] = lines.write(job.engine, job.folder, "alignments", *alignments)
