"""The student edition: made by nbgrader from what has changed, without spoiling what is graded."""

import hashlib
import json
import shutil
import sys
import tempfile

from nbgrader.api import MissingEntry
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
        released = course.notebook("release", assignment).parent
        with tempfile.TemporaryDirectory() as before:
            if released.is_dir():
                shutil.copytree(released, before, dirs_exist_ok=True)
            failed = course.nbgrader("generate_assignment", assignment, "--force", quiet=True)
            if failed:
                # nbgrader clears the folder before it looks at the source.
                shutil.copytree(before, released, dirs_exist_ok=True)
                code = failed
                continue
        state[assignment] = digest
        state_path.parent.mkdir(exist_ok=True)
        state_path.write_text(json.dumps(state, indent=1))
    return code


def _digest(course: Course, assignment: str) -> str:
    """Hash everything that decides what an assignment's release looks like."""
    paths = sorted(p for p in (course.root / "source" / assignment).rglob("*") if p.is_file())
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
        graded = [submission.assignment.student.id for submission in notebook.submissions]
        for student in filter(sample.is_member, graded):
            gradebook.remove_submission(assignment, student)
    return [student for student in graded if not sample.is_member(student)]


def _in_gradebook(course: Course, assignment: str) -> bool:
    if not course.has_gradebook():
        return False
    with course.gradebook() as gradebook:
        try:
            return bool(gradebook.find_assignment(assignment).notebooks)
        except MissingEntry:
            return False
