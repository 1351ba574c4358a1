"""Devices: a GPU computes only where it gives what the processor gives. No GPU is needed: the processor stands in."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from compare.errors import CompareError
from compare.matching.embeddings import Encoder, computers, devices, find_model, records
from compare.matching.embeddings.computers import PROBES, Computer, computer
from compare.matching.embeddings.devices import Device, Forward, gpu, processor, signs
from compare.matching.embeddings.folders import read_bert
from compare.matching.embeddings.libraries import _forward_on
from compare.matching.embeddings.networks import Network
from compare.matching.embeddings.products import plain_product

STAND_IN = Device("Stand-in 9000", "cpu", "float32", plain_product, threads=False)
TEXTS = ["Rain fell.", "The mayor opened the bridge on Friday.", "Snow fell on the hills.", "word " * 300]


@pytest.fixture(scope="module")
def network() -> Network:
    read = read_bert(find_model(None))
    assert read is not None
    return read


@pytest.fixture
def sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine that shows a GPU, and a torch that can use one."""
    system = tmp_path / "system"
    for path in ("dev/nvidia0", "dev/nvidiactl", "proc/driver/nvidia/version"):
        (system / path).parent.mkdir(parents=True, exist_ok=True)
        (system / path).write_text("NVRM version: 999\n")
    card = system / "proc/driver/nvidia/gpus/0000:01:00.0/information"
    card.parent.mkdir(parents=True)
    card.write_text("Model: \t\t Stand-in 9000\nIRQ: 12\n")
    monkeypatch.setattr(devices, "SYSTEM", system)
    monkeypatch.setattr(devices, "version", lambda name: "9.9.0")
    monkeypatch.delenv(devices.VARIABLE, raising=False)
    return system


@pytest.fixture
def stand_in(sign: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The processor as a GPU; the cache folder."""
    monkeypatch.setattr(computers, "gpu", lambda asked: STAND_IN)
    monkeypatch.setenv("COMPARE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def broken(spoil: Callable[[Any], Any], network: Network) -> Network:
    """A network that is spoilt on the stand-in, and on nothing else."""

    def forward_on(device: Device) -> Forward:
        forward = network.forward_on(device)
        return (lambda ids: spoil(forward(ids))) if device is STAND_IN else forward

    return network._replace(forward_on=forward_on)


def test_a_gpu_that_gives_the_same_is_taken(network: Network, stand_in: Path) -> None:
    chosen = computer(network, "auto")
    assert (chosen.device, chosen.refused) == (STAND_IN, None)


def raises(made: Any) -> Any:
    raise RuntimeError("CUDA out of memory.\nTried to allocate 20 MiB")


def first_row_apart(made: Any) -> Any:
    import torch

    return torch.cat([made[:1] * 1.001, made[1:]])


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda made: made.flip(1), "gave a vector with a cosine of .* under 0.999"),
        (lambda made: made * float("nan"), "several vectors"),
        (lambda made: made * 0, "cosine of nan"),
        (first_row_apart, "several vectors"),
        (raises, "^CUDA out of memory. Tried to allocate 20 MiB$"),
    ],
)
@pytest.mark.filterwarnings("ignore:invalid value")
def test_a_gpu_that_does_not_is_refused(
    network: Network, stand_in: Path, spoil: Callable[[Any], Any], reason: str
) -> None:
    chosen = computer(broken(spoil, network), "float32")
    assert chosen.device == processor("float32")
    assert chosen.refused is not None
    assert chosen.refused == " ".join(chosen.refused.split())
    assert re.search(reason, chosen.refused)


def test_a_gpu_has_a_digest_and_a_cache_of_its_own(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_gpu = Encoder(precision="float32")
    assert "Stand-in 9000" in on_gpu.runtime
    assert "gpu_not_used" not in on_gpu.facts()
    vectors = on_gpu.encode(TEXTS)
    monkeypatch.setattr(computers, "gpu", lambda asked: None)
    on_processor = Encoder(precision="float32")
    assert on_processor.digest != on_gpu.digest
    assert on_processor.sha256 == on_gpu.sha256
    theirs = on_processor.encode(TEXTS)
    assert on_processor.from_cache == 0
    assert (vectors * theirs).sum(axis=1).min() > 0.9999
    assert len(list(stand_in.glob("vectors-*"))) == 2


def test_vectors_on_a_gpu_are_the_same_in_any_company(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPARE_CACHE", "")
    encoder = Encoder(precision="float32")
    vectors = encoder.encode(TEXTS)
    assert (encoder.encode(TEXTS[::-1])[::-1] == vectors).all()
    assert (np.concatenate([encoder.encode([text]) for text in TEXTS]) == vectors).all()


def test_a_gpu_that_fails_later_is_one_clear_sentence(stand_in: Path) -> None:
    encoder = Encoder()
    vars(encoder)["_computer"] = Computer(STAND_IN, raises)
    with pytest.raises(CompareError, match=r'^"Stand-in 9000" failed .*: run again with CUDA_VISIBLE_DEVICES= to let'):
        encoder.encode(TEXTS)


def test_where_a_gpu_may_be_it_is_tried_every_time_and_no_record_speaks_for_it(
    stand_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = Encoder()
    assert not list(stand_in.glob("model-*"))
    monkeypatch.setattr(computers, "LEAST_COSINE", 1.1)
    refused = Encoder()
    assert not list(stand_in.glob("model-*"))
    assert taken.digest != refused.digest
    assert "under 1.1" in refused.facts()["gpu_not_used"]
    monkeypatch.setenv(devices.VARIABLE, "")
    plain = Encoder()
    assert plain.digest == refused.digest
    assert "gpu_not_used" not in plain.facts()
    assert len(list(stand_in.glob("model-*"))) == 1


def test_the_library_s_pass_takes_a_gpu_too(stand_in: Path, network: Network) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(find_model(None)), device="cpu").eval()
    through = network._replace(forward_on=lambda device: _forward_on(model, device))
    chosen = computer(through, "float32")
    assert chosen.device is STAND_IN
    tokens = next(network.cutter.cut(PROBES)).tokens
    own = Computer(STAND_IN, network.forward_on(STAND_IN)).pool([tokens])[0]
    made = chosen.pool([tokens])[0]
    assert own @ made / np.linalg.norm(own) / np.linalg.norm(made) > 0.99999


def test_signs_of_a_gpu_are_read_without_any_library(sign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = signs()
    assert "Stand-in 9000" in shown
    assert "NVRM version: 999" in shown
    assert shown in records.processor()
    assert "IRQ" not in shown
    monkeypatch.setenv(devices.VARIABLE, "1")
    assert signs() not in ("", shown)
    for none in ("", "-1"):
        monkeypatch.setenv(devices.VARIABLE, none)
        assert signs() == ""
    monkeypatch.delenv(devices.VARIABLE)
    monkeypatch.setattr(devices, "version", lambda name: "9.9.0+cpu")
    assert signs() == ""
    monkeypatch.setattr(devices, "version", lambda name: "9.9.0+cu130")
    monkeypatch.setattr(devices, "SYSTEM", sign / "dev")
    assert signs() == ""


def test_without_a_sign_torch_is_not_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import torch

    monkeypatch.setattr(devices, "SYSTEM", tmp_path)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: 1 / 0)
    assert gpu("auto") is None


def test_a_gpu_computes_in_32_bits_unless_asked(sign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda: "Stand-in 9000")
    for asked, precision in (("auto", "float32"), ("float32", "float32"), ("bfloat16", "bfloat16")):
        found = gpu(asked)
        assert found is not None
        assert (found.name, found.precision, found.threads) == ("Stand-in 9000", precision, False)
