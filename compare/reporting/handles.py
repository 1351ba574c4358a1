"""Short names for articles, by which a report can speak of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

# A handle longer than this costs more room in a table than it saves the reader.
LONGEST_HANDLE = 12


def natural(path: str) -> tuple[tuple[int, int | str], ...]:
    """A key that sorts `x#9` before `x#10`."""
    pieces = re.split(r"(\d+)", path)
    return tuple((0, int(piece)) if piece.isdecimal() else (1, piece) for piece in pieces if piece)


def handles(paths: Sequence[str]) -> list[str] | None:
    """Short names for these paths: the first kind of name that is short and under which no two are alike, or None.

    `000_e7e1.txt` is "000" where no other file begins so, `news.jsonl#12` is "#12" where there is one such file.
    """
    places = [("", *path.replace("\\", "/").split("/"))[-2:] for path in paths]
    stems = [re.sub(r"\.(txt|html?)$", "", name) for _, name in places]
    kinds = (
        [re.split(r"[_\W]", stem, maxsplit=1)[0] for stem in stems],
        [stem[stem.find("#") :] if "#" in stem else stem for stem in stems],
        stems,
        [f"{parent}/{stem}" for (parent, _), stem in zip(places, stems, strict=True)],
    )
    for kind in kinds:
        if (
            all(kind)
            and max(Counter(kind).values(), default=1) == 1
            and max(map(len, kind), default=0) <= LONGEST_HANDLE
        ):
            return kind
    return None


def beginnings(ids: Sequence[str]) -> list[str]:
    """The shortest beginnings, of four characters or more, by which these ids can be told apart."""
    length = next((n for n in range(4, 12) if len({id[:n] for id in ids}) == len(ids)), 12)
    return [id[:length] for id in ids]
