"""What stands in the same place of two aligned wordings: another number or name, a hedge, a condition.

Each rule looks at one gap of the alignment, so that the same number or name elsewhere in the quotation hides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from compare.matching.changes.forms import ordinal, same_name
from compare.matching.changes.gaps import CLAUSE_MARKS, SENTENCE_ENDS, Gap, adjoining, held, in_brackets
from compare.matching.changes.rules import conditions
from compare.matching.changes.views import NEAR, Change, View, difference
from compare.matching.inventories import Finding, stem
from compare.reading.texts import Word, fold
from compare.speech.languages.english_changes import FUNCTION_WORDS, JOINING, SUBJECTS
from compare.speech.languages.english_forms import (
    ARTICLES,
    DETERMINERS,
    EVER,
    EXCEPTIONS,
    PLAIN_ADVERBS,
    PREPOSITIONS,
    SOURCES,
    TELLING_NOUNS,
    TELLING_PARTICIPLES,
)

# In a longer gap what stands in the same order need not stand in the same place.
PLACE = 8
# A condition begins its clause: where the clause was cut off before the quotation it stands so far from its words.
CLAUSE = 12

# "saying that" and "said that" open no condition.
TELLING = frozenset(stem(word) for word in TELLING_PARTICIPLES)
Rule = Callable[[View, View, Gap], Iterator[Change]]


def finding(kind: str, word: Word) -> Finding:
    """One word as a finding."""
    return Finding(kind, word.text, word.start, word.end)


def numbers_in_place(left: View, right: View, gap: Gap) -> Iterator[Change]:
    """Another number where a number stands; an ordinal, or some other word in place of a number, less surely."""
    if gap.longest > PLACE:
        return
    mine, others = held(left.all.numbers, gap.left), held(right.all.numbers, gap.right)
    for one, other in zip(mine, others, strict=False):
        if one.value != other.value:
            yield difference("number", left, one, right, other, f"another {one.kind}", 0.95)
    if mine or others or not gap.left or not gap.right:
        lone = single_words(gap)
        if lone and bool(mine) != bool(others) and not {word.text for word in lone} & FUNCTION_WORDS:
            one, other = (finding("number", word) for word in lone)
            yield difference("number", left, one, right, other, "a number on one side only", 0.5)
        return
    for a, b in zip(gap.left, gap.right, strict=False):
        values = ordinal(a.text), ordinal(b.text)
        if values != (None, None) and values[0] != values[1] and not {a.text, b.text} & FUNCTION_WORDS:
            sure = 0.9 if None not in values else 0.5
            yield difference("number", left, finding("number", a), right, finding("number", b), "another rank", sure)


def single_words(gap: Gap) -> tuple[Word, Word] | None:
    """The two words that face each other, where no other stands in the gap."""
    return (gap.left[0], gap.right[0]) if len(gap.left) == len(gap.right) == 1 else None


def names_in_place(left: View, right: View, gap: Gap) -> Iterator[Change]:
    """Another name where a name stands; none that the other side has in this place too, or has in another spelling."""
    if gap.longest > PLACE:
        return
    mine, others = held(left.all.names, gap.left), held(right.all.names, gap.right)
    lone = single_words(gap)
    if lone and bool(mine) != bool(others) and is_capital(left, lone[0]) and is_capital(right, lone[1]):
        mine, others = [finding("name", lone[0])], [finding("name", lone[1])]
    if not (mine and others):
        return
    mine, others = ([one for one in some if ordinal(one.value) is None] for some in (mine, others))
    fresh, new = unlike(left, mine, right, others), unlike(right, others, left, mine)
    if fresh and new:
        sure = 0.95 if len(fresh) == len(new) == 1 else 0.7
        yield difference("name", left, fresh[0], right, new[0], "another name", sure)


def is_capital(view: View, word: Word) -> bool:
    """Whether a word that may be a name begins with a capital."""
    return view.text[word.start].isupper() and word.text not in FUNCTION_WORDS


def unlike(view: View, names: list[Finding], other: View, others: list[Finding]) -> list[Finding]:
    """The names that are none of the others."""
    known = [fold(other.text[one.start : one.end]) for one in others]
    return [one for one in names if not any(same_name(fold(view.text[one.start : one.end]), name) for name in known)]


def hedges_in_place(left: View, right: View, gap: Gap) -> Iterator[Change]:
    """A word that takes back half of what is said, on one side of a gap only."""
    mine, others = (hedges(view, gap, words) for view, words in ((left, gap.left), (right, gap.right)))
    if mine and not others:
        yield difference("hedge", left, mine[0], right, None, "hedged on one side only", 0.9)
    elif others and not mine:
        yield difference("hedge", left, None, right, others[0], "hedged on one side only", 0.9)
    elif gap.inside and not mine:
        for one, other in ((gap.left, gap.right), (gap.right, gap.left)):
            if len(one) == 1 and not other and is_doubting(one[0].text):
                word = finding("hedge", one[0])
                sides = (word, None) if one is gap.left else (None, word)
                yield difference("hedge", left, sides[0], right, sides[1], "an adverb on one side only", 0.5)


def hedges(view: View, gap: Gap, words: Sequence[Word]) -> list[Finding]:
    """The hedges of one side of a gap that speak of what is equal: what was cut off behind may hold its own."""
    if not held(view.all.hedges, words, whole=True):
        return []
    near = adjoining(view, words, gap, NEAR)
    found = held(view.all.hedges, near, whole=True)
    return [one for one in found if one.end == near[-1].end] if gap.tail and not gap.facing else found


def is_doubting(word: str) -> bool:
    """Whether a word looks like an adverb that colours a whole sentence: one in -ly, not one of manner or degree."""
    return len(word) > 5 and word.endswith("ly") and word not in PLAIN_ADVERBS


def conditions_in_place(left: View, right: View, gap: Gap) -> Iterator[Change]:
    """A condition or an exception on one side of a gap only: by its word, or by how its clause is built."""
    most = CLAUSE if gap.head else NEAR
    mine, others = (adjoining(view, words, gap, most) for view, words in ((left, gap.left), (right, gap.right)))
    here, there = (
        conditions(left, held(left.all.conditions, mine)),
        conditions(right, held(right.all.conditions, others)),
    )
    if bool(here) != bool(there):
        view, other, found = (left, right, here[0]) if here else (right, left, there[0])
        if hangs_on(view, gap.left if here else gap.right, gap, found) and not repeats(view, found, other, gap):
            one, two = (found, None) if here else (None, found)
            yield difference("condition", left, one, right, two, f"{sort_of(found)} on one side only", 0.9)
        return
    if here or there or (gap.left and gap.right and gap.inside and gap.longest > 3 * CLAUSE):
        return
    built = [opener(view, words) for view, words in ((left, mine), (right, others))]
    if bool(built[0]) != bool(built[1]):
        yield difference("condition", left, built[0], right, built[1], "a clause that may be a condition", 0.5)


def hangs_on(view: View, words: Sequence[Word], gap: Gap, condition: Finding) -> bool:
    """Whether what is equal hangs on a condition among these words of a gap: not where it is of a sentence of its own,
    behind "but", which begins another clause, or where nothing but words of its clause is equal.
    """
    if gap.head:
        return leads_to_clause(view, words, condition)
    before = view.before(condition.start, 1)
    if before and before[0].start >= words[0].start and before[0].text in JOINING:
        return condition.value != "if"
    first, after = view.before(words[0].start, 1), view.after(words[-1].end, 1)
    ahead = view.text[first[0].end if first else 0 : condition.start]
    behind = view.text[condition.end : after[0].start] if after else ""
    return not gap.inside or SENTENCE_ENDS.isdisjoint(ahead) or SENTENCE_ENDS.isdisjoint(behind)


def leads_to_clause(view: View, words: Sequence[Word], condition: Finding) -> bool:
    """Whether the part in common, behind these words, has what hangs on a condition, and not only the clause of it: it
    begins right behind it or with a subject, or a mark stands between them or within.
    """
    behind = [word for word in words if word.start >= condition.end]
    first = view.after(words[-1].end, 1)
    if not first or len(behind) < 2 or first[0].text in SUBJECTS:
        return True
    end = max(one.place("right" if view.right else "left")[1] for one in view.alignment.operations if one.op == "equal")
    return not CLAUSE_MARKS.isdisjoint(view.text[condition.end : end])


def repeats(view: View, condition: Finding, other: View, gap: Gap) -> bool:
    """Whether the other side has the same condition elsewhere ("if you like A ... if you like B"), or has its word in
    an editor's brackets here.
    """
    there, at = (gap.left, gap.at[0]) if view.right else (gap.right, gap.at[1])
    if condition.value.split()[0] in {word.text for word in in_brackets(other, there, at)}:
        return True
    return view.opening(condition) in other.demanded


def sort_of(found: Finding) -> str:
    """What a condition is called."""
    return "an exception" if found.value in EXCEPTIONS else "a condition"


def opener(view: View, words: Sequence[Word]) -> Finding | None:
    """What opens a clause that is built like a condition, or None: it begins a sentence or stands behind a comma.

    "assuming that", "in the event that", "with the exception of"; "should" or "whenever" and the like before a noun;
    an adjective or participle with its preposition ("subject to").
    """
    for at, word in enumerate(words[: 2 if len(words) > 1 else 0]):
        here = [one.text for one in words[at : at + 4]]
        length = built_length(here)
        if length and begins_clause(view.text, word.start):
            return Finding("condition", " ".join(here[:length]), word.start, words[at + length - 1].end)
    return None


def begins_clause(text: str, start: int) -> bool:
    """Whether a place is that of a clause: behind a comma or another mark, or with a capital at the beginning."""
    before = text[max(0, start - 8) : start].rstrip('"“‘ \n')
    return before[-1] in ",.;:—–-!?" if before else start <= 8 and text[start].isupper()


def built_length(here: Sequence[str]) -> int:
    """How many words open a clause that is built like a condition; 0 where it is built otherwise."""
    first, second, third, fourth = (*here, "", "", "", "")[:4]
    participle = first.endswith(("ing", "ed")) and len(first) > 5 and first not in FUNCTION_WORDS
    if second == "that" and participle and stem(first) not in TELLING:
        return 2
    clause = fourth == "that" and third not in TELLING_NOUNS
    exception = fourth == "of" and third.endswith(("ption", "usion", "ence"))
    if first in PREPOSITIONS and second in ("the", "a", "any") and (clause or exception):
        return 4
    if first in ("should", "were", "had", "once") and second in DETERMINERS:
        return 1
    if first.endswith("ever") and first not in EVER and second in DETERMINERS:
        return 1
    openers = first not in FUNCTION_WORDS and not first.endswith(("ing", "ly"))
    if openers and second in ("to", "on", "from", "for") and third in ARTICLES and first not in SOURCES:
        return 2
    return 2 if (first, second) == ("but", "for") else 0
