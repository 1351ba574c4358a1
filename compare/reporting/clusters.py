"""The lines of clusters.jsonl; their fields are those of docs/results.md."""

from __future__ import annotations

from compare.reading.identities import spell
from compare.reporting.exports import Line
from compare.tracing.clusters import Bond, Cluster, Telling
from compare.tracing.traces import doubt_of_first


def cluster_line(cluster: Cluster) -> Line:
    """The line of a cluster of passages or of articles in clusters.jsonl."""
    spots = {one.id: spot_line(one, cluster.kind) for one in cluster.tellings}
    measure = "jaccard" if cluster.kind == "passage" else "share"

    def bond_line(bond: Bond, name: str) -> Line:
        return {"left": spots[bond.left], "right": spots[bond.right], name: bond.likeness}

    first = cluster.tellings[0]
    return {
        "id": spell(cluster.id),
        "kind": cluster.kind,
        "members": list(spots.values()),
        "outlets": sorted({one.outlet for one in cluster.tellings if one.outlet}),
        "boilerplate": next((one.boilerplate for one in cluster.tellings if one.boilerplate), None),
        "representative": spots[first.id],
        "links": [bond_line(bond, measure) for bond in cluster.bonds],
        "weakest": bond_line(cluster.weakest, "value"),
        "first": {
            "article": spell(first.article),
            "published": first.published or None,
            "doubt": doubt_of_first(cluster.tellings),
        },
    }


def spot_line(telling: Telling, kind: str) -> str | Line:
    """A member of a cluster: the place of a passage, or the id of an article."""
    article = spell(telling.article)
    return article if kind == "article" else {"article": article, "start": telling.start, "end": telling.end}
