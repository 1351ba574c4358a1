"""Embeddings: the model that comes with the package, and vectors that depend on nothing but the text."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from compare.errors import InputError
from compare.matching.embeddings import Encoder

PUBLISHED = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


@pytest.fixture
def threads() -> Iterator[None]:
    import torch

    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


def lines() -> list[str]:
    """The lines of two seed articles, of many lengths, and one much longer than the model takes."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))[:2]]
    return [line for text in texts for line in text.splitlines() if line.strip()] + [texts[0], "a", "!"]


def test_the_weights_are_the_published_ones(encoder: Encoder) -> None:
    assert encoder.digest == PUBLISHED
    assert (encoder.name, encoder.width) == ("all-MiniLM-L6-v2", 384)


@pytest.mark.usefixtures("threads")
def test_a_vector_is_bit_identical_in_any_company_order_and_thread_count(encoder: Encoder) -> None:
    import torch

    texts = lines()
    torch.set_num_threads(1)
    vectors = encoder.encode(texts)
    assert vectors.dtype == np.float32
    torch.set_num_threads(2)
    assert (encoder.encode(texts) == vectors).all()
    order = np.random.default_rng(1).permutation(len(texts))
    assert (encoder.encode([texts[i] for i in order]) == vectors[order]).all()
    for place in range(0, len(texts), 5):
        assert (encoder.encode([texts[place]])[0] == vectors[place]).all()


def test_vectors_are_those_of_the_library(encoder: Encoder) -> None:
    from sentence_transformers import SentenceTransformer

    texts = lines()
    vectors = encoder.encode(texts)
    library = SentenceTransformer(str(encoder.folder), device="cpu").encode(texts, show_progress_bar=False)
    assert (vectors * library).sum(axis=1).min() > 0.9999
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_likeness_is_likeness(encoder: Encoder) -> None:
    one, other, far = encoder.encode(
        ["The minister said talks would go on.", "Talks will continue, said the minister.", "Rain fell on the garden."]
    )
    assert one @ other > 0.8 > 0.3 > one @ far


def test_blank_texts_are_zero_and_equal_ones_equal(encoder: Encoder) -> None:
    done: list[int] = []
    vectors = encoder.encode(["", "same", " \n\u00a0", "same"], advance=done.append)
    assert not vectors[[0, 2]].any()
    assert (vectors[1] == vectors[3]).all()
    assert vectors[1].any()
    assert sum(done) == 2
    assert encoder.encode([]).shape == (0, 384)


def test_what_is_cut_off_is_counted() -> None:
    encoder = Encoder()
    encoder.encode(["word " * 254])  # 256 tokens with the two that the model adds: all it takes
    assert encoder.truncated == 0
    encoder.encode(["word " * 255, "short", "x" * 5_000_000])
    assert encoder.truncated == 2


def test_a_model_of_a_folder(encoder: Encoder) -> None:
    named = Encoder(str(encoder.folder))
    assert named.digest == PUBLISHED
    assert (named.encode(["a text"]) == encoder.encode(["a text"])).all()


@pytest.mark.parametrize("model", ["no-such-model", "nobody/no-such-model", "/no/such/folder"])
def test_a_missing_model_is_one_clear_sentence(model: str) -> None:
    with pytest.raises(InputError, match=f'no model "{model}" on this machine: give the folder'):
        Encoder(model)


def test_a_folder_of_something_else_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing to load")
    with pytest.raises(InputError, match="cannot be loaded as a sentence-transformers model"):
        Encoder(str(tmp_path))


def test_it_works_without_a_noise() -> None:
    code = "from compare.matching.embeddings import Encoder; Encoder().encode(['a text', 'word ' * 3000])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=SEEDS.parent, timeout=120)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
