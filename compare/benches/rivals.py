"""What others offer for the same task: each takes texts and gives pairs of them, one process, text to candidates.

datasketch (Zhu) and rensa (Rust; measured where it is installed) as their documentation shows them; the exact join by
prefix filter (Bayardo, Ma and Srikant 2007) in plain Python, which also says what there is to find.
"""

from __future__ import annotations

import importlib
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.benches.samples import tokens
from compare.matching.candidates.pairs import Pairs, Rows
from compare.matching.sketches import WIDTH

MARGIN = 1e-9


class Scored(NamedTuple):
    """Pairs of texts (left < right) with the number of shingles they share and their Jaccard likeness."""

    left: Rows
    right: Rows
    shared: Rows
    jaccard: NDArray[np.float64]

    def keep(self, kept: NDArray[np.bool_]) -> Scored:
        """Some of the pairs."""
        return Scored(self.left[kept], self.right[kept], self.shared[kept], self.jaccard[kept])


def shingles_of(text: str) -> set[str]:
    """The distinct word 3-grams of a text as strings; fewer words are one."""
    words = tokens(text)
    return {" ".join(words[at : at + WIDTH]) for at in range(max(1, len(words) - WIDTH + 1))}


def datasketch_single(texts: Sequence[str], bands: int, rows: int) -> Pairs:
    """One MinHash at a time, each asked for and put into MinHashLSH."""
    from datasketch import MinHash

    def signatures() -> Iterable[Any]:
        for text in texts:
            one = MinHash(num_perm=bands * rows)
            one.update_batch([shingle.encode() for shingle in shingles_of(text)])
            yield one

    return _in_lsh(signatures(), bands, rows)


def datasketch_bulk(texts: Sequence[str], bands: int, rows: int) -> Pairs:
    """All signatures by `MinHash.bulk`, then MinHashLSH."""
    from datasketch import MinHash

    sets = [[shingle.encode() for shingle in shingles_of(text)] for text in texts]
    return _in_lsh(MinHash.bulk(sets, num_perm=bands * rows), bands, rows)


def _in_lsh(signatures: Iterable[Any], bands: int, rows: int) -> Pairs:
    from datasketch import MinHashLSH

    index, pairs = MinHashLSH(num_perm=bands * rows, params=(bands, rows)), []
    for number, signature in enumerate(signatures):
        pairs += [(earlier, number) for earlier in index.query(signature)]
        index.insert(number, signature)
    return _columns(pairs)


def rensa(texts: Sequence[str], bands: int, rows: int) -> Pairs:
    """rensa's calls for many texts at once."""
    library: Any = importlib.import_module("rensa")
    signatures = library.RMinHash.from_token_sets([list(shingles_of(text)) for text in texts], bands * rows, 1)
    index = library.RMinHashLSH(0.5, bands * rows, bands)  # the threshold takes no part in a query
    index.insert_many(signatures)
    found = index.query_all(signatures)
    return _columns([(other, number) for number, others in enumerate(found) for other in others if other < number])


def prefix_join(texts: Sequence[str], jaccard: float) -> Scored:
    """Every pair with this likeness or more, in plain Python; exact, so it says what there is to find."""
    sets = [shingles_of(text) for text in texts]
    frequency = Counter(shingle for one in sets for shingle in one)
    order = sorted(range(len(sets)), key=lambda number: len(sets[number]))
    holders: defaultdict[str, list[int]] = defaultdict(list)
    scored = []
    for number in order:
        mine = sets[number]
        size = len(mine)
        rarest = sorted(mine, key=lambda shingle: (frequency[shingle], shingle))
        prefix = rarest[: size - math.ceil(jaccard * size - MARGIN) + 1]
        others = {other for shingle in prefix for other in holders[shingle]}
        for other in others:
            if len(sets[other]) < jaccard * size - MARGIN:
                continue
            shared = len(mine & sets[other])
            likeness = shared / (size + len(sets[other]) - shared)
            if likeness >= jaccard - MARGIN:
                scored.append((min(number, other), max(number, other), shared, likeness))
        for shingle in prefix:
            holders[shingle].append(number)
    return score_table(scored)


def score_table(scored: Sequence[tuple[int, int, int, float]]) -> Scored:
    """Rows of (left, right, shared, jaccard) as columns, by left and right."""
    columns = np.array(sorted(scored), np.float64).reshape(-1, 4)
    whole = columns[:, :3].astype(np.int64)
    return Scored(whole[:, 0], whole[:, 1], whole[:, 2], columns[:, 3])


def _columns(pairs: Sequence[tuple[int, int]]) -> Pairs:
    table = np.array(pairs, np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def installed(name: str) -> bool:
    """Whether a library is there to be measured."""
    return find_spec(name) is not None


# Name, the library it needs, and how it is called: the rows of the table of speeds.
RIVALS: tuple[tuple[str, str, Callable[[Sequence[str]], Pairs]], ...] = (
    ("datasketch, one at a time, 25 x 5", "datasketch", lambda texts: datasketch_single(texts, 25, 5)),
    ("datasketch, MinHash.bulk, 25 x 5", "datasketch", lambda texts: datasketch_bulk(texts, 25, 5)),
    ("datasketch, MinHash.bulk, 40 x 3", "datasketch", lambda texts: datasketch_bulk(texts, 40, 3)),
    ("rensa (Rust), 25 x 5", "rensa", lambda texts: rensa(texts, 25, 5)),
)
