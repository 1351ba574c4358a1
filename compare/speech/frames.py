"""Frames that report without a reporting verb: "according to X", a signature, and the sentence that lost its verb."""

from __future__ import annotations

from compare.speech.clauses import Attribution
from compare.speech.cues import Verb
from compare.speech.languages.english import ARTICLES, DETERMINERS, FINITE, JOINING, PREPOSITIONS, PRONOUNS
from compare.speech.phrases import phrase_starting
from compare.speech.subjects import first_subject, subject_before
from compare.speech.units import Sentence

# Open what belongs to the speaker's name, not the words: "according to Smith, a farmer, ...".
OPENS_APPOSITION = frozenset({"a", "an", "who", "which"})
FAR = 40
DASHES = frozenset("—–―-") | {"--"}
LONGEST_SIGNATURE = 6
# Nouns for words that are used, and how they are put to use: "used the term", "coined a new phrase".
WORDS = frozenset({"word", "words", "term", "terms", "phrase", "phrases", "slogan", "expression"})
USING = frozenset({"use", "uses", "used", "using", "coin", "coins", "coined", "coining"})
# Nouns for what a crowd says at once: "met with chants of".
CHANTS = frozenset({"chant", "chants", "calls", "cries", "shouts"})
# "has used the very same old phrase": at most so many words between.
LONGEST_NAMING = 4


def according_to(units: Sentence, low: int, high: int, verb: Verb, found: list[Attribution]) -> Attribution | None:
    """`According to X, ...`, `..., according to X`, and in the middle.

    After another cue X only carried the words ("Lavrov stated, according to RT"): that cue gets a carrier.
    """
    phrase = phrase_starting(units, verb.last + 1, high)
    if phrase is None or units[phrase.first].low in ("our", "my", "us", "me"):
        return None
    comma = _comma(units, phrase.last + 1, high)
    if verb.first <= low:
        begin = phrase.last + 1 if comma is None else comma + 1
        if comma is not None and begin < high and units[begin].low in OPENS_APPOSITION:
            second = _comma(units, begin, high)
            begin = second + 1 if second is not None else begin
        return Attribution("according to, first", verb, [phrase], [(begin, high)]) if begin < high else None
    if comma is not None and comma + 1 < high and units[verb.first - 1].low in JOINING:
        return Attribution("according to, first", verb, [phrase], [(comma + 1, high)])
    end = verb.first - (units[verb.first - 1].low == ",")
    earlier = next((f for f in reversed(found) if not f.inner and f.contents and f.verb is not None), None)
    if earlier is not None and phrase.kind in ("name", "body", "group", "document", "unknown"):
        earlier.carrier = (phrase.first, phrase.last + 1)
        earlier.contents = [(a, min(b, end)) for a, b in earlier.contents if a < end]
        return None
    if end - low < 2 and not any(u.pair for u in units[low:end]):
        return None
    contents = [(low, end)]
    only_leads = units[low].low in PREPOSITIONS and not any(u.low in FINITE for u in units[low:end])
    if (
        comma is not None
        and comma + 1 < high
        and (only_leads or units[comma + 1].low not in OPENS_APPOSITION | {"the"})
    ):
        contents.append((comma + 1, high))
    return Attribution("according to, last", verb, [phrase], contents)


def _comma(units: Sentence, first: int, high: int) -> int | None:
    return next((i for i in range(first, min(high, first + FAR)) if units[i].low == ","), None)


def words_used(units: Sentence, low: int, high: int) -> list[Attribution]:
    """`Trump has used the phrase "..."`, `their chants of "..."`: a noun says that the marks hold somebody's words."""
    found = []
    for place in range(max(low, 1) + 1, high):
        if units[place].pair is None:
            continue
        noun = place - 1 - (units[place - 1].low == ",")
        if units[noun].low in WORDS:
            nearest = range(noun - 1, max(low - 1, noun - 1 - LONGEST_NAMING), -1)
            verb = next((i for i in nearest if units[i].low in USING), None)
            if verb is not None:
                subjects = subject_before(units, low, verb) or first_subject(units, low, verb)
                found.append(Attribution("words used", None, subjects, [(place, place + 1)]))
        elif units[noun].low == "of" and units[noun - 1].low in CHANTS:
            subjects = first_subject(units, low, noun - 1)
            found.append(Attribution("words chanted", None, subjects, [(place, _list_end(units, place, high))]))
    return found


def _list_end(units: Sentence, place: int, high: int) -> int:
    """The end of `"A" and "B"`."""
    end = place + 1
    while end + 1 < high and units[end].low in (",", "and") and units[end + 1].pair is not None:
        end += 2
    return end


def signature(units: Sentence, low: int, high: int) -> Attribution | None:
    """`"..." — Anna Keller`: the name under a quotation, which may stand in the sentence before."""
    quoted = low < high and units[low].pair is not None
    dash = low + quoted
    if dash + 1 >= high or units[dash].text not in DASHES:
        return None
    phrase = phrase_starting(units, dash + 1, high)
    if phrase is None or phrase.kind not in ("name", "body", "role") or phrase.last - dash > LONGEST_SIGNATURE:
        return None
    if phrase.last + 1 < high and units[phrase.last + 1].low != ",":
        return None
    contents = [(low, low + 1)] if quoted else []
    return Attribution("dash and name", None, [phrase], contents, dangling=not quoted)


def verb_missing(units: Sentence, low: int, high: int) -> Attribution | None:
    """`The Russian diplomat that Russia had set up a zone`: a role, "that" and a whole clause, and the verb lost.

    A person takes "who", not "that", so that little else begins in this way (none in 300 articles of PolNeAR train).
    """
    if low >= high or units[low].low not in ARTICLES:
        return None
    phrase = phrase_starting(units, low, high)
    if phrase is None or phrase.kind != "role":
        return None
    that = phrase.last + 1
    if that + 4 > high or units[that].low != "that":
        return None
    following = units[that + 1]
    if not following.capital and following.low not in DETERMINERS | PRONOUNS:
        return None
    if not any(units[i].low in FINITE for i in range(that + 2, high)):
        return None
    return Attribution("that-clause, verb missing", None, [phrase], [(that + 1, high)])
