# make site: convert, build, check.   make test: everything that CI runs.   make gates: what the built pages must pass.
# make nightly: random edits, hundreds of them.   make lock: pin the packages anew.

VENV := .venv
PY := $(VENV)/bin/python
FITS := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c '$(FITS)' 2>/dev/null && { echo $$p; break; }; done)

.PHONY: site test nightly gates lint types client browser java lock clean

site: $(VENV)/.installed
	$(PY) build.py

test: $(VENV)/.installed-dev browser java lint types
	$(PY) -m pytest

# A repeated build against one from nothing, after hundreds of random histories; CI runs a dozen.
nightly: $(VENV)/.installed-dev
	CHONGKAN_CASES=300 $(PY) -m pytest tests/test_builds.py

# The Nu validator, axe and Lighthouse come from npm once; after that it needs no network. It takes some minutes.
gates: $(VENV)/.installed-dev gates/node_modules/.installed browser java
	$(PY) build.py
	$(PY) -m gates

gates/node_modules/.installed: gates/package-lock.json
	npm ci --prefix gates --ignore-scripts --no-audit --no-fund
	@touch $@

lint: $(VENV)/.installed-dev
	$(PY) -m ruff check
	$(PY) -m ruff format --check

types: $(VENV)/.installed-dev
	$(PY) -m mypy --strict

# The types of search.js, told by JSDoc; needs Node.
client:
	npx --yes --package typescript@5 tsc --allowJs --checkJs --noEmit --strict --target es2024 --lib es2024,dom,dom.iterable theme/static/search.js/*.js

$(PY):
	@$(or $(PYTHON),false) -c '$(FITS)' 2>/dev/null || { echo "需要 Python 3.11 或更新版本。Python 3.11 or newer is needed."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "这个 Python 没有 venv：请先安装（Debian：\
	apt-get install python3-venv）。This Python lacks venv; on Debian run: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Each of requirements-names.txt, -dask.txt and -dev.txt holds all of the one before it, at the same versions.
$(VENV)/.installed: requirements-names.txt | $(PY)
	$(PY) -m pip install --quiet --require-hashes -r requirements-names.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed | $(PY)
	$(PY) -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

# The reading tests drive a real browser, with a font that has Han characters: the system's, never one fetched elsewhere.
browser:
	@if command -v chromium chromium-browser google-chrome >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y chromium fonts-noto-cjk >/dev/null; \
	else echo "没有 Chromium，浏览器测试通不过。There is no Chromium: the browser tests will fail."; fi

# The validators of books and of pages are Java programs.
java:
	@if command -v java >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y default-jre-headless >/dev/null; \
	else echo "没有 Java，检查电子书的测试通不过。There is no Java: the tests of books will fail."; fi

# One lock for every Python from 3.11 on: the hashes of all wheels are in it, and no address of where they came from.
COMPILE := $(VENV)/bin/pip-compile --quiet --generate-hashes --strip-extras --no-header --annotation-style=line \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

lock: $(VENV)/.installed
	$(PY) -m pip install --quiet pip-tools
	$(COMPILE) -o requirements.txt pyproject.toml
	$(COMPILE) --extra names -c requirements.txt -o requirements-names.txt pyproject.toml
	$(COMPILE) --extra names --extra dask -c requirements-names.txt -o requirements-dask.txt pyproject.toml
	$(COMPILE) --extra names --extra dask --extra dev -c requirements-dask.txt -o requirements-dev.txt pyproject.toml
	$(COMPILE) -o benchmarks/peers/requirements.txt benchmarks/peers/requirements.in

clean:
	rm -rf $(VENV) gates/node_modules .cache public .mypy_cache .ruff_cache .pytest_cache .hypothesis
