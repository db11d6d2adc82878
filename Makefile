# Everything a user or a developer types. The first target that needs it makes .venv and installs the project in it.
#   make convert                                the samples, into out/
#   make convert IN="a.txt b.txt" OUT=xml       your own documents

OUT    ?= out
IN     ?=
JOBS   ?= 2
FLAGS  ?=
LANGS  ?= ara eng fra rus spa zho
STYLES ?= seed raw layout paragraphs
SAMPLE ?= 0
PYTHON ?=

VENV   := .venv
BIN    := $(VENV)/bin
CHECKS := ../shared/checks
CORPUS := ../shared/corpus/official
REAL   := ../shared/corpus/real
# Each sample is printed in several forms: one form of each is converted, or all would be written to the same files.
SAMPLES := $(sort $(wildcard tests/samples/*.layout.txt))

.DEFAULT_GOAL := help
.PHONY: help convert test validate score corpus parallel bench golden lint format clean
.SHELLFLAGS := -eu -c

help:  ## This list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

convert: $(VENV)/.installed  ## Convert IN="a.txt b.txt" into OUT=out; without IN the samples
	$(BIN)/akn convert $(if $(IN),$(IN),$(SAMPLES)) --out $(OUT) --jobs $(JOBS) $(FLAGS)

test: $(VENV)/.developer  ## Run the tests (FLAGS="-k notes" and the like go to pytest)
	$(BIN)/python -m pytest $(FLAGS)

validate: $(VENV)/.installed  ## Validate OUT/*.xml with both engines; converts the samples first if there are none
	@ls $(OUT)/*.xml >/dev/null 2>&1 || $(MAKE) --no-print-directory convert
	$(BIN)/akn validate $(OUT)/*.xml --engine both $(FLAGS)

score: $(VENV)/.installed  ## Compare with the organisation's own mark-up, where ../shared/corpus is present
	@if [ ! -e $(CHECKS)/score.py ] || [ ! -d $(CORPUS) ]; then \
	  echo "Nothing to score: $(CHECKS)/score.py and $(CORPUS) are not here."; exit 0; \
	fi; \
	for lang in $(LANGS); do for style in $(STYLES); do \
	  echo "== $$lang, $$style"; \
	  $(BIN)/python $(CHECKS)/score.py $(CORPUS) --lang $$lang --style $$style --sample $(SAMPLE) --jobs $(JOBS) $(FLAGS); \
	done; done; \
	for pairs in $(REAL)/../pdf/pairs.tsv $(REAL)/../set/pairs.tsv; do \
	  if [ -e $$pairs ]; then echo "== $$pairs"; $(BIN)/python $(CHECKS)/score.py --pairs $$pairs --jobs $(JOBS) $(FLAGS); fi; \
	done

corpus: $(VENV)/.installed  ## One line for each real document in ../shared/corpus: genre, language, valid, lost, notes, references
	@if [ ! -d $(REAL) ]; then echo "No documents to convert: $(REAL) is not here."; exit 0; fi; \
	$(BIN)/python -m bench.corpus $(REAL) $(REAL)/../pdf $(REAL)/../set $(REAL)/../seed --jobs $(JOBS) $(FLAGS)

parallel: $(VENV)/.installed  ## The eIds of the language versions of official works held against each other
	@if [ ! -e $(CHECKS)/typeset.py ] || [ ! -d $(CORPUS) ]; then \
	  echo "Nothing to compare: $(CHECKS)/typeset.py and $(CORPUS) are not here."; exit 0; \
	fi; \
	$(BIN)/python -m bench.parallel $(CORPUS) --checks $(CHECKS) --jobs $(JOBS) $(FLAGS)

bench: $(VENV)/.installed  ## Time and memory, as ratios over what libxml2 takes for the same output
	$(BIN)/python -m bench $(FLAGS)

golden: $(VENV)/.developer  ## Write the golden files of the tests again; look at the difference before you commit
	$(BIN)/python -m tests.golden

lint: $(VENV)/.developer  ## Format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(VENV)/.developer  ## Put the code into the house's format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:  ## Remove what was made: outputs, wheels, caches (not .venv)
	rm -rf $(OUT)/*.xml build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find akn tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

# The first Python of these that is 3.11 or later; PYTHON=… names another.
$(BIN)/python:
	@for python in $(PYTHON) python3.13 python3.12 python3.11 python3 python python3.14; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    echo "Making $(VENV) with $$($$python --version)"; \
	    $$python -m venv $(VENV) && exit 0; \
	    rm -rf $(VENV); \
	    echo "$$python cannot make a virtual environment; on Debian and Ubuntu install python3-venv." >&2; exit 1; \
	  fi; \
	done; \
	echo "Python 3.11 or later is needed and was not found; name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; exit 1

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[pdf]'
	@touch $@

$(VENV)/.developer: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.installed
