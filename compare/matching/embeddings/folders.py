"""Folders of the commonest make, read without the library that wrote them: its import alone takes four seconds.

A BERT with words in pieces, pooling by mean or by the first token, weights in 32 bits: so are the models that most use.
What comes out is the same bit for bit. Where a file says anything that is not known here, None is the answer, and the
library reads the folder.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from compare.matching.embeddings.berts import MAKE, bert_forward, is_plain, pooling_of
from compare.matching.embeddings.networks import Network
from compare.matching.embeddings.tokens import Cutter

# What sentence_bert_config.json may say; arguments for the library, as it may hold too, are for the library.
KNOWN = {"max_seq_length", "do_lower_case", "transformer_task", "modality_config", "module_output_name"}
SIZES = {
    *("hidden_size", "intermediate_size", "num_hidden_layers", "num_attention_heads"),
    *("vocab_size", "max_position_embeddings", "type_vocab_size"),
}
TOKENIZERS = ("BertTokenizer", "BertTokenizerFast")


def read_bert(folder: Path) -> Network | None:
    """The model of a folder of this make, None for another; raises what its libraries raise where a file is broken."""
    config, pooling = _config(folder), _pooling(folder)
    if config is None or pooling is None:
        return None
    cutter, weights = _cutter(folder, config), _weights(folder, config)
    if cutter is None or weights is None:
        return None
    return Network(MAKE, config["hidden_size"], cutter, partial(bert_forward, weights, config, pooling))


def _told(path: Path) -> Any:
    """What a file of JSON says; nothing where there is none."""
    return json.loads(path.read_text("utf-8")) if path.is_file() else {}


def _config(folder: Path) -> dict[str, Any] | None:
    config = _told(folder / "config.json")
    if config.get("model_type") != "bert" or SIZES - config.keys() or not is_plain(config):
        return None
    if config.get("dtype", config.get("torch_dtype", "float32")) != "float32":
        return None
    others = (folder / "adapter_config.json").exists() or config.keys() & {"auto_map", "quantization_config"}
    return None if others else config


def _pooling(folder: Path) -> str | None:
    modules = _told(folder / "modules.json")
    if len(modules) < 2 or modules[0]["path"]:
        return None
    kinds = [module["type"].rpartition(".")[2] for module in modules]
    return pooling_of(kinds, _told(folder / modules[1]["path"] / "config.json"))


def _cutter(folder: Path, config: Mapping[str, Any]) -> Cutter | None:
    limit, prompt, tokenizer = _limit(folder, config), _prompt(folder), _tokenizer(folder)
    if limit is None or prompt is None or tokenizer is None:
        return None
    tokenizer.enable_truncation(limit)
    return Cutter(partial(_tokenize, tokenizer), limit, prompt)


def _tokenize(tokenizer: Any, texts: list[str]) -> Iterator[tuple[list[int], bool]]:
    for encoding in tokenizer.encode_batch(texts):
        yield encoding.ids, bool(encoding.overflowing)


def _limit(folder: Path, config: Mapping[str, Any]) -> int | None:
    """How many tokens are read of a text."""
    told = _told(folder / "sentence_bert_config.json")
    task = told.get("transformer_task", "feature-extraction")
    if not told or told.keys() - KNOWN or told.get("do_lower_case") or task != "feature-extraction":
        return None
    positions = int(config["max_position_embeddings"])
    least = min(_told(folder / "tokenizer_config.json").get("model_max_length", positions), positions)
    limit = int(told.get("max_seq_length") or least)
    return limit if limit <= positions else None


def _prompt(folder: Path) -> str | None:
    """What stands before every text."""
    told = _told(folder / "config_sentence_transformers.json")
    prompts, name = told.get("prompts", {}), told.get("default_prompt_name")
    if name is not None and name not in prompts:
        return None
    return prompts[name] or "" if name is not None else ""


def _tokenizer(folder: Path) -> Any | None:
    """The tokenizer, if it is BERT's own: by other names the library may make another one of the same file."""
    told, path = _told(folder / "tokenizer_config.json"), folder / "tokenizer.json"
    if told.get("tokenizer_class") not in TOKENIZERS or told.get("truncation_side", "right") != "right":
        return None
    written = _told(path)
    normalizer = {
        "type": "BertNormalizer",
        "clean_text": True,
        "handle_chinese_chars": told.get("tokenize_chinese_chars", True),
        "strip_accents": told.get("strip_accents"),
        "lowercase": told.get("do_lower_case", True),
    }
    if written.get("normalizer") != normalizer or written.get("pre_tokenizer") != {"type": "BertPreTokenizer"}:
        return None
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    ends = [told.get("cls_token", "[CLS]"), told.get("sep_token", "[SEP]")]
    return tokenizer if tokenizer.encode("").tokens == ends else None


def _weights(folder: Path, config: Mapping[str, Any]) -> dict[str, Any] | None:
    """The weights by their names, if they are those of such a BERT, each of its shape and in 32 bits."""
    path = folder / "model.safetensors"
    if not path.is_file():
        return None
    from safetensors import safe_open

    shapes = dict(_shapes(config))
    with safe_open(path, "pt") as file:
        if not shapes.keys() <= set(file.keys()):
            return None
        slices = {name: file.get_slice(name) for name in shapes}
        if any((one.get_dtype(), one.get_shape()) != ("F32", shapes[name]) for name, one in slices.items()):
            return None
        return {name: file.get_tensor(name) for name in shapes}


def _shapes(config: Mapping[str, Any]) -> Iterator[tuple[str, list[int]]]:
    """The weights of a BERT and their shapes."""
    width, wide = config["hidden_size"], config["intermediate_size"]
    rows = {"word": "vocab_size", "position": "max_position_embeddings", "token_type": "type_vocab_size"}
    yield from ((f"embeddings.{name}_embeddings.weight", [config[size], width]) for name, size in rows.items())
    norms = ["embeddings.LayerNorm"]
    linears = []
    for layer in (f"encoder.layer.{number}" for number in range(config["num_hidden_layers"])):
        norms += [f"{layer}.attention.output.LayerNorm", f"{layer}.output.LayerNorm"]
        linears += [(f"{layer}.attention.self.{name}", width, width) for name in ("query", "key", "value")]
        linears += [(f"{layer}.attention.output.dense", width, width)]
        linears += [(f"{layer}.intermediate.dense", wide, width), (f"{layer}.output.dense", width, wide)]
    for norm in norms:
        yield from ((f"{norm}.weight", [width]), (f"{norm}.bias", [width]))
    for linear, outputs, inputs in linears:
        yield from ((f"{linear}.weight", [outputs, inputs]), (f"{linear}.bias", [outputs]))
