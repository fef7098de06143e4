"""The steps from source to feedback, for all assignments or one, for all students or one."""

import hashlib
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.utils import is_grade, is_solution

from examiner import feedback as feedback_page
from examiner import sample
from examiner.course import Course, CourseError, name_of
from examiner.run import Executor, Here, Run, Submission


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


def autograde(
    course: Course,
    only: Sequence[str] = (),
    student: str | None = None,
    *,
    executor: Executor | None = None,
    feedback: bool = True,
    force: bool = False,
    sandboxed: bool = True,
) -> int:
    """Grade submissions that are new or have changed, in parallel.

    Parameters
    ----------
    course : Course
    only : sequence of str
        Only these assignments; none means all.
    student : str, optional
        Only this student.
    executor : Executor, optional
        What runs the notebooks; by default, this machine's processors.
    feedback : bool
        Whether to write feedback as well.
    force : bool
        Grade also what has not changed.
    sandboxed : bool
        False where code is to run without a sandbox, whatever the settings say.

    Returns
    -------
    int
        0, or 1 where something could not be graded.
    """
    submissions = [Submission(*pair) for pair in _handed_in(course, only, student)]
    work = Run(course, executor or Here(), feedback, sandboxed=sandboxed)
    return 0 if work.grade(submissions, force) else 1


def feedback(course: Course, only: str | None = None, student: str | None = None) -> int:
    """Write feedback for graded submissions that have none, or where points or comments changed.

    Returns
    -------
    int
        0, or the last exit code of nbgrader that was not.
    """
    code = 0
    pending: dict[str, list[str]] = {}
    with Gradebook(course.gradebook_url) as gradebook:
        for assignment, name in _handed_in(course, [only] if only else [], student):
            if not course.notebook("autograded", assignment, name).is_file():
                print(f"{name}  {assignment}: not graded yet; run `make autograde`")
            elif not _shows(course, gradebook, assignment, name):
                pending.setdefault(assignment, []).append(name)
    for assignment, names in pending.items():
        print(f"{assignment}: writing feedback for {len(names)} submissions")
        for name in names:
            shutil.rmtree(course.notebook("feedback", assignment, name).parent, ignore_errors=True)
        narrowed = [f"--student={student}"] if student else []
        code = course.nbgrader("generate_feedback", assignment, *narrowed, quiet=True) or code
    return code


def _handed_in(course: Course, only: Sequence[str], student: str | None) -> list[tuple[str, str]]:
    """Return (assignment, student) of what was handed in; that there is nothing is an error."""
    chosen = [name for one in only for name in course.assignments(one)] or course.assignments()
    found = [
        (assignment, name)
        for assignment, name in course.submissions()
        if assignment in chosen and student in (None, name)
    ]
    if not found:
        place = f"submitted/{student or '<student>'}/{' or '.join(only) or '<assignment>'}/"
        raise CourseError(f"Nothing was handed in: there is no {place}; run `make collect FROM=…`")
    return found


def _shows(course: Course, gradebook: Gradebook, assignment: str, student: str) -> bool:
    """Tell whether there is feedback that shows what is graded now."""
    try:
        now = gradebook.find_submission_notebook(assignment, assignment, student)
    except MissingEntry:
        return False
    page = course.notebook("feedback", assignment, student).with_suffix(".html")
    graded = course.notebook("autograded", assignment, student)
    return feedback_page.is_current(page, graded, feedback_page.stamp(now))


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
    with Gradebook(course.gradebook_url) as gradebook:
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
    with Gradebook(course.gradebook_url) as gradebook:
        try:
            return bool(gradebook.find_assignment(assignment).notebooks)
        except MissingEntry:
            return False
