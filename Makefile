# All tasks of this project. `make check` is what CI runs.

VENV := .venv
PYTHON := $(VENV)/bin/python
CODE := src tests tools benchmarks pipelines/de/training pipelines/shared/training

.DEFAULT_GOAL := help
.PHONY: help run test lint format types tables check bench german linking readme constraints clean

help: ## list the tasks
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(VENV): pyproject.toml constraints.txt
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install -q -c constraints.txt -e '.[dev]'
	@touch $(VENV)

run: $(VENV) ## mine corpus/ into output/
	$(PYTHON) -m pressminer run corpus/

test: $(VENV) ## run the tests
	$(PYTHON) -m pytest

lint: $(VENV) ## check style and format
	$(PYTHON) -m ruff check $(CODE)
	$(PYTHON) -m ruff format --check $(CODE)

format: $(VENV) ## put the code into its format
	$(PYTHON) -m ruff check --fix --quiet --exit-zero $(CODE)
	$(PYTHON) -m ruff format $(CODE)

types: $(VENV) ## check the types of src/, strictly
	$(PYTHON) -m mypy

tables: run ## check the tables of a run against the contract
	$(PYTHON) tools/check_tables.py output/ corpus/

check: ## all that CI runs, in a fresh .venv
	bash .ci/run

bench: $(VENV) ## measure speed and memory against bare spaCy
	$(PYTHON) benchmarks/throughput.py

german: $(VENV) ## train the German pipeline anew and print its figures (half an hour)
	$(VENV)/bin/pip install -q -c constraints.txt -e '.[dev,data]'
	cd pipelines/de/training && ../../../$(PYTHON) -m weasel run all

linking: $(VENV) ## train the models of posts and relations anew (a minute)
	$(PYTHON) pipelines/shared/training/train.py

readme: run ## rewrite the sample rows in README.md
	$(PYTHON) tools/readme_rows.py output/

constraints: $(VENV) ## pin anew the versions in constraints.txt (for all Pythons and systems)
	$(VENV)/bin/pip install -q uv
	sed '/^[^#]/,$$d' constraints.txt > constraints.new
	$(VENV)/bin/uv pip compile --quiet --universal --python-version 3.10 --all-extras \
		--no-annotate --no-header --no-emit-index-url --no-emit-find-links pyproject.toml >> constraints.new
	mv constraints.new constraints.txt

clean: ## remove what can be made again
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks
