"""Records of models: a run whose vectors are all known loads no model, and nothing else depends on that."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from compare.errors import UsageError
from compare.matching.embeddings import Encoder, records
from compare.matching.embeddings.records import Record

TEXTS = ["The mayor opened the bridge.", "Rain fell on the garden."]
RECORD = Record("float32", "torch 9.9, oneDNN, some forward pass", 384)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COMPARE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def is_loaded(encoder: Encoder) -> bool:
    return "_network" in vars(encoder)


def test_what_is_known_needs_no_model_and_what_is_new_loads_it(cache: Path) -> None:
    first = Encoder()
    made = first.encode(TEXTS)
    second = Encoder()
    assert second.facts() == first.facts()
    assert (second.encode(TEXTS) == made).all()
    assert (second.from_cache, second.encoded) == (2, 0)
    assert is_loaded(first)
    assert not is_loaded(second)
    more = second.encode([*TEXTS, "The fair begins on Sunday."])
    assert is_loaded(second)
    assert (more[:2] == made).all()
    assert np.linalg.norm(more[2]) == pytest.approx(1, abs=1e-5)


def test_a_second_run_imports_no_library_of_models(cache: Path) -> None:
    Encoder().encode(TEXTS)
    code = (
        "import sys; from compare.matching.embeddings import Encoder; "
        f"Encoder().encode({TEXTS!r}); print({{'torch', 'transformers'}} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, env=os.environ)
    assert (done.stdout, done.stderr) == ("set()\n", "")


def test_a_record_that_says_nothing_is_made_anew(cache: Path) -> None:
    said = Encoder().facts()
    (path,) = cache.glob("model-*.json")
    for broken in ("", "{}", "[1]", '{"precision": "float32", "runtime": "torch", "width": null}'):
        path.write_text(broken)
        assert Encoder().facts() == said
        assert json.loads(path.read_text())["width"] == 384


def test_records_are_kept_apart_by_all_that_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [records.key_of(*told) for told in (("w", "s", "auto"), ("v", "s", "auto"), ("w", "t", "auto"))]
    keys.append(records.key_of("w", "s", "float32"))
    monkeypatch.setattr(records, "processor", lambda: "another machine")
    keys.append(records.key_of("w", "s", "auto"))
    monkeypatch.setattr(records, "version", lambda name: "9.9")
    keys.append(records.key_of("w", "s", "auto"))
    assert len(set(keys)) == len(keys)


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    folder = tmp_path / "not there yet"
    assert records.read(folder, "k") is None
    records.write(folder, "k", RECORD)
    assert records.read(folder, "k") == RECORD
    assert [path.name for path in folder.iterdir()] == ["model-k.json"]


def test_without_a_cache_nothing_is_written_or_read() -> None:
    records.write(None, "k", RECORD)
    assert records.read(None, "k") is None


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    records.write(tmp_path / "file", "k", RECORD)
    assert records.read(tmp_path / "file", "k") is None


def test_an_unknown_precision_is_refused_though_a_record_is_there(cache: Path) -> None:
    Encoder()
    with pytest.raises(UsageError, match="no precision"):
        Encoder(precision="int8")
