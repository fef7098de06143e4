"""What handing in late costs."""

import pytest

from examiner.course import Course
from examiner.grading import marks
from examiner.steps import late
from examiner.steps.late import LatePolicy

HOUR, DAY = 3600, 86400


@pytest.mark.parametrize(
    ("seconds", "penalty"),
    [(2 * HOUR, None), (2 * HOUR + 1, 8), (DAY, 8), (DAY + 1, 16), (30 * DAY, 40)],
)
def test_each_day_begun_costs_a_share_up_to_a_most_after_some_grace(seconds, penalty):
    policy = LatePolicy(per_day=0.1, at_most=0.5, grace_hours=2)
    assert policy.late_submission_penalty("ada", 80, seconds) == penalty


def test_nothing_is_taken_off_unless_it_is_set():
    assert LatePolicy().late_submission_penalty("ada", 80, 30 * DAY) is None


def test_answers_graded_by_hand_count_for_the_penalty_too(tmp_path):
    (tmp_path / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        "c.AssignLatePenalties.plugin_class = 'examiner.steps.LatePolicy'\n"
        "c.LatePolicy.per_day = 0.1\n"
    )
    course = Course(tmp_path)
    path = course.notebook("source", "tiny")
    path.parent.mkdir(parents=True)
    path.write_text("{}")
    with course.gradebook() as book:
        book.add_assignment("tiny", duedate="2026-03-01 00:00:00 UTC")
        book.add_notebook("tiny", "tiny")
        book.add_grade_cell("test", "tiny", "tiny", max_score=10, cell_type="code")
        book.add_grade_cell("why", "tiny", "tiny", max_score=10, cell_type="markdown")
        book.add_student("ada")
        book.add_submission("tiny", "ada", timestamp="2026-03-01 12:00:00 UTC")
        notebook = book.find_submission_notebook("tiny", "tiny", "ada")
        book.find_grade("test", "tiny", "tiny", "ada").auto_score = 10
        book.find_grade("why", "tiny", "tiny", "ada").manual_score = 10
        notebook.late_submission_penalty = 1  # as nbgrader left it, before manual grading
        book.db.commit()
    assert late.refresh(course) == 1
    assert marks.table(course).loc["ada", "tiny"] == 18
    assert late.refresh(course) == 0
