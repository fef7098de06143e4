"""A chapter gets another exercise after work on it has been graded."""

import nbformat
import pytest
import tiny
from conftest import cell_of
from nbgrader.api import MissingEntry

from examiner.authoring import release


@pytest.fixture
def folder(grader):
    """Grade one student, then copy a test cell under another name."""

    def make(student):
        folder = grader("tiny")
        folder.submit("tiny", student, folder.course.read("release", "tiny"))
        folder.grade("tiny")
        source = tiny.notebook()
        added = nbformat.from_dict(cell_of(source, "double_test_hidden"))
        added.id = added.metadata.nbgrader.grade_id = "double_test_more"
        source.cells.append(added)
        nbformat.write(source, folder.course.notebook("source", "tiny"))
        return folder.course

    return make


def test_the_sample_class_does_not_stand_in_the_way(folder):
    course = folder("sample-partly-right")
    assert release.release(course) == 0
    assert cell_of(course.read("release", "tiny"), "double_test_more")
    with course.gradebook() as gradebook, pytest.raises(MissingEntry):
        gradebook.find_submission("tiny", "sample-partly-right")


def test_students_marks_are_kept_and_the_way_out_is_named(folder, capsys):
    course = folder("ada")
    before = course.notebook("release", "tiny").read_bytes()
    assert release.release(course) == 1
    said = capsys.readouterr().err
    assert "ada" in said and "nbgrader db assignment remove tiny --force" in said
    assert course.notebook("release", "tiny").read_bytes() == before
    with course.gradebook() as gradebook:
        assert gradebook.find_submission("tiny", "ada")


def test_what_has_not_changed_is_not_released_again(grader, capsys):
    folder = grader("tiny")
    assert release.release(folder.course) == 0
    capsys.readouterr()
    assert release.release(folder.course) == 0
    assert capsys.readouterr().out == ""
