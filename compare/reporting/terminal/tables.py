"""What `compare statements`, `quotes` and `check` print: a line a finding, plain, as wide as the terminal."""

from __future__ import annotations

import shutil
from io import StringIO

from rich.console import Console
from rich.table import Table

from compare.reporting.runs import Row, Run
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
    order = {id: number for number, id in enumerate(run.articles)}
    rows = sorted(run.statements.values(), key=lambda row: (order[row["article"]], row["spans"][0][0]))
    told = [line for row in rows[:MOST_ROWS] for line in statement_lines(row, run)]
    quoted = sum(bool(row["quoted"]) for row in rows)
    head = f"{count(len(rows), 'statement')}, {quoted:,} with quoted words, in {count(len(run.articles), 'article')}."
    return "\n".join([head, *told, *rest(len(rows), run, "statements")])


def statement_lines(row: Row, run: Run) -> list[str]:
    """Who, by which words and which rule; under it what was said."""
    handle = run.handles[row["article"]]
    who = " and ".join(f"{s['name'] or s['mention']} [{s['rule']}]" for s in row["speakers"]) or "nobody named"
    cue = f", {row['cue']['text']} [{row['cue']['rule']}]" if row["cue"] else ""
    carrier = f", through {row['carrier']}" if row["carrier"] else ""
    inner = ", told inside another statement" if row["inner_of"] else ""
    head = f"  {handle}  {row['form']:<8}  {one_line(who + cue + carrier + inner)}"
    return ["", head, *paragraph(excerpt(row["content"], 200), " " * (len(handle) + 4))]


def quotes_table(run: Run) -> str:
    """Shared quotations, one version under the other, with what differs between them."""
    rows = [row for row in run.rows("alignments") if row["tier"] in ("quotation", "exact")]
    across = sum(row["left"]["article"] != row["right"]["article"] for row in rows)
    lines = [
        f"{count(run.run['counts']['quotations'], 'quotation')}; {count(across, 'pair')} shared by two articles, "
        f"{len(rows) - across:,} inside one."
    ]
    longest = run.run.get("longest_run")
    if not across and longest:
        near = f'The longest run of words in common is {count(longest["words"], "word")} ("{longest["text"]}").'
        lines += paragraph(near, indent="")
    for row in rows[: MOST_ROWS // 4]:
        lines += ["", *version_lines(row, run)]
    return "\n".join([*lines, *rest(len(rows), run, "alignments")])


def version_lines(row: Row, run: Run) -> list[str]:
    """Two versions of a quotation and the named differences."""
    lines = []
    for side in ("left", "right"):
        handle = run.handles[row[side]["article"]]
        lines += paragraph(one_line(row[side]["text"]), " " * (len(handle) + 4), f"  {handle}  ")
    told = [f"{change['kind']}: {change['note']}" for change in row["changes"]]
    same = "the same words" if row["similarity"] == 1 else row["reason"]
    return [*lines, *paragraph("; ".join([same, *told]), "     ", "  -> ")]


def check_table(run: Run) -> str:
    """What was understood of each article, and what cannot be read."""
    table = grid("", "words", "language", "outlet, date", "title", wide="title")
    for row in list(run.articles.values())[:MOST_ROWS]:
        title = excerpt(row["title"] or "title not stated", 90)
        known = excerpt(told(row).split(";")[0], 34)
        table.add_row(run.handles[row["id"]], f"{row['words']:,}", row["language"] or "?", known, title)
    skipped = list(run.rows("skipped"))
    head = f"{count(len(run.articles), 'article')}, {count(run.run['counts']['words'], 'word')}."
    lines = [head, "", rendered(table)]
    for row in run.versions[:MOST_ROWS]:
        told_of = f"VERSION    {row['path']}: the same article as {run.handles[row['version_of']]}"
        lines += paragraph(told_of, indent=" " * 11, first="")
    for row in skipped[:MOST_ROWS]:
        place = f"{row['path']}:{row['line']}" if row["line"] else row["path"]
        lines += paragraph(f"SKIPPED    {place}: {row['reason']}", indent=" " * 11, first="")
    return "\n".join([*lines, *rest(len(run.articles), run, "articles")])
