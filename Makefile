# Two commands do all the set-up: `make demo` and `make test`.
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
MUTANTS ?=
# The suite starts some hundred processes; where bytecode may not be kept, each compiles the program anew.
unexport PYTHONDONTWRITEBYTECODE

PLATFORM ?= win_amd64
FOR ?= 3.12

.PHONY: help demo test lint mutants site wheel bundle sbom setup setup-dev lock samples clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1: /p' $(MAKEFILE_LIST)

demo: setup ## installs intake, runs it on the samples, leaves letters to open
	$(BIN)/intake demo demo

test: setup-dev lint ## installs what tests need, then runs them all
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: setup-dev ## types, style, formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

mutants: setup-dev ## how many small planted faults the tests notice, of a sample: MUTANTS='--room checks --size 120 --seed 2 --survived'
	$(BIN)/python scripts/mutants.py $(MUTANTS)

site: setup-dev ## the documentation as a web site in build/site; a dead link is an error
	$(BIN)/python scripts/site_pages.py

wheel: setup-dev ## the package that offices install, in dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

bundle: setup-dev ## a zip that installs without a network, in dist/: PLATFORM=win_amd64|manylinux_x86_64|macosx_arm64 FOR=3.12
	$(BIN)/python scripts/bundle.py --platform $(PLATFORM) --python $(FOR) --out dist

sbom: setup-dev ## licences and the list of all that is installed (CycloneDX), in dist/
	mkdir -p dist
	$(BIN)/python scripts/licences.py > dist/licences.txt
	$(BIN)/python scripts/licences.py --cyclonedx dist/sbom.cdx.json

setup: $(VENV)/.installed
setup-dev: $(VENV)/.installed-dev

$(VENV)/.installed: requirements.lock pyproject.toml
	PYTHON=$(PYTHON) sh scripts/setup.sh $(VENV) run
	touch $@

$(VENV)/.installed-dev: requirements-dev.lock pyproject.toml
	PYTHON=$(PYTHON) sh scripts/setup.sh $(VENV) test
	touch $@ $(VENV)/.installed

lock: ## pins and hashes anew (needs uv)
	sh scripts/lock.sh

samples: setup-dev ## makes the sample cases again
	$(BIN)/python -m samples._generator

clean:
	rm -rf $(VENV) demo build dist *.egg-info
