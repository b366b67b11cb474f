# What a person does here, by name. `make help` lists it.
PYTHON ?= python3
PORT ?= 8000
V := .venv/bin
PIP := $(V)/pip --disable-pip-version-check --quiet install
T ?= tests

.PHONY: help setup run demo test check lock screenshots migration
.DEFAULT_GOAL := help

help: ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

setup: .venv/run.stamp ## make .venv and install the service into it

.venv/run.stamp: requirements/run.txt requirements/build.txt pyproject.toml build_assets.py
	@echo "Installing the service into .venv (once; about a minute)"
	@test -x $(V)/python || $(PYTHON) -m venv .venv
	@$(PIP) --require-hashes --no-deps -r requirements/build.txt
	@$(PIP) --require-hashes -r requirements/run.txt
	@$(PIP) --no-build-isolation --no-deps --editable .
	@touch $@

.venv/test.stamp: .venv/run.stamp requirements/test.txt
	@echo "Installing what the tests need into .venv"
	@$(PIP) --require-hashes -r requirements/test.txt
	@{ command -v chromium && command -v soffice; } >/dev/null || sh scripts/get-programs || true
	@touch $@

run: setup ## the service with its demo, on http://127.0.0.1:8000 (PORT=9000 changes it)
	@SOSBUS_DEMO=true SOSBUS_NOTES=true SOSBUS_NEWS2_SUMS=true SOSBUS_ADDRESS=http://127.0.0.1:$(PORT) PORT=$(PORT) $(V)/sosbus demo serve

demo: setup ## throw the demo's data away and make it again
	@SOSBUS_DEMO=true $(V)/sosbus demo load --again

test: .venv/test.stamp ## install what the tests need and run them all (T=tests/rota: some)
	@$(V)/python -m pytest $(T)

check: .venv/test.stamp ## format, lint, types, floors, then every test
	@$(V)/ruff format --check .
	@$(V)/ruff check .
	@$(V)/mypy
	@$(V)/lint-imports
	@$(V)/python -m pytest

migration: .venv/test.stamp ## draft a migration (m="what changes")
	@$(V)/alembic revision --autogenerate -m "$(m)"

screenshots: .venv/test.stamp ## draw the README's pictures again, from the demo
	@$(V)/python scripts/screenshots.py

lock: ## write the hashed lock files again (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --custom-compile-command 'make lock' -q --no-deps requirements/build.in -o requirements/build.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --custom-compile-command 'make lock' -q pyproject.toml -o requirements/run.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --custom-compile-command 'make lock' -q pyproject.toml --extra test -o requirements/test.txt
