"""Workers whose caller was killed: it could not end them, so they end themselves and remove what it left."""

from __future__ import annotations

import os
import shutil
import threading
import time
from pathlib import Path

INTERVAL = 0.5  # seconds between two looks; a look is one system call


def watch(caller: int, scratch: Path) -> None:
    """Run in a worker when it starts: once its caller, the process of this id, is gone, remove `scratch` and end."""
    if os.name == "posix":  # elsewhere the id of a parent that is gone stays as it was
        threading.Thread(target=_follow, args=(caller, scratch), daemon=True).start()


def _follow(caller: int, scratch: Path) -> None:
    while os.getppid() == caller:
        time.sleep(INTERVAL)
    shutil.rmtree(scratch, ignore_errors=True)
    os._exit(1)
