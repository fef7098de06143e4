"""Grading a chapter anew after its tests were corrected, without losing what people did by hand.

All is done in a copy of the course first, with a gradebook of its own, by the same run as any
grading: in parallel, resumed where it stopped, and not again where nothing has changed. Applying
saves what the copy has, in one transaction.
"""

import os
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pandas as pd
from nbgrader.api import Grade

from examiner.cells import noted
from examiner.course import Course, CourseError, Submission
from examiner.grading import marks
from examiner.grading.run import Executor, Here, Run
from examiner.grading.work import Finished
from examiner.grading.writer import Writer
from examiner.steps.score import scores_of


def regrade(
    course: Course, assignment: str, apply: bool = False, executor: Executor | None = None
) -> pd.DataFrame:
    """Grade all submissions of an assignment with its tests as they are now.

    Parameters
    ----------
    course : Course
    assignment : str
    apply : bool
        Keep the result; a gradebook in a file goes to ``build/`` as it was. Otherwise nothing
        changes, and what was found is kept for applying it.
    executor : Executor, optional
        What runs the notebooks; by default, this machine's processors.

    Returns
    -------
    pandas.DataFrame
        One row for each cell whose points change: ``student``, ``cell``, ``before``, ``after``.

    Raises
    ------
    CourseError
        If nothing has been graded yet, or cells were added or removed.
    """
    course.assignments(assignment)
    if not course.has_gradebook() or marks.grades(course, assignment).empty:
        raise CourseError(f"Nothing of {assignment} has been graded yet; run `make autograde`")
    graded = [
        submission
        for submission in course.submissions(assignment)
        if course.notebook("autograded", *submission).is_file()
    ]
    copy = _copy(course, assignment, graded)
    if copy.nbgrader("generate_assignment", assignment, "--force", quiet=True):
        raise CourseError(f"The student edition of {assignment} can't be made; see above")
    Run(copy, executor or Here(), feedback=False).grade(graded)
    changes = _changes(course, copy, assignment)
    if apply:
        _apply(course, copy, assignment, graded)
    return changes


def show(
    changes: pd.DataFrame, applied: bool, students: int, names: Mapping[str, str] | None = None
) -> None:
    """Print whose marks change, of how many.

    Parameters
    ----------
    changes : pandas.DataFrame
        From `regrade`.
    applied : bool
        Whether they are kept.
    students : int
        How many handed the assignment in.
    names : mapping of str to str, optional
        Names of students.
    """
    if changes.empty:
        print(f"No marks change ({students} students).")
    else:
        sums = changes.groupby("student")[["before", "after"]].sum()
        print(f"The marks of {len(sums)} of {students} students change:")
        for student, rows in changes.groupby("student"):
            difference = sums.after[student] - sums.before[student]
            cells = ", ".join(f"{r.cell} {r.before:g} → {r.after:g}" for r in rows.itertuples())
            who = f"{student} {(names or {}).get(str(student), '')}".rstrip()
            print(f"  {who}: {difference:+g} ({cells})")
    if not applied:
        print("Nothing has been changed. To keep this result: make regrade … APPLY=1")


def _copy(course: Course, assignment: str, graded: list[Submission]) -> Course:
    """Lay out what grading this assignment needs; what an earlier run found there stays."""
    root = course.root / "build" / "regrade" / assignment
    root.mkdir(parents=True, exist_ok=True)
    for name in ("source", "submitted", "release"):
        shutil.rmtree(root / name, ignore_errors=True)
    shutil.copytree(
        course.notebook("source", assignment).parent, root / "source" / assignment, symlinks=True
    )
    copy = course.twin(root)
    for submission in graded:
        place = copy.notebook("submitted", *submission).parent
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(course.notebook("submitted", *submission).parent)
    return copy


def _changes(course: Course, copy: Course, assignment: str) -> pd.DataFrame:
    """Compare the points that count; those given by hand stay."""
    new = {key: grade.auto_score for key, grade in _grades(copy, assignment).items()}
    rows = []
    for key, grade in sorted(_grades(course, assignment).items()):
        if key not in new or grade.manual_score is not None:
            continue
        before, after = grade.auto_score or 0.0, new[key] or 0.0
        if before != after:
            rows.append((*key, before, after))
    return pd.DataFrame(rows, columns=["student", "cell", "before", "after"])


def _grades(course: Course, assignment: str) -> dict[tuple[str, str], Grade]:
    with course.gradebook() as gradebook:
        found = {
            (submission.student.id, grade.name): grade
            for submission in gradebook.assignment_submissions(assignment)
            for notebook in submission.notebooks
            for grade in notebook.grades
        }
        gradebook.db.expunge_all()
    return found


def _apply(course: Course, copy: Course, assignment: str, graded: list[Submission]) -> None:
    """Bring the result into the course: the release, all grades at once, then the notebooks."""
    before, after = ({name for _, name in _grades(c, assignment)} for c in (course, copy))
    if before != after:
        raise CourseError(
            f"Cells of {assignment} were added, removed or renamed ({', '.join(before ^ after)}): "
            "what is graded by them can't be brought over; undo that, or see `make release`"
        )
    if backup := back_up(course):
        print(f"The gradebook as it was: {backup.relative_to(course.root)}")
    if course.nbgrader("generate_assignment", assignment, "--force", quiet=True):
        raise CourseError(f"The student edition of {assignment} can't be made; see above")
    finished = []
    for submission in graded:
        folder = copy.notebook("autograded", *submission).parent
        if not folder.is_dir():
            continue
        notebook = copy.read("autograded", *submission)
        staging = course.root / "build" / f"regraded-{os.getpid()}" / submission.student
        shutil.copytree(folder, staging)
        result = Finished(scores_of(notebook), remarks=noted(notebook).get("remarks", []))
        finished.append((submission, result, staging))
    with Writer(course) as writer:
        writer.save_all(finished, settled=True)
    shutil.rmtree(course.root / "build" / f"regraded-{os.getpid()}", ignore_errors=True)


def back_up(course: Course) -> Path | None:
    """Copy a gradebook that others may be writing to; one that a server keeps is left to that.

    Returns
    -------
    Path or None
        The copy, in ``build/``.
    """
    if course.gradebook_file is None:
        return None
    backup = course.root / "build" / f"gradebook-{datetime.now():%Y%m%d-%H%M%S}.db"
    backup.parent.mkdir(exist_ok=True)
    live, copy = sqlite3.connect(course.gradebook_file), sqlite3.connect(backup)
    with closing(live), closing(copy):
        live.backup(copy)
    return backup
