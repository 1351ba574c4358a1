"""Cues: the words that say that somebody said it, found in one sentence. Marks are closed units: no cue inside them."""

from __future__ import annotations

from dataclasses import dataclass

from compare.speech.adverbs import modifies_verb
from compare.speech.languages.english import (
    ADJECTIVES,
    ADVERBS,
    AUXILIARIES,
    BEFORE_INFINITIVE,
    BEFORE_NOUNS,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    LONE_SUBJECTS,
    MODALS,
    NEGATIVES,
    PASSIVES,
    PLURALS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
)
from compare.speech.languages.english_verbs import (
    ASKING,
    CALLING,
    NOUNS_TOO,
    PARTICLES,
    PHRASAL_PAST,
    SAYING,
    SHOWING,
    TELLING,
    TREATING,
    VARIANTS,
    VOICING,
    inflect,
)
from compare.speech.units import Sentence


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that say that somebody said it: "said", "according to", a colon after a name."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb at `units[first:last + 1]` of a sentence."""

    first: int
    last: int
    base: str
    kind: str  # saying, telling, asking, voicing, treating, calling, showing, according, weak
    form: str  # base, present, past, participle
    held: bool = False  # "will say", "could say": reports only beside a quotation


def _forms() -> dict[str, list[tuple[str, str, str]]]:
    """Form -> (base, class, tense); the first class in this order wins where a verb stands in two."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    classes = {
        "saying": SAYING,
        "telling": TELLING,
        "asking": ASKING,
        "calling": CALLING,
        "treating": TREATING,
        "voicing": VOICING,
        "showing": SHOWING,
    }
    taken: set[str] = set()
    for kind, bases in classes.items():
        for base in sorted(bases - taken):
            for form, tense in inflect(base).items():
                found.setdefault(form, []).append((base, kind, tense))
        taken |= bases
    for base, past in PHRASAL_PAST.items():
        for form, tense in (inflect(base) | {past: "past"}).items():
            found.setdefault(form, []).append((base, "saying", tense))
    by_base = {base: kind for kind, bases in reversed(classes.items()) for base in bases}
    for form, (base, tense) in VARIANTS.items():
        found.setdefault(form, []).append((base, by_base.get(base, "voicing"), tense))
    return found


FORMS = _forms()
CUE_WORDS = frozenset(FORMS) | {"according"}
# These verbs report only with their particle ("pointed out that", "made clear that").
NEEDS_PARTICLE = frozenset({"point", "make", "go", "sum", "chime", "fire", "shoot", "spell", "hit", "put"})
# One thing or person; before a form without "-s" after it that is a noun.
ONE = frozenset({"a", "an", "another", "each", "every"})
MANY = PLURALS | frozenset({"couple", "dozen", "number", "majority", "handful", "lot", "pair", "half", "percent"})
STOPPERS = PREPOSITIONS | FINITE | CONJUNCTIONS
# So many words at most between "a" and its noun.
LONGEST_NOUN = 6
HAVING = frozenset({"have", "has", "had", "having"})


def verbs_of(units: Sentence, shouting: bool = False) -> list[Verb]:
    """The reporting verbs of a sentence in order. `shouting`: a headline, where verbs are written with a capital."""
    found = []
    for place, unit in enumerate(units):
        if unit.low not in CUE_WORDS:
            continue
        if unit.low == "according":
            if place + 1 < len(units) and units[place + 1].low == "to":
                found.append(Verb(place, place + 1, "according", "according", "base"))
            continue
        if unit.capital and not shouting and place > 0 and not _after_mark(units, place):
            continue
        verb = _verb_at(units, place, FORMS[unit.low])
        if verb is not None:
            found.append(verb)
    return found or weak_verbs_of(units)


def weak_verbs_of(units: Sentence) -> list[Verb]:
    """Verbs of no list that stand between a quotation and a name: `"..." beamed Smith`, `"...," he thundered`."""
    for place, unit in enumerate(units[:-1]):
        if unit.pair is None:
            continue
        at = place + 1 + (units[place + 1].low == ",")
        first = at
        while (
            at < len(units) and at - first < 4 and (units[at].capital or units[at].low in PRONOUNS) and units[at].word
        ):
            at += 1
        if at >= len(units) or not _may_be_verb(units[at].low) or units[at].capital:
            continue
        named = at > first
        follows = units[at + 1] if at + 1 < len(units) else None
        if named or (
            follows is not None
            and follows.word
            and (follows.capital or follows.low in ("the", "a", "one", "he", "she"))
        ):
            return [Verb(at, at, units[at].low, "weak", "past")]
    return []


def _may_be_verb(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed") and word not in ADVERBS


def _after_mark(units: Sentence, place: int) -> bool:
    return units[place - 1].pair is not None or not units[place - 1].word


def _verb_at(units: Sentence, place: int, forms: list[tuple[str, str, str]]) -> Verb | None:
    base, kind, tense = forms[0]
    last = _with_particle(units, place, base)
    if last is None:
        return None
    if base == "call" and last > place:
        kind = "treating"  # "called out"
    before = units[place - 1].low if place else ""
    following = units[place + 1].low if place + 1 < len(units) else ""
    if before == "to":
        first = _infinitive_cue(units, place)
        # "went on to say" is a cue; "was prompted to say" only beside a quotation
        return Verb(first, last, base, kind, "past" if first < place else "base", held=first == place)
    if _is_noun(units, place, tense) or (tense in ("base", "present") and following in ("of", "who", "whose")):
        return None
    if base == "ask" and following == "not" and _asks_for_silence(units, place + 2):
        return None
    held = _is_held_back(units, place)
    if (held and before in NEGATIVES) or (tense == "past" and _is_passive(units, place)):
        return None
    return Verb(place, last, base, kind, tense, held)


def _with_particle(units: Sentence, place: int, base: str) -> int | None:
    """The last unit of the verb with its particle; None where it lacks one, or only leads to another verb."""
    following = [u.low for u in units[place + 1 : place + 3]] + ["", ""]
    if base == "go" and following[0] == "on" and following[1] == "to":
        return None  # "went on to say": the verb after it takes these words along
    if following[0] in PARTICLES.get(base, ()):
        return place + 1
    if base == "make" and following[0] == "it" and following[1] == "clear":
        return place + 2
    return None if base in NEEDS_PARTICLE else place


def _infinitive_cue(units: Sentence, place: int) -> int:
    """Where "went on to say" begins; the verb itself where no such words lead to it."""
    for back in (2, 3):
        if (
            place >= back
            and units[place - back].low in BEFORE_INFINITIVE
            and (back == 2 or units[place - 2].low == "on")
        ):
            return place - back
    return place


def _is_held_back(units: Sentence, place: int) -> bool:
    """ "would say", "did not say": nothing was said."""
    for left in range(place - 1, max(-1, place - 5), -1):
        word = units[left].low
        if word in MODALS:
            return True
        if not modifies_verb(units[left]) and word not in AUXILIARIES:
            return False
    return False


def _is_noun(units: Sentence, place: int, tense: str) -> bool:
    """ "the report", "his claims", "in reply": a noun or an adjective, not a verb."""
    present = tense in ("base", "present")
    if place == 0:
        return present
    before = units[place - 1].low
    left = place - 1
    while present and left > 0 and modifies_verb(units[left]):
        left -= 1
    if present and units[left].low.endswith(("'s", "s'")):
        return True  # "the president’s earlier comments"
    if present and before in ADJECTIVES:
        return True
    if tense == "base" and units[place].low in NOUNS_TOO and _follows_one(units, place - 1):
        return True  # "a Daily Mail report on Monday"
    if before in BEFORE_NOUNS or (before in POSSESSIVES and before != "her"):
        return True
    if before.endswith(("'s", "s'")):
        return tense != "participle"
    if present and (before in HAVING or (before in DETERMINERS and before not in LONE_SUBJECTS)):
        return True
    since = before == "since" and units[place - 2].low in HAVING  # "has since said"
    return tense != "participle" and before in PREPOSITIONS and not since


def _asks_for_silence(units: Sentence, place: int) -> bool:
    """`an aide who asked not to be named said`: says how he speaks, and nothing of what."""
    return [u.low for u in units[place : place + 2]] == ["to", "be"]


def _follows_one(units: Sentence, place: int) -> bool:
    """Whether one thing or person stands before a form without "-s", which is none of its verbs: "a long report"."""
    for left in range(place, max(-1, place - LONGEST_NOUN), -1):
        unit = units[left]
        if unit.low in ONE:
            return left < place
        if unit.pair is not None or not unit.word or unit.low in MANY or unit.low in STOPPERS:
            return False
    return False


def _is_passive(units: Sentence, place: int) -> bool:
    """ "was told", "has been described": said by somebody else."""
    left = place - 1
    while left >= 0 and modifies_verb(units[left]):
        left -= 1
    return left >= 0 and (units[left].low in PASSIVES or units[left].low.endswith("'re"))
