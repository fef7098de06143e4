"""The committed student edition is exactly what nbgrader makes of `source/`."""

import nbformat
import pytest
import tiny
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


def test_a_cell_that_is_added_leaves_the_names_of_the_others(tmp_path):
    """Submissions of an earlier release are put together again by these names."""
    course = Course(tmp_path)
    path = course.notebook("source", "tiny")
    path.parent.mkdir(parents=True)

    def tidied(cells):
        notebook = tiny.notebook()
        notebook.cells = cells
        nbformat.write(notebook, path)
        checks.tidy(course)
        return course.read("source", "tiny").cells

    before = tidied([*tiny.notebook().cells, nbformat.v4.new_markdown_cell("结尾")])
    after = tidied([before[0], nbformat.v4.new_markdown_cell("新的"), *before[1:]])
    names = [cell.id for cell in after]
    assert [*names[:1], *names[2:]] == [cell.id for cell in before]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("text", "shown"), [("一个**种子（seed）**决定", True), ("一个**种子**（seed）决定", False)]
)
def test_asterisks_that_students_would_see_are_named(text, shown):
    notebook = tiny.notebook()
    notebook.cells[0].source = text
    assert (
        any("种子" in complaint for complaint in checks.source_complaints(notebook, "01")) is shown
    )
