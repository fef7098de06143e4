"""The layout of a course folder and the nbgrader commands that work on it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_solution

from examiner.submission import is_test


class CourseError(Exception):
    """Something about the course folder is not as it should be; the message says what to do."""


@dataclass(frozen=True)
class Course:
    """A course folder: ``source``, ``release``, ``submitted``, ``autograded`` and ``feedback``.

    Attributes
    ----------
    root : Path
        Where ``nbgrader_config.py`` lies.
    """

    root: Path

    def assignments(self, only: str | None = None) -> list[str]:
        """Return the ids of the assignments in ``source/``, in order.

        Parameters
        ----------
        only : str, optional
            Just this one.

        Raises
        ------
        CourseError
            If ``only`` is not among them.
        """
        known = sorted(path.stem for path in self.root.glob("source/*/*.ipynb"))
        if only is None:
            return known
        if only not in known:
            raise CourseError(f"There is no assignment {only!r}. There are: {', '.join(known)}")
        return [only]

    def notebook(self, stage: str, assignment: str, student: str = "") -> Path:
        """Return the path of an assignment's notebook in a stage, such as ``"release"``."""
        return self.root / stage / student / assignment / f"{assignment}.ipynb"

    def read(self, stage: str, assignment: str, student: str = "") -> NotebookNode:
        """Read an assignment's notebook in a stage.

        Raises
        ------
        CourseError
            If it is no notebook.
        """
        path = self.notebook(stage, assignment, student)
        try:
            return nbformat.read(path, as_version=4)
        except (ValueError, nbformat.ValidationError) as error:
            reason = str(error).splitlines()[0][:200]
            raise CourseError(f"{path} can't be read as a notebook: {reason}") from None

    def submissions(self, only: str | None = None) -> list[tuple[str, str]]:
        """Return (assignment, student) for all folders below ``submitted/``, sorted."""
        folders = (self.root / "submitted").glob("*/*/")
        pairs = sorted((folder.name, folder.parent.name) for folder in folders)
        known = set(self.assignments(only))
        return [pair for pair in pairs if pair[0] in known]

    def absent(self, assignment: str, student: str) -> str:
        """Say that a submission has no notebook of its chapter's name, and what it has."""
        folder = self.notebook("submitted", assignment, student).parent
        there = ", ".join(sorted(path.name for path in folder.iterdir())) or "nothing"
        return f"there is no {assignment}.ipynb in the folder, but {there}"

    @property
    def gradebook_url(self) -> str:
        """Where nbgrader keeps the grades of this course."""
        if url := os.environ.get("NBGRADER_DB_URL"):
            return url
        return f"sqlite:///{self.root / 'gradebook.db'}"

    def has_gradebook(self) -> bool:
        """Tell whether there is a gradebook; nbgrader would make an empty one."""
        url = self.gradebook_url
        return not url.startswith("sqlite") or (self.root / "gradebook.db").is_file()

    def nbgrader(self, command: str, *arguments: str, quiet: bool = False) -> int:
        """Run an nbgrader command on this course and return its exit code.

        Parameters
        ----------
        command : str
            Such as ``"autograde"``.
        *arguments : str
            Its arguments.
        quiet : bool
            Show its output only where it fails.
        """
        call = [sys.executable, "-m", "nbgrader", command, *arguments]
        if not quiet:
            return subprocess.run(call, cwd=self.root).returncode
        # Not a pipe: a grader's child that lives on would keep it open.
        done = subprocess.run(call, cwd=self.root, capture_output=True, text=True)
        if done.returncode:
            print("\n".join(_errors(done.stdout + done.stderr)), file=sys.stderr)
        return done.returncode


def _errors(log: str) -> list[str]:
    """Return what nbgrader says went wrong: no notices, and of a traceback its last line."""
    # Its log indents what follows a first line by four; what a traceback quotes stands further in.
    beside = re.compile(r"\s*$|\s{5}|.*Traceback \(|\[\w+ \| (INFO|WARNING|DEBUG)\]")
    return [line.strip() for line in log.splitlines() if not beside.match(line)]


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
        name_of(cell): []
        for cell in notebook.cells
        if cell.cell_type == "code" and is_solution(cell) and not is_grade(cell)
    }
    for cell in notebook.cells:
        if is_test(cell):
            owner = name_of(cell).split("_test")[0]
            if owner in found:
                found[owner].append(cell)
    return found


def name_of(cell: NotebookNode) -> str:
    """Return a cell's ``grade_id``, ``""`` where it has none."""
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def points(cells: Iterable[NotebookNode]) -> float:
    """Return the sum of the points of graded cells."""
    return sum(cell.metadata.nbgrader.points for cell in cells if is_grade(cell))


def here() -> Course:
    """Return the course of the current folder or of one above it.

    Raises
    ------
    CourseError
        If there is none.
    """
    folder = Path(os.environ.get("PWD", os.getcwd())).resolve()
    for candidate in [folder, *folder.parents]:
        if (candidate / "nbgrader_config.py").is_file() and (candidate / "source").is_dir():
            return Course(candidate)
    raise CourseError(
        "This is no course folder: there is no nbgrader_config.py with a source/ beside it."
    )
