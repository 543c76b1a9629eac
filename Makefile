# Every target does its own set-up; `make help` lists them.

BIN := .venv/bin
PYTHON ?= python3
CODE := src tests scripts $(wildcard benchmarks)
PIP_COMPILE := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe \
	--strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options

# The prerequisite that makes a list of outputs (build/.pdf, build/.epub) be made again, or nothing.
stale = $(if $(shell sh scripts/stale.sh $(1)),FORCE)

.DEFAULT_GOAL := help
.PHONY: help setup pdf epub proof preview check accept test conformance epub-screens explore goldens lint bench bench-speed bench-typography docs lock clean FORCE

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1 | \2/p' Makefile | column -t -s '|' 2>/dev/null \
		|| sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1: \2/p' Makefile

setup: .venv/.dev ## make ready: system libraries, .venv, pinned requirements (other targets do it too)

pdf: build/.pdf ## set the specimen: build/*.print.pdf, *.screen.pdf, *.map.json

epub: build/.epub ## make the specimen's EPUB: build/*.epub

proof: .venv/.runtime ## proof the specimen: build/*.proof.pdf, *.queries.html (OPTIONS="--source --against build/proofs/<id>")
	@$(BIN)/stonehand proof $(OPTIONS)

epub-screens: build/.epub .cache/reader/.made ## show the EPUB in a paginated reader: build/screens (needs node and chromium; SCREENS=40)
	cd .cache/reader && node ../../scripts/reader.mjs ../../$$(grep '\.epub$$' ../../build/.epub) ../../build/screens $(SCREENS)

preview: .venv/.dev ## show the specimen in the browser; it is set again at every change (OPTIONS="--port 8000")
	$(BIN)/stonehand preview $(OPTIONS)

check: .venv/.runtime ## hold the specimen against its accepted build: build/check shows what differs
	$(BIN)/stonehand gate

accept: .venv/.runtime ## accept the specimen as it is: baseline/, for version control
	$(BIN)/stonehand accept

test: .venv/.dev ## run all tests
	$(BIN)/pytest -n auto

conformance: .venv/.dev ## validate the specimen with veraPDF, qpdf, EPUBCheck and Ace: one table (BOOKS="folder folder")
	$(BIN)/python scripts/conformance.py $(BOOKS)

explore: .venv/.dev ## look for faults with new random examples (OPTIONS="--hypothesis-seed 7")
	STONEHAND_EXPLORE=1 $(BIN)/pytest -n auto -m hypothesis $(OPTIONS)

goldens: .venv/.dev ## write the golden page texts of the specimen anew; read their difference before you commit it
	STONEHAND_GOLDENS=1 $(BIN)/pytest tests/golden

lint: .venv/.dev ## check the code: format, style, types, layers, generated pages
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/diagnostics_page.py --check

bench: .venv/.dev ## measure: pages, CPU and memory beside plain WeasyPrint
	$(BIN)/python benchmarks/bench.py

bench-speed: .venv/.dev .cache/typst/.made ## time synthetic books beside WeasyPrint, Typst, LaTeX, and corrections (OPTIONS="--pages 300 1000")
	$(BIN)/python benchmarks/speed.py --typst .cache/typst/bin/python $(OPTIONS)

bench-typography: .venv/.dev .cache/typst/.made ## measure spaces, hyphens, rivers beside WeasyPrint, Typst, LuaLaTeX (TEXT="a.md b.md")
	$(BIN)/python benchmarks/typography.py --typst .cache/typst/bin/python $(TEXT)

docs: .venv/.dev ## write docs/diagnostics.md anew from the catalogue of codes
	$(BIN)/python scripts/diagnostics_page.py

lock: .venv/.dev ## resolve the requirements anew and pin them with hashes
	$(PIP_COMPILE) --build-deps-for editable --extra citations --output-file requirements.lock pyproject.toml
	$(PIP_COMPILE) --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean: ## remove outputs and caches; .venv and the proofs that are out stay
	find build -mindepth 1 ! -name .gitignore ! -path 'build/proofs*' -delete
	rm -rf .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist

build/.pdf build/.epub: build/.%: .venv/.runtime
	@$(BIN)/stonehand $* >$@.part && mv $@.part $@ && cat $@

build/.pdf: $(call stale,build/.pdf)
build/.epub: $(call stale,build/.epub)

.venv/.runtime: requirements.lock pyproject.toml scripts/setup.py
	@sh scripts/setup.sh $(PYTHON) runtime

.cache/reader/.made:
	mkdir -p .cache/reader
	cd .cache/reader && PUPPETEER_SKIP_DOWNLOAD=1 npm install --no-fund --no-audit foliate-js@1.0.1 puppeteer-core@24.43.1
	@touch $@

.cache/typst/.made:
	$(PYTHON) -m venv .cache/typst
	.cache/typst/bin/python -m pip install --quiet typst==0.15.2
	@touch $@

.venv/.dev: .venv/.runtime requirements-dev.lock
	@sh scripts/setup.sh $(PYTHON) dev
