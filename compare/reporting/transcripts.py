"""Which articles are transcripts: what was said, as far as anybody wrote it down."""

from __future__ import annotations

import re

from compare.reporting.nouns import Article

# "Transcript: ...", "Full text of ...", "Remarks by the President, as delivered"; not "Transcript shows that ...".
TITLE = re.compile(
    r"^(?:(?:full|rush|complete|partial)\s+)?transcript(?:\s+of\b|\s*[:|-])|[:|-]\s*(?:full\s+)?transcript\s*$"
    r"|\bfull (?:text|transcript)\b|\bas (?:delivered|prepared for delivery)\b",
    re.IGNORECASE,
)


def is_transcript(article: Article) -> bool:
    """Whether the title says that the article is one."""
    return bool(article.title and TITLE.search(article.title))
