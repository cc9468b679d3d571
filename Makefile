# Two commands: `make run` builds the graph of corpus/ from nothing, `make test` checks everything from nothing.

PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
PAGES  := node_modules/.installed
SPARK  := $(VENV)/.spark
PIP    := $(BIN)/python -m pip --disable-pip-version-check -qq

export PYTHONUTF8 := 1
# The tests start Python hundreds of times, and compile the project each time where its bytecode may not be kept.
unexport PYTHONDONTWRITEBYTECODE

# Python's packages, the system's, the pages' scripts and the first checks come side by side.
MAKEFLAGS += --jobs=3

# A system package: installed when root, one call at a time, else named.
system = { [ "$$(id -u)" = 0 ] && flock Makefile sh -c \
  'apt-get update -qq && apt-get install --yes -qq --no-install-recommends $(1) >/dev/null'; } \
  || { echo "System packages are missing: sudo apt-get install --no-install-recommends $(1)" >&2; exit 2; }

# The tests write the corpus as Word, web page and PDF, and read it back; they open reports and pages as people do:
# an office suite, a browser, Chinese fonts, and a program that turns a PDF into pictures. A store lies on servers of two
# makes, and Spark wants Java.
SYSTEM := libreoffice-writer-nogui libreoffice-calc-nogui chromium-headless-shell fontconfig fonts-noto-cjk \
  poppler-utils curl virtuoso-opensource-7-bin openjdk-17-jre-headless

.PHONY: run test check system bench wheel-test lock sbom audit clean

run: $(STAMP)
	@$(BIN)/kg build
	@$(BIN)/kg view --all build

test: $(STAMP) $(PAGES) $(SPARK) system check
	$(BIN)/pytest -n 2 --dist loadscope --cov --cov-report=term --cov-fail-under=91

check: $(STAMP) $(SPARK)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# libreoffice-calc-nogui has no command of its own: its library shows that it is there.
system:
	@which soffice pdftoppm fc-list curl virtuoso-t java >/dev/null && fc-list :lang=zh | grep -q . \
	  && { which chromium-headless-shell || which chromium; } >/dev/null \
	  && ls /usr/lib/libreoffice/program/libscfiltlo.so >/dev/null 2>&1 || $(call system,$(SYSTEM))

# Scripts of the pages and of their tests, exactly as package-lock.json names them.
$(PAGES): package-lock.json package.json
	@command -v npm >/dev/null || $(call system,nodejs npm)
	@npm ci --silent --ignore-scripts
	@touch $@

bench: $(STAMP) system
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.alignment
	$(BIN)/kg build
	$(BIN)/python -m benchmarks.reports
	$(BIN)/python -m benchmarks.pictures
	$(BIN)/python -m benchmarks.endpoint
	$(BIN)/python -m benchmarks.pages
	$(BIN)/python -m benchmarks.engines
	$(BIN)/python -m benchmarks.hostile
	$(BIN)/python -m benchmarks.growth
	$(BIN)/python -m benchmarks.query_shapes
	$(BIN)/python -m benchmarks.kills
	if [ "$$(id -u)" = 0 ]; then $(BIN)/python -m benchmarks.full_disk; fi
	$(BIN)/python -m benchmarks.soak
	-$(BIN)/pip download --quiet --no-deps --no-binary :all: --no-build-isolation rdflib==6.1.1 -d build/w3c
	$(BIN)/python -m benchmarks.w3c

# The wheel in an empty environment with every package installed anew.
wheel-test: $(STAMP)
	WHEEL_TEST=whole $(BIN)/pytest tests/house/test_wheel.py

# The environment is made again when the lock or the declared dependencies change, and never otherwise.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or later is needed: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || $(call system,python3-venv)
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) (once)"
	@$(PIP) install --require-hashes --no-deps --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# Spark is half a gigabyte, and only the tests of the cluster need it here; it is built with what is installed.
$(SPARK): $(STAMP) requirements-spark.lock
	@echo "Installing Spark into $(VENV) (once)"
	@$(PIP) install --require-hashes --no-deps --no-build-isolation --requirement requirements-spark.lock
	@touch $@

# Every extra is locked, Spark by itself, with hashes and without the address of any registry.
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --upgrade \
  --generate-hashes --no-annotate --no-header --no-emit-index-url --quiet
lock:
	@test -x $(BIN)/uv || $(PIP) install uv
	$(LOCK) $(foreach extra,dev frames mcp report web,--extra $(extra)) --output-file requirements.lock
	$(LOCK) --extra spark --constraint requirements.lock --output-file requirements-spark.lock

# What the project consists of, as two bills of materials (CycloneDX): of the packages, and of the pages' scripts.
sbom: $(STAMP) $(PAGES)
	@mkdir -p build
	$(BIN)/cyclonedx-py environment --output-reproducible --pyproject pyproject.toml --of JSON \
	  --output-file build/sbom-python.cdx.json $(BIN)/python
	npm sbom --sbom-format cyclonedx --package-lock-only >build/sbom-pages.cdx.json

# Asks the registries: is every locked file still there with its hash and not taken back, and is a weakness known of it?
# Where a registry does not answer such questions, that is an error too.
audit: $(STAMP) $(PAGES)
	$(BIN)/python -m pip install --dry-run --ignore-installed --require-hashes --no-deps --quiet --requirement requirements.lock
	@test -x $(BIN)/pip-audit || $(PIP) install pip-audit
	$(BIN)/pip-audit --strict --require-hashes --disable-pip --progress-spinner off --requirement requirements.lock
	npm audit

clean:
	rm -rf $(VENV) node_modules .kg .kg.* build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage .coverage.*
