"""What `compare quotes` prints: two versions above each other, word above word, what differs in braces.

Where one side has nothing, its braces are empty: {not} above {   } is a "not" left out. No legend is needed, and the
same characters do where there is no colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.reporting.columns import OMITTED, Column, columns, shortened, window
from compare.reporting.nouns import Alignment, Excerpt
from compare.reporting.precedence import names_of, shared_quotations, strangers
from compare.reporting.rankings import in_dispute, in_short
from compare.reporting.runs import Run
from compare.reporting.wording import LEFT_OUT, WIDTH, count, excerpt, listing, one_line, paragraph

# Pairs after which the list is cut: as many as are read at one sitting.
MOST = 40
# What differs, for a terminal that has colours.
MARKED = r"\{[^{}\n]*\}"
INDENT = "  "
LABEL = 23
# Lines that one version may take; what does not fit is left out around what differs, by these steps: equal words kept
# on each side of it, words of it. Read on the first 40 pairs of 550 articles.
LINES = 2
STEPS = ((40, 60), (12, 24), (8, 16), (5, 12), (3, 9), (2, 6))


def quotes_text(run: Run) -> str:
    """How many quotations are shared, the pairs that matter first, and where the others are."""
    found = shared_quotations(run)
    lines = heading(run, found)
    for one in found[:MOST]:
        lines += ["", *pair_lines(one, run)]
    path = (run.folder / "alignments.jsonl").as_posix()
    if len(found) > MOST:
        lines += ["", *paragraph(f"{count(len(found) - MOST, 'more pair')} in {path}", "", "")]
    return "\n".join([*lines, *([] if len(found) > MOST else ["", f"RESULTS    {path}"])])


def heading(run: Run, found: Sequence[Alignment]) -> list[str]:
    """How many there are, or what came nearest."""
    across = sum(one.across for one in found)
    quoted = count(len(run.statements.quoted()), "quotation")
    told = f"{quoted}; {count(across, 'pair')} shared by two articles, {len(found) - across:,} inside one."
    disputed, changed = sum(one.disputed is not None for one in found), sum(bool(one.changes) for one in found)
    if changed or disputed:
        dispute = f"{count(disputed, 'attribution')} in dispute; " if disputed else ""
        told += f" {dispute}{count(changed, 'pair')} with a change that may touch the meaning."
    longest = run.facts.get("longest_run")
    if not across and longest:
        told += f' The longest run of words in common is {count(longest["words"], "word")} ("{longest["text"]}").'
    return paragraph(told, "", "")


def pair_lines(one: Alignment, run: Run) -> list[str]:
    """Both versions, and beneath them who says it and what changed."""
    labels = [label(side, run) for side in (one.left, one.right)]
    width = max(map(len, labels))
    room = WIDTH - width - len(INDENT) - 2
    lines = []
    for sides in versions(one, room):
        lines += [f"{INDENT}{name:<{width}}  {words}".rstrip() for name, words in zip(labels, sides, strict=True)]
        labels = ["", ""]
    return [*lines, *paragraph("; ".join(notes(one, run)), INDENT + "   ", f"{INDENT}-> ")]


def versions(one: Alignment, room: int) -> list[tuple[str, str]]:
    """Both versions line by line."""
    if same_words(one):
        return [(excerpt(one.left.text, room), "the same words")]
    found = columns(one)
    for around, most in STEPS:
        blocks = list(filled(shortened(found, around, most), room))
        if len(blocks) <= LINES:
            return blocks
    narrow = shortened(found, *STEPS[-1])
    return list(filled(window(narrow, room * LINES - room // 3), room))[: LINES + 1]


def same_words(one: Alignment) -> bool:
    """Whether nothing differs but marks and capitals."""
    return not one.insertions and all(operation.op == "equal" for operation in one.operations)


def filled(found: Sequence[Column], room: int) -> Iterator[tuple[str, str]]:
    """The columns as lines of at most `room` characters, of the left and the right side."""
    upper = lower = ""
    for column in found:
        left, right = drawn(column, room)
        if upper and len(upper) + 1 + len(left) > (room if column == OMITTED else room - len(LEFT_OUT) - 1):
            if upper.rstrip() != LEFT_OUT:
                yield upper.rstrip(), lower.rstrip()
            upper = lower = ""
        gap = " " if upper else ""
        upper, lower = f"{upper}{gap}{left}", f"{lower}{gap}{right}"
    if upper:
        yield upper.rstrip(), lower.rstrip()


def drawn(column: Column, room: int) -> tuple[str, str]:
    """One column with as many characters on both sides."""
    sides = [excerpt(side, room - 2)[: room - 2] for side in (column.left, column.right)]
    width = max(map(len, sides))
    left, right = (side.ljust(width) for side in sides)
    return (left, right) if column.same else (f"{{{left}}}", f"{{{right}}}")


def label(side: Excerpt, run: Run) -> str:
    """The article in short, and its outlet."""
    outlet = run.articles[side.article].outlet
    return f"{run.handles[side.article]} {one_line(outlet or '').removeprefix('www.')}"[:LABEL].strip()


def notes(one: Alignment, run: Run) -> list[str]:
    """Who says it, or whom the two name, and the changes that bear names."""
    told = [in_dispute(one.disputed) if one.disputed else who(names_of(run, one.left), names_of(run, one.right))]
    told += ["one without quotation marks"] if None in (one.left.statement, one.right.statement) else []
    told += ["perhaps two translations"] if one.translation else []
    moved = any(operation.op == "moved" for operation in one.operations)
    told += ["in another order"] if moved else []
    return [one_line(note) for note in (*told, *dict.fromkeys(map(in_short, one.changes)))]


def who(left: list[str], right: list[str]) -> str:
    """Who says it: the fuller of two names of one person, both where they are not one."""
    both = [listing([excerpt(name, 40) for name in names], 3) for names in (left, right) if names]
    if strangers(left, right):
        return " / ".join(both)
    return max(both, key=len, default="nobody named")
