"""Written answers, graded by question: pages and workbooks out, grades back in."""

from collections.abc import Sequence
from pathlib import Path

from examiner.classroom.written import alike, pages, sheets, taking
from examiner.classroom.written.alike import Group
from examiner.classroom.written.answers import Question, questions
from examiner.classroom.written.reading import GradesFileError, read
from examiner.classroom.written.words import words
from examiner.course import Course, CourseError

__all__ = ["take", "write"]

FOLDER = "written"


def write(
    course: Course,
    assignment: str,
    weights: Sequence[float] = (1.0,),
    anonymous: bool = False,
) -> list[Path]:
    """Write a page a question and a workbook into ``written/<assignment>/``, and say so.

    Parameters
    ----------
    course : Course
    assignment : str
    weights : sequence of float
        One for each person who grades: how much of the answers they get. Each has a folder.
    anonymous : bool
        Whether to leave out whose answers they are.

    Returns
    -------
    list of Path
        What was written.

    Raises
    ------
    CourseError
        If there is nothing to grade, or a workbook that is there has grades that were not taken in.
    """
    said = words(course)
    asked = questions(course, assignment)
    folder = course.root / FOLDER / assignment
    _clear(course, folder)
    written = []
    parts: list[list[tuple[Question, list[Group]]]] = [[] for _ in weights]
    for question in asked:
        found = alike.groups(question.answers)
        line = {"title": question.title, "answers": len(question.answers)}
        print(said["written"].format(**line, groups=len(found), pending=question.pending))
        for part, share in zip(parts, alike.shares(found, weights), strict=True):
            part.append((question, share))
    if not any(question.answers for question in asked):
        print(said["nothing"])
        return []
    for number, part in enumerate(parts, start=1):
        place = folder if len(parts) == 1 else folder / str(number)
        place.mkdir(parents=True, exist_ok=True)
        for question, share in part:
            if share:
                page = place / f"{question.name}.html"
                page.write_text(pages.render(question, share, said, anonymous), "utf-8")
                written.append(page)
        written.append(place / f"{assignment}.xlsx")
        sheets.write(written[-1], part, said, anonymous)
    for path in written:
        print(f"  {path.relative_to(course.root)}")
    print(said["then"])
    return written


def take(course: Course, path: Path, only: str | None = None) -> int:
    """Bring what was graded in a file into the gradebook, and say what that changes.

    Returns
    -------
    int
        0, or 1 where something could not be taken.
    """
    taken = taking.take(course, path, only)
    taking.show(course, taken)
    return 1 if taken.problems else 0


def _clear(course: Course, folder: Path) -> None:
    """Remove what an earlier run wrote; grades in it that were not taken in are named."""
    made = []
    for path in sorted(folder.rglob("*.xlsx")):
        try:
            given = read(path)
        except GradesFileError:
            continue
        if taking.is_new(course, given):
            raise CourseError(
                f"{path.relative_to(course.root)} has grades that are not in the gradebook; take "
                f"them in first: make written FROM={path.relative_to(course.root)}. Or move it away"
            )
        made.append(path)
    for path in [*made, *folder.rglob("*.html")]:
        path.unlink()
    for share in folder.glob("*/"):
        if not any(share.iterdir()):
            share.rmdir()
