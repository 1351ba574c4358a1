"""Stages that join passages, and articles, that are nearly the same text into clusters: no bad match welds two of them.

matches -> edges -> components (in the driver: 16 bytes a node) -(component)-> links: what holds each cluster together
links, places -(group)-> spots -(article)-> tellings, wider -(cluster)-> lines

The nodes of a cluster of passages are those that stand for a group of equal ones; a cluster holds all members of its
groups, and as many links as join its nodes: never a pair of members.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from compare.engines.batches import Batch, Schema, count, runs, take, texts
from compare.engines.contracts import Engine, Parts, stage
from compare.matching.matches import EXACT, JACCARD
from compare.matching.spans import enclosing
from compare.pipeline.rows import (
    LINES,
    articles_of,
    boilerplate_of,
    from_json,
    lines_batch,
    standing,
    to_json,
)
from compare.pipeline.stages.groups import Place
from compare.pipeline.stages.ledgers import covered
from compare.pipeline.stages.same_text import Pair
from compare.reporting.clusters import cluster_line
from compare.reporting.exports import encode
from compare.tracing.clusters import Bond, Cluster, Telling
from compare.tracing.communities import TWINS, WHOLE, divide, graph_of, name_components, trees

# The share of an article's news text that must stand in the other for the two to be nearly one article. Of 32 pairs
# read (Reuters-21578, articles on the war in Syria) all but one of the 13 above half are updates, reprints or rewrites
# of one agency report; of the 13 from 0.3 to half one is, the others are one template with other names and numbers.
# More than half, so that two reports that have nothing in common, and both stand whole in a third, never meet by it.
SHARE = 0.51

EDGES = Schema(id="uint64", right="uint64", likeness="float64", twins="bool")  # id is the left node
NODES = Schema(id="uint64", component="uint64")
LOCATED = Schema(component="uint64", id="uint64", right="uint64", likeness="float64", twins="bool")
LINKS = Schema(cluster="uint64", id="uint64", right="uint64", likeness="float64")
WITHIN = Schema(group="uint64", cluster="uint64")
SPOTS = Schema(id="uint64", cluster="uint64", article="uint64", start="int64", end="int64", boilerplate="text")
WIDER = Schema(cluster="uint64", id="uint64")  # one row a passage of `cluster` that stands in one of the cluster `id`
DATED = Schema(id="uint64", article="uint64", outlet="text", published="text", published_at="text")
TELLINGS = Schema(id="uint64", cluster="uint64", record="text")
NEWS = Schema(id="uint64", characters="int64")
COMMON = Schema(id="uint64", right="uint64", of_left="float64", of_right="float64")
HALVES = Schema(id="uint64", left="uint64", share="float64", of_right="float64")


def passage_clusters(
    engine: Engine, matches: Parts, placed: Parts, articles: Parts, *, jaccard: float = JACCARD
) -> Parts:
    """The lines of clusters.jsonl for passages: MATCHES and PLACES joined from a mean Jaccard of `jaccard` on."""
    links = joined(engine, engine.map(edges_of_matches, matches), jaccard)
    spots = engine.group(spots_of_groups, placed, engine.map(within, links), key="group")
    told = engine.group(tell, spots, engine.map(date, articles), key="article")
    wider = engine.group(find_wider, spots, key="article")
    return engine.group(lines_of_passages, told, links, wider, key="cluster")


def article_clusters(engine: Engine, paired: Parts, speech: Parts, articles: Parts, *, share: float = SHARE) -> Parts:
    """The lines of clusters.jsonl for articles: PAIRED joined from a mean share of `share` on."""
    news = engine.map(measure_news, speech)
    halves = engine.group(share_of_left, engine.group(in_common, paired, key="articles"), news, key="id")
    links = joined(engine, engine.group(share_of_either, halves, news, key="id", least=share), share)
    spots = engine.map(spots_of_articles, engine.map(within, links))
    told = engine.group(tell, spots, engine.map(date, articles), key="article")
    return engine.group(lines_of_articles, told, links, key="cluster")


def joined(engine: Engine, edges: Parts, least: float) -> Parts:
    """The LINKS that hold each cluster of two or more nodes together, from EDGES."""
    names, component = name_components((batch["id"], batch["right"]) for batch in edges)
    nodes = engine.keep(NODES, [{"id": names, "component": component}])
    return engine.group(link, engine.group(locate, edges, nodes, key="id"), key="component", least=least)


@stage(EDGES)
def edges_of_matches(matches: Batch) -> Batch:
    """The matches between passages whose words are not the same."""
    near = take(matches, np.asarray(matches["tier"] != EXACT))
    none = np.zeros(count(near), np.bool_)  # identical ones are collapsed, and all others were compared pair by pair
    return {"id": near["left"], "right": near["right"], "likeness": near["jaccard"], "twins": none}


@stage(NEWS)
def measure_news(speech: Batch) -> Batch:
    """How many characters of each article are no boilerplate."""
    aside = [covered((mark.start, mark.end) for mark in marks) for marks in boilerplate_of(speech)]
    return {"id": speech["id"], "characters": speech["characters"] - np.array(aside, np.int64)}


@stage(COMMON)
def in_common(paired: Batch) -> Batch:
    """How many characters of news each of two articles has that stand in the other too."""
    found = [from_json(text, Pair) for text in texts(paired, "record")]
    rows = []
    for a, b in itertools.pairwise(runs(paired["articles"]).tolist()):
        news = [pair for pair in found[a:b] if pair.boilerplate is None]
        left, right = found[a].left.article, found[a].right.article
        if news and left != right:
            of_left = kept((p.left.start, p.left.end, p.containment_left) for p in news)
            of_right = kept((p.right.start, p.right.end, p.containment_right) for p in news)
            rows.append((left, right, of_left, of_right))
    columns = zip(*rows, strict=True) if rows else ((), (), (), ())
    return COMMON.pack(dict(zip(("id", "right", "of_left", "of_right"), columns, strict=True)))


def kept(passages: Iterable[tuple[int, int, float]]) -> float:
    """Of how many characters the words stand in the other article, of passages [start, end) with their containment.

    All characters of a passage would be too many: a template with other names and numbers is a match too.
    """
    total, reach = 0.0, 0
    for start, end, containment in sorted(passages):
        total += max(0, end - max(start, reach)) * containment
        reach = max(reach, end)
    return total


@stage(HALVES)
def share_of_left(common: Batch, news: Batch) -> Batch:
    """The share that what is in common has in the left article, under the right one."""
    share = common["of_left"] / characters(common, news)
    return {"id": common["right"], "left": common["id"], "share": share, "of_right": common["of_right"]}


@stage(EDGES)
def share_of_either(halves: Batch, news: Batch, *, least: float) -> Batch:
    """The pairs of articles of which one has at least the share `least` in common; twins are those where both have."""
    other = halves["of_right"] / characters(halves, news)
    likeness = np.round(np.minimum(np.maximum(halves["share"], other), 1), 6)
    edges = {
        "id": halves["left"],
        "right": halves["id"],
        "likeness": likeness,
        "twins": np.minimum(halves["share"], other) >= TWINS,
    }
    return take(edges, likeness >= least)


def characters(pairs: Batch, news: Batch) -> np.ndarray:
    """The characters of news of the article that each pair stands under, at least one."""
    return np.maximum(news["characters"][np.searchsorted(news["id"], pairs["id"])], 1)


@stage(LOCATED)
def locate(edges: Batch, nodes: Batch) -> Batch:
    """The edges with the component they are of."""
    return {**edges, "component": nodes["component"][np.searchsorted(nodes["id"], edges["id"])]}


@stage(LINKS)
def link(located: Batch, *, least: float) -> Batch:
    """What holds each cluster together, named by its smallest node; of components, many in one call."""
    names, graph = graph_of(located["id"], located["right"], located["likeness"])
    ends = (
        np.searchsorted(names, located["id"][located["twins"]]),
        np.searchsorted(names, located["right"][located["twins"]]),
    )
    keys = np.minimum(*ends) * graph.nodes + np.maximum(*ends)
    group = divide(graph, np.isin(graph.left * graph.nodes + graph.right, keys), least)
    rows = trees(graph, group)
    left = graph.left[rows]
    return {
        "cluster": names[group[left]],
        "id": names[left],
        "right": names[graph.right[rows]],
        "likeness": graph.likeness[rows] / WHOLE,
    }


@stage(WITHIN)
def within(links: Batch) -> Batch:
    """The nodes with the cluster they are in; a cluster's links come in one call."""
    group, rows = np.unique(np.concatenate([links["id"], links["right"]]), return_index=True)
    return {"group": group, "cluster": np.concatenate([links["cluster"], links["cluster"]])[rows]}


@stage(SPOTS)
def spots_of_groups(placed: Batch, nodes: Batch) -> Batch:
    """Where the passages of each cluster stand: all members of its groups."""
    inside = take(placed, np.isin(placed["group"], nodes["group"]))
    found = [from_json(text, Place) for text in texts(inside, "record")]
    columns = {name: [getattr(place, name) for place in found] for name in ("article", "start", "end")}
    cluster = nodes["cluster"][np.searchsorted(nodes["group"], inside["group"])]
    kinds = [place.label or "" for place in found]
    return SPOTS.pack({"id": inside["id"], "cluster": cluster, "boilerplate": kinds, **columns})


@stage(SPOTS)
def spots_of_articles(nodes: Batch) -> Batch:
    """Articles as spots."""
    ids, none = nodes["group"], np.zeros(len(nodes["group"]), np.int64)
    return SPOTS.pack(
        {
            "id": ids,
            "cluster": nodes["cluster"],
            "article": ids,
            "start": none,
            "end": none,
            "boilerplate": [""] * len(ids),
        }
    )


@stage(DATED)
def date(articles: Batch) -> Batch:
    """By whom and when each article was published, as far as it is known."""
    found = articles_of(standing(articles))
    ids = [article.id for article in found]
    names = ("outlet", "published", "published_at")
    return DATED.pack(
        {"id": ids, "article": ids, **{name: [getattr(one, name) or "" for one in found] for name in names}}
    )


@stage(TELLINGS)
def tell(spots: Batch, dated: Batch) -> Batch:
    """Each spot with the outlet and the date of its article."""
    facts = zip(*(texts(dated, name) for name in ("outlet", "published", "published_at")), strict=True)
    known = dict(zip(dated["id"].tolist(), facts, strict=True))
    columns = [spots[name].tolist() for name in ("id", "article", "start", "end")]
    records = []
    for id, article, start, end, kind in zip(*columns, texts(spots, "boilerplate"), strict=True):
        outlet, published, published_at = known[article]
        records.append(
            to_json(Telling(id, article, start, end, kind or None, outlet or None, published, published_at or None))
        )
    return TELLINGS.pack({"id": spots["id"], "cluster": spots["cluster"], "record": records})


@stage(WIDER)
def find_wider(spots: Batch) -> Batch:
    """Which passages of a cluster stand inside a passage of another."""
    found: list[tuple[int, int]] = []
    columns = [spots[name].tolist() for name in ("start", "end", "cluster")]
    for a, b in itertools.pairwise(runs(spots["article"]).tolist()):
        clusters: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
        for start, end, cluster in zip(*(column[a:b] for column in columns), strict=True):
            clusters[start, end].add(cluster)
        for span, around in enclosing(clusters).items():
            wider = set().union(*(clusters[one] for one in around if one != span))
            found += [(cluster, other) for cluster in clusters[span] for other in wider - {cluster}]
    narrow, wide = zip(*found, strict=True) if found else ((), ())
    return WIDER.pack({"cluster": narrow, "id": wide})


@stage(LINES)
def lines_of_passages(told: Batch, links: Batch, wider: Batch) -> Batch:
    """The lines of the clusters of passages, but of those that stand in one other, passage by passage."""
    inside: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for cluster, other in zip(wider["cluster"].tolist(), wider["id"].tolist(), strict=True):
        inside[cluster][other] += 1
    found = clusters_of("passage", told, links)
    return lines_of([one for cluster, one in found if len(one.tellings) not in inside[cluster].values()])


@stage(LINES)
def lines_of_articles(told: Batch, links: Batch) -> Batch:
    """The lines of the clusters of articles."""
    return lines_of([one for _, one in clusters_of("article", told, links)])


def lines_of(found: Sequence[Cluster]) -> Batch:
    """A batch of LINES."""
    return lines_batch([(one.id, 0, encode(cluster_line(one))) for one in found])


def clusters_of(kind: str, told: Batch, links: Batch) -> Iterator[tuple[int, Cluster]]:
    """The clusters of a batch of TELLINGS and one of LINKS, each with its smallest node."""
    tellings: defaultdict[int, list[Telling]] = defaultdict(list)
    for cluster, record in zip(told["cluster"].tolist(), texts(told, "record"), strict=True):
        tellings[cluster].append(from_json(record, Telling))
    bonds: defaultdict[int, list[Bond]] = defaultdict(list)
    columns = (links[name].tolist() for name in ("cluster", "id", "right", "likeness"))
    for cluster, left, right, likeness in zip(*columns, strict=True):
        bonds[cluster].append(Bond(left, right, likeness))
    for cluster in sorted(bonds):
        yield cluster, Cluster.of(kind, tellings[cluster], bonds[cluster])
