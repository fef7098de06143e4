"""A class that hands in and reads its feedback by nbgrader's exchange, as the assignment list does.

nbgrader's own classes do it, in this process: a program for each step would take seconds.
"""

from pathlib import Path

import nbformat
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeFactory
from traitlets.config import Config

from examiner.course import Course


class Exchange:
    """An exchange folder with what a course released.

    Parameters
    ----------
    course : Course
        Its settings name the exchange.
    folder : Path
        For the students' homes.
    """

    def __init__(self, course: Course, folder: Path):
        self.course = course
        self.folder = folder

    def release(self, assignment: str) -> None:
        """Release a chapter."""
        self._do("ReleaseAssignment", self.course.root, assignment)

    def hand_in(self, student: str, assignment: str, notebook) -> Path:
        """Hand in a notebook, or text in place of one; return its folder in the exchange."""
        path = self.folder / student / assignment / f"{assignment}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(notebook, str):
            path.write_text(notebook)
        else:
            nbformat.write(notebook, path)
        step = self._do("Submit", self.folder / student, assignment, student)
        return Path(step.inbound_path, step.assignment_filename)

    def feedback(self, student: str, assignment: str) -> list[str]:
        """Fetch feedback; return the pages of those hand-ins that have one, the oldest first."""
        home = self.folder / student
        self._do("FetchFeedback", home, assignment, student)
        pages = sorted((home / assignment / "feedback").glob(f"*/{assignment}.html"))
        return [page.read_text(encoding="utf-8") for page in pages]

    def _do(self, step: str, root: Path, assignment: str, student: str = "*"):
        config = Config(self.course.settings)
        config.Exchange.assignment_dir = str(root)
        config.Exchange.cache = str(self.folder / student / ".cache") if student != "*" else ""
        where = CourseDirectory(
            config=config, root=str(root), assignment_id=assignment, student_id=student
        )
        made = getattr(ExchangeFactory(config=config), step)(
            coursedir=where, authenticator=Authenticator(config=config)
        )
        made.start()
        return made
