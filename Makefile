# What people type. Each target is a thin call: what it does lives in the Python packages.
SHELL := /bin/sh
PYTHON ?=
BIN := .venv/bin
PACKAGES := runtime dev uv go

.DEFAULT_GOAL := help
.PHONY: help up down test example bench docs lint requirements force

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

up: .venv/installed ## build the example organization in the sandbox
	@$(BIN)/bulkhead sandbox up

down: .venv/installed ## stop the sandbox and remove its state
	@$(BIN)/bulkhead sandbox down

test: lint ## run every check, as the continuous integration does
	@$(BIN)/python -m sandbox.engine >/dev/null
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile $(PYTEST_ARGS)

example: .venv/installed ## show how the policy pack stops a team's stack
	@if $(BIN)/bulkhead sandbox preview --program examples/team-stack --stack reports; then \
		echo 'error: the policy pack let the stack pass' >&2; exit 1; \
	fi

bench: .venv/installed ## measure decisions, and time and memory with made-up organizations
	@$(BIN)/python -m benchmarks.decisions
	@$(BIN)/python -m benchmarks.replay
	@$(BIN)/python -m benchmarks

docs: .venv/installed ## generate the control catalogue, the linter's rules, the schemas and the README's picture
	@$(BIN)/bulkhead docs
	@$(BIN)/bulkhead schema
	@$(BIN)/bulkhead diagram --into README.md

lint: .venv/installed ## run the linter, the formatter's check and the type checker
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy

requirements: .venv/installed ## compile requirements/*.in again, with hashes
	@for name in $(PACKAGES); do \
		$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --universal --python-version 3.11 \
			--no-emit-index-url requirements/$$name.in --output-file requirements/$$name.txt || exit 1; \
	done

# A virtual environment that was moved with its checkout is made again.
ifneq ($(shell cat .venv/installed 2>/dev/null),$(CURDIR))
.venv/installed: force
endif

.venv/installed: requirements/dev.txt requirements/uv.txt pyproject.toml
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			exec $$python requirements/install.py; \
		fi; \
	done; \
	echo 'error: no Python 3.11 or newer on PATH; install one, or name it: make PYTHON=/path/to/python3' >&2; \
	exit 1
