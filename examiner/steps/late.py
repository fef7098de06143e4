"""What handing in late costs: a setting, applied by nbgrader and again after manual grading."""

import math
from datetime import datetime, timedelta
from typing import NamedTuple

from nbgrader.api import Assignment, Grade, Gradebook, SubmittedAssignment, SubmittedNotebook
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import bindparam, func, select, update
from traitlets import Float

from examiner.course import Course


class LatePolicy(LateSubmissionPlugin):
    """So much of the points for each day or part of a day, up to a most, after some grace."""

    per_day = Float(
        0.0, min=0, max=1, help="Share of the points that a day costs; 0 for no penalty."
    ).tag(config=True)

    at_most = Float(1.0, min=0, max=1, help="Share that lateness costs at most.").tag(config=True)

    grace_hours = Float(0.0, min=0, help="So late (hours) costs nothing.").tag(config=True)

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float | None:
        """Return the points that a late notebook loses, None for none; nbgrader calls it."""
        if total_seconds_late <= self.grace_hours * 3600:
            return None
        if self.per_day == 0:
            # nbgrader's own setting, `penalty_method`, holds as long as a day costs nothing here.
            return super().late_submission_penalty(student_id, score, total_seconds_late)
        days = math.ceil(total_seconds_late / 86400)
        return round(score * min(self.at_most, self.per_day * days), 2)


class Late(NamedTuple):
    """How late a submitted notebook is, and what that cost so far.

    Attributes
    ----------
    notebook : str
        nbgrader's key of it.
    student, assignment : str
    score : float
        The points that count now, without a penalty.
    penalty : float or None
    seconds : float
        Since the due date, extensions counted; 0 where it was in time or has no date.
    """

    notebook: str
    student: str
    assignment: str
    score: float
    penalty: float | None
    seconds: float


def lateness(gradebook: Gradebook) -> list[Late]:
    """Return how late each submitted notebook is.

    nbgrader's own objects ask the gradebook some ten times a submission, which takes a large class
    minutes; this asks once.
    """
    scores = (
        select(Grade.notebook_id, func.sum(Grade.score).label("score"))
        .group_by(Grade.notebook_id)
        .subquery()
    )
    rows = gradebook.db.execute(
        select(
            SubmittedNotebook.id,
            SubmittedAssignment.student_id,
            Assignment.name,
            scores.c.score,
            SubmittedNotebook.__table__.c.late_submission_penalty,
            SubmittedAssignment.timestamp,
            Assignment.duedate,
            SubmittedAssignment.extension,
        )
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .outerjoin(scores, scores.c.notebook_id == SubmittedNotebook.id)
    )
    return [
        Late(notebook, student, assignment, score or 0.0, penalty, _seconds(time, due, extension))
        for notebook, student, assignment, score, penalty, time, due, extension in rows
    ]


def _seconds(time: datetime | None, due: datetime | None, extension: timedelta | None) -> float:
    if time is None or due is None:
        return 0.0
    return max(0.0, (time - due - (extension or timedelta())).total_seconds())


def refresh(course: Course) -> int:
    """Apply the policy to the points as they are now; return how many penalties changed.

    nbgrader computes penalties when it grades automatically, before answers are graded by hand.
    """
    penalties = AssignLatePenalties(config=course.settings)
    penalties.init_plugin()
    with course.gradebook() as gradebook:
        changes = []
        for late in lateness(gradebook):
            penalty = penalties.plugin_inst.late_submission_penalty(
                late.student, late.score, late.seconds
            )
            if (penalty or 0) != (late.penalty or 0):
                changes.append({"key": late.notebook, "late_submission_penalty": penalty})
        if changes:
            table = SubmittedNotebook.__table__
            gradebook.db.execute(update(table).where(table.c.id == bindparam("key")), changes)
        gradebook.db.commit()
    return len(changes)
