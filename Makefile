# Everything works from a fresh clone: what a target needs it installs into .venv first, once.

VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
# The first Python that is there, runs and is new enough; PYTHON=… names another.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$python"; break; }; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# One more annotated report lies beside the repository, where it is there at all.
SEED := 000_8baa89f7fb23512d
SEED_GOLD := $(wildcard ../shared/gold/$(SEED).yaml)
EVALUATE = $(BIN)/liaison evaluate $(SEED_GOLD) $(wildcard tests/reports/*.yaml) \
	--report-file loaders/data/example.txt $(if $(SEED_GOLD),--report-file ../shared/seed/$(SEED).txt)

.PHONY: demo test check lint tests notebooks scores baseline benchmarks constraints clean help

help:  ## show the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/'

demo: $(VENV)/.installed  ## load the example report, ask it two questions, draw it
	@$(BIN)/liaison demo

test: $(VENV)/.installed-dev lint tests  ## everything that must pass before a change goes in

lint: $(VENV)/.installed-dev  ## style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

tests: $(VENV)/.installed-dev  ## the tests, with coverage
	$(BIN)/pytest --cov --cov-report=term:skip-covered $(TESTS)

scores: $(VENV)/.installed-dev  ## how well annotated reports are read; fails where a figure fell
	@$(EVALUATE) --baseline tests/reports/baseline.json

baseline: $(VENV)/.installed-dev  ## keep today's figures, which `make scores` compares with
	@$(EVALUATE) --write-baseline tests/reports/baseline.json

benchmarks: $(VENV)/.installed-dev  ## thousands of random queries on both stores
	$(BIN)/python benchmarks/compare_stores.py

constraints:  ## renew constraints.txt in a new environment
	$(PYTHON) -m venv --clear .venv-constraints
	.venv-constraints/bin/pip install --quiet -e '.[dev]'
	{ head -n 2 constraints.txt; .venv-constraints/bin/pip freeze --exclude-editable; } > constraints.new
	mv constraints.new constraints.txt
	rm -rf .venv-constraints

clean:  ## remove what the targets made
	rm -rf $(VENV) demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage

$(VENV)/.created:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer found; install one, or name it: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@echo "Making $(VENV) with $(PYTHON) …"
	@"$(PYTHON)" -m venv $(VENV) || { echo "Python's venv module is missing; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/.installed: $(VENV)/.created pyproject.toml constraints.txt
	@echo "Installing liaison-graph into $(VENV) (once) …"
	@$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.created pyproject.toml constraints.txt
	@echo "Installing the development tools into $(VENV) (once) …"
	@$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.installed
