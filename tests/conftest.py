"""What the whole suite shares: the seeds compared once, the gold, the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"


@pytest.fixture(scope="session", autouse=True)
def vectors_of_this_session(tmp_path_factory):
    """No test reads or writes the user's own cache; what one test encoded another may find."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMPARE_CACHE", str(tmp_path_factory.mktemp("vectors")))
        yield


@pytest.fixture(scope="session")
def gold():
    return json.loads((ROOT / "tests" / "gold" / "seeds.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def seeds_run(tmp_path_factory):
    """The results of `compare dedupe seeds/`, computed once for the whole session."""
    import compare

    return compare.dedupe(SEEDS, output=tmp_path_factory.mktemp("runs") / "seeds", quiet=True)


@pytest.fixture(scope="session")
def shared_claim(tmp_path_factory):
    """The results of three articles: two quote one speaker, the third another one with the same claim."""
    import compare

    claim = "“We will open both harbour bridges before the winter, and nobody will pay a toll on them,”"
    folder = tmp_path_factory.mktemp("claims")
    lines = [
        {"id": str(day), "outlet": f"Outlet {day}", "published": f"2019-03-0{day}", "title": f"Title {day}"}
        | {"text": f"The council met in the morning. {claim} {who} said. Then it rained."}
        for day, who in ((1, "Anna Marsh"), (2, "Anna Marsh"), (3, "Thomas Reed"))
    ]
    (folder / "news.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return compare.dedupe(folder / "news.jsonl", output=folder / "results", quiet=True)


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
