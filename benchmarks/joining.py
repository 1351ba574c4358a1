"""How well links are joined into remarks, on planted graphs of known truth, and how fast.

    python benchmarks/joining.py [--seeds N] [--into results/joining.md]
    python benchmarks/joining.py --speed [--parts N] [--links N] [--into results/joining.md]

A planted graph holds remarks of one to sixty parts, by a few hundred people; three parts in ten name nobody, one in
fifty names another. Links stand between two parts as often as they are drawn in a run: so many at each probability, of
which so many are right as the probability says, the wrong ones between remarks of one theme. Where one part holds the
words of two remarks it has strong links to the parts of both: it should join the one or the other, and not weld them.
Ends with exit status 1 where a figure pinned in floors.json for these graphs has fallen.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from floors import hold
from sections import put

from compare.benches.tables import table
from compare.tracing.communities import WHOLE, Graph, Rows, communities, components, graph_of
from compare.tracing.linkages import SHARE, Ties, link_up
from compare.tracing.remarks import Link, Part, cluster

# Of the links of 0.15 and more in 550 articles the share in each tenth (the first is 0.15 to 0.2).
DRAWN = (0.135, 0.151, 0.09, 0.07, 0.051, 0.056, 0.043, 0.065, 0.339)
# The share of the pairs inside a remark that are linked at 0.4 or more: the recall of the model across articles.
RECALL = 0.69
LINKED = 0.4
UNKNOWN, WRONG, WELDING = 0.3, 0.02, 0.03
THEME = 8  # remarks
OURS = f"average, share {SHARE}"
HEAD = ("precision", "recall", "F1", "welded", "of two people")

Join = Callable[["Planted"], Rows]


class Planted(NamedTuple):
    """A graph with the remark that each node is of (nodes), -1 for those of two; who speaks in each, 0 for nobody."""

    graph: Graph
    truth: list[int]
    voices: list[int]
    hubs: list[tuple[int, int]]  # the two remarks of each

    def apart(self, one: int, other: int) -> bool:
        """Whether two speakers are two people."""
        return one != other and one > 0 and other > 0


def plant(seed: int, remarks: int = 2_000) -> Planted:
    """A planted graph."""
    chance = random.Random(seed)
    sizes = chance.choices(range(1, 61), [size**-1.8 for size in range(1, 61)], k=remarks)
    truth = [remark for remark, size in enumerate(sizes) for _ in range(size)]
    people = [chance.randint(1, 300) for _ in sizes]
    voices = [people[remark] for remark in truth]
    for node in range(len(truth)):
        if (drawn := chance.random()) < UNKNOWN + WRONG:
            voices[node] = 0 if drawn < UNKNOWN else chance.randint(1, 300)
    members = defaultdict(list)
    for node, remark in enumerate(truth):
        members[remark].append(node)
    likeness: dict[tuple[int, int], float] = {}
    right = [pair for nodes in members.values() for pair in combinations(nodes, 2)]
    means = [0.175, *(0.25 + place / 10 for place in range(len(DRAWN) - 1))]
    strong = sum(share * mean for share, mean in zip(DRAWN, means, strict=True) if mean > LINKED)
    drawn_links = RECALL * len(right) / strong
    chance.shuffle(right)
    for share, mean in zip(DRAWN, means, strict=True):
        for _ in range(round(drawn_links * share)):
            probability = round(mean + (chance.random() - 0.5) * (0.05 if mean < 0.2 else 0.1), 6)
            if chance.random() < mean:
                pair = right.pop() if right else (0, 0)
            else:
                first = chance.randrange(len(truth))
                theme = truth[first] // THEME * THEME
                pair = first, chance.choice([node for one in range(theme, theme + THEME) for node in members[one]])
            wrong = truth[pair[0]] != truth[pair[1]]
            known = voices[pair[0]] and voices[pair[1]] and voices[pair[0]] != voices[pair[1]]
            if pair[0] != pair[1] and not known and (wrong or pair not in likeness):
                likeness[min(pair), max(pair)] = probability
    hubs = []
    for remark in range(0, remarks - 1, THEME):
        if chance.random() < WELDING * THEME and sizes[remark] > 1 and sizes[remark + 1] > 1:
            hub = len(truth)
            truth.append(-1)
            voices.append(0)
            hubs.append((remark, remark + 1))
            for node in members[remark] + members[remark + 1]:
                if chance.random() < RECALL:
                    likeness[node, hub] = round(chance.uniform(0.85, 0.95), 6)
    ends = np.array(sorted(likeness), np.int64)
    # A link to itself is none: it names the nodes that have no other.
    whole = np.arange(len(truth))
    likely = np.append([likeness[pair] for pair in sorted(likeness)], np.zeros(len(truth)))
    _, graph = graph_of(np.append(ends[:, 0], whole), np.append(ends[:, 1], whole), likely)
    return Planted(graph, truth, voices, hubs)


def above(planted: Planted, probability: float) -> Planted:
    """The same without the links below a probability."""
    kept = planted.graph.likeness >= round(probability * WHOLE)
    return planted._replace(graph=Graph(planted.graph.nodes, *(column[kept] for column in planted.graph[1:])))


def by_louvain(planted: Planted) -> Rows:
    """Communities by modularity, divided by speakers: how remarks were joined before."""
    import networkx

    linked = above(planted, LINKED).graph
    graph = networkx.Graph()
    columns = (column.tolist() for column in linked[1:])
    graph.add_weighted_edges_from(zip(*columns, strict=True))
    group = np.arange(linked.nodes)
    for component in networkx.connected_components(graph):
        whole = networkx.Graph()
        whole.add_nodes_from(sorted(component))
        whole.add_weighted_edges_from(sorted(graph.subgraph(component).edges(data="weight")))
        for found in networkx.community.louvain_communities(whole, weight="weight", seed=1):
            group[list(found)] = min(found)
    return divided(planted, linked, group)


def by_potts(least: float) -> Join:
    """The constant Potts model with its moves, divided by speakers afterwards."""

    def join(planted: Planted) -> Rows:
        linked = above(planted, LINKED).graph
        return divided(planted, linked, communities(linked, least))

    return join


def divided(planted: Planted, linked: Graph, group: Rows) -> Rows:
    """The groups, divided where two people speak: nobody goes with those to whom its links weigh most."""
    weights: defaultdict[int, Counter[int]] = defaultdict(Counter)
    inside = group[linked.left] == group[linked.right]
    for a, b, value in zip(*(column[inside].tolist() for column in linked[1:]), strict=True):
        weights[a][planted.voices[b]] += value
        weights[b][planted.voices[a]] += value
    voice = [
        own or max((w, -v) for v, w in [(0, 0), *((v, w) for v, w in weights[node].items() if v)])[1] * -1
        for node, own in enumerate(planted.voices)
    ]
    spoken = np.array(voice)
    kept = inside & (spoken[linked.left] == spoken[linked.right])
    return components(linked.nodes, linked.left[kept], linked.right[kept])


def by_average(share: float, entering: float = 0.15) -> Join:
    """Average linkage of all links from `entering` on, speakers held apart: how remarks are joined."""

    def join(planted: Planted) -> Rows:
        graph = above(planted, entering).graph
        return link_up(graph, round(LINKED * WHOLE), Ties(planted.voices, planted.apart, [()] * graph.nodes), share)

    return join


def by_complete(planted: Planted) -> Rows:
    """Complete linkage: only what is linked with all joins, the most alike first."""
    linked = above(planted, LINKED).graph
    beside: defaultdict[int, set[int]] = defaultdict(set)
    for a, b in zip(linked.left.tolist(), linked.right.tolist(), strict=True):
        beside[a].add(b)
        beside[b].add(a)
    group, members = list(range(linked.nodes)), {node: {node} for node in range(linked.nodes)}
    for row in np.lexsort([linked.right, linked.left, -linked.likeness]).tolist():
        a, b = group[linked.left[row]], group[linked.right[row]]
        if a != b and all(members[b] <= beside[node] for node in members[a]):
            for node in members[b]:
                group[node] = a
            members[a] |= members.pop(b)
    return divided(planted, linked, np.array(group))


def b_cubed(truth: Sequence[int], group: Sequence[int]) -> tuple[float, float]:
    """Precision and recall of the nodes of one remark (Bagga and Baldwin 1998)."""
    known = [node for node, remark in enumerate(truth) if remark >= 0]
    both = Counter((truth[node], group[node]) for node in known)
    of_truth, of_group = Counter(truth[node] for node in known), Counter(group[node] for node in known)
    squares = [(count * count, remark, one) for (remark, one), count in both.items()]
    precision = sum(square / of_group[one] for square, _, one in squares) / len(known)
    return precision, sum(square / of_truth[remark] for square, remark, _ in squares) / len(known)


def welded(planted: Planted, group: Sequence[int]) -> float:
    """Of the parts that hold words of two remarks, the share that are in one group with parts of both."""
    of = defaultdict(set)
    for one, remark in zip(group, planted.truth, strict=True):
        of[one].add(remark)
    hubs = [node for node, remark in enumerate(planted.truth) if remark < 0]
    found = (set(both) <= of[group[hub]] for hub, both in zip(hubs, planted.hubs, strict=True))
    return sum(found) / max(1, len(hubs))


def two_people(planted: Planted, group: Sequence[int]) -> int:
    """How many groups hold two people."""
    heard = defaultdict(set)
    for node, one in enumerate(group):
        heard[one].add(planted.voices[node])
    return sum(len(voices - {0}) > 1 for voices in heard.values())


def quality(graphs: Sequence[Planted]) -> tuple[str, dict[str, float]]:
    """The table of all ways to join, and the figures of the program's own way that are pinned, in percent."""
    ways: dict[str, Join] = {"Louvain": by_louvain, "complete linkage": by_complete}
    ways |= {f"Potts model, {least}": by_potts(least) for least in (0.2, 0.3, 0.4, 0.5)}
    ways |= {f"average, share {share}": by_average(share) for share in (0.4, 0.6, 0.7, 0.8, 0.9, 1.0)}
    ways["average, share 0.8, no weak links"] = by_average(0.8, LINKED)
    rows, pinned = [], {}
    for name, join in ways.items():
        figures = [figures_of(planted, join(planted).tolist()) for planted in graphs]
        mean = np.mean(figures, axis=0)
        rows.append([name, *(f"{value:.3f}" for value in mean[:4]), f"{mean[4]:.0f}"])
        if name == OURS:
            pinned = {head: round(100 * value, 1) for head, value in zip(HEAD, mean[:4].tolist(), strict=False)}
            pinned[HEAD[4]] = float(mean[4])
    return table(["joined by", *HEAD], rows), pinned


def figures_of(planted: Planted, group: Sequence[int]) -> tuple[float, ...]:
    """B-cubed precision, recall and F1, the welded share, the groups of two people."""
    precision, recall = b_cubed(planted.truth, group)
    f1 = 2 * precision * recall / (precision + recall)
    return precision, recall, f1, welded(planted, group), two_people(planted, group)


def speed(parts: int, links: int) -> str:
    """Seconds of one core and memory of joining so many parts by so many links, in this process."""
    chance = np.random.default_rng(1)
    # Most parts are in no link; a few are in very many, as what everybody quotes is.
    left = (parts * chance.random(links) ** 3).astype(np.int64)
    right = np.minimum(left + 1 + (30 * chance.random(links) ** 2).astype(np.int64), parts - 1)
    likely = np.round(chance.uniform(0.15, 1, links), 6).tolist()
    made = {id: part(id) for id in range(parts)}
    columns = zip(left.tolist(), right.tolist(), likely, strict=True)
    found = [Link(a, b, "paraphrase", probability, "") for a, b, probability in columns if a != b]
    before, start = peak(), time.process_time()
    remarks = cluster(made, found)
    seconds = time.process_time() - start
    sizes = sorted(len(remark.parts) for remark in remarks)
    head = ["parts", "links", "remarks", "largest", "seconds of a core", "peak MiB", "before"]
    figures = [f"{parts:,}", f"{len(found):,}", f"{len(remarks):,}", str(sizes[-1]), f"{seconds:.1f}"]
    return table(head, [[*figures, f"{peak():,}", f"{before:,}"]])


def part(id: int) -> Part:
    """A part of an article of its own, by one of a thousand speakers or by nobody."""
    speaker = None if id % 3 == 0 else f"person {id // 40 % 1000}"
    return Part(id, id, id, 0, 9, "direct", True, None, speaker, speaker, "2016-01-01", "")


def peak() -> int:
    """The most memory that this process has held, in MiB (Linux)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    parser = argparse.ArgumentParser(description="measure how links are joined into remarks")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--parts", type=int, default=1_000_000)
    parser.add_argument("--links", type=int, default=500_000)
    parser.add_argument("--into", type=Path)
    options = parser.parse_args()
    if options.speed:
        put(options.into, "speed", speed(options.parts, options.links))
    else:
        graphs = [plant(seed) for seed in range(options.seeds)]
        told, pinned = quality(graphs)
        put(options.into, "planted", told)
        edges = b"".join(np.concatenate([one.graph.left, one.graph.right]).tobytes() for one in graphs)
        hold(f"joining, {options.seeds} planted graphs", pinned, edges)


if __name__ == "__main__":
    main()
