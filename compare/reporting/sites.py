"""Which articles of unknown outlet may come from one site."""

from __future__ import annotations

from compare.reporting.runs import Run

# Boilerplate that belongs to a site, and not to a format that many sites share.
SITE = frozenset(("newsletter", "comments", "footer"))


def same_sites(results: Run) -> dict[str, str]:
    """Articles of unknown outlet that hold the furniture of another one's site: by id, what they share."""
    found: dict[str, str] = {}
    order = {article.id: number for number, article in enumerate(results.articles)}
    for match in results.matches:
        first, second = sorted((match.left.article, match.right.article), key=order.__getitem__)
        if first != second and match.boilerplate in SITE and results.articles[second].outlet is None:
            found.setdefault(second, f"same {match.boilerplate} as {results.handles[first]}: one site?")
    return found
