"""The shape of the code: imports point one way, heavy things load late, commands are functions, docs agree."""

import ast
import importlib
import inspect
import pkgutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

import compare
from compare.cli import main

PACKAGE = Path(compare.__file__).parent
# Each wing may import the wings before it.
WINGS = ["reading", "speech", "matching", "tracing", "reporting", "pipeline", "benches", "cli"]
ANYWHERE = {"errors", "engines", "results", "store"}
# Options that say how a result is printed; the function gives the result itself.
SHOWING = {"format"}
HEAVY = (
    *("numpy", "torch", "datasketch", "sentence_transformers", "networkx", "rapidfuzz"),
    *("loky", "rich", "jinja2", "py3langid"),
)


def modules():
    return sorted(PACKAGE.rglob("*.py"))


def imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            full = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if is_module(name) else node.module for name in full)


def is_module(name):
    path = PACKAGE.parent.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").exists()


def wing(name):
    return name.split(".")[1] if name.startswith("compare.") else None


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_wing_imports_only_the_wings_above_it(path):
    here = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    for name in imported(path):
        there = wing(name)
        if here == "engines":
            assert there in (None, "engines", "errors"), f"engines know nothing of news, but import {name}"
        elif here in WINGS and there in WINGS:
            assert WINGS.index(there) <= WINGS.index(here), f"{here} imports {name}"
        elif here in ANYWHERE:
            assert there in (None, *ANYWHERE), f"{here} imports {name}"


def test_files_inside_a_wing_import_one_way():
    graph = {}
    for path in modules():
        name = ".".join(("compare", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
        graph[name] = set(imported(path))
    graph = {name: {t for t in targets if t in graph and t != name} for name, targets in graph.items()}
    graph["compare"] = set()  # the door imports the tasks late, when they are asked for
    done, path_now = set(), []

    def visit(name):
        assert name not in path_now, f"a circle of imports: {' -> '.join([*path_now, name])}"
        if name not in done:
            path_now.append(name)
            for target in graph[name]:
                visit(target)
            path_now.pop()
            done.add(name)

    for name in graph:
        visit(name)


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_room_has_outgrown_a_page(path):
    assert len(path.read_text("utf-8").splitlines()) <= 350


def test_every_command_is_a_function_of_compare_after_all_rooms_are_imported():
    for module in pkgutil.walk_packages([str(PACKAGE)], "compare."):
        importlib.import_module(module.name)
    for name, command in main.commands.items():
        function = getattr(compare, name)
        assert callable(function), f"a module hides the function compare.{name}"
        parameters = inspect.signature(function).parameters
        arguments = [option for option in command.params if option.name not in SHOWING]
        for option in arguments:
            assert option.name in parameters, f"compare.{name} lacks {option.name}"
            if isinstance(option, click.Option):
                unset = False if option.is_flag else None
                default = unset if option.default is click.core.UNSET else option.default
                assert parameters[option.name].default == default, option.name
        assert len(parameters) == len(arguments)


@pytest.mark.parametrize(
    "code", ["import compare", "from compare.cli import main; main(['--help'], standalone_mode=False)"]
)
def test_the_door_loads_nothing_heavy(code):
    probe = f"{code}\nimport sys; print('LOADED', [m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED []"


def test_nothing_else_in_the_tree_is_called_compare():
    root = PACKAGE.parent
    others = [p for p in root.rglob("compare*") if p.name in ("compare", "compare.py") and ".venv" not in p.parts]
    assert [p.relative_to(root).as_posix() for p in others if "build" not in p.parts] == ["compare"]
