"""How much memory this process has used."""

from __future__ import annotations

import re
import resource
import sys
from pathlib import Path

STATUS = Path("/proc/self/status")
PEAK = re.compile(r"VmHWM:\s*(?P<kib>\d+) kB")


def peak_memory() -> int:
    """The most bytes that this process has held at once.

    Linux tells it of the program alone; what getrusage tells counts the process that started it, too.
    """
    found = PEAK.search(STATUS.read_text()) if STATUS.exists() else None
    if found:
        return int(found["kib"]) * 1024
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used if sys.platform == "darwin" else used * 1024
