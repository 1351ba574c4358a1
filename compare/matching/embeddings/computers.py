"""Computers: a network on the device that computes it, and how a GPU earns that.

A GPU is taken only if some texts come out there as the processor has them. Whatever is wrong with it (no memory, a
driver too old, another rounding), the processor does the work, and the reason is kept.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from compare.matching.embeddings.batches import Vectors, filled
from compare.matching.embeddings.devices import Batch, Device, Forward, gpu, processor
from compare.matching.embeddings.networks import Network

LEAST_COSINE = 0.999  # of a vector to that of the processor
# Of one token, of a sentence, in other scripts, with numbers, and longer than most models take.
PROBES = (
    "Yes",
    "The minister said on Friday that talks with both sides would go on.",
    "Переговоры продолжатся, сказал министр. 会談は続く。",
    "In 2016, 1,204 of 3,870 bridges (31.1 %) were closed for repairs costing $4.2bn.",
    "The council met again, and the mayor spoke of roads, schools and the price of water. " * 40,
)


class Computer(NamedTuple):
    """A network on a device."""

    device: Device
    forward: Forward
    refused: str | None = None  # why it is no GPU, where there is one

    def pool(self, texts: Batch) -> Vectors:
        """What the network makes of a batch of one length, filled up: (rows, width), no unit vectors yet."""
        import torch

        with torch.inference_mode():
            pooled: Vectors = self.forward(torch.from_numpy(filled(texts)).to(self.device.place)).float().cpu().numpy()
        return pooled


def computer(network: Network, asked: str) -> Computer:
    """A network at the precision asked for: on the GPU where one is fit for it, else on the processor."""
    device = processor(asked)
    plain = Computer(device, network.forward_on(device))
    try:
        other = gpu(asked)
        if other is None:
            return plain
        fast = Computer(other, network.forward_on(other))
        reason = _fault(fast, plain, network)
    except Exception as error:  # whatever a GPU that cannot be used leads to
        reason = " ".join(str(error).split()) or type(error).__name__
    return plain._replace(refused=reason) if reason else fast


def _fault(fast: Computer, plain: Computer, network: Network) -> str | None:
    """What is wrong with the vectors of one computer beside those of the other, if anything is."""
    for probe in network.cutter.cut(PROBES):
        ours, theirs = fast.pool([probe.tokens]), plain.pool([probe.tokens])[0]
        if not (ours == ours[0]).all():
            return "it gave one text several vectors in one batch"
        cosine = float(ours[0] @ theirs / (np.linalg.norm(ours[0]) * np.linalg.norm(theirs)))
        if not cosine >= LEAST_COSINE:  # nor is a cosine that is no number
            return f"it gave a vector with a cosine of {cosine:.6f} to that of the processor, under {LEAST_COSINE}"
    return None
