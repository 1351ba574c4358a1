"""Records of models: what one was found to be when it was loaded, so that what is known needs no loading.

To load a model takes seconds, most of them for its libraries; to know that all vectors are in the cache takes none of
it. A record is a small file in the cache folder, named by all that decides about it: weights and settings, precision
asked for, releases of the libraries, processor.
"""

from __future__ import annotations

import json
import os
import platform
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from compare.matching.embeddings.devices import signs

LIBRARIES = ("torch", "transformers", "sentence-transformers")
PROCESSORS = Path("/proc/cpuinfo")  # of Linux; it names the instructions that a processor has


class Record(NamedTuple):
    """What loading a model tells."""

    precision: str  # float32, bfloat16
    runtime: str  # what computes, in words
    width: int  # numbers a vector has


def key_of(weights: str, settings: str, precision: str) -> str:
    """What a record is found by; `weights` and `settings` are digests, `precision` is the one asked for."""
    releases = (f"{name} {version(name)}" for name in LIBRARIES)
    return sha256("\n".join((weights, settings, precision, *releases, processor())).encode()).hexdigest()[:32]


def processor() -> str:
    """What computes here, as far as the system tells: the architecture of the processor, its instructions, a GPU."""
    told = PROCESSORS.read_text() if PROCESSORS.is_file() else platform.processor()
    lines = dict.fromkeys(line for line in told.splitlines() if line.startswith(("flags", "Features")))
    return "\n".join((platform.machine(), *(lines or [told]), *filter(None, [signs()])))


def read(folder: Path | None, key: str) -> Record | None:
    """The record of this key in the cache folder, or None: where there is none, or nothing that can be read."""
    if folder is None:
        return None
    try:
        told = json.loads(path_of(folder, key).read_bytes())
        return Record(str(told["precision"]), str(told["runtime"]), int(told["width"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write(folder: Path | None, key: str, record: Record) -> None:
    """Keep a record. Where the folder cannot be written the next run loads the model; the cache of vectors says so."""
    if folder is None:
        return
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        path = path_of(folder, key)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps(record._asdict()))
        fresh.replace(path)


def path_of(folder: Path, key: str) -> Path:
    """The file of a record."""
    return folder / f"model-{key}.json"
