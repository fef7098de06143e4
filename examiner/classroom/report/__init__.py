"""The class at a glance: a mark sheet, a page, and files for platforms and spreadsheets."""

from pathlib import Path

import pandas as pd
from nbformat import NotebookNode

from examiner.cells import noted, points
from examiner.classroom import outcomes, roster, tables
from examiner.classroom.report import exercises, exports, page, similar
from examiner.course import Course, CourseError
from examiner.grading import marks
from examiner.remarks import instructor

__all__ = ["flags", "remarks", "show", "write"]


def remarks(course: Course, only: str | None = None) -> list[str]:
    """Return one line for everything that an instructor should look at."""
    lines = []
    for assignment, student in course.submissions(only):
        head = f"{student}  {assignment}: "
        if not course.notebook("submitted", assignment, student).exists():
            lines.append(head + course.absent(assignment, student))
        elif not course.notebook("autograded", assignment, student).is_file():
            lines.append(f"{head}not graded")
        else:
            notebook = course.read("autograded", assignment, student)
            found = [instructor(said) for said in noted(notebook).get("remarks", [])]
            lines += [head + text for text in [*found, *flags(notebook)]]
    if only is None:
        known = course.assignments()
        for path in sorted((course.root / "submitted").glob("*/*")):
            if path.name not in known and (path.is_dir() or path.suffix == ".ipynb"):
                place = path.relative_to(course.root)
                lines.append(f"{place} belongs to no chapter: `make collect` finds out where to")
        lines += outcomes.lines(course)
    return lines


def flags(notebook: NotebookNode) -> list[str]:
    """Return one line for each cell of an autograded notebook that tried what it may not.

    It was refused and costs no points; whether it was meant badly, an instructor can see by the
    cell. What concerns files, processes and the interpreter is a hint of the program's own Python.
    """
    return [
        f"In [{cell.execution_count}] tried what it may not: {', '.join(found)}"
        for cell in notebook.cells
        if (found := noted(cell).get("flags"))
    ]


def write(course: Course, only: str | None = None) -> list[Path]:
    """Write the page and the files for platforms and spreadsheets into ``feedback/``.

    Parameters
    ----------
    course : Course
    only : str, optional
        Only this assignment.

    Returns
    -------
    list of Path
        ``report.html``, ``marks.csv``, ``canvas.csv``, ``moodle.csv`` and ``marks.xlsx``.
    """
    folder = course.root / "feedback"
    folder.mkdir(exist_ok=True)
    table, people = marks.table(course, only), roster.table(course)
    totals, grades = marks.totals(course, only), marks.grades(course, only)
    items = exercises.statistics(grades)
    most = {name: points(course.read("source", name).cells) for name in course.assignments(only)}
    sheet = table.reset_index()
    paths = {name: folder / name for name in ("report.html", "marks.xlsx")}
    for name, content in {
        "marks.csv": sheet,
        "canvas.csv": exports.canvas(table, people, most),
        "moodle.csv": exports.moodle(table, people),
    }.items():
        paths[name] = folder / name
        tables.write_csv(paths[name], list(content), content.itertuples(index=False))
    exports.workbook(
        paths["marks.xlsx"], {"marks": sheet, "submissions": totals, "exercises": items}
    )
    failures = exercises.failures(course, only)
    paths["report.html"].write_text(
        page.render(
            marks=table,
            people=people,
            totals=totals,
            most=most,
            items=items,
            failures=failures,
            remarks=remarks(course, only),
            shared=similar.shared(course, only),
        ),
        encoding="utf-8",
    )
    return list(paths.values())


def show(course: Course, only: str | None = None) -> None:
    """Print the mark sheet, where the report and the feedback lie, and what needs a look."""
    table = marks.table(course, only)
    if table.empty:
        raise CourseError(
            "Nobody is in the class: run `make roster FROM=…` or `make collect FROM=…`"
        )
    short = table.rename(columns=lambda name: name.split("-")[0])
    print("\nPoints of 100; written answers count once they are graded by hand.\n")
    print(short.to_string(na_rep="–", float_format=lambda value: f"{value:g}"))
    pending = pd.Series(marks.totals(course, only).pending, dtype=bool).sum()
    print()
    for path in write(course, only):
        print(f"  {path.relative_to(course.root)}")
    print("  feedback/<student>/<assignment>/<assignment>.html")
    if pending:
        print(f"\n{pending} submissions have answers to grade by hand, in the formgrader.")
    if lines := remarks(course, only):
        print("\nNeeds a look:")
        print("\n".join(f"  {line}" for line in lines))
