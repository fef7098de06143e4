"""Feedback and marks in the form in which a learning platform takes them for all at once."""

import zipfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
from nbgrader.api import Gradebook, MissingEntry

from examiner.classroom import origins, roster
from examiner.classroom.origins import Origin
from examiner.classroom.outcomes import printable
from examiner.classroom.returns import filled
from examiner.course import Course, CourseError, Submission
from examiner.grading import marks
from examiner.steps import feedback

__all__ = ["make", "show"]

PLATFORMS = ("moodle", "canvas")
# Every file has the same date, so that the same feedback makes the same zip.
_DATE = (2026, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Returned:
    """What was made for a platform.

    Attributes
    ----------
    files : list of Path
        Zips of feedback pages, and tables of marks.
    count : int
        How many pages there are in the zips.
    left : dict of str to list of str
        Why something is not among it -> whose it is, and of which chapter.
    notes : list of str
        What there is to know of the tables.
    """

    files: list[Path] = field(default_factory=list)
    count: int = 0
    left: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def make(
    course: Course,
    platform: str,
    only: str | None = None,
    own: Path | None = None,
    unfinished: bool = False,
) -> Returned:
    """Write a zip of feedback pages a chapter and tables of marks into ``dist/return-…/``.

    Parameters
    ----------
    course : Course
    platform : str
        One of `PLATFORMS`.
    only : str, optional
        Only this assignment.
    own : Path, optional
        The platform's own table, to be filled in: Canvas' gradebook, or Moodle's grading worksheet
        of one assignment.
    unfinished : bool
        Whether to return also what has answers that a person has not graded yet.

    Raises
    ------
    CourseError
        If nothing was collected from the platform, or the table can't be read.
    """
    known = origins.known(course)
    if not any(each.platform == platform for each in known.values()):
        raise CourseError(
            f"Nothing was collected from {platform.capitalize()}: run `make collect FROM=…` with "
            "its download, also if it was collected before"
        )
    totals = marks.totals(course, only)
    pending = set() if unfinished else _pending(totals)
    returned = Returned()
    ready: dict[str, list[Origin]] = defaultdict(list)
    with course.gradebook() as gradebook:
        for submission in course.submissions(only):
            origin = known.get((platform, *submission))
            reason = _not_ready(course, gradebook, submission, origin, pending)
            if reason is None and origin:
                ready[submission.assignment].append(origin)
            elif reason:
                who = f"{submission.student} ({submission.assignment})"
                returned.left.setdefault(reason, []).append(who)
    table = None if own is None else filled.table_of(own, platform, only)
    folder = course.root / "dist" / f"return-{platform}"
    folder.mkdir(parents=True, exist_ok=True)
    for assignment in course.assignments(only):
        for made_before in folder.glob(f"{assignment}.*"):
            made_before.unlink()
    for assignment, found in ready.items():
        returned.files.append(_zip(course, folder / f"{assignment}.zip", found))
    made = filled.write(course, folder, platform, dict(ready), totals, table)
    count = sum(map(len, ready.values()))
    return Returned(returned.files + made.files, count, returned.left, made.notes)


def _pending(totals: pd.DataFrame) -> set[Submission]:
    columns = (totals[name].tolist() for name in ("assignment", "student", "pending"))
    return {
        Submission(assignment, student)
        for assignment, student, waits in zip(*columns, strict=True)
        if waits
    }


def _not_ready(
    course: Course,
    gradebook: Gradebook,
    submission: Submission,
    origin: Origin | None,
    pending: set[Submission],
) -> str | None:
    """Say why a submission can't be returned."""
    assignment, student = submission
    graded = course.notebook("autograded", assignment, student)
    page = course.notebook("feedback", assignment, student).with_suffix(".html")
    if not graded.is_file():
        return "not graded yet (make autograde)"
    if origin is None:
        return "did not come in the platform's download, so that it has no name for it"
    if submission in pending:
        return "answers are still to be graded by hand (make written; ALL=1 returns it anyway)"
    if not page.is_file():
        return "there is no feedback yet (make feedback)"
    try:
        shown = gradebook.find_submission_notebook(assignment, assignment, student)
    except MissingEntry:
        return "not graded yet (make autograde)"
    if not feedback.is_current(page, graded, feedback.stamp_now(shown, course.settings)):
        return "its feedback shows other points than the gradebook has now (make feedback)"
    return None


def _zip(course: Course, path: Path, found: list[Origin]) -> Path:
    partial = path.with_suffix(".partial")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
        for origin in found:
            page = course.notebook("feedback", origin.assignment, origin.student)
            name = zipfile.ZipInfo(f"{origin.prefix}{origin.assignment}.html", _DATE)
            name.compress_type = zipfile.ZIP_DEFLATED
            name.external_attr = 0o100644 << 16
            archive.writestr(name, page.with_suffix(".html").read_bytes())
    partial.replace(path)
    return path


def show(course: Course, returned: Returned) -> None:
    """Print what was made, what is not among it and why, and what to know of it."""
    names = roster.names(course)
    pages = f"{returned.count} feedback pages are" if returned.count else "Nothing is"
    print(f"{pages} ready to be returned{':' if returned.files else '.'}")
    for path in returned.files:
        print(f"  {path.relative_to(course.root)}")
    for reason, people in returned.left.items():
        print(f"Not returned, {len(people)}: {reason}")
        for text in people:
            student = text.partition(" (")[0]
            print(printable(f"  {text} {names.get(student, '')}".rstrip()))
    for note in returned.notes:
        print(printable(note))
