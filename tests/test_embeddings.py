"""Embeddings: the model that comes with the package, and vectors that depend on nothing but the text."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from compare.errors import InputError, UsageError
from compare.matching.embeddings import Encoder
from compare.matching.embeddings.caches import Cached, VectorCache, cache_folder
from compare.matching.embeddings.encoders import normal_form
from compare.matching.embeddings.products import choose

PUBLISHED = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SEEDS = Path(__file__).parents[1] / "seeds"


# On a processor without bfloat16 it is computed all the same, only slowly.
@pytest.fixture(scope="module", params=["float32", "bfloat16"])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMPARE_CACHE", "")
        made = Encoder(precision=request.param)
        made.encode(["the cache is chosen here"])
    return made


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COMPARE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


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
    assert encoder.sha256 == PUBLISHED
    assert (encoder.name, encoder.width) == ("all-MiniLM-L6-v2", 384)
    facts = encoder.facts()
    assert facts["precision"] == encoder.precision
    assert facts["digest"] == encoder.digest
    assert "oneDNN" in facts["runtime"] or "BLAS" in facts["runtime"]


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
    import torch
    from sentence_transformers import SentenceTransformer

    texts = lines()
    vectors = encoder.encode(texts)
    model = SentenceTransformer(str(encoder.folder), device="cpu")
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    library = model.encode([normal_form(text) for text in texts], show_progress_bar=False)
    torch.set_num_threads(before)
    floor = {"float32": 0.99999, "bfloat16": 0.9995}[encoder.precision]
    assert (vectors * library).sum(axis=1).min() > floor
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_another_make_of_model_goes_through_the_library(
    encoder: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Dense

    monkeypatch.setenv("COMPARE_CACHE", "")
    library = SentenceTransformer(str(encoder.folder), device="cpu")
    library = SentenceTransformer(modules=[library[0], library[1], Dense(384, 16)], device="cpu")
    library.save(str(tmp_path))
    texts = ["The minister said talks would go on.", "Rain.", "Snow fell on the hills above the town."]
    other = Encoder(str(tmp_path), precision=encoder.precision)
    vectors = other.encode(texts)
    assert vectors.shape == (3, 16)
    assert "sentence-transformers" in other.runtime
    assert (other.encode(texts[::-1]) == vectors[::-1]).all()
    theirs = library.encode(texts, normalize_embeddings=True, show_progress_bar=False)
    assert (vectors * theirs).sum(axis=1).min() > 0.999


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


def test_texts_that_differ_in_white_space_and_compatible_characters_are_one(encoder: Encoder) -> None:
    before = encoder.encoded
    vectors = encoder.encode(["fine  weather\n", "\ufb01ne weather", "fine weather", "fine weather."])
    assert encoder.encoded - before == 2
    assert (vectors[:3] == vectors[0]).all()
    assert (vectors[3] != vectors[0]).any()


def test_what_is_cut_off_is_counted(encoder: Encoder) -> None:
    before = encoder.truncated
    encoder.encode(["word " * 254])  # 256 tokens with the two that the model adds: all it takes
    assert encoder.truncated == before
    encoder.encode(["word " * 255, "short", "x" * 5_000_000])
    assert encoder.truncated == before + 2


def test_a_second_run_encodes_nothing_and_gives_equal_bytes(cache: Path) -> None:
    texts = [*lines(), "", "word " * 300]
    first, second = Encoder(), Encoder()
    vectors = first.encode(texts)
    done: list[int] = []
    assert (second.encode(texts, advance=done.append) == vectors).all()
    assert (first.from_cache, second.encoded, second.from_cache) == (0, 0, first.encoded)
    assert done == [len(texts) - 1]
    assert first.truncated == second.truncated == 2
    assert first.trouble is second.trouble is None
    assert len(list(cache.glob("vectors-*"))) == 1
    added = "one more sentence"
    assert (second.encode([added, *texts])[1:] == vectors).all()
    assert second.encoded == 1


def test_precisions_have_caches_of_their_own(cache: Path) -> None:
    one, other = Encoder(precision="float32"), Encoder(precision="bfloat16")
    assert one.digest != other.digest
    assert one.sha256 == other.sha256
    assert (one.encode(["a text"]) != other.encode(["a text"])).any()
    assert len(list(cache.glob("vectors-*"))) == 2


def test_an_unknown_precision_is_one_clear_sentence() -> None:
    with pytest.raises(UsageError, match='no precision "int8": give one of auto, float32, bfloat16'):
        Encoder(precision="int8")
    assert choose("auto") in ("float32", "bfloat16")


def test_the_cache_lies_where_it_is_said_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPARE_CACHE", "somewhere")
    assert cache_folder() == Path("somewhere")
    monkeypatch.setenv("COMPARE_CACHE", "")
    assert cache_folder() is None
    monkeypatch.delenv("COMPARE_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/caches")
    assert cache_folder() == Path("/caches/compare-news")


def known(texts: range) -> dict[str, Cached]:
    return {str(text): Cached(bytes([text % 256] * 8), text % 2 == 1) for text in texts}


def read(cache: VectorCache, texts: list[str]) -> dict[str, Cached]:
    """All that a cache knows of some texts."""
    return {text: one for some in cache.read(texts) for text, one in some.items()}


def test_two_runs_write_one_cache(tmp_path: Path) -> None:
    one, other = VectorCache(tmp_path, "d", 4), VectorCache(tmp_path, "d", 4)
    one.write(known(range(10)))
    other.write(known(range(5, 15)))
    assert read(one, [str(text) for text in range(20)]) == known(range(15))
    assert read(VectorCache(tmp_path, "other", 4), ["1"]) == {}
    assert read(VectorCache(tmp_path, "d", 8), ["1"]) == {}  # not of that width


@pytest.mark.parametrize("broken", ["file", "table", "folder"])
def test_a_broken_cache_is_one_clear_sentence_and_no_error(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "vectors-d.sqlite"
    if broken == "file":
        path.write_bytes(b"no database " * 1000)
    elif broken == "table":
        sqlite3.connect(path).execute("CREATE TABLE vectors (other)").connection.close()
    cache = VectorCache(tmp_path / "vectors-d.sqlite" if broken == "folder" else tmp_path, "d", 4)
    if broken == "folder":
        path.write_text("a file where a folder should be")
    assert read(cache, ["1"]) == {}
    cache.write(known(range(2)))
    assert cache.trouble is not None
    assert "cannot be used" in cache.trouble
    assert read(cache, ["1"]) == {}


def test_the_cache_is_bounded(tmp_path: Path) -> None:
    old, new = VectorCache(tmp_path, "old", 4), VectorCache(tmp_path, "new", 4)
    old.write(known(range(1000)))
    os.utime(tmp_path / "vectors-old.sqlite", (1, 1))
    for first in range(0, 8000, 1000):
        new.write(known(range(first, first + 1000)))
    size = (tmp_path / "vectors-new.sqlite").stat().st_size
    new.shrink(size + 100)
    assert [path.name for path in tmp_path.iterdir()] == ["vectors-new.sqlite"]
    assert len(read(new, [str(text) for text in range(8000)])) == 8000
    new.shrink(size - 100)
    left = read(new, [str(text) for text in range(8000)])
    assert left == known(range(4000, 8000))
    assert (tmp_path / "vectors-new.sqlite").stat().st_size < 0.7 * size


def test_a_model_of_a_folder(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPARE_CACHE", "")
    named = Encoder(str(encoder.folder), precision=encoder.precision)
    assert named.digest == encoder.digest
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
    environment = {**os.environ, "COMPARE_CACHE": ""}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=SEEDS.parent, timeout=120, env=environment
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
