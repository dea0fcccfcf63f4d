# Two commands: `make run` starts the atlas on the shipped data, `make test` runs every test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
TEST_STAMP := $(VENV)/.installed-test

.PHONY: run test look bench check tidy clean

run: $(STAMP)
	@$(BIN)/python -m dashboard.command run

test: $(TEST_STAMP)
	@sh tests/system.sh
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

look: $(TEST_STAMP)
	@sh tests/system.sh
	@$(BIN)/python -m tests.look
	@$(BIN)/python -m tests.look_exports

bench: $(TEST_STAMP)
	@sh tests/system.sh
	@$(BIN)/python -m benchmarks.filter_click

check: $(STAMP)
	@$(BIN)/python -m dashboard.command check data

tidy: $(STAMP)
	@$(BIN)/python -m dashboard.command tidy data

$(STAMP): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit("Alliance Atlas needs Python 3.11 or newer; this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(TEST_STAMP): requirements-test.txt $(STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
