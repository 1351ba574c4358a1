"""Where work runs. Engines know nothing of news: they carry batches of columns to stages and keep what comes back."""

from __future__ import annotations

from compare.engines.contracts import Engine
from compare.errors import UsageError

# Each worker takes 100 MB before it does anything; more than cores are of no use.
MOST_WORKERS = 64

__all__ = ["Engine", "open_engine"]


def open_engine(name: str, workers: int | None = None, memory: int | None = None) -> Engine:
    """The engine of this name: "inline" (this process) or "processes" (`workers` of them, by default one a core).

    Use it as a context manager; leaving it ends its workers and removes its scratch folder.
    `memory` is how many bytes this process and the workers may take together: more than fits stays on the disk, and an
    engine in one process cannot promise it. Raises UsageError for a name that no engine has, for fewer than one worker,
    and for a limit on "inline".
    """
    if workers is not None and workers < 1:
        raise UsageError(f"{workers} workers cannot do any work: give 1 or more")
    if workers is not None and workers > MOST_WORKERS:
        raise UsageError(f"{workers} workers are more than any machine needs: give {MOST_WORKERS} or fewer")
    if name == "inline" and memory is not None:
        raise UsageError('the engine "inline" keeps everything in memory: give a limit to the engine "processes"')
    if name == "inline":
        from compare.engines.inline import Inline

        return Inline()
    if name == "processes":
        from compare.engines.processes import Processes

        return Processes(workers, memory)
    raise UsageError(f'there is no engine "{name}": choose "inline" or "processes"')
