"""Written answers, graded by question in pages and workbooks, and read back into the gradebook."""

import json
import re
from contextlib import closing

import nbformat
import openpyxl
import pytest
from bs4 import BeautifulSoup
from conftest import cell_of

from examiner.authoring import answers
from examiner.cells import note
from examiner.classroom import written
from examiner.classroom.written import alike, taking
from examiner.classroom.written.answers import Answer, questions
from examiner.cli import main
from examiner.course import Course, CourseError

TEXTS = {
    "ada": "因为函数没有返回值，所以得到 None。",
    "bob": "因为函数没有返回值， 所以得到 none。",
    "eve": "因为这个函数没有返回值，所以得到 None！",
    "kim": "=1+1 <script>alert(1)</script> **粗** $x^2$",
}
HEADINGS = [
    "答卷",
    "题目",
    "学生",
    "回答",
    "评分标准",
    "分数",
    "评语",
    "备注",
    "aicourse-written-1",
]


def hand_in(course, texts):
    """Put a class into the gradebook as grading does, without running anything."""
    released = course.read("release", "tiny")
    with course.gradebook() as gradebook:
        for student, text in texts.items():
            notebook = answers.fill(released, {"why": text} if text else {})
            if text:
                note(cell_of(notebook, "why"), by_student=True)
            path = course.notebook("autograded", "tiny", student)
            path.parent.mkdir(parents=True)
            nbformat.write(notebook, path)
            gradebook.add_student(student)
            gradebook.add_submission("tiny", student)
            grade = gradebook.find_grade("why", "tiny", "tiny", student)
            grade.auto_score, grade.needs_manual_grade = (None, True) if text else (0, False)
        gradebook.db.commit()


@pytest.fixture
def course(grader, monkeypatch):
    course = grader("tiny").course
    hand_in(course, {**TEXTS, "zoe": ""})
    monkeypatch.chdir(course.root)
    return course


@pytest.fixture
def english(course):
    settings = course.root / "nbgrader_config.py"
    settings.write_text(settings.read_text() + "\nc.Interface.language = 'en'\n")
    return Course(course.root)


def state(course):
    with course.gradebook() as gradebook:
        return {
            submission.student.id: (
                (grade := notebook_grade(submission, "why")).manual_score,
                grade.needs_manual_grade,
                gradebook.find_comment("why", "tiny", "tiny", submission.student.id).manual_comment,
            )
            for submission in gradebook.assignment_submissions("tiny")
        }


def notebook_grade(submission, name):
    return next(g for g in submission.notebooks[0].grades if g.name == name)


def grade_in_formgrader(course, student, points, comment=None):
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade("why", "tiny", "tiny", student)
        grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.find_comment("why", "tiny", "tiny", student).manual_comment = comment
        gradebook.db.commit()


def page(course, folder="written/tiny"):
    return BeautifulSoup((course.root / folder / "why.html").read_text("utf-8"), "html.parser")


def data(course):
    return json.loads(page(course).find(id="data").string)


def downloaded(course, marks, name="marks.json"):
    """Write what the page lets one download after grading."""
    shown = data(course)
    students = {each.id: each.student for each in questions(course, "tiny")[0].answers}
    given = [
        {**answer, "changes": marks[students[answer["id"]]]}
        for card in shown["cards"]
        for answer in card["answers"]
        if students[answer["id"]] in marks
    ]
    content = {key: shown[key] for key in ("format", "assignment", "question")}
    path = course.root / name
    path.write_text(json.dumps(content | {"answers": given}), "utf-8")
    return path


def workbook(course, folder="written/tiny"):
    with closing(openpyxl.load_workbook(course.root / folder / "tiny.xlsx")) as book:
        return book


def fill(course, marks, folder="written/tiny"):
    """Enter points and comments in the workbook, by a piece of the answer."""
    book = workbook(course, folder)
    for row in book.worksheets[0].iter_rows(min_row=2):
        for piece, (points, comment) in marks.items():
            if piece in row[3].value:
                row[5].value, row[6].value = points, comment
    path = course.root / folder / "tiny.xlsx"
    book.save(path)
    return path


def test_a_page_shows_the_question_its_rubric_and_each_answer_once(course, capsys):
    written.write(course, "tiny")
    assert "4 份回答，3 种，4 份没有批" in capsys.readouterr().out
    shown = page(course)
    assert "为什么？" in shown.aside.text
    assert "评分标准在此" in shown.find(class_="rubric").text
    assert "参考答案在此" in shown.aside.text
    assert "MARK SCHEME" not in str(shown)
    assert "另有 1 人没有作答" in shown.aside.text
    cards = shown.find_all(class_="card")
    assert len(cards) == 3
    assert "2 份相同" in cards[0].text and "ada" in cards[0].text and "bob" in cards[0].text
    (near,) = [card for card in cards if "eve" in card.text]
    assert "与上面的答卷 1 有 9" in near.text
    assert {"这个", "！"} <= {piece.text.strip("N") for piece in near.find_all("ins")}


def test_a_page_loads_and_runs_nothing_but_its_own(course):
    written.write(course, "tiny")
    text = (course.root / "written/tiny/why.html").read_text("utf-8")
    shown = page(course)
    assert len(shown.find_all("script")) == 2
    assert not [script for script in shown.find_all("script") if "alert" in script.text]
    assert shown.find("strong", string="粗")
    assert shown.find("math")
    assert "default-src 'none'" in text and 'src="http' not in text


def test_equal_answers_get_one_mark_and_the_gradebook_gets_it_for_each(course, capsys):
    written.write(course, "tiny")
    path = downloaded(course, {name: {"points": 4, "comment": "说得好"} for name in ("ada", "bob")})
    capsys.readouterr()
    assert written.take(course, path) == 0
    said = capsys.readouterr().out
    assert "改动 2 份" in said
    assert "  ada　why　分数：没有分数 → 4　评语：没有评语 → “说得好”\n" in said
    assert state(course)["ada"] == state(course)["bob"] == (4, False, "说得好")
    assert state(course)["eve"] == (None, True, None)
    backups = list((course.root / "build").glob("gradebook-*.db"))

    before = state(course)
    assert written.take(course, path) == 0, "the same file again"
    assert "没有改动" in capsys.readouterr().out
    assert state(course) == before
    assert list((course.root / "build").glob("gradebook-*.db")) == backups


def test_a_workbook_gives_the_same(course):
    written.write(course, "tiny")
    sheet = workbook(course).worksheets[0]
    assert [cell.value for cell in sheet[1]] == HEADINGS
    assert sheet.column_dimensions["I"].hidden
    remarks = {row[3].value: row[7].value for row in sheet.iter_rows(min_row=2)}
    assert "2 份相同" in remarks.values()
    assert remarks[TEXTS["eve"]].startswith("与上面的答卷 1 有 9")
    path = fill(course, {"没有返回值": (3.5, "少了原因"), "=1+1": ("４ 分", None)})
    assert written.take(course, path) == 0
    assert state(course)["ada"] == state(course)["bob"] == (3.5, False, "少了原因")
    assert state(course)["kim"] == (4, False, None)
    assert state(course)["eve"] == (3.5, False, "少了原因"), "its row has that piece, too"
    assert written.take(course, path) == 0


def test_nothing_in_a_workbook_is_a_formula(course):
    written.write(course, "tiny")
    cells = [c for sheet in workbook(course).worksheets for row in sheet.iter_rows() for c in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    (answer,) = [cell for cell in cells if str(cell.value).startswith("=1+1")]
    assert answer.quotePrefix


def test_what_somebody_else_graded_meanwhile_is_kept_and_said(course, capsys):
    written.write(course, "tiny")
    path = downloaded(
        course,
        {"ada": {"points": 4, "comment": "好"}, "kim": {"points": 1}, "eve": {"points": 2}},
    )
    grade_in_formgrader(course, "ada", 3, "不错")
    grade_in_formgrader(course, "kim", 1)
    capsys.readouterr()
    assert written.take(course, path) == 0
    said = capsys.readouterr().out
    assert "别人先批了，保留成绩册里的 2 处" in said
    assert "成绩册里是 3，文件里是 4" in said and "成绩册里是 “不错”，文件里是 “好”" in said
    assert "改动 1 份" in said
    assert state(course)["ada"] == (3, False, "不错")
    assert state(course)["kim"] == (1, False, None)
    assert state(course)["eve"] == (2, False, None)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"changes": {"points": 6}}, "6 分不在 0 到 5 之间"),
        ({"changes": {"points": -1}}, "-1 分不在 0 到 5 之间"),
        ({"changes": {"points": "很好"}}, "分数 '很好' 不是一个数"),
        ({"id": "nobody"}, "成绩册里没有这份答卷"),
        ({"digest": "other"}, "的回答在这之后变了"),
    ],
)
def test_what_is_not_right_is_told_and_left_out(course, capsys, change, message):
    written.write(course, "tiny")
    path = downloaded(course, {"kim": {"points": 1}, "eve": {"points": 2}})
    content = json.loads(path.read_text())
    wrong = next(a for a in content["answers"] if a["changes"]["points"] == 1)
    wrong.update(change)
    path.write_text(json.dumps(content))
    capsys.readouterr()
    assert written.take(course, path) == 1
    said = capsys.readouterr().out
    assert "没有采用 1 处" in said and message in said
    assert state(course)["kim"] == (None, True, None)
    assert state(course)["eve"] == (2, False, None)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{}", "is neither what a page"),
        ("PK no workbook", "is neither what a page"),
        ('{"format": "aicourse-written-1", "answers": [{}]}', "is neither what a page"),
    ],
)
def test_another_file_changes_nothing(course, content, message):
    path = course.root / "other.json"
    path.write_text(content)
    with pytest.raises(CourseError, match=message):
        written.take(course, path)
    with pytest.raises(CourseError, match="There is no file"):
        written.take(course, course.root / "missing.json")


def test_a_file_for_another_assignment_changes_nothing(course, capsys):
    written.write(course, "tiny")
    path = downloaded(course, {"kim": {"points": 1}})
    path.write_text(path.read_text().replace('"tiny"', '"01.01-other"'))
    assert main(["written", "--from", str(path)]) == 2
    assert "is for 01.01-other, which this course does not have" in capsys.readouterr().err
    assert state(course)["kim"] == (None, True, None)


def test_who_grades_anonymously_sees_nobody(course):
    written.write(course, "tiny", anonymous=True)
    everything = (course.root / "written/tiny/why.html").read_text("utf-8")
    book = workbook(course)
    everything += repr([row for sheet in book for row in sheet.iter_rows(values_only=True)])
    assert not [student for student in TEXTS if re.search(rf"\b{student}\b", everything)]


def test_shares_split_the_answers_and_keep_what_is_alike_together(course):
    written.write(course, "tiny", weights=[2, 1])
    ids = [
        {
            a["id"]
            for card in json.loads(page(course, f"written/tiny/{n}").find(id="data").string)[
                "cards"
            ]
            for a in card["answers"]
        }
        for n in (1, 2)
    ]
    assert sorted(map(len, ids)) == [1, 3] and not ids[0] & ids[1]
    assert workbook(course, "written/tiny/2").worksheets[0].max_row == 2
    written.write(course, "tiny")
    assert not (course.root / "written/tiny/1").exists()


def test_a_workbook_with_grades_that_were_not_taken_in_is_not_overwritten(course):
    written.write(course, "tiny")
    path = fill(course, {"=1+1": (1, None)})
    before = path.read_bytes()
    with pytest.raises(CourseError, match=r"make written FROM=written/tiny/tiny\.xlsx"):
        written.write(course, "tiny")
    assert path.read_bytes() == before
    written.take(course, path)
    written.write(course, "tiny")
    assert next(c for c in data(course)["cards"] if c["points"] == 1)


def test_in_english(english, capsys):
    written.write(english, "tiny")
    assert "4 answers, 3 different ones, 4 not graded" in capsys.readouterr().out
    assert "Rubric" in page(english).aside.text
    assert workbook(english).worksheets[0]["F1"].value == "Points"


def test_before_anything_was_graded(grader):
    course = grader("tiny").course
    with pytest.raises(CourseError, match="Nothing of tiny has been graded yet"):
        written.write(course, "tiny")


def test_a_thousand_long_answers_are_put_together_at_once():
    many = [
        Answer(f"{n}", "", "", f"{n} " + "因为网络没有见过这样的数据，" * 30) for n in range(1000)
    ]
    found = alike.groups(many)
    assert sum(len(group.answers) for group in found) == 1000
    assert sum(group.like is None for group in found) == 1


def test_clearing_points_asks_for_grading_again(course):
    grade_in_formgrader(course, "kim", 1)
    written.write(course, "tiny")
    written.take(course, downloaded(course, {"kim": {"points": None}}))
    assert state(course)["kim"] == (None, True, None)
    assert taking.take(course, course.root / "marks.json").changed == []
