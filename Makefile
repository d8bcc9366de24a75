# Needs Python 3.11 or later and make; everything else is installed into .venv from the lock files.
#
#   make demo     parse, compare and follow the sample plans, results in outputs/demo
#   make test     format, lint, types, layers, tests and documentation: what a change must pass
#   make quality  score the sample boards, and real plans where they are at hand, against floors that only rise
#   make bench    measure speed and memory against other readers of PDF, and write docs/benchmarks.md
#   make fuzz     read thousands of hostile and damaged PDFs: half an hour, of which `make test` runs a sample
#   make format   put code into its format, bring generated documentation up to date
#   make lock     choose the newest versions of all dependencies again
#   make clean    remove what make and the tools have made

PYTHON ?= python3
# Two environments: the package as it will be installed, and the source folder itself with the tools to work on it.
INSTALLED := .venv-demo
DEVELOPMENT := .venv
# A third one for the readers that this one is measured against: they need hundreds of packages of their own.
PEERS := .venv-bench
BIN := $(DEVELOPMENT)/bin
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check
DEMO := outputs/demo
# --universal: one lock file for all systems. No index address is written into it.
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --upgrade --custom-compile-command "make lock"

.PHONY: demo test quality bench fuzz format lock clean
.DELETE_ON_ERROR:

demo: $(INSTALLED)/filled
	@# Exit status 1 says that some input failed; it is named, and the rest can be looked at.
	$(INSTALLED)/bin/extract parse corpora/samples/pdf --out $(DEMO) || test $$? -eq 1
	$(INSTALLED)/bin/extract compare wrenfordshire-2014 wrenfordshire-2017 --out $(DEMO)
	$(INSTALLED)/bin/extract trends --out $(DEMO)
	@echo
	@echo "Look at next:"
	@echo "  $(DEMO)/tables/items.csv   every action, outcome and risk, with leads, dates, themes and pages"
	@echo "  $(DEMO)/compare/           what became of each priority of 2014 in 2017"
	@echo "  $(DEMO)/trends/            themes over boards and years"
	@echo "  $(INSTALLED)/bin/extract show wrenfordshire-2017 --out $(DEMO)"

test: $(DEVELOPMENT)/filled
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto

quality: $(DEVELOPMENT)/filled
	$(BIN)/python benchmarks/quality.py

bench: $(DEVELOPMENT)/filled $(PEERS)/filled
	$(BIN)/python benchmarks/speed.py --peers $(PEERS)/bin/python --write

fuzz: $(DEVELOPMENT)/filled
	SAFEGUARD_FUZZ=all $(BIN)/python -m pytest tests/fuzz

format: $(DEVELOPMENT)/filled
	$(BIN)/ruff check --fix --exit-zero --quiet .
	$(BIN)/ruff format .
	$(BIN)/python docs/generate_reference.py
	$(BIN)/python docs/run_examples.py

lock: $(DEVELOPMENT)/filled
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --group dev --constraints requirements.lock --output-file requirements-dev.lock

clean:
	rm -rf $(INSTALLED) $(DEVELOPMENT) $(PEERS) $(DEMO) build dist
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f safeguard_extract/read/*.so
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A newer lock file fills an environment again; so does newer source code, where the environment holds a copy of it.
$(INSTALLED)/filled: requirements.lock pyproject.toml hatch_build.py $(shell find safeguard_extract models -type f -not -name '*.pyc' -not -name '*.so')
	@echo "Installing into $(INSTALLED): this takes a few minutes the first time."
	test -x $(INSTALLED)/bin/python || $(PYTHON) -m venv $(INSTALLED)
	$(INSTALLED)/bin/python $(PIP_INSTALL) --require-hashes --requirement requirements.lock
	$(INSTALLED)/bin/python $(PIP_INSTALL) --no-deps --force-reinstall .
	touch $@

$(DEVELOPMENT)/filled: requirements-dev.lock pyproject.toml hatch_build.py $(wildcard safeguard_extract/read/*.c safeguard_extract/read/*.h)
	@echo "Installing into $(DEVELOPMENT): this takes a few minutes the first time."
	test -x $(BIN)/python || $(PYTHON) -m venv $(DEVELOPMENT)
	$(BIN)/python $(PIP_INSTALL) --require-hashes --requirement requirements-dev.lock
	$(BIN)/python $(PIP_INSTALL) --no-deps --editable .
	touch $@

# A peer that cannot be installed here is left out of the table, with a word.
$(PEERS)/filled: benchmarks/peers.txt
	@echo "Installing into $(PEERS): this takes a few minutes the first time."
	test -x $(PEERS)/bin/python || $(PYTHON) -m venv $(PEERS)
	grep -v '^#' benchmarks/peers.txt | while read -r peer; do \
		$(PEERS)/bin/python $(PIP_INSTALL) "$$peer" || echo "$$peer: cannot be installed here"; done
	touch $@
