"""What a student's page and the formgrader show of what grading remarked on and of pictures."""

import base64
import html
import io

import nbformat
import pytest
from conftest import cell_of
from nbformat import v4
from PIL import Image

from examiner.authoring import answers
from examiner.grading import grade, marks

RIGHT = {
    "double": "def double(x):\n    return 2 * x",
    "shout": "def shout(t):\n    return t + '！'",
}


def picture():
    buffer = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(buffer, "PNG")
    return base64.b64encode(buffer.getvalue()).decode()


@pytest.fixture(scope="module")
def graded(grader):
    folder = grader("tiny")
    released = folder.course.read("release", "tiny")
    moved = answers.fill(released, RIGHT)
    moved.cells = [cell for cell in moved.cells if cell.id not in ("double",)]
    moved.cells.append(v4.new_code_cell(RIGHT["double"]))
    folder.submit("tiny", "moved", moved)
    drawn = answers.fill(released, RIGHT | {"why": "![图](attachment:image.png)\n\n$a<b$"})
    cell_of(drawn, "why").attachments = {"image.png": {"image/png": picture()}}
    folder.submit("tiny", "drawn", drawn)
    folder.submit("tiny", "empty", "")
    folder.submit("tiny", "copied", released)
    copy = folder.course.notebook("submitted", "tiny", "copied").with_name("tiny-Copy1.ipynb")
    nbformat.write(answers.fill(released, RIGHT), copy)
    assert grade.autograde(folder.course) == 0
    return folder.course


def page(course, student):
    path = course.notebook("feedback", "tiny", student).with_suffix(".html")
    return path.read_text(encoding="utf-8")


def test_the_page_begins_with_what_grading_remarked_on(graded):
    top = page(graded, "moved").partition("<main")[0]
    assert "批改的是在别处找到的：double" in top
    assert "cell was" not in top
    assert 'class="note"' not in page(graded, "drawn")


def test_work_in_a_copy_beside_the_untouched_notebook_is_graded(graded):
    assert marks.table(graded).tiny["copied"] == 10
    assert "你的回答写在 tiny-Copy1.ipynb 里" in page(graded, "copied")


def test_a_pasted_picture_is_on_the_page(graded):
    assert f'src="data:image/png;base64,{picture()}"' in page(graded, "drawn")


def test_a_pasted_picture_is_in_the_notebook_that_the_formgrader_shows(graded):
    answer = cell_of(graded.read("autograded", "tiny", "drawn"), "why")
    assert answer.attachments == {"image.png": {"image/png": picture()}}
    assert "![图](attachment:image.png)" in answer.source


def test_a_relation_in_a_formula_stays_one(graded):
    assert "<mo><</mo>" in html.unescape(page(graded, "drawn"))
    assert "$a<b$" in cell_of(graded.read("autograded", "tiny", "drawn"), "why").source


def test_an_empty_file_has_no_marks_rather_than_zero(graded):
    table = marks.table(graded)
    assert list(table.index[table.tiny.isna()]) == ["empty"]
    assert "按没有交处理" in page(graded, "empty")


def test_what_was_handed_in_after_an_empty_file_counts_and_the_other_way_round(graded):
    path = graded.notebook("submitted", "tiny", "empty")
    full = answers.fill(graded.read("release", "tiny"), RIGHT)
    nbformat.write(full, path)
    grade.autograde(graded)
    assert marks.table(graded).tiny["empty"] == 10
    path.write_text("")
    grade.autograde(graded)
    assert marks.table(graded).tiny.isna()["empty"]
