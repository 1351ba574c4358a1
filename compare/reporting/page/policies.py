"""The content security policy: the page may run its own style and script, and ask for nothing."""

from __future__ import annotations

import base64
import hashlib


def policy(style: str, script: str | None = None) -> str:
    """The policy under which exactly this style and this script run; both as they stand between their tags. A page
    without a script runs none.
    """
    scripts = [] if script is None else [f"script-src {digest(script)}"]
    return "; ".join(
        ("default-src 'none'", f"style-src {digest(style)}", *scripts, "base-uri 'none'", "form-action 'none'")
    )


def digest(source: str) -> str:
    """The source expression of an inline element (CSP Level 3, section 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"
