"""Networks: what a model gives, whoever reads its folder."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from compare.matching.embeddings.devices import Device, Forward
from compare.matching.embeddings.tokens import Cutter


class Network(NamedTuple):
    """A model that was read, and is computed by the forward pass that it gives for a device."""

    make: str  # whose forward pass, in words
    width: int  # numbers a vector has
    cutter: Cutter
    forward_on: Callable[[Device], Forward]
