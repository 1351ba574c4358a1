"""Communities: which nodes of a graph of verified likenesses belong together, so that no bad edge welds two groups.

The constant Potts model (Traag, Van Dooren and Nesterov 2011, "Narrow scope for resolution-limit-free community
detection"): each pair inside a community gains its likeness, 0 where it has no edge, and costs `least`. Nodes move to
where they gain most, as in Louvain and Leiden (Traag, Waltman and Van Eck 2019), then the communities that are most
alike are joined, as in average linkage; until nothing moves. What comes out holds these, whatever the graph:

- each member is like the others of its community by `least` or more in the mean, and no two communities are so;
- so two cliques never meet by a bridge; a chain breaks where its ends have nothing in common; and a hub that is like
  everybody takes one neighbour, not all of them to one another;
- a community depends on its connected component alone, and neither on a seed nor on the size of the graph.

Louvain by modularity holds none of the three: it leaves a star whole, and merges small cliques of a large component
(the resolution limit: Fortunato and Barthélemy 2007). Where some nodes may never meet, as in remarks, groups are joined
by `compare.tracing.linkages`.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.engines.batches import Array

# Likenesses are counted in millionths, which is what scores are rounded to: sums of whole numbers are the same in any
# order.
WHOLE = 1_000_000
# Two nodes that are so like each other are tellings of one text. Likenesses as ours are near to one minus a distance,
# so two that are so like a third are at least 0.8 alike, whether or not they were compared.
TWINS = 0.9
# Twins of one node from which the others need no edges between them: more than so many are not compared pair by pair.
CROWD = 40
# Edges that wait before they are added to what is known of components: 16 MiB.
WAITING = 1 << 20

Rows = NDArray[np.int64]


class Graph(NamedTuple):
    """Undirected edges between nodes 0 to `nodes` - 1, each pair once, `left` < `right` (both m)."""

    nodes: int
    left: Rows
    right: Rows
    likeness: Rows  # in millionths, above 0


def components(nodes: int, left: Rows, right: Rows) -> Rows:
    """The smallest node of the connected component of each node (nodes). O(edges log nodes), in arrays.

    Each edge hangs the larger of its two roots below the smaller, and paths are halved until every node names its root.
    """
    root = np.arange(nodes)
    while True:
        one, other = root[left], root[right]
        apart = one != other
        if not apart.any():
            return root
        left, right, one, other = left[apart], right[apart], one[apart], other[apart]
        np.minimum.at(root, np.maximum(one, other), np.minimum(one, other))
        while (root != (above := root[root])).any():
            root = above


def name_components(edges: Iterable[tuple[Array, Array]]) -> tuple[Array, Array]:
    """The distinct names (n, ascending) of all edges, and the smallest name in the component of each (n).

    Edges come as arrays of left and right names (uint64). Held are 16 bytes a name and those edges that wait.
    """
    names, first = np.empty(0, np.uint64), np.empty(0, np.uint64)
    waiting: list[tuple[Array, Array]] = []

    def add() -> tuple[Array, Array]:
        left, right = (np.concatenate(sides) for sides in zip((names, first), *waiting, strict=True))
        known, ends = np.unique(np.concatenate([left, right]), return_inverse=True)
        return known, known[components(len(known), ends[: len(left)], ends[len(left) :])]

    for pair in edges:
        waiting.append(pair)
        if sum(len(left) for left, _ in waiting) > max(WAITING, len(names)):
            names, first = add()
            waiting = []
    return add()


def centres(graph: Graph, twins: NDArray[np.bool_]) -> Rows:
    """The node that each node is gathered round (nodes), itself where there is none.

    Stars (Aslam, Pelekhov and Rus 2004), by the edges of `twins` (m): a node goes to its neighbour of most such edges,
    if that one has a CROWD of them and stays where it is. Nobody goes further than one edge: nothing chains.
    """
    left, right = graph.left[twins], graph.right[twins]
    degree = np.bincount(np.concatenate([left, right]), minlength=graph.nodes)
    order = np.lexsort([-np.arange(graph.nodes), degree])  # the last is that of most edges, the first of several
    rank = np.empty(graph.nodes, np.int64)
    rank[order] = np.arange(graph.nodes)
    best = rank.copy()
    np.maximum.at(best, left, rank[right])
    np.maximum.at(best, right, rank[left])
    goes = order[best]
    return np.where((goes[goes] == goes) & (degree[goes] >= CROWD), goes, np.arange(graph.nodes))


def divide(graph: Graph, twins: NDArray[np.bool_], least: float) -> Rows:
    """The smallest node of the community of each node (nodes): crowds by their `centres`, then `communities` of these.

    So a text that thousands carry needs no edge between any two of them, and counts once beside what is like it: only
    what is like the centre itself is like the crowd.
    """
    centre = centres(graph, twins)
    stays = centre == np.arange(graph.nodes)
    kept = stays[graph.left] & stays[graph.right]
    alone = Graph(graph.nodes, graph.left[kept], graph.right[kept], graph.likeness[kept])
    community = communities(alone, least)
    return smallest(community[centre])


def communities(graph: Graph, least: float) -> Rows:
    """The smallest node of the community of each node (nodes); `least` as in the module's docstring, above 0.

    A component in which every pair has an edge of at least `least` is a community as it is: found in arrays, and most
    components are that. The others are settled in time that grows little faster than their edges.
    """
    floor = round(least * WHOLE)
    found = components(graph.nodes, graph.left, graph.right)
    sizes = np.bincount(found, minlength=graph.nodes)
    strong = np.bincount(found[graph.left[graph.likeness >= floor]], minlength=graph.nodes)
    named, part = within(graph, (strong < sizes * (sizes - 1) // 2)[found])
    found[named] = named[settle(part, floor)]
    return found


def within(graph: Graph, chosen: NDArray[np.bool_]) -> tuple[Rows, Graph]:
    """The nodes of whole components that are chosen (nodes), and the graph of their rank."""
    inside, rank = chosen[graph.left], np.cumsum(chosen) - 1
    named = np.flatnonzero(chosen)
    return named, Graph(len(named), rank[graph.left[inside]], rank[graph.right[inside]], graph.likeness[inside])


def settle(graph: Graph, floor: int) -> Rows:
    """The smallest node of the community of each node (nodes), when no node, part or pair of communities gains.

    No step lowers what all communities gain together, and of those that leave it each joins two of them: it ends.
    """
    found, named, group = np.arange(graph.nodes), np.arange(graph.nodes), np.arange(graph.nodes)
    while True:
        moved = smallest(move(graph, group, floor))
        one = moved[graph.left] == moved[graph.right]  # what a node held together may have come apart when it left
        settled = join(graph, components(graph.nodes, graph.left[one], graph.right[one]), floor)
        found[named] = named[settled]
        whole = components(graph.nodes, graph.left, graph.right)
        restless = np.isin(whole, whole[settled != moved])
        if not restless.any():
            return found
        rows, graph = within(graph, restless)
        named, group = named[rows], np.searchsorted(rows, settled[rows])


def smallest(group: Rows) -> Rows:
    """The smallest node of each node's group (nodes)."""
    first = np.full(group.max(initial=0) + 1, len(group))
    np.minimum.at(first, group, np.arange(len(group)))
    return first[group]


def move(graph: Graph, group: Rows, floor: int) -> Rows:
    """Each node where it gains most (nodes), beginning with these groups; names of groups are any numbers."""
    ends, others = np.concatenate([graph.left, graph.right]), np.concatenate([graph.right, graph.left])
    order = np.lexsort([others, ends])
    bounds = np.searchsorted(ends[order], np.arange(graph.nodes + 1)).tolist()
    beside, likeness = others[order].tolist(), np.tile(graph.likeness, 2)[order].tolist()
    own, size = group.tolist(), np.bincount(group, minlength=graph.nodes).tolist()
    waiting, waits = deque(range(graph.nodes)), [True] * graph.nodes
    while waiting:
        node = waiting.popleft()
        waits[node] = False
        here, a, b = own[node], bounds[node], bounds[node + 1]
        sums: dict[int, int] = {}
        for other, value in zip(beside[a:b], likeness[a:b], strict=True):
            sums[own[other]] = sums.get(own[other], 0) + value
        stay = sums.pop(here, 0) - floor * (size[here] - 1)
        gain, best = max(((value - floor * size[there], -there) for there, value in sums.items()), default=(0, 0))
        if max(gain, 0) <= stay:
            continue
        if gain <= 0:  # better alone
            best = -len(size)
            size.append(0)
        size[here] -= 1
        size[-best] += 1
        own[node] = -best
        for other in beside[a:b]:
            if not waits[other] and own[other] != -best:
                waits[other] = True
                waiting.append(other)
    return np.array(own, np.int64)


def join(graph: Graph, group: Rows, floor: int) -> Rows:
    """The smallest node of each node's group (nodes) when those most alike in the mean are joined, down to `floor`.

    The mean between two groups is never above the larger of those between their halves and the other; so what the heap
    holds is never too small, and a pair that turns out to be less alike than it was is put back with what it is.
    """
    size = np.bincount(group, minlength=graph.nodes)
    one, other = group[graph.left], group[graph.right]
    apart = one != other
    keys, place = np.unique(
        np.minimum(one, other)[apart] * graph.nodes + np.maximum(one, other)[apart], return_inverse=True
    )
    totals = np.zeros(len(keys), np.int64)
    np.add.at(totals, place, graph.likeness[apart])
    one, other = np.divmod(keys, max(graph.nodes, 1))
    alike = totals >= floor * size[one] * size[other]
    # Only what hangs together with two groups to be joined is looked at any further.
    whole = components(graph.nodes, one, other)
    near = np.isin(whole[one], whole[one[alike]])
    return components(
        graph.nodes, np.arange(graph.nodes), merged(group, size, one[near], other[near], totals[near], floor)
    )


def merged(group: Rows, sizes: Rows, one: Rows, other: Rows, totals: Rows, floor: int) -> Rows:
    """The node that each node hangs on (nodes) when groups are joined; `totals` is what pairs of groups add up to."""
    beside: dict[int, dict[int, int]] = {}
    heap, size = [], sizes.tolist()
    for a, b, total in zip(one.tolist(), other.tolist(), totals.tolist(), strict=True):
        beside.setdefault(a, {})[b] = beside.setdefault(b, {})[a] = total
        if total >= floor * size[a] * size[b]:
            heap.append((-total / (size[a] * size[b]), a, b))
    heapq.heapify(heap)
    root = group.copy()
    while heap:
        held, a, b = heapq.heappop(heap)
        joint = beside[a].get(b)
        if joint is None:  # one of them has gone into another group
            continue
        pairs = size[a] * size[b]
        if joint / pairs < -held:
            if joint >= floor * pairs:
                heapq.heappush(heap, (-joint / pairs, a, b))
            continue
        into, gone = (a, b) if len(beside[a]) >= len(beside[b]) else (b, a)
        root[gone] = into
        size[into] += size[gone]
        of_into, of_gone = beside[into], beside[gone]
        del of_into[gone], of_gone[into]
        beside[gone] = {}
        for node, likeness in of_gone.items():
            total = of_into.get(node, 0) + likeness
            del beside[node][gone]
            of_into[node] = beside[node][into] = total
            if total >= floor * (pairs := size[into] * size[node]):
                heapq.heappush(heap, (-total / pairs, min(into, node), max(into, node)))
    return root


def trees(graph: Graph, group: Rows) -> Rows:
    """The edges (row numbers, ascending) that hold each group together, by as few and as strong ones as there are.

    A maximum spanning tree of the edges inside each group (Borůvka 1926, in arrays): its weakest edge is the one at
    which the group would come apart first. Of equally strong edges that of the smaller nodes stands.
    """
    rows = np.flatnonzero(group[graph.left] == group[graph.right])
    order = rows[np.lexsort([graph.right[rows], graph.left[rows], -graph.likeness[rows]])]
    left, right = graph.left[order], graph.right[order]
    place = np.arange(len(order))  # the strongest edge has the smallest place; no two have the same
    root = np.arange(graph.nodes)
    kept = np.zeros(len(order), np.bool_)
    while True:
        apart = np.flatnonzero(root[left[place]] != root[right[place]])
        if not len(apart):
            return np.sort(order[kept])
        place = place[apart]
        best = np.full(graph.nodes, len(order))
        for side in (left, right):
            np.minimum.at(best, root[side[place]], place)
        chosen = np.unique(best[best < len(order)])
        kept[chosen] = True
        root = components(graph.nodes, left[kept], right[kept])


def graph_of(left: Array, right: Array, likeness: Array) -> tuple[Array, Graph]:
    """The distinct names (n) in order, and the graph of their rank; of edges given twice the stronger stands.

    `left` and `right` name the ends of each edge (m), `likeness` is from 0 to 1.
    """
    names, ends = np.unique(np.concatenate([left, right]), return_inverse=True)
    one, other = ends[: len(left)], ends[len(left) :]
    low, high = np.minimum(one, other), np.maximum(one, other)
    millionths = np.rint(likeness * WHOLE).astype(np.int64)
    order = np.lexsort([-millionths, high, low])
    low, high, millionths = low[order], high[order], millionths[order]
    first = np.ones(len(order), np.bool_)
    first[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
    first &= (low != high) & (millionths > 0)
    return names, Graph(len(names), low[first], high[first], millionths[first])
