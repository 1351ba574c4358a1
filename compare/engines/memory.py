"""How much memory this process has used."""

from __future__ import annotations

import resource
import sys


def peak_memory() -> int:
    """The most bytes that this process has held at once."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used if sys.platform == "darwin" else used * 1024  # Linux counts in KiB
