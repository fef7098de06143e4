"""What the report says about a class; marks come from a gradebook filled by hand."""

import base64
import csv
from dataclasses import replace
from pathlib import Path
from string import Formatter

import nbformat
import openpyxl
import pandas as pd
import pytest
import tiny
from attacks import assert_harmless, hostile
from bs4 import BeautifulSoup
from conftest import ROOT, cell_of, name_of
from nbformat import v4

from examiner import cells
from examiner.classroom import outcomes, report, roster
from examiner.classroom.report import (
    compare,
    exercises,
    explain,
    exports,
    findings,
    reading,
    shape,
    similar,
    store,
    todo,
    totals,
)
from examiner.classroom.report.settings import Report
from examiner.classroom.report.words import WORDS, Words
from examiner.course import Course, CourseError
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
    """Three of six students have handed in; one chapter more has been released."""
    course = Course(tmp_path_factory.mktemp("class"))
    for stage in ("source", "release"):
        write(course.notebook(stage, "later"), tiny.notebook())
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
        book.add_student("yan", first_name="小燕", last_name="欧阳")
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
    outcomes.remember(
        course, "down.zip", [outcomes.Outcome("a/<i>.ipynb", "refused", "whose?", "1", True)]
    )
    return {path.name: path for path in report.write(course)}


@pytest.fixture(scope="module")
def found(course):
    return findings.gather(course)


def soup(path):
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(scope="module")
def first(files):
    return soup(files["report.html"])


@pytest.fixture(scope="module")
def chapter(files):
    return soup(files["report.html"].parent / "report" / "tiny.html")


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


def test_a_written_question_has_no_difficulty_before_it_is_graded(course):
    why = exercises.statistics(marks.grades(course)).set_index("exercise").loc["why"]
    assert (why.kind, why.students, why.waiting) == ("written", 2, 1)
    assert pd.isna(why.solved) and pd.isna(why.discrimination)


def test_an_exercise_that_all_solve_has_no_discrimination():
    rows = [(s, "a", f"{e}_test", "code", 1, 1, False) for s in "xyz" for e in ("p", "q")]
    table = exercises.statistics(pd.DataFrame(rows, columns=marks.GRADES))
    assert table.discrimination.isna().all()


def test_failing_tests_with_their_messages(found):
    first = found.failures.iloc[0]
    assert (first.cell, first.failed, first.graded) == ("shout_test_visible", 3, 3)
    assert first.messages == [("没有通过：2 的两倍是 4", 3)]


# --- what to do ----------------------------------------------------------------------------------


def test_the_page_begins_with_what_to_do(first):
    assert first.find("h2").get_text() == "要做的事"
    lines = [line.get_text(" ", strip=True) for line in first.select(".todo li")]
    for line, text in zip(lines, ["没有归位", "文字回答", "相同之处", "说明"], strict=True):
        assert line.startswith("1 ") and text in line


def test_what_to_do_names_nobody_and_leads_to_the_list(first, chapter):
    todo = first.select_one(".todo")
    assert not any(student in todo.get_text() for student in CLASS)
    pages = {"": first, "report/tiny.html": chapter}
    for link in todo.select("a"):
        page, _, place = link["href"].partition("#")
        assert pages[page].find(id=place), link


def test_every_link_leads_somewhere(first, chapter, course):
    folder = course.root / "feedback"
    for page, place in ((first, folder), (chapter, folder / "report")):
        for link in page.select("a[href]"):
            path, _, anchor = link["href"].partition("#")
            assert (place / path).is_file() if path else page.find(id=anchor), link


def test_a_chapter_that_nobody_handed_in_takes_no_column(first, files):
    headings = first.select_one("#marks ~ table tr").select("th")
    assert [cell.get_text() for cell in headings] == ["学号", "姓名", "tiny", "总评"]
    assert not (files["report.html"].parent / "report" / "later.html").exists()


def test_chinese_names_stand_as_they_are_written():
    assert roster.Person("1", "小燕", "欧阳").name == "欧阳小燕"
    assert roster.Person("1", "Wei", "Li").name == "Li Wei"
    assert roster.Person("1", "张三").name == "张三"


def test_the_report_speaks_english_where_it_is_set(found, tmp_path):
    there = replace(found, words=Words("en"))
    page = report.page.write(tmp_path, there).read_text(encoding="utf-8")
    assert "What to do" in page and "Written answers to grade" in page and "要做的事" not in page


def test_both_languages_have_the_same_values_to_fill_in():
    for key, texts in WORDS.items():
        chinese, english = ({part[1] for part in Formatter().parse(text)} for text in texts)
        assert chinese - {None} == english - {None}, key


def test_what_needs_a_look_is_listed_in_both_languages(course):
    english, chinese = report.remarks(course), report.remarks(course, language="zh")
    assert "eve  tiny: odd <script>" in english and len(english) == len(chinese)


# --- classes, totals -----------------------------------------------------------------------------


def test_classes_stand_apart_and_together(found, tmp_path):
    people = {
        student: roster.Person(student, section=f"{number % 2 + 1} 班")
        for number, student in enumerate(found.marks.table.index)
    }
    page = soup(report.page.write(tmp_path, replace(found, people=people)))
    assert [row.get_text() for row in page.select("tr.head")] == ["1 班", "2 班", "全部"]
    headings = soup(tmp_path / "report/tiny.html").select("#exercises ~ table th")
    assert {"1 班", "2 班"} <= {cell.get_text() for cell in headings}


MARKS = pd.DataFrame({"a": [50.0, None], "b": [10.0, 5.0], "none": [None, None]}, index=["x", "y"])
MOST = {"a": 100.0, "b": 10.0, "none": 100.0}


@pytest.mark.parametrize(
    ("settings", "x", "y"),
    [
        ({}, 75, 25),
        ({"weights": {"a": 3.0}}, 62.5, 12.5),
        ({"weights": {"a": 0.0}}, 100, 50),
        ({"drop_lowest": 1}, 100, 50),
        ({"drop_lowest": 9}, 100, 50),
    ],
)
def test_the_total_is_a_weighted_mean(settings, x, y):
    assert totals.total(MARKS, MOST, Report(**settings)).tolist() == [x, y]


def test_the_picture_has_as_many_axes_as_chapters():
    table = pd.DataFrame({f"{number:02}": [1.0, 2.0] for number in range(13)})
    picture = report.page._distribution(table, {}, Words("zh")).partition(",")[2]
    assert base64.b64decode(picture).count(b'id="axes_') == 13


# --- a chapter's page ----------------------------------------------------------------------------


def test_a_chapter_says_what_to_explain(chapter):
    (card, *_) = chapter.select(".card")
    assert "2 的两倍是 4" in card.get_text() and "3 人" in card.get_text()


def test_the_example_is_nobodys_and_has_no_comment():
    text = "def double(x):\n    # {} 的作业\n    '''说明'''\n    return x"
    works = [work_of(name, text.format(name)) for name in ("ada", "bob")]
    (only,) = explain.misconceptions(works, {"double_test_a": "double", "double_test_b": "double"})
    assert (only.students, only.message) == (2, "要乘以 2")
    assert only.example == "def double(x):\n    return x"


def test_an_example_that_is_no_python_has_no_comment_either():
    works = [work_of(name, f"# {name}\ndef double(x) return x") for name in ("ada", "bob")]
    (only,) = explain.misconceptions(works, {"double_test_a": "double"})
    assert only.example == "def double(x) return x"


@pytest.mark.parametrize("why", ["这道题还没有完成。", "没有运行到这个测试，所以没有得分。"])
def test_what_is_not_written_is_no_misconception(why):
    works = [work_of(name, "def double(x): ...", why) for name in ("ada", "bob")]
    assert explain.misconceptions(works, {"double_test_a": "double"}) == []


def test_the_mistake_of_one_is_none_of_the_class():
    assert explain.misconceptions([work_of("ada", LOOP)], {"double_test_a": "double"}) == []


def work_of(student, answer, why="要乘以 2\n出错的地方：In [3]"):
    tests = {"double_test_a": why, "double_test_b": None}
    graded = reading.State.GRADED
    return reading.Work("tiny", student, graded, tests=tests, answers={"double": answer})


def test_exercises_are_called_as_in_the_text():
    title = cells.titles(Course(ROOT).read("source", "02.02-decision-trees"))
    assert title["entropy"] == "练习 1 信息熵" and title["id3"] == "练习 6 ID3"
    assert title["depth_question_answer"] == "思考题 2 选哪一个深度"


def test_a_notebook_is_read_again_only_if_it_changed(course, tmp_path, monkeypatch):
    report.write(course)
    read = []
    whole = reading._graded
    monkeypatch.setattr(reading, "_graded", lambda *given: read.append(given[1]) or whole(*given))
    before = findings.gather(course)
    assert read == []
    anew = reading.read(course, store=store.Store(tmp_path))
    assert before.works == anew
    read.clear()
    path = course.notebook("autograded", "tiny", "bob")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("我自己写的", "又改了一次"), encoding="utf-8")
    after = {work.student: work for work in findings.gather(course).works}
    path.write_text(text, encoding="utf-8")
    assert [student for _, student in read] == ["bob"]
    assert "又改了一次" in after["bob"].answers["double"]


def test_what_was_kept_and_can_not_be_read_is_read_anew(tmp_path):
    (tmp_path / "tiny.json").write_text("[")
    kept = store.Store(tmp_path)
    assert kept.recall("tiny", "ada", "1") is None
    kept.keep("tiny", "ada", "1", [1])
    kept.save()
    assert store.Store(tmp_path).recall("tiny", "ada", "1") == [1]
    assert store.Store(tmp_path).recall("tiny", "ada", "2") is None


# --- shared answers ------------------------------------------------------------------------------


STUB = "def double(x):\n    raise NotImplementedError"


def pairs(*sources, stub=STUB, **earlier):
    released = tiny.notebook()
    cell_of(released, "double").source = stub
    task = shape.Task.of(released)
    everybody = [(str(number), source, False) for number, source in enumerate(sources)]
    everybody += [(who, source, True) for who, source in earlier.items()]
    return similar.pairs(
        [
            similar.Answers(who, {"double": s}, task.fingerprints({"double": s}), old)
            for who, s, old in everybody
        ]
    )


def test_answers_that_differ_in_names_and_comments_are_shared(found):
    (pair,) = found.pairs["tiny"]
    assert (pair.first.who, pair.second.who, pair.same, pair.of) == ("ada", "bob", ["double"], 1)


@pytest.mark.parametrize(
    "other",
    [
        LOOP.replace("range(2)", "range(3)"),
        LOOP.replace("total + x", "x + total"),
        LOOP.replace("abs(", "int("),
        "def",
    ],
)
def test_other_answers_are_not(other):
    assert shape.fingerprint(LOOP) not in (None, shape.fingerprint(other))


def test_an_answer_of_one_statement_is_left_out():
    line = "def double(x):\n    return [y * 2 for y in x if y > 0] + [y - 1 for y in x if y < 0]"
    assert shape.fingerprint(line) is None and pairs(line, line) == []


def test_a_pair_is_striking_by_three_answers_or_half_of_all():
    someone = similar.Answers("ada", {}, {})
    found = [
        similar.Pair(someone, someone, list("abcdefg"[:same]), of).is_striking
        for same, of in [(1, 1), (1, 3), (2, 4), (2, 9), (3, 10)]
    ]
    assert found == [True, False, True, False, True]


def test_what_many_give_is_left_out():
    assert len(pairs(LOOP, LOOP, LOOP)) == 3
    assert pairs(*[LOOP] * 4) == []


def test_given_code_is_left_out():
    helper = f"{LOOP.replace('double', 'helper')}\n\n"
    mine = f"{helper}def double(x):\n    y = x\n    return y + x"
    assert pairs(mine, mine, stub=helper + STUB) == []
    assert pairs(helper + STUB, helper + STUB, stub=helper + STUB) == []


def test_earlier_years_take_part_but_are_not_compared_with_each_other():
    (pair,) = pairs(LOOP, alt=RENAMED, older=WRONG)
    assert (pair.first.who, pair.second.who, pair.second.is_earlier) == ("0", "alt", True)
    assert pairs(WRONG, alt=LOOP, older=LOOP) == []


def test_notebooks_of_earlier_years_are_found_in_a_folder(course, tmp_path):
    notebook = tiny.notebook()
    cell_of(notebook, "double").source = RENAMED
    write(tmp_path / "2024" / "kim" / "any name.ipynb", notebook)
    (tmp_path / "2024" / "broken.ipynb").write_text("{")
    kept = store.Store(tmp_path / "kept")
    earlier = similar.earlier(course, str(tmp_path), kept)
    ((who, sources),) = [(e.who, e.sources) for answers in earlier.values() for e in answers]
    assert who == str(Path("2024/kim/any name")) and sources["double"] == RENAMED
    with pytest.raises(CourseError, match=r"c\.Report\.earlier"):
        similar.earlier(course, str(tmp_path / "nowhere"), kept)


def test_answers_are_laid_out_for_other_programs(course):
    folder = compare.write(course, "tiny")
    rows = list(csv.DictReader((folder / "info.csv").open(encoding="utf-8")))
    assert [row["full_name"] for row in rows] == ["ada", "bob", "eve"]
    for row in rows:
        assert "def double(x)" in (folder / row["filename"]).read_text(encoding="utf-8")
    assert (folder / "given" / "tiny.py").is_file()


def test_nothing_to_compare_is_said(course):
    with pytest.raises(CourseError, match="Nothing of later has been graded yet"):
        compare.write(course, "later")


# --- harmless ------------------------------------------------------------------------------------


def test_the_page_needs_no_network_and_runs_nothing_of_a_students(files):
    page = files["report.html"].read_text(encoding="utf-8")
    assert "http://" not in page and "https://" not in page
    assert "<script" not in page and "<b>Zoe" not in page and "<i>" not in page
    for text in ("odd &lt;script&gt;", "zoe", "欧阳小燕", "data:image/svg", "a/&lt;i&gt;.ipynb"):
        assert text in page


@pytest.mark.parametrize("name", ["report.html", "report/tiny.html"])
def test_nothing_of_a_student_runs_or_loads_in_a_browser(found, watched, tmp_path, name):
    texts = hostile(f"http://127.0.0.1:{watched.server_port}/load")
    (tmp_path / "pages").mkdir()
    report.page.write(tmp_path / "pages", attacked(found, texts))
    page = (tmp_path / "pages" / name).read_text(encoding="utf-8")
    assert page.count("onerror") > 5, "the texts are there"
    assert_harmless(page, watched, tmp_path, shown="小作业")


def attacked(found, texts):
    """Return findings in which whatever comes from students is hostile."""
    graded, everything = reading.State.GRADED, "\n".join(texts)
    works = [
        reading.Work(
            "tiny",
            student,
            graded,
            remarks=list(texts),
            flags=[(number, [text]) for number, text in enumerate(texts)],
            tests={"double_test_visible": texts[0], "double_test_hidden": everything},
            answers={"double": f"{everything} #"},
        )
        for student in ("ada", "bob", *texts)
    ]
    people = {
        student: roster.Person(student, first_name=text, last_name=text, section=text)
        for student, text in zip(found.marks.table.index, texts, strict=False)
    }
    answers = [similar.Answers(text, {"double": everything}, {}, True) for text in texts]
    return replace(
        found,
        works=works,
        people=people,
        unplaced=[todo.Line(text, text, text) for text in texts],
        pairs={"tiny": [similar.Pair(each, each, ["double"], 1) for each in answers]},
    )


# --- files for platforms and spreadsheets --------------------------------------------------------


def rows_of(path):
    return list(csv.DictReader(path.open(encoding="utf-8-sig")))


def test_canvas_imports_the_marks(files):
    points, *rows = rows_of(files["canvas.csv"])
    assert points["Student"].strip() == "Points Possible" and float(points["tiny"]) == 15
    by_id = {row["SIS User ID"]: row for row in rows}
    assert by_id["zoe"]["ID"] == "7" and by_id["zoe"]["tiny"] == ""
    assert by_id["zoe"]["Student"] == "Zhang, <b>Zoe"
    assert float(by_id["ada"]["tiny"]) == 10.5


def test_moodle_imports_the_marks(files):
    by_id = {row["ID number"]: row for row in rows_of(files["moodle.csv"])}
    assert by_id["ada"]["tiny"] == "10.5"
    assert (by_id["yan"]["Last name"], by_id["yan"]["First name"]) == ("欧阳", "小燕")


def test_a_table_of_students_and_exercises(files):
    by_id = {row["student"]: row for row in rows_of(files["exercises.csv"])}
    assert by_id["yan"]["name"] == "欧阳小燕"
    assert by_id["ada"]["tiny double"] == "5.0" and by_id["ada"]["tiny why"] == "4.0"
    assert by_id["bob"]["tiny why"] == "", "not graded yet"


def test_text_is_no_formula_in_the_spreadsheets(files):
    book = openpyxl.load_workbook(files["marks.xlsx"])
    assert book.sheetnames == ["成绩", "学生×题目", "每份作业", "各题"]
    for sheet in ("成绩", "学生×题目"):
        cell = book[sheet]["A2"]
        assert (cell.value, cell.data_type) == ("=1+1", "s")
    for name in ("marks.csv", "exercises.csv", "moodle.csv", "canvas.csv"):
        assert not any(
            text.startswith("=") for row in rows_of(files[name]) for text in row.values()
        )


def test_a_class_without_work_gets_a_page_too(tmp_path):
    course = Course(tmp_path)
    write(course.notebook("source", "tiny"), tiny.notebook())
    with course.gradebook() as book:
        book.add_student("ada")
    assert all(path.is_file() for path in report.write(course))


def test_platforms_get_no_column_for_a_chapter_that_nobody_has_begun(course):
    table = marks.table(course).assign(later=float("nan"))
    people = roster.frame(roster.people(course))
    assert "later" not in exports.canvas(table, people, {"tiny": 15, "later": 100})
    assert "later" not in exports.moodle(table, people)
