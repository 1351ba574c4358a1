"""The door: parse, call the function of the same name, show what it found."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

import compare
from compare.errors import CompareError, InputError, UsageError
from compare.pipeline.tiers import ALL_TIERS

F = TypeVar("F", bound=Callable[..., Any])


class Command(click.Command):
    """A command; a failure that the user can act on is one sentence on stderr."""

    def invoke(self, ctx: click.Context) -> Any:
        """See click."""
        try:
            return super().invoke(ctx)
        except UsageError as error:
            raise click.UsageError(str(error), ctx) from error
        except CompareError as error:
            click.echo(f"compare: {error}", err=True)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("compare: stopped; the last good results stand", err=True)
            ctx.exit(1)


class Commands(click.Group):
    """The group of commands; it answers a path given in place of a command with the command to use."""

    command_class = Command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """See click; a path is no command, but says which one is meant."""
        if args and self.get_command(ctx, args[0]) is None and os.path.exists(args[0]):
            raise click.UsageError(f"{args[0]} is a path, not a command; try: compare dedupe {shlex.join(args)}", ctx)
        return super().resolve_command(ctx, args)


def with_options(function: F, options: Sequence[Callable[[F], F]]) -> F:
    """The function with these options, which help shows in this order."""
    for option in reversed(options):
        function = option(function)
    return function


def common(function: F) -> F:
    """The path arguments and the options of every command that reads files."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...")(work_options(function))


def work_options(function: F) -> F:
    """Where results go, where work runs, what is told of it."""
    options = [
        click.option("--output", metavar="DIR", type=click.Path(path_type=Path), help="Write the results here."),
        click.option(
            "--engine",
            type=click.Choice(["auto", "inline", "processes"]),
            default="auto",
            show_default=True,
            help="Where work runs: in this process, or in several; auto takes several for more than 2 MB.",
        ),
        click.option("--workers", metavar="N", type=int, help="How many processes; by default one a core."),
        click.option("--strict", is_flag=True, help="Stop with exit status 1 when anything cannot be read."),
        click.option("--quiet", is_flag=True, help="No progress and no notes on stderr."),
    ]
    return with_options(function, options)


# How a result is shown: no argument of the function, which gives the result itself.
format_option = click.option(
    "--format",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="What is printed: lines to read, or the JSON Lines of the results file for a pipe.",
)
model_option = click.option(
    "--model",
    metavar="NAME_OR_FOLDER",
    help="A sentence-transformers model in place of the all-MiniLM-L6-v2 that is installed along.",
)


def remark_options(function: F) -> F:
    """How statements are encoded, and from when on they are one remark."""
    options = [
        model_option,
        click.option(
            "--precision",
            type=click.Choice(["auto", "float32", "bfloat16"]),
            default="auto",
            show_default=True,
            help="How the model multiplies; auto takes bfloat16 where the processor has it.",
        ),
        click.option(
            "--probability",
            metavar="SHARE",
            type=float,
            default=0.4,
            show_default=True,
            help="How likely one remark two statements must be to be joined.",
        ),
    ]
    return with_options(function, options)


def scope_options(function: F) -> F:
    """What is compared with what, how alike it has to be, and what counts; how much memory that may take."""
    options = [
        click.option(
            "--tiers", metavar="NAMES", default=ALL_TIERS, help=f"What to look for; by default all: {ALL_TIERS}."
        ),
        click.option("--since", metavar="DATE", help="Leave out what was published before this day, month or year."),
        click.option("--until", metavar="DATE", help="Leave out what was published after it; undated is kept."),
        click.option("--window", metavar="DAYS", type=int, help="Compare only what was published within so many days."),
        click.option(
            "--jaccard",
            metavar="SHARE",
            type=float,
            default=0.3,
            show_default=True,
            help="Share of three-word runs in common from which passages are nearly identical.",
        ),
        click.option(
            "--recall",
            metavar="SHARE",
            type=float,
            default=1.0,
            show_default=True,
            help="Share of such pairs that is looked for; below 1 by MinHash.",
        ),
        click.option("--within-outlet", is_flag=True, help="Count the same text inside one outlet as reuse."),
        click.option("--keep-boilerplate", is_flag=True, help="Count boilerplate as reuse."),
        click.option("--memory", metavar="SIZE", help="Spill to disk above this, as 2GiB; by default as needed."),
    ]
    return with_options(function, options)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(compare.__version__, prog_name="compare")
def main() -> None:
    """Shows where many outlets say the same thing: copied, quoted, or put in
    other words, and what changed on the way.

    PATH is a file (.txt, or one article a line: .jsonl, .jsonl.gz, .jsonl.xz) or
    a folder, searched through. Results go to results/NAME, or --output DIR.
    """


@main.command(short_help="Compares everything; nothing is deleted.")
@common
@scope_options
@remark_options
@click.option("--anew", is_flag=True, help="Compare again, though the results are there and nothing has changed.")
def dedupe(**options: Any) -> None:
    """Nothing is deleted. Compares all articles: same text, shared quotations, remarks.

    Finds which passages are the same text, which quotations are shared and how
    they differ, and which statements report one remark in other words; writes
    all of it as JSON Lines and prints a summary.
    """
    from compare.reporting.terminal.summaries import summary

    show(summary(compare.dedupe(**options)))


@main.command(short_help="Who says what, by which cue and rule.")
@common
@format_option
def statements(format: str, **options: Any) -> None:
    """Lists who says what, by which cue and rule."""
    from compare.reporting.terminal.tables import statements_table

    show_as(format, compare.statements(**options), "statements", statements_table)


@main.command(short_help="What was understood, what cannot be read.")
@common
def check(**options: Any) -> None:
    """Tells what was understood of each file and what cannot be read.

    Quick: nothing is compared. Use it before a long run.
    """
    from compare.reporting.terminal.tables import check_table

    show(check_table(compare.check(**options)))


where_argument = click.argument("where", nargs=-1, required=True, metavar="WHERE...")
quiet_option = click.option("--quiet", is_flag=True, help="No progress and no notes on stderr.")


@main.command(short_help="Shared quotations, aligned word by word.")
@where_argument
@work_options
@click.option(
    "--format",
    type=click.Choice(["text", "jsonl", "csv", "html"]),
    default="text",
    show_default=True,
    help="Lines to read; the JSON Lines of the results file; a row a pair for a spreadsheet; a page.",
)
def quotes(format: str, **options: Any) -> None:
    """Lists shared quotations, aligned word by word, those that matter most
    first: attributions in dispute, changed meanings, many outlets, big names.

    WHERE is files, or a results folder, in which nothing is computed anew.
    """
    run = compare.quotes(**options)
    if format == "csv":
        from compare.reporting.spreadsheets import quotations_csv

        put(quotations_csv(run))
    elif format == "html":
        from compare.reporting.page.alone import quotations_page

        put([quotations_page(run).encode()])
    else:
        from compare.reporting.terminal.quotations import MARKED, quotes_text

        show_as(format, run, "alignments", quotes_text, MARKED)


@main.command(short_help="Where certain words, or one remark, stand.")
@where_argument
@click.option("--text", metavar="WORDS", help="The words to look for; - reads them from standard input.")
@click.option("--remark", metavar="ID", help="A remark, by its id or the beginning of it.")
@quiet_option
def trace(**options: Any) -> None:
    """Tells where certain words, or one remark, stand: in order of time, with
    what each version kept, cut or changed.

    WHERE is a results folder, in which nothing is computed anew, or files, which
    are compared first. The first line is one of VERBATIM, SHORTENED, OTHER WORDS
    and NOT FOUND.
    """
    from compare.reporting.terminal.inquiries import inquiry_text

    if options["text"] == "-":
        options["text"] = standard_input()
    show(inquiry_text(compare.trace(**options)))


@main.command(short_help="Lists the remarks of a run.")
@where_argument
@click.option("--speaker", metavar="NAME", help="Only those of this person, by full name or surname.")
@click.option("--across", is_flag=True, help="Only those that two or more articles tell.")
@click.option("--changed", is_flag=True, help="Only those with a change that may touch the meaning.")
@click.option("--probability", metavar="SHARE", type=float, help="Join them again, from so likely on.")
@quiet_option
def remarks(**options: Any) -> None:
    """Lists the remarks: what several statements report of one utterance.

    WHERE is a results folder, or files, which are compared first.
    """
    from compare.reporting.terminal.inquiries import remarks_text

    show(remarks_text(compare.remarks(**options)))


@main.command(short_help="Writes the page again from stored results.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def report(**options: Any) -> None:
    """Writes DIR/report.html again, from the results that are stored in DIR."""
    show(f"PAGE       {compare.report(**options).as_posix()}")


@main.command(short_help="Measures the search for same text on your files.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--workers", metavar="N", type=int, help="How many processes; by default one a core.")
def bench(**options: Any) -> None:
    """Measures speed, recall and growth of the search for near-duplicate passages on these files."""
    show(str(compare.bench(**options)))


def standard_input() -> str:
    """What stands on standard input, which is UTF-8; raises InputError where it is not."""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"standard input is no UTF-8 at byte {error.start}; give the words as UTF-8") from error


def show_as(
    format: str, run: compare.Run, noun: str, table: Callable[[compare.Run], str], marked: str | None = None
) -> None:
    """Print what a run found: the lines of the results file as they are, or a table of them."""
    if format == "text":
        show(table(run), marked)
    else:
        put(run.lines(noun))


def put(pieces: Iterable[bytes]) -> None:
    """Print bytes as they are."""
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def show(text: str, marked: str | None = None) -> None:
    """Print a report: headings, and what the expression `marked` finds, stand out on a terminal; plain where it is
    none, or where NO_COLOR is set.
    """
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        click.echo(text)
        return
    from rich.console import Console
    from rich.text import Text

    styled = Text(text)
    styled.highlight_regex(r"(?m)^[A-Z][A-Z ]+[A-Z](?=\s|:|,|$)", "bold")
    if marked:
        styled.highlight_regex(marked, "bold magenta")
    Console(soft_wrap=True, highlight=False).print(styled)
