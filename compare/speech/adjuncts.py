"""What may stand between a cue and the words said: to whom, when, where, in what; the circumstances of a remark."""

from __future__ import annotations

from compare.speech.languages.english import (
    ADVERBS,
    DETERMINERS,
    FINITE,
    LISTENERS,
    OBJECTS,
    OCCASIONS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIME_UNITS,
    TIMES,
)
from compare.speech.units import Sentence, Unit

# Open an adjunct that runs to a comma, a "that", a mark or the sentence's end.
OPENERS = PREPOSITIONS | frozenset({"when", "while", "as", "after", "before", "during", "because"})
LINKS = frozenset({"and", "of", "the", "&"})
FAR = 30


def listener(units: Sentence, first: int) -> int:
    """The place after whom "told" was told: `told TASS that` gives the place of "that"; `first` itself for nobody."""
    if first >= len(units) or units[first].pair is not None or not units[first].word:
        return first
    word = units[first]
    if word.low in OBJECTS:
        return first + 1
    if word.low == "that" or word.low in PREPOSITIONS:
        return first
    if word.capital and word.low not in DETERMINERS and not word.low.endswith(("'s", "s'")):
        return _after_name(units, first)
    # up to the first noun that can listen; if none comes soon, what follows is no addressee of that shape
    for place in range(first, min(first + 7, len(units))):
        unit = units[place]
        if unit.pair is not None or not unit.word:
            return place if unit.pair is None else first
        if unit.low in LISTENERS and not (place + 1 < len(units) and units[place + 1].low in LISTENERS):
            return place + 1
        if unit.low in FINITE or unit.low in PRONOUNS or unit.low == "that":
            return place
    return first + (2 if word.low in DETERMINERS else 1)


def _after_name(units: Sentence, first: int) -> int:
    """The place after "TASS", "CNN’s Jake Tapper", "the Voice of America", "Fox News host"."""
    for place in range(first, min(first + 8, len(units))):
        unit = units[place]
        if unit.pair is not None or not unit.word or unit.low in TIMES or unit.low == "that":
            return place
        if unit.low in LINKS:
            if not (place + 1 < len(units) and units[place + 1].capital):
                return place
        elif not unit.capital and not unit.low.endswith(("'s", "s'")):
            return place + 1 if unit.low in LISTENERS else place
    return min(first + 8, len(units))


def skip(units: Sentence, first: int, high: int) -> int:
    """The place after the adjuncts that begin at `first`: "said on Friday to TASS that" gives "that"."""
    place = first
    while place < high:
        unit = units[place]
        if unit.pair is not None:
            break
        if unit.low in ADVERBS:
            place += 1
        elif unit.low in TIMES and _is_time(units, place, high):
            place = _after_time(units, place, high)
        elif (
            unit.low in ("a", "an")
            and place + 2 < high
            and units[place + 1].low in TIME_UNITS
            and units[place + 2].low in ("later", "earlier", "ago", "before")
        ):
            place += 3
        elif unit.low == "to" and listener(units, place + 1) > place + 1 and _may_listen(units[place + 1]):
            place = listener(units, place + 1)
        elif unit.low in OPENERS:
            after = _after_prepositional(units, place, high)
            if after == place:
                break
            place = after
        else:
            break
    return place


def _may_listen(unit: Unit) -> bool:
    return unit.pair is None and (
        unit.capital or unit.low in DETERMINERS or unit.low in LISTENERS or unit.low in OBJECTS
    )


def _is_time(units: Sentence, place: int, high: int) -> bool:
    low = units[place].low
    if low in ("this", "last", "next"):
        return place + 1 < high and (units[place + 1].low in TIMES or units[place + 1].low in TIME_UNITS)
    if low == "may":
        return units[place].capital
    return True


def _after_time(units: Sentence, place: int, high: int) -> int:
    while place < high and (units[place].low in TIMES or units[place].text.isdigit()) and units[place].pair is None:
        place += 1
    return place


def _after_prepositional(units: Sentence, first: int, high: int) -> int:
    """After one adjunct with a preposition; `first` where what follows cannot be told apart from the words said."""
    following = units[first + 1] if first + 1 < high else None
    if following is None or following.pair is not None:
        return first
    low = following.low
    if units[first].low == "to":
        return first  # "vowed to ban": no adjunct
    # "on Friday", "in April 2016", "on Tuesday night": ends where the times end
    start = first + 1 + (low in ("the", "late", "early", "a"))
    if start < high and units[start].low in TIMES and units[start].low not in TIME_UNITS:
        return _after_time(units, start, high)
    for place in range(first + 1, min(high, first + FAR)):
        unit = units[place]
        if unit.pair is not None or unit.low in ("that", ":", ","):
            return place
        if unit.low in OCCASIONS and units[first].low not in ("when", "while", "as", "because"):
            after = place + 1
            if after >= high:
                return high
            if units[after].low in OCCASIONS:
                continue
            if units[after].low in PREPOSITIONS:
                return after  # the next turn of the loop takes "with TASS"
            if units[after].word and units[after].low not in SUBORDINATORS:
                return after
    return high if high - first < FAR else first
