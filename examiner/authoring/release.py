"""The student edition: made by nbgrader from what has changed, without spoiling what is graded."""

import contextlib
import hashlib
import json
import shutil
import sys
import tempfile
from datetime import datetime, timedelta

from nbgrader.api import MissingEntry, SubmittedNotebook
from nbgrader.utils import is_grade, is_solution

from examiner.authoring import sample
from examiner.cells import name_of
from examiner.course import Course


def release(course: Course, only: str | None = None) -> int:
    """Make the student edition of assignments whose source has changed.

    Parameters
    ----------
    course : Course
    only : str, optional
        Only this assignment.

    Returns
    -------
    int
        0, or another number where a student edition could not be made.
    """
    state_path = course.root / "build" / "released.json"
    state = json.loads(state_path.read_text()) if state_path.is_file() else {}
    code = 0
    for assignment in course.assignments(only):
        digest = _digest(course, assignment)
        if state.get(assignment) == digest and _in_gradebook(course, assignment):
            continue
        print(f"{assignment}: making the student edition")
        if graded := _graded_by_other_cells(course, assignment):
            print(
                f"{assignment}: cells were added, removed or renamed, but {len(graded)} students "
                f"({graded[0]}, …) are graded by the cells as they were. Undo that change, or "
                f"forget all marks of this chapter, those given by hand too: "
                f".venv/bin/nbgrader db assignment remove {assignment} --force",
                file=sys.stderr,
            )
            code = 1
            continue
        if failed := _generate(course, assignment):
            code = failed
            continue
        # What was released is part of it.
        state[assignment] = _digest(course, assignment)
        state_path.parent.mkdir(exist_ok=True)
        state_path.write_text(json.dumps(state, indent=1))
    return code


def _generate(course: Course, assignment: str) -> int:
    """Let nbgrader make the student edition; return its exit code, with all as before if it fails.

    Other notebooks in the folder are named and left out, from the student edition too.
    """
    strays = course.strays(assignment)
    for path in strays:
        print(f"{path.relative_to(course.root)} is not the chapter's notebook, and is left out")
    ignored = [*course.directories.ignore, *(path.name for path in strays)]
    options = [f"--CourseDirectory.ignore={name}" for name in ignored] if strays else []
    released = course.notebook("release", assignment).parent
    with tempfile.TemporaryDirectory() as before, _entries_set_aside(course, assignment):
        if released.is_dir():
            shutil.copytree(released, before, dirs_exist_ok=True)
        failed = course.nbgrader(
            *("generate_assignment", assignment, "--force", f"--notebook={assignment}", *options),
            quiet=True,
        )
        if failed:
            # nbgrader clears the folder before it looks at the source.
            shutil.copytree(before, released, dirs_exist_ok=True)
    return failed


@contextlib.contextmanager
def _entries_set_aside(course: Course, assignment: str):
    """Take submissions without any marks out of the gradebook, and put them back afterwards.

    They hold when something was handed in, and extensions, and nbgrader changes no assignment that
    has submissions. Should this be interrupted, the next time puts them back.
    """
    kept = course.root / "build" / f"entries-{assignment}.json"
    if not kept.is_file():
        entries = _entries_without_marks(course, assignment)
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(json.dumps(entries))
    entries = json.loads(kept.read_text())
    with course.gradebook() as gradebook:
        for student, *_ in entries:
            with contextlib.suppress(MissingEntry):
                gradebook.remove_submission(assignment, student)
    try:
        yield
    finally:
        with course.gradebook() as gradebook:
            for student, time, extension in entries:
                entry = gradebook.update_or_create_submission(assignment, student)
                entry.timestamp = time and datetime.fromisoformat(time)
                entry.extension = extension and timedelta(seconds=extension)
            gradebook.db.commit()
        kept.unlink()


Entry = tuple[str, str | None, float | None]


def _entries_without_marks(course: Course, assignment: str) -> list[Entry]:
    """Return student, time and extension (seconds) of submissions that nobody has graded."""
    if not course.has_gradebook():
        return []
    with course.gradebook() as gradebook:
        try:
            submissions = gradebook.find_assignment(assignment).submissions
        except MissingEntry:
            return []
        return [
            (
                each.student.id,
                each.timestamp and each.timestamp.isoformat(),
                each.extension and each.extension.total_seconds(),
            )
            for each in submissions
            if not any(map(_has_marks, each.notebooks))
        ]


def _has_marks(notebook: SubmittedNotebook) -> bool:
    """Tell whether anything in a submission was graded, by tests or by hand."""
    return any(
        grade.auto_score is not None or grade.manual_score is not None for grade in notebook.grades
    ) or any(comment.manual_comment for comment in notebook.comments)


def _digest(course: Course, assignment: str) -> str:
    """Hash everything that decides what an assignment's release looks like."""
    strays = course.strays(assignment)
    folder = course.notebook("source", assignment).parent
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and p not in strays)
    digest = hashlib.sha256()
    for path in [*paths, course.root / "nbgrader_config.py"]:
        digest.update(path.name.encode() + path.read_bytes())
    released = course.notebook("release", assignment)
    digest.update(released.read_bytes() if released.is_file() else b"missing")
    return digest.hexdigest()


def _graded_by_other_cells(course: Course, assignment: str) -> list[str]:
    """Return the students whose grades nbgrader can't bring over to the cells that there are now.

    The sample class is not among them: its grades are forgotten, as they are made anew any time.
    """
    cells = course.read("source", assignment).cells
    now = {
        "grade": {name_of(cell) for cell in cells if is_grade(cell)},
        "solution": {name_of(cell) for cell in cells if is_solution(cell)},
        "source": {name_of(cell) for cell in cells if name_of(cell)},
    }
    with course.gradebook() as gradebook:
        try:
            notebook = gradebook.find_notebook(assignment, assignment)
        except MissingEntry:
            return []
        before = {kind: {cell.name for cell in getattr(notebook, f"{kind}_cells")} for kind in now}
        if before == now:
            return []
        graded = [
            submission.assignment.student.id
            for submission in notebook.submissions
            if _has_marks(submission)
        ]
        others = [student for student in graded if not sample.is_member(student)]
        for student in graded if not others else []:
            gradebook.remove_submission(assignment, student)
    return others


def _in_gradebook(course: Course, assignment: str) -> bool:
    if not course.has_gradebook():
        return False
    with course.gradebook() as gradebook:
        try:
            return bool(gradebook.find_assignment(assignment).notebooks)
        except MissingEntry:
            return False
