"""`make check` names the test cells that can't run under the examiner."""

import nbformat
import pytest
import tiny

from examiner.authoring.rehearsal import rehearse
from examiner.course import Course


@pytest.fixture
def rehearsed(tmp_path):
    """Return a function that rehearses the tiny assignment with another visible test."""

    def run(test: str = "assert double(2) == 4", given: str = "import math") -> list[str]:
        notebook = tiny.notebook()
        notebook.cells[1].source, notebook.cells[3].source = given, test
        course = Course(tmp_path)
        path = course.notebook("source", "tiny")
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, path)
        return rehearse(course, "tiny")

    return run


def test_a_solution_that_passes_is_fine(rehearsed):
    assert rehearsed() == []


def test_a_test_that_compares_an_object_of_the_students_is_named(rehearsed):
    (found,) = rehearsed("assert double == double")
    assert found.startswith("double_test_visible: the solution fails under the examiner")
    assert "CONTRIBUTING" in found


def test_a_cell_that_warns_is_named(rehearsed):
    (found,) = rehearsed(given="import math, warnings\nwarnings.warn('old')")
    assert found.startswith("setup: warns: ") and "old" in found
