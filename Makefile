# Two commands: `make site` builds the portal, `make test` proves it. Both set up whatever they need.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
UV_LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet

.PHONY: site serve check test golden bench format lock clean

site: .venv/.site
	$(BIN)/portal build

serve: .venv/.site
	$(BIN)/portal serve

check: .venv/.site
	$(BIN)/portal check

test: .venv/.dev .venv/.browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2 --dist loadfile

# Accepts the golden repository's output as it is now; read the difference before you commit it.
golden: .venv/.dev
	PORTAL_GOLDEN=update $(BIN)/pytest tests/test_golden.py

bench: .venv/.dev
	$(BIN)/python -m benchmarks

format: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The environment is made anew only when the lock changes.
.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv

.venv/.site: requirements.lock pyproject.toml | .venv/bin/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

.venv/.dev: requirements-dev.lock .venv/.site
	$(PIP) install --require-hashes -r requirements-dev.lock
	touch $@

# Debian's Chromium where there is apt, else Playwright's own.
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
.venv/.browser: .venv/.dev
	if command -v chromium >/dev/null; then :; \
	elif command -v apt-get >/dev/null; then \
	  $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	else $(BIN)/playwright install chromium; fi
	touch $@

# Locks hold versions and hashes and no address; cooldown keeps out what was published in the last week.
# The smaller lock follows the larger one: both environments hold the same versions.
lock: .venv/.dev
	$(BIN)/$(UV_LOCK) --group dev --output-file requirements-dev.lock
	$(BIN)/$(UV_LOCK) --constraints requirements-dev.lock --output-file requirements.lock

clean:
	rm -rf .venv .cache site .site-* .mypy_cache .ruff_cache build *.egg-info
