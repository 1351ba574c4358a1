"""Libraries: a folder of whatever make, read by sentence-transformers. To import that takes four seconds."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from compare.errors import InputError
from compare.matching.embeddings.berts import MAKE, bert_forward, is_plain, pooling_of
from compare.matching.embeddings.devices import Device, Forward
from compare.matching.embeddings.networks import Network
from compare.matching.embeddings.products import replace_products
from compare.matching.embeddings.tokens import Cutter


def read_any(folder: Path, name: str) -> Network:
    """The model of a folder, by the library's own pass, or ours if there is a BERT in it.

    Raises whatever the library raises where there is no such thing.
    """
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as untyped

    logging: Any = untyped
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    model: Any = SentenceTransformer(str(folder), device="cpu", local_files_only=True).eval()
    if not hasattr(model.tokenizer, "pad"):
        raise InputError(f'"{name}" is no transformer: give a sentence-transformers model with a tokenizer that pads')
    limit = int(model.max_seq_length)
    prompt = str(model.prompts.get(model.default_prompt_name) or "")
    cutter = Cutter(partial(_tokenize, model.tokenizer, limit), limit, prompt)
    width = int(model.get_embedding_dimension())
    return _bert(model, width, cutter) or Network("sentence-transformers", width, cutter, partial(_forward_on, model))


def _bert(model: Any, width: int, cutter: Cutter) -> Network | None:
    """The network of a SentenceTransformer that is a BERT, maybe with weights or words as `folders` reads none."""
    bert = next((module for module in model[0].modules() if type(module).__name__ == "BertModel"), None)
    if bert is None or not is_plain(config := bert.config.to_dict()):
        return None
    pooling = pooling_of([type(module).__name__ for module in model], getattr(model[1], "get_config_dict", dict)())
    if pooling is None:
        return None
    return Network(MAKE, width, cutter, partial(bert_forward, bert.state_dict(), config, pooling))


def _tokenize(tokenizer: Any, limit: int, texts: list[str]) -> Iterator[tuple[list[int], bool]]:
    plain = {"return_attention_mask": False, "return_token_type_ids": False}
    for text, ids in zip(texts, tokenizer(texts, truncation=True, max_length=limit, **plain)["input_ids"], strict=True):
        yield ids, len(ids) == limit < len(tokenizer(text, verbose=False)["input_ids"])


def _forward_on(model: Any, device: Device) -> Forward:
    here = model if device.threads else copy.deepcopy(model).to(device.place)
    replace_products(here, device.product)
    return partial(_forward, here)


def _forward(model: Any, ids: Any) -> Any:
    import torch

    return model({"input_ids": ids, "attention_mask": torch.ones_like(ids)})["sentence_embedding"]
