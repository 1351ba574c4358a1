"""Another verb in the same place: a modal verb for what no list knows, a plan for a deed, a stronger or weaker word.

What lists of words cannot hold is told by how it is built and where it stands; so these are less sure than the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.matching.changes.forms import denies, respelled
from compare.matching.changes.gaps import Gap, held
from compare.matching.changes.places import finding, single_words
from compare.matching.changes.views import Change, View, difference
from compare.matching.inventories import Finding, stem
from compare.reading.texts import Word
from compare.speech.languages.english_changes import BACKSHIFTS, FUNCTION_WORDS
from compare.speech.languages.english_forms import (
    BEFORE_NOUNS,
    BEFORE_VERBS,
    FUTURE,
    HAVING,
    IRREGULAR,
    OBJECTS,
    SMALL_VERBS,
)

# "are scheduled to sign": longer gaps hold more than a verb.
VERB_GROUP = 5
# Modal verbs that change much where they stand on one side only; "will" and "would" come and go.
STRONG = frozenset({"obligation", "possibility", "right", "advice"})


def extent(kind: str, words: Sequence[Word]) -> Finding | None:
    """Some words as one finding."""
    return Finding(kind, words[-1].text, words[0].start, words[-1].end) if words else None


def tense_in_place(left: View, right: View, gap: Gap) -> Iterator[Change]:
    """What is done on one side is planned on the other: "have signed", "will sign"."""
    if gap.longest > VERB_GROUP or not gap.facing or not (may_plan(gap.left) or may_plan(gap.right)):
        return
    last = (gap.left[-1].end, left) if gap.left else (gap.right[-1].end, right)
    follows = [word.text for word in last[1].after(last[0], 1)]
    if planned_for_done(gap.left, gap.right, follows) or planned_for_done(gap.right, gap.left, follows):
        yield difference(
            "tense", left, extent("tense", gap.left), right, extent("tense", gap.right), "done / planned", 0.8
        )


def may_plan(words: Sequence[Word]) -> bool:
    """Whether a word that makes a plan stands at the end of these, or right before."""
    return any(word.text == "to" or word.text in FUTURE for word in words[-2:])


def planned_for_done(done: Sequence[Word], plan: Sequence[Word], follows: Sequence[str]) -> bool:
    """Whether one side tells a deed and the other plans the same: the verb is in both, or stands behind both."""
    deed, intent = [word.text for word in done], [word.text for word in plan]
    if not intent:
        return False
    if not deed:
        return bool(follows) and IRREGULAR.get(follows[0]) == follows[0] and opens_plan(intent)
    if deed[-1] in HAVING and len(deed) == 1 and follows and is_done(follows[0]):
        return opens_plan(intent)
    if len(intent) < 2 or not set(deed[:-1]) <= HAVING | {"i", "we", "they"}:
        return False
    return is_done(deed[-1]) and opens_plan(intent[:-1]) and one_verb(deed[-1], intent[-1])


def opens_plan(words: Sequence[str]) -> bool:
    """Whether these words make a plan of the plain verb behind them."""
    return words[-1] in FUTURE or (words[-1] == "to" and len(words) > 1)


def is_done(word: str) -> bool:
    """Whether a word may be a verb of the past."""
    return word in IRREGULAR or word.endswith("ed")


def one_verb(done: str, plain: str) -> bool:
    """Whether a past form is of this verb."""
    if IRREGULAR.get(done) == plain or done in (plain + "d", plain + "ed", plain[:-1] + "ied"):
        return True
    root = done.removesuffix("ed")
    return root != done and root[-2:-1] == root[-1:] and root[:-1] == plain


def modals_in_place(left: View, right: View, gap: Gap) -> Iterator[Change]:
    """Another modal verb in the place of one, or a strong one on one side only."""
    if gap.longest > VERB_GROUP or not gap.facing:
        return
    mine, others = held(left.all.modalities, gap.left), held(right.all.modalities, gap.right)
    if mine and others:
        pair = frozenset({mine[0].value, others[0].value})
        if len(pair) > 1 and pair not in BACKSHIFTS:
            yield difference("modality", left, mine[0], right, others[0], f"{mine[0].value} / {others[0].value}", 0.9)
    elif (mine or others) and (mine or others)[0].value in STRONG and not built_otherwise(gap, bool(mine)):
        sides = (mine[0], None) if mine else (None, others[0])
        yield difference(
            "modality", left, sides[0], right, sides[1], f"{(mine or others)[0].value} on one side only", 0.8
        )


def built_otherwise(gap: Gap, left_has: bool) -> bool:
    """Whether the side without a modal verb has content words in its place."""
    return any(word.text not in FUNCTION_WORDS for word in (gap.right if left_has else gap.left))


def modality_in_place(left: View, right: View, gap: Gap) -> Iterator[Change]:
    """A modal verb for "is ... to", whatever word stands between, or for some verb that is none."""
    if not gap.left or not gap.right or gap.longest > VERB_GROUP or not gap.facing:
        return
    mine, others = held(left.all.modalities, gap.left), held(right.all.modalities, gap.right)
    if bool(mine) == bool(others):
        return
    plain_view, plain = (right, gap.right) if mine else (left, gap.left)
    words = [word.text for word in plain]
    follows = [word.text for word in plain_view.after(plain[-1].end, 1)]
    leading_on = words[-1] == "to" or follows == ["to"]
    content = [word for word in words if word not in FUNCTION_WORDS]
    if (leading_on and content) or (len(words) == len(content) == 1):
        sides = (mine[0], extent("modality", plain)) if mine else (extent("modality", plain), others[0])
        note = f"{(mine or others)[0].value} / {' '.join(words)}"
        yield difference("modality", left, sides[0], right, sides[1], note, 0.7 if leading_on else 0.5)


def verb_in_place(left: View, right: View, gap: Gap) -> Iterator[Change]:
    """One verb for another, where a list knows no scale of them."""
    lone = single_words(gap)
    if not lone or not gap.facing:
        return
    one, other = lone
    texts = one.text, other.text
    if not (left.text[one.start].islower() and right.text[other.start].islower()):
        return
    if any((text in FUNCTION_WORDS and text not in SMALL_VERBS) or text[0].isdigit() for text in texts):
        return
    if (
        respelled(*texts)
        or stem(one.text) == stem(other.text)
        or any(denies(*pair) or one_verb(*pair) for pair in (texts, texts[::-1]))
    ):
        return
    if is_verb(left, one, texts):
        yield difference("strength", left, finding("verb", one), right, finding("verb", other), "another verb", 0.5)


def is_verb(view: View, word: Word, forms: Sequence[str]) -> bool:
    """Whether a word is a verb by what stands around it, or by its endings on both sides."""
    before = next((one.text for one in view.before(word.start, 1)), "")
    after = next((one.text for one in view.after(word.end, 1)), "")
    if before in BEFORE_VERBS:
        return True
    if before in BEFORE_NOUNS:
        return False
    return all(form.endswith(("ed", "ing")) for form in forms) or before.endswith("ly") or after in OBJECTS
