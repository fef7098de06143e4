# The course's commands. `make` alone lists them.
# ASSIGNMENT=02.02-decision-trees and STUDENT=ada narrow those that work on chapters and submissions.
# NO_SANDBOX=1 grades without the sandbox, as on macOS, which has none yet.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
EXAMINER := $(BIN)/python -m examiner
MAKEFLAGS += --no-print-directory

# Commands that are called by name, such as alembic by nbgrader, are found in the environment.
export PATH := $(CURDIR)/$(BIN):$(PATH)

.DEFAULT_GOAL := help
.PHONY: help
help:  ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 15

$(READY): requirements-dev.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info < (3, 14) else "Python 3.11, 3.12 or 3.13 is needed, not %s. Name one: make PYTHON=python3.12" % sys.version.split()[0])'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.PHONY: setup
setup: $(READY)  ## Make the virtual environment .venv with all packages

.PHONY: demo
demo: setup  ## Main job: release, grade a sample class, write feedback and a report
	@$(EXAMINER) demo $(ASSIGNMENT) $(if $(NO_SANDBOX),--no-sandbox)

.PHONY: test
test: setup  ## Run the tests, but for those that take long and rarely fail
	@$(BIN)/python -m pytest -q -n $(or $(JOBS),auto) --dist loadfile --no-loadscope-reorder -m "not slow" $(PYTEST)

.PHONY: test-all
test-all: setup  ## Run all tests; PYTEST="-m slow" leaves out those of `make test`
	@$(BIN)/python -m pytest -q -n $(or $(JOBS),auto) --dist loadfile --no-loadscope-reorder $(PYTEST)

.PHONY: test-answers
test-answers: setup  ## Prove the exercises of ASSIGNMENT by its recorded answers
	$(BIN)/python -m pytest tests/authoring/test_answers.py -k "$(ASSIGNMENT)" -q

.PHONY: test-demonstrations
test-demonstrations: setup  ## Prove that the demonstrations of ASSIGNMENT run and decide no grade
	$(BIN)/python -m pytest tests/authoring/test_answers.py --all-chapters -k "demonstrations and $(or $(ASSIGNMENT),test)" -q

.PHONY: test-parity
test-parity: setup  ## Compare the scores of all chapters' answers with nbgrader's own executor
	$(BIN)/python -m pytest tests/grading/test_parity.py --all-chapters -k "$(ASSIGNMENT)" -q

.PHONY: check
check: setup  ## Check format, lint, types, imports and notebooks, each whatever else fails
	@failed=; \
	$(BIN)/ruff format --check . || { echo "Some files are not formatted: run \`make format\`"; failed=1; }; \
	$(BIN)/ruff check . || failed=1; \
	$(BIN)/mypy || failed=1; \
	$(BIN)/lint-imports || failed=1; \
	$(EXAMINER) check $(ASSIGNMENT) || failed=1; \
	test -z "$$failed"

.PHONY: new
new: setup  ## Write a draft of the chapter ASSIGNMENT=04.01-kmeans TITLE="K 均值聚类"
	@test -n "$(ASSIGNMENT)" || { echo 'Say which: make new ASSIGNMENT=04.01-kmeans TITLE="…"' >&2; exit 2; }
	@$(EXAMINER) new "$(ASSIGNMENT)" $(if $(TITLE),--title "$(TITLE)")

.PHONY: points
points: setup  ## Print ASSIGNMENT's points by exercise; SET="entropy=10 gini=5" changes them in all places
	@test -n "$(ASSIGNMENT)" || { echo "Say which chapter: make points ASSIGNMENT=…" >&2; exit 2; }
	@$(EXAMINER) points $(ASSIGNMENT) $(SET)

.PHONY: try
try: setup  ## Solve ASSIGNMENT as a student sees it, on a scratch copy of its release
	@test -n "$(ASSIGNMENT)" || { echo "Say which chapter: make try ASSIGNMENT=…" >&2; exit 2; }
	@$(EXAMINER) try $(ASSIGNMENT)

.PHONY: mutants
mutants: setup  ## Try small changes to right answers; name those that no test of ASSIGNMENT notices
	@$(EXAMINER) mutants $(ASSIGNMENT) $(if $(CHANGED),--changed)

.PHONY: format
format: setup  ## Format code and notebooks, clear outputs
	@$(EXAMINER) tidy $(ASSIGNMENT)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.PHONY: release
release: setup  ## Make the student edition in release/
	@$(EXAMINER) release $(ASSIGNMENT)

.PHONY: roster
roster: setup  ## Bring the class list FROM=students.xlsx into the gradebook
	@test -n "$(FROM)" || { echo "Say which: make roster FROM=students.xlsx" >&2; exit 2; }
	@$(EXAMINER) roster "$(FROM)"

.PHONY: collect
collect: setup  ## Place the downloaded folder or zip FROM=… in submitted/
	@test -n "$(FROM)" || { echo "Say which: make collect FROM=folder-or-zip" >&2; exit 2; }
	@$(EXAMINER) collect "$(FROM)" $(ASSIGNMENT) $(if $(STUDENT),--student "$(STUDENT)")

.PHONY: accounts
accounts: setup  ## Make the accounts of the class list on a class server; passwords in PASSWORDS=…
	@$(EXAMINER) accounts $(if $(PASSWORDS),--passwords "$(PASSWORDS)")

.PHONY: due
due: setup  ## Say when ASSIGNMENT is due, AT="2026-03-01 23:59"; STUDENT=… for an extension
	@test -n "$(ASSIGNMENT)" -a -n "$(AT)" || { echo 'Say which and when: make due ASSIGNMENT=… AT="2026-03-01 23:59"' >&2; exit 2; }
	@$(EXAMINER) due $(ASSIGNMENT) "$(AT)" $(if $(STUDENT),--student "$(STUDENT)")

.PHONY: autograde
autograde: release  ## Grade what lies in submitted/, JOBS=4 notebooks at a time, and write feedback
	@$(EXAMINER) autograde $(ASSIGNMENT) $(if $(STUDENT),--student $(STUDENT)) $(if $(JOBS),--jobs $(JOBS)) $(if $(SCHEDULER),--scheduler $(SCHEDULER)) $(if $(FORCE),--force) $(if $(NO_SANDBOX),--no-sandbox)

.PHONY: watch
watch: setup  ## Grade what comes in by the exchange, or in the folder FROM=…, and release feedback
	@$(EXAMINER) watch $(if $(FROM),--from "$(FROM)") $(if $(JOBS),--jobs $(JOBS)) $(if $(SCHEDULER),--scheduler $(SCHEDULER)) $(if $(NO_SANDBOX),--no-sandbox)

.PHONY: regrade
regrade: setup  ## Show whose marks a corrected test of ASSIGNMENT changes; APPLY=1 keeps them
	@$(EXAMINER) regrade $(ASSIGNMENT) $(if $(APPLY),--apply) $(if $(JOBS),--jobs $(JOBS)) $(if $(SCHEDULER),--scheduler $(SCHEDULER))

.PHONY: written
written: setup  ## Pages and a table to grade ASSIGNMENT's written answers, ANONYMOUS=1, SHARES=3; FROM=file takes grades in
	@$(EXAMINER) written $(ASSIGNMENT) $(if $(FROM),--from "$(FROM)") $(if $(ANONYMOUS),--anonymous) $(if $(SHARES),--shares "$(SHARES)")

.PHONY: feedback
feedback: setup  ## Write feedback for what has been graded
	@$(EXAMINER) feedback $(ASSIGNMENT) $(if $(STUDENT),--student $(STUDENT))

.PHONY: report
report: setup  ## Write report.html and files for Canvas, Moodle, XLSX; print what there is to do
	@$(EXAMINER) report $(ASSIGNMENT)

.PHONY: return
return: setup  ## Feedback and marks for the bulk upload of PLATFORM=moodle|canvas; MARKS=its table is filled in
	@test -n "$(PLATFORM)" || { echo "Say where to: make return PLATFORM=moodle (or canvas)" >&2; exit 2; }
	@$(EXAMINER) return $(PLATFORM) $(ASSIGNMENT) $(if $(MARKS),--marks "$(MARKS)") $(if $(ALL),--all)

.PHONY: compare
compare: setup  ## Write the answers of ASSIGNMENT for JPlag and Dolos, which look for copies
	@test -n "$(ASSIGNMENT)" || { echo "Say which: make compare ASSIGNMENT=…" >&2; exit 2; }
	@$(EXAMINER) compare $(ASSIGNMENT)

.PHONY: bench
bench: setup  ## Measure grading against nbgrader's own executor; ARGS="--class-size 30 02.05-neural-networks"
	@$(BIN)/python -m benchmarks.bench $(ARGS)

.PHONY: growth
growth: setup  ## Show how the time for a student's text grows with its size
	@$(BIN)/python -m benchmarks.growth

.venv/.hub: deploy/requirements.lock deploy/package-lock.json $(READY)
	@command -v npm >/dev/null || { echo "A class server needs Node and npm: apt-get install npm" >&2; exit 2; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r deploy/requirements.lock
	npm ci --silent --prefix deploy
	@touch $@

.PHONY: hub
hub: .venv/.hub release  ## Try a class server here, with ASSIGNMENT and a sample class: a JupyterHub
	@$(BIN)/python -m deploy.trial $(ASSIGNMENT) $(if $(FOLDER),--folder "$(FOLDER)") $(if $(PORT),--port $(PORT))

.PHONY: data
data: setup  ## Download the full MNIST digits (11 MB) into data/
	@$(BIN)/python -m aicourse.data

.PHONY: lab
lab: setup  ## Open JupyterLab as students do, on a fresh copy of their zip in build/
	@$(EXAMINER) student
	@$(BIN)/python -m zipfile -e dist/aicourse-student.zip build
	cd build/aicourse-student && $(CURDIR)/$(BIN)/python -m jupyterlab --config=jupyter_lab_config.py

.PHONY: lab-source
lab-source: setup  ## Open JupyterLab on the instructor's notebooks
	$(BIN)/jupyter lab --ServerApp.root_dir=. source

.PHONY: student
student: release  ## Write the zip for students, dist/aicourse-student.zip
	@$(EXAMINER) student

.PHONY: pictures
pictures: setup  ## Draw the pictures of the students' first page anew
	@$(BIN)/python -m tools pictures

.PHONY: screens
screens: setup  ## Take the documentation's pictures of report, feedback and formgrader anew
	@$(BIN)/python -m tools screens

.PHONY: example
example: setup  ## Write a small made-up class that hands in ASSIGNMENT into build/example/
	@test -n "$(ASSIGNMENT)" || { echo "Say which: make example ASSIGNMENT=…" >&2; exit 2; }
	@$(BIN)/python -m tools example $(ASSIGNMENT)

.PHONY: docs
docs: setup  ## Build the site, build/site/index.html; STATIC=1 runs no chapter for its figures
	@$(EXAMINER) student
	@$(BIN)/python -m tools chapters $(if $(STATIC),--static)
	@cp dist/aicourse-student.zip docs/zh/course/
	$(BIN)/sphinx-build -W --keep-going -q -d build/doctrees/en docs build/site
	$(BIN)/sphinx-build -W --keep-going -q -d build/doctrees/zh -c docs -t zh docs/zh build/site/zh

.PHONY: gallery
gallery: setup  ## Draw the pictures of the documentation's chapter gallery anew
	@$(BIN)/python -m tools gallery $(ASSIGNMENT)

.PHONY: hooks
hooks: setup  ## Install the pre-commit hooks
	$(BIN)/pre-commit install

.PHONY: lock
lock: setup  ## Write the lock files anew
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-annotate --custom-compile-command "make lock" -U requirements.txt -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-annotate --custom-compile-command "make lock" -U requirements-dev.txt -c requirements.lock -o requirements-dev.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-annotate --custom-compile-command "make lock" -U deploy/requirements.txt -c requirements-dev.lock -o deploy/requirements.lock

.PHONY: clean
clean: setup  ## Remove the sample class and its grades
	@$(EXAMINER) clean
