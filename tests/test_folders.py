"""Folders of the commonest make: read without sentence-transformers, and bit for bit as that reads them."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from compare.errors import InputError
from compare.matching.embeddings import Encoder, find_model
from compare.matching.embeddings.batches import rows_of
from compare.matching.embeddings.computers import Computer
from compare.matching.embeddings.devices import processor
from compare.matching.embeddings.folders import read_bert
from compare.matching.embeddings.libraries import read_any
from compare.matching.embeddings.networks import Network

ROOT = Path(__file__).parents[1]
SCRIPTS = (
    "naïve Ünïcode Привет 北京 東京タワー 🇷🇺 👩‍👩‍👧 😀 ﬁne ½ don't [MASK] [SEP] ## 1,000.50 "
    "\u200b \u0301 İ ß ẞ שלום हिन्दी \x00 \ufffd"
)


def hard_texts() -> list[str]:
    """Of many lengths and scripts, at the limits of the model and of its tokenizer, and no text at all."""
    chance = random.Random(1)
    words = [*SCRIPTS.split(), "the", "minister", "said", "accordingly"]
    texts = [" ".join(chance.choices(words, k=length)) for length in (*range(1, 60, 2), 100, 150, 200, 300)]
    texts += ["word " * length for length in (252, 253, 254, 255, 256, 300, 9_000)]
    texts += ["北" * length for length in (253, 254, 255, 30_000)]
    texts += ["x" * length for length in (99, 100, 101, 30_000)]
    texts += ["".join(map(chr, chance.choices(range(32, 0xD800), k=40))) for _ in range(100)]
    return [*texts, "", " ", "a", "!"]


@pytest.fixture(scope="module")
def here() -> Network:
    network = read_bert(find_model(None))
    assert network is not None
    return network


@pytest.fixture(scope="module")
def library() -> Network:
    return read_any(find_model(None), "the bundled model")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The bundled model in a folder that may be changed."""
    bundled = find_model(None)
    shutil.copytree(bundled, tmp_path / "model", ignore=shutil.ignore_patterns("*.safetensors"))
    (tmp_path / "model" / "model.safetensors").symlink_to(bundled / "model.safetensors")
    return tmp_path / "model"


def change(path: Path, **told: Any) -> None:
    """Put into a file of JSON; None takes out."""
    before = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({name: one for name, one in {**before, **told}.items() if one is not None}), "utf-8")


def assert_same(one: Network, other: Network, precision: str = "float32", lengths: Collection[int] = (3, 16)) -> None:
    """Two networks cut texts alike, and give the same bits of texts of so many tokens."""
    assert (one.make, one.width) == (other.make, other.width)
    cuts, theirs = ([*network.cutter.cut(hard_texts())] for network in (one, other))
    assert [(cut.tokens.tolist(), cut.short) for cut in cuts] == [(cut.tokens.tolist(), cut.short) for cut in theirs]
    device = processor(precision)
    ours, others = (Computer(device, network.forward_on(device)) for network in (one, other))
    for length, tokens in {len(cut.tokens): cut.tokens for cut in cuts}.items():
        if length in lengths:
            batch = [tokens, tokens[::-1]][: rows_of(length)]
            assert ours.pool(batch).tobytes() == others.pool(batch).tobytes()


@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
def test_both_ways_give_the_same_bits(here: Network, library: Network, precision: str) -> None:
    assert_same(here, library, precision, (2, 3, 8, 21, 44, 102, 256))


def test_texts_are_cut_where_the_model_ends(here: Network) -> None:
    cut = [*here.cutter.cut(["word " * 254, "word " * 255, "x" * 30_000, "", "half a \ud83d character"])]
    assert [len(one.tokens) for one in cut] == [256, 256, 3, 2, 6]
    assert [one.short for one in cut] == [False, True, True, False, False]


Change = Callable[[Path], None]


def pool_first(folder: Path) -> None:
    change(folder / "1_Pooling/config.json", pooling_mode_cls_token=True, pooling_mode_mean_tokens=False)


def prompt(folder: Path) -> None:
    told = {"prompts": {"query": "query: ", "same": "These words: "}, "default_prompt_name": "same"}
    change(folder / "config_sentence_transformers.json", **told)


def fewer_layers(folder: Path) -> None:
    change(folder / "config.json", num_hidden_layers=2)


def shorter(folder: Path) -> None:
    change(folder / "sentence_bert_config.json", max_seq_length=16)


def limit_of_the_tokenizer(folder: Path) -> None:
    (folder / "sentence_bert_config.json").write_text('{"transformer_task": "feature-extraction"}')
    change(folder / "tokenizer_config.json", model_max_length=40)


def cased(folder: Path) -> None:
    change(folder / "tokenizer_config.json", do_lower_case=False)
    tokenizer = json.loads((folder / "tokenizer.json").read_text("utf-8"))
    change(folder / "tokenizer.json", normalizer={**tokenizer["normalizer"], "lowercase": False})


@pytest.mark.parametrize("way", [pool_first, prompt, fewer_layers, shorter, limit_of_the_tokenizer, cased])
def test_what_the_settings_say_is_done_as_the_library_does_it(folder: Path, way: Change, here: Network) -> None:
    way(folder)
    read = read_bert(folder)
    assert read is not None
    assert_same(read, read_any(folder, "changed"))
    text = [*here.cutter.cut(["The Mayor of Springfield opened the new bridge on Friday, and many people came."])]
    other = [*read.cutter.cut(["The Mayor of Springfield opened the new bridge on Friday, and many people came."])]
    device = processor("float32")
    ours, theirs = (Computer(device, one.forward_on(device)) for one in (read, here))
    same = ours.pool([other[0].tokens])[0].tobytes() == theirs.pool([text[0].tokens])[0].tobytes()
    assert same == (way is limit_of_the_tokenizer)


def test_a_folder_that_the_library_saved_is_read_here(tmp_path: Path, here: Network) -> None:
    from sentence_transformers import SentenceTransformer

    SentenceTransformer(str(find_model(None)), device="cpu").save(str(tmp_path))
    saved = read_bert(tmp_path)
    assert saved is not None
    assert_same(saved, here)


OTHERS: dict[str, tuple[str, dict[str, Any]]] = {
    "another network": ("config.json", {"model_type": "roberta"}),
    "sizes not said": ("config.json", {"vocab_size": None}),
    "another bend": ("config.json", {"hidden_act": "relu"}),
    "places told otherwise": ("config.json", {"position_embedding_type": "relative_key"}),
    "half the bits": ("config.json", {"torch_dtype": "float16"}),
    "code of its own": ("config.json", {"auto_map": {"AutoModel": "model.Own"}}),
    "weights that are not there": ("config.json", {"num_hidden_layers": 7}),
    "weights of another size": ("config.json", {"intermediate_size": 3072}),
    "greatest numbers": ("1_Pooling/config.json", {"pooling_mode_max_tokens": True, "pooling_mode_mean_tokens": False}),
    "two ways of pooling": ("1_Pooling/config.json", {"pooling_mode_cls_token": True}),
    "the prompt left out": ("1_Pooling/config.json", {"include_prompt": False}),
    "more tokens than places": ("sentence_bert_config.json", {"max_seq_length": 1024}),
    "lower case at first": ("sentence_bert_config.json", {"do_lower_case": True}),
    "arguments": ("sentence_bert_config.json", {"model_args": {"attn_implementation": "eager"}}),
    "a prompt that is not there": ("config_sentence_transformers.json", {"default_prompt_name": "query"}),
    "another tokenizer": ("tokenizer_config.json", {"tokenizer_class": "XLMRobertaTokenizer"}),
    "the end of a text": ("tokenizer_config.json", {"truncation_side": "left"}),
    "case": ("tokenizer_config.json", {"do_lower_case": False}),
    "other words": ("tokenizer.json", {"pre_tokenizer": {"type": "Whitespace"}}),
    "no ends": ("tokenizer.json", {"post_processor": None}),
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_make_is_left_to_the_library(folder: Path, name: str) -> None:
    file, told = OTHERS[name]
    change(folder / file, **told)
    assert read_bert(folder) is None


@pytest.mark.parametrize("file", ["config.json", "modules.json", "tokenizer.json", "model.safetensors"])
def test_a_folder_without_a_file_is_left_to_the_library(folder: Path, file: str) -> None:
    (folder / file).unlink()
    assert read_bert(folder) is None


@pytest.mark.parametrize("file", ["config.json", "modules.json", "tokenizer.json", "model.safetensors"])
def test_a_broken_file_is_one_clear_sentence(folder: Path, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPARE_CACHE", "")
    began = (folder / file).read_bytes()[:200]
    (folder / file).unlink()
    (folder / file).write_bytes(began)
    with pytest.raises(InputError, match=f'^"{folder}" cannot be loaded as a sentence-transformers model: .+'):
        Encoder(str(folder))


def test_the_common_make_imports_no_library_of_models() -> None:
    code = (
        "import sys; from compare.matching.embeddings import Encoder; Encoder().encode(['a text', 'word ' * 300]); "
        "print({'transformers', 'sentence_transformers', 'sklearn', 'scipy'} & set(sys.modules))"
    )
    environment = {**os.environ, "COMPARE_CACHE": ""}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=120, env=environment
    )
    assert (done.stdout, done.stderr) == ("set()\n", "")


def test_half_a_character_is_a_text_like_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPARE_CACHE", "")
    vectors = Encoder().encode(["half a \ud83d character", "half a ? character"])
    assert np.isfinite(vectors).all()
    assert (vectors[0] == vectors[1]).all()
