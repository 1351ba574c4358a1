"""The chain of rules that join a cue with its subject and the words said. The first that answers decides.

Each takes a clause and whether its subject is that of the cue before (`adding that`), and may answer None.
"""

from __future__ import annotations

from collections.abc import Callable

from compare.speech.adjuncts import skip
from compare.speech.clauses import Attribution, Clause
from compare.speech.languages.english import (
    ABOUT,
    ADDITIONS,
    FINITE,
    LEADING,
    MANNERS,
    PLURALS,
    PREPOSITIONS,
    SUBORDINATORS,
)
from compare.speech.languages.english_people import DOCUMENTS
from compare.speech.languages.english_verbs import NEED_WORDS
from compare.speech.phrases import Phrase, phrase_starting
from compare.speech.terms import inside, kind_of, names_work

# A quotation that ends so is a sentence or the first half of one; another is part of the reporter's clause.
ENDS_WORDS = tuple(".,!?…—–-")
RELATED = frozenset({"what", "which", "whom", "that"})
# Whoever is named after the verb, "..., said Lavrov, ...", must be one who can speak.
SPEAKS = frozenset({"name", "role", "group", "body", "pronoun"})
# Fewer words than this before the comma are an adverbial, not what was said.
FEWEST_BEFORE = 3
# "Beck joked, again using an exaggerated accent, ..."
LONGEST_MANNER = 15


def quotation_before(clause: Clause, same: bool) -> Attribution | None:
    """`"...," he said`; also `"...," said Lavrov`, and the second half of a split quotation after the cue."""
    place = clause.start - 1
    if clause.at(place) == ",":
        place -= 1
    if place < clause.low or not clause.quoted(place) or clause.verb.kind == "showing":
        return None
    stopped = clause.at(clause.start - 1) == "," or inside(clause.units[place].text)[-1:] in ENDS_WORDS
    if not stopped and kind_of(clause.units, place) is not None:
        return None  # `the "Daily Show" host said`
    if names_work(clause.units, place):
        return None  # `In his book, "The Art of the Deal," he said`
    subjects, first, after = clause.subjects, clause.verb.last + 1, clause.after
    if (not subjects and not same) or (subjects and clause.start == clause.verb.first):
        phrase = phrase_starting(clause.units, clause.bare, clause.high)
        subjects = [phrase] if phrase is not None else []
        if phrase is not None:
            first, after = phrase.last + 1, skip(clause.units, phrase.last + 1, clause.high)
    if same and clause.verb.form == "participle":
        return None
    contents = [(_quotation_start(clause, place), place + 1)]
    adjunct = (first, after)
    second = after + (clause.at(after) in (",", ":", "—", "–", "-"))
    parted = clause.at(after) not in ("", "that") or second == after
    if clause.quoted(second) and parted and not names_work(clause.units, second):
        contents.append((second, _quotation_end(clause, second)))
    return Attribution("quotation before", clause.verb, subjects, contents, adjunct)


def _quotation_start(clause: Clause, place: int) -> int:
    """A quotation that opens a sentence stands alone; one that goes on takes the words before it along."""
    first = place
    while first - 1 >= clause.low and clause.quoted(first - 1):
        first -= 1
    if inside(clause.units[first].text)[:1].isupper() and not any(clause.quoted(i) for i in range(clause.low, first)):
        return first
    return clause.low


def _quotation_end(clause: Clause, place: int) -> int:
    """Where words end that begin with a quotation: with it, or with the clause that it is only a part of."""
    if inside(clause.units[place].text)[-1:] in ENDS_WORDS or place + 1 >= clause.high:
        end = place + 1
        while clause.quoted(end):
            end += 1
        return end
    return clause.high


def quotation_after(clause: Clause, same: bool) -> Attribution | None:
    """`He said, "..."`, `said that "..."`, `told TASS: "..."`."""
    if clause.verb.kind == "showing" and not _is_document(clause):
        return None
    if clause.verb.kind == "treating" and not (clause.quoted(clause.bare) and clause.at(clause.start - 1) in RELATED):
        return None  # `a group called "Bridges"`; but: `what Trump called "fake news"`
    for begin in (clause.after, clause.bare):
        place = begin
        while clause.at(place) in (",", ":", "that", "—", "–") and place < clause.high:
            place += 1
        if clause.quoted(place):
            break
    else:
        return _quotation_last(clause, same)
    if place > clause.verb.last + 2 and kind_of(clause.units, place) == "title":
        return None  # `said in his book, "An American Son"`
    if not clause.subjects and not same and clause.verb.base not in ("say", "write", "add"):
        return None
    contents = [(place, _quotation_end(clause, place))]
    return Attribution("quotation after", clause.verb, clause.subjects, contents, (clause.verb.last + 1, begin))


def _quotation_last(clause: Clause, same: bool) -> Attribution | None:
    """`He replied, with a smile: "..."`: the quotation that ends the sentence after what he did meanwhile."""
    last = clause.high - 1
    if clause.verb.kind not in ("saying", "voicing") or last - clause.verb.last > LONGEST_MANNER:
        return None
    if not clause.quoted(last) or clause.at(last - 1) not in (",", ":") or not (clause.subjects or same):
        return None
    if not inside(clause.units[last].text)[:1].isupper() or any(clause.quoted(i) for i in range(clause.bare, last)):
        return None
    if clause.at(clause.after) != "," or clause.after >= last - 1:
        return None
    return Attribution(
        "quotation after", clause.verb, clause.subjects, [(last, last + 1)], (clause.verb.last + 1, last - 1)
    )


def that_clause(clause: Clause, same: bool) -> Attribution | None:
    """`He said (on Friday) that ...`."""
    for begin in (clause.after, clause.bare):
        place = begin + (clause.at(begin) == ",")
        if clause.at(place) == "that" and place + 1 < clause.high:
            break
    else:
        return None
    if (not clause.subjects and not same) or clause.verb.kind == "treating":
        return None
    if clause.verb.kind == "showing" and not _is_document(clause):
        return None
    contents = [(place + 1, clause.high)]
    return Attribution("that-clause", clause.verb, clause.subjects, contents, (clause.verb.last + 1, begin))


def _is_document(clause: Clause) -> bool:
    return any(s.kind == "document" or clause.at(s.last) in DOCUMENTS for s in clause.subjects)


def as_clause(clause: Clause, same: bool) -> Attribution | None:
    """`As the Post reported on Friday, the department ...`; `the plan failed, as Lavrov noted`."""
    if not clause.subjects or clause.at(clause.start - 1) != "as" or clause.verb.kind not in ("saying", "telling"):
        return None
    begin = clause.start - 1
    end = skip(clause.units, clause.bare, clause.high)
    adjunct = (clause.verb.last + 1, end)
    if begin <= clause.low and clause.at(end) == "," and end + 1 < clause.high:
        return Attribution("as he said, first", clause.verb, clause.subjects, [(end + 1, clause.high)], adjunct)
    if clause.at(begin - 1) == "," and begin - 1 - clause.low >= 3 and end >= clause.high:
        return Attribution("as he said, last", clause.verb, clause.subjects, [(clause.low, begin - 1)], adjunct)
    return None


def clause_before(clause: Clause, same: bool) -> Attribution | None:
    """`Russia will resist, Lavrov said on Friday`; also in the middle: `Russia, he said, will resist`."""
    verb = clause.verb
    if verb.kind in ("treating", "calling", "showing") or same or verb.form == "participle":
        return None
    subjects, start, first, after = _around_verb(clause)
    if not subjects or clause.at(start - 1) != "," or start - 1 <= clause.low:
        return None
    if not subjects[0].strong and verb.kind not in ("saying", "telling"):
        return None
    left = (clause.low, start - 1)
    count = left[1] - left[0]
    if not _ends_at(clause, after) and clause.at(clause.bare) in PREPOSITIONS | SUBORDINATORS and count > FEWEST_BEFORE:
        after = clause.high
    adjunct = (first, after)
    goes_on = _goes_on(clause, after + 1) or not _opens_addition(clause, after + 1)
    if clause.at(after) == "," and after + 1 < clause.high and goes_on:
        if count < 2 and clause.at(left[0]) in ("then", "so"):
            return None
        return Attribution("clause around", verb, subjects, [left, (after + 1, clause.high)], adjunct)
    if not _ends_at(clause, after) or count < FEWEST_BEFORE:
        return None
    if clause.at(left[0]) in LEADING and count < 8 and not any(u.low == "," for u in clause.units[left[0] : left[1]]):
        return None  # "At the rally in Ohio, he said"
    return Attribution("clause before", verb, subjects, [left], adjunct)


def _is_said_by(clause: Clause, phrase: Phrase) -> bool:
    """`..., says political scientist Anna Keller in Rome`: after other verbs and before "having" it is an object."""
    return clause.verb.base == "say" and phrase.kind in ("name", "role") and not clause.at(phrase.first).endswith("ing")


def _goes_on(clause: Clause, place: int) -> bool:
    """`The judge will stay, he said, and will be paid`: after "and" what was said goes on with a verb or "there"."""
    if clause.at(place) not in ("and", "but"):
        return False
    following = clause.at(place + 1)
    return following in FINITE or (following == "there" and clause.at(place + 2) in FINITE)


def _around_verb(clause: Clause) -> tuple[list[Phrase], int, int, int]:
    """The subject left of the verb or, inverted, right of it; where both begin, and where their adjuncts are."""
    if clause.at(clause.verb.first - 1) == ",":
        phrase = phrase_starting(clause.units, clause.bare, clause.high)
        if phrase is not None and phrase.kind in SPEAKS:
            first = phrase.last + 1
            after = skip(clause.units, first, clause.high)
            if _ends_at(clause, first) or (_is_said_by(clause, phrase) and _ends_at(clause, after)):
                return [phrase], clause.verb.first, first, after
    return clause.subjects, clause.start, clause.verb.last + 1, clause.after


def _ends_at(clause: Clause, place: int) -> bool:
    return place >= clause.high or clause.at(place) in (",", ";", "—", "–", "-", ":") or _opens_addition(clause, place)


def _opens_addition(clause: Clause, place: int) -> bool:
    word = clause.at(place)
    return (word.endswith("ing") and len(word) > 4) or word in ADDITIONS or word in ("according", "a", "when")


def clause_after(clause: Clause, same: bool) -> Attribution | None:
    """`Lavrov said Moscow is ready`, `denied the report`, `warned about a war`: all that follows is what was said."""
    verb = clause.verb
    if verb.kind == "voicing" or not (same or clause.subjects) or not _may_report(clause, same):
        return None
    begin = clause.after + (clause.at(clause.after) in (":", ","))
    if verb.base != "say" and clause.at(clause.bare) in ABOUT:
        begin = clause.bare
    if clause.high - begin < 2 and not clause.quoted(begin):
        return None
    if clause.at(clause.after) == "," and _opens_addition(clause, begin):
        return None
    end = clause.high if verb.base == "say" or verb.kind == "telling" else _thing_end(clause, begin)
    return Attribution("clause after", verb, clause.subjects, [(begin, end)], (verb.last + 1, begin))


def _may_report(clause: Clause, same: bool) -> bool:
    """Whether subject and verb report something when neither marks nor "that" say so."""
    verb = clause.verb
    if clause.at(clause.start - 1) == "as" or any(
        clause.at(s.first) in ("i", "we", "you", "it") for s in clause.subjects
    ):
        return False
    if verb.kind == "showing" and not _is_document(clause):
        return False
    if verb.kind == "treating" and clause.quoted(clause.bare):
        return False  # left to `quotation_after`
    if verb.base in NEED_WORDS and not _is_clause(clause, clause.after):
        return False
    if verb.base != "say" and not same and not all(s.strong for s in clause.subjects):
        return False
    if verb.form == "present" and any(s.kind != "name" and _is_plural(clause.at(s.last)) for s in clause.subjects):
        return False  # "the most states": a noun; but "Phillips says" is a person
    if verb.form != "base" or len(clause.subjects) != 1:
        return True  # `Obama and Clinton call them "lone wolves"`
    (subject,) = clause.subjects
    return subject.kind not in ("name", "unknown") or (verb.base == "say" and _is_plural(clause.at(subject.last)))


def _is_clause(clause: Clause, begin: int) -> bool:
    """Whether what follows looks like a whole clause: a finite verb soon after its subject."""
    return any(clause.at(i) in FINITE for i in range(begin + 1, min(clause.high, begin + 9)))


def _is_plural(word: str) -> bool:
    return word in PLURALS or (word.endswith("s") and not word.endswith(("ss", "'s", "us", "news")))


def _thing_end(clause: Clause, begin: int) -> int:
    """Where the thing ends that was denied, called for ...: before what a comma adds to the sentence.

    A participle after a whole clause belongs to it: "insisted he would stay, leaving the choice to others".
    """
    whole = False
    for place in range(begin + 1, clause.high - 1):
        whole = whole or (clause.verb.kind == "saying" and clause.at(place) in FINITE)
        following = clause.at(place + 1)
        held = whole and following not in MANNERS
        if clause.at(place) == "," and (following in ADDITIONS or (following.endswith("ing") and not held)):
            return place
    return clause.high


def words_to_come(clause: Clause, same: bool) -> Attribution | None:
    """`He told reporters:` with the words in the next paragraph, or `Lavrov said.` after a quotation."""
    verb = clause.verb
    if not clause.subjects or not clause.subjects[0].strong:
        return None
    if clause.high > 0 and clause.at(clause.high - 1) == ":":
        adjunct = (verb.last + 1, clause.high - 1)
        return Attribution("colon, words follow", verb, clause.subjects, [], adjunct, awaits=True)
    if clause.start <= clause.low + 1 and verb.kind not in ("treating", "calling", "showing"):
        return Attribution("cue alone", verb, clause.subjects, [], (verb.last + 1, clause.after), dangling=True)
    return None


Rule = Callable[[Clause, bool], Attribution | None]
RULES: tuple[tuple[str, Rule], ...] = (
    # Marks are the surest sign; a quotation that ends right before the subject belongs to this cue ...
    ("quotation before", quotation_before),
    # ... and one right after it too, with or without "that".
    ("quotation after", quotation_after),
    # "that" says where the words begin; it must come before rules that look left, for "In addition, he said that ..."
    ("that-clause", that_clause),
    # "as" turns the clause of the cue into a remark beside the words.
    ("as he said", as_clause),
    # A comma and a subject with nothing after the verb: the words stood before.
    ("clause before", clause_before),
    # What is left after the verb are the words.
    ("clause after", clause_after),
    # Neither before nor after: in the next or the last sentence.
    ("words elsewhere", words_to_come),
)
# Verbs that are no report by themselves ("will say", "beamed") report beside a quotation.
BESIDE_QUOTATIONS = RULES[:2]
