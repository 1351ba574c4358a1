"""What the whole suite shares: the seeds compared once, the gold, the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"


@pytest.fixture(scope="session")
def gold():
    return json.loads((ROOT / "tests" / "gold" / "seeds.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def seeds_run(tmp_path_factory):
    """The results of `compare dedupe seeds/`, computed once for the whole session."""
    import compare

    return compare.dedupe(SEEDS, output=tmp_path_factory.mktemp("runs") / "seeds", quiet=True)


@pytest.fixture
def command(tmp_path):
    """Run the compare command as a user does: a process of its own, in an empty folder."""

    def run(*arguments, cwd=tmp_path, stdin=None, **environment):
        return subprocess.run(
            [sys.executable, "-c", "from compare.cli import main; main(prog_name='compare')", *map(str, arguments)],
            cwd=cwd,
            input=stdin,
            env={**os.environ, "COLUMNS": "80", **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    return run
