"""A hidden test was wrong: it is corrected, and the class is graded anew."""

import sqlite3
from contextlib import closing

import nbformat
import pandas as pd
import pytest
from conftest import cell_of
from examining import Counting

from examiner.authoring import answers
from examiner.course import CourseError
from examiner.grading.regrade import regrade, show


@pytest.fixture(scope="module")
def folder(grader):
    """Grade a class, by hand too, then correct a test."""
    folder = grader("tiny")
    released = folder.course.read("release", "tiny")
    exact = "def double(x):\n    return 2 * x"
    folder.submit("tiny", "ada", answers.fill(released, {"double": exact}))
    folder.submit("tiny", "bob", answers.fill(released, {"double": exact + " + (x != 2) * 1e-9"}))
    folder.grade("tiny")
    with folder.course.gradebook() as book:
        written = book.find_grade("why", "tiny", "tiny", "ada")
        written.manual_score, written.needs_manual_grade = 4, False
        book.find_comment("why", "tiny", "tiny", "ada").manual_comment = "说得好"
        override = book.find_grade("shout_test_hidden", "tiny", "tiny", "bob")
        override.manual_score, override.needs_manual_grade = 1, False
        book.db.commit()
    source = folder.course.read("source", "tiny")
    test = cell_of(source, "double_test_hidden")
    test.source = test.source.replace(
        "double(math.pi) == 2 * math.pi", "abs(double(math.pi) - 2 * math.pi) < 1e-6"
    )
    nbformat.write(source, folder.course.notebook("source", "tiny"))
    return folder.course


def state(course):
    with course.gradebook() as book:
        return {
            (submission.student.id, grade.name): (grade.score, grade.needs_manual_grade)
            for submission in book.assignment_submissions("tiny")
            for grade in submission.notebooks[0].grades
        }


def dump(database):
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.iterdump())


def test_a_dry_run_shows_what_applying_does_and_nothing_done_by_hand_is_lost(folder):
    before = state(folder)
    content = dump(folder.gradebook_file)
    expected = [("bob", "double_test_hidden", 0.0, 3.0)]

    dry = regrade(folder, "tiny")
    assert list(dry.itertuples(index=False, name=None)) == expected
    assert dump(folder.gradebook_file) == content, "a dry run changes nothing"

    executor = Counting()
    applied = regrade(folder, "tiny", apply=True, executor=executor)
    assert executor.count == 0, "what the preview found is kept"
    assert list(applied.itertuples(index=False, name=None)) == expected
    after = state(folder)
    assert after == before | {("bob", "double_test_hidden"): (3, False)}
    with folder.gradebook() as book:
        assert book.find_comment("why", "tiny", "tiny", "ada").comment == "说得好"
    (backup,) = (folder.root / "build").glob("gradebook-*.db")
    assert dump(backup) == content


def test_it_is_told_how_many_of_the_class_change_and_who(capsys):
    rows = [("s1", "double_test_hidden", 0.0, 3.0), ("s1", "shout_test_hidden", 3.0, 2.5)]
    changes = pd.DataFrame(rows, columns=["student", "cell", "before", "after"])
    show(changes, False, 21, {"s1": "张三"})
    assert capsys.readouterr().out.splitlines()[:2] == [
        "The marks of 1 of 21 students change:",
        "  s1 张三: +2.5 (double_test_hidden 0 → 3, shout_test_hidden 3 → 2.5)",
    ]


def test_what_was_never_graded_is_not_graded_anew(folder):
    (folder.root / "gradebook.db").rename(folder.root / "gradebook.away")
    with pytest.raises(CourseError, match="Nothing of tiny has been graded yet"):
        regrade(folder, "tiny")
