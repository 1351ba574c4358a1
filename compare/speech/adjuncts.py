"""What may stand between a cue and the words said: to whom, when, where, in what; the circumstances of a remark."""

from __future__ import annotations

from compare.speech.clauses import Attribution, Span
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
from compare.speech.terms import is_title, names_work
from compare.speech.units import Sentence, Unit

# Open an adjunct that runs to a comma, a "that", a mark or the sentence's end.
OPENERS = PREPOSITIONS | frozenset({"when", "while", "as", "after", "before", "during", "because"})
LINKS = frozenset({"and", "of", "the", "&"})
FAR = 30
# Open what a remark is about or how it was put: "warned of Tuesday's vote" does not tell when.
TOPICS = frozenset({"of", "about", "for", "if", "because", "despite", "like", "without", "into", "against", "both"})
# Open a circumstance before the cue: "On Friday, Lavrov said", "Lavrov, speaking in Riyadh on Friday, said".
BEFORE_CUE = frozenset({"on", "in", "at", "during", "speaking", "late", "early"})
APOSTROPHES = frozenset("'’")
SHOWN = frozenset({"on", "in", "during"})
SHOWS = frozenset({"show", "program", "programme", "podcast", "newscast"})
# What is longer holds a clause of its own.
LONGEST_BEFORE_CUE = 14


def listener(units: Sentence, first: int) -> int:
    """The place after whom "told" was told: `told TASS that` gives the place of "that"; `first` itself for nobody."""
    if first >= len(units):
        return first
    if units[first].pair is not None and names_work(units, first):
        return first + 1  # `told "The Daily Show" that`
    if units[first].pair is not None or not units[first].word:
        return first
    word = units[first]
    if word.low in OBJECTS:
        return first + 1
    if word.low == "that" or word.low in PREPOSITIONS:
        return first
    owner = word.low.endswith(("'s", "s'")) and not (first + 1 < len(units) and units[first + 1].capital)
    if word.capital and word.low not in DETERMINERS and not owner:
        return _after_name(units, first)
    # up to the first noun that can listen; if none comes soon, what follows is no addressee of that shape
    for place in range(first, min(first + 7, len(units))):
        unit = units[place]
        if _is_show(units, place):
            return place + 1 + (place + 1 < len(units) and units[place + 1].low in SHOWS)
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
        if _is_show(units, place):
            return place + 1 + (place + 1 < len(units) and units[place + 1].low in SHOWS)
        if unit.pair is None and unit.text in APOSTROPHES:
            continue
        if unit.pair is not None or not unit.word or unit.low in TIMES or unit.low == "that":
            return place
        if unit.low in LINKS:
            if not (place + 1 < len(units) and units[place + 1].capital):
                return place
        elif not unit.capital and not unit.low.endswith(("'s", "s'")):
            return place + 1 if unit.low in LISTENERS else place
    return min(first + 8, len(units))


def _is_show(units: Sentence, place: int) -> bool:
    """Whether a quotation is an outlet's programme: `ABC’s "This Week"`, `CBS’ "Face the Nation"`."""
    owned = place > 0 and (units[place - 1].low.endswith(("'s", "s'")) or units[place - 1].text in APOSTROPHES)
    return owned and units[place].pair is not None and is_title(units[place].text)


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
    if (
        following is not None
        and following.pair is not None
        and units[first].low in SHOWN
        and names_work(units, first + 1)
    ):
        return first + 2  # `said on "Fox News Sunday" that`
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


def circumstances(units: Sentence, attribution: Attribution) -> list[Span]:
    """The units that tell when, where and to whom it was said: before the cue, and after it."""
    found = _before_cue(units, attribution)
    if attribution.adjunct is not None and attribution.adjunct[0] < attribution.adjunct[1]:
        first, after = attribution.adjunct
        if units[first].low in TOPICS:
            told = (i for i in range(first, after) if units[i].low in BEFORE_CUE and _is_circumstance(units[i:after]))
            first = next(told, after)
        if first < after:
            found.append((first, _to_its_end(units, after, attribution)))
    return found


def _before_cue(units: Sentence, attribution: Attribution) -> list[Span]:
    """`On Friday, Lavrov said`, `Lavrov on Friday said`, `Lavrov, in an interview with TASS, said`."""
    if attribution.verb is None or not attribution.subjects:
        return []
    first, between = attribution.subjects[0].first, attribution.subjects[-1].last + 1
    if first > LONGEST_BEFORE_CUE:
        return []
    comma = next((i for i in range(first) if units[i].low == ","), first)
    between += between < len(units) and units[between].low == ","
    verb = attribution.verb.first
    # what a speaker adds ("..., saying") stands after another verb: only what is surely an adjunct ends before that
    end = skip(units, between, verb) if attribution.same_speaker else verb
    return [(a, b) for a, b in ((0, comma), (between, end)) if _is_circumstance(units[a:b])]


def _is_circumstance(units: Sentence) -> bool:
    """Whether these words are one adjunct that names a time or what a remark is made in."""
    if not 0 < len(units) <= LONGEST_BEFORE_CUE or any(u.pair is not None or u.low in FINITE for u in units):
        return False
    if units[0].low not in BEFORE_CUE and not (units[0].low in TIMES and units[0].capital):
        return False
    return any((u.low in TIMES and u.low not in TIME_UNITS) or u.low in OCCASIONS or _is_year(u) for u in units)


def _is_year(unit: Unit) -> bool:
    return len(unit.text) == 4 and unit.text.isdigit() and unit.text[:2] in ("19", "20")


def _to_its_end(units: Sentence, after: int, attribution: Attribution) -> int:
    """The end of an adjunct with the year after its day, or with a show in marks: `on NBC's "Meet the Press"`."""
    ahead = [first for first, _ in attribution.contents if first >= after]
    high = min(ahead, default=len(units))
    if after + 1 < high and units[after].low == "," and units[after - 1].text.isdigit() and _is_year(units[after + 1]):
        return after + 2
    shown = after < high and units[after].pair is not None and units[after - 1].low.endswith(("'s", "s'", "on"))
    return skip(units, after + 1, high) if shown else after
