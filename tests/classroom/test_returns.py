"""Feedback and marks go back to the platform that the work came from."""

import csv
import zipfile

import nbformat
import pytest
from test_collect import zipped

from examiner.classroom import collect, origins, returns
from examiner.cli import main
from examiner.course import CourseError
from examiner.steps import feedback

MOODLE = {
    "张三_51_assignsubmission_file_/tiny.ipynb": "a",
    "Ada Lovelace_52_assignsubmission_file/我的作业.ipynb": "b",
}
FLAT = {"张三_51_assignsubmission_file_tiny.ipynb": "a"}
CANVAS = {"lovelaceada_77_9001_tiny-1.ipynb": "a", "turingalan_LATE_78_9002_tiny.ipynb": "b"}
GRADEBOOK = """Student,ID,SIS User ID,SIS Login ID,Section,小作业 (4711),Other (12),Final Score
    Points Possible,,,,,15,5,(read only)
"Lovelace, Ada",77,s1,ada,A,,3,
"Turing, Alan",78,s2,alan,A,,4,
"Hopper, Grace",79,s3,grace,A,1,5,
"""
WORKSHEET = """标识符,姓名,成绩,最高分,最后修改（成绩）
参与者51,张三,,15,-
参与者52,Ada Lovelace,,15,-
参与者53,李四,7,15,-
"""


@pytest.fixture
def course(grader, monkeypatch):
    course = grader("tiny").course
    monkeypatch.chdir(course.root)
    return course


@pytest.fixture
def take_in(course, tmp_path):
    """Collect a download and grade it, as far as returning looks at it."""

    def take_in(files, name="download.zip", pending=()):
        released = course.read("release", "tiny")
        content = {}
        for path, answer in files.items():
            released.cells[-1].source = answer
            content[path] = nbformat.writes(released).encode()
        (tmp_path / name).write_bytes(zipped(content))
        collect.collect(course, tmp_path / name)
        for student in {submission.student for submission in course.submissions()}:
            grade(course, student, student in pending)

    return take_in


def grade(course, student, pending=False):
    path = course.notebook("autograded", "tiny", student)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(course.notebook("submitted", "tiny", student).read_bytes())
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student(student)
        gradebook.update_or_create_submission("tiny", student)
        for one in gradebook.find_submission_notebook("tiny", "tiny", student).grades:
            one.auto_score, one.needs_manual_grade = 1, pending
        gradebook.db.commit()
    write_feedback(course, student)


def write_feedback(course, student):
    with course.gradebook() as gradebook:
        graded = gradebook.find_submission_notebook("tiny", "tiny", student)
        stamp = feedback.stamp_now(graded, course.settings)
    page = course.notebook("feedback", "tiny", student).with_suffix(".html")
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"<html><!-- {stamp} -->{student}</html>", "utf-8")


def zip_of(course, platform):
    with zipfile.ZipFile(course.root / f"dist/return-{platform}/tiny.zip") as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def table(course, platform, name):
    path = course.root / f"dist/return-{platform}" / name
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_moodle_gets_folders_back_as_it_gave_them(course, take_in):
    take_in(MOODLE)
    made = returns.make(course, "moodle")
    assert made.count == 2 and not made.left
    pages = zip_of(course, "moodle")
    assert list(pages) == [
        "Ada Lovelace_52_assignsubmission_file/tiny.html",
        "张三_51_assignsubmission_file_/tiny.html",
    ]
    assert "张三</html>" in pages["张三_51_assignsubmission_file_/tiny.html"]
    assert ["Participant 51", "张三", "5", "-"] in table(course, "moodle", "tiny.csv")


def test_moodle_gets_names_of_files_back_as_it_gave_them(course, take_in):
    take_in(FLAT)
    returns.make(course, "moodle")
    assert list(zip_of(course, "moodle")) == ["张三_51_assignsubmission_file_tiny.html"]


def test_a_worksheet_of_moodles_is_filled_in(course, take_in, tmp_path):
    take_in(MOODLE)
    (tmp_path / "worksheet.csv").write_text(WORKSHEET, "utf-8-sig")
    returns.make(course, "moodle", "tiny", tmp_path / "worksheet.csv")
    rows = table(course, "moodle", "tiny.csv")
    assert [row[2] for row in rows] == ["成绩", "5", "5", "7"]
    assert rows[0] == WORKSHEET.splitlines()[0].split(",")
    with pytest.raises(CourseError, match="say which, ASSIGNMENT"):
        returns.make(course, "moodle", None, tmp_path / "worksheet.csv")


def test_canvas_gets_its_numbers_of_people_files_and_assignments(course, take_in, tmp_path):
    take_in(CANVAS)
    (tmp_path / "gradebook.csv").write_text(GRADEBOOK, "utf-8")
    made = returns.make(course, "canvas", None, tmp_path / "gradebook.csv")
    assert made.count == 2 and made.notes == []
    assert list(zip_of(course, "canvas")) == [
        "lovelaceada_77_9001_tiny.html",
        "turingalan_LATE_78_9002_tiny.html",
    ]
    assert table(course, "canvas", "canvas.csv") == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "小作业 (4711)"],
        ["    Points Possible", "", "", "", "", "15"],
        ["Lovelace, Ada", "77", "s1", "ada", "A", "5"],
        ["Turing, Alan", "78", "s2", "alan", "A", "5"],
    ]


def test_without_canvas_gradebook_people_are_named_and_it_is_said(course, take_in):
    take_in(CANVAS)
    made = returns.make(course, "canvas")
    assert "MARKS=gradebook.csv" in made.notes[0]
    assert table(course, "canvas", "canvas.csv")[1] == [
        "lovelaceada",
        "77",
        "lovelaceada",
        "",
        "",
        "5",
    ]


def test_a_column_that_is_missing_in_canvas_is_named(course, take_in, tmp_path):
    take_in(CANVAS)
    (tmp_path / "gradebook.csv").write_text(
        GRADEBOOK.replace("小作业", "Essay").replace(",78,", ",8,")
    )
    made = returns.make(course, "canvas", None, tmp_path / "gradebook.csv")
    assert "tiny: Canvas' gradebook has no column for it; left out" in made.notes
    assert "Canvas' gradebook has no users 78" in made.notes


def test_other_points_in_canvas_are_named(course, take_in, tmp_path):
    take_in(CANVAS)
    (tmp_path / "gradebook.csv").write_text(GRADEBOOK.replace(",15,5,", ",10,5,"), "utf-8")
    made = returns.make(course, "canvas", None, tmp_path / "gradebook.csv")
    assert "tiny: Canvas gives 10 points for it, the chapter 15" in made.notes[0]


def test_what_can_not_be_returned_is_listed_with_its_reason(course, take_in, capsys):
    take_in(MOODLE, pending=["张三"])
    for student in ("by-hand", "not-graded", "changed"):
        path = course.notebook("submitted", "tiny", student)
        path.parent.mkdir(parents=True)
        path.write_bytes(course.notebook("release", "tiny").read_bytes())
    origin = next(iter(origins.known(course).values()))
    kept = {"assignment": "tiny", "platform": "moodle", "prefix": origin.prefix}
    origins.remember(
        course,
        [origins.Origin("changed", number="60", download="", **kept)],
    )
    grade(course, "by-hand")
    grade(course, "changed")
    with course.gradebook() as gradebook:
        gradebook.find_grade("why", "tiny", "tiny", "changed").manual_score = 3
        gradebook.db.commit()
    assert main(["return", "moodle"]) == 0
    said = capsys.readouterr().out
    assert "1 feedback pages are ready to be returned" in said
    for student, reason in {
        "张三": "answers are still to be graded by hand",
        "by-hand": "did not come in the platform's download",
        "not-graded": "not graded yet",
        "changed": "its feedback shows other points than the gradebook has now",
    }.items():
        assert f"  {student} (tiny)" in said.partition(reason)[2].partition("Not returned")[0]
    assert main(["return", "moodle", "--all"]) == 0
    assert "2 feedback pages" in capsys.readouterr().out


def test_what_is_not_ready_any_more_does_not_lie_there_from_before(course, take_in, capsys):
    take_in(FLAT)
    assert main(["return", "moodle"]) == 0
    course.notebook("feedback", "tiny", "张三").with_suffix(".html").unlink()
    capsys.readouterr()
    assert main(["return", "moodle"]) == 1
    assert "Nothing is ready to be returned." in capsys.readouterr().out
    assert not list((course.root / "dist" / "return-moodle").iterdir())


def test_before_anything_was_collected(course):
    with pytest.raises(CourseError, match="Nothing was collected from Canvas"):
        returns.make(course, "canvas")


@pytest.mark.parametrize("platform", ["canvas", "moodle"])
def test_another_table_is_refused(course, take_in, tmp_path, platform):
    take_in(CANVAS if platform == "canvas" else MOODLE)
    for name, content in {"other.csv": "a,b\n1,2\n", "no.csv": '"', "empty.csv": ""}.items():
        (tmp_path / name).write_text(content)
        with pytest.raises(CourseError, match=r"other\.csv has no columns|can't be read"):
            returns.make(course, platform, "tiny", tmp_path / name)
    assert not (course.root / "dist").exists()


def test_the_newest_download_counts_and_a_second_time_changes_nothing(course, take_in):
    take_in(MOODLE)
    before = (course.root / origins.FILE).read_bytes()
    take_in(MOODLE)
    assert (course.root / origins.FILE).read_bytes() == before
    take_in({"张三_99_assignsubmission_file_tiny.ipynb": "c"}, name="later.zip")
    found = origins.known(course)["moodle", "tiny", "张三"]
    assert (found.number, found.download) == ("99", "later.zip")
