"""What `compare statements` and `check` print: a line a finding, plain, as wide as the terminal."""

from __future__ import annotations

import shutil
from io import StringIO

from rich.console import Console
from rich.table import Table

from compare.reporting.nouns import Statement
from compare.reporting.runs import Run
from compare.reporting.terminal.articles import told
from compare.reporting.wording import count, excerpt, one_line, paragraph

# Lines after which a list is cut and the file named: what is longer is read in an editor, not on a terminal.
MOST_ROWS = 60


def rendered(table: Table) -> str:
    """The table as plain text without blanks at the ends of lines."""
    width = max(80, min(160, shutil.get_terminal_size((80, 24)).columns))
    out = StringIO()
    Console(file=out, width=width, color_system=None, legacy_windows=False).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def grid(*columns: str, wide: str) -> Table:
    """A table without lines, whose column `wide` takes what room is left."""
    table = Table(box=None, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    for column in columns:
        table.add_column(column, ratio=1 if column == wide else None, overflow="fold", no_wrap=column != wide)
    return table


def rest(total: int, run: Run, name: str) -> list[str]:
    """What a list leaves out, and where all of it is."""
    path = (run.folder / f"{name}.jsonl").as_posix()
    if total > MOST_ROWS:
        return ["", f"{total - MOST_ROWS:,} more in {path}"]
    return ["", f"RESULTS    {path}"]


def statements_table(run: Run) -> str:
    """Who says what, by which cue and rule: a row a statement, in the order of the texts."""
    order = {article.id: number for number, article in enumerate(run.articles)}
    rows = sorted(run.statements, key=lambda one: (order[one.article], one.spans[0][0]))
    told = [line for row in rows[:MOST_ROWS] for line in statement_lines(row, run)]
    quoted = f"{len(run.statements.quoted()):,} with quoted words"
    head = f"{count(len(rows), 'statement')}, {quoted}, in {count(len(run.articles), 'article')}."
    return "\n".join([head, *told, *rest(len(rows), run, "statements")])


def statement_lines(statement: Statement, run: Run) -> list[str]:
    """Who, by which words and which rule; under it what was said."""
    handle = run.handles[statement.article]
    named = zip(statement.names, statement.speakers, strict=True)
    who = " and ".join(f"{name} [{speaker.rule}]" for name, speaker in named) or "nobody named"
    cue = f", {statement.cue.text}" if statement.cue else ", no cue"
    carrier = f", through {statement.carrier}" if statement.carrier else ""
    inner = ", told inside another statement" if statement.inner_of else ""
    head = f"  {handle}  {statement.form:<8}  {one_line(f'{who}{cue} [{statement.rule}]{carrier}{inner}')}"
    return ["", head, *paragraph(excerpt(statement.content, 200), " " * (len(handle) + 4))]


def check_table(run: Run) -> str:
    """What was understood of each article, and what cannot be read."""
    table = grid("", "words", "language", "outlet, date", "title", wide="title")
    for article in run.articles[:MOST_ROWS]:
        title = excerpt(article.title or "title not stated", 90)
        known = excerpt(told(article).split(";")[0], 34)
        table.add_row(run.handles[article.id], f"{article.words:,}", article.language or "?", known, title)
    head = f"{count(len(run.articles), 'article')}, {count(run.facts['counts']['words'], 'word')}."
    lines = [head, "", rendered(table)]
    for version in run.versions[:MOST_ROWS]:
        told_of = f"VERSION    {version.path}: the same article as {run.handles[str(version.version_of)]}"
        lines += paragraph(told_of, indent=" " * 11, first="")
    for skipped in run.skipped[:MOST_ROWS]:
        place = f"{skipped.path}:{skipped.line}" if skipped.line else skipped.path
        lines += paragraph(f"SKIPPED    {place}: {skipped.reason}", indent=" " * 11, first="")
    return "\n".join([*lines, *rest(len(run.articles), run, "articles")])
