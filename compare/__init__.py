"""compare: where many outlets say the same thing: copied, quoted, or put in other words, and what changed on the way.

Every command is a function of the same name with the same options: `compare dedupe seeds/ --output out` is
`compare.dedupe("seeds/", output="out")`. Nothing heavy is imported until a function is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.errors import CompareError, InputError, OutputError, UsageError

if TYPE_CHECKING:
    from compare.benches.tasks import bench
    from compare.pipeline.tasks import check, dedupe, quotes, remarks, report, statements, trace
    from compare.reporting.runs import Run

__version__ = "0.1.0"
__all__ = [
    "CompareError",
    "InputError",
    "OutputError",
    "Run",
    "UsageError",
    "bench",
    "check",
    "dedupe",
    "quotes",
    "remarks",
    "report",
    "statements",
    "trace",
]

COMMANDS = ("dedupe", "statements", "quotes", "check", "remarks", "trace", "report", "bench")


def __getattr__(name: str) -> Any:
    if name == "bench":
        from compare.benches import tasks as benches

        return benches.bench
    if name in COMMANDS:
        from compare.pipeline import tasks

        return getattr(tasks, name)
    if name == "Run":
        from compare.reporting.runs import Run

        return Run
    raise AttributeError(f"module 'compare' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
