"""One small rule a kind of change, for wordings that cannot be held against each other place by place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from compare.matching.changes.views import Change, View, difference, unmatched
from compare.matching.inventories import Finding, name_key, stem
from compare.speech.languages import english_changes as english
from compare.speech.languages.english_strengths import ATTRIBUTION_TONES, TELLING_SCALES

# A condition that only one side has is held against the other when at least this share of its smaller side's content
# words is in common: then the other side says the same, without it.
SAME_CLAIM = 0.4
# A condition with all that hangs on it is read this far.
CLAUSE = 60
PLACES = frozenset({"in", "at", "near", "from", "against", "with"})


def counted(view: View, number: Finding) -> frozenset[str]:
    """What a number counts or stands at: the stems right behind it, a currency sign or a preposition before it."""
    behind = view.after(number.end, 2)
    things = {
        stem(word.text) for word in behind if word.text not in english.FUNCTION_WORDS | english.NUMBER_SCALES.keys()
    }
    sign = view.text[max(0, number.start - 1) : number.start]
    before = preposition(view, number) if number.kind in ("year", "date") else None
    return frozenset(things | ({sign} if sign in "$€£" else set()) | ({before} if before else set()))


def number_changes(left: View, right: View) -> Iterator[Change]:
    """Another number, percentage, year or date: in the same place, or of the same thing where nothing is aligned."""
    others = unmatched(right.otherwise(right.all.numbers), left.all.numbers)
    for one in unmatched(left.otherwise(left.all.numbers), right.all.numbers):
        for other in others:
            same_thing = left.aligned or counted(left, one) & counted(right, other) - {""}
            if one.kind == other.kind and same_thing:
                yield difference("number", left, one, right, other, f"another {one.kind}")
                others.remove(other)
                break


def preposition(view: View, finding: Finding) -> str | None:
    """The preposition of place right before a name, or None."""
    before = [word.text for word in view.before(finding.start, 2)]
    found = [word for word in before[::-1] if word not in ("the", "a")][:1]
    return found[0] if found and found[0] in PLACES else None


def name_changes(left: View, right: View) -> Iterator[Change]:
    """Another name in the same place: replaced word for word, or behind the same preposition of place."""
    mentioned_left = {name_key(word.text) for word in left.words}
    mentioned_right = {name_key(word.text) for word in right.words}
    mine = [one for one in left.otherwise(left.all.names) if one.value not in mentioned_right]
    others = [one for one in right.otherwise(right.all.names) if one.value not in mentioned_left]
    if left.aligned:
        if len(mine) == len(others):
            for one, other in zip(mine, others, strict=True):
                yield difference("name", left, one, right, other, "another name")
        return
    places = {preposition(right, other): other for other in others}
    for one in mine:
        place = preposition(left, one)
        if place is not None and place in places:
            yield difference("name", left, one, right, places.pop(place), f"another name after “{place}”")


def modality_changes(left: View, right: View) -> Iterator[Change]:
    """Another modal verb where each side has but one; what reported speech shifts by itself is none."""
    mine = unmatched(left.all.modalities, right.all.modalities)
    others = unmatched(right.all.modalities, left.all.modalities)
    if max(len({one.value for one in view.all.modalities}) for view in (left, right)) > 1:
        return
    for one, other in zip(mine, others, strict=False):
        pair = frozenset({one.value, other.value})
        if pair not in english.BACKSHIFTS and not pair & {"future", "conditional", "ability"}:
            yield difference("modality", left, one, right, other, f"{one.value} / {other.value}")


def conditions(view: View, findings: Sequence[Finding]) -> list[Finding]:
    """The conditions: a question's "if" is none, nor what somebody "provided", nor "if not"."""
    kept = []
    for one in findings:
        before = view.before(one.start, 1)
        asked = one.value == "if" and before and before[0].text in english.ASKING
        given = one.value == "provided" and before and ("," not in view.text[before[0].end : one.start])
        idle = " ".join([one.value, *(word.text for word in view.after(one.end, 1))]) in english.NO_CONDITIONS
        if not asked and not given and not idle:
            kept.append(one)
    return kept


def count_conditions(view: View, condition: Finding) -> int:
    """How many things a condition demands: one, and one more for each verb group that begins after a comma or "and"."""
    count = 1
    for before, word in pairwise(view.after(condition.end, CLAUSE)):
        between = view.text[before.end : word.start]
        if any(mark in between for mark in ".!?;"):
            break
        if word.text in english.AUXILIARIES and ("," in between or before.text in ("and", "or")):
            count += 1
    return count


def condition_changes(left: View, right: View) -> Iterator[Change]:
    """A condition on one side only, or more of them on one side."""
    mine, others = conditions(left, left.all.conditions), conditions(right, right.all.conditions)
    if mine and others:
        counts = count_conditions(left, mine[0]), count_conditions(right, others[0])
        if counts[0] != counts[1] and len(mine) == len(others) == 1:
            note = f"{max(counts)} conditions on one side, {min(counts)} on the other"
            yield difference("condition", left, mine[0], right, others[0], note)
        return
    common, smaller = len(left.all.stems & right.all.stems), min(len(left.all.stems), len(right.all.stems))
    if common < SAME_CLAIM * smaller:
        return
    for one in mine[:1]:
        yield difference("condition", left, one, right, None, "a condition on one side only")
    for other in others[:1]:
        yield difference("condition", left, None, right, other, "a condition on one side only")


def strength_changes(left: View, right: View) -> Iterator[Change]:
    """A weaker or stronger word of one scale."""
    if [one.value for one in left.all.strengths] == [one.value for one in right.all.strengths]:
        return
    if not (left.all.strengths and right.all.strengths):
        return
    lefts, rights = left.otherwise(left.all.strengths), right.otherwise(right.all.strengths)
    for scale in dict.fromkeys(one.value.split()[0] for one in lefts):
        if not left.aligned and scale not in TELLING_SCALES:
            continue
        mine = {one.value: one for one in reversed(lefts) if one.value.startswith(scale + " ")}
        others = {one.value: one for one in reversed(rights) if one.value.startswith(scale + " ")}
        if others and mine.keys() != others.keys():
            one, other = max(product(mine.values(), others.values()), key=lambda pair: contrast(*pair))
            shouted = any(view.text[x.start : x.end].isupper() for view, x in ((left, one), (right, other)))
            note = f"other strength ({scale})" + (", in capitals" if shouted else "")
            yield difference("strength", left, one, right, other, note)


def contrast(one: Finding, other: Finding) -> tuple[int, list[str]]:
    """How far apart two words of a scale stand; of as far ones always the same, whichever side is the left one."""
    return abs(step(one) - step(other)), sorted((one.value, other.value))


def step(finding: Finding) -> int:
    """Where on its scale a word stands, from weak to strong."""
    return int(finding.value.split()[1])


def tone(cue: str) -> str | None:
    """How a reporting verb colours what was said, or None for one that is not listed."""
    said = cue.lower().split()
    return next((name for name, verbs in ATTRIBUTION_TONES.items() if verbs & set(said)), None)


def attribution_change(left: str, right: str) -> Iterator[Change]:
    """A reporting verb of another colour ("said", "claimed"): the cues stand outside the spans, so without a place.

    A verb that no list knows has a colour of its own, unless it is the other side's verb in another form.
    """
    one, other = tone(left), tone(right)
    if one and other:
        if one != other:
            yield Change("attribution", left, right, None, None, f"{one} / {other}", 0.9)
        return
    verbs = own_word(left), own_word(right)
    if all(verbs) and stem(verbs[0]) != stem(verbs[1]) and "according" not in verbs:
        yield Change("attribution", left, right, None, None, f"{one or verbs[0]} / {other or verbs[1]}", 0.5)


def own_word(cue: str) -> str:
    """The first word of a cue that is not one of the small words, or a neutral verb of saying; else ""."""
    said = cue.lower().split()
    neutral = ATTRIBUTION_TONES["neutral"]
    return next((word for word in said if word not in english.FUNCTION_WORDS or word in neutral), "")
