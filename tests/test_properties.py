"""Any text at all: nothing raises, and every offset gives back the words it was found for."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.matching.parts import split_parts
from compare.reading.articles import describe
from compare.reading.boilerplate import mark
from compare.reading.passages import lay_out, segment
from compare.reading.records import Record
from compare.speech.statements import extract

PIECES = [
    '"', "“", "”", "‘", "’", "'", "«", "»", "„", "(", ")", "[any]", "…", " - ", "—", "\n", "\n\n", "\r\n", "\u00a0",
    "MOSCOW, October 21. /TASS/.", "Lavrov", "Sergei Lavrov", "the minister", "he", "said", "told TASS", "according to",
    "that", "added", "not", "we are ready", "the talks will go on", "Subscribe to our newsletter", "© AFP", "5 percent",
    ".", ",", ":", "?", "\u2028", "\u0301", "é", "中文", "\U0001f600", "\x00", "\ufeff", "All news", "Photo by AFP",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))


def record(text):
    empty = dict.fromkeys(
        ("group", "key", "outlet", "title", "author", "published", "url", "retrieved", "archive_url", "language")
    )
    return Record(path="a.txt", reader="text", text=text, repairs=(), **empty)


@settings(max_examples=200, deadline=None)
@given(TEXTS.filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text)))
def test_every_offset_gives_the_text_back(text):
    article = describe(record(text))
    marks = mark(article)
    blocks = lay_out(article, marks)
    speech = extract(article, marks, blocks)
    assert article.text == text
    for place in [*marks, *blocks, *segment(article, marks, blocks), *speech.terms]:
        assert 0 <= place.start <= place.end <= len(text)
    for statement in speech.statements:
        assert statement.content == " ".join(text[a:b] for a, b in statement.spans)
        assert all(0 <= a <= b <= len(text) for a, b in (*statement.spans, *statement.quoted))
        for speaker in statement.speakers:
            assert text[speaker.start : speaker.end] == speaker.mention
        if statement.cue:
            assert 0 <= statement.cue.start <= statement.cue.end <= len(text)
        for a, b in statement.spans:
            parts = split_parts(text, (a, b))
            assert all(a <= s < e <= b for s, e in parts)
            assert all(left[1] <= right[0] for left, right in pairwise(parts))
    ids = [statement.id for statement in speech.statements]
    assert len(ids) == len(set(ids))
