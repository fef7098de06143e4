"""The layout of a course folder and the nbgrader commands that work on it."""

import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.apps import NbGrader
from nbgrader.coursedir import CourseDirectory
from sqlalchemy import make_url
from traitlets.config import Config

from examiner.errors import ExaminerError


class CourseError(ExaminerError):
    """Something about the course folder is not as it should be; the message says what to do."""


class Submission(NamedTuple):
    """What one student handed in for one assignment."""

    assignment: str
    student: str


@dataclass(frozen=True)
class Course:
    """A course folder: ``source``, ``release``, ``submitted``, ``autograded`` and ``feedback``.

    What nbgrader's configuration says of it holds here too.

    Attributes
    ----------
    root : Path
        Where ``nbgrader_config.py`` lies.
    """

    root: Path

    @cached_property
    def settings(self) -> Config:
        """Nbgrader's configuration, as its own commands read it in this folder."""
        return self._nbgrader.config

    @cached_property
    def directories(self) -> CourseDirectory:
        """Where nbgrader keeps each stage of this course."""
        return self._nbgrader.coursedir

    @cached_property
    def _nbgrader(self) -> NbGrader:
        app = NbGrader()
        app.initialize([], root=str(self.root))
        return app

    def stage(self, name: str) -> Path:
        """Return the folder of a stage, such as ``"submitted"``."""
        return self.root / getattr(self.directories, f"{name}_directory")

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
        found = self.stage("source").glob("*/*.ipynb")
        known = sorted(path.stem for path in found if path.stem == path.parent.name)
        if only is None:
            return known
        if only not in known:
            raise CourseError(f"There is no assignment {only!r}. There are: {', '.join(known)}")
        return [only]

    def strays(self, assignment: str) -> list[Path]:
        """Return the notebooks beside an assignment's own in ``source/``: copies, mostly."""
        own = self.notebook("source", assignment)
        return sorted(path for path in own.parent.glob("*.ipynb") if path != own)

    def notebook(self, stage: str, assignment: str, student: str = "") -> Path:
        """Return the path of an assignment's notebook in a stage, such as ``"release"``."""
        return self.stage(stage) / student / assignment / f"{assignment}.ipynb"

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

    def submissions(self, only: str | None = None) -> list[Submission]:
        """Return what was handed in: all folders below ``submitted/``, by assignment."""
        folders = self.stage("submitted").glob("*/*/")
        found = sorted(Submission(folder.name, folder.parent.name) for folder in folders)
        known = set(self.assignments(only))
        return [submission for submission in found if submission.assignment in known]

    def absent(self, assignment: str, student: str) -> str:
        """Say that a submission has no notebook of its chapter's name, and what it has."""
        folder = self.notebook("submitted", assignment, student).parent
        there = ", ".join(sorted(path.name for path in folder.iterdir())) or "nothing"
        return f"there is no {assignment}.ipynb in the folder, but {there}"

    def gradebook(self) -> Gradebook:
        """Open the gradebook; use it in a ``with``."""
        return Gradebook(self.directories.db_url, self.directories.course_id)

    def has_gradebook(self) -> bool:
        """Tell whether there is a gradebook; nbgrader would make an empty one."""
        file = self.gradebook_file
        return file is None or file.is_file()

    @property
    def gradebook_file(self) -> Path | None:
        """Where the gradebook is a file: that; None where a server keeps it."""
        url = make_url(self.directories.db_url)
        return Path(url.database or "") if url.get_backend_name() == "sqlite" else None

    def twin(self, root: Path) -> "Course":
        """Return another course with the same settings and data, and a gradebook of its own.

        Parameters
        ----------
        root : Path
            Its folder, which is there.
        """
        (root / "nbgrader_config.py").write_text(
            f"load_subconfig('nbgrader_config.py', path={str(self.root)!r})\n"
            f"c = get_config()\n"
            f"c.CourseDirectory.db_url = {f'sqlite:///{root}/gradebook.db'!r}\n"
        )
        if not (root / "data").exists():
            (root / "data").symlink_to(self.root / "data")
        return Course(root)

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


def here() -> Course:
    """Return the course of the current folder or of one above it.

    Raises
    ------
    CourseError
        If there is none.
    """
    folder = Path.cwd()
    for candidate in [folder, *folder.parents]:
        if (candidate / "nbgrader_config.py").is_file() and (candidate / "source").is_dir():
            return Course(candidate)
    raise CourseError(
        "This is no course folder: there is no nbgrader_config.py with a source/ beside it."
    )
