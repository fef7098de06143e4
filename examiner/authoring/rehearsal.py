"""The instructor's own solution, examined as a student's: every test cell must run that way.

A test cell may pass in one ordinary process and still not run under the examiner, where it holds
references to the student's objects; that is found here, before a student meets it.
"""

import hashlib
from collections.abc import Iterator

from nbformat import NotebookNode
from traitlets.config import Config

from examiner.authoring.answers import without_demonstrations
from examiner.cells import is_test, name_of, noted
from examiner.course import Course
from examiner.engine import sandbox
from examiner.steps.execute import Execute

REMEDY = (
    "take from the answer only the functions, classes and values that it defines, and compare "
    "plain values (see 'Test cells' in CONTRIBUTING.md)"
)


def rehearse(course: Course, assignment: str) -> list[str]:
    """Say which cells of an assignment don't do under the examiner what they should.

    What was fine is not run again until the assignment or the engine changes.

    Parameters
    ----------
    course : Course
    assignment : str

    Returns
    -------
    list of str
        Empty if nothing.
    """
    fine = course.root / "build" / "rehearsed" / assignment
    digest = _digest(course, assignment)
    if fine.is_file() and fine.read_text() == digest:
        return []
    notebook = without_demonstrations(course.read("source", assignment))
    settings = {
        "CourseDirectory": {"root": str(course.root)},
        "Execute": {"sandbox": not sandbox.missing()},
    }
    names = {"assignment": assignment, "student": "solution"}
    Execute(config=Config(settings)).preprocess(notebook, {"nbgrader": names})
    found = list(complaints(notebook))
    if not found:
        fine.parent.mkdir(parents=True, exist_ok=True)
        fine.write_text(digest)
    return found


def complaints(notebook: NotebookNode) -> Iterator[str]:
    """Say what went wrong with an examined solution, cell by cell.

    Parameters
    ----------
    notebook : NotebookNode
        As `examiner.steps.Execute` left it.

    Yields
    ------
    str
    """
    for cell in notebook.cells:
        word = noted(cell)
        name = name_of(cell) or cell.get("id", "?")
        if is_test(cell):
            if word.get("status") != "ok":
                verdict = word.get("verdict", "it was not run")
                yield f"{name}: the solution fails under the examiner: {verdict} -- {REMEDY}"
        else:
            for output in cell.get("outputs", []):
                if output.output_type == "error":
                    yield f"{name}: raises under the examiner: {output.ename}: {output.evalue}"
                elif output.get("name") == "stderr":
                    yield f"{name}: warns: {output.text.strip()}"
        if flags := word.get("flags"):
            yield f"{name}: an honest solution would be flagged: {', '.join(flags)}"


def _digest(course: Course, assignment: str) -> str:
    folders = [course.root / "source" / assignment, course.root / "examiner"]
    digest = hashlib.sha256()
    for folder in [*folders, course.root / "aicourse"]:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
