# Needs only Python 3.11+ and make. Each target makes what it needs and stands alone.
PYTHON ?= python3
VENV := .venv
# Variants of each drill in `make check`; `epsilon check` by itself draws 1000.
VARIANTS ?= 120
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
RUN_STAMP := $(VENV)/.run
DEV_STAMP := $(VENV)/.dev

.PHONY: try run test test-long check check-changed lint types imports installs screenshots film gallery topics lock release licences clean

try: $(RUN_STAMP)  ## Try the bot in the browser: no Telegram account, no token
	@$(BIN)/python -m bot try

run: $(RUN_STAMP)  ## Run the bot on Telegram (needs TELEGRAM_BOT_TOKEN)
	$(BIN)/python -m bot run

test: $(DEV_STAMP) lint types imports check  ## All that CI checks
	$(BIN)/pytest -n 2 --dist worksteal

test-long: $(DEV_STAMP)  ## The long tests: attacks by a hundred accounts, minutes of fuzzing, a thousand runs
	EPSILON_LONG=1 $(BIN)/pytest -n 2 --dist worksteal

lint: $(DEV_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV_STAMP)
	$(BIN)/mypy

imports: $(DEV_STAMP)
	$(BIN)/lint-imports

check: $(DEV_STAMP)  ## Check every question: schema, both languages, answers against oracles
	$(BIN)/python -m bot check --variants $(VARIANTS)

check-changed: $(DEV_STAMP)  ## Check the questions that differ from the last commit
	$(BIN)/python -m bot check --changed

installs: $(DEV_STAMP)  ## Install wheel and sdist on the Pythons that are here, and ask a question with each
	EPSILON_LONG=1 $(BIN)/pytest -rs tests/promises/test_installs.py

licences: $(DEV_STAMP)  ## What ships, in which version, under which licence: docs/licences.md and docs/sbom.json
	$(BIN)/python -m deploy.licences docs

# The tests come first; the image is built where there is a Docker engine. Tag the commit v$(VERSION) afterwards.
VERSION = $(shell $(BIN)/python -m deploy.release version)
release: $(DEV_STAMP) test  ## Checked wheel, sdist, list of licences, changelog and image of the version in pyproject.toml: dist/
	rm -rf dist
	$(BIN)/python -m deploy.release check
	$(BIN)/python -m hatchling build --directory dist
	$(BIN)/python -m deploy.licences dist
	$(BIN)/python -m deploy.release notes > dist/CHANGES.md
	$(MAKE) installs
	if docker info >/dev/null 2>&1; then docker build --tag epsilon:$(VERSION) . ; else echo "no Docker engine here: the image is not built"; fi
	cd dist && sha256sum * > SHA256SUMS

screenshots: $(DEV_STAMP)  ## Take the README's pictures of the page anew
	$(BIN)/python -m tests.browser.screenshots docs/images

film: $(DEV_STAMP)  ## Take the README's moving pictures anew
	$(BIN)/python -m tests.browser.film docs/images

gallery: $(DEV_STAMP)  ## every card in every output and both languages, as pictures on one page: build/gallery/index.html
	$(BIN)/python -m tests.browser.gallery build/gallery

topics: $(DEV_STAMP)  ## the list of questions in the docs, from the content
	$(BIN)/python -m bot.catalogue.listing > docs/topics.md

lock: $(DEV_STAMP)  ## Pin requirements anew, with hashes and without addresses
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11 pyproject.toml --extra formulas -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11 pyproject.toml --extra formulas --group dev -o requirements/dev.txt
	printf 'hatchling\neditables\n' | $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11 - -o requirements/build.txt

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist

$(BIN)/python:
	@echo "Making $(VENV) with $$($(PYTHON) --version)…"
	@$(PYTHON) -m venv $(VENV)

# A download that says nothing for a minute looks like one that hangs.
define install
	@echo "Installing, about a minute…"
	@s=0; while sleep 10; do s=$$((s + 10)); echo "  still installing, $$s s"; done & ticker=$$!; trap "kill $$ticker" EXIT; \
	$(PIP) install --require-hashes -r requirements/build.txt -r $(1) && \
	$(PIP) install --no-deps --no-build-isolation --editable .
endef

$(RUN_STAMP): requirements/run.txt requirements/build.txt pyproject.toml | $(BIN)/python
	$(call install,requirements/run.txt)
	@touch $@

$(DEV_STAMP): requirements/dev.txt requirements/build.txt pyproject.toml | $(BIN)/python
	$(call install,requirements/dev.txt)
	@touch $@ $(RUN_STAMP)
