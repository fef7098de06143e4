"""The whole way of a class in a few minutes, with a sample class: from release to report."""

import shutil
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from examiner.authoring import release, sample
from examiner.classroom import report
from examiner.course import Course
from examiner.grading import grade, marks
from examiner.grading.run import Here

#: The chapter that plain nbgrader grades too, where all are.
COMPARED = "02.02-decision-trees"


def run(course: Course, assignment: str | None = None, sandboxed: bool = True) -> int:
    """Release, grade a sample class, compare with plain nbgrader, and write the report.

    Parameters
    ----------
    course : Course
    assignment : str, optional
        Only this chapter.
    sandboxed : bool
        False where there is no sandbox.

    Returns
    -------
    int
        0, or 1 where something did not come out as it should.
    """
    console = Console(highlight=False)
    console.print("1. The student edition, from source/ to release/")
    failed = release.release(course, assignment)
    console.print("2. A sample class hands in: right, partly right, and odd work")
    names = sample.write(course, assignment)
    console.print("3. Grading it, and writing feedback")
    chapters = course.assignments(assignment)
    failed |= grade.autograde(course, chapters, executor=Here(), sandboxed=sandboxed)
    compared = assignment or COMPARED
    console.print(f"4. The same work of {compared}, graded by plain `nbgrader autograde`")
    failed |= _compare(course, compared, sandboxed, console)
    console.print("5. The report")
    report.show(course, assignment)
    console.print(f"\n{len(names)} sample students; `make clean` removes them.")
    return failed


def _compare(course: Course, assignment: str, sandboxed: bool, console: Console) -> int:
    """Show the marks of both ways side by side; return 1 where they differ."""
    with tempfile.TemporaryDirectory(prefix="plain-") as folder:
        plain = _copy(course, assignment, Path(folder))
        options = [] if sandboxed else ["--Execute.sandbox=False"]
        plain.nbgrader("autograde", assignment, *options, quiet=True)
        theirs = marks.table(plain)[assignment]
    ours = marks.table(course, assignment)[assignment]
    table = Table("student", "examiner", "nbgrader autograde")
    students = [student for student in ours.index if sample.is_member(student)]
    for student in students:
        table.add_row(student, *(f"{each.get(student):g}" for each in (ours, theirs)))
    console.print(table)
    same = ours.reindex(students).fillna(-1).equals(theirs.reindex(students).fillna(-1))
    console.print("The marks are the same." if same else "The marks DIFFER.")
    return int(not same)


def _copy(course: Course, assignment: str, root: Path) -> Course:
    """Lay out one chapter and its sample submissions, with a gradebook of their own."""
    copy = course.twin(root)
    shutil.copytree(course.notebook("source", assignment).parent, root / "source" / assignment)
    for submission in course.submissions(assignment):
        if sample.is_member(submission.student):
            folder = course.notebook("submitted", *submission).parent
            shutil.copytree(folder, root / "submitted" / submission.student / assignment)
    copy.nbgrader("generate_assignment", assignment, quiet=True)
    return copy
