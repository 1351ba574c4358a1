"""Devices: where vectors can be computed. The processor; a GPU, looked for only where the system shows one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from compare.errors import CompareError
from compare.matching.embeddings.batches import Tokens
from compare.matching.embeddings.products import Product, can_pack, choose, plain_product, product

SYSTEM = Path("/")
VARIABLE = "CUDA_VISIBLE_DEVICES"  # where it is set to nothing, or to -1, the user wants no GPU

# Token ids (rows, length) to one vector a row (rows, width), on one device.
Forward = Callable[[Any], Any]
Batch = Sequence[Tokens]
# A map over batches, as many at once as a device takes.
Run = Callable[[Callable[[Batch], Any], Iterable[Batch]], Iterable[Any]]


class Device(NamedTuple):
    """Where a network is computed, and how."""

    name: str  # as run.json tells it: the library of products, or the GPU's own name
    place: str  # as torch calls it: cpu, cuda
    precision: str  # float32, bfloat16
    multiply: Callable[[Any, Any, str], Product]
    threads: bool  # whether every thread takes a batch of its own, or one batch follows the other

    def product(self, weight: Any, bias: Any) -> Product:
        """A product that is computed here; the weight lies here."""
        return self.multiply(weight, bias, self.precision)

    def runs(self) -> AbstractContextManager[Run]:
        """A map over batches."""
        return _one_thread_a_batch() if self.threads else _in_turn(self.name)


def signs() -> str:
    """What shows that torch may use a GPU here, as the system tells it; nothing where no GPU is looked for.

    No library is asked: to import torch takes longer than all else that a run does whose vectors are known.
    """
    visible = os.environ.get(VARIABLE, "all").strip()
    files = [*SYSTEM.glob("dev/nvidia[0-9]*"), *SYSTEM.glob("dev/dxg")]
    if not files or visible in ("", "-1") or version("torch").endswith("+cpu"):
        return ""
    told = [path.read_text() for path in SYSTEM.glob("proc/driver/nvidia/gpus/*/information")]
    kinds = [line for text in told for line in text.splitlines() if line.startswith("Model")]
    release = [path.read_text() for path in SYSTEM.glob("proc/driver/nvidia/version")]
    return "\n".join((visible, *sorted(map(str, files)), *sorted(kinds), *release))


def processor(asked: str) -> Device:
    """The processor, at the precision asked for."""
    return Device("oneDNN" if can_pack() else "BLAS", "cpu", choose(asked), product, threads=True)


def gpu(asked: str) -> Device | None:
    """The first GPU that torch may use, or None. By itself it computes in 32 bits: it is fast enough."""
    import torch

    if not signs() or not torch.cuda.is_available():
        return None
    torch.set_float32_matmul_precision("highest")  # no TF32
    precision = "float32" if asked == "auto" else asked
    return Device(torch.cuda.get_device_name(), "cuda", precision, plain_product, threads=False)


@contextmanager
def _in_turn(name: str) -> Iterator[Run]:
    """A map that ends in one sentence where a device fails that was fit at first: another program took its memory."""
    try:
        yield map
    except RuntimeError as error:
        raise CompareError(
            f'"{name}" failed while it encoded ({" ".join(str(error).split())}): run again with {VARIABLE}= to let the '
            "processor do it"
        ) from error


@contextmanager
def _one_thread_a_batch() -> Iterator[Run]:
    """A map over as many threads as torch has: a batch belongs to one of them from beginning to end.

    Threads that meet after every product wait for one another, on a busy machine most of the time; and a product that
    threads divide among them may round by their number.
    """
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    pool = ThreadPoolExecutor(threads, initializer=torch.set_num_threads, initargs=(1,))
    try:
        yield pool.map
    finally:
        pool.shutdown(cancel_futures=True)
        torch.set_num_threads(threads)
