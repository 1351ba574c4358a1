# Two commands do everything on a machine with Python, pip and make:
#   make run     sets up .venv and compares the five seed articles
#   make test    sets up what tests need and runs the whole suite
PYTHON ?= python3
BIN = .venv/bin
PIP_INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: run test lint bench screenshots clean

run: .venv/installed
	$(BIN)/compare dedupe seeds/

test: .venv/installed-test
	@command -v chromium >/dev/null || echo "No chromium: the tests that open the page in a browser will not run (Debian: apt-get install chromium)" >&2
	$(BIN)/python -m pytest

lint: .venv/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/installed-test
	$(BIN)/python benchmarks/quality.py

screenshots: .venv/installed-test
	$(BIN)/compare dedupe seeds/ --quiet
	$(BIN)/python docs/screenshots.py results/seeds

clean:
	rm -rf .venv

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("compare needs Python 3.11 or newer; say which with: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml constraints.txt
	@echo "Installing into .venv (about a minute; PyTorch is most of it) ..." >&2
	$(PIP_INSTALL) --editable .
	@touch $@

.venv/installed-test: .venv/installed
	$(PIP_INSTALL) --editable '.[test]'
	@touch $@
