"""What a cell is: its name, its kind, its points, and what the examiner noted in it."""

import re
from collections.abc import Iterable
from typing import Any

from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_locked, is_solution

# Metadata of an autograded notebook and of its cells under which the examiner leaves word for the
# gradebook, the report and the feedback.
METADATA_KEY = "examiner"
#: Tag of a notebook, in its metadata, that is still being written.
DRAFT = "draft"
# What a text has beside its headings that may look like one: code, and a question's rubric.
_NO_TEXT = re.compile(r"^```.*?^```|^### BEGIN MARK SCHEME.*", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#{2,6}\s+(.+?)\s*(?:（★.*）)?\s*$", re.MULTILINE)


def name_of(cell: NotebookNode) -> str:
    """Return a cell's ``grade_id``, ``""`` where it has none."""
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def is_test(cell: NotebookNode) -> bool:
    """Tell whether a cell of the course's own, or of a rebuilt notebook, holds automatic tests."""
    return cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)


def is_answer(cell: NotebookNode) -> bool:
    """Tell whether a code cell is where students answer an automatically graded exercise."""
    return cell.cell_type == "code" and is_solution(cell) and not is_grade(cell)


def is_demonstration(cell: NotebookNode) -> bool:
    """Tell whether a code cell of the course's own is one that students may change or leave."""
    return cell.cell_type == "code" and not name_of(cell)


def kind(cell: NotebookNode) -> str:
    """Tell what a code cell of a rebuilt notebook is; its metadata are the release's own.

    Returns
    -------
    str
        ``"test"``; ``"given"``, locked; ``"demonstration"``, one that students may change and this
        one did not; or ``"student"``.
    """
    if is_test(cell):
        return "test"
    if is_locked(cell):
        return "given"
    if is_demonstration(cell) and not noted(cell).get("by_student"):
        return "demonstration"
    return "student"


def is_draft(notebook: NotebookNode) -> bool:
    """Tell whether a chapter is still being written: its notebook has the tag ``draft``.

    It is checked for what it has, not for what it lacks, and students don't get it.
    """
    return DRAFT in notebook.metadata.get("tags", [])


def exercises(notebook: NotebookNode) -> dict[str, list[NotebookNode]]:
    """Return the automatically graded exercises of a notebook with their test cells.

    Parameters
    ----------
    notebook : NotebookNode
        An instructor's or a released notebook.

    Returns
    -------
    dict
        Name of the answer cell -> test cells whose names are that name followed by ``_test…``.
    """
    found: dict[str, list[NotebookNode]] = {
        name_of(cell): [] for cell in notebook.cells if is_answer(cell)
    }
    for cell in notebook.cells:
        if is_test(cell) and owner(cell) in found:
            found[owner(cell)].append(cell)
    return found


def owner(cell: NotebookNode) -> str:
    """Return the name of the exercise that a graded cell or an answer belongs to."""
    return name_of(cell).split("_test")[0] if is_test(cell) else name_of(cell)


def titles(notebook: NotebookNode) -> dict[str, str]:
    """Return what the text calls each exercise and written question.

    Parameters
    ----------
    notebook : NotebookNode
        An instructor's or a released notebook.

    Returns
    -------
    dict
        Name of the answer cell -> its heading, without stars and points; its name if it has none.
    """
    found, heading = {}, ""
    for cell in notebook.cells:
        if is_solution(cell):
            found[name_of(cell)], heading = heading or name_of(cell), ""
        elif cell.cell_type == "markdown":
            headings = _HEADING.findall(_NO_TEXT.sub("", cell.source))
            heading = " ".join(headings[-1].replace("\\", "").split()) if headings else heading
    return found


def points(cells: Iterable[NotebookNode]) -> float:
    """Return the sum of the points of graded cells."""
    return sum(cell.metadata.nbgrader.points for cell in cells if is_grade(cell))


def noted(node: NotebookNode) -> dict[str, Any]:
    """Return what the examiner noted about a notebook or a cell."""
    return node.metadata.get(METADATA_KEY, {})


def note(node: NotebookNode, **words: Any) -> None:
    """Note something about a notebook or a cell."""
    node.metadata.setdefault(METADATA_KEY, {}).update(words)
