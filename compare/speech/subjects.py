"""The subject of a cue: the phrase beside it, past adverbs, appositions and relative clauses."""

from __future__ import annotations

from dataclasses import replace

from compare.speech.adverbs import modifies_verb
from compare.speech.languages.english import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    CONNECTIVES,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    SUBORDINATORS,
    SURELY_CUES,
    TIMES,
    WEEKDAYS,
)
from compare.speech.languages.english_people import DOCUMENTS
from compare.speech.names import PARTY_TAG, person_words
from compare.speech.phrases import LONGEST_REACH, Phrase, is_modifier, phrase_ending, phrase_starting
from compare.speech.units import Sentence, Unit

# A phrase right after these belongs to what stands before: "the documents signed with Iran stress".
OBJECT_OF = frozenset({"with", "between", "against", "about", "by"})
LONGEST_MODIFIER = 12
LONGEST_HEADING = 8
JOINERS = frozenset({"and", "&"})
DASHES = frozenset("—–-")
CLOSING_MARKS = "\"”’'»"
SKIPPED = ADVERBS | CONNECTIVES | {","}


def subject_before(units: Sentence, low: int, verb: int) -> list[Phrase]:
    """The subject that ends left of `units[verb]`, not below `low`: two phrases for "A and B"."""
    place = skip_left(units, low, verb - 1)
    if place < low:
        return []
    if units[place].low == "," or units[place].text in DASHES or units[place].text == ")":
        return _before_apposition(units, low, place)
    phrase = phrase_ending(units, low, place)
    if phrase is not None:
        modified = _modified(units, low, phrase)
        if modified is None and units[verb].low in SURELY_CUES:
            modified = _related(units, low, phrase)
        if modified is not None:
            return [modified]
    before = units[phrase.first - 1].low if phrase is not None and phrase.first > low else ""
    if phrase is None or (before in PREPOSITIONS and phrase.kind in ("name", "body", "unknown")):
        leading = _leading(units, low, verb)
        if leading or phrase is None or before in OBJECT_OF:
            return leading
    if phrase.kind == "relative":
        return _antecedent(units, low, phrase.first)
    if phrase.kind != "pronoun":
        comma = _modifier_comma(units, low, phrase.first)
        if comma is not None:
            return _before_apposition(units, low, comma, just_before=True) or [phrase]
    return _joined(units, low, phrase)


def _modified(units: Sentence, low: int, phrase: Phrase) -> Phrase | None:
    """`officials briefed on the matter said`: of whom a participle and its object tell, right before the cue.

    Behind a preposition the phrase before the cue is no subject: the noun before the participle is.
    """
    if phrase.first <= low or units[phrase.first - 1].low not in PREPOSITIONS:
        return None
    for place in range(phrase.first - 1, max(low, phrase.first - LONGEST_MODIFIER), -1):
        unit = units[place]
        if unit.pair is not None or not unit.word or unit.low in FINITE or unit.low in CONJUNCTIONS:
            return None
        if units[place].low not in PREPOSITIONS:
            continue
        told = place - 1 - (units[place - 1].low in WEEKDAYS)  # "a poll released Monday by the paper"
        if is_modifier(units[told].low):
            found = phrase_ending(units, low, told - 1) if told - 1 >= low else None
            return found if found is not None and found.kind in ("role", "group", "document") else None
    return None


def _related(units: Sentence, low: int, phrase: Phrase) -> Phrase | None:
    """`groups that have endorsed him say`: the noun before a relative clause that ends in the phrase beside the cue."""
    if phrase.kind not in ("unknown", "name", "body"):
        return None
    for place in range(phrase.first - 1, max(low, phrase.first - LONGEST_MODIFIER), -1):
        unit = units[place]
        if unit.pair is not None or not unit.word:
            return None
        if unit.low in ("who", "that"):
            found = phrase_ending(units, low, place - 1) if place > low else None
            verb = units[place + 1]
            stands = found is not None and found.kind in ("role", "group") and place + 1 < phrase.first
            return found if stands and (verb.low in FINITE or verb.low.endswith("ed")) else None
    return None


def _leading(units: Sentence, low: int, verb: int) -> list[Phrase]:
    """`President Putin during the meeting in Berlin said`: the phrase that opens the clause, past what hangs on it."""
    phrase = phrase_starting(units, low, verb)
    if phrase is None or phrase.kind not in ("name", "role", "body") or units[phrase.last + 1].low not in PREPOSITIONS:
        return []
    between = units[phrase.last + 1 : verb]
    if len(between) > LONGEST_REACH or any(u.pair or u.low in FINITE or u.low in ("that", ",", ";") for u in between):
        return []
    return [phrase]


def subject_behind_with(units: Sentence, low: int, last: int) -> list[Phrase]:
    """`..., with lawmakers complaining that`: whom a participle has for itself; none for any other participle."""
    phrase = phrase_ending(units, low, last) if last >= low else None
    if phrase is None or not phrase.strong or phrase.kind in ("pronoun", "relative"):
        return []
    return [phrase] if phrase.first > low and units[phrase.first - 1].low == "with" else []


def skip_left(units: Sentence, low: int, place: int) -> int:
    """Steps left over adverbs, auxiliaries and times that stand between subject and verb."""
    while place >= low:
        word = units[place].low
        if modifies_verb(units[place]) or word in AUXILIARIES or _is_since(units, place):
            place -= 1
        elif word in TIMES and place - 1 >= low and not units[place].text.isupper():
            start = place
            while start >= low and (
                units[start].low in TIMES
                or units[start].low in ("the", "a", "late", "early", "this")
                or units[start].text.isdigit()
            ):
                start -= 1
            if start >= low and units[start].low in ("on", "in", "late", "early", "at", "of"):
                start -= 1
            if start < low:
                return place
            place = start
        else:
            break
    return place


def _is_since(units: Sentence, place: int) -> bool:
    """`has since said`: here it is an adverb."""
    return units[place].low == "since" and place > 0 and units[place - 1].low in AUXILIARIES


def _modifier_comma(units: Sentence, low: int, first: int) -> int | None:
    """Where a comma opens a participle or a relative clause that ends in the phrase: "the committee, enjoying the
    backing of some states said" is said by the committee."""
    for place in range(first - 1, max(low, first - 25), -1):
        unit = units[place]
        if unit.pair is not None or unit.low == "that":
            return None
        if unit.low == ",":
            opener = units[place + 1].low
            # in "the bill, which Democrats say" the phrase is the subject of the relative clause
            relative = opener in ("who", "which", "whose") and place + 2 < first
            participle = opener.endswith("ing") and len(opener) > 5 and place + 1 < first
            return place if relative or participle else None
    return None


def _joined(units: Sentence, low: int, phrase: Phrase) -> list[Phrase]:
    """Both of "A and B"."""
    link = phrase.first - 1
    if link - 1 < low or units[link].low not in JOINERS or phrase.kind in ("pronoun", "unknown"):
        return [phrase]
    left = phrase_ending(units, low, link - 1)
    if (
        left is None
        or left.kind not in ("name", "body", "role", "group")
        or (left.kind in ("role", "group") and phrase.kind == "name")
    ):
        return [phrase]
    return [left, phrase]


def _antecedent(units: Sentence, low: int, relative: int) -> list[Phrase]:
    """Whom "who" stands for: the phrase right before it."""
    place = relative - 1
    if place >= low and units[place].low == ",":
        place -= 1
    if place >= low and units[place].text in DASHES:  # "the statement -- sent on Friday -- that said"
        while place > low and units[place - 1].text in DASHES:
            place -= 1
        return [replace(p, relative=relative) for p in _before_apposition(units, low, place)]
    phrase = phrase_ending(units, low, place) if place >= low else None
    if phrase is not None and place == relative - 2 and units[phrase.first].low.endswith("ing"):
        phrase = _before_participle(units, low, phrase) or phrase
    if phrase is not None and units[relative].low == "who" and not _is_of_people(units, phrase):
        phrase = _name_ending(units, phrase) or phrase
    if phrase is not None and phrase.kind not in ("pronoun", "relative"):
        if phrase.kind == "role":
            phrase = _apposed_to(units, low, phrase) or phrase
        if phrase.strong:
            return [replace(phrase, relative=relative)]
        before = _before_apposition(units, low, relative - 1) if units[relative - 1].low == "," else []
        return [replace(p, relative=relative) for p in before or [phrase]]
    return []


def _apposed_to(units: Sentence, low: int, phrase: Phrase) -> Phrase | None:
    """`Ann Keller, an expert who has said`: the name right before the comma that opens the role."""
    comma = phrase.first - 1
    if comma <= low or units[comma].low != ",":
        return None
    named = phrase_ending(units, low, comma - 1)
    return named if named is not None and named.kind == "name" else None


def _before_participle(units: Sentence, low: int, phrase: Phrase) -> Phrase | None:
    """`a report from the Daily Mail, also citing two sources, which said`: the phrase before what it does."""
    place = phrase.first - 1
    while place >= low and modifies_verb(units[place]):
        place -= 1
    return phrase_ending(units, low, place - 1) if place > low and units[place].low == "," else None


def _is_of_people(units: Sentence, phrase: Phrase) -> bool:
    """Whether "who" can stand for the head of a phrase: "aides to Ann Keller", not "a statement from Ann Keller"."""
    paper = any(unit.low in DOCUMENTS for unit in units[phrase.first : phrase.last])
    return not paper and phrase.kind not in ("body", "document", "unknown")


def _name_ending(units: Sentence, phrase: Phrase) -> Phrase | None:
    """Whom a phrase ends with: "a statement from its leader Ann Keller, who"; None for nobody named in full."""
    first = phrase.last
    while first > phrase.first and units[first - 1].capital and units[first - 1].word:
        first -= 1
    start, end = person_words([u.text for u in units[first : phrase.last + 1]])
    return Phrase(first, phrase.last, "name") if end - start > 1 else None


def _before_apposition(units: Sentence, low: int, comma: int, just_before: bool = False) -> list[Phrase]:
    """ "Lavrov, the foreign minister, said": the name before the words between commas.

    `comma` closes those words; with `just_before` it opens them.
    """
    fallback: Phrase | None = None
    for place in range(comma if just_before else comma - 1, max(low, comma - LONGEST_REACH), -1):
        if units[place].pair is not None:
            break
        if units[place].low != "," and units[place].text not in DASHES:
            continue
        phrase = phrase_ending(units, low, place - 1)
        if phrase is None or phrase.kind in ("pronoun", "relative") or _is_tag(units, phrase):
            continue
        if phrase.first - 1 >= low and _takes_object(units[phrase.first - 1].low):
            continue
        if phrase.kind == "name":
            return _joined(units, low, phrase)
        if fallback is None and phrase.kind == "unknown" and place < comma:
            inner = phrase_ending(units, place + 1, comma - 1)
            if inner is not None and inner.kind == "name" and inner.first == place + 1:
                return [inner]  # "in the primary, Gov. John Kasich (R), said"
        if fallback is None and phrase.kind in ("role", "group", "body", "document"):
            inner = phrase_ending(units, place + 1, comma - 1)
            if inner is not None and inner.kind == "name" and inner.first == place + 1 and not _is_tag(units, inner):
                return [inner]  # "the Turkish president, Recep Tayyip Erdogan, said"
            fallback = phrase
    return [fallback] if fallback is not None else []


def _is_tag(units: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase tells of a party and a state: "Peter King, R-Ohio, said"."""
    return units[phrase.first].text[1:2] in ("-", "‐", "‑") and bool(PARTY_TAG.match(units[phrase.first].text))


def _takes_object(word: str) -> bool:
    return word in PREPOSITIONS or (word.endswith("ing") and len(word) > 5)


def joined_after(units: Sentence, phrase: Phrase, high: int) -> list[Phrase]:
    """Both of "Lavrov and his Turkish counterpart Mevlut Cavusoglu", from the first of them."""
    link = phrase.last + 1
    if link + 1 < high and units[link].low in JOINERS and phrase.kind in ("name", "role", "body"):
        second = phrase_starting(units, link + 1, high)
        if second is not None and second.kind in ("name", "body"):
            return [phrase, second]
    return [phrase]


def first_subject(units: Sentence, low: int, high: int) -> list[Phrase]:
    """The subject of the sentence: the first noun phrase past "In Birmingham, Alabama, on Saturday,"."""
    place, plain = low, None
    for _ in range(6):
        while place < high and units[place].low in SKIPPED:
            place += 1
        if place >= high:
            break
        word = units[place].low
        leads = word in PREPOSITIONS or word in SUBORDINATORS or (word.endswith(("ing", "ly")) and len(word) > 4)
        phrase = None if leads else phrase_starting(units, place, high)
        if phrase is not None:
            short = phrase.first == phrase.last and phrase.last + 1 < high and units[phrase.last + 1].low == ","
            if phrase.strong and not (short and place > low):
                return joined_after(units, phrase, high)
            plain = plain or phrase
        comma = next((i for i in range(place, min(high, place + 40)) if _ends_adverbial(units[i])), None)
        if comma is None:
            break
        place = comma + 1
    return [plain] if plain is not None and units[plain.first].low in DETERMINERS else []


def _ends_adverbial(unit: Unit) -> bool:
    """A comma, also inside the marks that it ends: `On "Sunday Desk," Gov. Keller said`."""
    return unit.low == "," or (unit.pair is not None and unit.text.rstrip(CLOSING_MARKS).endswith(","))


def is_heading(units: Sentence) -> bool:
    """Whether a few words without a stop stand alone, as a heading or the words under a picture do."""
    return len(units) <= LONGEST_HEADING and units[-1].word and units[-1].pair is None and units[-1].text[-1] != "."


def opening(units: Sentence) -> int:
    """The first unit after connecting words ("However,", "But")."""
    place = 0
    while place < len(units) and units[place].low in CONNECTIVES:
        place += 1
    if place < len(units) and units[place].low == "," and place:
        place += 1
    return place if place < len(units) else 0
