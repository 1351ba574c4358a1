"""Who says what in one sentence: its cues in order, each set against those before and handed to the rules."""

from __future__ import annotations

from dataclasses import replace

from compare.speech.adjuncts import listener, skip
from compare.speech.adverbs import modifies_verb
from compare.speech.clauses import Attribution, Clause
from compare.speech.cues import Verb, verbs_of
from compare.speech.frames import according_to, signature, verb_missing, words_used
from compare.speech.languages.english import AFTER_LISTENER, BEFORE_PARTICIPLES, PARTING, PASSIVES
from compare.speech.languages.english_verbs import LISTENER_OPTIONAL
from compare.speech.phrases import Phrase
from compare.speech.rules import BESIDE_QUOTATIONS, RULES, clause_before
from compare.speech.subjects import first_subject, opening, subject_before, subject_behind_with
from compare.speech.units import STOPS, Sentence


def attribute(units: Sentence, shouting: bool = False) -> list[Attribution]:
    """The attributions of a sentence in order of their cues. `shouting`: a headline, verbs may have a capital."""
    low, high = opening(units), _end(units)
    framed = signature(units, low, high) or verb_missing(units, low, high)
    if framed is not None:
        return [framed]
    found: list[Attribution] = []
    for verb in verbs_of(units, shouting):
        if verb.first >= high:
            break
        one = _attribution(units, low, high, verb, found)
        if one is None:
            continue
        found.append(one)
        # a cue that found no words takes none from the next: "the talks opened in Rome, an aide said"
        if not one.inner and not one.dangling:
            before = [b for a, b in one.contents if a <= verb.first]
            low = max(low, verb.last + 1, one.adjunct[1] if one.adjunct else 0, *before)
    held = [span for one in found for span in one.contents]
    return found + [
        used
        for used in words_used(units, opening(units), high)
        if not any(a <= used.contents[0][0] < b for a, b in held)
    ]


def _end(units: Sentence) -> int:
    """The end of the sentence without its stop and the marks after it."""
    high = len(units)
    while high and units[high - 1].pair is None and (units[high - 1].low in STOPS or units[high - 1].text in "'’)]"):
        high -= 1
    return high


def _attribution(units: Sentence, low: int, high: int, verb: Verb, found: list[Attribution]) -> Attribution | None:
    around = _around(verb, found)
    if verb.kind == "according":
        return according_to(units, low, high, verb, found)
    floor = max(low, around.contents[-1][0]) if around is not None else low
    link = verb.first - 1
    while link >= floor and modifies_verb(units[link]):
        link -= 1
    subjects = subject_before(units, floor, verb.first)
    own = subject_behind_with(units, floor, link) if verb.form == "participle" else []
    same = False if own else _shares_subject(units, verb, link, bool(subjects), bool(found))
    if same is None:
        return None
    subjects = own or ([] if same else subjects)
    if around is not None:
        cut = _parting(units, around, subjects, same, link)
        if cut is not None:
            around.contents[-1] = (around.contents[-1][0], cut)
            low, around = cut, None
    clause = _clause(units, low if around is None else floor, high, verb, subjects)
    if around is not None and subjects:
        whole = _reports_all(clause, around)
        if whole is not None:
            return whole
    for name, rule in BESIDE_QUOTATIONS if verb.held or verb.kind == "weak" else RULES:
        one = rule(clause, same)
        if one is None:
            continue
        one.rule = one.rule or name
        if same:
            one.subjects, one.same_speaker = _shared_subjects(units, link, found), True
        if around is not None:
            one.inner, one.outer = True, around
        return one
    return None


def _around(verb: Verb, found: list[Attribution]) -> Attribution | None:
    """The attribution whose words this cue stands in."""
    return next(
        (f for f in reversed(found) if f.contents and f.contents[-1][0] <= verb.first < f.contents[-1][1]), None
    )


def _shares_subject(units: Sentence, verb: Verb, link: int, has_subject: bool, follows: bool) -> bool | None:
    """Whether the verb has its subject from before ("..., adding"); None where it is no cue ("the saying")."""
    linked = units[link].low if link >= 0 else ""
    if verb.form == "participle":
        if linked in BEFORE_PARTICIPLES or (link >= 0 and units[link].pair is not None):
            return True
        if linked in PASSIVES:
            return False
        return True if linked == "as" or _meets_quotation(units, verb) else None
    return not has_subject and (linked in ("and", "but") or (follows and linked in ("or", ",")))


def _meets_quotation(units: Sentence, verb: Verb) -> bool:
    """`an email saying: "Done"`, `marchers chanting "We are Orlando"`: marks tell this participle from a noun."""
    place = verb.last + 1
    while place < len(units) and units[place].low in (",", ":"):
        place += 1
    return place < len(units) and units[place].pair is not None


def _shared_subjects(units: Sentence, link: int, found: list[Attribution]) -> list[Phrase]:
    """The subject of the cue before, else of the sentence."""
    before = next((f.subjects for f in reversed(found) if f.subjects and not f.inner), None)
    return before or first_subject(units, opening(units), link)


def _parting(units: Sentence, outer: Attribution, subjects: list[Phrase], same: bool, link: int) -> int | None:
    """Where the words of the cue before end, when this cue is its equal; None where this one is inside them."""
    begin = outer.contents[-1][0]
    if same and link > begin:
        if units[link].pair is not None:
            return link + 1
        return link - 1 if units[link].low != "," and units[link - 1].low == "," else link
    before = subjects[0].start - 1 if subjects else begin
    if before <= begin:
        return None
    if units[before].low == ";":
        return before
    comma = units[before - 1].low == ","
    if units[before].low in PARTING and (comma or units[before].low in ("while", "whereas")):
        return before - 1 if comma else before
    return None


def _clause(units: Sentence, low: int, high: int, verb: Verb, subjects: list[Phrase]) -> Clause:
    bare = verb.last + 1
    if verb.kind in ("telling", "asking"):
        after = listener(units, bare)
        told = after < high and (units[after].pair is not None or units[after].low in AFTER_LISTENER)
        bare = after if told or verb.base not in LISTENER_OPTIONAL else bare
    start = min([verb.first, *(s.start for s in subjects)])
    if not subjects and verb.held:
        subjects = first_subject(units, low, verb.first)
    return Clause(units, low, verb, subjects, start, skip(units, bare, high), bare, high)


def _reports_all(clause: Clause, around: Attribution) -> Attribution | None:
    """`calling it a mistake, she said in an interview`: the last cue reports the whole sentence before it."""
    if clause.at(clause.start - 1) != "," or clause.verb.held:
        return None
    whole = clause_before(replace(clause, low=opening(clause.units)), False)
    if whole is None or len(whole.contents) != 1 or whole.adjunct is None or whole.adjunct[1] < clause.high:
        return None
    around.contents[-1] = (around.contents[-1][0], clause.start - 1)
    around.inner, around.outer = True, whole
    whole.rule = "clause before"
    return whole
