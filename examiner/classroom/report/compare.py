"""Answers laid out for programs that look for copies: JPlag and Dolos."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from examiner.classroom import roster, tables
from examiner.classroom.report import reading, similar
from examiner.classroom.report.settings import Report
from examiner.classroom.report.shape import Task
from examiner.classroom.report.store import Store
from examiner.course import Course, CourseError

PLACE = "build/compare"


def write(course: Course, assignment: str) -> Path:
    """Write the answers of a chapter, one file a student.

    Parameters
    ----------
    course : Course
    assignment : str

    Returns
    -------
    Path
        ``build/compare/<assignment>/``: ``submissions/`` and, where the settings name a folder of
        earlier years, ``earlier/``, with a folder each; ``given/``, what the task had in it; and
        ``info.csv``, by which Dolos finds them.

    Raises
    ------
    CourseError
        If nothing of it has been graded.
    """
    (assignment,) = course.assignments(assignment)
    current = similar.answers(
        work for work in reading.read(course, assignment) if work.state is reading.State.GRADED
    )
    if not current:
        raise CourseError(f"Nothing of {assignment} has been graded yet; run `make autograde`")
    settings = Report(config=course.settings)
    store = Store(course.root / reading.PLACE)
    before = similar.earlier(course, settings.earlier, store).get(assignment, [])
    folder = course.root / PLACE / assignment
    shutil.rmtree(folder, ignore_errors=True)
    stubs = Task.of(course.read("release", assignment)).stubs
    _write(folder / "given" / f"{assignment}.py", stubs, stubs)
    names = roster.names(course)
    rows = []
    for kind, everybody in (("submissions", current), ("earlier", before)):
        for each in everybody:
            path = folder / kind / each.who.replace("/", "-") / f"{assignment}.py"
            _write(path, each.sources, stubs)
            who = f"{each.who} {names.get(each.who, '')}".strip()
            rows.append((path.relative_to(folder).as_posix(), who, kind))
    # Dolos takes a byte order mark for a part of the first heading.
    tables.write_csv(
        folder / "info.csv", ["filename", "full_name", "label"], rows, encoding="utf-8"
    )
    return folder


def _write(path: Path, answers: Mapping[str, str], order: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "\n\n\n".join(answers[name] for name in order if name in answers)
    path.write_text(text + "\n", encoding="utf-8", errors="replace")


def show(folder: Path, course: Course) -> None:
    """Print where they lie, and how the two programs are called on them."""
    count = sum(1 for _ in folder.glob("submissions/*/*.py"))
    old = " -old earlier" if (folder / "earlier").is_dir() else ""
    print(f"{folder.relative_to(course.root)}/: the answers of {count} students. In that folder:")
    print(f"  java -jar jplag.jar -l python3 -bc given{old} submissions")
    print(f"  dolos run -l python -i given/{folder.name}.py info.csv")
