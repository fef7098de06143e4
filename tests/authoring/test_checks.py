"""`make check`: what it says, once, and to the end."""

import nbformat
import pytest
import tiny
from conftest import ROOT, cell_of

from examiner.authoring import checks, student
from examiner.course import Course


@pytest.fixture
def course(grader):
    return grader("tiny").course


def change(course, edit):
    notebook = course.read("source", "tiny")
    edit(notebook)
    nbformat.write(notebook, course.notebook("source", "tiny"))


def test_format_is_asked_for_once(course, capsys):
    def run_all(notebook):
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.execution_count = 1

    change(course, run_all)
    checks.run(course)
    said = capsys.readouterr().out
    assert said.count("make format") == 1
    assert "7 cells have outputs, or an id that is not their name (setup, double, double_" in said


def test_what_tests_let_through_is_told_though_style_is_wrong(course, capsys):
    def weaken(notebook):
        cell_of(notebook, "double_test_visible").source = 'assert double(2) is not None, "没有"'
        notebook.cells[0].source = "一个**种子（seed）**决定"

    change(course, weaken)
    assert checks.run(course) == 1
    said = capsys.readouterr().out
    assert "种子" in said
    assert "double_test_visible: gives points for an answer that" in said


def test_a_solution_that_fails_is_told_and_nothing_is_tried_with_it(course, capsys):
    def spoil(notebook):
        cell = cell_of(notebook, "double")
        cell.source = cell.source.replace("2 * x", "3 * x")

    change(course, spoil)
    assert checks.run(course) == 1
    said = capsys.readouterr().out
    assert "double_test_visible: the solution fails under the examiner" in said
    assert "gives points" not in said


def test_a_draft_is_checked_for_what_it_has():
    whole, draft = tiny.notebook(), tiny.notebook()
    draft.metadata["tags"] = ["draft"]
    lacking = set(checks.source_complaints(whole, "01")) - set(
        checks.source_complaints(draft, "01")
    )
    assert {text.split(";")[0] for text in lacking} == {
        "2 graded exercises",
        "4 test cells",
        "the points add up to 15, not to 100",
        "10 points are graded automatically",
    }
    cell_of(draft, "double_test_hidden").source = 'assert double(3) == 6, "不对"'
    assert "double: there is no hidden test" in set(checks.source_complaints(draft, "01"))


def test_format_keeps_that_a_chapter_is_a_draft(course):
    change(course, lambda notebook: notebook.metadata.update(tags=["draft"], widgets={}))
    checks.tidy(course)
    metadata = course.read("source", "tiny").metadata
    assert metadata["tags"] == ["draft"] and "widgets" not in metadata


def test_students_get_no_draft(course):
    assert student.chapters(course) == ["tiny"]
    change(course, lambda notebook: notebook.metadata.update(tags=["draft"]))
    assert student.chapters(course) == []


@pytest.mark.parametrize(
    ("page", "old", "new", "said"),
    [
        ("gallery.md", "10 exercises", "11 exercises", "does not say that it has 10 exercises"),
        ("zh/gallery.md", "## 02.02", "## 02.22", "has no section that begins with ## 02.02"),
    ],
)
def test_the_gallery_is_compared(tmp_path, page, old, new, said):
    course = Course(tmp_path)
    assignment = "02.02-decision-trees"
    (tmp_path / "source").symlink_to(ROOT / "source")
    for name in ("gallery.md", "zh/gallery.md", f"gallery/{assignment}.png"):
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((ROOT / "docs" / name).read_bytes())
    assert list(checks.gallery_complaints(course, assignment)) == []
    path = tmp_path / "docs" / page
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert list(checks.gallery_complaints(course, assignment)) == [f"docs/{page} {said}"]
    (tmp_path / "docs" / "gallery" / f"{assignment}.png").unlink()
    assert f"make gallery ASSIGNMENT={assignment}" in "".join(
        checks.gallery_complaints(course, assignment)
    )
