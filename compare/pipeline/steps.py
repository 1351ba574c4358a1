"""The steps of a run: each takes tables, gives tables, and writes what it found."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import msgspec
import numpy as np

from compare.engines.batches import Batch, texts
from compare.engines.contracts import Parts
from compare.matching.common_runs import longest_common_run
from compare.matching.matches import JACCARD
from compare.matching.stages import RECALL, NearDuplicates, near_duplicates
from compare.pipeline import lines
from compare.pipeline.jobs import Job
from compare.pipeline.rows import standing
from compare.pipeline.stages import articles as article_stages
from compare.pipeline.stages import (
    clusters,
    crowds,
    ledgers,
    lifts,
    plain_text,
    quotation_pairs,
    quotations,
    reuses,
    same_text,
    tiers,
    windows,
)
from compare.pipeline.stages import links as link_stages
from compare.pipeline.tiers import PASSAGES
from compare.reading.agencies import at_most_one_outlet
from compare.reading.identities import spell
from compare.reading.texts import words

# What compares statements, and needs them extracted.
SPEECH_TIERS = frozenset(("quotation", "paraphrase"))
# The longest run in common is searched for where nothing is shared and the articles are so few that all their words fit
# in memory many times over; a larger corpus without a shared quotation is none that anybody has seen.
MOST_ARTICLES_FOR_RUNS = 2_000


def extract_statements(job: Job, articles: Parts) -> Parts:
    """Who says what in each article; SPEECH."""
    with job.progress.stage("extracting statements"):
        speech = job.engine.map(article_stages.hear, articles, people=job.names.people)
        statements = job.engine.map(lines.statement_lines, speech)
        job.counts["statements"] = lines.write(job.engine, job.folder, "statements", statements)
        terms = job.engine.map(lines.term_lines, speech)
        job.counts["terms"] = lines.write(job.engine, job.folder, "terms", terms)
    return speech


def hear(job: Job, articles: Parts, asked: Collection[str]) -> tuple[Parts, Parts]:
    """What is said in each article (SPEECH), and what of it passages may be part of (SPEECH too).

    Where no statement is compared none is extracted: ledgers then count what is quoted by its marks alone.
    """
    if not SPEECH_TIERS.isdisjoint(asked):
        speech = extract_statements(job, articles)
        return speech, speech
    with job.progress.stage("marking quotations"):
        marked = job.engine.map(article_stages.hear, articles, by_marks=True)
        return marked, job.engine.map(article_stages.leave_statements, marked)


def share_quotations(job: Job, articles: Parts, speech: Parts, window: int | None = None) -> tuple[Parts, Parts, Parts]:
    """The quotations that two statements share, the words that headlines lift from quotations, and the quotations that
    stand in another article outside marks; SHARED.
    """
    with job.progress.stage("aligning quotations"):
        excerpts = job.engine.group(quotations.quote, articles, speech, key="id")
        job.counts["quotations"] = excerpts.rows
        shared = quotations.shared_quotations(job.engine, excerpts, window)
        job.counts["shared_quotations"] = shared.rows
        job.counts["shared_quotations_across"] = sum(int(batch["across"].sum()) for batch in shared)
        few = 1 < job.counts["articles"] <= MOST_ARTICLES_FOR_RUNS and window is None
        if few and not job.counts["shared_quotations_across"]:
            job.facts["longest_run"] = longest_run(articles, excerpts)
        lifted = lifts.lifted_words(job.engine, articles, speech)
        job.counts["lifted_by_headlines"] = lifted.rows
        plain, left_out = plain_text.quoted_in_plain_text(job.engine, excerpts, articles, speech, window)
        job.counts["quoted_in_plain_text"] = plain.rows
        job.counts["quoted_in_plain_text_left_out"] = left_out
    return shared, lifted, plain


def longest_run(articles: Parts, excerpts: Parts) -> dict[str, object] | None:
    """The longest run of words that a quotation shares with another article: the nearest miss of a shared quotation."""
    quoted = [one for batch in excerpts for one in quotation_pairs.excerpts_of(batch)]
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


def match_passages(
    job: Job,
    articles: Parts,
    asked: Collection[str] = PASSAGES,
    jaccard: float = JACCARD,
    recall: float = RECALL,
    window: int | None = None,
) -> tuple[Parts, NearDuplicates]:
    """The passages, and which of them are the same text, or nearly: PASSAGES, MATCHES and GROUPS."""
    with job.progress.stage("matching passages"):
        passages = job.engine.map(article_stages.cut_passages, articles)
        job.counts["passages"] = passages.rows
        # Where nothing near is asked for nothing near is looked for: at 1 hardly anything but the groups is left.
        near = "near-duplicate" in asked
        found = near_duplicates(job.engine, passages, jaccard=jaccard if near else 1.0, recall=recall, window=window)
        job.counts["pairs_alike_in_form_left_out"] = sum(int(batch["formulaic"].sum()) for batch in found.matches)
        job.counts["pairs_in_forms_left_out"] = found.left_out
        job.counts["pairs_in_crowds_left_out"] = sum(left_out(batch) for batch in found.groups)
        kept = job.engine.map(tiers.telling if near else tiers.identical, found.matches)
    return passages, found._replace(matches=kept)


def left_out(groups: Batch) -> int:
    """The pairs of passages that ledgers leave out, in groups too large to be told pair by pair."""
    _, sizes = np.unique(groups["representative"], return_counts=True)
    return sum(size * (size - 1) // 2 - (2 * size - 3) for size in sizes.tolist() if size > crowds.CROWD)


def place_matches(
    job: Job,
    articles: Parts,
    told: Parts,
    passages: Parts,
    found: NearDuplicates,
    asked: Collection[str] = PASSAGES,
    window: int | None = None,
) -> tuple[Parts, Parts]:
    """The PLACES of matched passages, with the statements (of `told`, SPEECH) they are in, and their pairs: PAIRED."""
    with job.progress.stage("placing matches"):
        placed = same_text.places(job.engine, passages, found.matches, found.groups, told)
        paired = same_text.pairs(job.engine, found.matches, placed)
        if "exact" in asked:
            lines.write(job.engine, job.folder, "groups", same_text.group_lines(job.engine, placed))
        else:
            paired = job.engine.map(tiers.nearly_identical, paired)
        if window is not None:
            paired = windows.within_window(job.engine, articles, paired, window)
        job.counts["same_text"] = sum(int(batch["told"].sum()) for batch in paired)
    return placed, paired


def write_clusters(
    job: Job, articles: Parts, speech: Parts, matches: Parts, placed: Parts, paired: Parts, jaccard: float = JACCARD
) -> None:
    """Write clusters.jsonl: passages (by MATCHES), then articles (by PAIRED), that are nearly the same."""
    with job.progress.stage("joining clusters"):
        passages = clusters.passage_clusters(job.engine, matches, placed, articles, jaccard=jaccard)
        reports = clusters.article_clusters(job.engine, paired, speech, articles)
        job.counts["clusters"] = lines.write(job.engine, job.folder, "clusters", passages, reports)


def write_reuse(
    job: Job,
    articles: Parts,
    speech: Parts,
    placed: Parts,
    paired: Parts,
    window: int | None = None,
    within_outlet: bool = False,
    keep_boilerplate: bool = False,
) -> None:
    """Write reuse.jsonl: of what each article is made, then which spans each pair of articles has in common.

    What two articles of one outlet share counts by itself where all articles are of one outlet, or of none known.
    """
    with job.progress.stage("finding reused spans"):
        found, left_out = reuses.reuses(job.engine, articles, window)
        job.counts["reused_spans"] = found.rows
        job.counts["pairs_of_runs_left_out"] = sum(int(batch["left_out"].sum()) for batch in left_out)
    with job.progress.stage("writing ledgers"):
        counted = {
            "keep_boilerplate": keep_boilerplate,
            "within_outlet": within_outlet or at_most_one_outlet(outlets(job)),
        }
        job.facts["counted"] = counted
        own = job.engine.map(same_text.spans_of_own_lines, paired)
        long = reuses.counted(job.engine, found, speech, own, **counted)
        # A passage too short to be a reused span is the same text none the less; so is one whose pairs are too many.
        short = job.engine.map(reuses.reuses_of_passages, job.engine.map(same_text.counted, paired, **counted))
        reused = job.engine.group(reuses.with_passages, long, short, key="key")
        crowded = job.engine.group(crowds.spans_of_crowds, placed, key="group", window=window, **counted)
        tables = (speech, job.engine.map(reuses.spans_of_reuses, reused), crowded, own)
        whole = job.engine.group(ledgers.article_ledgers, *tables, key="article", keep_boilerplate=keep_boilerplate)
        pairs = job.engine.group(ledgers.reuse_ledgers, reused, key="key")
        lines.write(job.engine, job.folder, "reuse", whole, pairs)


def outlets(job: Job) -> Iterator[str | None]:
    """The outlet of each article, from the lines written."""
    with open(job.folder / "articles.jsonl", "rb") as file:
        for line in file:
            yield msgspec.json.decode(line)["outlet"]


def write_found(
    job: Job, shared: Sequence[Parts] = (), paired: Parts | None = None, judged: Sequence[Parts] = ()
) -> None:
    """Write matches.jsonl and alignments.jsonl: same text, shared quotations and other words, as far as sought."""
    with job.progress.stage("writing matches"):
        matches = [job.engine.map(quotations.shared_matches, table) for table in shared]
        alignments = [job.engine.map(quotations.shared_alignments, table) for table in shared]
        if paired is not None:
            matches.insert(0, job.engine.map(same_text.lines_of_pairs, paired))
        matches += [job.engine.map(link_stages.link_matches, table) for table in judged]
        alignments += [job.engine.map(link_stages.link_alignments, table) for table in judged]
        job.counts["matches"] = lines.write(job.engine, job.folder, "matches", *matches)
        if shared or judged:
            job.counts["alignments"] = lines.write(job.engine, job.folder, "alignments", *alignments)
