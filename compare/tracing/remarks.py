"""Remarks: all parts of statements, in all outlets, that report one utterance.

Joining is where such tools go wrong: one false link must not weld two remarks into one. So links alone do not
join. Inside each connected component of the graph of verified links, parts are joined by communities (Louvain:
Blondel et al. 2008, "Fast unfolding of communities in large networks"), which cut a chain at its weak places; and
two parts of statements by two different known speakers never share a remark, however the links run.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.matching.likenesses import is_one_person
from compare.reading.identities import identity
from compare.tracing.order import in_time, precedence

# Louvain starts from an arbitrary order; nodes come sorted by id and the seed is fixed, so that the same component
# gives the same remarks in any company.
SEED = 1


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence or clause of a statement, `[start, end)` in its article."""

    id: int
    statement: int
    article: int
    start: int
    end: int
    form: str  # of its statement
    quoted: bool  # whether at least half of it stands in quotation marks
    outlet: str | None
    speaker: str | None  # the key of the person, None where the text names nobody
    name: str | None  # the name as the article gives it
    published: str  # EDTF, "" where unknown
    text: str
    said: str | None = None  # when, where and to whom: the words beside its statement
    published_at: str | None = None  # the moment in UTC, where it is known


@dataclass(frozen=True, slots=True)
class Link:
    """Two parts that were verified to report one utterance."""

    left: int  # ids of parts
    right: int
    tier: str
    probability: float
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """One utterance as several statements report it; `parts` in order of time, article and start."""

    id: int
    parts: tuple[Part, ...]
    links: tuple[Link, ...]
    weakest: float

    @property
    def anchor(self) -> Part:
        """The part that comes first: it gives the remark its id."""
        return self.parts[0]


def cluster(parts: Mapping[int, Part], links: Iterable[Link]) -> list[Remark]:
    """Join linked parts into remarks of two or more parts, sorted by id.

    `parts` maps the id of a part to the part; links name parts by id. A part is in at most one remark.
    """
    import networkx

    graph = networkx.Graph()
    ordered = sorted(links, key=lambda link: (link.left, link.right))
    graph.add_nodes_from(sorted({end for link in ordered for end in (link.left, link.right)}))
    graph.add_weighted_edges_from(((link.left, link.right, link.probability) for link in ordered), weight="probability")
    by_pair = {(min(link.left, link.right), max(link.left, link.right)): link for link in ordered}
    remarks = []
    for component in networkx.connected_components(graph):
        for community in communities(graph.subgraph(component)):
            for members in part_speakers(community, parts, graph):
                # What a division leaves without a link to the rest is no part of the remark.
                for joined in networkx.connected_components(graph.subgraph(members)):
                    if len(joined) > 1:
                        remarks.append(build(parts, [by_pair[min(e), max(e)] for e in graph.subgraph(joined).edges]))
    return sorted(remarks, key=lambda remark: remark.id)


def communities(component) -> list[list[int]]:  # type: ignore[no-untyped-def]
    """The communities of one connected component (a networkx graph), each sorted by id."""
    import networkx

    if len(component) <= 2:
        return [sorted(component)]
    # A subgraph iterates in the order of a set: Louvain must see its nodes and edges sorted to repeat itself.
    fixed = networkx.Graph()
    fixed.add_nodes_from(sorted(component))
    edges = ((min(a, b), max(a, b), p) for a, b, p in component.edges(data="probability"))
    fixed.add_weighted_edges_from(sorted(edges), weight="probability")
    found = networkx.community.louvain_communities(fixed, weight="probability", seed=SEED)
    return sorted(sorted(community) for community in found)


def part_speakers(community: Sequence[int], parts: Mapping[int, Part], graph) -> list[list[int]]:  # type: ignore[no-untyped-def]
    """The community, divided where its parts have different known speakers.

    "Obama" and "Barack Obama" are one where no other Obama is in the community. A part whose speaker is unknown goes
    with the speaker to whose parts its links weigh most.
    """
    whole = whole_keys({speaker for node in community if (speaker := parts[node].speaker)})
    speakers = sorted(set(whole.values()))
    if len(speakers) <= 1:
        return [list(community)]
    divided: dict[str, list[int]] = {speaker: [] for speaker in speakers}
    for node in community:
        known = parts[node].speaker
        divided[whole[known] if known else heaviest(node, whole, parts, graph)].append(node)
    return list(divided.values())


def whole_keys(keys: Collection[str]) -> dict[str, str]:
    """Each key with the only fuller key of the same person among them, or itself where there is none, or several."""
    found = {}
    for key in keys:
        fuller = [other for other in keys if len(other) > len(key) and is_one_person(key, other)]
        found[key] = fuller[0] if len(fuller) == 1 else key
    return found


def heaviest(node: int, whole: Mapping[str, str], parts: Mapping[int, Part], graph) -> str:  # type: ignore[no-untyped-def]
    """The speaker to whose parts the links of `node` weigh most; the first by name on a tie."""
    weights = dict.fromkeys(sorted(whole.values()), 0.0)
    for neighbour, data in graph[node].items():
        speaker = parts[neighbour].speaker
        if speaker is not None and speaker in whole:
            weights[whole[speaker]] += data["probability"]
    return max(weights, key=lambda speaker: weights[speaker])


def build(parts: Mapping[int, Part], links: Iterable[Link]) -> Remark:
    """The remark of the parts that these links join, in time linear in the links (but for sorting)."""
    kept = tuple(sorted(links, key=lambda link: sorted((link.left, link.right))))
    members = {end for link in kept for end in (link.left, link.right)}
    ordered = tuple(in_time((parts[node] for node in sorted(members)), precedence, lambda part: part.published_at))
    return Remark(identity("remark", ordered[0].id), ordered, kept, min(link.probability for link in kept))
