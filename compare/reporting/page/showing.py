"""How words come into the page: always as text, whatever they hold."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from jinja2 import Environment

# What a mark says to the eye beside its colour, and to the ear.
SIGNS = {"cut": "−", "added": "+", "otherwise": "≠", "moved": "⇄", "left-out": "−"}
SPOKEN = {
    "cut": "left out in the other: ",
    "added": "added: ",
    "otherwise": "told otherwise: ",
    "moved": "moved: ",
    "left-out": "left out here: ",
    "named": "changed: ",
    "insertion": "editor’s insertion: ",
    "own": "only here: ",
}

# Characters that a page cannot hold (NUL, lone surrogates), does not show (controls), or that turn the direction of
# what follows them: each is shown as one visible character, so that offsets stay.
VISIBLE = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"},
    0x7F: 0x2421,
    **dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000)), 0xFFFD),
    **dict.fromkeys((0xFEFF, 0xFFFE, 0xFFFF), 0xFFFD),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0x2426),
}


def shown(value: Any) -> Any:
    """What an expression of a template puts into the page: escaped, visible, every character in its place.

    A carriage return is written as a reference: a bare one would be read as a newline, and shift what follows.
    """
    if value is None:
        return ""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    escaped = escape(value if value.isprintable() else value.translate(VISIBLE))
    return escaped.replace("\r", Markup("&#13;")) if "\r" in value else escaped


@cache
def environment() -> Environment:
    """The templates; an expression that names nothing is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(
        loader=PackageLoader("compare.reporting.page"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals.update(SIGNS=SIGNS, SPOKEN=SPOKEN)
    return found
