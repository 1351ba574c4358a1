"""English words that say the same more or less strongly: data only, every word folded."""

# Word lists are easier to read and to check as running text.
# ruff: noqa: SIM905

from __future__ import annotations

# Each scale runs from weak to strong; words of one step are alike. Two sides on different steps differ in strength.
STRENGTH_SCALES = {
    "offer": (
        ("hint", "hints", "hinted", "hinting"),
        ("suggest", "suggests", "suggested", "suggestion", "suggestions"),
        ("propose", "proposes", "proposed", "proposal", "proposals", "offer", "offers", "offered"),
        ("urge", "urges", "urged", "urging"),
        ("demand", "demands", "demanded", "demanding", "insist", "insists", "insisted"),
        ("ultimatum",),
    ),
    "removal": (
        ("expel", "expels", "expelled", "expelling", "oust", "evict", "remove", "removed", "removing"),
        ("liquidate", "liquidated", "liquidating", "eliminate", "eliminated", "eliminating"),
        ("destroy", "destroyed", "destroying", "annihilate", "annihilated", "exterminate", "exterminated", "crush"),
    ),
    "worry": (
        ("concerned", "concern", "concerns", "worried", "worry"),
        ("alarmed", "alarm", "outraged", "horrified", "shocked"),
    ),
    "readiness": (
        ("interested", "considering", "mulling", "weighing"),
        ("ready", "willing", "prepared"),
        ("determined", "committed", "vowed", "vows", "pledged"),
    ),
    "refusal": (
        ("reluctant", "hesitant", "unready"),
        ("unwilling", "decline", "declined", "declines"),
        ("refuse", "refuses", "refused", "reject", "rejects", "rejected"),
        ("never",),
    ),
    "amount": (
        ("few", "some", "several", "certain"),
        ("many", "numerous"),
        ("most", "majority"),
        ("all", "every", "everyone", "everybody"),
    ),
    "certainty": (
        ("suspect", "suspects", "suspected", "suspicion", "suspicions"),
        ("believe", "believes", "believed", "think", "thinks"),
        ("sure", "certain", "convinced", "confirmed"),
        ("prove", "proves", "proved", "proven", "proof"),
    ),
    "violence": (
        ("clash", "clashes", "incident", "incidents"),
        ("attack", "attacks", "assault", "assaults"),
        ("massacre", "massacres", "slaughter", "genocide"),
    ),
}

# Scales whose words are rare enough to be held against each other wherever they stand in two wordings of one remark;
# the others ("some", "believe", "ready") count only where they stand in the same place.
TELLING_SCALES = frozenset({"offer", "removal", "worry"})

# How a reporting verb colours what was said.
ATTRIBUTION_TONES = {
    "neutral": frozenset(
        """say says said saying told tell tells telling note noted notes noting add added adds adding state stated
        states stating write writes wrote written explain explains explained remark remarks remarked comment commented
        comments continue continued continues announce announced announces declare declared declares tweet tweeted
        tweets reply replied replies respond responded responds ask asked asks answer answered answers recall recalled
        recalls observe observed observes mention mentioned mentions testify testified speak spoke spoken talk talked
        post posted describe described describes report reported reports conclude concluded begin began went goes
        asking replying writing explaining read reads issued issuing released""".split()
    ),
    "doubting": frozenset("claim claims claimed allege alleges alleged purport purported maintain maintained".split()),
    "conceding": frozenset(
        "admit admits admitted concede concedes conceded acknowledge acknowledged confess confessed".split()
    ),
    "insisting": frozenset("insist insists insisted stress stressed stresses emphasize emphasized reiterated".split()),
    "denying": frozenset("deny denies denied reject rejected rejects dispute disputed".split()),
    "warning": frozenset("warn warns warned threaten threatens threatened".split()),
    "revealing": frozenset("reveal reveals revealed disclose disclosed confirm confirmed confirms".split()),
}
