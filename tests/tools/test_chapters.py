"""The chapters as pages: what a reader sees of them, and what not."""

import zipfile

import nbformat
import pytest
import tiny
from conftest import cell_of
from nbformat import v4

from examiner.course import Course, CourseError
from tools import chapters


@pytest.fixture(scope="module")
def course(tmp_path_factory, prepared):
    """Return a course of one chapter, with a demonstration that needs an answer."""
    course = Course(tmp_path_factory.mktemp("chapters"))
    (course.root / "nbgrader_config.py").write_text("")
    released = Course(prepared("tiny", settings="")).read("release", "tiny")
    for stage, notebook in [("source", tiny.notebook()), ("release", released)]:
        add_demonstrations(notebook)
        path = course.notebook(stage, "tiny")
        path.parent.mkdir(parents=True)
        nbformat.write(notebook, path)
    (course.notebook("release", "tiny").parent / "helper.py").write_text("x = 1\n")
    return course


def add_demonstrations(notebook):
    notebook.cells += [
        v4.new_code_cell("print(double(21))", id="uses"),
        v4.new_code_cell("aicourse.interact(lambda x: print(x), x=5)", id="plays"),
        v4.new_code_cell("aicourse.progress()", id="progress"),
        v4.new_code_cell("# 自由尝试", id="scratch"),
        v4.new_code_cell("open('left.txt', 'w').close()", id="writes"),
    ]
    cell_of(notebook, "setup").source = "import aicourse, math"


@pytest.fixture(scope="module")
def page(course, tmp_path_factory):
    (path,) = chapters.write(course, tmp_path_factory.mktemp("docs"))
    return path


@pytest.fixture(scope="module")
def cells(page):
    return {cell.id: cell for cell in nbformat.read(page, as_version=4).cells}


def test_a_demonstration_shows_what_the_solution_gives(cells):
    assert cells["uses"].outputs[0].text == "42\n"


def test_neither_solutions_nor_hidden_tests_nor_rubrics_are_on_the_page(page, cells):
    assert "还没有完成" in cells["double"].source and not cells["double"].outputs
    text = page.read_text("utf-8")
    for secret in ("return 2 * x", "math.pi", "secret-42", "评分标准在此", "参考答案在此"):
        assert secret not in text


def test_visible_tests_are_folded_and_room_to_write_is_left_out(cells):
    assert "hide-input" in cells["double_test_visible"].metadata.tags
    assert not {"double_test_hidden", "scratch", "why"} & set(cells)
    assert "why_question" in cells


def test_something_to_play_with_is_drawn_once(cells):
    assert cells["plays"].outputs[0].text == "5\n"
    assert cells["progress"].outputs == []


def test_the_chapter_can_be_downloaded(page, cells):
    assert "(tiny.zip)" in cells["title"].source
    with zipfile.ZipFile(page.with_suffix(".zip")) as archive:
        assert sorted(archive.namelist()) == ["tiny/helper.py", "tiny/tiny.ipynb"]


def test_running_leaves_nothing_in_the_release(page, course):
    assert not list(course.root.rglob("left.txt"))


def test_what_has_been_run_is_not_run_again(page, course, monkeypatch):
    monkeypatch.delattr(chapters, "NotebookClient")
    before = page.stat().st_mtime_ns
    assert list(chapters.write(course, page.parents[2])) == [page]
    assert page.stat().st_mtime_ns == before


def test_without_running_there_are_no_outputs_and_no_kernel(course, tmp_path, monkeypatch):
    monkeypatch.delattr(chapters, "NotebookClient")
    (path,) = chapters.write(course, tmp_path, run=False)
    cells = nbformat.read(path, as_version=4).cells
    assert not any(cell.get("outputs") for cell in cells)


def test_a_page_of_a_chapter_that_is_no_more_goes(course, tmp_path):
    old = tmp_path / chapters.FOLDER / "old.ipynb"
    old.parent.mkdir(parents=True)
    old.write_text("{}")
    list(chapters.write(course, tmp_path, run=False))
    assert not old.exists()


def test_a_solution_that_fails_is_named(course, tmp_path):
    path = course.notebook("source", "tiny")
    kept = path.read_text("utf-8")
    path.write_text(kept.replace("double(21)", "double()"), "utf-8")
    try:
        with pytest.raises(CourseError, match="tiny: a cell of its solution fails: TypeError"):
            list(chapters.write(course, tmp_path))
    finally:
        path.write_text(kept, "utf-8")
