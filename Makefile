# Every command a person needs. `make` alone lists them.

PORT ?= 8000
PYTHON ?= $(shell for name in python3.14 python3.13 python3.12 python3.11 python3; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
PYTEST := $(BIN)/python -m pytest
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header $(UPGRADE)
# Stamps: they are newer than the lock they installed.
PRODUCTION := .venv/production.installed
DEVELOPMENT := .venv/development.installed

.DEFAULT_GOAL := help
.PHONY: help demo develop test exhaustive faults fuzz check bench messages lock

help: ## List the commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

demo: export DJANGO_SETTINGS_MODULE = config.settings.dev
demo: export BASE_URL = http://127.0.0.1:$(PORT)
demo: $(PRODUCTION) ## Serve the site with example content on http://127.0.0.1:8000/ (PORT= changes it)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_example --if-empty
	@$(MANAGE) runserver --noreload 127.0.0.1:$(PORT)

develop: export DJANGO_SETTINGS_MODULE = config.settings.dev
develop: export BASE_URL = http://127.0.0.1:$(PORT)
develop: $(DEVELOPMENT) ## Serve the same, and again after each change of the code
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_example --if-empty
	@$(MANAGE) runserver 127.0.0.1:$(PORT)

test: $(DEVELOPMENT) ## Run every test on SQLite, some on PostgreSQL too; what cannot be run here is said last
	@if $(BIN)/python tests/postgres.py; \
	then $(PYTEST) -n auto --database sqlite && $(PYTEST) -n auto --database postgres -m both; \
	else $(PYTEST) -n auto; fi

exhaustive: $(DEVELOPMENT) ## Run every test on both databases, then every time zone and every day
	$(PYTEST) -n auto --database sqlite -m "not browser"
	$(PYTEST) -n auto --database postgres -m "not once"
	$(PYTEST) -n auto --database sqlite tests/exhaustive/*.py

faults: $(DEVELOPMENT) ## Stop, freeze and fill PostgreSQL, Redis, mail and disks of a site as in production
	$(PYTEST) --database sqlite tests/faults/*.py

fuzz: $(DEVELOPMENT) ## Send 10,000 spoilt requests to each public form and address (FUZZ= changes how many)
	FUZZ=$(or $(FUZZ),10000) $(PYTEST) -n auto --database sqlite tests/fuzz

check: export DJANGO_SETTINGS_MODULE = config.settings.dev
check: $(DEVELOPMENT) ## Formatter, linters, imports, migrations, translations, lock, production settings
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive home campaigns programme site .ci manage.py
	PYTHONPATH=.:site $(BIN)/lint-imports --no-cache
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) check
	@echo "$(MANAGE) check --deploy, with production settings"
	@env DJANGO_SETTINGS_MODULE=config.settings.production SECRET_KEY=$$(seq -s- 50) \
		DATABASE_URL=sqlite://:memory: ALLOWED_HOSTS=www.example.org BASE_URL=https://www.example.org \
		CALENDAR_UID_DOMAIN=www.example.org CACHE_URL=redis://localhost DEFAULT_FROM_EMAIL=info@example.org \
		$(MANAGE) check --deploy --fail-level WARNING
	$(BIN)/python .ci/translations.py check
	$(PYTEST) --quiet tests/test_house.py tests/test_lock.py

bench: $(DEVELOPMENT) ## Measure what each public address costs, beside a plain Wagtail site (BENCH=--growth: by size)
	@$(BIN)/python -m tests.bench $(BENCH)

messages: $(DEVELOPMENT) ## Collect the strings to translate into French (needs gettext), and compile
	@$(BIN)/python .ci/translations.py update

lock: $(BIN)/python ## Write the lock again after a change of pyproject.toml (UPGRADE=--upgrade: newest)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check uv
	$(COMPILE) pyproject.toml -o requirements/production.txt
	$(COMPILE) pyproject.toml --group dev -c requirements/production.txt -o requirements/development.txt

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed. Install it, or say where it is: make PYTHON=…" >&2; exit 1; }
	@echo "Making .venv with $(PYTHON)…"
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

$(PRODUCTION): requirements/production.txt | $(BIN)/python
	@echo "Installing what the site needs…"
	@$(INSTALL) -r requirements/production.txt
	@touch $@

$(DEVELOPMENT): requirements/production.txt requirements/development.txt | $(BIN)/python
	@echo "Installing what development needs…"
	@$(INSTALL) -r requirements/development.txt
	@touch $@
