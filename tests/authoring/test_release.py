"""The committed student edition is exactly what nbgrader makes of `source/`."""

import nbformat
import pytest
import tiny
from conftest import ROOT, cell_of

from examiner.authoring import checks, release
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


@pytest.mark.parametrize(
    ("mark", "written"),
    [
        ("### BEGIN HIDDEN TESTS", "### BEGIN HIDDEN TEST"),
        ("### BEGIN HIDDEN TESTS", "### begin hidden tests"),
        ("### BEGIN MARK SCHEME", "### BEGIN MARKING SCHEME"),
        ("### END SOLUTION", ""),
    ],
)
def test_a_mark_that_nbgrader_would_not_see_is_named(mark, written):
    notebook = tiny.notebook()
    cell = next(cell for cell in notebook.cells if mark in cell.source)
    before = set(checks.source_complaints(notebook, "01"))
    cell.source = cell.source.replace(mark, written)
    found = set(checks.source_complaints(notebook, "01")) - before
    assert any(text.startswith(f"{cell.id}: ") and "###" in text for text in found), found


@pytest.mark.parametrize("name", ["title", "double_test_visible", "double_test_hidden"])
def test_a_release_that_is_not_the_sources_is_named(grader, name):
    course = grader("tiny").course
    source, released = course.read("source", "tiny"), course.read("release", "tiny")
    assert list(checks.release_complaints(source, released)) == []
    cell = next(cell for cell in source.cells if cell.id == name)
    cell.source = f"# 新的\n{cell.source}"
    (found,) = checks.release_complaints(source, released)
    assert found == f"{name}: differs from the source; run `make release`"


def test_a_release_that_fails_leaves_the_one_that_was_there(grader, capsys):
    course = grader("tiny").course
    before = course.notebook("release", "tiny").read_bytes()
    source = course.read("source", "tiny")
    cell_of(source, "double_test_hidden").source += "\n### BEGIN HIDDEN TESTS"
    nbformat.write(source, course.notebook("source", "tiny"))
    assert release.release(course) != 0
    assert course.notebook("release", "tiny").read_bytes() == before
    assert "No end hidden tests statement found" in capsys.readouterr().err
