"""What the report says about a class; marks come from a gradebook filled by hand."""

import csv

import nbformat
import openpyxl
import pandas as pd
import pytest
import tiny
from conftest import cell_of, name_of
from nbformat import v4

from examiner.classroom import report, roster
from examiner.classroom.report import exercises, exports, similar
from examiner.course import Course
from examiner.grading import marks

LOOP = """def double(x):
    total = 0
    for step in range(2):
        total = total + x
    if total < 0:
        total = -abs(total)
    return total"""
RENAMED = LOOP.replace("total", "result").replace("    return", "    # 我自己写的\n    return")
WRONG = "def double(x):\n    return x"

# Student -> (answer, which tests pass, points for the written answer).
CLASS = {
    "ada": (LOOP, {"double_test_visible", "double_test_hidden", "shout_test_hidden"}, 4),
    "bob": (RENAMED, {"double_test_visible", "double_test_hidden"}, None),
    "eve": (WRONG, set(), 0),
}

VERDICT = "✗ 没有通过：2 的两倍是 4"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = Course(tmp_path_factory.mktemp("class"))
    for stage in ("source", "release"):
        write(course.notebook(stage, "tiny"), tiny.notebook())
    with course.gradebook() as book:
        book.add_assignment("tiny", duedate="2026-03-01 00:00:00 UTC")
        book.add_notebook("tiny", "tiny")
        for cell in tiny.notebook().cells:
            meta = cell.metadata.get("nbgrader", {})
            if meta.get("grade"):
                book.add_grade_cell(
                    name_of(cell),
                    "tiny",
                    "tiny",
                    max_score=meta["points"],
                    cell_type=cell.cell_type,
                )
        book.add_student("zoe", first_name="<b>Zoe", last_name="Zhang", lms_user_id="7")
        book.add_student("=1+1")
        for student, (answer, passed, written) in CLASS.items():
            book.add_student(student)
            late = {"timestamp": "2026-03-02 00:00:00 UTC"} if student == "ada" else {}
            book.add_submission("tiny", student, **late)
            for grade in book.find_submission_notebook("tiny", "tiny", student).grades:
                if grade.name == "why":
                    grade.manual_score, grade.needs_manual_grade = written, written is None
                else:
                    grade.auto_score = grade.max_score if grade.name in passed else 0
                    grade.needs_manual_grade = False
            book.find_submission_notebook("tiny", "tiny", student).late_submission_penalty = (
                1.5 if late else None
            )
            book.db.commit()
            graded = tiny.notebook()
            cell_of(graded, "double").source = answer
            graded.metadata["examiner"] = {"remarks": ["odd <script>"] if student == "eve" else []}
            for cell in graded.cells:
                if "_test_" in name_of(cell):
                    fine = name_of(cell) in passed
                    noted = {"status": "ok" if fine else "error"}
                    cell.metadata["examiner"] = noted | ({} if fine else {"verdict": VERDICT})
                    error = v4.new_output("error", ename="AssertionError", evalue="2 的两倍是 4")
                    cell.outputs = [] if fine else [error]
            write(course.notebook("submitted", "tiny", student), graded)
            write(course.notebook("autograded", "tiny", student), graded)
    return course


def write(path, notebook):
    path.parent.mkdir(parents=True)
    nbformat.write(notebook, path)


@pytest.fixture(scope="module")
def files(course):
    return {path.name: path for path in report.write(course)}


def test_marks_count_manual_grades_and_late_penalties(course):
    points = marks.table(course)["tiny"]
    assert points["ada"] == 2 + 3 + 3 + 4 - 1.5
    assert points["bob"] == 5
    assert points["eve"] == 0
    assert points[["zoe", "=1+1"]].isna().all()


def test_difficulty_and_discrimination(course):
    table = exercises.statistics(marks.grades(course)).set_index("exercise")
    assert table.solved["double"] == pytest.approx(2 / 3)
    assert table.discrimination["double"] > 0.4
    assert table.students["why"] == 2, "what is not yet graded by hand is left out"


def test_an_exercise_that_all_solve_has_no_discrimination():
    rows = [(s, "a", f"{e}_test", "code", 1, 1, False) for s in "xyz" for e in ("p", "q")]
    table = exercises.statistics(pd.DataFrame(rows, columns=marks.GRADES))
    assert table.discrimination.isna().all()


def test_failing_tests_with_their_messages(course):
    first = exercises.failures(course).iloc[0]
    assert (first.cell, first.failed, first.graded) == ("shout_test_visible", 3, 3)
    assert first.messages == [("没有通过：2 的两倍是 4", 3)]


def test_answers_that_differ_in_names_and_comments_are_shared(course):
    (found,) = similar.shared(course)
    assert (found.exercise, list(found.answers)) == ("double", ["ada", "bob"])


@pytest.mark.parametrize(
    "other", [LOOP.replace("range(2)", "range(3)"), LOOP.replace("total + x", "x + total"), "def"]
)
def test_other_answers_are_not(other):
    assert similar.fingerprint(LOOP) not in (None, similar.fingerprint(other))


def test_the_page_needs_no_network_and_runs_nothing_of_a_students(files):
    page = files["report.html"].read_text(encoding="utf-8")
    assert "http://" not in page and "https://" not in page
    assert "<script" not in page and "<b>Zoe" not in page
    for text in ("odd &lt;script&gt;", "not handed in", "zoe", "2 的两倍是 4", "data:image/svg"):
        assert text in page


def test_canvas_imports_the_marks(files):
    points, *rows = csv.DictReader(files["canvas.csv"].open(encoding="utf-8-sig"))
    assert points["Student"].strip() == "Points Possible" and float(points["tiny"]) == 15
    by_id = {row["SIS User ID"]: row for row in rows}
    assert by_id["zoe"]["ID"] == "7" and by_id["zoe"]["tiny"] == ""
    assert by_id["zoe"]["Student"] == "Zhang, <b>Zoe"
    assert float(by_id["ada"]["tiny"]) == 10.5


def test_moodle_imports_the_marks(files):
    rows = list(csv.DictReader(files["moodle.csv"].open(encoding="utf-8-sig")))
    assert {row["ID number"]: row["tiny"] for row in rows}["ada"] == "10.5"


def test_text_is_no_formula_in_the_spreadsheet(files):
    book = openpyxl.load_workbook(files["marks.xlsx"])
    assert book.sheetnames == ["marks", "submissions", "exercises"]
    cell = book["marks"]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_class_without_work_gets_a_page_too(tmp_path):
    course = Course(tmp_path)
    write(course.notebook("source", "tiny"), tiny.notebook())
    with course.gradebook() as book:
        book.add_student("ada")
    assert all(path.is_file() for path in report.write(course))


def test_platforms_get_no_column_for_a_chapter_that_nobody_has_begun(course):
    table = marks.table(course).assign(later=float("nan"))
    people = roster.table(course)
    assert "later" not in exports.canvas(table, people, {"tiny": 15, "later": 100})
    assert "later" not in exports.moodle(table, people)
