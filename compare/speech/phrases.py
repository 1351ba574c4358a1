"""Noun phrases beside a cue: who spoke, found without a parser by walking left or right from the verb."""

from __future__ import annotations

from dataclasses import dataclass

from compare.speech.languages.english import (
    ADVERBS,
    ARTICLES,
    CONJUNCTIONS,
    CONNECTIVES,
    DETERMINERS,
    FINITE,
    MODIFYING,
    PERFECTS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SURELY_CUES,
    TIME_UNITS,
    TIMES,
    WEEKDAYS,
)
from compare.speech.languages.english_people import (
    BODIES,
    DOCUMENTS,
    GROUPS,
    METONYMS,
    NATIONS,
    PAIRED,
    PARTICLES,
    PLACES,
    PORTFOLIOS,
    ROLES,
    TITLES,
)
from compare.speech.units import DOMAINS, Sentence

BARE_ARTICLES = frozenset({"a", "an", "the"})
# A phrase is looked for no further than this from the cue, in units: everything stays linear.
LONGEST_PHRASE = 12
LONGEST_REACH = 60
SOURCE_HEADS = ROLES | GROUPS | DOCUMENTS
# With a capital they stand before a noun as often as alone: "Iowa radio host Ann Keller".
ADJECTIVES = PLACES | {"democratic", "republican", "gop"}
# No phrase opens or ends with these, and to the right of a phrase it ends before them or before the others.
BREAKS = FINITE | PREPOSITIONS | CONJUNCTIONS
AFTER_PHRASES = BREAKS | ADVERBS | PRONOUNS | TIMES | ARTICLES


@dataclass(frozen=True, slots=True)
class Phrase:
    """Units `[first, last]` of a sentence that name somebody, and what kind of words they are."""

    first: int
    last: int
    kind: str  # pronoun, relative, name, role, group, body, document, unknown
    relative: int | None = None  # where "who" stands for it: those are the words beside the cue

    @property
    def start(self) -> int:
        """The first unit of the words beside the cue."""
        return self.first if self.relative is None else self.relative

    @property
    def strong(self) -> bool:
        """Whether such words can speak: anything but a plain noun."""
        return self.kind != "unknown"


def phrase_ending(units: Sentence, low: int, last: int) -> Phrase | None:
    """The noun phrase whose last unit is `units[last]`."""
    unit = units[last]
    if unit.pair is not None or not unit.word:
        return None
    if unit.low in PRONOUNS:
        return Phrase(last, last, "relative" if unit.low == "who" else "pronoun")
    if unit.low in ("which", "that"):
        return Phrase(last, last, "relative")
    if unit.low in BREAKS:
        return None
    if unit.low in WEEKDAYS:  # "the senators Sunday who said"
        before = units[last - 1] if last > low else unit
        named = before.low not in WEEKDAYS and (before.capital or before.low in SOURCE_HEADS)
        return phrase_ending(units, low, last - 1) if named else None
    first = _walk_left(units, low, last)
    if first is None:
        return None
    phrase = Phrase(first, last, _kind(units, first, last))
    return _extended(units, low, phrase)


def _walk_left(units: Sentence, low: int, last: int) -> int | None:
    first = last
    while first - 1 >= low and last - first < LONGEST_PHRASE:
        if units[first].low in ARTICLES or units[first].low in POSSESSIVES:
            break
        left = units[first - 1]
        if left.low in (",", "and") and first - 2 >= low and _lists_portfolios(units, first - 1):
            first -= 2
            continue
        if left.pair is not None or not left.word:
            # `Senate Majority Leader "Harry" Reid` is left to the marks; "Dwayne 'The Rock' Johnson" as well
            break
        if left.low == "that":
            break  # far more often the conjunction
        if left.low in DETERMINERS:
            first -= 1
            break
        if left.low.endswith("ing") and len(left.low) > 5 and not left.capital and units[first].capital:
            break  # "one pastor supporting Mr. Cruz"
        if left.low in FINITE or left.low in CONNECTIVES or left.low in PRONOUNS:
            break
        if (
            left.low == "of"
            and left.text == "of"
            and units[first].capital
            and first - 2 >= low
            and units[first - 2].capital
        ):
            first -= 2
            continue
        if left.low == "and" and first - 2 >= low and (units[first - 2].low, units[first].low) in PAIRED:
            first -= 2
            continue
        if left.low in PREPOSITIONS or left.low in CONJUNCTIONS or left.low in TIMES:
            break
        if left.low in TIME_UNITS and not left.capital and units[first].capital:
            break  # "this time Reuters"
        if left.low in ADVERBS and not left.capital:
            break
        if left.low.endswith("ly") and first - 1 == low:
            break
        if units[first].capital and units[first].low.endswith(("'s", "s'")) and not left.capital:
            break  # "In this connection Russia’s top diplomat": the possessive opens the phrase
        first -= 1
    return first


def _extended(units: Sentence, low: int, phrase: Phrase) -> Phrase:
    """The phrase with what it belongs to: "a spokesman for the ministry" speaks, not the ministry."""
    first = phrase.first
    for _ in range(3):
        link = first - 1
        if link - 1 < low or units[link].low not in (
            "of",
            "for",
            "at",
            "in",
            "from",
            "with",
            "on",
            "to",
            "behind",
            "against",
            "near",
        ):
            break
        before = units[link - 1]
        if (
            before.low in GROUPS
            or before.low in ROLES
            or before.low in DOCUMENTS
            or (before.low in BODIES and before.capital and before.low not in WEEKDAYS)
        ):
            start = _walk_left(units, low, link - 1)
            if start is None:
                break
            first = start
            phrase = Phrase(first, phrase.last, _kind(units, first, link - 1))
        elif units[link].low in ("of", "at", "in", "for") and not before.capital and before.word and first - 3 >= low:
            # one noun between: "the chairman of the board of directors" goes on through "board"
            start = _walk_left(units, low, link - 1)
            if start is None or units[start - 1].low not in ("of", "for", "at", "in") or start - 2 < low:
                break
            if units[start - 2].low not in SOURCE_HEADS:
                break
            first = start
        else:
            break
    return phrase


def _kind(units: Sentence, first: int, last: int) -> str:
    head = units[last]
    if head.capital and head.low.endswith(DOMAINS):
        return "body"
    if head.capital and head.low in SOURCE_HEADS and (first == last or not units[last - 1].capital):
        return "group" if head.low in GROUPS else "document" if head.low in DOCUMENTS else "role"
    name = name_part(units, first, last)
    if name is not None:
        words = [u.low for u in units[first : last + 1]]
        final = units[name[1]].low.removesuffix("'s")
        if final in METONYMS or final in NATIONS or " ".join(words[-2:]) in METONYMS:
            return "body"
        if final in BODIES:
            return "document" if final in DOCUMENTS and final not in GROUPS else "body"
        if all(w in TITLES or w in ROLES or w in DETERMINERS or w.removesuffix("'s") in NATIONS for w in words):
            return "role"
        return "name"
    low = head.low
    if low in ROLES:
        return "role"
    if low in GROUPS:
        return "group"
    if low in DOCUMENTS:
        return "document"
    if low in METONYMS:
        return "body"
    return "role" if low.endswith(("man", "woman", "ist", "ians", "ists")) and len(low) > 4 else "unknown"


def name_part(units: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """Where the name stands in a phrase: the run of capitals at its end, without titles; None for none."""
    named_before = last > first and units[last - 1].capital and units[last].low not in ROLES
    if not units[last].capital or (units[last].low in TITLES and not named_before):
        return None
    start = last
    while start - 1 >= first:
        left = units[start - 1]
        if (left.capital and left.low not in DETERMINERS and not left.low.endswith(("'s", "s'"))) or (
            left.low in PARTICLES and left.word and start - 2 >= first
        ):
            start -= 1
        elif left.low == "of" and start - 2 >= first and units[start - 2].capital:
            start -= 2
        else:
            break
    start = after_titles(units, start, last)
    return start, last


def phrase_starting(units: Sentence, first: int, high: int) -> Phrase | None:
    """The noun phrase that begins at `units[first]` and ends below `high`: "said the Russian foreign minister"."""
    if first >= high:
        return None
    unit = units[first]
    if unit.pair is not None or not unit.word:
        return None
    if unit.low in PRONOUNS:
        return Phrase(first, first, "pronoun")
    if unit.low in BREAKS or unit.low in WEEKDAYS:
        return None
    last = first
    while last + 1 < high and last - first < LONGEST_PHRASE:
        following = units[last + 1]
        if following.low in (",", "and") and _lists_portfolios(units, last + 1):
            last += 2
            continue
        if following.pair is not None or not following.word:
            break
        if following.low == "of" and units[last].capital and last + 2 < high and units[last + 2].capital:
            last += 2
            continue
        if following.low == "and" and last + 2 < high and (units[last].low, units[last + 2].low) in PAIRED:
            last += 2
            continue
        if following.low in AFTER_PHRASES or following.low in SURELY_CUES or _modifies(units, last + 1):
            break
        if units[last].capital and _ends_name(units, last):
            break
        last += 1
    if first == last and unit.low in BARE_ARTICLES:
        return None  # `an "utterly reliable" source`
    return Phrase(first, last, _kind(units, first, last))


def _lists_portfolios(units: Sentence, place: int) -> bool:
    """Whether the comma or "and" here is inside one name: "the Bureau of Alcohol, Tobacco, Firearms and Explosives"."""
    if not 0 < place < len(units) - 1:
        return False
    left, right = units[place - 1], units[place + 1]
    return left.capital and right.capital and left.low in PORTFOLIOS and right.low in PORTFOLIOS


def _modifies(units: Sentence, place: int) -> bool:
    """`a report released Monday`, `a source familiar with the talks`: tells more of the noun before it."""
    head, following = units[place - 1].low, units[place].low
    if units[place].capital:
        return False
    if head in ROLES or head in GROUPS:
        participle = following.endswith("ing") and len(following) > 5 and head in ROLES
        return participle or is_modifier(following)
    return head in DOCUMENTS and is_modifier(following)


def is_modifier(low: str) -> bool:
    """Whether a folded word may tell more of the noun before it: "familiar", "released", "sent"."""
    return low in MODIFYING or low in PERFECTS or (low.endswith("ed") and len(low) > 4)


def _ends_name(units: Sentence, place: int) -> bool:
    """Whether a capitalised word ends a name before a word in small letters ("Lavrov told", not "Clinton campaign")."""
    last, following = units[place], units[place + 1]
    if following.capital or following.low in PARTICLES or following.low in ROLES or following.low in GROUPS:
        return False
    if _leads_to_name(units, place + 1):
        return False
    if last.low in ADJECTIVES:  # "Democratic state senators"
        return not any(unit.low in SOURCE_HEADS for unit in units[place + 1 : place + 4])
    opens = last.low in DETERMINERS or last.low.endswith(("'s", "s'")) or last.low in NATIONS or last.low in TITLES
    return not opens


def _leads_to_name(units: Sentence, place: int) -> bool:
    """`Harley law professor Ann Keller`, `Harley sociologist Ann Keller`: a role and a name after what opens them."""
    for role in (place, place + 1):
        if role + 1 >= len(units) or units[role].capital or units[role].low in BREAKS:
            return False
        if units[role].low in ROLES or units[role].low.endswith("ist"):
            return units[role + 1].capital and units[role + 1].pair is None
    return False


def after_titles(units: Sentence, first: int, last: int) -> int:
    """Where a name begins in a run of capitals: past titles and nations ("Russian FM", "ICE Director")."""
    start = first
    while start < last and (units[start].low in TITLES or units[start].low.removesuffix("'s") in NATIONS):
        start += 1
    inside = [i for i in range(start + 1, last - 1) if units[i].low in TITLES]
    return inside[-1] + 1 if inside else start
