# Two commands: `make report` makes the demonstration report, `make test` runs every check.

SHELL := /bin/sh
VENV := .venv
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check --no-input
INSTALL := $(PIP) install --quiet --require-hashes
CONFIG := config/rotherham-2019-20-q4.yaml
OUT := out

# What Pango needs on Debian and Ubuntu; `report-builder doctor` names the same three.
PACKAGES := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
SONAMES := "libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"
HAS_PANGO := import ctypes, sys; sys.platform == "linux" and [ctypes.CDLL(name) for name in ($(SONAMES))]

.DEFAULT_GOAL := help
.PHONY: help report test check doctor pins clean
.DELETE_ON_ERROR:

help:
	@echo "make report   make the demonstration report (the first time: its environment too) and say where it is"
	@echo "make test     lint, types, import contracts and all tests"
	@echo "make check    lint and types only"
	@echo "make doctor   what this machine lacks, and how to mend it"
	@echo "make pins     choose the pinned versions anew (needs uv)"
	@echo "make clean    remove the environment and what tools left behind; out/ stays"

report: $(VENV)/.ready-to-run libraries
	@$(VENV)/bin/report-builder build $(CONFIG) --out $(OUT)
	@echo "The reports:"
	@for paper in $(OUT)/rotherham-2019-20-q4-board-report/*/*.pdf; do echo "  $(CURDIR)/$$paper"; done

check: $(VENV)/.ready-to-test
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy

test: check libraries postgresql chromium
	@$(VENV)/bin/lint-imports --no-logo
	@$(VENV)/bin/python -m pytest --numprocesses=auto --dist=loadfile --no-loadscope-reorder --cov --cov-report=term

doctor: $(VENV)/.ready-to-run
	@$(VENV)/bin/report-builder doctor

# The environment. A stamp says that it holds what the pinned requirements name; a changed file makes it anew.

$(VENV)/bin/python:
	@python=; \
	for name in python3.11 python3.12 python3.13 python3; do \
	  if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    python=$${python:-$$name}; \
	    if "$$name" -c 'import ensurepip, venv' 2>/dev/null; then python=$$name; break; fi; \
	  fi; \
	done; \
	if [ -z "$$python" ]; then echo "Python 3.11 or later is needed; on Debian 12 run: apt-get install -y python3 python3-venv" >&2; exit 1; fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	  $(call install_or_say,python3-venv); \
	fi; \
	echo "Making the environment $(VENV) ..."; \
	"$$python" -m venv --clear $(VENV)

$(VENV)/.ready-to-run: $(VENV)/.base requirements.txt
	@echo "Installing the libraries of requirements.txt ..."
	@$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.ready-to-test: $(VENV)/.base requirements-dev.txt
	@echo "Installing the tools of requirements-dev.txt ..."
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

$(VENV)/.base: requirements-build.txt pyproject.toml | $(VENV)/bin/python
	@$(INSTALL) -r requirements-build.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@$(VENV)/bin/python -m compileall -q report_builder  # else each call compiles it where bytecode is not written
	@touch $@

# Pango's libraries belong to the machine, so they are looked for each time.

.PHONY: libraries
libraries: | $(VENV)/bin/python
	@if ! $(VENV)/bin/python -c '$(HAS_PANGO)' 2>/dev/null; then $(call install_or_say,$(PACKAGES)); fi

# The tests start a PostgreSQL of their own. Where it cannot be had, they leave out what needs it, and say so.

.PHONY: postgresql
postgresql:
	@has_server() { command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }; \
	if ! has_server && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing postgresql ..."; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql; \
	fi; \
	has_server || echo "Without PostgreSQL its tests are skipped. As root: apt-get update && apt-get install -y postgresql" >&2

# They look at the papers in a browser. Where there is none, they leave that out, and say so.

.PHONY: chromium
chromium:
	@has_browser() { for name in chromium chromium-browser google-chrome-stable google-chrome; do command -v $$name >/dev/null && return; done; false; }; \
	if ! has_browser && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing chromium ..."; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; \
	fi; \
	has_browser || echo "Without Chromium the tests on screen are skipped. As root: apt-get update && apt-get install -y chromium" >&2

define install_or_say
  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
    echo "Installing $(1) ..."; \
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(1) || exit 1; \
  else \
    echo "This machine lacks system packages. Run this line as root, then make again:" >&2; \
    echo "  apt-get update && apt-get install -y $(1)" >&2; \
    exit 1; \
  fi
endef

PIN := uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --upgrade --generate-hashes \
  --no-annotate --no-header

pins:
	$(PIN) pyproject.toml --output-file requirements.txt
	$(PIN) --constraints requirements.txt pyproject.toml --group dev --output-file requirements-dev.txt
	$(PIN) --constraints requirements-dev.txt --group build --output-file requirements-build.txt

clean:
	rm -rf $(VENV) dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage htmlcov
