# Needs only Python 3.11+ and make. Each target makes what it needs and stands alone.
PYTHON ?= python3
VENV := .venv
# Variants of each drill in `make check`; `epsilon check` by itself draws 1000.
VARIANTS ?= 120
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
RUN_STAMP := $(VENV)/.run
DEV_STAMP := $(VENV)/.dev

.PHONY: try run test test-long check lint types imports screenshots gallery topics lock clean

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

screenshots: $(DEV_STAMP)  ## Take the README's pictures of the page anew
	$(BIN)/python -m tests.browser.screenshots docs/images

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
