"""Every command works from any state that the documentation leads to, and in any folder."""

import os
import shutil
import subprocess
import sys
from datetime import datetime, timedelta

import nbformat
import pytest
import tiny
from conftest import ROOT

from examiner.authoring import answers
from examiner.cli import main
from examiner.course import Course
from examiner.grading import marks

RIGHT = {
    "double": "def double(x):\n    return 2 * x",
    "shout": "def shout(t):\n    return t + '！'",
}


@pytest.fixture
def new(tmp_path, monkeypatch):
    """Return a function that makes a course in which nothing was done yet."""

    def make(name="course"):
        course = Course(tmp_path / name)
        path = course.notebook("source", "tiny")
        path.parent.mkdir(parents=True)
        nbformat.write(tiny.notebook(), path)
        settings = f"load_subconfig('nbgrader_config.py', path={str(ROOT)!r})\n"
        (course.root / "nbgrader_config.py").write_text(settings)
        monkeypatch.chdir(course.root)
        return course

    return make


def hand_in(course, student="ada"):
    path = course.notebook("submitted", "tiny", student)
    path.parent.mkdir(parents=True)
    nbformat.write(answers.fill(course.read("release", "tiny"), RIGHT), path)


def test_a_due_date_before_the_first_release(new, capfd):
    course = new()
    main(["release"])
    released = course.read("release", "tiny")
    (course.root / "gradebook.db").unlink()
    assert main(["due", "tiny", "2026-03-01 23:59"]) == 0
    hand_in(course)
    assert main(["autograde"]) == 2
    assert "tiny has not been released yet: run 'make release' first" in capfd.readouterr().err
    # As nbgrader's own command leaves it.
    course.nbgrader("autograde", "tiny", quiet=True)
    assert main(["release"]) == 0
    assert main(["autograde"]) == 0
    assert marks.table(course).tiny["ada"] == 10
    with course.gradebook() as gradebook:
        assert gradebook.find_assignment("tiny").duedate == datetime(2026, 3, 1, 15, 59)
    assert course.read("release", "tiny") == released


def test_an_extension_before_the_last_change_of_a_chapter(new):
    course = new()
    main(["release"])
    with course.gradebook() as gradebook:
        gradebook.add_student("ada")
    main(["due", "tiny", "2026-03-01 23:59"])
    main(["due", "tiny", "2026-03-02 23:59", "--student", "ada"])
    notebook = tiny.notebook()
    notebook.cells.append(tiny.check("double_test_more", 1, "assert double(3) == 6"))
    nbformat.write(notebook, course.notebook("source", "tiny"))
    assert main(["release"]) == 0
    with course.gradebook() as gradebook:
        assert gradebook.find_submission("tiny", "ada").extension == timedelta(days=1)
        assert len(gradebook.find_notebook("tiny", "tiny").grade_cells) == 6
    hand_in(course)
    assert main(["autograde"]) == 0
    assert marks.table(course).tiny["ada"] == 11


@pytest.mark.parametrize("name", ["AI [2026]", "a*b?", "课程 一", "[x]"])
def test_a_course_in_any_folder(new, name):
    course = new(name)
    assert main(["release"]) == 0
    hand_in(course)
    assert main(["autograde"]) == 0
    assert marks.table(course).tiny["ada"] == 10
    assert main(["feedback"]) == 0
    assert main(["report"]) == 0
    assert course.notebook("feedback", "tiny", "ada").with_suffix(".html").is_file()


def test_a_stray_copy_in_source_is_named_and_never_released(new, capfd):
    course = new()
    own = course.notebook("source", "tiny")
    shutil.copy(own, own.with_name("tiny-Copy1.ipynb"))
    assert main(["release"]) == 0
    assert "source/tiny/tiny-Copy1.ipynb is not the chapter's notebook" in capfd.readouterr().out
    assert [path.name for path in own.parent.glob("../../release/tiny/*")] == ["tiny.ipynb"]
    hand_in(course)
    for command in ("autograde", "feedback", "report"):
        assert main([command]) == 0
    assert list(marks.table(course)) == ["tiny"]


def test_without_the_environment_on_the_path(new):
    course = new()
    bare = {**os.environ, "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
    call = [sys.executable, "-m", "examiner", "release"]
    done = subprocess.run(call, cwd=course.root, env=bare, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_course_beside_the_one_that_the_environment_belongs_to(new, tmp_path):
    """A copy for a new term: what lies in it is read, and no honest answer loses points."""
    course = new("next-term")
    for name in ("aicourse", "examiner", "data"):
        shutil.copytree(
            ROOT / name, course.root / name, ignore=shutil.ignore_patterns("*.pyc", "mnist*.npz")
        )
    shutil.copy(ROOT / "nbgrader_config.py", course.root)
    notebook = tiny.notebook()
    notebook.cells[
        1
    ].source = "import math\nimport aicourse.data\nlines = aicourse.data.find('iris.csv')"
    reads = "def double(x):\n    return 2 * x if lines.read_text() else 0"
    nbformat.write(notebook, course.notebook("source", "tiny"))
    run = [sys.executable, "-m", "examiner"]
    subprocess.run([*run, "release"], cwd=course.root, check=True)
    path = course.notebook("submitted", "tiny", "ada")
    path.parent.mkdir(parents=True)
    nbformat.write(answers.fill(course.read("release", "tiny"), RIGHT | {"double": reads}), path)
    subprocess.run([*run, "autograde", "--no-feedback"], cwd=course.root, check=True)
    assert marks.table(course).tiny["ada"] == 10
