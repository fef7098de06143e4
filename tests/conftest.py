"""What the tests share: the course, and real grading in a folder of its own."""

import logging
import os
import re
import shutil
import sys
from functools import cache
from pathlib import Path
from unittest import mock

import absl.logging
import nbformat
import nbgrader.api
import pytest
import tiny
from attacks import watched  # noqa: F401, a server that nobody should ask
from browser import browser, edition, lab, page  # noqa: F401, in JupyterLab
from examining import examine, nursery  # noqa: F401, the engine's fixtures
from xdist.scheduler import LoadFileScheduling

from examiner.cells import name_of
from examiner.course import Course
from examiner.grading.run import processors

ROOT = Path(__file__).resolve().parent.parent
# As in the Makefile, for those who call pytest themselves: nbgrader calls alembic by name.
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture(scope="session")
def course() -> Course:
    return Course(ROOT)


@pytest.fixture(scope="session", autouse=True)
def _gradebooks_of_one_version():
    """Ask Alembic once, not for each new gradebook: it is a program that takes a second."""
    with mock.patch.object(
        nbgrader.api, "get_alembic_version", cache(nbgrader.api.get_alembic_version)
    ):
        yield


@pytest.fixture(scope="session", autouse=True)
def _what_pytest_captures_stays_open():
    """Logging, configured anew by nbgrader, closes all handlers, and Keras' closes its stream too.

    That is what stderr was when Keras was imported: pytest's, while a test captures its own.
    """
    with mock.patch.object(absl.logging.PythonHandler, "close", logging.Handler.close):
        yield


def pytest_addoption(parser):
    parser.addoption(
        "--all-chapters", action="store_true", help="compare the executors on all chapters"
    )


#: What takes long and rarely fails: a server, a browser, another's tests, a process killed.
SLOW = {
    *("test_browser", "test_widgets", "test_cluster", "test_postgresql", "test_parity"),
    *("test_formgrader", "test_exchange", "test_bench", "test_docs", "test_student_edition"),
    *("test_class_server", "test_roles"),
}


def pytest_collection_modifyitems(items):
    """Mark what is slow; what takes longest comes first, so that no worker is left with it."""
    for item in items:
        killed = item.name.startswith("test_killed") or "in_a_browser" in item.name
        if item.path.stem in SLOW or item.path.parent.name == "nbgrader_suite" or killed:
            item.add_marker(pytest.mark.slow)
    long = ["test_answers", "test_run", "test_browser", "test_cluster", "test_widgets"]
    items.sort(key=lambda item: long.index(item.path.stem) if item.path.stem in long else len(long))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers():
    """One more than there are processors: many tests wait for a browser, a server or a limit."""
    return processors() + 1


class ByWhatIsShared(LoadFileScheduling):
    """Runs the tests of a file on one worker, and those of a chapter: they share its release."""

    CHAPTER = re.compile(r"test_(?:answers|parity|release)\.py::.*\[(\d\d\.\d\d-.*)\]")

    def _split_scope(self, nodeid):
        chapter = self.CHAPTER.search(nodeid)
        return chapter[1] if chapter else super()._split_scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return ByWhatIsShared(config, log)


class Grader:
    """A course folder of its own in which submissions are graded with `nbgrader autograde`."""

    def __init__(self, root: Path):
        self.course = Course(root)

    def submit(self, assignment, student, notebook) -> None:
        path = self.course.notebook("submitted", assignment, student)
        path.parent.mkdir(parents=True)
        if isinstance(notebook, (str, bytes)):
            path.write_bytes(notebook.encode() if isinstance(notebook, str) else notebook)
        else:
            nbformat.write(notebook, path)

    def grade(self, assignment: str) -> dict[str, dict[str, float]]:
        """Grade all submissions and return points by student and cell."""
        self.course.nbgrader("autograde", assignment, quiet=True)
        with self.course.gradebook() as gradebook:
            return {
                submission.student.id: {
                    grade.name: grade.score
                    for notebook in submission.notebooks
                    for grade in notebook.grades
                }
                for submission in gradebook.assignment_submissions(assignment)
            }

    def feedback(self, assignment: str, student: str) -> str:
        assert self.course.nbgrader("generate_feedback", assignment, quiet=True) == 0
        path = self.course.notebook("feedback", assignment, student).with_suffix(".html")
        return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """Return a function that makes a course with released assignments; each is made once."""
    made = {}

    def make(*assignments: str, settings: str) -> Path:
        key = (assignments, settings, os.environ.get("NBGRADER_DB_URL"))
        if key not in made:
            course = Course(tmp_path_factory.mktemp("prepared") / "course")
            (course.root / "source").mkdir(parents=True)
            (course.root / "data").symlink_to(ROOT / "data")
            own = f"load_subconfig('nbgrader_config.py', path={str(ROOT)!r})\n"
            (course.root / "nbgrader_config.py").write_text(own + settings)
            # Made here, where Alembic is not asked again.
            course.gradebook().close()
            for assignment in assignments:
                path = course.notebook("source", assignment)
                if assignment == "tiny":
                    path.parent.mkdir()
                    nbformat.write(tiny.notebook(), path)
                else:
                    shutil.copytree(ROOT / "source" / assignment, path.parent)
                assert course.nbgrader("generate_assignment", assignment, quiet=True) == 0
            made[key] = course.root
        return made[key]

    return make


@pytest.fixture(scope="module")
def grader(tmp_path_factory, prepared):
    """Return a function that makes a `Grader` for given assignments."""

    def make(*assignments: str, settings: str = "") -> Grader:
        root = tmp_path_factory.mktemp("course") / "course"
        return Grader(
            shutil.copytree(prepared(*assignments, settings=settings), root, symlinks=True)
        )

    return make


def cell_of(notebook, name):
    return next(cell for cell in notebook.cells if name_of(cell) == name)
