"""Origins: where a text, or a part of it, says that it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compare.reading.agencies import OUTLETS, WIRES, one_of, same_outlet
from compare.reading.datelines import Dateline
from compare.reading.furniture import furniture
from compare.reading.lines import Line
from compare.reading.name_lists import Names
from compare.reading.outlets import foot_name, same_listed


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text, or a part of it, says it comes from: a wire credit or a carrier named in it."""

    kind: str  # "wire" (a credit line or dateline), "carrier" ("according to RT", "told TASS")
    name: str  # as it stands in the text: "TASS"
    start: int
    end: int


# "The Hill", "The New York Times": the article is no part of the name, and names that are words ask for it.
WITH_ARTICLE = r"(?:Guardian|Hill|Independent)"
WORDS_TOO = {"Time", "AA", "TT", "Guardian", "Hill", "Independent"}
MEDIA = one_of(tuple(name for name in OUTLETS + WIRES if name not in WORDS_TOO))
CARRIER = re.compile(
    rf"(?:[Aa]ccording to|[Tt]old|in an interview (?:with|to)|reported by|as quoted by|cited by) (?:the |The )?"
    rf"(?P<name>{MEDIA}|(?<=[Tt]he ){WITH_ARTICLE})(?![\w-])(?! (?:poll|survey)\b)"
)
LONGEST_CREDIT = 330
AGENCY = re.compile(rf"(?<!\w)(?:{one_of(WIRES)})(?!\w)")


def origins_of(
    text: str, rows: list[Line], found: list[Dateline], outlet: str | None, outlets: Names
) -> tuple[Origin, ...]:
    """The wires and carriers that this text names, by place; never the outlet itself."""
    named = {one for one in (*_wires(rows, found), *_carriers(text)) if not _is_own(one.name, outlet, outlets)}
    return tuple(sorted(named, key=lambda origin: (origin.start, origin.end, origin.kind)))


def _is_own(name: str, outlet: str | None, outlets: Names) -> bool:
    return outlet is not None and same_listed(name, outlet, outlets)


def _wires(rows: list[Line], found: list[Dateline]) -> Iterator[Origin]:
    for dateline in found:
        if dateline.agency:
            yield Origin("wire", dateline.agency, dateline.agency_start, dateline.agency_start + len(dateline.agency))
    for row in rows:
        # Credit lines are short and stand alone: "The Associated Press contributed to this report."
        if len(row.text) <= LONGEST_CREDIT and AGENCY.search(row.text):
            rule = furniture(row.text)
            if rule and rule.kind == "credit":
                for agency in AGENCY.finditer(row.text):
                    yield Origin("wire", agency.group(), row.start + agency.start(), row.start + agency.end())
    foot = foot_name(rows)
    if foot and any(same_outlet(foot[0], wire) for wire in WIRES):
        yield Origin("wire", foot[0], foot[2], foot[2] + len(foot[0]))


def _carriers(text: str) -> Iterator[Origin]:
    for match in CARRIER.finditer(text):
        yield Origin("carrier", match["name"], match.start("name"), match.end("name"))
