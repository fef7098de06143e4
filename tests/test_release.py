"""The committed student edition is exactly what nbgrader makes of `source/`."""

import pytest
from conftest import ROOT

from examiner import checks
from examiner.course import Course

COURSE = Course(ROOT)


@pytest.mark.parametrize("assignment", COURSE.assignments())
def test_release_is_what_nbgrader_makes_of_the_source(assignment, grader):
    made = grader(assignment).course.root / "release" / assignment
    committed = COURSE.root / "release" / assignment
    files = {
        path.relative_to(made): path.read_bytes() for path in made.rglob("*") if path.is_file()
    }
    kept = {
        path.relative_to(committed): path.read_bytes()
        for path in committed.rglob("*")
        if path.is_file() and not {"__pycache__", ".ipynb_checkpoints"} & set(path.parts)
    }
    assert sorted(kept) == sorted(files)
    differing = [str(name) for name in files if kept[name] != files[name]]
    assert differing == [], "run `make release` and commit the result"


@pytest.mark.parametrize("assignment", COURSE.assignments())
def test_notebook_is_as_it_should_be(assignment):
    source = COURSE.read("source", assignment)
    found = list(checks.source_complaints(source, assignment[:2]))
    found += checks.release_complaints(source, COURSE.read("release", assignment))
    assert found == []
