"""Grading and feedback, for all assignments or one, for all students or one."""

import shutil
from collections.abc import Sequence

from nbgrader.api import Gradebook, MissingEntry

from examiner.course import Course, CourseError
from examiner.grading.run import Executor, Here, Run, Submission
from examiner.steps import feedback as feedback_page


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
    submissions = _handed_in(course, only, student)
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
    with course.gradebook() as gradebook:
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


def _handed_in(course: Course, only: Sequence[str], student: str | None) -> list[Submission]:
    """Return what was handed in; that there is nothing is an error."""
    chosen = [name for one in only for name in course.assignments(one)] or course.assignments()
    found = [
        submission
        for submission in course.submissions()
        if submission.assignment in chosen and student in (None, submission.student)
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
    return feedback_page.is_current(page, graded, feedback_page.stamp_now(now, course.settings))
