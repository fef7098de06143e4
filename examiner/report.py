"""The mark sheet: students × assignments, and what needs a look."""

import pandas as pd
from nbformat import NotebookNode
from nbgrader.api import Gradebook

from examiner.course import Course
from examiner.submission import METADATA_KEY


def marks(course: Course, only: str | None = None) -> pd.DataFrame:
    """Return the points of all students, one column an assignment.

    Parameters
    ----------
    course : Course
    only : str, optional
        Only this assignment.

    Returns
    -------
    pandas.DataFrame
        Points with late penalties and manual grades; missing where nothing was graded. Students who
        handed in, but could not be graded, are there with missing points.
    """
    assignments = course.assignments(only)
    table = pd.DataFrame(columns=assignments, dtype=float)
    for assignment, student in course.submissions(only):
        table.loc[student, assignment] = float("nan")
    with Gradebook(course.gradebook_url) as gradebook:
        for assignment in assignments:
            for row in gradebook.submission_dicts(assignment):
                table.loc[row["student"], assignment] = row["score"]
    table.index.name = "student"
    return table.sort_index()


def remarks(course: Course, only: str | None = None) -> list[str]:
    """Return one line for everything that an instructor should look at."""
    lines = []
    for assignment, student in course.submissions(only):
        if not course.notebook("submitted", assignment, student).exists():
            lines.append(f"{student}  {assignment}: there is no {assignment}.ipynb in the folder")
        elif not course.notebook("autograded", assignment, student).is_file():
            lines.append(f"{student}  {assignment}: not graded")
        else:
            notebook = course.read("autograded", assignment, student)
            noted = notebook.metadata.get(METADATA_KEY, {}).get("remarks", [])
            lines += [f"{student}  {assignment}: {text}" for text in [*noted, *flags(notebook)]]
    return lines


def flags(notebook: NotebookNode) -> list[str]:
    """Return one line for each cell of an autograded notebook that tried what it may not.

    It was refused and costs no points; whether it was meant badly, an instructor can see by the
    cell. What concerns files, processes and the interpreter is a hint of the program's own Python.
    """
    return [
        f"In [{cell.execution_count}] tried what it may not: {', '.join(found)}"
        for cell in notebook.cells
        if (found := cell.metadata.get(METADATA_KEY, {}).get("flags"))
    ]


def show(course: Course, only: str | None = None) -> None:
    """Print the mark sheet, where the feedback lies, and what needs a look."""
    table = marks(course, only)
    if table.empty:
        print("Nobody has handed in anything: submitted/ is empty.")
        return
    short = table.rename(columns=lambda name: name.split("-")[0])
    print("\nPoints of 100; written answers count once they are graded by hand.\n")
    print(short.to_string(na_rep="–", float_format=lambda value: f"{value:g}"))
    path = course.root / "feedback" / "marks.csv"
    path.parent.mkdir(exist_ok=True)
    table.to_csv(path)
    print(f"\nMark sheet: {path.relative_to(course.root)}")
    print("Feedback:   feedback/<student>/<assignment>/<assignment>.html")
    if noted := remarks(course, only):
        print("\nNeeds a look:")
        print("\n".join(f"  {line}" for line in noted))
