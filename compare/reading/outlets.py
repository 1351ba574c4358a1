"""Which outlet published an article: an ordered chain of rules, each of which may not know."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from compare.reading.agencies import WIRES, same_outlet
from compare.reading.datelines import Dateline
from compare.reading.inputs import Record
from compare.reading.lines import Line
from compare.reading.name_lists import Names, listed_outlet

# "Press TV’s website can also be accessed at": the site speaks of itself.
OWN_SITE = re.compile(
    r"(?P<name>[A-Z][\w .&'-]{1,40}?)(?:[’']s|[’'])? (?:website|site) can also be (?:accessed|reached|visited)\b"
)
# "© 2016 The Daily Planet. All rights reserved", "Copyright © 2019 The Washington Times, LLC."
COPYRIGHT = re.compile(
    r"\W*(?:copyright|©|\(c\))[\s©]*(?:copyright )?(?:\(c\) ?)?\d{4}(?:[-–]\d{2,4})?(?: by|,)? "
    r"(?P<name>[A-Z][\w &'’-]{1,50}?)"
    r"(?:,? (?:LLC|Inc|Ltd|Limited|Co|Corp|Corporation|Company|Group|plc|PLC|Media)\b\.?)*(?:\.|,|;| All rights|\Z)",
    re.IGNORECASE,
)
# A site speaks of itself at its foot: among the last lines.
FOOT = 12
# Folders that sort a collection, and name nobody.
NO_OUTLET = re.compile(
    r"[\W\d_]*\Z|(?:articles?|news|texts?|txt|docs?|documents?|data|files?|corpus|corpora|raw|clean|inputs?|samples?|seeds?|"
    r"train|dev|test|en|english|misc|other|new|old|tmp|archive|january|february|march|april|may|june|july|august|"
    r"september|october|november|december)\Z",
    re.IGNORECASE,
)


def outlet_of(record: Record, rows: list[Line], found: list[Dateline]) -> tuple[str | None, str | None]:
    """The outlet and what said so; (None, None) where nothing does.

    The order is that of trust: what was recorded with the article, the host it was taken from, what the site says of
    itself at its foot, the folder it was put in, and last the agency of the dateline, which is often another's.
    """
    if record.outlet:
        return record.outlet, record.facts_from
    return (
        _from_host(record.url)
        or _from_foot(rows)
        or _from_folder(record.group, found)
        or _from_dateline(found)
        or (None, None)
    )


def same_listed(one: str, other: str, outlets: Names) -> bool:
    """Whether two names are one outlet's, by their letters or by outlets.csv."""
    known = listed_outlet(one, outlets)
    return same_outlet(one, other) or (known is not None and known == listed_outlet(other, outlets))


def foot_name(rows: list[Line]) -> tuple[str, str, int] | None:
    """The name by which a site speaks of itself at its foot, the words around it, and where the name stands."""
    for row in rows[-FOOT:]:
        for pattern in (OWN_SITE, COPYRIGHT):
            match = pattern.match(row.text[:300])
            if match and match["name"].strip():
                return match["name"].strip(), match.group().strip(), row.start + match.start("name")
    return None


def _from_host(url: str | None) -> tuple[str, str] | None:
    if not url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return (host.removeprefix("www."), "the host of its url") if host else None


def _from_foot(rows: list[Line]) -> tuple[str, str] | None:
    foot = foot_name(rows)
    # The copyright of an agency stands under its reports on other sites too: that is a credit.
    if foot is None or any(same_outlet(foot[0], wire) for wire in WIRES):
        return None
    return foot[0], f"the foot of the page: “{foot[1]}”"


def _from_folder(group: str | None, found: list[Dateline]) -> tuple[str, str] | None:
    if not group or NO_OUTLET.match(group):
        return None
    # The folder "tass" of a report by TASS: the same outlet, spelled as it signs.
    for dateline in found:
        if dateline.agency and same_outlet(dateline.agency, group):
            return dateline.agency, f"the folder {group}, and the dateline: “{dateline.words}”"
    return group, f"the folder {group}"


def _from_dateline(found: list[Dateline]) -> tuple[str, str] | None:
    for dateline in found[:1]:
        if dateline.agency:
            return dateline.agency, f"the dateline: “{dateline.words}”"
    return None
