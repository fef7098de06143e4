"""The class at a glance: what to do, marks, and files for platforms and spreadsheets."""

from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from examiner.classroom.report import exports, page, reading, todo
from examiner.classroom.report.findings import Findings, gather, unplaced
from examiner.classroom.report.words import Words
from examiner.course import Course, CourseError

__all__ = ["remarks", "show", "write"]

#: The mark sheet of a larger class is left to the page.
MAX_ROWS = 60


def remarks(course: Course, only: str | None = None, language: str = "en") -> list[str]:
    """Return one line for everything about submissions that an instructor should look at.

    Parameters
    ----------
    course : Course
    only : str, optional
        Only this assignment; else, files that were not placed are there, too.
    language : str
        ``"en"`` or ``"zh"``.
    """
    words = Words(language)
    lines = [line for work in reading.read(course, only) for line in todo.remarks_of(work, words)]
    return [str(line) for line in lines + (unplaced(course, words) if only is None else [])]


def write(course: Course, only: str | None = None) -> list[Path]:
    """Write the pages and the files for platforms and spreadsheets into ``feedback/``.

    Parameters
    ----------
    course : Course
    only : str, optional
        Only this assignment.

    Returns
    -------
    list of Path
        ``report.html``, which leads to a page for each chapter, ``marks.csv``, ``exercises.csv``,
        ``canvas.csv``, ``moodle.csv`` and ``marks.xlsx``.
    """
    return _write(course, gather(course, only))


def _write(course: Course, findings: Findings) -> list[Path]:
    folder = course.root / "feedback"
    folder.mkdir(exist_ok=True)
    paths = [page.write(folder, findings), *exports.write(folder, findings)]
    findings.store.save()
    return paths


def show(course: Course, only: str | None = None) -> None:
    """Print the mark sheet of a class, where all is written, and what there is to do."""
    findings = gather(course, only)
    words = findings.words
    if findings.marks.table.empty:
        raise CourseError(
            "Nobody is in the class: run `make roster FROM=…` or `make collect FROM=…`"
        )
    console = Console(highlight=False)
    if len(findings.marks.table) <= MAX_ROWS:
        console.print(_sheet(findings), words("sheet"), sep="\n")
    for path in _write(course, findings):
        console.print(f"  {path.relative_to(course.root)}", soft_wrap=True)
    console.print("  feedback/<student>/<assignment>/<assignment>.html", markup=False)
    if findings.items:
        console.print(f"\n{words('todo')}")
    for item in findings.items:
        line = words("list", title=words(item.kind), count=item.count)
        console.print(f"  {line} → {words(f'do {item.kind}')}", markup=False, soft_wrap=True)


def _sheet(findings: Findings) -> Table:
    words, begun = findings.words, findings.begun
    table = Table(words("student"), words("name"))
    for name in begun:
        table.add_column(name.split("-")[0], justify="right")
    table.add_column(words("total"), justify="right")
    marks = findings.marks.table[begun].assign(total=findings.total)
    for student, row in marks.iterrows():
        cells = [page.number(value) for value in row]
        table.add_row(*map(escape, (str(student), findings.name(str(student)))), *cells)
    return table
