# Parvis. `make run` and `make test` install what they miss and say so; see README.md.
.DEFAULT_GOAL := help
SHELL := /bin/bash

# System libraries the product is built with.
LIBRARIES := pkg-config libsqlite3-dev libcmark-dev libpcre2-dev libstemmer-dev
# What the tests need besides: a browser, PostgreSQL to prepare every statement, Python for the browser's tests, Go whose
# own packages check the log, curl with which a witness asks, xmllint to validate what goes to the archives.
TEST_TOOLS := chromium fonts-dejavu-core fonts-noto-core postgresql python3 python3-venv golang-go golang-golang-x-mod-dev curl libxml2-utils
# What examines the files that people send: the first two are enough to take them (`parvis doctor` says what each does).
FILE_TOOLS := qpdf unzip
PREVIEW_TOOLS := libvips-tools poppler-utils
# What fetches and compiles the model.
MODEL_TOOLS := gcc libc6-dev python3 python3-venv
# What measurements need besides.
BENCH_TOOLS := wrk python3 python3-venv
PORT ?= 8080
DATA ?= data

.PHONY: help run test check format bench bench-rules soak libraries test-tools bench-tools models

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

libraries:
	@scripts/ensure-packages $(LIBRARIES)

test-tools: libraries
	@scripts/ensure-packages $(TEST_TOOLS) $(FILE_TOOLS) $(PREVIEW_TOOLS)
	@scripts/ensure-packages chromium-headless-shell 2>/dev/null || echo "Tests of pages use chromium itself, which takes longer."
	@scripts/ensure-python .venv Tests/Browser/requirements.txt
	@scripts/ensure-packages $(MODEL_TOOLS)
	@scripts/models data/models || echo "Without the model, its tests are left out."

bench-tools: libraries
	@scripts/ensure-packages $(BENCH_TOOLS)
	@scripts/ensure-python bench/.venv bench/requirements.txt

run: libraries ## Build and serve the demonstration town on http://localhost:8080
	@scripts/ensure-packages $(FILE_TOOLS)
	@echo "Building (a first build takes some minutes)"
	swift build -c release --product parvis
	.build/release/parvis serve --data $(DATA) --port $(PORT) --demo

models: ## Fetch and compile the model with which the assistant searches by meaning (91 MB)
	@scripts/ensure-packages $(MODEL_TOOLS)
	@scripts/models $(DATA)/models

test: test-tools ## Run every test
	scripts/test

check: libraries ## Check the town's definitions, the page of acceptance and the sources' format
	@scripts/ensure-packages python3
	scripts/check-acceptance
	swift build --product parvis
	.build/debug/parvis check services/
	swift format lint --recursive --strict Sources Tests Package.swift

format: ## Format the sources
	swift format --in-place --recursive Sources Tests Package.swift

bench: bench-tools ## Measure, beside a Django peer, in one run
	swift build -c release --product parvis
	bench/run

bench-rules: libraries ## Measure the rules, beside OpenFisca where it is installed
	swift build -c release --product parvis
	python3 bench/rules.py

soak: test-tools ## Long fault and load rounds
	PARVIS_SOAK=1 swift test --filter SearchEvaluationTests
	swift build -c release --product parvis
	PARVIS_EVERY_SCREEN=1 .venv/bin/python -m pytest Tests/Browser -q -rs -p no:cacheprovider -n 2
	PARVIS_SOAK=1 .venv/bin/python -m pytest Tests/Browser -q -rs -p no:cacheprovider -m soak
