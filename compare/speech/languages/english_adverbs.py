"""English adverbs in -ly by their spelling, told from the names that end so. Data only, folded."""

# Word lists are easier to read and to check as running text.
# ruff: noqa: SIM905

from __future__ import annotations

# An adverb is an adjective and -ly: none is spelled with these before its end, but for the words below. So Vitaly,
# Daly, Healy; Anatoly; Kelly, Donnelly; Molly, Connolly; Billy, Reilly; Tully, Scully are names.
NO_ADVERB_ENDINGS = ("aly", "oly", "elly", "olly", "illy", "ully")
STILL_ADVERBS = frozenset("wholly coolly shrilly sillily dully fully".split())
ADVERB_ENDINGS = ("fully",)
# Names spelled as adverbs are: "Vasily" as "easily", "Beverly" as "formerly", "Sally" as "really".
NAMES_IN_LY = frozenset(
    """vasily wasily danily emily cecily lily sally wally bally dally connally mcnally mulally nally beverly kimberly
    everly carly karly charly blakely wakely waverly neely keely seely mosely presly bradly schlafly""".split()
)
# And nouns that stand before a cue: "the family said". In small letters no name is among them.
NOUNS_IN_LY = frozenset(
    """family ally assembly subassembly daily weekly monthly quarterly bully anomaly monopoly elderly fly butterfly
    jelly belly lily homily""".split()
)
