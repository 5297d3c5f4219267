# planex: `make extract` and `make test` set up everything they need; `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
# Whoever has nothing left to do takes tests from another; what one process has read of an edition is there for all (tests/reading.py).
SIDE_BY_SIDE := --numprocesses=logical --maxprocesses=4 --dist=worksteal
# What judges the program by editions that nobody made for it, and what makes those: run by itself.
JUDGE := tests/generated
# What starts browsers, other programs (LibreOffice, pip, pytest), and many processes that are killed in the middle, and what takes every
# edition or large charts: run by itself, too. Of what stands in tests/pipeline/long, something small of its kind is in the other tests.
LONG := tests/programs $(addprefix tests/pipeline/,batch diff_page history_page long report review)
# What takes a quarter of an hour: every file that is made to break who reads it, by the command.
BOMBS := tests/pipeline/bombs
# What loads so many libraries, or writes so many pages, that quick tests leave it out.
LADEN := $(addprefix tests/pipeline/,charts exports test_report.py test_targets.py)

# Tests start many interpreters, and what is measured is to be a user's program: what the first has compiled is kept for all, whatever the
# environment says of it.
test long bombs judge quick bench: export PYTHONDONTWRITEBYTECODE :=

# A file's name as the shell takes it, whatever signs it has: `make extract PLAN='suunnitelma $1.pdf'`.
named = '$(subst ','\'',$(value $(1)))'

# What is said before planex itself is there, or by make: in Finnish, Swedish or English (without commas), as planex chooses among them.
say = case "$${PLANEX_LANGUAGE:-$${LC_ALL:-$${LC_MESSAGES:-$$LANG}}}" in fi*) echo "$(1)";; sv*) echo "$(2)";; *) echo "$(3)";; esac >&2

.PHONY: help extract review report diff export test long bombs judge quick lint format samples schema docs robust shots words bench lock clean
.DEFAULT_GOAL := help

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

extract: .venv/.runtime ## Read the edition PLAN=path/to/edition.pdf into output/; the samples into output/samples/ if none is named
	@if [ -n $(call named,PLAN) ]; then $(BIN)/planex extract $(call named,PLAN) -o output; else $(BIN)/planex extract samples/*.pdf -o output/samples; fi; \
	status=$$?; if [ $$status -le 1 ]; then $(call say,Seuraavaksi: make review näyttää jokaisen dian luetun vieressä,Härnäst: make review visar varje bild bredvid det som lästes,Next: make review shows each slide beside what was read from it); fi; exit $$status

review: .venv/.runtime ## Write a page for each edition in output/: its slides beside what was read from them
	@mkdir -p output; $(BIN)/planex review output -o output/review

report: .venv/.runtime ## Write one page on the editions in output/: what ends, what is new, who leads, who pays, what to check
	@mkdir -p output; $(BIN)/planex report output -o output/export/report.html --today now

diff: .venv/.runtime ## Show what changed from OLD=….json to NEW=….json; the two newest in output/ if none is named
	@$(BIN)/planex diff $(if $(OLD)$(NEW),$(call named,OLD) $(call named,NEW)); status=$$?; test $$status -le 1

export: .venv/.runtime ## Write the editions in output/ as csv, xlsx, sqlite, parquet, jsonld and datapackage, and charts, into output/export/
	@mkdir -p output; for format in csv xlsx sqlite parquet jsonld datapackage; do $(BIN)/planex export output --to $$format || exit; done
	@for kind in timeline network funders organisations; do $(BIN)/planex chart $$kind output -o output/export/$$kind.svg || exit; done

test: .venv/.dev ## Run the tests: three to five minutes
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(addprefix --ignore=,$(JUDGE) $(LONG) $(BOMBS))

long: .venv/.dev ## Run the tests that start browsers and other programs, are killed in the middle, or take every edition: some minutes
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(LONG)

bombs: .venv/.dev ## Run the tests that read every file made to break who reads it, with either reader: a quarter of an hour
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(BOMBS)

judge: .venv/.dev ## Run the tests that fail where the figures of generated editions fall: within three minutes
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(JUDGE)

quick: .venv/.dev ## Run those of the tests that take twenty seconds together
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) -m "not slow" $(addprefix --ignore=,$(JUDGE) $(LONG) $(BOMBS) $(LADEN))

lint: .venv/.dev ## Check style and types
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

format: .venv/.dev ## Lay the code out
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

samples: .venv/.dev ## Make the PDFs of samples/ and tests/editions/ anew (needs LibreOffice Impress)
	@$(BIN)/python samples/build.py samples/*.yaml tests/editions/*.yaml

schema: .venv/.runtime ## Write the published JSON Schemas anew
	@for name in plan diff history link; do $(BIN)/planex schema $$name > schemas/json/$$name.schema.json; done
	@$(BIN)/planex schema tables > schemas/json/tables.json

docs: .venv/.runtime ## Write the reference documentation of the JSON and the tables anew
	@$(BIN)/python -m pipeline.reference docs

robust: .venv/.dev ## Show how well editions that nobody made for the program are read, against the committed figures
	@$(BIN)/python -m tests.generated.robust

words: .venv/.dev ## Put new sentences into the catalogues of pipeline/locale/, to be translated there
	@$(BIN)/pybabel -q extract -F babel.cfg --no-location -k counted:1,2 -k sentence:1 -k Level:2 -o pipeline/locale/planex.pot .
	@$(BIN)/pybabel -q update -i pipeline/locale/planex.pot -d pipeline/locale -D planex --no-fuzzy-matching --ignore-obsolete --omit-header --no-wrap
	@rm pipeline/locale/planex.pot

shots: .venv/.dev ## Take pictures of the pages of review, diff and history into output/shots/, to be looked at (needs chromium)
	@for page in review diff_page history_page; do $(BIN)/python -m tests.pipeline.$$page.shots output/shots || exit; done

bench: .venv/.dev ## Measure: reading beside bare pdfplumber and pypdfium2, where the rules' time goes, large diffs, the export of many
	@$(BIN)/python -m tests.bench_reading && $(BIN)/python -m tests.bench

lock: .venv/.dev ## Lock the dependencies anew
	@$(BIN)/pip install --quiet pip-tools
	@$(BIN)/pip-compile --quiet --allow-unsafe --generate-hashes --strip-extras --no-emit-options --no-header --output-file requirements.txt --extra build pyproject.toml
	@$(BIN)/pip-compile --quiet --allow-unsafe --generate-hashes --strip-extras --no-emit-options --no-header --output-file requirements-dev.txt --constraint requirements.txt --extra build --extra dev --extra samples pyproject.toml

clean: ## Remove the environment and caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info

# The environment, set up once and again only when what it is made of has changed.
.venv/.runtime: requirements.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(call say,planex: asennetaan lukitut riippuvuudet (kerran),planex: låsta beroenden installeras (en gång),planex: installing locked dependencies (once))
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@PYTHONWARNINGS=ignore $(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(call say,planex: talletetaan sanakirjat (kerran),planex: ordböckerna läggs upp (en gång),planex: laying down the dictionaries (once))
	@$(BIN)/python -m extractors.text.lemmas fi sv en
	@$(BIN)/python -m compileall -q extractors pipeline schemas
	@touch $@

.venv/.dev: .venv/.runtime requirements-dev.txt
	@echo "planex: installing the tools for development (once)"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
