"""Sections of a page of results: what a benchmark prints replaces what it printed there before."""

from __future__ import annotations

import re
from pathlib import Path


def put(page: Path | None, name: str, text: str) -> None:
    """Print the text, and put it into the page between the marks of this name; a new name goes to the end."""
    print(text)
    if page is None:
        return
    old = page.read_text("utf-8") if page.exists() else ""
    section = f"<!-- {name} -->\n{text}\n<!-- end of {name} -->"
    marked = re.compile(f"<!-- {re.escape(name)} -->.*?<!-- end of {re.escape(name)} -->", re.DOTALL)
    new = marked.sub(lambda _: section, old) if marked.search(old) else f"{old.rstrip()}\n\n{section}\n".lstrip()
    page.write_text(new, "utf-8")
