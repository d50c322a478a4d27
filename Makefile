# tidings: articles in input/ become tables in output/.

CARGO ?= cargo
TIDINGS = target/release/tidings
INPUT ?= input
OUTPUT ?= output
STAGES = target/stages
DIR ?= tests/articles

.DEFAULT_GOAL := all
.PHONY: all build quick run test interop explore explored notebook wheel python spark-test lint extract normalize export validate dictionary accuracy syntax ablate bench peers soak clean help cargo

all: run ## Build the program and read input/ into output/ (the default)

cargo:
	$(if $(shell command -v $(CARGO)),,$(error cargo is missing; get it from https://rustup.rs))

build: cargo ## Build the program
	$(CARGO) build --release --locked

# The program in parts: only those whose code has changed are compiled again.
QUICK = --config profile.release.package.tidings.codegen-units=32 --config profile.release.incremental=true

quick: cargo ## Build while you work: in seconds after the first time, for a slightly slower program
	$(CARGO) build --release --locked $(QUICK)

run: build ## Read the articles in INPUT into tables in OUTPUT, in one pass
	$(TIDINGS) run $(INPUT) --output $(OUTPUT)

extract: build ## Stage 1: find the mentions, into target/stages/mentions.jsonl
	$(TIDINGS) extract $(INPUT) --output $(STAGES)/mentions.jsonl

normalize: build $(STAGES)/mentions.jsonl ## Stage 2: resolve the mentions, into target/stages/facts.jsonl
	$(TIDINGS) normalize $(STAGES)/mentions.jsonl --output $(STAGES)/facts.jsonl

export: build $(STAGES)/facts.jsonl ## Stage 3: write the tables in OUTPUT
	$(TIDINGS) export $(STAGES)/facts.jsonl --output $(OUTPUT)

# A stage runs the previous one if its input is missing; an existing input is used as it is.
$(STAGES)/mentions.jsonl:
	@$(MAKE) --no-print-directory extract

$(STAGES)/facts.jsonl:
	@$(MAKE) --no-print-directory normalize

validate: build ## Check the tables in OUTPUT against their schema and their articles
	$(TIDINGS) validate $(OUTPUT)

dictionary: build ## Write DATA_DICTIONARY.md from the schema
	$(TIDINGS) schema > DATA_DICTIONARY.md

test: cargo ## Run all tests (UPDATE=1 rewrites output/ and DATA_DICTIONARY.md where they are out of date)
	$(CARGO) test --release --locked $(CHECKED)

accuracy: cargo ## Measure the program on the labelled articles in DIR (MISSES=1 lists what is wrong)
	$(CARGO) run --release --locked --quiet --example accuracy -- $(DIR) $(if $(MISSES),--misses)

syntax: cargo ## Measure parts of speech and subjects on the annotated texts (CoNLL-U) in DIR
	$(CARGO) run --release --locked --quiet --example syntax -- measure $(DIR)

ablate: cargo ## Measure on the labelled articles in DIR what each rule for quotes contributes
	$(CARGO) run --release --locked --quiet --example ablate -- $(DIR)

interop: build wheel .venv/interop tools/explore/.venv/ready ## Load the outputs with pandas, polars, DuckDB, Spark, LibreOffice, Chromium, ... (installs what is missing)
	.venv/$(INSTALL)
	$(PYTEST) tests/interop

.venv/interop: tests/interop/requirements.txt tests/interop/attach.txt notebooks/requirements.txt .venv/package
	missing=; for each in chromium:chromium soffice:libreoffice-calc npm:npm sqlite3:sqlite3; do \
		command -v $${each%:*} > /dev/null || missing="$$missing $${each#*:}"; done; test -z "$$missing" || \
		{ apt-get update -qq && apt-get install -y -qq --no-install-recommends $$missing && apt-get clean; }
	.venv/$(PIP) --requirement $<
	.venv/$(PIP) --target .venv/duckdb-1.5 --requirement tests/interop/attach.txt
	touch $@

explore: $(if $(FOLDER),,explored) tools/explore/.venv/ready ## Open the database of FOLDER in the browser, or one of the articles in INPUT (Datasette)
	tools/explore/.venv/bin/python tools/explore/explore.py $(or $(FOLDER),$(EXPLORED))

EXPLORED = target/explore

# Rejected inputs do not prevent looking at the others.
explored: build
	$(TIDINGS) run $(INPUT) --output $(EXPLORED) --tables sqlite --no-xlsx || [ $$? -eq 1 ]

tools/explore/.venv/ready: tools/explore/requirements.txt
	python3 -m venv tools/explore/.venv
	tools/explore/.venv/$(PIP) --requirement $<
	touch $@

notebook: build wheel notebooks/.venv/ready ## Open notebooks/explore.ipynb in the browser, a tour of output/
	notebooks/.venv/$(INSTALL)
	notebooks/.venv/bin/jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root) notebooks/explore.ipynb

notebooks/.venv/ready: notebooks/requirements.txt
	python3 -m venv notebooks/.venv
	notebooks/.venv/$(PIP) --requirement $<
	touch $@

wheel: cargo .venv/package ## Build the Python package into target/wheels
	.venv/bin/maturin build --release --locked --quiet --manifest-path python/Cargo.toml --out target/wheels

python: build wheel ## Install the Python package into .venv and test it
	.venv/$(INSTALL)
	$(PYTEST) python/tests --ignore-glob '*/test_spark*'

spark-test: python ## Test the package on a Spark cluster of this machine (needs Java 17 or later)
	$(PYTEST) python/tests/test_spark*.py

.venv/package: python/tests/requirements.txt
	python3 -m venv .venv
	.venv/$(PIP) --requirement $<
	touch $@

PIP = bin/pip install --quiet --disable-pip-version-check --no-cache-dir
INSTALL = $(PIP) --force-reinstall --no-deps target/wheels/tidings-*.whl
PYTEST = TIDINGS=$(abspath $(TIDINGS)) PYTHONDONTWRITEBYTECODE=1 .venv/bin/python -m pytest -q -p no:cacheprovider

# Tests run a tidings that stops on arithmetic overflow or a failed assertion; the released program does not check that.
CHECKED = $(foreach check,overflow-checks debug-assertions,--config profile.release.package.tidings.$(check)=true)

lint: cargo ## Check the format of the code, and clippy with warnings as errors
	$(CARGO) fmt --check
	$(CARGO) clippy --release --locked --workspace --all-targets -- -D warnings

bench: cargo ## Measure runs on corpora made of the articles in TEXTS (SIZES=1k for a quick look, BASE=path of another tidings), then each stage
	TEXTS="$(TEXTS)" SIZES="$(SIZES)" THREADS="$(THREADS)" BASE="$(BASE)" $(CARGO) bench --locked --bench corpus
	TIDINGS_BENCH_DIR=$(or $(firstword $(TEXTS)),input) $(CARGO) bench --locked --bench reading

peers: build target/peers/ready ## Compare speed, memory and findings with other programs on the labelled articles in DIR (benches/peers; installs them)
	python3 benches/peers/compare.py $(TIDINGS) $(DIR) target/peers

target/peers/ready: benches/peers/install.sh
	benches/peers/install.sh target/peers

soak: cargo ## Read 100,000 articles (SOAK=1m for a million) at default settings: none is lost, memory stays below the limit
	TEXTS="$(TEXTS)" SOAK="$(or $(SOAK),100k)" $(CARGO) bench --locked --bench corpus

clean: ## Remove what was built, but not output/
	rm -rf target

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
