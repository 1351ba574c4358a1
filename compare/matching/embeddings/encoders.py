"""Encoders: texts to vectors, each the same bit for bit in whatever company, order and number of threads."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from typing import Any

import numpy as np

from compare.matching.embeddings import records
from compare.matching.embeddings.batches import TOKENS, Vectors, batches_of
from compare.matching.embeddings.caches import Cached, VectorCache, cache_folder
from compare.matching.embeddings.computers import Computer, computer
from compare.matching.embeddings.devices import signs
from compare.matching.embeddings.models import DEFAULT, digest_of_settings, digest_of_weights, find_model, load
from compare.matching.embeddings.networks import Network
from compare.matching.embeddings.products import read_precision
from compare.matching.embeddings.records import Record

KEPT_AT_ONCE = 8_192  # texts: a write to the cache costs little beside encoding so many
KEPT = np.dtype("<f2")  # vectors are rounded so, fresh or from the cache: it moves a likeness by 0.0001 at most


class Encoder:
    """A model and what it makes of texts. Nothing is downloaded, asked of a network or printed.

    Over all calls, `encoded` counts the texts that were encoded, `from_cache` those whose vectors were known already,
    and `truncated` those of which only the beginning was encoded: as much as the model takes. Equal texts count once a
    call.
    """

    def __init__(self, model: str | None = None, precision: str = "auto") -> None:
        """The model that is installed with this package, or the one of this name or folder.

        It is loaded now unless a record says what it is; then, when the first text is to be encoded. `precision` is
        float32, bfloat16, or auto: bfloat16 where the processor has it. Raises InputError if there is no such model,
        UsageError if there is no such precision.
        """
        self._asked = read_precision(precision)
        self.encoded = self.from_cache = self.truncated = 0
        self.folder = find_model(model)
        self.name = model or DEFAULT
        self._record = self._recorded()

    def _recorded(self) -> Record:
        """What the model is: as it was found before, or as it is when it is loaded.

        Whether a GPU can be used is known only when it is tried: where one may be, no record speaks for it.
        """
        folder = None if signs() else cache_folder()
        key = records.key_of(self.sha256, self._settings, self._asked)
        record = records.read(folder, key)
        if record is None:
            record = self._found()
            records.write(folder, key, record)
        return record

    def _found(self) -> Record:
        import torch

        device = self._computer.device
        runtime = f"torch {torch.__version__}, {device.name}, {self._network.make}"
        return Record(device.precision, runtime, self._network.width)

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the weights, as they are published."""
        return digest_of_weights(self.folder)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all that decides about a vector but the processor: the model, and how it is computed."""
        parts = (self.sha256, self._settings, self.precision, self.runtime, str(TOKENS))
        return sha256("\n".join(parts).encode()).hexdigest()

    @property
    def precision(self) -> str:
        """In what products are computed: float32, bfloat16."""
        return self._record.precision

    @property
    def runtime(self) -> str:
        """What computes: the release of torch, the library of products, whose forward pass."""
        return self._record.runtime

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return self._record.width

    @property
    def trouble(self) -> str | None:
        """One sentence that says why vectors are not kept from run to run, where they should be."""
        return self._cache.trouble

    def facts(self) -> dict[str, Any]:
        """What run.json says of the model."""
        told = {
            "name": self.name,
            "sha256": self.sha256,
            "digest": self.digest,
            "precision": self.precision,
            "runtime": self.runtime,
            "tokens_per_batch": TOKENS,
        }
        refused = self._computer.refused if signs() else None
        return told | ({"gpu_not_used": refused} if refused else {})

    def encode(self, texts: Sequence[str], advance: Callable[[int], object] | None = None) -> Vectors:
        """Unit vectors (n, width) of the texts; zeros for a text of nothing but blanks.

        Texts that are equal after NFKC and in all but white space are one text, encoded once. `advance` is called with
        the number of texts done since it was last called: at first, with those that were known already.
        """
        places: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(texts):
            if normal := normal_form(text):
                places[normal].append(place)
        vectors = np.zeros((len(texts), self.width), np.float32)

        def fill_in(known: Mapping[str, Cached]) -> None:
            for text, vector in zip(known, _unit(known.values(), self.width), strict=True):
                vectors[places[text]] = vector
            self.truncated += sum(cached.cut for cached in known.values())
            if advance and known:
                advance(sum(len(places[text]) for text in known))

        missing = dict.fromkeys(places)
        for known in self._cache.read(list(places)):
            fill_in(known)
            self.from_cache += len(known)
            for text in known:
                del missing[text]
        if missing:
            self._encode_and_keep(list(missing), fill_in)
        return vectors

    def _encode_and_keep(self, texts: Sequence[str], fill_in: Callable[[Mapping[str, Cached]], None]) -> None:
        """Encode texts of which nothing is known; `fill_in` is given what was made of them, batch by batch."""
        fresh: dict[str, Cached] = {}
        try:
            for made in self._encode(texts):
                fill_in(made)
                self.encoded += len(made)
                fresh |= made
                if len(fresh) >= KEPT_AT_ONCE:
                    self._cache.write(fresh)
                    fresh = {}
        finally:  # what an interrupted run has done is kept, too
            self._cache.write(fresh)
        self._cache.shrink()

    def _encode(self, texts: Sequence[str]) -> Iterator[dict[str, Cached]]:
        """The texts of one batch after the other, with what is to be kept of them."""
        cut = [*self._network.cutter.cut(texts)]
        batches = batches_of([one.tokens for one in cut])
        with self._computer.device.runs() as run:
            made = run(self._computer.pool, ([cut[place].tokens for place in batch] for batch in batches))
            for batch, pooled in zip(batches, made, strict=True):
                unit = pooled / np.maximum(np.linalg.norm(pooled, axis=1, keepdims=True), np.finfo(np.float32).tiny)
                rounded = unit.astype(KEPT)
                yield {
                    texts[place]: Cached(vector.tobytes(), cut[place].short)
                    for place, vector in zip(batch, rounded, strict=False)
                }

    @cached_property
    def _settings(self) -> str:
        return digest_of_settings(self.folder)

    @cached_property
    def _cache(self) -> VectorCache:
        return VectorCache(cache_folder(), self.digest, self.width)

    @cached_property
    def _network(self) -> Network:
        return load(self.folder, self.name)

    @cached_property
    def _computer(self) -> Computer:
        return computer(self._network, self._asked)


def normal_form(text: str) -> str:
    """What is encoded of a text: NFKC, one space for any white space, none around it."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _unit(known: Iterable[Cached], width: int) -> Vectors:
    """The vectors (n, width) as they were kept, at a length of 1 again."""
    kept = np.frombuffer(b"".join(cached.vector for cached in known), KEPT).reshape(-1, width).astype(np.float32)
    lengths = np.sqrt((kept * kept).sum(axis=1, keepdims=True))
    unit: Vectors = kept / np.maximum(lengths, np.finfo(np.float32).tiny)
    return unit
