"""The conditions of a run: one digest of all that decides about its results but the articles themselves."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from compare.matching.embeddings import find_model
from compare.matching.embeddings.models import digest_of_settings, digest_of_weights
from compare.matching.embeddings.records import processor

LIBRARIES = (
    "blingfire",
    "datasketch",
    "jinja2",
    "loky",
    "msgspec",
    "numpy",
    "py3langid",
    "rapidfuzz",
    "sentence-transformers",
    "torch",
)
# Options that say where and how work is done: results are the same whatever they are.
PLACES = frozenset(("output", "engine", "workers", "memory", "quiet"))


def conditions(command: str, options: Mapping[str, Any]) -> str:
    """The digest: command and options, program, releases of the libraries, the model, the kind of processor, the day
    where one is set.
    """
    told = {
        "command": command,
        "options": {name: value for name, value in sorted(options.items()) if name not in PLACES},
        "program": program(),
        "python": platform.python_version(),
        "libraries": libraries(),
        "model": model(options) if "paraphrase" in options.get("tiers", ()) else None,
        "processor": processor(),
        "day": os.environ.get("SOURCE_DATE_EPOCH"),
    }
    return sha256(msgspec.json.encode(told)).hexdigest()


def libraries() -> dict[str, str]:
    """The releases of the libraries that results depend on."""
    return {name: version(name) for name in LIBRARIES}


def program() -> str:
    """SHA-256 of all files of this package: a version does not change with every line."""
    root = Path(str(files("compare")))
    sha = sha256()
    for path in sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        sha.update(path.relative_to(root).as_posix().encode() + b"\n" + path.read_bytes())
    return sha.hexdigest()


def model(options: Mapping[str, Any]) -> tuple[str, str]:
    """The digests of weights and settings of the model that options name."""
    folder = find_model(options["model"])
    return digest_of_weights(folder), digest_of_settings(folder)
