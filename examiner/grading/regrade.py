"""Grading a chapter anew after its tests were corrected, without losing what people did by hand.

Everything happens in a copy of the course first. Applying is a copy back, so that an interrupted
run changes nothing.
"""

import shutil
import tempfile
from datetime import datetime
from pathlib import Path

import pandas as pd
from nbgrader.api import Grade

from examiner.course import Course, CourseError
from examiner.grading import marks


def regrade(course: Course, assignment: str, apply: bool = False) -> pd.DataFrame:
    """Grade all submissions of an assignment with its tests as they are now.

    Parameters
    ----------
    course : Course
    assignment : str
    apply : bool
        Keep the result; the gradebook as it was goes to ``build/``. Otherwise nothing changes.

    Returns
    -------
    pandas.DataFrame
        One row for each cell whose points change: ``student``, ``cell``, ``before``, ``after``.

    Raises
    ------
    CourseError
        If nothing has been graded yet, or the gradebook has changed meanwhile.
    """
    course.assignments(assignment)
    if not course.gradebook_file:
        raise CourseError(
            "make regrade works on a copy of the file gradebook.db; with a gradebook elsewhere "
            "(NBGRADER_DB_URL), run `make release autograde`, which keeps manual grades too"
        )
    database = course.gradebook_file
    if not database.is_file() or marks.grades(course, assignment).empty:
        raise CourseError(f"Nothing of {assignment} has been graded yet; run `make autograde`")
    with tempfile.TemporaryDirectory(prefix="regrade-") as folder:
        copy = _copy(course, assignment, Path(folder))
        before = database.read_bytes()
        if copy.nbgrader("generate_assignment", assignment, "--force", quiet=True):
            raise CourseError(f"The student edition of {assignment} can't be made; see above")
        if copy.nbgrader("autograde", assignment, quiet=True):
            print("Some submissions could not be graded; see above.")
        _settle(course, copy, assignment)
        changes = _changes(course, copy, assignment)
        if apply:
            if database.read_bytes() != before:
                raise CourseError("The gradebook was changed meanwhile; run the command again")
            _put_back(course, copy, assignment)
    return changes


def show(changes: pd.DataFrame, applied: bool) -> None:
    """Print whose marks change."""
    if changes.empty:
        print("No marks change.")
    else:
        sums = changes.groupby("student")[["before", "after"]].sum()
        for student, rows in changes.groupby("student"):
            difference = sums.after[student] - sums.before[student]
            cells = ", ".join(f"{r.cell} {r.before:g} → {r.after:g}" for r in rows.itertuples())
            print(f"  {student}: {difference:+g} ({cells})")
    if not applied:
        print("Nothing has been changed. To keep this result: make regrade … APPLY=1")


def _copy(course: Course, assignment: str, root: Path) -> Course:
    """Copy what grading this assignment needs."""
    for name in ("nbgrader_config.py", "data"):
        (root / name).symlink_to(course.root / name)
    shutil.copyfile(course.root / "gradebook.db", root / "gradebook.db")
    for name in (f"source/{assignment}", f"release/{assignment}"):
        shutil.copytree(course.root / name, root / name)
    for _, student in course.submissions(assignment):
        name = f"submitted/{student}/{assignment}"
        shutil.copytree(course.root / name, root / name, symlinks=True)
    return Course(root)


def _settle(course: Course, copy: Course, assignment: str) -> None:
    """Leave marked for a person only what was, or what both a person and new tests judged.

    nbgrader marks every grade that was once given by hand.
    """
    before = _by_cell(course, assignment)
    with copy.gradebook() as gradebook:
        for submission in gradebook.assignment_submissions(assignment):
            for notebook in submission.notebooks:
                for grade in notebook.grades:
                    old = before.get((submission.student.id, grade.name))
                    if old and grade.manual_score is not None and old[0] == grade.auto_score:
                        grade.needs_manual_grade = old[1]
        gradebook.db.commit()


def _by_cell(course: Course, assignment: str) -> dict[tuple[str, str], tuple[float | None, bool]]:
    """Return (student, cell) -> (automatic points, whether a person has to look)."""
    with course.gradebook() as gradebook:
        grades: list[tuple[str, Grade]] = [
            (submission.student.id, grade)
            for submission in gradebook.assignment_submissions(assignment)
            for notebook in submission.notebooks
            for grade in notebook.grades
        ]
        return {
            (student, grade.name): (grade.auto_score, grade.needs_manual_grade)
            for student, grade in grades
        }


def _changes(course: Course, copy: Course, assignment: str) -> pd.DataFrame:
    keys = ["student", "cell"]
    before = marks.grades(course, assignment).set_index(keys).score.rename("before")
    after = marks.grades(copy, assignment).set_index(keys).score.rename("after")
    table = pd.concat([before, after], axis=1).fillna(0.0)
    return table[table.before != table.after].sort_index().reset_index()


def _put_back(course: Course, copy: Course, assignment: str) -> None:
    """Bring the result into the course; the gradebook last, as a whole."""
    stages = [Path("release") / assignment]
    stages += [
        path.relative_to(copy.root) for path in (copy.root / "autograded").glob(f"*/{assignment}")
    ]
    for name in stages:
        shutil.rmtree(course.root / name, ignore_errors=True)
        shutil.copytree(copy.root / name, course.root / name)
    backup = course.root / "build" / f"gradebook-{datetime.now():%Y%m%d-%H%M%S}.db"
    backup.parent.mkdir(exist_ok=True)
    shutil.copyfile(course.root / "gradebook.db", backup)
    partial = course.root / "gradebook.db.partial"
    shutil.copyfile(copy.root / "gradebook.db", partial)
    partial.replace(course.root / "gradebook.db")
    print(f"The gradebook as it was: {backup.relative_to(course.root)}")
