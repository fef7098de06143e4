"""The one who saves to the gradebook: finished results, each submission in one transaction."""

import os
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    GradeCell,
    Notebook,
    SolutionCell,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
    new_uuid,
)
from nbgrader.plugins import BasePlugin
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import insert, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from examiner.course import Course, Submission
from examiner.grading.work import Finished
from examiner.steps import score

#: How often saving is tried where the database does not answer.
ATTEMPTS = 3


@dataclass(frozen=True)
class _Known:
    """What the gradebook has of an assignment: ids, and the cells of its notebooks."""

    id: str
    duedate: datetime | None
    notebooks: dict[str, str]
    graded: dict[str, list[tuple[str, str]]]
    commented: dict[str, list[tuple[str, str]]]


class Writer:
    """Saves what came of submissions; used in a ``with``.

    Parameters
    ----------
    course : Course
    """

    def __init__(self, course: Course):
        self.course = course
        penalties = AssignLatePenalties(config=course.settings)
        penalties.init_plugin()
        self.penalties: BasePlugin = penalties.plugin_inst
        self._assignments: dict[str, _Known] = {}
        self._students: set[str] = set()

    def __enter__(self) -> "Writer":
        self._gradebook = self.course.gradebook()
        self.session: Session = self._gradebook.db()
        return self

    def __exit__(self, *_: object) -> None:
        self._gradebook.close()

    def save(self, submission: Submission, finished: Finished, staging: Path) -> None:
        """Save a submission's grades, and put its notebook in its place.

        Parameters
        ----------
        submission : Submission
        finished : Finished
        staging : Path
            The folder that becomes the submission's in ``autograded/``.
        """
        self.save_all([(submission, finished, staging)])

    def save_all(
        self, results: Sequence[tuple[Submission, Finished, Path]], settled: bool = False
    ) -> None:
        """Save several submissions at once, or none.

        Parameters
        ----------
        results : sequence of (Submission, Finished, Path)
        settled : bool
            Whether what a person has judged stays settled where its automatic points stay.
        """
        for attempt in range(1, ATTEMPTS + 1):
            try:
                for submission, finished, _ in results:
                    self._save(submission, finished, settled)
                self.session.commit()
                break
            except OperationalError:
                # The database went away; it may come back.
                self.session.rollback()
                self._students.clear()
                if attempt == ATTEMPTS:
                    raise
                time.sleep(attempt)
        for submission, _, staging in results:
            place(staging, self.course.notebook("autograded", *submission).parent)

    def _save(self, submission: Submission, finished: Finished, settled: bool) -> None:
        known = self._assignment(submission.assignment)
        self._add_student(submission.student)
        handed_in = SubmittedAssignment.__table__
        row = self.session.execute(
            select(handed_in.c.id, handed_in.c.timestamp, handed_in.c.extension).where(
                handed_in.c.assignment_id == known.id, handed_in.c.student_id == submission.student
            )
        ).first()
        timestamp, extension = finished.timestamp, None
        if row is None:
            notebook = self._add(known, submission, finished)
            points = {
                name: finished.scores.points.get(name) or 0.0
                for _, name in known.graded[submission.assignment]
            }
        else:
            extension = row.extension
            if timestamp is None:
                timestamp = row.timestamp
            elif timestamp != row.timestamp:
                self.session.execute(
                    update(handed_in).where(handed_in.c.id == row.id), {"timestamp": timestamp}
                )
            one = SubmittedNotebook.__table__
            notebook = self.session.execute(
                select(one.c.id).where(
                    one.c.assignment_id == row.id,
                    one.c.notebook_id == known.notebooks[submission.assignment],
                )
            ).scalar_one()
            points = score.save(self.session, notebook, finished.scores, settled)
        late = _seconds_late(timestamp, known.duedate, extension)
        self._charge(notebook, submission.student, sum(points.values()), late)

    def _assignment(self, name: str) -> _Known:
        """Read once what the gradebook has of an assignment."""
        if name not in self._assignments:
            found = self.session.execute(
                select(Assignment.id, Assignment.duedate).where(Assignment.name == name)
            ).one()
            notebooks = {
                row.name: row.id
                for row in self.session.execute(
                    select(Notebook.id, Notebook.name).where(Notebook.assignment_id == found.id)
                )
            }
            cells = {
                kind: {
                    title: [
                        (row.id, row.name)
                        for row in self.session.execute(
                            select(BaseCell.id, BaseCell.name)
                            .join(kind.__table__, kind.__table__.c.id == BaseCell.id)
                            .where(BaseCell.notebook_id == notebook)
                        )
                    ]
                    for title, notebook in notebooks.items()
                }
                for kind in (GradeCell, SolutionCell, TaskCell)
            }
            self._assignments[name] = _Known(
                found.id,
                found.duedate,
                notebooks,
                {each: cells[GradeCell][each] + cells[TaskCell][each] for each in notebooks},
                {each: cells[SolutionCell][each] + cells[TaskCell][each] for each in notebooks},
            )
        return self._assignments[name]

    def _add_student(self, student: str) -> None:
        if student in self._students:
            return
        if self.session.execute(select(Student.id).where(Student.id == student)).first() is None:
            self.session.execute(insert(Student.__table__), {"id": student})
        self._students.add(student)

    def _add(self, known: _Known, submission: Submission, finished: Finished) -> str:
        """Add a submission with its grades and comments; return the id of its notebook."""
        handed_in = new_uuid()
        self.session.execute(
            insert(SubmittedAssignment.__table__),
            {
                "id": handed_in,
                "assignment_id": known.id,
                "student_id": submission.student,
                "timestamp": finished.timestamp,
            },
        )
        ids = {name: new_uuid() for name in known.notebooks}
        self.session.execute(
            insert(SubmittedNotebook.__table__),
            [
                {"id": ids[name], "assignment_id": handed_in, "notebook_id": notebook}
                for name, notebook in known.notebooks.items()
            ],
        )
        scores = finished.scores
        grades = [
            {
                "cell_id": cell,
                "notebook_id": ids[notebook],
                "auto_score": scores.points.get(name),
                "needs_manual_grade": scores.needs_a_person(name),
            }
            for notebook, cells in known.graded.items()
            for cell, name in cells
        ]
        comments = [
            {
                "cell_id": cell,
                "notebook_id": ids[notebook],
                "auto_comment": scores.comments.get(name),
            }
            for notebook, cells in known.commented.items()
            for cell, name in cells
        ]
        for table, rows in ((Grade.__table__, grades), (Comment.__table__, comments)):
            if rows:
                self.session.execute(insert(table), rows)
        return ids[submission.assignment]

    def _charge(self, notebook: str, student: str, points: float, late: float) -> None:
        """Note what lateness costs a notebook, from nothing to all that it has."""
        penalty = None
        if late > 0:
            penalty = self.penalties.late_submission_penalty(student, points, late)
        if penalty is not None:
            penalty = min(max(penalty, 0), points)
        one = SubmittedNotebook.__table__
        self.session.execute(
            update(one).where(one.c.id == notebook), {"late_submission_penalty": penalty}
        )


def place(staging: Path, folder: Path) -> None:
    """Put a folder in another one's place; what was there goes."""
    old = staging.with_name(f"{staging.name}.old")
    folder.parent.mkdir(parents=True, exist_ok=True)
    if folder.exists():
        os.rename(folder, old)
    os.rename(staging, folder)
    shutil.rmtree(old, ignore_errors=True)


def _seconds_late(
    timestamp: datetime | None, duedate: datetime | None, extension: timedelta | None
) -> float:
    if timestamp is None or duedate is None:
        return 0.0
    return max((timestamp - (duedate + (extension or timedelta()))).total_seconds(), 0.0)
