"""The class's grades as tables."""

from dataclasses import dataclass

import pandas as pd
from nbgrader.api import (
    Assignment,
    BaseCell,
    Grade,
    GradeCell,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)

from examiner.course import Course
from examiner.steps.late import lateness

GRADES = ["student", "assignment", "cell", "kind", "score", "max_score", "pending"]
TOTALS = ["student", "assignment", "automatic", "written", "penalty", "points", "pending", "late"]


def grades(course: Course, only: str | None = None) -> pd.DataFrame:
    """Return one row for each graded cell of each submission.

    Parameters
    ----------
    course : Course
    only : str, optional
        Only this assignment.

    Returns
    -------
    pandas.DataFrame
        ``student``, ``assignment``, ``cell``, ``kind`` (code or markdown), ``score`` (manual
        before automatic; extra credit included), ``max_score``, ``pending`` (needs a person).
    """
    cells = GradeCell.__table__
    with course.gradebook() as gradebook:
        graded = gradebook.db.query(Grade.notebook_id).filter(
            (Grade.auto_score.isnot(None)) | (Grade.manual_score.isnot(None))
        )
        rows = (
            gradebook.db.query(
                Student.id,
                Assignment.name,
                BaseCell.name,
                cells.c.cell_type,
                Grade.score,
                Grade.max_score,
                Grade.needs_manual_grade,
            )
            .select_from(Grade)
            .join(BaseCell, Grade.cell_id == BaseCell.id)
            .outerjoin(cells, cells.c.id == BaseCell.id)
            .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
            .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(Student, SubmittedAssignment.student_id == Student.id)
            .join(Notebook, SubmittedNotebook.notebook_id == Notebook.id)
            .join(Assignment, Notebook.assignment_id == Assignment.id)
            # nbgrader makes a submission's grades before it grades: where that failed, empty ones.
            .filter(SubmittedNotebook.id.in_(graded))
            .all()
        )
    table = pd.DataFrame([tuple(row) for row in rows], columns=GRADES)
    table = table[table.assignment.isin(course.assignments(only))]
    kinds = {"score": float, "max_score": float, "pending": bool}
    return table.astype(kinds).reset_index(drop=True)


def totals(course: Course, only: str | None = None) -> pd.DataFrame:
    """Return one row for each graded submission.

    Returns
    -------
    pandas.DataFrame
        ``student``, ``assignment``, points for ``automatic`` tests and ``written`` answers, late
        ``penalty``, ``points`` (their sum less the penalty, never below 0), ``pending``, and
        ``late`` in hours.
    """
    return _totals(course, grades(course, only))


def table(course: Course, only: str | None = None) -> pd.DataFrame:
    """Return the points of all students, one column an assignment.

    Parameters
    ----------
    course : Course
    only : str, optional
        Only this assignment.

    Returns
    -------
    pandas.DataFrame
        Points with late penalties and manual grades; missing where nothing was graded. Students of
        the class list, and those whose work could not be graded, are there with missing points.
    """
    return _table(course, only, totals(course, only))


@dataclass(frozen=True)
class Marks:
    """All that the gradebook says of a class, read once: `grades`, `totals` and `table`."""

    grades: pd.DataFrame
    totals: pd.DataFrame
    table: pd.DataFrame


def read(course: Course, only: str | None = None) -> Marks:
    """Return all three tables.

    Parameters
    ----------
    course : Course
    only : str, optional
        Only this assignment.
    """
    each = grades(course, only)
    sums = _totals(course, each)
    return Marks(each, sums, _table(course, only, sums))


def _totals(course: Course, each: pd.DataFrame) -> pd.DataFrame:
    keys = ["student", "assignment"]
    parts = each.assign(kind=each.kind.where(each.kind == "code", "written"))
    sums = parts.pivot_table("score", keys, "kind", "sum").rename(columns={"code": "automatic"})
    sums = sums.reindex(columns=["automatic", "written"]).fillna(0.0)
    sums["pending"] = each.groupby(keys).pending.any()
    with course.gradebook() as gradebook:
        late = {(found.student, found.assignment): found for found in lateness(gradebook)}
    sums["penalty"] = [late[key].penalty or 0.0 for key in sums.index]
    sums["late"] = [late[key].seconds / 3600 for key in sums.index]
    sums["points"] = (sums.automatic + sums.written - sums.penalty).clip(lower=0)
    return sums.reset_index()[TOTALS]


def _table(course: Course, only: str | None, sums: pd.DataFrame) -> pd.DataFrame:
    points = sums.pivot(index="student", columns="assignment", values="points")
    everybody = {student for _, student in course.submissions(only)}
    with course.gradebook() as gradebook:
        everybody |= {student for (student,) in gradebook.db.query(Student.id)}
    points = points.reindex(index=sorted(everybody), columns=course.assignments(only))
    points.index.name, points.columns.name = "student", None
    return points.astype(float)
