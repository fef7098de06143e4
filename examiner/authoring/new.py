"""A new chapter: a draft that passes all checks, to be rewritten piece by piece."""

import re
from importlib import resources
from pathlib import Path

import nbformat

from examiner.authoring import answers, release
from examiner.cells import DRAFT
from examiner.course import Course, CourseError

_ID = re.compile(r"\d\d\.\d\d-[a-z0-9]+(-[a-z0-9]+)*")


def chapter(course: Course, assignment: str, title: str = "") -> list[Path]:
    """Write a chapter with one exercise and one written question, its answers and its release.

    Parameters
    ----------
    course : Course
    assignment : str
        Its id, such as ``"04.01-kmeans"``.
    title : str
        By default, what the id says.

    Returns
    -------
    list of Path
        The notebook and the record of answers.

    Raises
    ------
    CourseError
        If the id is none, or there is such a chapter; nothing has been written then.
    """
    number, _, name = assignment.partition("-")
    if not _ID.fullmatch(assignment):
        raise CourseError(
            f"{assignment!r} can't be a chapter's id; write two numbers and a name in lower case "
            "letters, such as 04.01-kmeans"
        )
    notebook, record = course.notebook("source", assignment), answers.record(course, assignment)
    same = [each for each in course.assignments() if each.split("-")[0] == number]
    there = [str(path.relative_to(course.root)) for path in (notebook, record) if path.exists()]
    if same or there:
        raise CourseError(f"There is {', '.join(there or same)} already; nothing was written")
    template = resources.files("examiner.authoring") / "template"
    draft = nbformat.reads(template.joinpath("chapter.ipynb").read_text("utf-8"), as_version=4)
    _, rest = draft.cells[0].source.split("\n", 1)
    draft.cells[0].source = f"# {number} {title or name.replace('-', ' ')}\n{rest}"
    for path in (notebook, record):
        path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(draft, notebook)
    record.write_text(template.joinpath("answers.py").read_text("utf-8"), "utf-8")
    release.release(course, assignment)
    return [notebook, record]


def show(course: Course, assignment: str, written: list[Path]) -> None:
    """Print what was written and what to do with it."""
    for path in written:
        print(f"  {path.relative_to(course.root)}")
    steps = {
        "lab-source": "write it in JupyterLab, then `make format`",
        f"check ASSIGNMENT={assignment}": "what is wrong, and what the tests let through",
        f"try ASSIGNMENT={assignment}": "solve it as a student sees it",
        f"points ASSIGNMENT={assignment}": "points by exercise; SET=distance=8 changes them",
    }
    print("A draft: students don't get it, and what it lacks is not asked for yet.")
    width = max(map(len, steps))
    for command, what in steps.items():
        print(f"  make {command:{width}}  {what}")
    print(
        f'Finished: take the tag "{DRAFT}" out of the notebook\'s metadata (JupyterLab: property '
        "inspector, Advanced Tools), then `make check`."
    )
