"""A student and an instructor at work in the real JupyterLab, one step after the other."""

import os
import re
import subprocess
import sys

import pytest
from browser import (
    COURSE,
    IDLE,
    NEEDS_BROWSER,
    activate,
    execute,
    jupyterlab,
    open_notebook,
    outputs,
    run,
    save,
    shoot,
    write,
)
from conftest import name_of

from aicourse import chapter
from examiner.authoring import answers, student
from examiner.cells import exercises
from examiner.steps.reading import parse_notebook

CHAPTER = "01.01-python-basics"
WRITTEN = "traceback_question_answer"
REASON = "函数里只有 print，没有 return，所以返回 None，不能加 5。"
RUBRIC = "2 分：说出空列表会引起 ZeroDivisionError"
COMMENT = "说得对！再想一想空列表。"

pytestmark = NEEDS_BROWSER


@pytest.fixture(scope="module")
def released():
    return COURSE.read("release", CHAPTER)


@pytest.fixture(scope="module")
def chosen(released):
    """Return the cells of two exercises with visible tests, and the answers to write there."""
    recorded = answers.read(answers.record(COURSE, CHAPTER))
    tests = exercises(released)
    visible = {
        name_of(cell): name
        for name, cells in tests.items()
        for cell in cells
        if "assert" in cell.source
    }
    right = next(a for a in recorded if a.right and a.exercise in visible.values())
    wrong = next(
        a for a in recorded if set(a.loses) & set(visible) and a.exercise != right.exercise
    )
    return [(index_of(released, answer.exercise), answer.source) for answer in (right, wrong)]


def index_of(notebook, name):
    return next(i for i, cell in enumerate(notebook.cells) if name_of(cell) == name)


def test_the_first_page_greets_in_chinese_and_shows_five_pictures(page, lab):
    open_notebook(page, lab, student.START)
    page.locator(".jp-Notebook h1", has_text="从这里开始").wait_for()
    page.locator(".lm-MenuBar-itemLabel", has_text="文件").first.wait_for()
    assert page.locator(".jp-Dialog").count() == 0
    shoot(page, "1-first-page")
    for index in range(1, 6):
        activate(page, index + 2)
        picture = page.locator(f"img[alt^='{index}']").first
        picture.wait_for()
        page.wait_for_function("image => image.naturalWidth > 0", arg=picture.element_handle())
        shoot(page, f"2-picture-{index}")


def test_run_all_on_an_untouched_chapter_is_calm(page, lab, chosen):
    open_notebook(page, lab, f"{CHAPTER}/{CHAPTER}.ipynb")
    execute(page, "notebook:run-all-cells")
    page.wait_for_function(IDLE)
    text = outputs(page)
    shoot(page, "3-run-all")
    assert "这道题还没有完成" in text
    assert "Traceback" not in text
    activate(page, chosen[0][0])
    shoot(page, "3-run-all-exercise")


def test_a_right_and_a_wrong_answer_are_checked_by_the_button(page, lab, chosen):
    open_notebook(page, lab, f"{CHAPTER}/{CHAPTER}.ipynb")
    execute(page, "notebook:run-all-cells")
    page.wait_for_function(IDLE)
    for index, source in chosen:
        activate(page, index)
        write(page, source)
        run(page)
    shoot(page, "4-answers")
    page.locator(".jp-NotebookPanel-toolbar").get_by_text("检查").click()
    page.get_by_role("button", name="再查 练习 1", exact=True).wait_for()
    page.wait_for_function(IDLE)
    table = page.locator(".jp-OutputArea-output table").last
    text = table.inner_text()
    shoot(page, "5-check")
    assert text.count("✓") == 1 and text.count("✗") == 1
    assert "还没有完成" in text


def test_one_exercise_is_checked_anew_by_its_own_button(page, lab, released, chosen):
    index, _ = chosen[1]
    name = name_of(released.cells[index])
    recorded = answers.read(answers.record(COURSE, CHAPTER))
    right = next(each for each in recorded if each.right and each.exercise == name)
    activate(page, index)
    write(page, right.source)
    run(page)
    (label,) = [each.label for each in chapter.exercises(released.cells) if each.name == name]
    page.get_by_role("button", name=f"再查 {label}", exact=True).click()
    page.wait_for_function(
        "() => jupyterapp.shell.currentWidget.content.widgets"
        ".flatMap(cell => cell.model.outputs?.toJSON() ?? [])"
        ".some(output => (output.data?.['text/plain'] ?? '').split('✓').length === 3)"
    )
    shoot(page, "5-check-again")
    # What comes next opens the notebook as it was saved.
    save(page)


def test_progress_and_the_file_to_hand_in(page, lab, edition, released, chosen):
    open_notebook(page, lab, f"{CHAPTER}/{CHAPTER}.ipynb")
    execute(page, "notebook:run-all-cells")
    activate(page, -1)
    execute(page, "notebook:insert-cell-below")
    execute(page, "notebook:change-cell-to-code")
    write(page, "aicourse.progress()")
    run(page)
    page.locator(".jp-OutputArea-output", has_text="看得见的测试：通过").first.wait_for()
    shoot(page, "6-progress")
    assert "通过 0/" not in outputs(page)
    activate(page, index_of(released, WRITTEN))
    execute(page, "notebook:enter-edit-mode")
    write(page, REASON)
    run(page)
    shoot(page, "7-written-answer")
    save(page)
    activate(page, -1)
    write(page, 'aicourse.hand_in("2023001")')
    run(page)
    page.locator(".jp-OutputArea-output", has_text="作业文件做好了").first.wait_for()
    shoot(page, "8-hand-in")
    made = edition / "hand-in" / f"2023001_{CHAPTER}.ipynb"
    names = {cell.grade_id for cell in parse_notebook(made.read_bytes()).cells}
    assert released.cells[chosen[0][0]].metadata.nbgrader.grade_id in names
    assert chosen[0][1].splitlines()[0] in made.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def course(grader):
    """A course folder of the instructor's own."""
    return grader(CHAPTER).course


def examiner(course, *arguments):
    """Run a command of the instructor's, and return what it says."""
    environment = os.environ | {"PWD": str(course.root)}
    call = [sys.executable, "-m", "examiner", *arguments]
    done = subprocess.run(call, cwd=course.root, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def written_grade(course):
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade(WRITTEN, CHAPTER, CHAPTER, "2023001")
        comment = gradebook.find_comment(WRITTEN, CHAPTER, CHAPTER, "2023001")
        return grade.manual_score, comment.manual_comment


def test_the_instructor_collects_and_grades(course, edition):
    assert "Collected: 1" in examiner(course, "collect", str(edition / "hand-in"))
    examiner(course, "autograde")
    said = examiner(course, "report")
    assert "2023001" in said and "待批改的文字回答：1" in said


def test_a_written_answer_is_graded_in_the_formgrader(page, course):
    with jupyterlab(course.root) as address:
        page.goto(f"{address}/lab?reset")
        page.locator(".lm-MenuBar-itemLabel", has_text="Nbgrader").click()
        page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Formgrader$")).click()
        page.locator("iframe").wait_for()
        frame = page.frame_locator("iframe")
        for part in ("", f"/{CHAPTER}", f"/{CHAPTER}/{CHAPTER}"):
            frame.locator(f"a[href$='/formgrader/gradebook{part}']").last.click()
        submission = frame.locator("a[href*='/formgrader/submissions/']:visible").first
        submission.wait_for()
        shoot(page, "10-submissions")
        submission.click()
        cell = frame.locator(".nbgrader_cell", has=frame.locator(f"#{WRITTEN}"))
        cell.scroll_into_view_if_needed()
        shoot(page, "11-to-grade")
        assert REASON in cell.inner_text()
        assert RUBRIC in frame.locator("body").inner_text()
        for field, text in ((f"#{WRITTEN}", "4.5"), (f"#{WRITTEN}-comment", COMMENT)):
            with page.expect_response(lambda answer: answer.request.method == "PUT") as saved:
                frame.locator(field).fill(text)
                frame.locator(field).press("Tab")
            assert saved.value.ok
        shoot(page, "12-graded")
    assert written_grade(course) == (4.5, COMMENT)


def test_the_student_reads_points_and_comment_in_the_feedback(page, course):
    examiner(course, "feedback")
    said = examiner(course, "report")
    assert "待批改的文字回答" not in said
    feedback = course.notebook("feedback", CHAPTER, "2023001").with_suffix(".html")
    page.goto(feedback.as_uri())
    shoot(page, "13-feedback")
    comment = page.get_by_text(COMMENT).last
    comment.scroll_into_view_if_needed()
    shoot(page, "14-feedback-comment")
    assert comment.is_visible()
    shown = page.locator("body").inner_text()
    assert "4.5 / 6 分" in shown
    assert "这个单元格是空的" in shown, "the other question"
    page.goto((course.root / "feedback" / "report.html").as_uri())
    shoot(page, "15-report")


def test_grading_again_loses_nothing_done_by_hand(course):
    examiner(course, "autograde", "--force")
    assert written_grade(course) == (4.5, COMMENT)
