"""The stage that finds the words which headlines lift from quotations of their own articles, and aligns both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from compare.engines.batches import Batch
from compare.engines.contracts import Engine, Parts, stage
from compare.matching.lifts import lifted
from compare.matching.quotations import Shared
from compare.pipeline.rows import articles_of, speech_of, standing
from compare.pipeline.stages.quotations import SHARED, excerpt, row_of, shared_batch
from compare.reading.articles import Article
from compare.reading.texts import WORD, Word, fold, words
from compare.speech.statements import Speech


def lifted_words(engine: Engine, articles: Parts, speech: Parts) -> Parts:
    """The words that headlines lift from quotations of their own articles: SHARED."""
    return engine.group(lift, articles, speech, key="id")


@stage(SHARED)
def lift(articles: Batch, speech: Batch) -> Batch:
    """The words of each article's headlines that stand in its quotations and nowhere else in its own text."""
    heard = speech_of(speech)
    rows = [row for article in articles_of(standing(articles)) for row in lifts_of(article, heard[article.id])]
    return shared_batch(rows)


def lifts_of(article: Article, speech: Speech) -> Iterator[dict[str, object]]:
    """The rows of SHARED for the headlines of one article."""
    headlines = [statement for statement in speech.statements if statement.form == "headline"]
    quoting = [statement for statement in speech.statements if statement.quoted]
    if not headlines or not quoting:
        return
    marked = [(term.start, term.end) for term in speech.terms]
    spoken = [span for one in headlines for span in one.spans] + [span for one in quoting for span in one.quoted]
    said = {one.id: words_of(article.text, one.quoted) for one in quoting}
    own = cache(lambda: folded(article.text, outside(spoken, len(article.text))))
    for headline in headlines:
        named = words_of(article.text, headline.spans)
        for statement in quoting:
            given = named, said[statement.id], article.text, marked
            # Few headlines share words with a quotation at all: the rest of the article is read for those alone.
            run = lifted(*given, own()) if headline.id != statement.id and lifted(*given, "") else None
            if run:
                left = excerpt(article, headline, (extent(named[run.left : run.left + run.length]),))
                right = excerpt(article, statement, (extent(said[statement.id][run.right : run.right + run.length]),))
                yield row_of(left, right, Shared("lifted", run, run.length, "its words in the headline"))


def words_of(text: str, spans: Sequence[tuple[int, int]]) -> list[Word]:
    """The words of stretches of a text."""
    return [word for start, end in spans for word in words(text, start, end)]


def folded(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The folded words of stretches of a text, joined by a space."""
    return " ".join(fold(word) for span in spans for word in WORD.findall(text, *span))


def extent(run: Sequence[Word]) -> tuple[int, int]:
    """The characters from the first word to the last."""
    return run[0].start, run[-1].end


def outside(spans: Sequence[tuple[int, int]], end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a text between these spans."""
    at = 0
    for start, stop in sorted(spans):
        if at < start:
            yield at, start
        at = max(at, stop)
    if at < end:
        yield at, end
