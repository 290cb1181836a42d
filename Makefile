# The commands of the house. `make` alone lists them.

PORT ?= 8000
# Not `?=`: some shells export HOST, and it is not an address to listen on.
HOST = 127.0.0.1
# The first of these that is new enough makes .venv.
PYTHON ?= python3 python3.14 python3.13 python3.12 python3.11
UV ?= uv
# For example: make test PYTEST="-k search"
PYTEST =

BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make pins"

.DEFAULT_GOAL := help
.SILENT:
# Gates run one after the other, so that the last lines are pytest's.
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help setup serve test lint check bench pins FORCE

help: ## list the commands
	awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: .venv/.project ## make .venv with the pinned requirements and the project

serve: .venv/.project ## serve the archive on http://127.0.0.1:8000 (PORT=9000 moves it)
	exec $(BIN)/onrecord serve --host $(HOST) --port $(PORT)

# As many files at a time as there are processors; a file's tests share what they set up.
test: .venv/.dev ## run the whole test suite (REQUIRE_BROWSER=1: fail without a Chromium)
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile $(PYTEST)

lint: .venv/.dev ## check form, types and imports
	$(BIN)/ruff format --quiet --check .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

check: lint ## all gates: lint, then the tests with branch coverage (what CI runs)
	$(MAKE) --no-print-directory test PYTEST="$(PYTEST) --cov"

bench: .venv/.dev ## measure speed and memory
	$(BIN)/python -m tests.benchmarks $(TRANSCRIPTS)

pins: ## pin the requirements anew, within pyproject.toml (UPGRADE=1: newest versions; needs uv)
	command -v $(UV) >/dev/null || { echo "make pins needs uv: pip install uv, then make pins" >&2; exit 1; }
	$(COMPILE) $(if $(UPGRADE),--upgrade) pyproject.toml --group build --output-file requirements.txt
	$(COMPILE) $(if $(UPGRADE),--upgrade) pyproject.toml --group dev --constraint requirements.txt \
		--output-file requirements-dev.txt

# Stamps inside .venv: each is written last, so that what was broken off is done again.

# A .venv without a working interpreter (moved, or its Python was removed) is made anew.
ifeq ($(shell test -x $(BIN)/python || echo broken),broken)
.venv/.made: FORCE
endif

.venv/.made:
	for python in $(PYTHON); do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Making .venv with $$("$$python" --version)."; \
			"$$python" -m venv --clear .venv && touch $@; exit; \
		fi; \
	done; \
	echo "Onrecord needs Python 3.11 or newer, and none of these is: $(PYTHON). Name one: make setup PYTHON=/path/to/python3" >&2; \
	exit 1

.venv/.runtime: .venv/.made requirements.txt
	echo "Installing the pinned requirements."
	$(PIP) install --require-hashes --requirement requirements.txt
	touch $@

# app/__init__.py holds the version that the installed metadata repeats.
.venv/.project: .venv/.runtime pyproject.toml app/__init__.py
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

.venv/.dev: .venv/.project requirements-dev.txt
	echo "Installing the pinned development requirements."
	$(PIP) install --require-hashes --requirement requirements-dev.txt
	touch $@
