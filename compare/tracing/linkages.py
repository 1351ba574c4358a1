"""Linkages: groups joined two by two, the most alike first, where some may never meet.

Average linkage (Sokal and Michener 1958) with cannot-link constraints (Wagstaff and Cardie 2000; as linkage: Davidson
and Ravi 2005): what joins next are the two groups whose nodes are most alike in the mean, 0 where there is no edge,
unless a node of one and a node of the other may not be together. It is the constant Potts model of
`compare.tracing.communities` without its moves: a group is never divided again. What comes out holds these:

- two nodes that are more alike than either is like anybody else stay together, whatever stands around them;
- no group holds two nodes that may not meet, by their voices or as parts of one whole, however many lie between them;
- the order of joining does not depend on `floor`, and no join has a higher level than those it is made of: so the
  groups of a higher `floor` lie inside those of a lower one;
- a group depends on its connected component alone, and on the order of its nodes only where two joins are equally
  alike.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from compare.tracing.communities import WHOLE, Graph, Rows, components, smallest

# What two groups must have in the mean, as a share of the probability at which they are joined: between two groups of
# one remark many pairs have no link, as no model finds them all. On planted graphs (results/joining.md) 0.4, 0.6, 0.8
# and 1 give F1 .908, .906, .897 and .878 (Louvain .799), and weld .067, .019, 0 and 0 of the pairs of remarks that one
# part has words of. On 550 labelled articles they differ in no labelled pair; of those that weld none 0.8 finds most.
SHARE = 0.8

Edge = tuple[int, int, int]  # left < right, and their likeness in millionths


class Between(NamedTuple):
    """What two groups have in common, in millionths."""

    total: int  # of all edges
    strongest: int


NOTHING = Between(0, 0)


class Join(NamedTuple):
    """A group that goes into another; both are named by a node of theirs."""

    into: int
    gone: int
    level: float  # the least of its strongest edge, of its mean beside SHARE, and of the levels of both groups


class Ties(NamedTuple):
    """What keeps nodes apart."""

    voices: Sequence[int]  # who speaks in each node (nodes)
    apart: Callable[[int, int], bool]  # whether two of these may not be together, in either order
    wholes: Sequence[Collection[int]]  # of what each node is a part (nodes): two parts of one whole are never together

    def hold(self, one: Group, other: Group) -> bool:
        """Whether two groups may not meet."""
        if not one.wholes.isdisjoint(other.wholes):
            return True
        return any(voice != heard and self.apart(voice, heard) for voice in one.voices for heard in other.voices)


class Group:
    """Nodes that were joined."""

    __slots__ = ("beside", "level", "size", "voices", "wholes")

    def __init__(self, voice: int, wholes: Collection[int]) -> None:
        self.size, self.level = 1, float(WHOLE)
        self.voices, self.wholes = {voice}, set(wholes)
        self.beside: dict[int, Between] = {}  # by the node that names the other group


def link_up(graph: Graph, floor: int, ties: Ties, share: float = SHARE) -> Rows:
    """The smallest node of the group of each node (nodes), of the joins at a level of `floor` (millionths) or above."""
    component = components(graph.nodes, graph.left, graph.right)[graph.left]
    order = np.lexsort([graph.right, graph.left, component])
    bounds = np.append(np.flatnonzero(np.diff(component[order], prepend=-1)), len(order)).tolist()
    columns = [column[order].tolist() for column in (graph.left, graph.right, graph.likeness)]
    root = np.arange(graph.nodes)
    for a, b in itertools.pairwise(bounds):
        edges = list(zip(*(column[a:b] for column in columns), strict=True))
        for join in joins(edges, floor, ties, share):
            if join.level >= floor:
                root[join.gone] = join.into
    return smallest(components(graph.nodes, np.arange(graph.nodes), root))


def joins(edges: Sequence[Edge], floor: int, ties: Ties, share: float) -> Iterator[Join]:
    """All joins in one connected component of a mean of `share` of `floor` or more, one after the other.

    The mean between a group and two that join is never above the larger of theirs: so what the heap holds is never too
    small, and a pair that turns out to be less alike than it was is put back with what it is. Of equal means that of
    the most pairs of nodes comes first, then that of the smaller nodes.
    """
    nodes = {node for edge in edges for node in edge[:2]}
    groups = {node: Group(ties.voices[node], ties.wholes[node]) for node in nodes}
    for a, b, likeness in edges:
        groups[a].beside[b] = groups[b].beside[a] = Between(likeness, likeness)
    least = share * floor
    heap = [(-float(likeness), -1, a, b) for a, b, likeness in edges if likeness >= least]
    heapq.heapify(heap)
    while heap:
        held, known, a, b = heapq.heappop(heap)
        found = groups[a].beside.get(b)
        if found is None:  # one of them has gone into another group, or they may not meet
            continue
        pairs = groups[a].size * groups[b].size
        mean = found.total / pairs
        if (mean, pairs) != (-held, -known):
            if mean >= least:
                heapq.heappush(heap, (-mean, -pairs, a, b))
            continue
        if ties.hold(groups[a], groups[b]):
            del groups[a].beside[b], groups[b].beside[a]
            continue
        into, gone = (a, b) if len(groups[a].beside) >= len(groups[b].beside) else (b, a)
        one, other = groups[into], groups[gone]
        one.level = min(one.level, other.level, found.strongest, mean / share)
        one.size += other.size
        one.voices |= other.voices
        one.wholes |= other.wholes
        taken, other.beside = other.beside, {}
        del taken[into], one.beside[gone]
        for node, more in taken.items():
            third = groups[node]
            del third.beside[gone]
            had = one.beside.get(node, NOTHING)
            both = Between(had.total + more.total, max(had.strongest, more.strongest))
            one.beside[node] = third.beside[into] = both
            pairs = one.size * third.size
            if both.total / pairs >= least:
                heapq.heappush(heap, (-both.total / pairs, -pairs, min(into, node), max(into, node)))
        yield Join(into, gone, one.level)
