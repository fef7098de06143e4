"""One's own chapter as a student sees it: JupyterLab on a copy of its release."""

import shutil
import subprocess
import sys
from pathlib import Path

from examiner.authoring import release
from examiner.course import Course, CourseError


def prepare(course: Course, assignment: str) -> Path:
    """Copy a chapter's release into a scratch folder and return the copy's notebook.

    What was tried before is kept beside it, where it was changed.

    Parameters
    ----------
    course : Course
    assignment : str

    Raises
    ------
    CourseError
        If the student edition can't be made.
    """
    if release.release(course, assignment):
        raise CourseError(f"The student edition of {assignment} can't be made; see above")
    released = course.notebook("release", assignment)
    folder = course.root / "build" / "try" / assignment
    if folder.is_dir():
        tried = folder / released.name
        if tried.is_file() and tried.read_bytes() != released.read_bytes():
            number = next(n for n in range(1, 10_000) if not _kept(folder, n).exists())
            folder.rename(_kept(folder, number))
            print(f"What you tried before: {_kept(folder, number).relative_to(course.root)}")
        else:
            shutil.rmtree(folder)
    shutil.copytree(released.parent, folder, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    return folder / released.name


def _kept(folder: Path, number: int) -> Path:
    return folder.with_name(f"{folder.name}-{number}")


def start(course: Course, notebook: Path) -> int:
    """Open JupyterLab on a notebook, as students have it, until it is ended; return its code."""
    call = [sys.executable, "-m", "jupyterlab", notebook.name]
    settings = course.root / "student" / "jupyter_lab_config.py"
    if settings.is_file():
        call.insert(3, f"--config={settings}")
    return subprocess.run(call, cwd=notebook.parent).returncode
