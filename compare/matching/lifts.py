"""Words that a headline lifts from a quotation of its own article: "Absolutely Unacceptable", 'abscess'.

A headline seldom quotes by the rules: it takes two words, without marks, or one, within single marks. Such words are
told from a topic that everybody names by where else they stand: words lifted from a quotation stand nowhere else in
the article's own text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from compare.matching.quotations import Run
from compare.reading.texts import Word
from compare.speech.languages.english_changes import FUNCTION_WORDS

# Without marks, one word in common is a coincidence; two in a row that stand nowhere else seldom are.
LEAST_WORDS = 2


def lifted(
    headline: Sequence[Word], quotation: Sequence[Word], quoted: str, marked: Sequence[tuple[int, int]], own_text: str
) -> Run | None:
    """The run of words that a headline takes from a quotation, or None.

    `quoted` is the text that the words of `quotation` count in, `marked` are the places of the headline that stand in
    marks (in the offsets of its words), `own_text` the folded words of the article outside headlines and quotations,
    joined by a space. Names do not count: a run of capitals is whom the story is about.
    """
    for run in common_runs([word.text for word in headline], [word.text for word in quotation]):
        taken = quotation[run.right : run.right + run.length]
        if f" {' '.join(word.text for word in taken)} " in f" {own_text} ":
            continue
        plain = [word for word in taken if word.text not in FUNCTION_WORDS and quoted[word.start].islower()]
        inside = headline[run.left : run.left + run.length]
        in_marks = any(start <= inside[0].start and inside[-1].end <= end for start, end in marked)
        if len(plain) >= (1 if in_marks else LEAST_WORDS):
            return run
    return None


def common_runs(left: Sequence[str], right: Sequence[str]) -> Iterator[Run]:
    """The runs of words that stand on both sides and cannot be made longer, in the order of the left side."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(right):
        places[word].append(j)
    for i, word in enumerate(left):
        for j in places.get(word, ()):
            if not (i and j and left[i - 1] == right[j - 1]):
                rest = min(len(left) - i, len(right) - j)
                yield Run(i, j, next((k for k in range(rest) if left[i + k] != right[j + k]), rest))
