"""How far a run looked: what it compared with what, and what it left out, in sentences that any report can say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from compare.reporting.wording import count, listing

Facts = Mapping[str, Any]

# The tiers of matches, each with the words for what it compares, in the order in which they are told.
TIERS = {
    "exact": "identical passages",
    "near-duplicate": "nearly identical passages",
    "quotation": "quotations",
    "paraphrase": "paraphrases",
}
PASSAGES = ("exact", "near-duplicate")


def tiers_of(facts: Facts) -> tuple[str, ...]:
    """The tiers that a run looked for; `facts` are those of run.json. A command without a choice looks for its own."""
    asked = facts["options"].get("tiers")
    if asked is not None:
        return tuple(asked)
    return {"dedupe": tuple(TIERS), "quotes": ("quotation",)}.get(facts["command"], ())


def compared(facts: Facts, *tiers: str) -> bool:
    """Whether a run looked for any of these tiers."""
    return any(tier in tiers_of(facts) for tier in tiers)


def not_compared(facts: Facts) -> str:
    """ "Not compared: quotations, paraphrases."; nothing where a comparison left no tier out."""
    left = [words for tier, words in TIERS.items() if tier not in tiers_of(facts)]
    chosen = facts["options"].get("tiers") is not None
    return f"Not compared: {', '.join(left)}." if chosen and left else ""


def limits(facts: Facts) -> str:
    """What a run left out by its options, in sentences; nothing where it compared all with all."""
    return " ".join(filter(None, (left_out(facts), window(facts), thresholds(facts), not_compared(facts))))


def left_out(facts: Facts) -> str:
    """Which articles were left out for their dates, and how many were kept without one."""
    ends = [f"{word} {facts['options'][word]}" for word in ("since", "until") if facts["options"].get(word)]
    if not ends:
        return ""
    counts = facts["counts"]
    kept = counts.get("articles_without_date", 0)
    told = f"Only articles published {listing(ends)} were compared: {counts['left_out']:,} left out"
    return f"{told}, {kept:,} without a date kept."


def window(facts: Facts) -> str:
    """Within how many days of each other articles were compared."""
    days = facts["options"].get("window")
    if days is None:
        return ""
    unknown = count(facts["counts"].get("articles_without_day", 0), "article")
    when = f"within {count(days, 'day')} of each other" if days else "on one day"
    groups = "; identical passages stand in one group whatever their days" if compared(facts, "exact") else ""
    return f"Only what was published {when} was compared, {unknown} without a known day with all{groups}."


def thresholds(facts: Facts) -> str:
    """From which likeness passages were held to be nearly identical, and what share of them was looked for, where a run
    was asked for other than usual.
    """
    from compare.matching.matches import JACCARD  # heavy, and `--help` needs the names of tiers from here
    from compare.matching.stages import RECALL

    options = facts["options"]
    told = []
    if compared(facts, "near-duplicate") and options.get("jaccard", JACCARD) != JACCARD:
        told.append(f"Passages count as nearly identical from Jaccard {options['jaccard']:g} on.")
    if compared(facts, "near-duplicate") and options.get("recall", RECALL) != RECALL:
        told.append(f"About {options['recall']:.0%} of such pairs were looked for.")
    return " ".join(told)
